#pragma once
#include "base/when.h"
#include "base/working_days.h"
#include "casefile/authority_series.h"
#include "casefile/family_scene.h"
#include "records/policy_book.h"
#include "records/proposal.h"
#include "workforce/workforce_scene.h"

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The frame of the guardrails: what a rule is, what it answers, and how that is asked.
namespace holdfast::guardrails {

/// A published finding that a rule keeps from passing silently.
struct Source {
    std::string_view short_name;  // "Norfolk Case R"
    std::string_view full;        // What was published, by whom, when.
};

/// How a rule behaves. Where two are named, the rule does both.
enum class Mode : unsigned {
    show = 1,       // Puts a fact in front of the person who decides.
    detect = 2,     // Computes and lists.
    require = 4,    // The decision cannot be signed without something.
    block = 8,      // The decision cannot be completed, unless overridden by a named role.
    escalate = 16,  // Goes to another person, on a clock.
};

/// Who must answer what a rule finds about a family, because the rule asks for what they alone can
/// say or decide.
enum class Owner {
    lead_worker,       // Whoever leads the work with the family.
    team_manager,      // The manager of the team that has it.
    outside_the_line,  // Somebody outside the team's line: a second reader, a chair, an audit.
    agency,            // Another agency, which is asked and may not answer.
};
[[nodiscard]] constexpr std::string_view word_of(Owner owner)
{
    switch (owner) {
    case Owner::lead_worker: return "the lead practitioner";
    case Owner::team_manager: return "the team manager";
    case Owner::outside_the_line: return "somebody outside the team's line";
    case Owner::agency: return "another agency";
    }
    return "";
}

struct Guardrail {
    std::string_view id;    // "G01"
    std::string_view name;  // "EARLY-CLOSE"
    std::string_view rule;  // One or two sentences: what it asks for, and what is excepted.
    std::string_view asks;  // The question that a worker reads.
    std::array<const Source*, 4> sources;  // The rest are nullptr.
    Mode mode;
    records::Gates stands_at;
    /// Somebody may answer it in words (a record of the type answer), at its gate or on the page of
    /// why, and its check reads that. Otherwise only facts answer it: a visit, a letter, a
    /// decision.
    bool answered_in_words = false;
    /// Of a rule that reads the workforce: it stands before work is given to somebody.
    bool stands_at_allocation = false;
    /// What it finds is told to the principal social worker, and to nobody in the team's line; an
    /// answer to it is read by them and by whoever wrote what it stands on.
    bool outside_the_line = false;
    Owner owner = Owner::lead_worker;
};

/// A sentence and the entry that it rests on. The sentence holds no case text, only what declared
/// fields say.
struct Evidence {
    base::EntryId entry;
    std::string says;
    bool is_of_a_duty = false;  // What the family is owed says the same, wherever that is listed.
    friend bool operator==(const Evidence&, const Evidence&) = default;
};

/// How a rule stands. `cannot_tell` is shown as work to do, never as a pass.
enum class Standing { met, pending, breached, cannot_tell };

/// What a rule answers about one thing: the entry at its root, after corrections.
struct Verdict {
    base::EntryId anchor;
    Standing standing = Standing::met;
    std::vector<Evidence> because;         // What makes it so.
    std::vector<Evidence> against;         // What speaks the other way.
    std::vector<std::string> missing;      // What somebody can still do or find out.
    std::optional<base::Date> due;         // Of what is pending.
    std::optional<base::Date> changes_on;  // The next date on which it could change by itself.
    std::vector<std::string> policy;       // The versions of the values that it used.
};

/// Nothing found yet.
[[nodiscard]] inline Verdict verdict_about(const base::EntryId& anchor)
{
    Verdict verdict{};
    verdict.anchor = anchor;
    return verdict;
}

/// Sets the standing from what was found: breached where anything is, otherwise cannot tell where
/// something is missing, otherwise met.
void settle(Verdict& verdict, base::Answer breached);

/// What a rule is asked. With a proposal, it speaks of that proposal alone, as the gate needs it;
/// without, of everything in the scene that it knows.
struct Asked {
    const casefile::FamilyScene& scene;
    const records::Proposal* proposal;  // nullptr in a sweep.
    const records::PolicyBook& policy;
    const base::WorkingDays& working_days;
    base::Date today;
};

/// A pure function; safe to call from several threads.
using Check = std::vector<Verdict> (*)(const Asked&);

/// What a rule that reads the workforce is asked. With an allocation, which the scene holds as if
/// it were filed, it speaks of that alone, as it stands before work is given to somebody; without,
/// of everything that it knows.
struct AskedOfWorkforce {
    const workforce::WorkforceScene& scene;
    const records::PolicyBook& policy;
    const base::WorkingDays& working_days;
    base::Date today;
    const workforce::AllocationFact* allocation = nullptr;
};

/// What it answers, and for whom that is.
struct WorkforceVerdict {
    std::string team;                      // Whose manager looks at it; "" where no record says.
    std::vector<base::FamilyId> families;  // Which it concerns.
    Verdict verdict;
};

/// A pure function; safe to call from several threads.
using WorkforceCheck = std::vector<WorkforceVerdict> (*)(const AskedOfWorkforce&);
/// What a rule is asked of an authority as a whole. It speaks of everything that it knows.
struct AskedOfAuthority {
    const casefile::AuthoritySeries& series;
    const records::PolicyBook& policy;
    const base::WorkingDays& working_days;
    base::Date today;
};

/// A pure function; safe to call from several threads.
using AuthorityCheck = std::vector<Verdict> (*)(const AskedOfAuthority&);

/// A rule reads one of three things: a family's scene, the workforce, or what an authority's counts
/// were over time. Some read two.
struct Rule {
    const Guardrail* guardrail;
    Check check = nullptr;                  // Of a family's scene; nullptr: it reads none.
    WorkforceCheck of_workforce = nullptr;  // Of the workforce, likewise.
    AuthorityCheck of_authority = nullptr;  // Of what an authority counts; nullptr likewise.
};

/// Every rule, in the order of their ids.
[[nodiscard]] std::span<const Rule> catalogue();
/// nullptr: there is none with this id.
[[nodiscard]] const Rule* find_rule(std::string_view id);

/// What a rule comes from: "Norfolk Case R, Survey".
[[nodiscard]] std::string sources_in_short(const Guardrail& guardrail);
/// The same in full, each with who published it and when.
[[nodiscard]] std::string sources_in_full(const Guardrail& guardrail);
/// "met", "cannot tell".
[[nodiscard]] std::string_view word_of(Standing standing);
/// "block", "require and escalate".
[[nodiscard]] std::string words_for(Mode mode);
constexpr Mode operator|(Mode a, Mode b)
{
    return static_cast<Mode>(static_cast<unsigned>(a) | static_cast<unsigned>(b));
}
[[nodiscard]] constexpr bool has(Mode mode, Mode part)
{
    return (static_cast<unsigned>(mode) & static_cast<unsigned>(part)) != 0;
}

}  // namespace holdfast::guardrails
