#pragma once
#include "guardrails/gate.h"
#include "moves/moves.h"

/// What a viewer may see of what guardrails say about a whole scene.
namespace holdfast::casework {

/// A finding as one viewer may see it. The standing itself is told to everybody who may read the
/// file, also where it rests on something that they cannot see: that is the one bit which a
/// guardrail may give away, so that nobody closes a case on half of it.
struct SeenFinding {
    const guardrails::Guardrail* guardrail = nullptr;
    std::optional<base::EntryId> anchor;  // nullopt: it stands on something hidden.
    guardrails::Standing standing = guardrails::Standing::met;
    std::vector<guardrails::Evidence> because;
    std::vector<guardrails::Evidence> against;
    std::vector<std::string> missing;
    std::optional<base::Date> due;
    std::optional<base::Date> changes_on;
    std::vector<std::string> policy;
    bool rests_on_hidden = false;  // Ask the head of service.
    /// On which it was due by the whole scene, also where `due` is cut.
    bool day_has_passed = false;
    /// The answer by which it is dismissed; nullopt: it stands.
    std::optional<base::EntryId> dismissed_by = std::nullopt;
};

struct SeenGateItem {
    SeenFinding finding;
    guardrails::AtGate state;
    std::optional<base::EntryId> by;  // The signature that overrides it.
};

/// What stands at a gate, as one viewer may see it.
struct SeenGate {
    std::vector<SeenGateItem> items;
    bool open = false;
};

/// What a closing would leave open, as one viewer may see it.
struct LeftOpen {
    std::vector<moves::InTheWay> told;
    bool rests_on_hidden = false;  // Something more is open, which the viewer may not read.

    [[nodiscard]] bool is_nothing() const { return told.empty() && !rests_on_hidden; }
};
/// What is said where it rests on something hidden.
inline constexpr std::string_view left_open_unseen =
    "Something that you may not read is still open. Ask the head of service.";

/// Of what is open by the whole scene, that which the viewed one tells as well. What only the
/// viewed one holds open has ended in words that the viewer may not read, and is passed over. Pure.
[[nodiscard]] LeftOpen seen(std::span<const moves::InTheWay> whole,
                            std::span<const moves::InTheWay> viewed);

/// What guardrails say of the whole scene, cut to what the viewed scene holds. Every word comes
/// from `viewed`, what the same rules say of the viewed scene alone; of `whole` comes only the
/// standing, so that nothing but that one bit can tell of what is hidden. A finding of the whole
/// scene that the viewed one does not have stands at the end, without a word. Pure.
[[nodiscard]] std::vector<SeenFinding> seen(std::span<const guardrails::Finding> whole,
                                            std::span<const guardrails::Finding> viewed,
                                            const casefile::FamilyScene& viewed_scene);
[[nodiscard]] SeenGate seen(const guardrails::GateReport& whole,
                            const guardrails::GateReport& viewed,
                            const casefile::FamilyScene& viewed_scene);

}  // namespace holdfast::casework
