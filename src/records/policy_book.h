#pragma once
#include "base/date.h"
#include "base/problem.h"

#include <string>
#include <string_view>
#include <vector>

namespace holdfast::records {

/// One dated value of an authority's policy.
struct PolicyTerm {
    std::string key;  // "G01.days"
    int value;
    std::string unit;   // "days"
    base::Date from;    // In force from this day, until a later term of the same key.
    std::string owner;  // The role that answers for it.
    std::string source;

    /// "G01.days = 28 days, in force from 1 January 2000 (Holdfast's default)".
    [[nodiscard]] std::string words() const;
    /// "28 days: Holdfast's default", for whoever did not ask which policy it is.
    [[nodiscard]] std::string short_words() const;
};

/// The periods, caps and counts that an authority works by. A clock takes the value in force on the
/// day it started, a cap the one in force today: the caller passes that day.
/// A plain value: copies are independent, reading is safe from several threads.
class PolicyBook {
public:
    PolicyBook() = default;

    /// The values that Holdfast ships (law/policy_defaults.csv).
    [[nodiscard]] static std::vector<PolicyTerm> shipped_terms();
    [[nodiscard]] static PolicyBook shipped();

    /// A term of the same key and day replaces the earlier one.
    void add(PolicyTerm term);

    /// The term in force on that day, or nullptr when there is none: a rule that needs it then
    /// cannot tell. Owned by this book.
    [[nodiscard]] const PolicyTerm* find(std::string_view key, base::Date on) const;

    [[nodiscard]] const std::vector<PolicyTerm>& terms() const { return terms_; }

private:
    std::vector<PolicyTerm> terms_;  // By key, then by day.
};

}  // namespace holdfast::records
