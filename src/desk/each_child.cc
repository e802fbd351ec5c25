#include "desk/each_child.h"

#include "desk/components/fieldset.h"
#include "desk/record_form.h"

#include <algorithm>
#include <array>

namespace holdfast::desk {

namespace json = base::json;
using base::PersonId;
using base::Problem;
using base::Problems;
using casefile::FamilyScene;
using casework::Together;
using records::RecordType;
using web::Fields;
using web::Html;

namespace {

/// Of a visit: whether and how the child was seen, and the child's own words. What was true of one
/// is never taken as true of the others.
constexpr std::array<std::string_view, 5> of_a_visit = {
    "seen", "whyNotAlone", "bedroomSeen", "heardHow", "words"};

bool is_ticked(const Fields& typed, const PersonId& child)
{
    const auto ticked = typed.all("child");
    return std::find(ticked.begin(), ticked.end(), child.text()) != ticked.end();
}

/// Children of whom the same is said.
struct Group {
    json::object said;
    std::vector<PersonId> children;
};

void add_to_groups(std::vector<Group>& groups, json::object said, const PersonId& child)
{
    for (Group& group : groups)
        if (group.said == said) {
            group.children.push_back(child);
            return;
        }
    groups.push_back({std::move(said), {child}});
}

/// What the part of another record says beside what is different: when it was, of which kind, and
/// whether it is restricted.
json::object kept_for_parts(const Written& written, const json::object& input)
{
    json::object kept;
    for (const records::Field& field : written.type->fields) {
        const bool needed = field.happened || field.needed == records::Needed::always
                         || field.id == records::restricted_id;
        if (const auto* value = input.if_contains(field.key); value != nullptr && needed)
            kept[field.key] = *value;
    }
    return kept;
}

void add_children(const Group& group, Together& record)
{
    for (const PersonId& child : group.children)
        record.doing.about.push_back({base::Subject::of(child), ledger::Part::subject});
}

/// Reads what is said into the record; what is wrong for a group is told beside its first child.
void add_read(const RecordType& type, const json::object& said, const Group& group,
              Together& record, Problems& problems)
{
    auto read = records::read_input(type, said, {"", {}, {}});
    if (read) {
        record.written = std::move(*read);
        return;
    }
    for (Problem problem : read.error()) {
        const std::string key = problem.place.substr(problem.place.rfind('/') + 1);
        if (group.said.contains(key)) problem.place += suffix_of(group.children.front());
        // What was typed once is wrong once.
        if (std::find(problems.begin(), problems.end(), problem) == problems.end())
            problems.push_back(std::move(problem));
    }
}

}  // namespace

std::span<const std::string_view> asked_for_each(const RecordType& type)
{
    if (type.key == "visit") return of_a_visit;
    return {};
}

std::vector<std::string_view> asked_once_before(const Written& written)
{
    const auto each = asked_for_each(*written.type);
    if (each.empty()) return {written.fields.begin(), written.fields.end()};
    return {written.fields.begin(),
            std::find(written.fields.begin(), written.fields.end(), each.front())};
}

std::vector<std::string_view> asked_once_after(const Written& written)
{
    const auto each = asked_for_each(*written.type);
    if (each.empty()) return {};
    std::vector<std::string_view> after{
        std::find(written.fields.begin(), written.fields.end(), each.front()),
        written.fields.end()};
    std::erase_if(after, [&](std::string_view key) {
        return std::find(each.begin(), each.end(), key) != each.end();
    });
    return after;
}

std::string suffix_of(const PersonId& child)
{
    return "-" + child.text();
}

std::vector<std::string> names_for_each(const RecordType& type, const FamilyScene& scene)
{
    std::vector<std::string> names;
    for (const PersonId& child : scene.children())
        for (const std::string_view key : asked_for_each(type))
            names.push_back(std::string{key} + suffix_of(child));
    return names;
}

Html questions_for_each(const FamilyPage& page, const RecordType& type, const Fields& typed,
                        const Problems& problems)
{
    Html content;
    const FamilyScene& scene = *page.open->scene;
    for (const PersonId& child : scene.children()) {
        Fieldset block;
        block.legend = Legend{names_of({&child, 1}, scene), "govuk-fieldset__legend--m", false};
        block.content = controls({type, asked_for_each(type), typed, problems, suffix_of(child)});
        content += fieldset(block);
    }
    return content;
}

base::Checked<std::vector<Together>> records_for_each(const casework::Doing& doing,
                                                      const Written& written,
                                                      const FamilyScene& scene,
                                                      const json::object& input,
                                                      const Fields& typed, base::Date today)
{
    Problems problems;
    std::vector<Group> groups;
    for (const PersonId& child : scene.children()) {
        json::object said =
            input_of(*written.type, asked_for_each(*written.type), typed, today, suffix_of(child));
        if (is_ticked(typed, child)) add_to_groups(groups, std::move(said), child);
        else if (!said.empty())
            problems.push_back({Problem::Kind::missing,
                                "/child",
                                "You answered for a child who is not ticked. Tick the child, or "
                                "take the answers away."});
    }
    // One record of all of them; and where they differ, a part of it for each who was answered for.
    Together whole{doing, written.type, {}, {}};
    for (const Group& group : groups) add_children(group, whole);
    const bool is_same_for_all = groups.size() == 1;
    const Group same = is_same_for_all ? groups.front() : Group{};
    json::object said_of_all = input;
    for (const auto& [key, value] : same.said) said_of_all[key] = value;
    add_read(*written.type, said_of_all, same, whole, problems);
    std::vector<Together> all;
    all.push_back(std::move(whole));
    for (const Group& group : groups) {
        if (is_same_for_all || group.said.empty()) continue;
        Together part{doing, written.type, {}, 0};
        add_children(group, part);
        json::object different = kept_for_parts(written, input);
        for (const auto& [key, value] : group.said) different[key] = value;
        add_read(*written.type, different, group, part, problems);
        all.push_back(std::move(part));
    }
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return all;
}

}  // namespace holdfast::desk
