#pragma once
#include "base/subject.h"

#include <cstdint>
#include <initializer_list>
#include <optional>

namespace holdfast::records {

/// The decisions at which guardrails stand.
enum class Gate : std::uint8_t {
    close,              // The work with a family ends.
    no_further_action,  // A contact or referral ends without work.
    step_down,          // A child's level is lowered, by our own choice.
    assessment,         // An assessment is signed.
    return_home,        // A child and somebody who may have harmed a child live together or meet.
    transfer,           // Work passes to another worker, team or authority.
    information,        // Another agency's question is answered.
    reversal,           // An earlier decision is turned round.
    placement,          // Somebody is placed or housed.
    panel,              // A panel puts off or refuses what was recommended for a child.
    lesser_order,       // We ask a court for less than would keep the child safe for longer.
};
inline constexpr int gate_count = 11;

/// A set of them.
class Gates {
public:
    constexpr Gates() = default;
    constexpr Gates(Gate gate) : bits_(bit(gate)) {}  // One gate is a set of one.
    constexpr Gates(std::initializer_list<Gate> gates)
    {
        for (const Gate gate : gates) bits_ |= bit(gate);
    }
    [[nodiscard]] constexpr bool has(Gate gate) const { return (bits_ & bit(gate)) != 0; }
    [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }

private:
    static constexpr std::uint32_t bit(Gate gate)
    {
        return std::uint32_t{1} << static_cast<unsigned>(gate);
    }
    std::uint32_t bits_ = 0;
};

/// What somebody asks to be decided: the question, and the entry that asks it.
struct Proposal {
    Gate gate;
    base::EntryId entry;
    /// Who is about to decide; nullopt where nobody in particular looks at the gate.
    std::optional<base::PractitionerId> decider = std::nullopt;
};

}  // namespace holdfast::records
