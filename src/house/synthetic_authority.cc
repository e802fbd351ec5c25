#include "house/synthetic_authority.h"

#include "records/read.h"
#include "records/types/closing_proposal.h"
#include "records/types/contact.h"
#include "records/types/decision.h"
#include "records/types/family_member.h"
#include "records/types/letter.h"
#include "records/types/note.h"
#include "records/types/person.h"
#include "records/types/referral.h"

namespace holdfast::house {

using base::Done;
using base::Problems;
using base::Subject;
using base::When;
using ledger::About;
using ledger::Entry;
using ledger::Part;
using records::Prose;

namespace {

constexpr int notes_of_family = 14;
constexpr std::size_t entries_of_batch = 960;

/// About as long as a note that a busy worker writes.
constexpr std::string_view note_text =
    "An invented note. The child was seen at home with a parent, spoke of school and of the new "
    "football, and showed the bedroom. The kitchen was warm. The parent says that the visits help "
    "and that the grandmother comes on Tuesdays. Next visit agreed for the week after next, after "
    "school, so that the child can be seen alone.";

records::Note visit_note(base::Date day)
{
    records::Note note;
    note.happened_on = When::day(day);
    note.topic = records::Coded<records::note_topics>{"visit"};
    note.text = Prose{std::string{note_text}};
    return note;
}

records::Person named(std::string name)
{
    records::Person person;
    person.known_as = std::move(name);
    return person;
}

records::FamilyMember member(std::string part)
{
    records::FamilyMember member;
    member.since = When::unknown();
    member.part = records::Coded<records::family_parts>{std::move(part)};
    return member;
}

records::Contact contact(base::Date day)
{
    records::Contact contact;
    contact.received = When::day(day);
    contact.source = records::Coded<records::referral_sources>{"2A"};
    contact.concern = Prose{"An invented worry."};
    return contact;
}

records::Referral referral(base::Date day, bool child_protection)
{
    records::Referral referral;
    referral.received = When::day(day);
    referral.source = records::Coded<records::referral_sources>{"2A"};
    referral.concern = Prose{"An invented worry."};
    referral.child_protection = child_protection;
    return referral;
}

records::Decision decision(base::Date day, std::string question, std::string outcome)
{
    records::Decision decision;
    decision.decided = When::day(day);
    decision.question = records::Coded<records::decision_questions>{std::move(question)};
    decision.outcome = records::Coded<records::decision_outcomes>{std::move(outcome)};
    decision.reasons = Prose{"An invented reason."};
    return decision;
}

records::Letter outcome_letter(base::Date day)
{
    records::Letter letter;
    letter.sent = When::day(day);
    letter.purpose = records::Coded<records::letter_purposes>{"outcome"};
    return letter;
}

records::ClosingProposal proposal(base::Date day)
{
    records::ClosingProposal proposal;
    proposal.proposed = When::day(day);
    proposal.means = records::Coded<records::closing_means>{"visit"};
    proposal.why_safe = Prose{"An invented reason why it is safe."};
    return proposal;
}

template <class R>
void put(Entry& entry, const R& record)
{
    records::Written written = records::written(record);
    entry.happened = written.happened;
    entry.body = std::move(written.body);
}

}  // namespace

Entry SyntheticAuthority::entry(std::uint32_t kind, std::vector<About> about)
{
    Entry entry;
    entry.id = base::EntryId::random(entropy_);
    entry.kind = kind;
    entry.by = {base::PractitionerId{}, "social_worker", base::AgencyId{}};
    entry.about = std::move(about);
    return entry;
}

std::vector<Entry> SyntheticAuthority::notes(const base::FamilyId& family,
                                             const base::PersonId& child, int count)
{
    std::vector<Entry> entries;
    const std::vector<About> about = {{Subject::of(family), Part::subject},
                                      {Subject::of(child), Part::subject}};
    const base::Date first = base::Date::of(2024, 1, 8);
    for (int i = 0; i < count; ++i) {
        Entry note = entry(records::Note::declaration.number, about);
        put(note, visit_note(first.plus_days(i % 700)));
        entries.push_back(std::move(note));
    }
    return entries;
}

std::vector<Entry> SyntheticAuthority::next_family()
{
    family_ = base::FamilyId::random(entropy_);
    child_ = base::PersonId::random(entropy_);
    const auto parent = base::PersonId::random(entropy_);
    const base::Date day = base::Date::of(2024, 1, 8).plus_days(families_++ % 700);
    const std::vector<About> about = {{Subject::of(family_), Part::subject},
                                      {Subject::of(child_), Part::subject}};
    std::vector<Entry> entries;
    const auto add = [&](const auto& record, std::vector<About> whom, const Entry* answers) {
        Entry each = entry(std::decay_t<decltype(record)>::declaration.number, std::move(whom));
        put(each, record);
        if (answers != nullptr) each.links.push_back({ledger::LinkKind::answers, answers->id});
        entries.push_back(std::move(each));
        return entries.back();
    };
    const auto place = [&](const base::PersonId& person, std::string_view name, std::string part) {
        add(named(std::string{name} + std::to_string(families_)),
            {{Subject::of(person), Part::subject}},
            nullptr);
        add(member(std::move(part)),
            {{Subject::of(family_), Part::subject}, {Subject::of(person), Part::subject}},
            nullptr);
    };
    place(child_, "Example Child ", "child");
    place(parent, "Example Parent ", "mother");
    add(contact(day), about, nullptr);
    const bool child_protection = families_ % 3 == 0;
    const Entry received = add(referral(day, child_protection), about, nullptr);
    add(decision(day.plus_days(1), "referral", "assess"), about, &received);
    add(outcome_letter(day.plus_days(2)), about, &received);
    for (Entry& note : notes(family_, child_, notes_of_family)) entries.push_back(std::move(note));
    const Entry proposed = add(proposal(day.plus_days(90)), about, nullptr);
    add(decision(day.plus_days(91), "close", "closed"), about, &proposed);
    return entries;
}

base::Checked<Done> fill(ledger::Ledger& ledger, SyntheticAuthority& authority,
                         std::uint64_t entries)
{
    const auto snapshot = ledger.read();
    if (!snapshot) return std::unexpected(Problems{snapshot.error()});
    std::uint64_t size = snapshot->size();
    while (size < entries) {
        ledger::Batch batch;
        while (batch.entries.size() < entries_of_batch && size + batch.entries.size() < entries)
            for (Entry& entry : authority.next_family()) batch.entries.push_back(std::move(entry));
        size += batch.entries.size();
        const auto filed = ledger.append(batch);
        if (!filed) return std::unexpected(filed.error());
    }
    return Done{};
}

}  // namespace holdfast::house
