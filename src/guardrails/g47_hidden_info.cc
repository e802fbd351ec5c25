#include "casefile/dated.h"
#include "casefile/standing.h"
#include "guardrails/involved_agencies.h"
#include "guardrails/sources.h"
#include "records/record_types.h"
#include "records/types/assessment.h"
#include "records/types/child_in_need_meeting.h"
#include "records/types/conference.h"
#include "records/types/core_group.h"
#include "records/types/decision.h"
#include "records/types/health.h"
#include "records/types/information_sharing.h"
#include "records/types/injury.h"
#include "records/types/note.h"
#include "records/types/strategy_discussion.h"
#include "records/types/team_around_family.h"
#include "records/types/threshold.h"
#include "records/types/worry.h"

#include <algorithm>
#include <map>
#include <set>

namespace holdfast::guardrails {

namespace g47 {

constexpr Guardrail hidden_info = {
    .id = "G47",
    .name = "HIDDEN-INFO",
    .rule = "A worry, an injury, a fact of health or a note that one agency wrote down is shown "
            "where others decide about the child afterwards and it was never passed on, put to a "
            "meeting or read by another agency; so is what it was decided not to share. Excepted: "
            "somebody answers why the others need not know it.",
    .asks = "What does one agency know that the others who decide do not?",
    .sources = {&sources::norfolk_case_r, &sources::norfolk_trio},
    .mode = Mode::detect,
    .stands_at = {},
    .answered_in_words = true,
};

using base::Answer;
using base::Subject;
using casefile::AnyFact;
using casefile::Fact;
using casefile::FamilyScene;
using ledger::LinkKind;
using ledger::Part;

/// What one agency knows, and which.
struct Known {
    const AnyFact* fact;
    Subject holder;
};

/// The agency that alone knew it when it was written down; nullopt: whoever decides did as well. A
/// review that tells of it afterwards made it known to nobody.
std::optional<Subject> holder_of(const AnyFact& fact)
{
    if (is_partner_role(fact.by.role)) return Subject::of(fact.by.agency);
    if (fact.by.role != "reviewer") return std::nullopt;
    const auto sources = agencies_named(fact, Part::source);
    return sources.empty() ? std::nullopt : std::optional{sources.front()};
}

bool is_told(const records::Worry&)
{
    return false;
}
bool is_told(const records::Injury& said)
{
    return said.police_told.has_value();
}
bool is_told(const records::Health& said)
{
    return said.told_childrens_services.has_value();
}
/// What a note says of an organisation is not about the child.
bool is_told(const records::Note& said)
{
    return said.topic && said.topic->code == "organisation";
}

template <class R>
void add_known(const FamilyScene& scene, std::vector<Known>& known)
{
    const std::size_t first = known.size();
    for (const Fact<R>& fact : scene.facts.all<R>())
        if (const auto holder = holder_of(fact); holder && !is_told(fact.record))
            known.push_back({&fact, *holder});
    if (known.size() == first) return;
    // What stands no more is told by what stands in its place.
    std::set<base::EntryId> replaced;
    for (const Fact<R>& fact : scene.facts.all<R>())
        for (const ledger::Link& link : fact.links)
            if (link.kind == LinkKind::supersedes) replaced.insert(link.to);
    std::erase_if(known, [&](const Known& each) { return replaced.contains(each.fact->id); });
}

template <class R>
std::uint64_t last_of(const FamilyScene& scene)
{
    const auto all = scene.facts.of(R::declaration.number);
    return all.empty() ? 0 : all.back()->order;
}

/// The same of meetings that can be planned and not held.
template <class R>
std::uint64_t last_held(const FamilyScene& scene)
{
    std::uint64_t last = 0;
    for (const Fact<R>& each : scene.facts.all<R>())
        if (!each.record.standing || each.record.standing->code.starts_with("held"))
            last = each.order;
    return last;
}

/// When the agencies last sat together: what was known before that could be said there.
std::uint64_t last_meeting(const FamilyScene& scene)
{
    return std::max({last_of<records::StrategyDiscussion>(scene),
                     last_of<records::Conference>(scene),
                     last_held<records::CoreGroup>(scene),
                     last_held<records::ChildInNeedMeeting>(scene),
                     last_held<records::TeamAroundFamily>(scene)});
}

/// When each agency last gave its view: it could say then what it knew.
std::map<Subject, std::uint64_t> last_views(const FamilyScene& scene)
{
    std::map<Subject, std::uint64_t> last;
    for (const auto& view : scene.facts.all<records::AgencyView>())
        if (is_given(view.record) || view.record.information)
            if (const auto whose = agency_of(scene, view)) last[*whose] = view.order;
    return last;
}

/// Does it only say that the other is kept where it is?
bool keeps_back(const AnyFact& fact)
{
    if (fact.type == &records::Answer::declaration) return true;
    if (fact.type != &records::InformationSharing::declaration) return false;
    const auto& shared = static_cast<const Fact<records::InformationSharing>&>(fact).record;
    return shared.answer && !shared.answer->code.starts_with("shared");
}

/// Leaves out those to which an entry of another agency links: somebody read them.
void leave_out_what_was_read(const FamilyScene& scene, std::vector<Known>& known)
{
    std::map<base::EntryId, Subject> unread;
    std::map<base::EntryId, base::EntryId> standing;  // By each version, the one that stands.
    for (const Known& each : known) {
        unread.emplace(each.fact->id, each.holder);
        for (const base::EntryId& version : casefile::versions_of(scene.facts, *each.fact))
            standing.emplace(version, each.fact->id);
    }
    for (const records::RecordType* type : records::types_of_files())
        for (const casefile::SharedFact& later : scene.facts.of(type->number))
            for (const ledger::Link& link : later->links) {
                const auto found = standing.find(link.to);
                if (found == standing.end() || keeps_back(*later)) continue;
                const auto holder = unread.find(found->second);
                if (holder != unread.end() && Subject::of(later->by.agency) != holder->second)
                    unread.erase(holder);
            }
    std::erase_if(known, [&](const Known& each) { return !unread.contains(each.fact->id); });
}

/// What others decided last, in another agency than this; nullptr: nothing.
const AnyFact* decided_since(const FamilyScene& scene, const Subject& holder, std::uint64_t since)
{
    const AnyFact* last = nullptr;
    for (const records::RecordType* type : {&records::Decision::declaration,
                                            &records::Threshold::declaration,
                                            &records::Assessment::declaration})
        for (const casefile::SharedFact& fact : scene.facts.of(type->number))
            if (fact->order > since && Subject::of(fact->by.agency) != holder
                && (last == nullptr || fact->order > last->order))
                last = fact.get();
    return last;
}

std::vector<Known> hidden_in(const FamilyScene& scene)
{
    std::vector<Known> known;
    add_known<records::Worry>(scene, known);
    add_known<records::Injury>(scene, known);
    add_known<records::Health>(scene, known);
    add_known<records::Note>(scene, known);
    if (known.empty()) return known;
    const std::uint64_t met = last_meeting(scene);
    const auto views = last_views(scene);
    std::erase_if(known, [&](const Known& each) {
        const auto view = views.find(each.holder);
        return each.fact->order < met || (view != views.end() && each.fact->order < view->second)
            || decided_since(scene, each.holder, each.fact->order) == nullptr;
    });
    if (known.empty()) return known;
    leave_out_what_was_read(scene, known);
    std::sort(known.begin(), known.end(), [](const Known& one, const Known& other) {
        return one.fact->order < other.fact->order;
    });
    return known;
}

void finish(const FamilyScene& scene, const AnyFact* decided, Verdict& verdict)
{
    if (decided != nullptr)
        verdict.because.push_back({decided->standing,
                                   "Others decided without it: " + std::string{decided->type->name}
                                       + ", " + casefile::dated(decided->happened, scene.facts)
                                       + "."});
    if (const auto* answer = answer_to(scene, hidden_info.id, verdict.anchor)) {
        verdict.against.push_back(
            {answer->standing, "It is answered why the others need not know it."});
        return;
    }
    verdict.missing.emplace_back("Pass it on to those who decide, or put it to a meeting; or "
                                 "answer why they need not know it.");
    settle(verdict, Answer::yes);
}

/// One verdict for each agency, on the first that it alone knows.
void add_by_holder(const FamilyScene& scene, std::vector<Verdict>& verdicts)
{
    std::map<Subject, Verdict> by_holder;
    std::vector<Subject> order;
    for (const Known& known : hidden_in(scene)) {
        auto [found, is_new] = by_holder.try_emplace(known.holder, verdict_about(known.fact->id));
        if (is_new) order.push_back(known.holder);
        const std::string who = is_partner_role(known.fact->by.role)
                                  ? role_words(known.fact->by.role)
                                  : std::string{"One agency"};
        found->second.because.push_back(
            {known.fact->standing,
             "Known to one agency: " + who + ", " + std::string{known.fact->type->name} + ", "
                 + casefile::dated(known.fact->happened, scene.facts) + "."});
    }
    for (const Subject& holder : order) {
        Verdict& verdict = by_holder.at(holder);
        const AnyFact& first = *scene.facts.find_any(verdict.anchor);
        finish(scene, decided_since(scene, holder, first.order), verdict);
        verdicts.push_back(std::move(verdict));
    }
}

/// What it was decided to keep back, while others decided.
void add_kept_back(const FamilyScene& scene, std::vector<Verdict>& verdicts)
{
    for (const auto* kept : casefile::standing<records::InformationSharing>(scene.facts)) {
        if (!kept->record.answer || kept->record.answer->code.starts_with("shared")
            || (kept->record.tells_of_risk && !*kept->record.tells_of_risk))
            continue;
        const AnyFact* decided =
            decided_since(scene, Subject{base::SubjectKind::agency, {}}, kept->order);
        if (decided == nullptr) continue;
        Verdict verdict = verdict_about(kept->id);
        verdict.because.push_back({kept->standing,
                                   "It was decided not to share something, "
                                       + casefile::dated(kept->happened, scene.facts) + "."});
        finish(scene, decided, verdict);
        verdicts.push_back(std::move(verdict));
    }
}

/// Not modelled: what never reached this record at all; and whether what was known was said at the
/// meeting that followed: nobody is asked to link every note to it.
std::vector<Verdict> check(const Asked& asked)
{
    std::vector<Verdict> verdicts;
    add_by_holder(asked.scene, verdicts);
    add_kept_back(asked.scene, verdicts);
    return verdicts;
}

}  // namespace g47

Rule g47_hidden_info()
{
    return {&g47::hidden_info, g47::check};
}

}  // namespace holdfast::guardrails
