#include "casework/waiting.h"

#include "casefile/contacts.h"
#include "casefile/dangers.h"
#include "casework/scenes.h"
#include "index/lists.h"
#include "records/read.h"
#include "records/types/allocation.h"
#include "records/types/closing_proposal.h"
#include "records/types/contact.h"
#include "records/types/decision.h"
#include "records/types/practitioner.h"
#include "records/types/referral.h"
#include "records/types/strategy_discussion.h"
#include "records/types/worry.h"
#include "records/types/worry_answered.h"

#include <algorithm>

namespace holdfast::casework {

using base::Done;
using base::EntryId;
using base::FamilyId;
using base::PersonId;
using base::Result;
using ledger::Kept;
using ledger::LinkKind;
using ledger::Snapshot;

namespace {

/// Calls `visit` with the entries of a type from an index on that still have words.
template <class Visit>
Result<Done> each_of(const Snapshot& snapshot, const records::RecordType& type, std::uint64_t from,
                     Visit visit)
{
    return snapshot.read_drawn(index::number_of(index::List::kind),
                               index::kind_key(type.number),
                               from,
                               snapshot.size(),
                               [&](const Kept& kept) -> Result<Done> {
                                   return kept.entry ? visit(kept) : Result<Done>{Done{}};
                               });
}

bool stands_in_place(const ledger::Link& link)
{
    return link.kind == LinkKind::corrects || link.kind == LinkKind::supersedes;
}

/// Does an allocation go on, whatever the day, as far as it says itself?
bool surely_goes_on(const Kept& kept)
{
    const auto said =
        records::read_back<records::Allocation>(kept.entry->happened, kept.entry->body);
    if (!said || said->until || !said->team) return false;
    const auto begun = base::latest_date(kept.entry->happened, {});
    return begun && *begun <= base::London::date_of(kept.recorded);
}

}  // namespace

Result<Done> Waiting::read(const Snapshot& snapshot)
{
    if (snapshot.size() <= upto_) return Done{};
    auto done = read_new(snapshot);
    if (done) upto_ = snapshot.size();
    else *this = {};
    return done;
}

/// What asks is read before what answers, whatever their order: an answer only takes away.
Result<Done> Waiting::read_new(const Snapshot& snapshot)
{
    auto done = each_of(snapshot, records::Contact::declaration, upto_, [&](const Kept& kept) {
        return ask(snapshot, kept, contacts_);
    });
    if (!done) return done;
    done = each_of(snapshot, records::ClosingProposal::declaration, upto_, [&](const Kept& kept) {
        return ask(snapshot, kept, closings_);
    });
    if (!done) return done;
    done = each_of(snapshot, records::Worry::declaration, upto_, [&](const Kept& kept) {
        return ask_of_danger(snapshot, kept);
    });
    if (!done) return done;
    done = each_of(snapshot, records::Decision::declaration, upto_, [&](const Kept& kept) {
        return decide(snapshot, kept);
    });
    if (!done) return done;
    done = each_of(snapshot, records::Referral::declaration, upto_, [&](const Kept& kept) {
        return refer(snapshot, kept);
    });
    if (!done) return done;
    done = each_of(snapshot, records::Allocation::declaration, upto_, [&](const Kept& kept) {
        return allocate(snapshot, kept);
    });
    if (!done) return done;
    done = each_of(snapshot, records::Practitioner::declaration, upto_, [&](const Kept& kept) {
        return read_practitioner(kept);
    });
    if (!done) return done;
    done = each_of(snapshot,
                   records::WorryAnswered::declaration,
                   upto_,
                   [&](const Kept& kept) -> Result<Done> {
                       const auto said = records::read_back<records::WorryAnswered>(
                           kept.entry->happened, kept.entry->body);
                       if (!said) return std::unexpected(said.error());
                       return casefile::ends_danger(*said) ? answer(snapshot, kept)
                                                           : take_back(snapshot, kept);
                   });
    if (!done) return done;
    return each_of(snapshot,
                   records::StrategyDiscussion::declaration,
                   upto_,
                   [&](const Kept& kept) { return answer(snapshot, kept); });
}

EntryId Waiting::root_of(const EntryId& id) const
{
    const auto found = roots_.find(id);
    return found == roots_.end() ? id : found->second;
}

/// A contact that names no family waits in every family of the persons whom it is about.
Result<Done> Waiting::ask(const Snapshot& snapshot, const Kept& kept, ById& asked)
{
    Asked one{kept.index, {}, {}, false, false};
    for (const ledger::About& about : kept.entry->about) {
        const auto person = about.subject.person();
        if (const auto family = about.subject.family()) one.families.insert(*family);
        if (person && about.part == ledger::Part::subject) one.persons.insert(*person);
    }
    if (one.families.empty())
        for (const PersonId& person : one.persons) {
            const auto families = families_of(snapshot, person, snapshot.size());
            if (!families) return std::unexpected(families.error());
            one.families.insert(families->begin(), families->end());
        }
    for (const ledger::Link& link : kept.entry->links)
        if (link.kind == LinkKind::corrects) {
            roots_.emplace(kept.entry->id, root_of(link.to));
            const auto first = asked.find(root_of(link.to));
            if (first == asked.end()) return Done{};
            first->second.families.merge(one.families);
            first->second.corrected = true;
            return Done{};
        }
    asked.emplace(kept.entry->id, std::move(one));
    return Done{};
}

/// Whom a danger is still about is told by its fold alone, once anything was said of it twice.
Result<Done> Waiting::ask_danger_again(const Snapshot& snapshot, const Kept& kept)
{
    auto done = ask(snapshot, kept, dangers_);
    if (const auto found = dangers_.find(kept.entry->id); found != dangers_.end())
        found->second.corrected = true;
    return done;
}

/// Holds once more what was answered before.
Result<Done> Waiting::ask_again(const Snapshot& snapshot, const EntryId& id)
{
    const auto found = snapshot.find(id);
    if (!found) return std::unexpected(found.error());
    if (!*found || !(*found)->entry) return Done{};
    if ((*found)->entry->kind == records::Contact::declaration.number)
        return ask(snapshot, **found, contacts_);
    if ((*found)->entry->kind == records::ClosingProposal::declaration.number)
        return ask(snapshot, **found, closings_);
    // Whether it still says so is told by its fold.
    if ((*found)->entry->kind == records::Worry::declaration.number)
        return ask_danger_again(snapshot, **found);
    return Done{};
}

/// A correction stands in place of the answer that it corrects, links and all; so does an answer
/// that is written again.
Result<Done> Waiting::take_back(const Snapshot& snapshot, const Kept& correction)
{
    for (const ledger::Link& link : correction.entry->links) {
        if (!stands_in_place(link)) continue;
        const auto corrected = snapshot.find(link.to);
        if (!corrected) return std::unexpected(corrected.error());
        if (!*corrected || !(*corrected)->entry) continue;
        for (const ledger::Link& answer : (*corrected)->entry->links) {
            if (answer.kind != LinkKind::answers) continue;
            auto done = ask_again(snapshot, root_of(answer.to));
            if (!done) return done;
        }
    }
    return Done{};
}

Result<Done> Waiting::decide(const Snapshot& snapshot, const Kept& kept)
{
    const auto said = records::read_back<records::Decision>(kept.entry->happened, kept.entry->body);
    if (!said) return std::unexpected(said.error());
    auto done = take_back(snapshot, kept);
    if (!done) return done;
    for (const ledger::Link& link : kept.entry->links) {
        if (link.kind != LinkKind::answers) continue;
        const EntryId answered = root_of(link.to);
        closings_.erase(answered);
        if (!casefile::leads_to_referral(*said)) {
            contacts_.erase(answered);
            continue;
        }
        // Decided otherwise before, it waits once more.
        done = ask_again(snapshot, answered);
        if (!done) return done;
        if (const auto contact = contacts_.find(answered); contact != contacts_.end())
            contact->second.accepted = true;
    }
    return Done{};
}

/// A worry that a correction alone calls a danger waits from then on; so does any that is written
/// again, because it may be a danger that names one child more.
Result<Done> Waiting::ask_of_danger(const Snapshot& snapshot, const Kept& kept)
{
    const auto said = records::read_back<records::Worry>(kept.entry->happened, kept.entry->body);
    if (!said) return std::unexpected(said.error());
    const auto& links = kept.entry->links;
    if (!said->immediate_danger.value_or(false)
        && std::none_of(links.begin(), links.end(), stands_in_place))
        return Done{};
    for (const ledger::Link& link : links)
        if (link.kind == LinkKind::corrects && !dangers_.contains(root_of(link.to))) {
            auto done = ask_again(snapshot, root_of(link.to));
            if (!done) return done;
        }
    return ask(snapshot, kept, dangers_);
}

Result<Done> Waiting::answer(const Snapshot& snapshot, const Kept& kept)
{
    auto done = take_back(snapshot, kept);
    if (!done) return done;
    std::set<PersonId> answered;
    for (const ledger::About& each : kept.entry->about)
        if (const auto person = each.subject.person(); person && each.part == ledger::Part::subject)
            answered.insert(*person);
    for (const ledger::Link& link : kept.entry->links) {
        if (link.kind != LinkKind::answers) continue;
        const auto danger = dangers_.find(root_of(link.to));
        if (danger == dangers_.end() || danger->second.corrected) continue;
        std::set<PersonId>& left = danger->second.persons;
        std::erase_if(left, [&](const PersonId& person) { return answered.contains(person); });
        if (left.empty() || answered.empty()) dangers_.erase(danger);
    }
    return done;
}

Result<Done> Waiting::refer(const Snapshot& snapshot, const Kept& kept)
{
    auto done = take_back(snapshot, kept);
    if (!done) return done;
    std::set<PersonId> about;
    for (const ledger::About& each : kept.entry->about) {
        if (const auto family = each.subject.family()) referred_.emplace(*family, kept.index);
        const auto person = each.subject.person();
        if (person && each.part == ledger::Part::subject) about.insert(*person);
    }
    for (const ledger::Link& link : kept.entry->links)
        if (link.kind == LinkKind::answers) contacts_.erase(root_of(link.to));
    std::erase_if(contacts_, [&](const auto& contact) {
        const Asked& asked = contact.second;
        // Whom a corrected contact is about is told by its fold alone.
        return asked.accepted && !asked.corrected && asked.index < kept.index
            && std::any_of(
                   asked.persons.begin(),
                   asked.persons.end(),
                   [&](const PersonId& person) { return about.contains(person); });
    });
    return Done{};
}

/// The families that an entry is about.
std::vector<FamilyId> families_in(const ledger::Entry& entry)
{
    std::vector<FamilyId> families;
    for (const ledger::About& about : entry.about)
        if (const auto family = about.subject.family()) families.push_back(*family);
    return families;
}

/// A corrected allocation keeps its place among the others when it is folded, and the fold alone
/// tells who works with the family then: whoever asks looks.
Result<Done> Waiting::doubt_corrected(const Snapshot& snapshot, const Kept& kept)
{
    for (const ledger::Link& link : kept.entry->links) {
        if (link.kind != LinkKind::corrects) continue;
        const auto first = snapshot.find(link.to);
        if (!first) return std::unexpected(first.error());
        if (!*first || !(*first)->entry) continue;
        for (const FamilyId& family : families_in(*(*first)->entry))
            for (auto& [who, goes_on] : allocated_[family]) goes_on = false;
    }
    return Done{};
}

Result<Done> Waiting::allocate(const Snapshot& snapshot, const Kept& kept)
{
    const bool corrects =
        std::any_of(kept.entry->links.begin(),
                    kept.entry->links.end(),
                    [](const ledger::Link& link) { return link.kind == LinkKind::corrects; });
    const bool goes_on = !corrects && surely_goes_on(kept);
    for (const ledger::About& family : kept.entry->about) {
        if (!family.subject.family()) continue;
        for (const ledger::About& whom : kept.entry->about)
            if (whom.subject.kind == base::SubjectKind::practitioner)
                allocated_[*family.subject.family()].insert_or_assign(
                    base::PractitionerId{whom.subject.id}, goes_on);
    }
    return doubt_corrected(snapshot, kept);
}

Result<Done> Waiting::read_practitioner(const Kept& kept)
{
    const auto said =
        records::read_back<records::Practitioner>(kept.entry->happened, kept.entry->body);
    if (!said) return std::unexpected(said.error());
    for (const ledger::About& whom : kept.entry->about) {
        if (whom.subject.kind != base::SubjectKind::practitioner) continue;
        const base::PractitionerId id{whom.subject.id};
        if (said->until) leaving_.insert(id);
        else leaving_.erase(id);
    }
    return Done{};
}

bool Waiting::surely_has_a_worker(const FamilyId& family) const
{
    const auto given = allocated_.find(family);
    return given != allocated_.end()
        && std::any_of(given->second.begin(), given->second.end(), [&](const auto& each) {
               return each.second && !leaving_.contains(each.first);
           });
}

std::vector<FamilyId> Waiting::families(Waits waits) const
{
    std::vector<std::pair<std::uint64_t, FamilyId>> placed;
    const auto place = [&](const ById& all) {
        for (const auto& [id, asked] : all)
            for (const FamilyId& family : asked.families) placed.emplace_back(asked.index, family);
    };
    switch (waits) {
    case Waits::contact: place(contacts_); break;
    case Waits::closing: place(closings_); break;
    case Waits::danger: place(dangers_); break;
    case Waits::worker:
        for (const auto& [family, since] : referred_)
            if (!surely_has_a_worker(family)) placed.emplace_back(since, family);
        break;
    }
    std::sort(placed.begin(), placed.end());
    std::vector<FamilyId> families;
    std::set<FamilyId> seen;
    for (const auto& [index, family] : placed)
        if (seen.insert(family).second) families.push_back(family);
    return families;
}

}  // namespace holdfast::casework
