#include "guardrails/guardrail.h"

#include <cstdio>
#include <cstdlib>

/// The catalogue of which one rule answers otherwise, so that tools/mutations can see whether a
/// test notices. HOLDFAST_FLIP says which and how: "G23 turned". The linker puts these two
/// functions before the catalogue's own (--wrap, in CMakeLists.txt), and only in the programs of
/// which the names begin with mutated_: nothing of this can be reached in holdfast.
namespace holdfast::guardrails {

// The catalogue's own, and what stands in their place, under the names that the linker gives them.
std::span<const Rule> own_catalogue() asm("__real__ZN8holdfast10guardrails9catalogueEv");
std::span<const Rule> flipped_catalogue() asm("__wrap__ZN8holdfast10guardrails9catalogueEv");
const Rule* find_flipped(std::string_view id) asm(
    "__wrap__ZN8holdfast10guardrails9find_ruleESt17basic_string_viewIcSt11char_traitsIcEE");

namespace {

/// How a verdict is flipped.
enum class Flip {
    none,     // Nothing is flipped, so that it shows whether the tests pass at all.
    turned,   // What is met is breached, and what is breached is met.
    silent,   // Nothing is said.
    patient,  // What waits is met.
    sure,     // What cannot be told is met.
};

struct Mutation {
    Rule own;  // The rule that is flipped, as it is.
    Flip flip = Flip::turned;
    int changed = 0;  // Verdicts, so far.

    /// Told at the end: a flip that reached no verdict has shown nothing.
    ~Mutation() { std::fprintf(stderr, "mutation: %d verdicts changed\n", changed); }
};

Flip flip_of(std::string_view word)
{
    if (word == "none") return Flip::none;
    if (word == "turned") return Flip::turned;
    if (word == "silent") return Flip::silent;
    if (word == "patient") return Flip::patient;
    if (word == "sure") return Flip::sure;
    std::fprintf(stderr, "HOLDFAST_FLIP: none, turned, silent, patient or sure after the rule.\n");
    std::abort();
}

Mutation& mutation()
{
    static Mutation flipped = [] {
        const char* said = std::getenv("HOLDFAST_FLIP");
        const std::string_view words = said == nullptr ? "" : said;
        const auto space = words.find(' ');
        for (const Rule& rule : own_catalogue())
            if (space != std::string_view::npos && rule.guardrail->id == words.substr(0, space))
                return Mutation{rule, flip_of(words.substr(space + 1))};
        std::fprintf(stderr, "HOLDFAST_FLIP: a rule and a word, such as G23 turned.\n");
        std::abort();
    }();
    return flipped;
}

Standing flipped(Standing standing, Flip flip)
{
    const Standing in_place = standing == Standing::met ? Standing::breached : Standing::met;
    switch (flip) {
    case Flip::turned:
        return standing == Standing::met || standing == Standing::breached ? in_place : standing;
    case Flip::none:
    case Flip::silent: return standing;
    case Flip::patient: return standing == Standing::pending ? in_place : standing;
    case Flip::sure: return standing == Standing::cannot_tell ? in_place : standing;
    }
    return standing;
}

Verdict& verdict_in(Verdict& verdict)
{
    return verdict;
}
Verdict& verdict_in(WorkforceVerdict& found)
{
    return found.verdict;
}

template <class Found>
std::vector<Found> flip_all(std::vector<Found> found)
{
    Mutation& with = mutation();
    if (with.flip == Flip::silent) {
        with.changed += static_cast<int>(found.size());
        return {};
    }
    for (Found& each : found) {
        Verdict& verdict = verdict_in(each);
        const Standing standing = flipped(verdict.standing, with.flip);
        if (standing != verdict.standing) ++with.changed;
        verdict.standing = standing;
    }
    return found;
}

std::vector<Verdict> flip_family(const Asked& asked)
{
    return flip_all(mutation().own.check(asked));
}
std::vector<WorkforceVerdict> flip_workforce(const AskedOfWorkforce& asked)
{
    return flip_all(mutation().own.of_workforce(asked));
}
std::vector<Verdict> flip_authority(const AskedOfAuthority& asked)
{
    return flip_all(mutation().own.of_authority(asked));
}

}  // namespace

std::span<const Rule> flipped_catalogue()
{
    static const std::vector<Rule> rules = [] {
        std::vector<Rule> all{own_catalogue().begin(), own_catalogue().end()};
        for (Rule& rule : all) {
            if (rule.guardrail != mutation().own.guardrail) continue;
            if (rule.check != nullptr) rule.check = flip_family;
            if (rule.of_workforce != nullptr) rule.of_workforce = flip_workforce;
            if (rule.of_authority != nullptr) rule.of_authority = flip_authority;
        }
        return all;
    }();
    return rules;
}

const Rule* find_flipped(std::string_view id)
{
    for (const Rule& rule : flipped_catalogue())
        if (rule.guardrail->id == id) return &rule;
    return nullptr;
}

}  // namespace holdfast::guardrails
