#include "casefile/dated.h"
#include "casefile/standing.h"
#include "guardrails/involved_agencies.h"
#include "guardrails/sources.h"
#include "guardrails/told_of.h"
#include "records/types/contact.h"
#include "records/types/decision.h"
#include "records/types/information_sharing.h"
#include "records/types/letter.h"
#include "records/types/notification.h"
#include "records/types/referral.h"
#include "records/types/strategy_discussion.h"

#include <algorithm>

namespace holdfast::guardrails {

namespace g04 {

constexpr Guardrail outcome_and_notify = {
    .id = "G04",
    .name = "OUTCOME-AND-NOTIFY",
    .rule = "Each contact and referral is decided with reasons, and whoever made it is told, "
            "within one working day (as shipped). Each agency that is to hear of it confirms it "
            "within 5 working days (as shipped), and of a child protection referral, of violence, "
            "injury or sexual harm, at least one other agency hears. What is overdue climbs. "
            "Excepted: an anonymous caller cannot be told; whoever would put somebody in danger "
            "by knowing is not told, for a reason; a contact that was accepted goes on as its "
            "referral.",
    .asks = "What was decided, who was told, and who has confirmed it?",
    .sources = {&sources::norfolk_trio, &sources::norfolk_case_r},
    .mode = Mode::require | Mode::escalate,
    .stands_at = records::Gate::close,
    .answered_in_words = true,
    .owner = Owner::team_manager,
};

using base::Answer;
using base::EntryId;
using base::Subject;
using casefile::AnyFact;
using casefile::Fact;
using casefile::FamilyScene;
using ledger::LinkKind;
using ledger::Part;
using records::Decision;
using records::Notification;

/// What came in, of either type, with what the rule reads of it.
struct Incoming {
    const AnyFact* fact;
    std::string source;  // Its code; "": not said.
    bool is_grave;       // Of child protection, or told of violence, injury or sexual harm.
};

template <class R>
Incoming incoming(const Fact<R>& fact)
{
    const auto& kinds = fact.record.kinds;
    const bool is_grave =
        kinds && std::any_of(grave_kinds.begin(), grave_kinds.end(), [&](std::string_view kind) {
            return kinds->has(kind);
        });
    return {&fact, fact.record.source ? fact.record.source->code : "", is_grave};
}

/// Did it become a referral, which is then answered for both?
bool goes_on_as_referral(const FamilyScene& scene, const AnyFact& contact)
{
    for (const auto& referral : scene.facts.all<records::Referral>())
        for (const ledger::Link& link : referral.links)
            if (link.to == contact.id) return true;
    for (const auto& decision : scene.facts.all<Decision>())
        if (decision.links_to(LinkKind::answers, contact.id) && decision.record.outcome
            && decision.record.outcome->code == "accepted")
            return true;
    return false;
}

std::vector<Incoming> incoming_in(const FamilyScene& scene)
{
    std::vector<Incoming> found;
    for (const auto& contact : scene.facts.all<records::Contact>())
        if (!goes_on_as_referral(scene, contact)) found.push_back(incoming(contact));
    for (const auto& referral : scene.facts.all<records::Referral>()) {
        Incoming each = incoming(referral);
        each.is_grave = each.is_grave || referral.record.child_protection.value_or(false);
        found.push_back(std::move(each));
    }
    return found;
}

/// What came in, what it is a report of, and what was decided about either: whoever is told of one
/// of them is told of it.
struct Matter {
    std::vector<EntryId> ids;
    const Fact<Decision>* decision = nullptr;
};

/// The newest decision on any of these.
const Fact<Decision>* decision_on(const FamilyScene& scene, std::span<const EntryId> ids)
{
    const Fact<Decision>* newest = nullptr;
    for (const auto& decision : scene.facts.all<Decision>())
        if (casefile::links_to_any(decision, LinkKind::answers, ids)) newest = &decision;
    return newest;
}

Matter matter_of(const FamilyScene& scene, const AnyFact& fact)
{
    Matter matter{{fact.id}};
    // A report of the same event is decided with the first; the decision on a contact says only
    // that a referral came of it.
    std::vector<EntryId> decided = {fact.id};
    for (const ledger::Link& link : fact.links) {
        const bool is_referral = scene.facts.find<records::Referral>(link.to) != nullptr;
        if (link.kind == LinkKind::part_of && is_referral) decided.push_back(link.to);
        if (is_referral || scene.facts.find<records::Contact>(link.to) != nullptr)
            matter.ids.push_back(link.to);
    }
    matter.decision = decision_on(scene, std::span{decided}.first(1));
    if (matter.decision == nullptr) matter.decision = decision_on(scene, decided);
    const std::vector<EntryId> received = matter.ids;
    for (const auto& decision : scene.facts.all<Decision>())
        if (casefile::links_to_any(decision, LinkKind::answers, received))
            matter.ids.push_back(decision.id);
    return matter;
}

bool tells_of(const AnyFact& told, const Matter& matter)
{
    return casefile::links_to_any(told, LinkKind::answers, matter.ids)
        || casefile::links_to_any(told, LinkKind::rests_on, matter.ids)
        || casefile::links_to_any(told, LinkKind::part_of, matter.ids);
}

/// Whom a message names, apart from whom it is about; empty where it names nobody.
std::vector<Subject> recipients_of(const AnyFact& fact)
{
    std::vector<Subject> recipients;
    for (const ledger::About& about : fact.about)
        if (about.part == Part::recipient) recipients.push_back(about.subject);
    return recipients;
}

/// Is somebody of the family meant? What they are told is no answer to whoever referred them.
bool is_to_family(const FamilyScene& scene, std::span<const Subject> recipients)
{
    return std::any_of(recipients.begin(), recipients.end(), [&](const Subject& recipient) {
        return std::any_of(
            scene.members.begin(), scene.members.end(), [&](const casefile::Member& member) {
                return recipient == Subject::of(member.person);
            });
    });
}

/// Is it for whoever made it? Where it names somebody and the other does as well, they are the
/// same; otherwise what it is about decides.
bool is_for_whoever_made_it(const FamilyScene& scene, const Fact<Notification>& told,
                            const Incoming& in)
{
    const auto recipients = recipients_of(told);
    std::vector<Subject> made_by;
    for (const ledger::About& about : in.fact->about)
        if (about.part == Part::source) made_by.push_back(about.subject);
    if (is_partner_role(in.fact->by.role)) made_by.push_back(Subject::of(in.fact->by.agency));
    if (!recipients.empty() && !made_by.empty())
        return std::find_first_of(
                   recipients.begin(), recipients.end(), made_by.begin(), made_by.end())
            != recipients.end();
    if (!in.source.starts_with("1") && is_to_family(scene, recipients)) return false;
    return told.record.matter && told.record.matter->code == "outcome";
}

bool is_confirmed(const FamilyScene& scene, const Fact<Notification>& told, const Matter& matter)
{
    for (const auto& each : scene.facts.all<Notification>())
        if ((each.record.received || each.record.acknowledged) && tells_of(each, matter)
            && recipients_of(each) == recipients_of(told)
            && each.record.recipient == told.record.recipient)
            return true;
    return false;
}

/// Was the reason given a reason, or only that nobody did it?
bool is_reasoned(const Notification& told)
{
    return told.why_not_told && told.why_not_told->code != "not_done";
}

struct Found {
    bool maker_told = false;
    bool others_told = false;
    bool not_done = false;            // Somebody wrote down that others were not told.
    std::size_t without_receipt = 0;  // Agencies that have not confirmed it.
};

/// What was told, or was not, to whom.
struct Message {
    const Fact<Notification>& told;
    bool is_for_maker;
};

void look_at_message(const FamilyScene& scene, const Message& message, const Matter& matter,
                     Found& found)
{
    const Fact<Notification>& told = message.told;
    const bool is_told = !told.record.not_told.value_or(false);
    if (!is_told && !is_reasoned(told.record)) {
        found.not_done = found.not_done || !message.is_for_maker;
        return;
    }
    if (message.is_for_maker) {
        found.maker_told = true;
        return;
    }
    if (is_to_family(scene, recipients_of(told))) return;
    found.others_told = true;
    if (is_told && !is_confirmed(scene, told, matter)) ++found.without_receipt;
}

/// Was it put to other agencies in another way than by a message?
bool was_put_to_others(const FamilyScene& scene, const Incoming& in, const Matter& matter)
{
    for (const auto& shared : scene.facts.all<records::InformationSharing>())
        if (tells_of(shared, matter)
            && (!shared.record.answer || shared.record.answer->code.starts_with("shared")))
            return true;
    for (const auto& discussion : scene.facts.all<records::StrategyDiscussion>())
        if (discussion.order > in.fact->order) return true;
    return false;
}

Found look_for(const FamilyScene& scene, const Incoming& in, const Matter& matter)
{
    Found found;
    for (const auto& letter : scene.facts.all<records::Letter>())
        if (casefile::links_to_any(letter, LinkKind::answers, matter.ids)) found.maker_told = true;
    for (const auto* told : casefile::standing<Notification>(scene.facts))
        if (tells_of(*told, matter))
            look_at_message(
                scene, {*told, is_for_whoever_made_it(scene, *told, in)}, matter, found);
    if (in.source == "9") found.maker_told = true;
    found.others_told = found.others_told || was_put_to_others(scene, in, matter);
    return found;
}

std::string sentence_of(const FamilyScene& scene, const Incoming& in, const Matter& matter)
{
    const bool is_referral = in.fact->type == &records::Referral::declaration;
    std::string sentence = (is_referral ? "A referral was received " : "A contact was received ")
                         + casefile::dated(in.fact->happened, scene.facts);
    if (matter.decision != nullptr && matter.decision->record.outcome)
        sentence += "; decided: " + std::string{matter.decision->record.outcome->label()};
    return sentence + ".";
}

/// What is owed at once, then what may take longer.
void tell_missing(const Matter& matter, const Found& found, Verdict& verdict)
{
    if (matter.decision == nullptr)
        verdict.missing.emplace_back("Record what was decided about it, with reasons.");
    else if (!matter.decision->record.reasons)
        verdict.missing.emplace_back(
            "Write the reasons down, so that whoever asked can read them.");
    if (!found.maker_told) verdict.missing.emplace_back("Tell whoever made it what became of it.");
}

void tell_missing_receipts(const FamilyScene& scene, const Incoming& in, const Found& found,
                           Verdict& verdict)
{
    if (found.without_receipt > 0)
        verdict.missing.push_back("Ask whether it has reached them, and write down when: "
                                  + std::to_string(found.without_receipt) + " not confirmed yet.");
    if (found.others_told || !in.is_grave) return;
    if (const auto* answer = answer_to(scene, outcome_and_notify.id, in.fact->id))
        verdict.against.push_back(
            {answer->standing, "It is answered why no other agency was to hear of it."});
    else
        verdict.missing.emplace_back("Tell the agencies that the local protocol names, or answer "
                                     "here why none is to hear of it.");
}

Verdict judge(const Asked& asked, const Incoming& in)
{
    const FamilyScene& scene = asked.scene;
    const Matter matter = matter_of(scene, *in.fact);
    const Found found = look_for(scene, in, matter);
    Verdict verdict = verdict_about(in.fact->id);
    verdict.because.push_back({in.fact->standing, sentence_of(scene, in, matter)});
    tell_missing(matter, found, verdict);
    const bool is_urgent = !verdict.missing.empty();
    tell_missing_receipts(scene, in, found, verdict);
    const bool never_done = found.not_done && !found.others_told;
    if (never_done)
        verdict.missing.emplace_back("It is written down that others were not told: tell them "
                                     "now, or give the reason why not.");
    settle(verdict, verdict.missing.empty() ? Answer::no : Answer::yes);
    // Nobody waits for what was written off, nor at the moment of deciding.
    if (never_done || asked.proposal != nullptr) return verdict;
    await(verdict,
          asked,
          in.fact->moment(),
          is_urgent ? "G04.working_days" : "G04.receipt_working_days");
    return verdict;
}

/// Not modelled: which agencies the protocol list names, because the register of agencies is no
/// part of a family's scene; so each that was told confirms it, and of what is grave at least one
/// hears. Nor how far a message itself reached whoever made a referral: nobody has to confirm an
/// answer.
std::vector<Verdict> check(const Asked& asked)
{
    std::vector<Verdict> verdicts;
    std::optional<AtTheGate> at;
    if (asked.proposal != nullptr) {
        const auto asking = asked_at(asked, records::Gate::close);
        if (asking.empty()) return {};
        at = asking.front();
    }
    for (const Incoming& in : incoming_in(asked.scene))
        if (!at || is_of_this_work(asked.scene, *at, *in.fact))
            verdicts.push_back(judge(asked, in));
    return verdicts;
}

}  // namespace g04

Rule g04_outcome_and_notify()
{
    return {&g04::outcome_and_notify, g04::check};
}

}  // namespace holdfast::guardrails
