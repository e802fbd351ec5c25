#include "casefile/households.h"

#include "base/ascii.h"

#include <algorithm>

namespace holdfast::casefile {

using base::Answer;
using base::Date;
using base::PersonId;
using base::When;
using records::Address;

namespace {

using AddressFact = Fact<Address>;

/// The address without what differs between two ways of typing it; "" where none is said.
std::string plain_place(const Address& address)
{
    std::string plain;
    const auto add = [&](std::string_view text) {
        for (const char c : text) {
            const char small = base::lower(c);
            if (static_cast<unsigned char>(c) >= 0x80 || (small >= 'a' && small <= 'z')
                || (c >= '0' && c <= '9'))
                plain += small;
        }
    };
    if (address.lines) add(address.lines->text);
    if (address.postcode) add(*address.postcode);
    return plain;
}

/// Does the later entry stand in place of the earlier one for this person? One that tells of the
/// same place says anew who lives there. One that tells of another says where those went whom it is
/// about, and nothing of who stayed.
bool replaces(const AddressFact& later, const AddressFact& earlier, const PersonId& person)
{
    if (!later.links_to(ledger::LinkKind::supersedes, earlier.id)) return false;
    const std::string place = plain_place(later.record);
    return (!place.empty() && place == plain_place(earlier.record))
        || later.is_about(base::Subject::of(person), ledger::Part::subject);
}

/// When an entry that stands in place of this one begins; nullptr when there is none.
const When* replaced_from(const AddressFact& fact, const PersonId& person, const Facts& facts)
{
    for (const AddressFact& later : facts.all<Address>())
        if (replaces(later, fact, person)) return &later.happened;
    return nullptr;
}

/// Does the later entry tell the same time anew, rather than what came after it?
bool is_told_anew(const AddressFact& fact, const PersonId& person, const Facts& facts)
{
    const When* later = replaced_from(fact, person, facts);
    if (later == nullptr) return false;
    const auto begins = base::earliest_date(*later, facts.whens());
    const auto began = base::earliest_date(fact.happened, facts.whens());
    return !begins || !began || *begins <= *began;
}

/// Had it come by the end of the day?
Answer has_come(const When& when, Date day, const Facts& facts)
{
    const auto first = base::earliest_date(when, facts.whens());
    const auto last = base::latest_date(when, facts.whens());
    if (last && *last <= day) return Answer::yes;
    if (first && *first > day) return Answer::no;
    return Answer::cannot_tell;
}

Answer is_ended(const AddressFact& fact, const PersonId& person, Date day, const Facts& facts)
{
    Answer ended = Answer::no;
    if (fact.record.until) ended = has_come(*fact.record.until, day, facts);
    const When* replaced = replaced_from(fact, person, facts);
    if (replaced == nullptr || ended == Answer::yes) return ended;
    const Answer moved = has_come(*replaced, day, facts);
    return moved == Answer::no ? ended : moved;
}

Answer holds_on(const AddressFact& fact, const PersonId& person, Date day, const Facts& facts)
{
    if (is_told_anew(fact, person, facts)) return Answer::no;
    const Answer begun = has_come(fact.happened, day, facts);
    const Answer ended = is_ended(fact, person, day, facts);
    if (begun == Answer::no || ended == Answer::yes) return Answer::no;
    return begun == Answer::yes && ended == Answer::no ? Answer::yes : Answer::cannot_tell;
}

void add_resident(Household& household, const PersonId& person, Answer answer,
                  const AddressFact& fact)
{
    for (Resident& resident : household.residents) {
        if (resident.person != person) continue;
        if (answer == Answer::yes) resident = {person, answer, &fact};
        return;
    }
    household.residents.push_back({person, answer, &fact});
}

}  // namespace

std::vector<Household> households_on(const Facts& facts, Date day)
{
    std::vector<Household> households;
    std::vector<std::string> places;
    // Where an entry's household stands, once somebody lived there that day.
    const auto household_of = [&](const AddressFact& fact) -> Household& {
        const std::string place = plain_place(fact.record);
        const auto same = std::find(places.begin(), places.end(), place);
        if (!place.empty() && same != places.end())
            return households[static_cast<std::size_t>(same - places.begin())];
        places.push_back(place);
        return households.emplace_back();
    };
    for (const AddressFact& fact : facts.all<Address>()) {
        Household* household = nullptr;
        for (const ledger::About& about : fact.about) {
            const auto person = about.subject.person();
            if (!person || about.part != ledger::Part::subject) continue;
            const Answer answer = holds_on(fact, *person, day, facts);
            if (answer == Answer::no) continue;
            if (household == nullptr) household = &household_of(fact);
            household->address = &fact.record;
            add_resident(*household, *person, answer, fact);
        }
    }
    return households;
}

std::vector<Resident> lived_with(const Facts& facts, const PersonId& person, Date day)
{
    std::vector<Resident> others;
    for (const Household& household : households_on(facts, day)) {
        const auto own =
            std::find_if(household.residents.begin(),
                         household.residents.end(),
                         [&](const Resident& resident) { return resident.person == person; });
        if (own == household.residents.end()) continue;
        for (Resident other : household.residents) {
            if (other.person == person) continue;
            if (own->lived_there == Answer::cannot_tell) other.lived_there = Answer::cannot_tell;
            const auto known =
                std::find_if(others.begin(), others.end(), [&](const Resident& resident) {
                    return resident.person == other.person;
                });
            if (known == others.end()) others.push_back(other);
            else if (other.lived_there == Answer::yes) *known = other;
        }
    }
    return others;
}

std::vector<const AddressFact*> addresses_of(const Facts& facts, const PersonId& person)
{
    std::vector<const AddressFact*> found;
    for (const AddressFact& fact : facts.all<Address>())
        if (fact.is_about(base::Subject::of(person), ledger::Part::subject)
            && !is_told_anew(fact, person, facts))
            found.push_back(&fact);
    std::reverse(found.begin(), found.end());
    return found;
}

std::optional<When> left_on(const AddressFact& fact, const PersonId& person, const Facts& facts)
{
    if (fact.record.until) return fact.record.until;
    const When* replaced = replaced_from(fact, person, facts);
    return replaced != nullptr ? std::optional{*replaced} : std::nullopt;
}

}  // namespace holdfast::casefile
