// Test only: everything that a viewer is given, as text, to look through for what must not be
// there.
#pragma once
#include "casework/away.h"
#include "casework/documents.h"
#include "casework/reasons.h"
#include "casework/role_lists.h"
#include "casework/search.h"
#include "casework/viewer_ledger.h"
#include "casework/workforce.h"
#include "records/types/allocation.h"
#include "records/types/answer.h"
#include "records/types/closing_proposal.h"
#include "records/types/contact.h"
#include "records/types/decision.h"
#include "records/types/document.h"
#include "records/types/family_member.h"
#include "records/types/letter.h"
#include "records/types/note.h"
#include "records/types/person.h"
#include "records/types/pressure_report.h"
#include "records/types/referral.h"
#include "records/types/signature.h"

#include <string>
#include <utility>

namespace holdfast {

template <class R>
void append_facts(std::string& text, const casefile::Facts& facts)
{
    const auto by_id = [](const base::EntryId& id) { return id.text(); };
    for (const casefile::Fact<R>& fact : facts.all<R>()) {
        text += std::string{R::declaration.key} + " " + fact.id.text() + " " + fact.standing.text()
              + " " + fact.happened.text() + " " + fact.by.practitioner.text() + " " + fact.by.role
              + " " + std::to_string(fact.recorded.time_since_epoch().count());
        for (const ledger::About& about : fact.about)
            text += " about " + base::id_text(about.subject.id);
        for (const ledger::Link& link : fact.links) text += " to " + link.to.text();
        const auto kept = records::written(fact.record);
        text += " " + base::json::serialize(records::show(R::declaration, kept, by_id)) + "\n";
    }
}

/// What a viewed scene holds. The order of a fact in the ledger is left out: it stays inside.
inline std::string text_of(const casefile::FamilyScene& scene)
{
    std::string text = "family " + scene.family.text() + "\n";
    append_facts<records::Person>(text, scene.facts);
    append_facts<records::FamilyMember>(text, scene.facts);
    append_facts<records::Contact>(text, scene.facts);
    append_facts<records::Referral>(text, scene.facts);
    append_facts<records::Note>(text, scene.facts);
    append_facts<records::Letter>(text, scene.facts);
    append_facts<records::Document>(text, scene.facts);
    append_facts<records::ClosingProposal>(text, scene.facts);
    append_facts<records::Signature>(text, scene.facts);
    append_facts<records::Decision>(text, scene.facts);
    append_facts<records::Answer>(text, scene.facts);
    append_facts<records::Allocation>(text, scene.facts);
    append_facts<records::PressureReport>(text, scene.facts);
    for (const casefile::Member& member : scene.members)
        text += "member " + member.person.text() + " " + member.part + " " + member.since.text()
              + (member.until ? " to " + member.until->text() : "") + "\n";
    for (const casefile::Episode& episode : scene.episodes)
        text += "episode " + episode.child.text() + " " + episode.opened_by.text() + " "
              + (episode.closed_by ? episode.closed_by->text() : "open") + "\n";
    return text + std::to_string(scene.facts.size()) + " facts\n";
}

/// The words of a finding, without the standing and the bit that says that it rests on something
/// hidden.
inline std::string words_of(const casework::SeenFinding& finding)
{
    std::string text = std::string{finding.guardrail->id} + " "
                     + (finding.anchor ? finding.anchor->text() : "no anchor");
    for (const auto& each : finding.because) text += " because " + each.entry.text() + each.says;
    for (const auto& each : finding.against) text += " against " + each.entry.text() + each.says;
    for (const std::string& each : finding.policy) text += " by " + each;
    return text;
}

/// What somebody is asked to do about it, and until when.
inline std::string owed_of(const casework::SeenFinding& finding)
{
    std::string text;
    for (const std::string& each : finding.missing) text += " missing " + each;
    if (finding.due) text += " due " + finding.due->iso();
    if (finding.changes_on) text += " changes " + finding.changes_on->iso();
    return text;
}

inline std::string text_of(const casework::SeenFinding& finding)
{
    return words_of(finding) + owed_of(finding) + " "
         + std::string{guardrails::word_of(finding.standing)}
         + (finding.rests_on_hidden ? " hidden" : "") + "\n";
}

inline std::string text_of(const casework::SeenGate& gate)
{
    std::string text = gate.open ? "gate open\n" : "gate shut\n";
    for (const casework::SeenGateItem& item : gate.items)
        text += std::to_string(static_cast<int>(item.state)) + " "
              + (item.by ? item.by->text() : "") + " " + text_of(item.finding);
    return text;
}

/// Everything beside findings and the gate. Of the token only its length, because it is sealed anew
/// each time.
inline std::string text_beside_findings(const casework::OpenFamily& open)
{
    std::string text = text_of(*open.scene) + open.today.iso() + " token of "
                     + std::to_string(open.seen.size()) + "\n";
    for (const auto& [id, author] : open.authors)
        text += "author " + id.text() + " " + author.name + " " + author.role + " " + author.team
              + " " + author.agency.text() + "\n";
    return text;
}

inline std::string text_of(const casework::OpenFamily& open)
{
    std::string text = text_beside_findings(open);
    for (const casework::SeenFinding& finding : open.findings) text += text_of(finding);
    for (const casework::PendingDecision& pending : open.pending)
        text += pending.proposal.text() + " " + text_of(pending.gate);
    return text;
}

inline std::string text_of(const casework::FoundPerson& found)
{
    std::string text = found.person.text() + " " + found.name;
    if (found.born) text += " " + found.born->text();
    if (found.expected_birth) text += " " + found.expected_birth->iso();
    for (const base::FamilyId& family : found.families) text += " " + family.text();
    for (const casework::FoundBy by : found.by) text += " " + std::string{words_for(by)};
    return text + "\n";
}

inline std::string text_of(const casework::DocumentBytes& document)
{
    return document.document.text() + " " + document.media_type + " " + document.bytes + "\n";
}

inline std::string text_of(const base::Problem& problem)
{
    return problem.place + ": " + problem.message + "\n";
}

template <class T>
std::string text_of(const std::vector<T>& all)
{
    std::string text;
    for (const T& each : all) text += text_of(each);
    return text;
}

/// What is told of a team itself: every sentence, and the figures.
inline std::string text_of(const casework::TeamLook& look)
{
    std::string text;
    for (const guardrails::WorkforceFinding& finding : look.findings) {
        const guardrails::Verdict& verdict = finding.found.verdict;
        text += std::string{finding.guardrail->id} + " ";
        for (const auto& each : verdict.because) text += each.entry.text() + each.says;
        for (const auto& each : verdict.against) text += each.entry.text() + each.says;
        for (const std::string& missing : verdict.missing) text += missing;
        text += "\n";
    }
    for (const auto& [who, load] : look.loads)
        text += who.text() + " " + workforce::words_for(load) + "\n";
    return text;
}

inline std::string text_of(const casework::WorkList& list)
{
    return text_of(list.families) + (list.cut ? "and more\n" : "");
}

inline std::string text_of(const casework::FoundPersons& found)
{
    return text_of(found.people) + (found.cut ? "and more\n" : "")
         + (found.partly ? "in part\n" : "");
}

/// What was answered, or the problem that was told instead.
template <class T, class E>
std::string text_of(const std::expected<T, E>& answer)
{
    return answer ? text_of(*answer) : text_of(answer.error());
}

}  // namespace holdfast
