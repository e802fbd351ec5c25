#include "casefile/dated.h"
#include "casefile/households.h"
#include "casefile/standing.h"
#include "casework/likely_same.h"
#include "desk/components/button.h"
#include "desk/components/input.h"
#include "desk/components/summary_list.h"
#include "desk/components/tag.h"
#include "desk/entry_words.h"
#include "desk/filing.h"
#include "desk/genogram.h"
#include "desk/pages.h"
#include "desk/pieces.h"
#include "desk/typed.h"
#include "records/types/alias.h"
#include "records/types/identifier.h"
#include "records/types/parental_responsibility.h"
#include "records/types/person.h"
#include "records/types/relationship.h"
#include "records/types/same_person.h"

#include <algorithm>

/// The people of a family: who each is and by what other names, who is what to whom, who holds
/// parental responsibility, and who lived with whom on any day.
namespace holdfast::desk {

using base::PersonId;
using casefile::Fact;
using casework::OpenFamily;
using web::Html;
using web::Request;
using web::Response;

namespace {

/// A person of the scene and the day that is asked about.
struct Asked {
    const OpenFamily& open;
    base::Date day;

    [[nodiscard]] const casefile::Facts& facts() const { return open.scene->facts; }
    [[nodiscard]] std::string name(const PersonId& person) const
    {
        const std::string known = open.scene->name_of(person);
        return known.empty() ? "Somebody whose name is not recorded" : known;
    }
};

/// "since 4 March 2019", "from 4 March 2019 to 1 May 2021".
std::string span_words(const base::When& since, const std::optional<base::When>& until,
                       const casefile::Facts& facts)
{
    if (!until) return "since " + plain_date(since, facts);
    return "from " + plain_date(since, facts) + " to " + plain_date(*until, facts);
}

template <class Code>
std::string label_of(const std::optional<Code>& code)
{
    return code ? std::string{code->label()} : "Not said";
}

Html lines_of(const std::vector<Html>& lines)
{
    if (lines.size() == 1) return lines.front();
    return bullets(lines);
}

void add_row(SummaryList& list, std::string key, const std::vector<Html>& lines)
{
    if (!lines.empty()) list.rows.push_back({std::move(key), lines_of(lines), {}});
}

Html birth_of(const records::Person& person, const casefile::Facts& facts)
{
    std::string words;
    if (person.born) words = "Born " + plain_date(*person.born, facts);
    else if (person.expected_birth) words = "Due " + base::words(*person.expected_birth);
    if (person.died)
        words += (words.empty() ? "Died " : "; died ") + plain_date(*person.died, facts);
    return Html::text(words);
}

std::vector<Html> other_names_of(const Asked& asked, const PersonId& person)
{
    std::vector<Html> lines;
    for (const auto* fact : casefile::standing<records::Alias>(asked.facts())) {
        if (!fact->is_about(base::Subject::of(person), ledger::Part::subject)) continue;
        Html line =
            Html::text(fact->record.name.value_or("") + " (" + label_of(fact->record.kind) + ")");
        if (fact->record.not_to_be_used.value_or(false)) {
            Tag tag;
            tag.text = "Not to be used";
            tag.classes = "govuk-tag--red";
            line += Html::raw(" ") + desk::tag(tag);
        }
        lines.push_back(line + restricted_mark(*fact));
    }
    return lines;
}

std::vector<Html> numbers_of(const Asked& asked, const PersonId& person)
{
    std::vector<Html> lines;
    for (const auto* fact : casefile::standing<records::Identifier>(asked.facts()))
        if (fact->is_about(base::Subject::of(person), ledger::Part::subject))
            lines.push_back(Html::text(label_of(fact->record.kind) + ": "
                                       + fact->record.value.value_or("not known")));
    return lines;
}

std::string address_words(const records::Address& address)
{
    std::string words = address.lines ? address.lines->text : "";
    for (std::size_t at = words.find('\n'); at != std::string::npos; at = words.find('\n'))
        words.replace(at, 1, words[at == 0 ? 0 : at - 1] == ',' ? " " : ", ");
    if (address.postcode) words += (words.empty() ? "" : ", ") + *address.postcode;
    return words.empty() ? label_of(address.kind) : words;
}

/// An address that somebody must not learn is marked wherever it is read.
Html address_line(const Fact<records::Address>& fact, const PersonId& person,
                  const casefile::Facts& facts)
{
    Html line =
        Html::text(address_words(fact.record) + ", "
                   + span_words(fact.happened, casefile::left_on(fact, person, facts), facts))
        + restricted_mark(fact);
    if (!fact.record.kept_secret.value_or(false)) return line;
    Tag tag;
    tag.text = "Kept secret";
    tag.classes = "govuk-tag--red";
    line += Html::raw(" ") + desk::tag(tag);
    if (fact.record.kept_from)
        line += source_line("Must not learn it: " + fact.record.kept_from->text);
    return line;
}

std::vector<Html> addresses_of(const Asked& asked, const PersonId& person)
{
    std::vector<Html> lines;
    for (const auto* fact : casefile::addresses_of(asked.facts(), person))
        lines.push_back(address_line(*fact, person, asked.facts()));
    return lines;
}

std::string resident_words(const Asked& asked, const casefile::Resident& resident)
{
    return asked.name(resident.person)
         + (resident.lived_there == base::Answer::cannot_tell ? " (it cannot be told for sure)"
                                                              : "");
}

std::vector<Html> housemates_of(const Asked& asked, const PersonId& person)
{
    std::vector<Html> lines;
    for (const auto& each : casefile::lived_with(asked.facts(), person, asked.open.today))
        lines.push_back(Html::text(resident_words(asked, each)));
    return lines;
}

/// The other person of an entry: who is mentioned, where this one is the subject.
std::optional<PersonId> person_in(const std::vector<ledger::About>& about, ledger::Part part)
{
    for (const ledger::About& each : about)
        if (each.part == part)
            if (const auto person = each.subject.person()) return person;
    return std::nullopt;
}

/// "Mother of Wren", "Ivy: mother": a relationship from either side.
std::vector<Html> relationships_of(const Asked& asked, const PersonId& person)
{
    std::vector<Html> lines;
    for (const auto* fact : casefile::standing<records::Relationship>(asked.facts())) {
        const auto one = person_in(fact->about, ledger::Part::subject);
        const auto other = person_in(fact->about, ledger::Part::mentioned);
        if (!one || !other || (*one != person && *other != person)) continue;
        const std::string kind = label_of(fact->record.kind);
        std::string words =
            *one == person ? kind + " of " + asked.name(*other) : asked.name(*one) + ": " + kind;
        words += ", " + span_words(fact->happened, fact->record.until, asked.facts());
        if (fact->record.acts_as_parent.value_or(false)) words += "; acts as a parent";
        Html line = Html::text(words) + restricted_mark(*fact);
        if (fact->record.may_be_told)
            line += source_line("May be told: " + fact->record.may_be_told->text);
        lines.push_back(std::move(line));
    }
    return lines;
}

std::vector<Html> responsibility_for(const Asked& asked, const PersonId& child)
{
    std::vector<Html> lines;
    for (const auto* fact : casefile::standing<records::ParentalResponsibility>(asked.facts())) {
        if (person_in(fact->about, ledger::Part::mentioned) != child) continue;
        const auto holder = person_in(fact->about, ledger::Part::subject);
        const std::string who = holder ? asked.name(*holder) : "The authority";
        lines.push_back(Html::text(who + ", "
                                   + span_words(fact->happened, fact->record.until, asked.facts())
                                   + " (" + label_of(fact->record.ground) + ")")
                        + restricted_mark(*fact));
    }
    return lines;
}

/// "Ash Example, born 4 March 2015", with the way to each family.
Html found_line(const casework::FoundPerson& found)
{
    std::string words = found.name.empty() ? "Somebody whose name is not recorded" : found.name;
    if (found.born)
        words += ", born " + found.born->words([](const base::EntryId&) { return "a record"; });
    else if (found.expected_birth) words += ", due " + base::words(*found.expected_birth);
    Html line = Html::text(words);
    for (const base::FamilyId& family : found.families)
        line += Html::raw(" ") + link(family_url(family), "Open the family");
    return line;
}

Html judge_form(const Reader& reader, const FamilyPage& page, const PersonId& person,
                const casework::FoundPerson& found)
{
    Html buttons;
    for (const auto& [words, value] :
         {std::pair{"The same person", "true"}, std::pair{"Somebody else", "false"}}) {
        Button answer;
        answer.text = words;
        answer.name = "same";
        answer.value = value;
        answer.classes = "govuk-button--secondary desk-judge__button";
        answer.once = true;
        buttons += button(answer);
    }
    return form(reader,
                {family_url(page.family) / "people" / "same", {}},
                hidden_of(Request{}, {}, page.open->seen) + hidden_input("person", person.text())
                    + hidden_input("other", found.person.text()) + buttons);
}

/// Who may be the same person, and who is: found by the program, said by people.
void add_likely_same(const Reader& reader, const FamilyPage& page, const PersonId& person,
                     const casework::LikelySame& likely, SummaryList& list)
{
    std::vector<Html> same;
    for (const casework::FoundPerson& each : likely.is) same.push_back(found_line(each));
    add_row(list, "The same person", same);
    std::vector<Html> may_be;
    for (const casework::FoundPerson& each : likely.may_be) {
        Html line = found_line(each);
        for (const casework::FoundBy by : each.by)
            line += source_line("Fits by " + std::string{words_for(by)} + ".");
        if (page.open->may(access::Act::record_person))
            line += judge_form(reader, page, person, each);
        may_be.push_back(std::move(line));
    }
    add_row(list, "May be the same", may_be);
}

SummaryList card_of(const Asked& asked, const casefile::Member& member)
{
    const records::CodeValue* part = records::family_parts.find(member.part);
    SummaryList list;
    list.card = SummaryList::Card{asked.name(member.person), 2, {}};
    add_row(list,
            "In this family",
            {Html::text(std::string{part != nullptr ? part->label : std::string_view{member.part}}
                        + (member.since == base::When::unknown() && !member.until
                               ? ""
                               : ", " + span_words(member.since, member.until, asked.facts())))});
    const auto details = casefile::details_of(asked.facts(), member.person);
    if (details && (details->born || details->expected_birth || details->died))
        add_row(list, "Birth", {birth_of(*details, asked.facts())});
    add_row(list, "Other names", other_names_of(asked, member.person));
    add_row(list, "Numbers", numbers_of(asked, member.person));
    add_row(list, "Addresses", addresses_of(asked, member.person));
    add_row(list, "Lives with", housemates_of(asked, member.person));
    add_row(list, "Relationships", relationships_of(asked, member.person));
    if (member.is_child()) {
        auto holders = responsibility_for(asked, member.person);
        if (holders.empty()) holders.push_back(Html::text("Nobody has written down who holds it."));
        add_row(list, "Parental responsibility", holders);
    }
    return list;
}

Html households_of(const Asked& asked)
{
    const auto households = casefile::households_on(asked.facts(), asked.day);
    if (households.empty())
        return paragraph("No address of that day is recorded for anybody in this family.");
    SummaryList list;
    for (const casefile::Household& household : households) {
        std::vector<Html> residents;
        for (const casefile::Resident& each : household.residents)
            residents.push_back(Html::text(resident_words(asked, each)));
        list.rows.push_back({address_words(*household.address), lines_of(residents), {}});
    }
    return summary_list(list);
}

/// Who lived with whom on the day that was typed; today, where none was.
Html households_part(const Request& request, const FamilyPage& page)
{
    const std::string typed = request.query.value("day");
    const auto day = typed.empty() ? base::Result<base::Date>{page.open->today}
                                   : base::Date::parse(when_as_typed(typed, page.open->today));
    Input input;
    input.name = "day";
    input.label = {"On which day?", "govuk-label--s", false, ""};
    input.hint = "For example 3 March 2026, or yesterday.";
    input.value = typed;
    input.classes = "govuk-input--width-10";
    if (!day) input.error = "That is no day of the calendar. Write it like 3 March 2026.";
    Button button;
    button.text = "Show who lived together";
    button.classes = "govuk-button--secondary";
    Html content = heading(2, "Who lives, or lived, with whom");
    web::Attributes attributes;
    attributes.set("method", "get").set("action", family_url(page.family) / "people");
    Html fields = desk::input(input);
    if (request.query.has("on")) fields += hidden_input("on", request.query.value("on"));
    content += web::element("form", attributes, fields + desk::button(button));
    if (!day) return content;
    content += heading(3, "On " + base::words(*day));
    return content + households_of({*page.open, *day});
}

/// What can be written down about people, for whoever may.
Html ways_to_add(const FamilyPage& page)
{
    if (!page.open->may(access::Act::record_person)) return {};
    struct Way {
        const char* key;
        const char* words;
    };
    constexpr Way ways[] = {{"person", "A person's details"},
                            {"alias", "Another name"},
                            {"address", "An address"},
                            {"relationship", "Who is what to whom"},
                            {"parentalResponsibility", "Parental responsibility"},
                            {"identifier", "A number or code"}};
    std::vector<Html> links;
    for (const Way& way : ways)
        links.push_back(link((family_url(page.family) / "write").with_segment(way.key), way.words));
    return heading(2, "Add or change") + bullets(links);
}

Response people(const Request& request, const web::Places& places, const Reader& reader)
{
    FamilyPage page = open_family(request, places, reader, "people");
    if (!page.open) return std::move(page.instead);
    Content content;
    content.title = "People";
    content.place = "people";
    content.body = heading(1, "People") + genogram(*page.open);
    const Asked asked{*page.open, page.open->today};
    for (const casefile::Member& member : page.open->scene->members) {
        const auto likely = casework::likely_same(
            reader.authority->house, reader.asking("people"), *page.open->scene, member.person);
        if (!likely) return told(request, reader, likely.error());
        SummaryList card = card_of(asked, member);
        add_likely_same(reader, page, member.person, *likely, card);
        content.body += summary_list(card);
    }
    content.body += households_part(request, page) + ways_to_add(page);
    return shown(request, reader, page, std::move(content));
}

/// Somebody looked, and says whether two are one.
Response judge(const Request& request, const web::Places& places, const Reader& reader)
{
    FamilyPage page = open_family(request, places, reader, "people");
    if (!page.open) return std::move(page.instead);
    const auto person = PersonId::parse(request.form.value("person"));
    const auto other = PersonId::parse(request.form.value("other"));
    const std::string& same = request.form.value("same");
    if (!person || !other || (same != "true" && same != "false"))
        return told(
            request, reader, {base::Problem::Kind::invalid, "", "Press one of the two buttons."});
    casework::Doing doing = doing_of(request, reader, page.family);
    doing.about.push_back({base::Subject::of(*person), ledger::Part::subject});
    doing.about.push_back({base::Subject::of(*other), ledger::Part::mentioned});
    records::SamePerson said;
    said.looked = base::When::day(page.open->today);
    said.same = same == "true";
    const auto done = as_told(casework::file(reader.authority->house, doing, said));
    if (!done) return told(request, reader, done.error().front());
    return filed(family_url(page.family) / "people");
}

}  // namespace

void add_people(web::Router& router, const Site& site)
{
    router.get("/families/{family}/people", signed_in(site, people));
    router.post("/families/{family}/people/same", signed_in_form(site, judge));
}

}  // namespace holdfast::desk
