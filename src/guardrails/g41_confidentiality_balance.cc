#include "casefile/dated.h"
#include "casefile/standing.h"
#include "guardrails/gates.h"
#include "guardrails/sources.h"
#include "records/types/information_request.h"
#include "records/types/information_sharing.h"

#include <algorithm>

namespace holdfast::guardrails {

namespace g41 {

constexpr Guardrail confidentiality_balance = {
    .id = "G41",
    .name = "CONFIDENTIALITY-BALANCE",
    .rule =
        "Whoever keeps back something that tells of a risk to somebody writes down whose rights "
        "speak for that, who is at risk while it is not known, and what else could be done; a "
        "second person reads it and signs on the same day (as shipped). An answer that refuses "
        "or tells only a part rests on such a decision. Excepted: what is kept back tells of "
        "no risk, or all of it is shared.",
    .asks = "Who is at risk if this is kept back, and who has read that as the second person?",
    .sources = {&sources::norfolk_trio},
    .mode = Mode::block,
    .stands_at = records::Gate::information,
    .owner = Owner::outside_the_line,
};

using base::Answer;
using base::Date;
using casefile::AnyFact;
using casefile::Fact;
using casefile::FamilyScene;
using ledger::LinkKind;
using records::InformationRequest;
using records::InformationSharing;
using SharingFact = Fact<InformationSharing>;

void look_for_second_signer(const FamilyScene& scene, const SharingFact& kept_back,
                            Verdict& verdict)
{
    const auto* signature = signature_of_another(scene, kept_back, "agree");
    if (signature == nullptr) {
        verdict.missing.emplace_back("Have a second person read it and sign.");
        return;
    }
    verdict.against.push_back({signature->standing,
                               "A second person read it and signed "
                                   + casefile::dated(signature->happened, scene.facts) + "."});
}

/// The day of the decision is the first of so many days, so that one day means the same day.
void wait_until_its_day_ends(const Asked& asked, const SharingFact& kept_back, Verdict& verdict)
{
    if (verdict.standing != Standing::breached) return;
    const auto from = base::latest_date(kept_back.happened, asked.scene.facts.whens());
    if (!from) return;  // Without a day there is nothing to wait for.
    const records::PolicyTerm* term = asked.policy.find("G41.days", *from);
    if (term == nullptr) {
        verdict.standing = Standing::cannot_tell;
        verdict.missing.emplace_back("Set the policy value G41.days.");
        return;
    }
    verdict.policy.push_back(term->words());
    const Date due = from->plus_days(term->value - 1);
    verdict.due = due;
    if (due < asked.today) return;
    verdict.standing = Standing::pending;
    verdict.changes_on = due.plus_days(1);
}

/// What is left out of something that is sent is asked by G09, which wants its reason; here it is
/// what is not sent at all, or not yet.
bool keeps_back(const InformationSharing& sharing)
{
    return sharing.answer
        && (sharing.answer->code == "not_shared" || sharing.answer->code == "later");
}

std::optional<Verdict> judge(const Asked& asked, const SharingFact& kept_back)
{
    const FamilyScene& scene = asked.scene;
    const InformationSharing& said = kept_back.record;
    if (said.tells_of_risk && !*said.tells_of_risk) return std::nullopt;
    Verdict verdict = verdict_about(kept_back.id);
    verdict.because.push_back({kept_back.standing,
                               "It was decided " + casefile::dated(kept_back.happened, scene.facts)
                                   + " to keep something back from others."});
    if (!said.tells_of_risk) {
        verdict.missing.emplace_back(
            "Record whether what is kept back tells of a risk to anybody.");
        settle(verdict, Answer::no);
        return verdict;
    }
    verdict.because.push_back({kept_back.standing, "It tells of a risk to somebody."});
    if (!said.rights) verdict.missing.emplace_back("Write down whose rights speak for it.");
    if (!said.at_risk)
        verdict.missing.emplace_back("Write down who is at risk while it is not known.");
    if (!said.options) verdict.missing.emplace_back("Write down what else could be done.");
    look_for_second_signer(scene, kept_back, verdict);
    settle(verdict, verdict.missing.empty() ? Answer::no : Answer::yes);
    // Whoever answers now cannot wait for it.
    if (asked.proposal == nullptr) wait_until_its_day_ends(asked, kept_back, verdict);
    return verdict;
}

bool is_joined(const SharingFact& sharing, const AnyFact& request,
               std::span<const base::EntryId> versions)
{
    return casefile::links_to_any(sharing, LinkKind::answers, versions)
        || request.links_to(LinkKind::rests_on, sharing.id);
}

/// An answer that refuses, or tells a part, while nobody decided on sharing.
std::optional<Verdict> judge(const Asked& asked, const Fact<InformationRequest>& request,
                             std::span<const SharingFact* const> decided)
{
    const InformationRequest& said = request.record;
    if (!said.direction || said.direction->code != "of_us" || !said.answer) return std::nullopt;
    if (said.answer->code != "refused" && said.answer->code != "part") return std::nullopt;
    const auto versions = casefile::versions_of(asked.scene.facts, request);
    const bool is_decided =
        std::any_of(decided.begin(), decided.end(), [&](const SharingFact* sharing) {
            return is_joined(*sharing, request, versions);
        });
    if (is_decided) return std::nullopt;
    Verdict verdict = verdict_about(request.id);
    verdict.because.push_back({request.standing,
                               "An agency asked "
                                   + casefile::dated(request.happened, asked.scene.facts) + ": "
                                   + std::string{said.answer->label()}
                                   + ". No decision about sharing is linked with it."});
    verdict.missing.emplace_back(
        "Record the decision about sharing: what is kept back, and whether it tells of a risk.");
    settle(verdict, Answer::no);
    return verdict;
}

/// At the gate of an answer only what was decided about that question is asked.
bool is_asked(const Asked& asked, const SharingFact& sharing)
{
    if (asked.proposal == nullptr) return true;
    const auto* request = asked.scene.facts.find<InformationRequest>(asked.proposal->entry);
    return request != nullptr
        && is_joined(sharing, *request, casefile::versions_of(asked.scene.facts, *request));
}

std::vector<Verdict> check(const Asked& asked)
{
    std::vector<Verdict> verdicts;
    const auto decided = casefile::standing<InformationSharing>(asked.scene.facts);
    for (const SharingFact* sharing : decided)
        if (keeps_back(sharing->record) && is_asked(asked, *sharing))
            if (auto verdict = judge(asked, *sharing)) verdicts.push_back(std::move(*verdict));
    for (const auto* request : casefile::standing<InformationRequest>(asked.scene.facts)) {
        if (asked.proposal != nullptr && asked.proposal->entry != request->id) continue;
        if (auto verdict = judge(asked, *request, decided)) verdicts.push_back(std::move(*verdict));
    }
    return verdicts;
}

}  // namespace g41

Rule g41_confidentiality_balance()
{
    return {&g41::confidentiality_balance, g41::check};
}

}  // namespace holdfast::guardrails
