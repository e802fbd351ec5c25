#include "desk/genogram.h"

#include "desk/components/marks.h"
#include "desk/genogram_plan.h"
#include "desk/pieces.h"

#include <algorithm>
#include <numeric>

namespace holdfast::desk {

using casefile::Bond;
using casefile::Genogram;
using casefile::Place;
using casefile::Shape;
using casework::OpenFamily;
using web::Attributes;
using web::Html;

namespace {

constexpr int text_line = 19;
constexpr std::size_t name_most = 12;  // Letters in a line of a name.
constexpr std::size_t name_lines_most = 3;
constexpr int inner_edge = 4;
constexpr int letter_width = 58;  // "Home A"
constexpr int diamond_half = 32;  // A diamond holds less than a square of its width.

// --- Marks ---------------------------------------------------------------------------------------

std::string px(int number)
{
    return std::to_string(number);
}

Html line(Point from, Point to, std::string_view more = "")
{
    auto attributes = classed({"desk-genogram__line", more});
    attributes.set("x1", px(from.x)).set("y1", px(from.y));
    attributes.set("x2", px(to.x)).set("y2", px(to.y));
    return element("line", attributes, {});
}

Html words_at(Point at, std::string_view words, std::string_view more = "")
{
    auto attributes = classed({"desk-genogram__words", more});
    attributes.set("x", px(at.x)).set("y", px(at.y));
    return element("text", attributes, Html::text(words));
}

Html outline(Shape shape, Point middle, int half)
{
    auto attributes = classed({"desk-genogram__shape"});
    switch (shape) {
    case Shape::circle:
        attributes.set("cx", px(middle.x)).set("cy", px(middle.y)).set("r", px(half));
        return element("circle", attributes, {});
    case Shape::square:
        attributes.set("x", px(middle.x - half)).set("y", px(middle.y - half));
        attributes.set("width", px(2 * half)).set("height", px(2 * half));
        return element("rect", attributes, {});
    case Shape::diamond: break;
    }
    const int far = half + diamond_half - symbol_half;
    attributes.set("points",
                   px(middle.x) + "," + px(middle.y - far) + " " + px(middle.x + far) + ","
                       + px(middle.y) + " " + px(middle.x) + "," + px(middle.y + far) + " "
                       + px(middle.x - far) + "," + px(middle.y));
    return element("polygon", attributes, {});
}

enum class Edge { single, doubled };

Html symbol(Shape shape, Point middle, Edge edge)
{
    Html drawn = outline(shape, middle, symbol_half);
    if (edge == Edge::doubled) drawn += outline(shape, middle, symbol_half - inner_edge);
    return drawn;
}

Html cross(Point middle)
{
    constexpr int half = symbol_half;
    return line({middle.x - half, middle.y - half}, {middle.x + half, middle.y + half})
         + line({middle.x - half, middle.y + half}, {middle.x + half, middle.y - half});
}

/// What stands on the line of a couple.
Html bond_mark(Bond bond, Point at)
{
    switch (bond) {
    case Bond::parted:
    case Bond::parted_from_marriage: return line({at.x - 5, at.y + 9}, {at.x + 5, at.y - 9});
    case Bond::parents: return words_at(at, "?", "desk-genogram__words--bond");
    case Bond::married:
    case Bond::together: break;
    }
    return {};
}

std::string_view class_of(std::optional<Bond> bond)
{
    const bool dashed = bond == Bond::together || bond == Bond::parted;
    return dashed ? "desk-genogram__line--dashed" : "";
}

// --- People --------------------------------------------------------------------------------------

/// The year, where the whole of it lies in one; otherwise "".
std::string year_of(const std::optional<base::When>& when, const casefile::Facts& facts)
{
    if (!when) return "";
    const auto first = base::earliest_date(*when, facts.whens());
    const auto last = base::latest_date(*when, facts.whens());
    if (!first || !last || first->iso().substr(0, 4) != last->iso().substr(0, 4)) return "";
    return first->iso().substr(0, 4);
}

/// Inside the symbol: the year of birth, or for which it is expected; and that of death.
std::vector<std::string> years_of(const records::Person& details, const casefile::Facts& facts)
{
    std::vector<std::string> years;
    if (details.born) years.push_back(year_of(details.born, facts));
    else if (details.expected_birth)
        years.push_back(year_of(base::When::day(*details.expected_birth), facts));
    const std::string died = year_of(details.died, facts);
    if (!died.empty()) years.push_back("–" + died);
    std::erase(years, "");
    return years;
}

bool begins_letter(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

/// How many letters, each however many bytes it has.
std::size_t letters_in(std::string_view text)
{
    return static_cast<std::size_t>(std::ranges::count_if(text, begins_letter));
}

/// The bytes of the first piece of a name that may stand in a line of its own: a word, up to its
/// hyphen, or as many letters as fit.
std::size_t first_piece(std::string_view name)
{
    std::size_t letters = 0;
    for (std::size_t at = 0; at < name.size(); ++at) {
        if (begins_letter(name[at]) && ++letters > name_most) return at;
        if (name[at] == ' ' || name[at] == '-') return at + 1;
    }
    return name.size();
}

/// A name in lines that fit beside a symbol; what does not fit is told by the list.
std::vector<std::string> name_lines(std::string_view name)
{
    std::vector<std::string> lines;
    while (!name.empty()) {
        const std::string_view piece = name.substr(0, first_piece(name));
        name.remove_prefix(piece.size());
        const bool fits = !lines.empty()
                       && letters_in(lines.back()) + letters_in(piece)
                              <= name_most + (piece.ends_with(' ') ? 1U : 0U);
        if (fits) lines.back() += piece;
        else lines.emplace_back(piece);
    }
    if (lines.size() > name_lines_most) {
        lines.resize(name_lines_most);
        lines.back() += "…";
    }
    return lines;
}

bool is_the_child(const casefile::FamilyScene& scene, const base::PersonId& person)
{
    const auto member = std::ranges::find(scene.members, person, &casefile::Member::person);
    return member != scene.members.end() && (member->part == "child" || member->part == "unborn");
}

/// Beside the symbol: the name, and what no mark tells.
std::vector<std::string> words_beside(const std::string& name, const records::Person& details,
                                      std::string_view said)
{
    auto lines = name_lines(name.empty() ? "Name not recorded" : name);
    if (!details.born && details.expected_birth) lines.emplace_back("expected");
    for (const std::string& each : name_lines(said)) lines.push_back(each);
    return lines;
}

Html person(const OpenFamily& open, const Place& place, Point middle)
{
    const auto details =
        casefile::details_of(open.scene->facts, place.person).value_or(records::Person{});
    const Edge edge = is_the_child(*open.scene, place.person) ? Edge::doubled : Edge::single;
    Html drawn = symbol(place.shape, middle, edge);
    if (details.died) drawn += cross(middle);
    const auto years = years_of(details, open.scene->facts);
    int y = middle.y + 5 - 8 * (static_cast<int>(years.size()) - 1);
    for (const std::string& year : years) {
        drawn += words_at({middle.x, y}, year, "desk-genogram__words--year");
        y += 16;
    }
    y = middle.y - symbol_half + 14;
    for (const std::string& each :
         words_beside(open.scene->name_of(place.person), details, place.said)) {
        drawn += words_at({middle.x + name_left, y}, each);
        y += text_line;
    }
    return drawn;
}

// --- Lines ---------------------------------------------------------------------------------------

Html descent(const casefile::Descent& said, const Path& path)
{
    Html drawn;
    const bool several = path.parents.size() > 1;
    const std::string_view couple = class_of(said.bond);
    for (const Point& parent : path.parents)
        if (several) drawn += line(parent, {parent.x, path.couple_y}, couple);
    if (several) {
        const Point from{path.left(), path.couple_y};
        drawn += line(from, {path.right(), path.couple_y}, couple);
        if (said.bond)
            drawn += bond_mark(*said.bond, {from.x + (path.middle_x - from.x) / 2, from.y});
    }
    if (path.children.empty()) return drawn;
    const Point from = several              ? Point{path.middle_x, path.couple_y}
                     : path.parents.empty() ? Point{path.middle_x, path.children_y}
                                            : path.parents.front();
    const auto [first, last] = std::ranges::minmax(path.children, {}, &Point::x);
    drawn += line(from, {path.middle_x, path.children_y});
    drawn += line({std::min(first.x, path.middle_x), path.children_y},
                  {std::max(last.x, path.middle_x), path.children_y});
    for (const Point& child : path.children) drawn += line({child.x, path.children_y}, child);
    return drawn;
}

/// "A" for the first household of the drawing.
std::string letter_of(std::size_t household)
{
    return std::string(1, static_cast<char>('A' + household % 26));
}

/// Those of one home who stand beside each other, a row after another.
std::vector<std::vector<std::size_t>> side_by_side(const Genogram& drawn,
                                                   const std::vector<std::size_t>& residents)
{
    std::vector<std::size_t> order(drawn.people.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [&](std::size_t each) {
        return std::pair{drawn.people[each].row, drawn.people[each].x};
    });
    std::vector<std::vector<std::size_t>> groups;
    bool goes_on = false;
    std::size_t row = 0;
    for (const std::size_t each : order) {
        goes_on = goes_on && drawn.people[each].row == row;
        row = drawn.people[each].row;
        if (std::ranges::count(residents, each) == 0) {
            goes_on = false;
            continue;
        }
        if (!goes_on) groups.emplace_back();
        groups.back().push_back(each);
        goes_on = true;
    }
    return groups;
}

/// How many homes of the drawing before this one somebody lives in as well.
int homes_before(const Genogram& drawn, std::size_t number, std::size_t person)
{
    int homes = 0;
    for (std::size_t each = 0; each < number; ++each)
        if (std::ranges::count(drawn.households[each], person) > 0) ++homes;
    return homes;
}

/// A dotted line around those of one home who stand beside each other. Where they do not all, the
/// letter says that the lines are of one home.
Html home(const Genogram& drawn, const GenogramPlan& plan, std::size_t number)
{
    Html outlines;
    for (const auto& group : side_by_side(drawn, drawn.households[number])) {
        const Point from = plan.people[group.front()];
        const Point to = plan.people[group.back()];
        // One home within another's line, where somebody has two.
        const int before = homes_before(drawn, number, group.front());
        const int inset = 6 + 4 * before;
        const int left = from.x - first_middle + inset;
        const int top = from.y - symbol_half - above_row + inset;
        auto attributes = classed({"desk-genogram__home"});
        attributes.set("x", px(left)).set("y", px(top)).set("rx", "8");
        attributes.set("width", px(to.x + column_width - first_middle - inset - left));
        attributes.set("height", px(above_row + row_height + below_row - 2 * inset));
        outlines += element("rect", attributes, {})
                  + words_at({from.x + name_left + letter_width * before, from.y - symbol_half - 6},
                             "Home " + letter_of(number),
                             "desk-genogram__words--small");
    }
    return outlines;
}

// --- The key -------------------------------------------------------------------------------------

Html key_row(const Html& mark, std::string_view words)
{
    auto attributes = classed({"desk-genogram__mark"});
    attributes.set("viewBox", "-34 -34 68 68").set("width", "34").set("height", "34");
    attributes.set("aria-hidden", "true").set("focusable", "false");
    return element("li",
                   classed({"desk-genogram__key-row"}),
                   element("svg", attributes, mark) + span("", Html::text(words)));
}

Html couple_mark(Bond bond)
{
    return line({-30, 0}, {30, 0}, class_of(bond)) + bond_mark(bond, {0, 0});
}

/// What the drawing shows, and nothing that it does not.
Html key(const OpenFamily& open, const Genogram& drawn)
{
    const auto any_shape = [&](Shape shape) {
        return std::ranges::count(drawn.people, shape, &Place::shape) > 0;
    };
    const auto any_bond = [&](Bond bond) {
        return std::ranges::count(drawn.descents, bond, &casefile::Descent::bond) > 0;
    };
    Html rows;
    const auto row = [&](bool shown, const Html& mark, std::string_view words) {
        if (shown) rows += key_row(mark, words);
    };
    const auto shape = [](Shape each) { return symbol(each, {0, 0}, Edge::single); };
    row(any_shape(Shape::square), shape(Shape::square), "Male, or a father");
    row(any_shape(Shape::circle), shape(Shape::circle), "Female, or a mother");
    row(any_shape(Shape::diamond), shape(Shape::diamond), "Sex not recorded");
    row(std::ranges::any_of(
            drawn.people,
            [&](const Place& each) { return is_the_child(*open.scene, each.person); }),
        outline(Shape::diamond, {0, 0}, symbol_half)
            + outline(Shape::diamond, {0, 0}, symbol_half - 3 * inner_edge),
        "A child of this family");
    row(std::ranges::any_of(drawn.people,
                            [&](const Place& each) {
                                const auto details =
                                    casefile::details_of(open.scene->facts, each.person);
                                return details && details->died;
                            }),
        shape(Shape::diamond) + cross({0, 0}),
        "Has died");
    row(any_bond(Bond::married), couple_mark(Bond::married), "Married, or civil partners");
    row(any_bond(Bond::together), couple_mark(Bond::together), "A couple, not recorded as married");
    row(any_bond(Bond::parted_from_marriage),
        couple_mark(Bond::parted_from_marriage),
        "Were married, and parted");
    row(any_bond(Bond::parted), couple_mark(Bond::parted), "Were a couple, and parted");
    row(any_bond(Bond::parents),
        couple_mark(Bond::parents),
        "Have children together; nothing else is recorded of the two");
    auto box = classed({"desk-genogram__home"});
    box.set("x", "-30").set("y", "-22").set("width", "60").set("height", "44").set("rx", "8");
    row(!drawn.households.empty(),
        element("rect", box, {}),
        "Live at one address; the same letter is the same home");
    return element("ul", classed({"govuk-list", "desk-genogram__key"}), rows);
}

Html picture(const OpenFamily& open, const Genogram& drawn)
{
    const GenogramPlan plan = plan_genogram(drawn);
    Html marks = element("title",
                         Attributes{}.set("id", "genogram-title"),
                         Html::raw("Genogram of this family"))
               + element("desc",
                         Attributes{}.set("id", "genogram-desc"),
                         Html::raw("Who is related to whom, and who shares a home. The list of "
                                   "people below says the same in words."));
    for (std::size_t each = 0; each < drawn.households.size(); ++each)
        marks += home(drawn, plan, each);
    for (std::size_t each = 0; each < drawn.descents.size(); ++each)
        marks += descent(drawn.descents[each], plan.paths[each]);
    for (std::size_t each = 0; each < drawn.people.size(); ++each)
        marks += person(open, drawn.people[each], plan.people[each]);
    auto attributes = classed({"desk-genogram"});
    attributes.set("role", "img").set("aria-labelledby", "genogram-title");
    attributes.set("aria-describedby", "genogram-desc");
    attributes.set("viewBox", "0 0 " + px(plan.width) + " " + px(plan.height));
    attributes.set("width", px(plan.width)).set("height", px(plan.height));
    return element("svg", attributes, marks);
}

}  // namespace

Html genogram(const OpenFamily& open)
{
    const Genogram drawn = casefile::draw_genogram(*open.scene, open.today);
    Html content = heading(2, "Genogram");
    if (drawn.people.empty() || drawn.apart == std::size_t{0})
        return content
             + paragraph("Nobody has written down who is what to whom, so nothing is drawn.");
    if (drawn.apart)
        content += paragraph("Whoever stands in the last row has no relationship recorded.");
    return content + scrolling("Genogram", picture(open, drawn)) + key(open, drawn);
}

}  // namespace holdfast::desk
