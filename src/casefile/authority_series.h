#pragma once
#include "casefile/facts.h"
#include "casefile/months.h"
#include "records/types/audit.h"
#include "records/types/authority_event.h"
#include "records/types/board_account.h"
#include "records/types/figure.h"
#include "records/types/recommendation.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

/// What an authority decided over time, counted, and what it says of itself. No person stands in
/// it by name, and nobody who decided: it counts by month and by team, never by worker.
namespace holdfast::casefile {

/// What is counted: the codes of codesets/measures.csv, in the order of that list.
enum class Measure : std::uint8_t {
    contacts,
    referrals,
    strategy_discussions,
    enquiries,
    conferences,
    protection_plans,
    closures,
    step_downs,
    care,
};
inline constexpr int measure_count = 9;
/// "conferences".
[[nodiscard]] std::string_view code_of(Measure measure);
/// "Initial conferences".
[[nodiscard]] std::string_view label_of(Measure measure);

/// The days that a date allows; nullopt where there is no bound.
struct Days {
    std::optional<base::Date> first;
    std::optional<base::Date> last;

    /// Where it is one day.
    [[nodiscard]] std::optional<base::Date> day() const
    {
        return first == last ? first : std::nullopt;
    }
    /// Where they all lie in one month.
    [[nodiscard]] std::optional<Month> month() const;
};

/// One thing that is counted. An entry about several children counts once; coming into care counts
/// each child.
struct Counted {
    base::EntryId entry;
    std::uint64_t order;
    Measure measure;
    std::uint16_t team;  // Into `teams`.
    Days days;
};

/// A decision that ended the work with a family.
struct Closing {
    base::EntryId decision;
    base::EntryId asked_by;  // The proposal; the decision itself where there was none.
    std::uint64_t order;
    std::uint16_t team;
    Days days;
    std::optional<base::Date> protection;  // The newest child protection referral before it.
    std::optional<base::Date> came_back;   // The first referral of one of its children after it.
    bool stands = true;                    // Nobody corrected it to something else.
};

/// An assessment that was authorised.
struct Assessed {
    base::EntryId assessment;
    std::uint64_t order;
    std::optional<base::Date> referred;
    std::optional<base::Date> authorised;
    bool no_action = false;  // Nothing was to come of it.
};

/// Why an audit draws a decision before others; the codes of codesets/audit_samples.csv, in the
/// order in which it draws. Early closures and what came back are told by `Closing`.
enum class DrawnFor : std::uint8_t {
    early_closure,
    unexplained_step_down,
    overrule,
    repeat,
    one_source,
    let_past,
};
inline constexpr int drawn_for_count = 6;
[[nodiscard]] std::string_view code_of(DrawnFor why);
[[nodiscard]] std::string_view label_of(DrawnFor why);

/// A decision, an answer to a challenge or an assessment that an audit may draw.
struct Drawable {
    base::EntryId entry;
    base::EntryId asked_by;  // What it decided on; an audit of that is an audit of it.
    std::uint64_t order;
    Days days;
    DrawnFor why;
};

/// An answer to a finding of a rule.
struct AnswerTold {
    base::EntryId entry;
    std::uint64_t order;
    std::string guardrail;
    std::vector<base::EntryId> of;  // The entries that the finding stands on.
    Days days;
    std::optional<bool> useful;
    std::optional<int> minutes;
    bool dismisses = false;
};

/// A signature that let something past the rules that it names.
struct OverrideTold {
    base::EntryId entry;
    std::string guardrails;  // "G01 G02".
    Days days;
};

/// Folded from entries, in the order of the ledger, each at most once. Reading it is safe from
/// several threads.
///
/// Not modelled: two referrals about one event count as one only where the record says so; what was
/// removed by order no longer counts once everything is folded anew.
class AuthoritySeries {
public:
    AuthoritySeries() { teams_.emplace_back(); }

    /// The record types that it is made of; others are passed over.
    [[nodiscard]] static std::span<const records::RecordType* const> types();
    /// Problem: damaged; the series is then of no more use.
    [[nodiscard]] base::Result<base::Done> add(ledger::Kept&& kept);

    [[nodiscard]] const std::vector<Counted>& counted() const { return counted_; }
    [[nodiscard]] const std::vector<Closing>& closings() const { return closings_; }
    [[nodiscard]] const std::vector<Assessed>& assessed() const { return assessed_; }
    [[nodiscard]] const std::vector<Drawable>& drawable() const { return drawable_; }
    [[nodiscard]] const std::vector<AnswerTold>& answers() const { return answers_; }
    [[nodiscard]] const std::vector<OverrideTold>& overrides() const { return overrides_; }
    /// Names of teams; the first is "" and stands for "not known".
    [[nodiscard]] const std::vector<std::string>& teams() const { return teams_; }

    // What the authority says of itself: the newest word on each, under the id of the first, in the
    // order of the first.
    [[nodiscard]] const std::vector<Fact<records::AuthorityEvent>>& events() const
    {
        return events_;
    }
    [[nodiscard]] const std::vector<Fact<records::BoardAccount>>& accounts() const
    {
        return accounts_;
    }
    [[nodiscard]] const std::vector<Fact<records::Audit>>& audits() const { return audits_; }
    [[nodiscard]] const std::vector<Fact<records::Recommendation>>& recommendations() const
    {
        return recommendations_;
    }
    [[nodiscard]] const std::vector<Fact<records::Figure>>& figures() const { return figures_; }

    /// The days that a date allows, also where it leans on an entry of the series.
    [[nodiscard]] Days days_of(const base::When& when) const;
    /// A date in a sentence: "on 3 March 2026", "in March 2026", "on a date not known".
    [[nodiscard]] std::string dated(const base::When& when) const;
    /// Has anybody answered the finding of this rule on this entry? nullptr: nobody.
    [[nodiscard]] const AnswerTold* answer_to(std::string_view guardrail,
                                              const base::EntryId& anchor) const;

private:
    friend struct AuthorityFold;

    struct Child {
        bool open = false;
        bool in_care = false;
        std::optional<base::Date> referred;
        std::optional<base::Date> protection;
        std::optional<std::size_t> closed;  // Into `closings_`.
    };
    /// What asks for a decision, as far as an audit would draw it.
    struct AskedFor {
        Days days;
        bool unexplained = false;  // A level that does not say what has changed, or was misjudged.
        bool overridden = false;
    };
    template <class Id, class Value>
    using ById = std::unordered_map<Id, Value, base::IdHash>;

    [[nodiscard]] const base::When* when_of(const base::EntryId& id,
                                            std::vector<std::unique_ptr<base::When>>& made) const;

    std::vector<Counted> counted_;
    std::vector<Closing> closings_;
    std::vector<Assessed> assessed_;
    std::vector<Drawable> drawable_;
    std::vector<AnswerTold> answers_;
    std::vector<OverrideTold> overrides_;
    std::vector<std::string> teams_;
    std::vector<Fact<records::AuthorityEvent>> events_;
    std::vector<Fact<records::BoardAccount>> accounts_;
    std::vector<Fact<records::Audit>> audits_;
    std::vector<Fact<records::Recommendation>> recommendations_;
    std::vector<Fact<records::Figure>> figures_;

    ById<base::EntryId, base::EntryId> roots_;  // Of corrections, and of what was said again.
    ById<base::EntryId, AskedFor> asked_for_;
    ById<base::PersonId, Child> children_;
    ById<base::FamilyId, std::uint16_t> team_of_family_;
    ById<base::PractitionerId, std::uint16_t> team_of_practitioner_;
};

/// The counts of one measure, of one team or of all together, month by month.
struct Monthly {
    Measure measure;
    std::uint16_t team = 0;  // Into `teams`; where `all` is set, of no meaning.
    bool all = false;
    Month first;  // The month in which something was first counted.
    std::vector<int> counts;
    /// For each month the entry that stands for it: the first that was counted in it, or where
    /// nothing was, the last one before.
    std::vector<base::EntryId> anchors;
};

/// Every series up to and including this month: of all teams together, and of each that is known.
/// What cannot be put into one month is left out.
[[nodiscard]] std::vector<Monthly> monthly_counts(const AuthoritySeries& series, Month last);

}  // namespace holdfast::casefile
