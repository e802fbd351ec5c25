#include "casefile/dated.h"
#include "casefile/standing.h"
#include "guardrails/gates.h"
#include "guardrails/involvement.h"
#include "guardrails/sources.h"
#include "guardrails/time_words.h"
#include "records/types/contact.h"
#include "records/types/information_request.h"
#include "records/types/injury.h"
#include "records/types/referral.h"
#include "records/types/worry.h"

#include <algorithm>

namespace holdfast::guardrails {

namespace g39 {

constexpr Guardrail info_request = {
    .id = "G39",
    .name = "INFO-REQUEST",
    .rule =
        "What another agency is told about our work with a child agrees with the record: from "
        "when until when is counted from referrals and closings, and an answer that gives other "
        "days, or says that nothing is known of a child whom we know, or whose brother or sister "
        "we know, does not go out. It says what was searched and what could not be. Excepted: the "
        "question was withdrawn, refused or never answered.",
    .asks = "Does this answer agree with the record, and does it say how far it goes?",
    .sources = {&sources::coventry},
    .mode = Mode::block,
    .stands_at = records::Gate::information,
};

using base::Answer;
using base::Moment;
using casefile::AnyFact;
using casefile::Fact;
using casefile::FamilyScene;
using records::InformationRequest;
using RequestFact = Fact<InformationRequest>;

bool says_something(const InformationRequest& request)
{
    if (!request.direction || request.direction->code != "of_us" || !request.answer) return false;
    const std::string& answer = request.answer->code;
    return answer == "full" || answer == "part" || answer == "nothing_known";
}

/// Is it about one of those whom the question is about?
bool shares_somebody(const AnyFact& fact, const AnyFact& request)
{
    return std::any_of(request.about.begin(), request.about.end(), [&](const auto& about) {
        return about.part == ledger::Part::subject && about.subject.person()
            && fact.is_about(about.subject, ledger::Part::subject);
    });
}

template <class R>
const AnyFact* first_about(const FamilyScene& scene, const RequestFact& request)
{
    for (const Fact<R>& fact : scene.facts.all<R>())
        if (shares_somebody(fact, request)) return &fact;
    return nullptr;
}

/// An entry that shows that they are known; nullptr: none does.
const AnyFact* what_shows_them_known(const FamilyScene& scene, const RequestFact& request,
                                     const std::optional<Involvement>& involvement)
{
    if (involvement) return involvement->began;
    if (const auto* contact = first_about<records::Contact>(scene, request)) return contact;
    if (const auto* worry = first_about<records::Worry>(scene, request)) return worry;
    return first_about<records::Injury>(scene, request);
}

/// The first thing on file about another child of the family: a half-sibling's history is this
/// child's as well. nullptr: there is none.
const AnyFact* what_shows_family_known(const FamilyScene& scene, std::uint64_t before)
{
    const auto children = scene.children();
    const AnyFact* first = nullptr;
    for (const AnyFact* fact : scene.facts.every()) {
        const bool tells_of_harm = fact->type == &records::Referral::declaration
                                || fact->type == &records::Worry::declaration
                                || fact->type == &records::Injury::declaration;
        const bool is_about_child = std::ranges::any_of(children, [&](const auto& child) {
            return fact->is_about(base::Subject::of(child), ledger::Part::subject);
        });
        if (tells_of_harm && is_about_child && fact->order < before
            && (first == nullptr || fact->order < first->order))
            first = fact;
    }
    return first;
}

/// An answer that nothing is known, where something is.
void look_for_what_is_known(const FamilyScene& scene, const AnyFact* known, std::uint64_t before,
                            Verdict& verdict)
{
    if (known != nullptr && known->order < before) {
        verdict.because.push_back({known->standing,
                                   "They are known: " + std::string{known->type->name} + ", "
                                       + casefile::dated(known->happened, scene.facts) + "."});
        verdict.missing.emplace_back("Answer from the record: they are known to us.");
        return;
    }
    const AnyFact* of_family = what_shows_family_known(scene, before);
    if (of_family == nullptr) return;
    verdict.because.push_back(
        {of_family->standing,
         "Another child of the family is known: " + std::string{of_family->type->name} + ", "
             + casefile::dated(of_family->happened, scene.facts) + "."});
    verdict.missing.emplace_back("Say what is known of the other children of this family.");
}

/// A first day before the referral is no contradiction where something is on file from then: early
/// help, or a contact that came to nothing.
bool is_before_everything(const FamilyScene& scene, const RequestFact& request, const Moment& said)
{
    const auto every = scene.facts.every();
    return std::all_of(every.begin(), every.end(), [&](const AnyFact* fact) {
        return fact->id == request.id || !shares_somebody(*fact, request)
            || after(fact->moment(), said, scene.facts.whens()) == Answer::yes;
    });
}

void compare_first_day(const FamilyScene& scene, const RequestFact& request,
                       const Involvement& involvement, Verdict& verdict)
{
    if (!request.record.involved_from) return;
    const Moment said{{}, *request.record.involved_from};
    const Moment began = involvement.began->moment();
    const base::WhenOf whens = scene.facts.whens();
    const bool is_late = after(said, began, whens) == Answer::yes;
    const bool is_early =
        after(began, said, whens) == Answer::yes && is_before_everything(scene, request, said);
    if (is_late || is_early)
        verdict.missing.push_back("Correct since when we have worked with them: the record says "
                                  + casefile::dated(began.when, scene.facts) + ".");
}

void compare_last_day(const FamilyScene& scene, const RequestFact& request,
                      const Involvement& involvement, Verdict& verdict)
{
    const auto& until = request.record.involved_until;
    if (involvement.goes_on) {
        if (until)
            verdict.missing.emplace_back(
                "Leave the last day of our work empty: by the record it goes on.");
        return;
    }
    if (!until && !request.record.involved_from) return;
    const std::string closed = casefile::dated(involvement.closed->happened, scene.facts);
    if (!until) {
        verdict.missing.push_back("Give the last day of our work: by the record it ended " + closed
                                  + ".");
        return;
    }
    const Moment said{{}, *until};
    const base::WhenOf whens = scene.facts.whens();
    const bool is_other_day = after(said, involvement.closed->moment(), whens) == Answer::yes
                           || after(involvement.closed->moment(), said, whens) == Answer::yes;
    if (is_other_day)
        verdict.missing.push_back("Correct the last day of our work: by the record it ended "
                                  + closed + ".");
}

/// What the record says of the days. Where the answer gives none, these go with it, and nobody
/// types them.
void say_days(const FamilyScene& scene, const Involvement& involvement, Verdict& verdict)
{
    std::string days = "By the record there was work with them from what came "
                     + casefile::dated(involvement.began->happened, scene.facts);
    if (involvement.goes_on) days += ", and it goes on.";
    else
        days += " until the closing " + casefile::dated(involvement.closed->happened, scene.facts)
              + ".";
    verdict.because.push_back({involvement.began->standing, days});
}

Verdict judge(const Asked& asked, const RequestFact& request)
{
    const FamilyScene& scene = asked.scene;
    const auto* passed = at_the_gate({records::Gate::information, request.id}, scene).passed;
    const bool is_sent = request.record.answered || passed != nullptr;
    // What was sent is held against what was known then; what is about to be, against what is now.
    std::uint64_t order = until_now;
    if (asked.proposal == nullptr && is_sent)
        order = passed != nullptr ? passed->order : request.order;
    const auto involvement = involvement_with(scene, request, order);
    Verdict verdict = verdict_about(request.id);
    verdict.because.push_back({request.standing,
                               "An agency asked " + casefile::dated(request.happened, scene.facts)
                                   + ": " + std::string{request.record.answer->label()} + "."});
    if (request.record.answer->code == "nothing_known") {
        look_for_what_is_known(
            scene, what_shows_them_known(scene, request, involvement), order, verdict);
    } else if (involvement) {
        say_days(scene, *involvement, verdict);
        compare_first_day(scene, request, *involvement, verdict);
        compare_last_day(scene, request, *involvement, verdict);
    }
    if (!request.record.scope)
        verdict.missing.emplace_back("Say what was searched for the answer.");
    if (!request.record.gaps)
        verdict.missing.emplace_back("Say what could not be searched or is not known.");
    settle(verdict, verdict.missing.empty() ? Answer::no : Answer::yes);
    if (asked.proposal == nullptr && !is_sent && verdict.standing == Standing::breached)
        verdict.standing = Standing::pending;
    return verdict;
}

/// Not modelled: days that stand in the words of the answer, which no rule reads; which records
/// were opened for it, which the trail of reading keeps.
std::vector<Verdict> check(const Asked& asked)
{
    std::vector<Verdict> verdicts;
    for (const auto* request : casefile::standing<InformationRequest>(asked.scene.facts)) {
        if (asked.proposal != nullptr && asked.proposal->entry != request->id) continue;
        if (says_something(request->record)) verdicts.push_back(judge(asked, *request));
    }
    return verdicts;
}

}  // namespace g39

Rule g39_info_request()
{
    return {&g39::info_request, g39::check};
}

}  // namespace holdfast::guardrails
