// Private to this room: what every clock is asked, and how it answers.
#pragma once
#include "casefile/open_work.h"
#include "casefile/standing.h"
#include "duties/duties.h"
#include "records/record_types.h"

#include <algorithm>
#include <limits>

namespace holdfast::duties {

using casefile::Fact;
using casefile::standing;

template <class R>
[[nodiscard]] bool is_about(const Fact<R>& fact, const base::PersonId& child)
{
    return fact.is_about(base::Subject::of(child), ledger::Part::subject);
}

template <class Code>
[[nodiscard]] bool says(const std::optional<Code>& code, std::string_view wanted)
{
    return code && code->code == wanted;
}

/// The first of these that came after `order` and fits; nullptr when there is none.
template <class R, class Fits>
[[nodiscard]] const Fact<R>* first_after(const std::vector<const Fact<R>*>& facts,
                                         std::uint64_t order, Fits fits)
{
    for (const Fact<R>* fact : facts)
        if (fact->order > order && fits(*fact)) return fact;
    return nullptr;
}

/// The last of these that fits; nullptr when there is none.
template <class R, class Fits>
[[nodiscard]] const Fact<R>* last_of(const std::vector<const Fact<R>*>& facts, Fits fits)
{
    const Fact<R>* last = nullptr;
    for (const Fact<R>* fact : facts)
        if (fits(*fact)) last = fact;
    return last;
}

class Asked {
public:
    Asked(const casefile::FamilyScene& of, const records::PolicyBook& policy,
          const base::WorkingDays& days)
        : scene(of), facts(of.facts), policy_(policy), days_(days)
    {}

    /// Is there an open episode of this child?
    [[nodiscard]] bool is_open(const base::PersonId& child) const;

    /// A duty whose clock started with this fact; its period is that of the day it started.
    template <class R>
    Duty& owe(const Clock& clock, const Fact<R>& since, std::optional<base::PersonId> child = {})
    {
        return owe(clock, since.id, since.happened, child);
    }
    Duty& owe(const Clock& clock, const base::EntryId& since, const base::When& began,
              std::optional<base::PersonId> child);
    /// The same, counted back from a day that is expected.
    Duty& owe_before(const Clock& clock, const base::EntryId& since, const base::When& began,
                     base::Date expected, const base::PersonId& child);
    /// The same, with so many days that a plan itself asks for.
    Duty& owe_every(const Clock& clock, const base::EntryId& since, const base::When& began,
                    int days, const base::PersonId& child);

    const casefile::FamilyScene& scene;
    const casefile::Facts& facts;
    std::vector<Duty> duties;

private:
    [[nodiscard]] const records::PolicyTerm* term_of(const Clock& clock,
                                                     const base::When& began) const;
    const records::PolicyBook& policy_;
    const base::WorkingDays& days_;
};

template <class R>
void meet(Duty& duty, const Fact<R>* by)
{
    if (by == nullptr) return;
    duty.met_by = by->id;
    duty.met = by->happened;
}

/// The children whom a record is about, each once; nullopt alone where it names none of the
/// family's, and so is owed to all of them together.
[[nodiscard]] std::vector<std::optional<base::PersonId>> owed_to(const Asked& asked,
                                                                 const casefile::AnyFact& fact);

/// The clocks of each part of the pathway.
void add_front_door(Asked& asked);
void add_enquiries(Asked& asked);
void add_protection_plans(Asked& asked);
void add_need_plans(Asked& asked);
void add_supervision(Asked& asked);
void add_challenges(Asked& asked);
void add_own_days(Asked& asked);

/// The clock with this key (asserted).
[[nodiscard]] const Clock& clock(std::string_view key);

}  // namespace holdfast::duties
