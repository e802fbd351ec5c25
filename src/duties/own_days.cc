#include "duties/asked.h"

#include <string>

/// Days that a record itself says something is due by, as its declaration tells it.
namespace holdfast::duties {

using casefile::AnyFact;
using records::Owes;

namespace {

constexpr std::string_view own_prefix = "own.";

/// A clock for each such field, made once; its key is "own.planStep.byWhen".
struct OwnDay {
    const records::RecordType* type;
    const records::Field* field;
    std::string key;
    Clock clock;
};

std::string key_of(const records::RecordType& type, const records::Field& field)
{
    return std::string{own_prefix} + std::string{type.key} + "." + std::string{field.key};
}

std::vector<OwnDay> all_own_days()
{
    std::vector<OwnDay> days;
    for (const records::RecordType* type : records::types_of_files())
        for (const records::Field& field : type->fields)
            if (!field.owes.what.empty()) days.push_back({type, &field, key_of(*type, field), {}});
    for (OwnDay& day : days)
        day.clock = {day.key, day.field->owes.what, "Whoever works with the family"};
    return days;
}

const std::vector<OwnDay>& own_days()
{
    static const std::vector<OwnDay> days = all_own_days();
    return days;
}

bool is_about_the_same(const AnyFact& one, const AnyFact& other)
{
    return std::any_of(one.about.begin(), one.about.end(), [&](const ledger::About& about) {
        return about.part == ledger::Part::subject && about.subject.person()
            && other.is_about(about.subject, ledger::Part::subject);
    });
}

bool answers_the_same(const AnyFact& one, const AnyFact& other)
{
    using ledger::LinkKind;
    return std::any_of(one.links.begin(), one.links.end(), [&](const ledger::Link& link) {
        return link.kind == LinkKind::answers && other.links_to(LinkKind::answers, link.to);
    });
}

/// Has a later record answered this one, or taken its place as the next?
bool is_settled(const AnyFact& fact, const std::vector<const AnyFact*>& standing, Owes::Until until)
{
    return std::any_of(standing.begin(), standing.end(), [&](const AnyFact* later) {
        if (later->order <= fact.order) return false;
        if (later->type != fact.type) return false;
        return (until == Owes::Until::next && is_about_the_same(*later, fact))
            || (until == Owes::Until::next_answer && answers_the_same(*later, fact));
    });
}

void owe_by(Asked& asked, const Clock& clock, const AnyFact& fact, base::Date day)
{
    for (const std::optional<base::PersonId>& child : owed_to(asked, fact))
        asked.duties.push_back({&clock, child, fact.id, fact.happened, {day, day, ""}, {}, {}, ""});
}

/// Does any record of the file say such a day? Most files say none, and what stands there need not
/// be found out then.
bool says_any_day(const Asked& asked)
{
    return std::any_of(own_days().begin(), own_days().end(), [&](const OwnDay& day) {
        const auto facts = asked.facts.of(day.type->number);
        return std::any_of(facts.begin(), facts.end(), [&](const casefile::SharedFact& fact) {
            return day.field->slot.read(fact->said()).has_value();
        });
    });
}

}  // namespace

std::vector<std::optional<base::PersonId>> owed_to(const Asked& asked, const AnyFact& fact)
{
    std::vector<std::optional<base::PersonId>> own;
    for (const base::PersonId& child : asked.scene.children())
        if (fact.is_about(base::Subject::of(child), ledger::Part::subject)) own.emplace_back(child);
    if (own.empty()) own.emplace_back(std::nullopt);
    return own;
}

bool is_own_day(const Clock& clock)
{
    return clock.key.starts_with(own_prefix);
}

/// Owed also on a closed file: a safety plan outlives the closing.
void add_own_days(Asked& asked)
{
    if (!says_any_day(asked)) return;
    const auto standing = casefile::all_standing(asked.facts);
    for (const OwnDay& day : own_days())
        for (const AnyFact* fact : standing) {
            if (fact->type != day.type) continue;
            const auto due = day.field->slot.read(fact->said());
            if (!due) continue;
            const auto date = base::Date::parse(*due);
            if (!date) continue;
            const bool is_over = fact->type->ending_field() != nullptr && !casefile::goes_on(*fact);
            if (is_over || is_settled(*fact, standing, day.field->owes.until)) continue;
            owe_by(asked, day.clock, *fact, *date);
        }
}

}  // namespace holdfast::duties
