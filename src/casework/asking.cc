#include "casework/asking.h"

#include "casework/opening.h"
#include "casework/scenes.h"
#include "index/lists.h"
#include "ledger/token.h"
#include "records/read.h"
#include "records/types/practitioner.h"

#include <cassert>

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
using ledger::Kept;
using ledger::Snapshot;

Result<AsOf> as_of(const House& house, const Asking& asking, const Snapshot& snapshot)
{
    if (!asking.as_known_on) return AsOf{snapshot.size(), house.today()};
    const auto upto = snapshot.size_by(base::London::end_of(*asking.as_known_on));
    if (!upto) return std::unexpected(upto.error());
    return AsOf{*upto, *asking.as_known_on};
}

/// What may be read is decided by who the viewer is now, also where the file is shown as of then.
Result<Standing> standing_of(const House& house, const Asking& asking, const Snapshot& snapshot,
                             const FamilyId& family)
{
    const auto now = family_scene(snapshot, family, snapshot.size());
    if (!now) return std::unexpected(now.error());
    if (now->members.empty())
        return base::problem(Problem::Kind::not_found, "", "There is no such family here.");
    return Standing{
        asking.viewer, access::relation_of(asking.viewer, *now, house.today()), asking.purpose};
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
                               standing.purpose});
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

Result<std::map<PractitionerId, KnownPractitioner>> authors_of(const Snapshot& snapshot,
                                                               std::span<const Kept> entries,
                                                               std::uint64_t upto)
{
    std::map<PractitionerId, KnownPractitioner> authors;
    const auto add = [&](const PractitionerId& id) -> Result<Done> {
        if (authors.contains(id)) return Done{};
        auto known = practitioner(snapshot, id, upto);
        if (!known) return std::unexpected(known.error());
        authors.emplace(id, *known ? std::move(**known) : KnownPractitioner{});
        return Done{};
    };
    for (const Kept& kept : entries) {
        if (!kept.entry) continue;
        auto done = add(kept.entry->by.practitioner);
        if (!done) return std::unexpected(done.error());
        for (const ledger::About& about : kept.entry->about) {
            if (about.subject.kind != base::SubjectKind::practitioner) continue;
            done = add(PractitionerId{about.subject.id});
            if (!done) return std::unexpected(done.error());
        }
    }
    return authors;
}

/// The newest proposal to close that no decision has answered; nullopt when there is none.
std::optional<base::EntryId> pending_proposal(const casefile::FamilyScene& scene)
{
    const auto& proposals = scene.facts.all<records::ClosingProposal>();
    if (!scene.has_open_episode() || proposals.empty()) return std::nullopt;
    const auto& newest = proposals.back();
    for (const auto& decision : scene.facts.all<records::Decision>())
        if (decision.links_to(ledger::LinkKind::answers, newest.id)) return std::nullopt;
    return newest.id;
}

/// What the guardrails say of the whole scene, cut to what is viewed.
Result<Done> add_findings(const House& house, const Snapshot& snapshot, const AsOf& as,
                          const casefile::FamilyScene& whole, OpenFamily& open)
{
    const auto policy = policy_book(snapshot, as.upto);
    if (!policy) return std::unexpected(policy.error());
    const casefile::FamilyScene& viewed = *open.scene;
    const auto swept = [&](const casefile::FamilyScene& scene) {
        return guardrails::sweep(scene, *policy, house.working_days, as.today);
    };
    open.findings = seen(swept(whole), swept(viewed), viewed);
    const auto proposal = pending_proposal(whole);
    if (!proposal) return Done{};
    const auto gate = [&](const casefile::FamilyScene& scene) {
        return guardrails::stand_at(
            {records::Gate::close, *proposal}, scene, *policy, house.working_days, as.today);
    };
    const bool hidden = viewed.facts.when_of(*proposal) == nullptr;
    // Where only an episode that the viewer cannot see is open, nobody is told that it is there.
    if (!hidden && pending_proposal(viewed) != proposal) return Done{};
    open.closing = {*proposal,
                    hidden,
                    seen(gate(whole), hidden ? guardrails::GateReport{} : gate(viewed), viewed)};
    return Done{};
}

}  // namespace

Result<OpenFamily> open_as(const House& house, const Snapshot& snapshot, const AsOf& as,
                           Standing standing, const FamilyId& family)
{
    auto entries = family_entries(snapshot, family, as.upto);
    if (!entries) return std::unexpected(entries.error());
    const auto whole = casefile::fold_family(family, *entries);
    if (!whole) return std::unexpected(whole.error());
    // Who wrote what is hidden is hidden as well.
    auto readable = access::readable(standing, std::move(*entries));
    auto authors = authors_of(snapshot, readable, as.upto);
    if (!authors) return std::unexpected(authors.error());
    auto viewed = access::view_family(standing, family, std::move(readable));
    if (!viewed) return std::unexpected(viewed.error());
    OpenFamily open{
        std::move(standing),
        std::move(*viewed),
        ledger::seal_token(
            ledger::TokenPurpose::seen, {as.upto, 0}, snapshot.keys(), house.ledger.entropy()),
        as.today,
        std::move(*authors),
        {},
        {}};
    auto done = add_findings(house, snapshot, as, *whole, open);
    if (!done) return std::unexpected(done.error());
    return open;
}

Result<OpenFamily> open_family(const House& house, const Asking& asking, const FamilyId& family)
{
    const auto snapshot = house.ledger.read();
    if (!snapshot) return std::unexpected(snapshot.error());
    auto standing = standing_of(house, asking, *snapshot, family);
    if (!standing) return std::unexpected(standing.error());
    const access::Decision decision = standing->may(Class::open_case, Action::read);
    auto done = log_look(house, *standing, asking, family, decision);
    if (!done) return std::unexpected(done.error());
    if (!decision.permitted) return std::unexpected(refusal(*standing));
    const auto as = as_of(house, asking, *snapshot);
    if (!as) return std::unexpected(as.error());
    return open_as(house, *snapshot, *as, std::move(*standing), family);
}

Result<std::optional<KnownPractitioner>> practitioner(const Snapshot& snapshot,
                                                      const PractitionerId& id, std::uint64_t upto)
{
    std::optional<KnownPractitioner> known;
    auto done = snapshot.read_drawn(
        static_cast<std::uint32_t>(index::List::about),
        index::about_key(Subject::of(id)),
        0,
        upto,
        [&](Kept&& kept) -> Result<Done> {
            if (!kept.entry || kept.entry->kind != records::Practitioner::declaration.number)
                return Done{};
            auto said = records::read_back<records::Practitioner>(kept.entry->happened,
                                                                  std::move(kept.entry->body));
            if (!said) return std::unexpected(said.error());
            known = KnownPractitioner{said->name.value_or(""),
                                      said->role ? said->role->code : "",
                                      said->team.value_or(""),
                                      {}};
            for (const ledger::About& about : kept.entry->about)
                if (about.subject.kind == base::SubjectKind::agency)
                    known->agency = base::AgencyId{about.subject.id};
            return Done{};
        });
    if (!done) return std::unexpected(done.error());
    return known;
}

Result<access::Viewer> viewer_of(const House& house, const PractitionerId& id)
{
    const auto snapshot = house.ledger.read();
    if (!snapshot) return std::unexpected(snapshot.error());
    const auto known = practitioner(*snapshot, id, snapshot->size());
    if (!known) return std::unexpected(known.error());
    if (!*known)
        return base::problem(
            Problem::Kind::not_found,
            "",
            "The register of practitioners does not know whoever has this account. "
            "Ask the administrator.");
    return access::Viewer{id, (*known)->name, (*known)->role, (*known)->agency, (*known)->team};
}

}  // namespace holdfast::casework
