#pragma once
#include "base/date.h"
#include "base/problem.h"

#include <span>
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

/// What is so of a value whatever it is: what it is about, in what it is counted, and between which
/// numbers it lies.
struct PolicyKey {
    std::string_view key;
    std::string_view title;  // "A contact is decided within".
    std::string_view unit;
    std::string_view owner;       // A code of practitioner_roles.
    std::string_view limited_by;  // The source that sets the limit; "": none does.
    int least = 1;
    int most = 1'000;
};
/// Every value that a rule or a clock asks for, in the order of law/policy_defaults.csv.
[[nodiscard]] std::span<const PolicyKey> policy_keys();
/// nullptr: nothing here asks for it.
[[nodiscard]] const PolicyKey* policy_key(std::string_view key);

/// One criterion of a version of the threshold document that the safeguarding partners publish
/// (Working Together to Safeguard Children 2023, chapter 3).
struct Criterion {
    std::string document;  // The version: "2026, second edition".
    std::string number;    // As it is cited: "CP3".
    std::string level;     // A code of threshold_levels.
    std::string text;
    base::Date from;  // In force from this day.
};

/// The periods, caps and counts that an authority works by, and the criteria by which it judges a
/// level. A clock takes the value in force on the
/// day it started, a cap the one in force today: the caller passes that day.
/// A plain value: copies are independent, reading is safe from several threads.
class PolicyBook {
public:
    PolicyBook() = default;

    /// The values that Holdfast ships (law/policy_defaults.csv).
    [[nodiscard]] static std::vector<PolicyTerm> shipped_terms();
    [[nodiscard]] static PolicyBook shipped();
    /// The plain threshold document that Holdfast ships (law/threshold_criteria.csv).
    [[nodiscard]] static std::vector<Criterion> shipped_criteria();

    /// A term of the same key and day replaces the earlier one.
    void add(PolicyTerm term);

    /// The term in force on that day, or nullptr when there is none: a rule that needs it then
    /// cannot tell. Owned by this book.
    [[nodiscard]] const PolicyTerm* find(std::string_view key, base::Date on) const;

    [[nodiscard]] const std::vector<PolicyTerm>& terms() const { return terms_; }

    /// A criterion of the same document and number replaces the earlier one.
    void add(Criterion criterion);
    /// In the order in which they were added.
    [[nodiscard]] const std::vector<Criterion>& criteria() const { return criteria_; }
    /// The criteria of the version that is the newest in force on that day, in the order in which
    /// they were added; empty where none is.
    [[nodiscard]] std::vector<Criterion> document_on(base::Date day) const;
    /// Does it hold any criterion of this version of the document? Versions and numbers are
    /// compared without regard to capitals and to spaces at either end.
    [[nodiscard]] bool knows_document(std::string_view document) const;
    /// The criterion that is cited, by its number or its words; nullptr: that version has none
    /// such. Owned by this book.
    [[nodiscard]] const Criterion* find_criterion(std::string_view document,
                                                  std::string_view cited) const;

private:
    std::vector<PolicyTerm> terms_;  // By key, then by day.
    std::vector<Criterion> criteria_;
};

}  // namespace holdfast::records
