#include "desk/record_filter.h"

#include "desk/components/button.h"
#include "desk/components/details.h"
#include "desk/components/input.h"
#include "desk/components/select.h"
#include "desk/pieces.h"
#include "desk/record_form.h"
#include "desk/typed.h"
#include "index/lists.h"

#include <algorithm>
#include <set>

namespace holdfast::desk {

using base::Problem;
using casefile::AnyFact;
using casefile::Facts;
using web::Fields;
using web::Html;
using web::Url;

namespace {

std::optional<base::Date> day_in(const Fields& fields, std::string_view name, base::Date today,
                                 base::Problems& problems)
{
    const std::string& typed = fields.value(name);
    if (typed.empty()) return std::nullopt;
    const auto day = base::Date::parse(when_as_typed(typed, today));
    if (day) return *day;
    problems.push_back({Problem::Kind::invalid,
                        "/" + std::string{name},
                        "That is no day of the calendar. Write a whole day, such as 3 March "
                        "2026."});
    return std::nullopt;
}

/// Every word of an entry: the name of its kind, and what was typed.
std::string all_words(const AnyFact& fact)
{
    std::string words{fact.type->name};
    const records::Written written = fact.written();
    for (const records::Field& field : fact.type->fields) {
        using records::FieldKind;
        const bool is_words =
            field.slot.kind == FieldKind::line || field.slot.kind == FieldKind::prose;
        const std::string* value = is_words ? written.body.value_of(field.id) : nullptr;
        if (value != nullptr) words += " " + *value;
    }
    return index::plain_word(words);
}

bool holds_words(const AnyFact& fact, const std::string& asked)
{
    const auto words = index::words_of(asked);
    const std::string all = all_words(fact);
    return std::all_of(
        words.begin(), words.end(), [&](const std::string& word) { return all.contains(word); });
}

bool is_about(const AnyFact& fact, const base::PersonId& person)
{
    return std::any_of(fact.about.begin(), fact.about.end(), [&](const ledger::About& about) {
        return about.subject.person() == person;
    });
}

Select person_choice(const FamilyPage& page, const RecordFilter& filter)
{
    Select choice;
    choice.name = "person";
    choice.label.text = "About whom";
    choice.options.push_back({"", "Everybody"});
    for (const casefile::Member& member : page.open->scene->members)
        choice.options.push_back({member.person.text(),
                                  page.open->scene->name_of(member.person),
                                  filter.person == member.person});
    return choice;
}

/// The kinds that the record has, by their names.
Select kind_choice(const Facts& facts, const RecordFilter& filter)
{
    const auto by_name = [](const auto* one, const auto* other) { return one->name < other->name; };
    std::set<const records::RecordType*, decltype(by_name)> kinds;
    for (const AnyFact* fact : facts.every()) kinds.insert(fact->type);
    Select choice;
    choice.name = "kind";
    choice.label.text = "What";
    choice.options.push_back({"", "Every kind"});
    for (const auto* kind : kinds)
        choice.options.push_back(
            {std::string{kind->key}, std::string{kind->name}, filter.kind == kind});
    return choice;
}

Html line(std::string name, std::string label, const Fields& fields, const RecordFilter& filter,
          std::string classes)
{
    Input typed;
    typed.error = error_of(filter.problems, name);
    typed.value = fields.value(name);
    typed.name = std::move(name);
    typed.label.text = std::move(label);
    typed.classes = std::move(classes);
    return input(typed);
}

Html secondary(std::string words)
{
    Button look;
    look.text = std::move(words);
    look.classes = "govuk-button--secondary";
    return button(look);
}

}  // namespace

bool RecordFilter::asks_for_all() const
{
    return !person && kind == nullptr && !from && !to && words.empty();
}

RecordFilter filter_in(const Fields& fields, const FamilyPage& page)
{
    RecordFilter filter;
    const casefile::FamilyScene& scene = *page.open->scene;
    for (const casefile::Member& member : scene.members)
        if (member.person.text() == fields.value("person")) filter.person = member.person;
    for (const AnyFact* fact : scene.facts.every())
        if (fact->type->key == fields.value("kind")) filter.kind = fact->type;
    filter.from = day_in(fields, "from", page.open->today, filter.problems);
    filter.to = day_in(fields, "to", page.open->today, filter.problems);
    if (!index::words_of(fields.value("words")).empty()) filter.words = fields.value("words");
    return filter;
}

bool is_asked_for(const AnyFact& fact, const RecordFilter& filter, const Facts& facts)
{
    if (filter.person && !is_about(fact, *filter.person)) return false;
    if (filter.kind != nullptr && filter.kind != fact.type) return false;
    const auto first = base::earliest_date(fact.happened, facts.whens());
    const auto last = base::latest_date(fact.happened, facts.whens());
    if (filter.to && first && *first > *filter.to) return false;
    if (filter.from && last && *last < *filter.from) return false;
    return filter.words.empty() || holds_words(fact, filter.words);
}

Url with_filter(Url url, const RecordFilter& filter)
{
    if (filter.person) url = url.with("person", filter.person->text());
    if (filter.kind != nullptr) url = url.with("kind", filter.kind->key);
    if (filter.from) url = url.with("from", filter.from->iso());
    if (filter.to) url = url.with("to", filter.to->iso());
    return url;
}

const Fields& fields_asked(const web::Request& request)
{
    return request.method == web::Method::post ? request.form : request.query;
}

Html filter_forms(const web::Request& request, const Reader& reader, const FamilyPage& page,
                  const RecordFilter& filter)
{
    const Url url = family_url(page.family) / "record";
    const Fields& fields = fields_asked(request);
    // A form that is sent by GET takes nothing of its address along.
    const Html on =
        request.query.value("on").empty() ? Html{} : hidden_input("on", page.open->today.iso());
    const Html by_kind = on + select(person_choice(page, filter))
                       + select(kind_choice(page.open->scene->facts, filter))
                       + line("from", "From", fields, filter, "govuk-input--width-10")
                       + line("to", "To", fields, filter, "govuk-input--width-10")
                       + secondary("Show these");
    web::Attributes attributes;
    attributes.set("method", "get").set("action", url).flag("novalidate");
    const Html by_words =
        form(reader,
             {with_known_on(url, request, page), {}},
             line("words", "Words in what was written", fields, filter, "govuk-input--width-20")
                 + secondary("Find these words"));
    Details looking;
    looking.summary = "Look for something";
    looking.content = by_words + web::element("form", attributes, by_kind);
    looking.is_open = !filter.asks_for_all() || !filter.problems.empty();
    return details(looking);
}

}  // namespace holdfast::desk
