#include "desk/agency_choice.h"

#include "casework/registers.h"
#include "desk/components/checkboxes.h"
#include "desk/components/details.h"
#include "desk/components/fieldset.h"
#include "desk/record_form.h"

#include <algorithm>
#include <array>

namespace holdfast::desk {

using base::AgencyId;
using base::Problem;
using base::Problems;
using casework::WordsOnAgency;
using ledger::Part;
using web::Fields;
using web::Html;

namespace {

constexpr std::array<std::string_view, 3> sent_names = {"fromAgency", "toAgency", "withAgency"};

/// One question of a record type.
struct Question {
    std::string_view name;
    std::string_view asks;  // "": the type does not ask it.
    Part part;
};

std::array<Question, 3> questions_of(const records::RecordType& type)
{
    return {{{sent_names[0], type.told_by, Part::source},
             {sent_names[1], type.told_to, Part::recipient},
             {sent_names[2], type.agencies_there, Part::present}}};
}

bool asks_nothing(const records::RecordType& type)
{
    return type.told_by.empty() && type.told_to.empty() && type.agencies_there.empty();
}

/// The agencies of the register that may be chosen: those that go on, and those chosen before.
struct Choices {
    std::vector<const WordsOnAgency*> known;  // Which this family's record names.
    std::vector<const WordsOnAgency*> others;
};

Choices choices_of(const std::vector<WordsOnAgency>& all, std::span<const AgencyId> known,
                   const std::vector<std::string>& chosen, base::Date today)
{
    Choices choices;
    for (const WordsOnAgency& each : all) {
        const bool is_chosen = std::ranges::find(chosen, each.id.text()) != chosen.end();
        if (!casework::goes_on(each, today) && !is_chosen) continue;
        const bool is_known = std::ranges::find(known, each.id) != known.end();
        (is_known ? choices.known : choices.others).push_back(&each);
    }
    return choices;
}

std::string words_on(const WordsOnAgency& agency)
{
    return agency.newest().record.name.value_or("An agency without a name");
}

Select list_of(const Question& question, std::span<const WordsOnAgency* const> agencies,
               const std::string& chosen)
{
    Select one;
    one.name = std::string{question.name};
    one.options.push_back({"", "None, or not in the register"});
    for (const WordsOnAgency* each : agencies)
        one.options.push_back({each->id.text(), words_on(*each), chosen == each->id.text()});
    return one;
}

Html choose_one(const Question& question, const Choices& choices, const Fields& typed,
                const std::string& error)
{
    std::vector<const WordsOnAgency*> all = choices.known;
    all.insert(all.end(), choices.others.begin(), choices.others.end());
    Select one = list_of(question, all, typed.value(question.name));
    one.label = {std::string{question.asks}, "govuk-label--s", false, ""};
    one.error = error;
    return select(one);
}

/// One more agency that this family's record does not name yet, out of a long list.
Html choose_another(const Question& question, const Choices& choices, std::size_t number,
                    const std::string& chosen)
{
    Select other = list_of(question, choices.others, chosen);
    other.id = std::string{question.name} + "-" + std::to_string(number);
    other.label = {number == 1 ? "Another agency" : "And another agency", "", false, ""};
    return select(other);
}

Html choose_several(const Question& question, const Choices& choices, const Fields& typed,
                    const std::string& error)
{
    const auto chosen = typed.all(question.name);
    const auto is_chosen = [&](const WordsOnAgency* each) {
        return std::ranges::find(chosen, each->id.text()) != chosen.end();
    };
    Checkboxes known;
    known.name = std::string{question.name};
    known.legend = Legend{std::string{question.asks}, "govuk-fieldset__legend--s", false};
    known.error = error;
    known.classes = "govuk-checkboxes--small";
    for (const WordsOnAgency* each : choices.known) {
        Choice choice;
        choice.text = words_on(*each);
        choice.value = each->id.text();
        choice.is_chosen = is_chosen(each);
        known.choices.push_back(std::move(choice));
    }
    std::vector<std::string> others;
    for (const WordsOnAgency* each : choices.others)
        if (is_chosen(each)) others.push_back(each->id.text());
    constexpr std::size_t shown_at_once = 2;
    constexpr std::size_t folded = 3;
    const std::size_t shown = std::max(shown_at_once, others.size());
    others.resize(shown + folded);
    Html lists;
    for (std::size_t i = 0; i < shown; ++i)
        lists += choose_another(question, choices, i + 1, others[i]);
    Details more;
    more.summary = "There were more agencies";
    for (std::size_t i = shown; i < others.size(); ++i)
        more.content += choose_another(question, choices, i + 1, others[i]);
    if (!known.choices.empty()) return checkboxes(known) + lists + details(more);
    Fieldset all;
    all.legend = *known.legend;
    all.content = lists + details(more);
    return fieldset(all);
}

}  // namespace

std::span<const std::string_view> agency_names()
{
    return sent_names;
}

base::Result<Html> agency_questions(const Reader& reader, const records::RecordType& type,
                                    std::span<const AgencyId> known, const Fields& typed,
                                    const Problems& problems)
{
    // What somebody of another agency writes is told by that agency: they need not say so.
    if (asks_nothing(type) || access::is_partner(reader.viewer.role)) return Html{};
    const auto all = casework::register_of_agencies(reader.authority->house);
    if (!all) return std::unexpected(all.error());
    Html asked;
    for (const Question& question : questions_of(type)) {
        if (question.asks.empty()) continue;
        const Choices choices =
            choices_of(*all, known, typed.all(question.name), reader.authority->house.today());
        const std::string error = error_of(problems, question.name);
        asked += question.part == Part::present ? choose_several(question, choices, typed, error)
                                                : choose_one(question, choices, typed, error);
    }
    return asked;
}

Problems name_agencies(const Reader& reader, const records::RecordType& type, const Fields& typed,
                       std::vector<ledger::About>& about)
{
    if (access::is_partner(reader.viewer.role)) return {};
    const auto is_sent = [&](std::string_view name) { return typed.has(name); };
    if (std::ranges::none_of(sent_names, is_sent)) return {};
    const auto all = casework::register_of_agencies(reader.authority->house);
    if (!all) return {all.error()};
    Problems problems;
    for (const Question& question : questions_of(type))
        for (const std::string& chosen : typed.all(question.name)) {
            if (chosen.empty()) continue;
            const auto found = std::ranges::find_if(
                *all, [&](const WordsOnAgency& each) { return each.id.text() == chosen; });
            if (question.asks.empty() || found == all->end()) {
                problems.push_back({Problem::Kind::unknown,
                                    "/" + std::string{question.name},
                                    "Choose an agency out of the list."});
                continue;
            }
            const ledger::About agency{base::Subject::of(found->id), question.part};
            if (std::ranges::find(about, agency) == about.end()) about.push_back(agency);
        }
    return problems;
}

void add_agencies(const records::RecordType& type, std::span<const ledger::About> about,
                  Fields& typed)
{
    for (const Question& question : questions_of(type))
        for (const ledger::About& each : about)
            if (!question.asks.empty() && each.part == question.part
                && each.subject.kind == base::SubjectKind::agency)
                typed.add(std::string{question.name}, AgencyId{each.subject.id}.text());
}

namespace {

/// The field that asks which kinds of agency took part; nullptr: none does.
const records::Field* kinds_there(const records::RecordType& type)
{
    for (const std::string_view key : {"tookPart", "attended", "agenciesThere"}) {
        const records::Field* field = type.find(key);
        if (field != nullptr && field->slot.kind == records::FieldKind::codes
            && field->slot.codes == &records::agency_kinds)
            return field;
    }
    return nullptr;
}

void add_code(base::json::object& input, std::string_view key, const std::string& code)
{
    auto& codes = input[key];
    if (!codes.is_array()) codes = base::json::array{};
    for (const base::json::value& each : codes.as_array())
        if (each == base::json::value(code)) return;
    codes.as_array().emplace_back(code);
}

}  // namespace

base::Result<base::Done> add_what_the_register_says(const Reader& reader,
                                                    const records::RecordType& type,
                                                    std::span<const ledger::About> about,
                                                    base::json::object& input)
{
    const auto is_agency = [](const ledger::About& each) {
        return each.subject.kind == base::SubjectKind::agency;
    };
    if (std::ranges::none_of(about, is_agency)) return base::Done{};
    const auto all = casework::register_of_agencies(reader.authority->house);
    if (!all) return std::unexpected(all.error());
    const records::Field* source = type.find("source");
    const bool is_counted = source != nullptr && source->slot.codes == &records::referral_sources;
    const records::Field* kinds = kinds_there(type);
    for (const ledger::About& each : about) {
        const auto found = std::ranges::find_if(*all, [&](const WordsOnAgency& agency) {
            return is_agency(each) && agency.id.bytes == each.subject.id;
        });
        if (found == all->end()) continue;
        const records::Agency& agency = found->newest().record;
        if (each.part == Part::source && is_counted && agency.census_source
            && !input.contains("source"))
            input["source"] = agency.census_source->code;
        if (each.part == Part::present && kinds != nullptr && agency.kind)
            add_code(input, kinds->key, agency.kind->code);
    }
    return base::Done{};
}

}  // namespace holdfast::desk
