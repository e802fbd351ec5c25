#include "access/agency_side.h"

#include "records/read.h"
#include "records/types/challenge.h"
#include "records/types/challenge_answer.h"
#include "records/types/contact.h"
#include "records/types/early_help_assessment.h"
#include "records/types/family_member.h"
#include "records/types/health.h"
#include "records/types/information_request.h"
#include "records/types/letter.h"
#include "records/types/note.h"
#include "records/types/notification.h"
#include "records/types/person.h"
#include "records/types/referral.h"
#include "records/types/schooling.h"
#include "records/types/withdrawal.h"
#include "records/types/worry.h"

#include <algorithm>
#include <array>

namespace holdfast::access {

namespace {

/// What an agency may have told us, whoever of us wrote it down.
constexpr std::array told_kinds = {records::Contact::declaration.number,
                                   records::Referral::declaration.number,
                                   records::Worry::declaration.number,
                                   records::EarlyHelpAssessment::declaration.number,
                                   records::Health::declaration.number,
                                   records::Schooling::declaration.number,
                                   records::Withdrawal::declaration.number,
                                   records::Challenge::declaration.number};
/// What holds our own words wherever we write it, and theirs where they do.
constexpr std::array written_kinds = {records::Note::declaration.number,
                                      records::ChallengeAnswer::declaration.number};
/// What goes to an agency as it stands. A decision to share is none of these: it says what is kept
/// back and why.
constexpr std::array sent_kinds = {records::Letter::declaration.number,
                                   records::Notification::declaration.number,
                                   records::InformationRequest::declaration.number,
                                   records::Challenge::declaration.number};

bool is_among(std::span<const std::uint32_t> kinds, std::uint32_t kind)
{
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

bool names(std::span<const ledger::About> about, const base::AgencyId& agency, ledger::Part part)
{
    return std::find(about.begin(), about.end(), ledger::About{base::Subject::of(agency), part})
        != about.end();
}

/// That somebody was not told names them as well. What cannot be read counts as not told.
bool was_told(const base::When& happened, const base::Body& body)
{
    const auto said = records::read_back<records::Notification>(happened, body);
    return said && !said->not_told.value_or(false);
}

bool answers_one_of(const ledger::Entry& entry, const std::set<base::EntryId>& own)
{
    return std::any_of(entry.links.begin(), entry.links.end(), [&](const ledger::Link& link) {
        return link.kind == ledger::LinkKind::answers && own.contains(link.to);
    });
}

}  // namespace

bool passes_between(const ledger::Entry& entry, const base::AgencyId& agency)
{
    if (agency == base::AgencyId{}) return false;
    if (names(entry.about, agency, ledger::Part::source)) {
        const bool is_theirs = entry.by.agency == agency;
        return is_among(told_kinds, entry.kind)
            || (is_theirs && is_among(written_kinds, entry.kind));
    }
    if (!names(entry.about, agency, ledger::Part::recipient) || !is_among(sent_kinds, entry.kind))
        return false;
    return entry.kind != records::Notification::declaration.number
        || was_told(entry.happened, entry.body);
}

AgencySide::AgencySide(const base::AgencyId& agency, std::span<const ledger::Kept> entries)
    : agency_(agency)
{
    for (const ledger::Kept& kept : entries) {
        if (!kept.entry) continue;
        const ledger::Entry& entry = *kept.entry;
        const bool is_answer = entry.kind == records::ChallengeAnswer::declaration.number
                            && answers_one_of(entry, entries_);
        if (!passes_between(entry, agency_) && !is_answer) continue;
        entries_.insert(entry.id);
        note_persons(kept);
    }
    for (const ledger::Kept& kept : entries)
        if (kept.entry && tells_who(kept)) entries_.insert(kept.entry->id);
}

void AgencySide::note_persons(const ledger::Kept& kept)
{
    for (const ledger::About& about : kept.entry->about)
        if (const auto person = about.subject.person())
            spoken_of_.insert_or_assign(*person, kept.recorded);
}

/// A name and a place in the family, and nothing else that is known of somebody.
bool AgencySide::tells_who(const ledger::Kept& kept) const
{
    const std::uint32_t kind = kept.entry->kind;
    if (kind != records::Person::declaration.number
        && kind != records::FamilyMember::declaration.number)
        return false;
    const auto& about = kept.entry->about;
    return std::any_of(about.begin(), about.end(), [&](const ledger::About& each) {
        const auto person = each.subject.person();
        const auto known = person ? spoken_of_.find(*person) : spoken_of_.end();
        return known != spoken_of_.end() && kept.recorded <= known->second;
    });
}

bool AgencySide::has(const ledger::Entry& entry) const
{
    return entries_.contains(entry.id) || passes_between(entry, agency_);
}

}  // namespace holdfast::access
