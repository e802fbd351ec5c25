#include "casework/scenes.h"
#include "house/as_known_on.h"
#include "house/commands.h"
#include "house/open_ledger.h"
#include "index/lists.h"
#include "records/read.h"
#include "records/types/person.h"
#include "replay/tell.h"

#include <algorithm>

namespace holdfast::house {

using base::Done;
using base::FamilyId;
using base::PersonId;
using base::Problem;
using base::Result;
namespace json = base::json;

namespace {

/// The persons who are recorded under this name.
Result<std::vector<PersonId>> named(const ledger::Snapshot& snapshot, const std::string& name)
{
    std::vector<PersonId> found;
    auto done = snapshot.read_drawn(
        index::number_of(index::List::kind),
        index::kind_key(records::Person::declaration.number),
        0,
        snapshot.size(),
        [&](const ledger::Kept& kept) -> Result<Done> {
            if (!kept.entry) return Done{};
            const auto person =
                records::read_back<records::Person>(kept.entry->happened, kept.entry->body);
            if (!person || person->known_as != name) return Done{};
            for (const ledger::About& about : kept.entry->about)
                if (const auto id = about.subject.person();
                    id && std::find(found.begin(), found.end(), *id) == found.end())
                    found.push_back(*id);
            return Done{};
        });
    if (!done) return std::unexpected(done.error());
    return found;
}

Result<PersonId> person_of(const ledger::Snapshot& snapshot, const std::string& asked)
{
    if (const auto id = PersonId::parse(asked)) return *id;
    const auto found = named(snapshot, asked);
    if (!found) return std::unexpected(found.error());
    if (found->empty())
        return base::problem(
            Problem::Kind::not_found, "PERSON", "Nobody is recorded under this name or id.");
    if (found->size() > 1)
        return base::problem(Problem::Kind::conflict,
                             "PERSON",
                             "Several people are recorded under this name; give the id.");
    return found->front();
}

/// The findings of one rule about the families of one person.
Result<std::vector<replay::ToldFinding>> find(const OpenLedger& opened, const WhyOptions& options)
{
    auto snapshot = opened.ledger->read();
    if (!snapshot) return std::unexpected(snapshot.error());
    const auto person = person_of(*snapshot, options.person);
    if (!person) return std::unexpected(person.error());
    const auto moment = as_of(*opened.ledger, *snapshot, options.as_known_on);
    if (!moment) return std::unexpected(moment.error());
    const auto families = casework::families_of(*snapshot, *person, moment->upto);
    if (!families) return std::unexpected(families.error());
    const auto policy = casework::policy_book(*snapshot, moment->upto);
    if (!policy) return std::unexpected(policy.error());

    std::vector<replay::ToldFinding> told;
    for (const FamilyId& family : *families) {
        const auto scene = casework::family_scene(*snapshot, family, moment->upto);
        if (!scene) return std::unexpected(scene.error());
        for (const guardrails::Finding& finding :
             guardrails::sweep(*scene, *policy, base::WorkingDays::england(), moment->today))
            if (finding.guardrail->id == options.guardrail)
                told.push_back(
                    replay::told_of(finding, [](const base::EntryId&) { return std::string{}; }));
    }
    return told;
}

std::string tell(const guardrails::Guardrail& rule, std::span<const replay::ToldFinding> findings)
{
    std::string text =
        std::string{rule.id} + " " + std::string{rule.name} + ". " + std::string{rule.rule};
    text = replay::fold_lines(text, 0, terminal_width) + "\n";
    for (const replay::ToldFinding& finding : findings) {
        text += replay::tell_finding(finding, 2, terminal_width);
        for (const std::string& policy : finding.policy)
            text +=
                "      " + replay::fold_lines("Policy: " + policy + ".", 6, terminal_width) + "\n";
        if (finding.changes_on)
            text += "      Could change by itself on " + base::words(*finding.changes_on) + ".\n";
    }
    if (findings.empty())
        text += "Nothing in this person's families is of the kind that this rule speaks about.\n";
    return text;
}

}  // namespace

Ended why(const WhyOptions& options)
{
    const guardrails::Rule* rule = guardrails::find_rule(options.guardrail);
    if (rule == nullptr) {
        (void)report(Problem{Problem::Kind::unknown,
                             "GUARDRAIL",
                             "There is no such guardrail; `holdfast guardrails` lists them."},
                     options.form);
        return Ended::usage;
    }
    const auto opened = open_ledger(options.ledger, options.key);
    if (!opened) return report(opened.error(), options.form);
    const auto findings = find(*opened, options);
    if (!findings) return report(findings.error(), options.form);
    if (options.form == Form::words) {
        print(tell(*rule->guardrail, *findings));
        return Ended::ok;
    }
    json::array shown;
    for (const replay::ToldFinding& finding : *findings)
        shown.push_back(replay::show_finding(finding));
    print_json(json::object{{"guardrail", rule->guardrail->id}, {"findings", std::move(shown)}});
    return Ended::ok;
}

}  // namespace holdfast::house
