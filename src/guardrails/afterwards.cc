#include "guardrails/afterwards.h"

#include "casefile/standing.h"
#include "guardrails/gates.h"
#include "guardrails/outside_the_line.h"
#include "records/types/assessment.h"
#include "records/types/conference.h"
#include "records/types/early_help_assessment.h"
#include "records/types/section47_enquiry.h"
#include "records/types/strategy_discussion.h"

#include <algorithm>

namespace holdfast::guardrails {

using base::Answer;
using casefile::AnyFact;
using casefile::Fact;
using casefile::FamilyScene;
using ledger::LinkKind;

namespace {

using Versions = std::vector<base::EntryId>;

/// What looked into it so far, and into what.
struct Looking {
    const FamilyScene& scene;
    const Known& event;
    Versions versions;
    std::uint64_t told_at;
    LookedInto found;
};

bool is_linked(const Looking& looking, const AnyFact& look)
{
    return casefile::links_to_any(look, LinkKind::answers, looking.versions)
        || casefile::links_to_any(look, LinkKind::rests_on, looking.versions)
        || casefile::links_to_any(*looking.event.fact,
                                  LinkKind::rests_on,
                                  casefile::versions_of(looking.scene.facts, look));
}

Answer began_after(const Looking& looking, const AnyFact& look)
{
    if (is_linked(looking, look)) return Answer::yes;
    if (look.order < looking.told_at && !looking.event.known) return Answer::no;
    const base::DayRange days =
        base::days_between(looking.event.moment(), look.moment(), looking.scene.facts.whens());
    if (days.least && *days.least >= 0) return Answer::yes;
    if (days.most && *days.most < 0) return Answer::no;
    return Answer::cannot_tell;
}

int weight_of(const LookedInto& look)
{
    if (look.by == nullptr) return 0;
    if (look.began_after != Answer::yes) return 1;
    return look.is_finished ? 3 : 2;
}

template <class R, class Finished>
void look_at(Looking& looking, Finished is_finished)
{
    for (const Fact<R>* fact : casefile::standing<R>(looking.scene.facts)) {
        const Answer after = began_after(looking, *fact);
        if (after == Answer::no) continue;
        const LookedInto look{fact, after, is_finished(fact->record)};
        if (weight_of(look) >= weight_of(looking.found)) looking.found = look;
    }
}

}  // namespace

std::uint64_t first_order_of(const FamilyScene& scene, const AnyFact& fact)
{
    std::uint64_t first = fact.order;
    for (const base::EntryId& id : casefile::versions_of(scene.facts, fact))
        if (const AnyFact* version = scene.facts.find_any(id))
            first = std::min(first, version->order);
    return first;
}

LookedInto looked_into(const FamilyScene& scene, const Known& event)
{
    Looking looking{scene,
                    event,
                    casefile::versions_of(scene.facts, *event.fact),
                    first_order_of(scene, *event.fact),
                    {}};
    look_at<records::Assessment>(looking, [](const records::Assessment& assessment) {
        return assessment.outcome || assessment.authorised;
    });
    look_at<records::EarlyHelpAssessment>(looking,
                                          [](const records::EarlyHelpAssessment& assessment) {
                                              return assessment.outcome.has_value();
                                          });
    look_at<records::Section47Enquiry>(looking, [](const records::Section47Enquiry& enquiry) {
        return enquiry.outcome.has_value();
    });
    look_at<records::StrategyDiscussion>(looking,
                                         [](const records::StrategyDiscussion& discussion) {
                                             return discussion.outcome.has_value();
                                         });
    look_at<records::Conference>(looking, [](const records::Conference& conference) {
        return conference.decision.has_value();
    });
    return looking.found;
}

bool is_manager(std::string_view role)
{
    return role == "team_manager" || is_outside_the_line(role);
}

const Fact<records::Answer>* managers_answer(const FamilyScene& scene, std::string_view guardrail,
                                             const AnyFact& fact)
{
    const Versions versions = casefile::versions_of(scene.facts, fact);
    const Fact<records::Answer>* newest = nullptr;
    for (const auto& answer : scene.facts.all<records::Answer>())
        if (is_answer_to(answer.record, guardrail) && is_manager(answer.by.role)
            && casefile::links_to_any(answer, LinkKind::answers, versions))
            newest = &answer;
    return newest;
}

const AnyFact* reasoned_decision(const FamilyScene& scene, const AnyFact& fact)
{
    const Versions versions = casefile::versions_of(scene.facts, fact);
    const AnyFact* newest = nullptr;
    for (const auto& decision : scene.facts.all<records::Decision>())
        if (decision.record.reasons
            && casefile::links_to_any(decision, LinkKind::answers, versions))
            newest = &decision;
    return newest;
}

std::uint64_t latest_work_since(const FamilyScene& scene)
{
    std::optional<std::uint64_t> began;
    std::uint64_t ended = 0;
    for (const casefile::Episode& episode : scene.episodes) {
        const AnyFact* fact =
            scene.facts.find_any(episode.closed_by ? *episode.closed_by : episode.opened_by);
        if (fact == nullptr) continue;
        if (episode.closed_by) ended = std::max(ended, fact->order);
        else began = std::min(began.value_or(fact->order), fact->order);
    }
    return began.value_or(ended);
}

namespace {

/// Is it surely late by a period that began on that day? A day that lies before the confirmed
/// calendar would have fallen due no later than one at its beginning.
bool is_late(const Asked& asked, base::Date from, std::string_view key)
{
    const records::PolicyTerm* term = asked.policy.find(key, from);
    if (term == nullptr) return false;
    const base::Date confirmed = base::Date::of(asked.working_days.first_confirmed_year(), 1, 1);
    const auto due = asked.working_days.due(std::max(from, confirmed), term->value);
    return due && *due < asked.today;
}

}  // namespace

void await_since_known(Verdict& verdict, const Asked& asked, const Known& since,
                       std::string_view key)
{
    if (verdict.standing != Standing::breached) return;
    const base::WhenOf whens = asked.scene.facts.whens();
    auto from = base::latest_date(since.moment().when, whens);
    base::Moment begins = since.moment();
    if (!from) {
        begins = since.fact->moment();
        from = base::latest_date(begins.when, whens);
    }
    const std::size_t said = verdict.missing.size();
    await(verdict, asked, begins, key);
    if (verdict.standing != Standing::cannot_tell) return;
    if (!is_late(asked, from ? *from : base::London::date_of(since.fact->recorded), key)) return;
    verdict.standing = Standing::breached;
    verdict.missing.resize(said);
}

bool share_a_person(const AnyFact& one, const AnyFact& other)
{
    return std::any_of(one.about.begin(), one.about.end(), [&](const ledger::About& about) {
        return about.subject.person()
            && std::any_of(other.about.begin(), other.about.end(), [&](const ledger::About& each) {
                   return each.subject == about.subject;
               });
    });
}

}  // namespace holdfast::guardrails
