#include "desk/writing_questions.h"

#include "casework/practitioners.h"
#include "desk/agency_choice.h"
#include "desk/components/checkboxes.h"
#include "desk/components/details.h"
#include "desk/components/inset_text.h"
#include "desk/components/radios.h"
#include "desk/contact_words.h"
#include "desk/evidence_choice.h"
#include "desk/pieces.h"
#include "desk/practitioner_choice.h"
#include "desk/record_form.h"
#include "desk/steps.h"
#include "desk/threshold_questions.h"
#include "records/types/contact.h"

#include <algorithm>

namespace holdfast::desk {

using base::Problems;
using web::Fields;
using web::Html;

namespace {

bool is_ticked(const Fields& typed, std::string_view name, const std::string& id, bool by_default)
{
    const auto all = typed.all(name);
    if (!typed.has("aboutAsked")) return by_default;
    return std::find(all.begin(), all.end(), id) != all.end();
}

/// Those of the family who may be chosen, as they were ticked or are ticked beforehand.
std::vector<Choice> members_of(const FamilyPage& page, const ShownForm& shown_form,
                               std::string_view name, bool children_only, bool all_children)
{
    std::vector<Choice> choices;
    for (const casefile::Member& member : page.open->scene->members) {
        if (children_only && !member.is_child()) continue;
        Choice choice;
        choice.text = page.open->scene->name_of(member.person);
        choice.value = member.person.text();
        choice.is_chosen =
            is_ticked(shown_form.typed, name, choice.value, all_children && member.is_child());
        choices.push_back(std::move(choice));
    }
    return choices;
}

Html choose_one(std::string_view name, std::string_view question, const std::string& error,
                std::vector<Choice> choices)
{
    Radios one;
    one.name = std::string{name};
    one.legend = Legend{std::string{question}, "govuk-fieldset__legend--s", false};
    one.error = error;
    one.classes = "govuk-radios--small";
    one.choices = std::move(choices);
    return radios(one);
}

Html choose_any(std::string_view name, std::string_view question, const std::string& error,
                std::vector<Choice> choices, std::string hint = "")
{
    Checkboxes any;
    any.name = std::string{name};
    any.legend = Legend{std::string{question}, "govuk-fieldset__legend--s", false};
    any.hint = std::move(hint);
    any.error = error;
    any.classes = "govuk-checkboxes--small";
    any.choices = std::move(choices);
    return checkboxes(any);
}

bool is_about_one(const records::RecordType& type)
{
    using records::Concerns;
    return type.concerns == Concerns::one_of_family || type.concerns == Concerns::one_person
        || type.concerns == Concerns::two_persons;
}

/// Children are ticked where a record is usually about all of them; nobody, where it is about one
/// person: an injury of one child is no injury of the others.
Html about_question(const FamilyPage& page, const Written& written, const ShownForm& shown_form)
{
    const bool all_children =
        written.about == AskAbout::children || written.type->concerns == records::Concerns::family;
    std::string error = error_of(shown_form.problems, "child");
    if (error.empty()) error = error_of(shown_form.problems, "about");
    const bool children_only =
        written.about == AskAbout::children || !asked_for_each(*written.type).empty();
    auto choices = members_of(page, shown_form, "child", children_only, all_children);
    constexpr std::string_view question = "Who is it about?";
    return hidden_input("aboutAsked", "yes")
         + (is_about_one(*written.type) ? choose_one("child", question, error, std::move(choices))
                                        : choose_any("child", question, error, std::move(choices)));
}

Html recipients_question(const FamilyPage& page, const ShownForm& shown_form)
{
    auto choices = members_of(page, shown_form, "sentTo", false, false);
    if (choices.empty()) return {};
    return choose_any("sentTo",
                      "Who was it sent to?",
                      error_of(shown_form.problems, "sentTo"),
                      std::move(choices),
                      "Members of the family.");
}

Html present_question(const FamilyPage& page, const records::RecordType& type,
                      const ShownForm& shown_form)
{
    auto choices = members_of(page, shown_form, "present", false, false);
    if (type.present.empty() || choices.empty()) return {};
    return choose_any(
        "present", type.present, error_of(shown_form.problems, "present"), std::move(choices));
}

/// Who else is named: somebody's mother is the mother of somebody.
Html other_question(const FamilyPage& page, const records::RecordType& type,
                    const ShownForm& shown_form)
{
    auto choices = members_of(page, shown_form, "mentioned", false, false);
    if (type.other.empty() || choices.empty()) return {};
    const std::string error = error_of(shown_form.problems, "mentioned");
    return type.concerns == records::Concerns::two_persons
             ? choose_one("mentioned", type.other, error, std::move(choices))
             : choose_any("mentioned", type.other, error, std::move(choices));
}

/// Who of the register does it, says it or is talked with.
base::Result<Html> practitioner_question(const Reader& reader, const records::RecordType& type,
                                         const ShownForm& shown_form)
{
    const NamesPractitioner* names = names_practitioner(type);
    if (names == nullptr) return Html{};
    const auto people = casework::who_works_with_families(reader.authority->house);
    if (!people) return std::unexpected(people.error());
    Select whom = practitioner_select(
        *people, std::string{names->question}, shown_form.typed.value("practitioner"));
    whom.error = error_of(shown_form.problems, "practitioner");
    return select(whom);
}

/// Those that this family's record names, as far as its reader may read it.
std::vector<base::AgencyId> agencies_named(const FamilyPage& page)
{
    std::vector<base::AgencyId> named;
    for (const auto& [id, name] : page.open->agencies) named.push_back(id);
    return named;
}

/// What stands in the way of beginning this at all, told before anything is typed.
Html in_the_way_of(const FamilyPage& page, const records::RecordType& type)
{
    const auto lines =
        in_the_way_lines(page, moves::in_the_way_of_beginning(*page.open->scene, type));
    if (lines.empty()) return {};
    InsetText inset;
    inset.content = bullets(lines);
    return inset_text(inset);
}

/// Beside a decision about a contact: what was said, and what came before.
Html what_is_decided(const FamilyPage& page, const ShownForm& shown_form)
{
    const auto id = base::EntryId::parse(shown_form.links.value("answers"));
    const auto* contact = id ? page.open->scene->facts.find<records::Contact>(*id) : nullptr;
    if (contact == nullptr) return {};
    return heading(2, "What was said") + what_was_said(*page.open, *contact)
         + heading(2, "What came before") + contacts_before(*page.open, *contact);
}

/// The questions of an ending: from the field that says when it ended to the last but for who may
/// read it. Whoever begins something is not asked how it ended; but what is over is written too.
struct Ending {
    std::span<const std::string_view> before;
    std::span<const std::string_view> ending;
    std::span<const std::string_view> after;
};

Ending ending_in(const Written& written)
{
    const auto& fields = written.fields;
    const records::Field* ends = written.type->ending_field();
    const auto begin =
        ends == nullptr ? fields.end() : std::find(fields.begin(), fields.end(), ends->key);
    const auto end = std::find(begin, fields.end(), "restricted");
    return {{fields.begin(), begin}, {begin, end}, {end, fields.end()}};
}

Html questions_with_ending(const Written& written, const ShownForm& shown_form)
{
    const auto asked = [&](std::span<const std::string_view> fields) {
        return controls(
            {*written.type, fields, shown_form.typed, shown_form.problems, "", written.outcomes});
    };
    const Ending parts = ending_in(written);
    const bool is_anew = shown_form.links.value("supersedes").empty();
    if (!is_anew || parts.ending.empty()) return asked(written.fields);
    Details ending;
    ending.summary = "It has ended already";
    ending.content = asked(parts.ending);
    ending.is_open =
        std::any_of(parts.ending.begin(), parts.ending.end(), [&](std::string_view key) {
            return !shown_form.typed.value(key).empty()
                || !error_of(shown_form.problems, key).empty();
        });
    return asked(parts.before) + details(ending) + asked(parts.after);
}

Html record_questions(const FamilyPage& page, const Written& written, const ShownForm& shown_form)
{
    const records::RecordType& type = *written.type;
    const Fields& typed = shown_form.typed;
    const Problems& problems = shown_form.problems;
    if (!asks_for_each(type, shown_form.links)) return questions_with_ending(written, shown_form);
    return controls({type, asked_once_before(written), typed, problems})
         + questions_for_each(page, type, typed, problems)
         + controls({type, asked_once_after(written), typed, problems});
}

}  // namespace

bool asks_for_each(const records::RecordType& type, const Fields& links)
{
    return !asked_for_each(type).empty() && links.value("supersedes").empty();
}

base::Result<Html> questions_of(const Reader& reader, const FamilyPage& page,
                                const Written& written, const ShownForm& shown_form)
{
    const records::RecordType& type = *written.type;
    Html fields = about_question(page, written, shown_form);
    fields += present_question(page, type, shown_form);
    fields += other_question(page, type, shown_form);
    const auto practitioner = practitioner_question(reader, type, shown_form);
    if (!practitioner) return std::unexpected(practitioner.error());
    fields += *practitioner;
    if (type.key == "letter") fields += recipients_question(page, shown_form);
    const auto agencies =
        agency_questions(reader, type, agencies_named(page), shown_form.typed, shown_form.problems);
    if (!agencies) return std::unexpected(agencies.error());
    fields += *agencies;
    if (type.key == "threshold") {
        const auto asked = threshold_questions(reader, written, shown_form);
        if (!asked) return std::unexpected(asked.error());
        fields += *asked;
    } else {
        fields += record_questions(page, written, shown_form);
    }
    if (asks_on_what_it_rests(type)) fields += rests_on_question(page, type, shown_form);
    return fields;
}

Html told_before(const FamilyPage& page, const records::RecordType& type,
                 const ShownForm& shown_form)
{
    Html content;
    if (shown_form.links.value("supersedes").empty()) content += in_the_way_of(page, type);
    if (type.key == "decision" || type.key == "referral" || type.key == "decisionProposal")
        content += what_is_decided(page, shown_form);
    return content;
}

}  // namespace holdfast::desk
