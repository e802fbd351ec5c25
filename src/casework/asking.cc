#include "casework/asking.h"

#include "access/knowing.h"
#include "casework/as_of.h"
#include "casework/opening.h"
#include "casework/pending.h"
#include "casework/scenes.h"
#include "guardrails/dismissals.h"
#include "guardrails/gates.h"
#include "index/lists.h"
#include "ledger/token.h"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <set>

namespace holdfast::casework {

using access::Action;
using access::Class;
using access::Standing;
using base::Done;
using base::FamilyId;
using base::PractitionerId;
using base::Problem;
using base::Result;
using base::Subject;
using ledger::Snapshot;

Result<AsOf> as_of(const House& house, const Asking& asking, const Snapshot& snapshot)
{
    if (!asking.as_known_on) return AsOf{snapshot.size(), house.today()};
    const auto upto = snapshot.size_by(base::London::end_of(*asking.as_known_on));
    if (!upto) return std::unexpected(upto.error());
    return AsOf{*upto, *asking.as_known_on};
}

/// What may be read is decided by who the viewer is now, also where the file is shown as of then.
Result<Found> find_family(const House& house, const Asking& asking, const Snapshot& snapshot,
                          const FamilyId& family)
{
    auto now = folded_as_of(house, snapshot, family, snapshot.size());
    if (!now) return std::unexpected(now.error());
    const casefile::FamilyScene& scene = (*now)->scene;
    if (scene.members.empty())
        return base::problem(Problem::Kind::not_found, "", "There is no such family here.");
    const auto relation = access::relation_of(asking.viewer, scene, house.today());
    return Found{std::move(*now), {asking.viewer, relation, asking.purpose}};
}

namespace {

/// Logs that the family was opened, or was not. Nothing is shown when this fails.
Result<Done> log_look(const House& house, const Standing& standing, const Asking& asking,
                      const FamilyId& family, const access::Decision& decision)
{
    assert(house.looks != nullptr);
    return house.looks->write({standing.viewer,
                               Action::read,
                               asking.page,
                               {Subject::of(family)},
                               decision,
                               standing.purpose,
                               asking.entry});
}

/// Why the family stays shut.
Problem refusal(Standing standing)
{
    if (!standing.may(Class::existence, Action::find).permitted)
        return {Problem::Kind::not_found, "", "There is no such family here."};
    standing.purpose = "asked";
    if (standing.may(Class::open_case, Action::read).permitted)
        return {Problem::Kind::missing,
                "purpose",
                "You do not work with this family. Say why you need to read its file."};
    return {Problem::Kind::refused,
            "",
            "You do not work with this family, so you may not read its file. Ask its worker or the "
            "team's manager."};
}

/// Who wrote what is shown, and who else is named in it. Who wrote what is hidden is hidden too.
Result<std::map<PractitionerId, KnownPractitioner>> authors_of(const House& house,
                                                               const Snapshot& snapshot,
                                                               const casefile::Facts& facts,
                                                               std::uint64_t upto)
{
    std::set<PractitionerId> named;
    for (const casefile::AnyFact* fact : facts.every()) {
        named.insert(fact->by.practitioner);
        for (const ledger::About& about : fact->about)
            if (about.subject.kind == base::SubjectKind::practitioner)
                named.insert(PractitionerId{about.subject.id});
    }
    std::map<PractitionerId, KnownPractitioner> authors;
    for (const PractitionerId& id : named) {
        auto known = practitioner_as_of(house, snapshot, id, upto);
        if (!known) return std::unexpected(known.error());
        authors.emplace(id, *known ? std::move(**known) : KnownPractitioner{});
    }
    return authors;
}

/// What the agencies that are named in what is shown are called.
Result<std::map<base::AgencyId, std::string>> agencies_in(const House& house,
                                                          const Snapshot& snapshot,
                                                          const casefile::Facts& facts,
                                                          std::uint64_t upto)
{
    std::map<base::AgencyId, std::string> named;
    for (const casefile::AnyFact* fact : facts.every())
        for (const ledger::About& about : fact->about)
            if (about.subject.kind == base::SubjectKind::agency)
                named.emplace(base::AgencyId{about.subject.id}, "");
    if (named.empty()) return named;
    const auto names = agencies_as_of(house, snapshot, upto);
    if (!names) return std::unexpected(names.error());
    for (auto& [id, name] : named)
        if (const auto known = (*names)->find(id); known != (*names)->end()) name = known->second;
    return named;
}

bool is_among(std::span<const records::Proposal> proposals, const records::Proposal& proposal)
{
    return std::any_of(proposals.begin(), proposals.end(), [&](const auto& each) {
        return each.gate == proposal.gate && each.entry == proposal.entry;
    });
}

/// What is left open of the work that a closing would end.
std::vector<moves::InTheWay> left_open(const casefile::FamilyScene& scene)
{
    std::vector<base::PersonId> children;
    for (const casefile::Episode& episode : scene.episodes)
        if (!episode.closed_by) children.push_back(episode.child);
    return moves::in_the_way_of_closing(scene, children);
}

/// What rules are asked with.
struct AskedWith {
    const House& house;
    PolicyBookPtr policy;
    base::Date today;
    PractitionerId decider;

    [[nodiscard]] std::vector<guardrails::Finding> swept(const casefile::FamilyScene& scene) const
    {
        return guardrails::sweep(scene, *policy, house.working_days, today);
    }
    /// The whole scene of today is swept once for all who look at it.
    [[nodiscard]] FindingsPtr swept_whole(const FoldedFamilyPtr& whole) const
    {
        if (house.recent != nullptr)
            return house.recent->swept(whole, policy, house.working_days, today);
        return std::make_shared<const std::vector<guardrails::Finding>>(swept(whole->scene));
    }
    [[nodiscard]] guardrails::GateReport at(const records::Proposal& proposal,
                                            const casefile::FamilyScene& scene) const
    {
        return guardrails::stand_at(proposal, scene, *policy, house.working_days, today);
    }
};

/// What waits by the whole scene, cut to what is viewed. Of a closing that the viewer may not read
/// they are told that one waits; nothing else that is hidden is told, and where only an episode
/// that they cannot see is open, nobody is told that it is there.
void add_pending(const AskedWith& with, const casefile::FamilyScene& whole, OpenFamily& open)
{
    const casefile::FamilyScene& viewed = *open.scene;
    const auto in_view = pending_proposals(viewed, with.decider);
    for (const records::Proposal& proposal : pending_proposals(whole, with.decider)) {
        const bool closes = proposal.gate == records::Gate::close;
        const bool hidden = closes && viewed.facts.when_of(proposal.entry) == nullptr;
        if (!hidden && !is_among(in_view, proposal)) continue;
        PendingDecision pending{proposal.gate, proposal.entry, hidden, {}, {}};
        pending.gate = seen(with.at(proposal, whole),
                            hidden ? guardrails::GateReport{} : with.at(proposal, viewed),
                            viewed);
        if (closes) pending.left_open = seen(left_open(whole), left_open(viewed));
        open.pending.push_back(std::move(pending));
    }
}

/// Marks what somebody dismissed. What rests on something hidden stands: nobody can tell whether
/// that has changed since.
void mark_dismissed(OpenFamily& open)
{
    for (SeenFinding& finding : open.findings) {
        if (finding.rests_on_hidden || !finding.anchor) continue;
        guardrails::Verdict verdict = guardrails::verdict_about(*finding.anchor);
        verdict.because = finding.because;
        verdict.against = finding.against;
        verdict.standing = finding.standing;
        verdict.due = finding.due;
        const auto* by = guardrails::dismissal_of(*open.scene, *finding.guardrail, verdict);
        if (by != nullptr) finding.dismissed_by = by->id;
    }
}

/// What the guardrails say of the whole scene, cut to what is viewed.
Result<Done> add_findings(const House& house, const Snapshot& snapshot, const AsOf& as,
                          const FoldedFamilyPtr& whole, OpenFamily& open)
{
    auto policy = policy_as_of(house, snapshot, as.upto);
    if (!policy) return std::unexpected(policy.error());
    const AskedWith with{house, std::move(*policy), as.today, open.standing.viewer.practitioner};
    const casefile::FamilyScene& viewed = *open.scene;
    const bool is_whole = &whole->scene == &viewed;
    const auto of_whole = with.swept_whole(whole);
    open.findings = seen(*of_whole, is_whole ? *of_whole : with.swept(viewed), viewed);
    mark_dismissed(open);
    add_pending(with, whole->scene, open);
    return Done{};
}

/// For whoever may know of no family: logged and refused alike for every one, without a look at
/// what there is.
Result<OpenFamily> open_none(const House& house, const Asking& asking, const FamilyId& family)
{
    const Standing nobody{asking.viewer, access::Relation::none, asking.purpose};
    auto done = log_look(house, nobody, asking, family, nobody.may(Class::open_case, Action::read));
    if (!done) return std::unexpected(done.error());
    return std::unexpected(refusal(nobody));
}

}  // namespace

Result<OpenFamily> open_as(const House& house, const Snapshot& snapshot, const AsOf& as,
                           Found found)
{
    const FamilyId& family = found.now->scene.family;
    const auto whole = as.upto == snapshot.size() ? Result<FoldedFamilyPtr>{found.now}
                                                  : folded_as_of(house, snapshot, family, as.upto);
    if (!whole) return std::unexpected(whole.error());
    auto viewed = access::view_family(found.standing, *whole);
    if (!viewed) return std::unexpected(viewed.error());
    auto authors = authors_of(house, snapshot, (*viewed)->facts, as.upto);
    if (!authors) return std::unexpected(authors.error());
    auto agencies = agencies_in(house, snapshot, (*viewed)->facts, as.upto);
    if (!agencies) return std::unexpected(agencies.error());
    OpenFamily open{
        std::move(found.standing),
        std::move(*viewed),
        ledger::seal_token(
            ledger::TokenPurpose::seen, {as.upto, 0}, snapshot.keys(), house.ledger.entropy()),
        as.today,
        std::move(*authors),
        std::move(*agencies),
        {},
        {}};
    // What the rules say rests on the whole file, of which another agency reads its own side alone.
    if (open.standing.relation == access::Relation::partner_agency) {
        open.became = became_of((*whole)->scene, *open.scene);
        return open;
    }
    auto done = add_findings(house, snapshot, as, *whole, open);
    if (!done) return std::unexpected(done.error());
    return open;
}

Result<std::vector<FamilyId>> waiting_families(const House& house, const Snapshot& snapshot,
                                               Waits waits)
{
    if (house.recent != nullptr) return house.recent->waiting(snapshot, waits);
    Waiting waiting;
    auto done = waiting.read(snapshot);
    if (!done) return std::unexpected(done.error());
    return waiting.families(waits);
}

Result<std::set<std::string>> every_team(const House& house, const Snapshot& snapshot)
{
    if (house.recent != nullptr) return house.recent->team_names(snapshot);
    TeamNames teams;
    auto done = teams.read(snapshot);
    if (!done) return std::unexpected(done.error());
    return teams.names();
}

Result<bool> could_know(const access::Viewer& viewer, const Snapshot& snapshot,
                        const FamilyId& family)
{
    if (!access::may_know_of_any(viewer.role)) return false;
    if (!access::is_partner(viewer.role)) return true;
    // Something must name both.
    const auto list = index::number_of(index::List::about);
    const auto of_agency =
        snapshot.rows().drawn(list, index::about_key(Subject::of(viewer.agency)));
    if (!of_agency) return std::unexpected(of_agency.error());
    const auto of_family = snapshot.rows().drawn(list, index::about_key(Subject::of(family)));
    if (!of_family) return std::unexpected(of_family.error());
    std::vector<std::uint64_t> both;
    std::ranges::set_intersection(*of_agency, *of_family, std::back_inserter(both));
    return !both.empty();
}

Result<OpenFamily> open_family(const House& house, const Asking& asking, const FamilyId& family)
{
    const auto snapshot = house.ledger.read();
    if (!snapshot) return std::unexpected(snapshot.error());
    const auto could = could_know(asking.viewer, *snapshot, family);
    if (!could) return std::unexpected(could.error());
    if (!*could) return open_none(house, asking, family);
    auto found = find_family(house, asking, *snapshot, family);
    if (!found) return std::unexpected(found.error());
    const access::Decision decision =
        found->standing.may(found->standing.file_class(), Action::read);
    auto done = log_look(house, found->standing, asking, family, decision);
    if (!done) return std::unexpected(done.error());
    if (!decision.permitted) return std::unexpected(refusal(found->standing));
    const auto as = as_of(house, asking, *snapshot);
    if (!as) return std::unexpected(as.error());
    return open_as(house, *snapshot, *as, std::move(*found));
}

Result<access::Viewer> viewer_of(const House& house, const PractitionerId& id)
{
    const auto snapshot = house.ledger.read();
    if (!snapshot) return std::unexpected(snapshot.error());
    const auto known = practitioner_as_of(house, *snapshot, id, snapshot->size());
    if (!known) return std::unexpected(known.error());
    if (!*known)
        return base::problem(
            Problem::Kind::not_found,
            "",
            "The register of practitioners does not know whoever has this account. "
            "Ask the administrator.");
    if ((*known)->has_left(house.today()))
        return base::problem(Problem::Kind::refused,
                             "",
                             "The register of practitioners says that whoever has this account "
                             "works here no more. Ask the administrator if that is wrong.");
    return access::Viewer{id, (*known)->name, (*known)->role, (*known)->agency, (*known)->team};
}

}  // namespace holdfast::casework
