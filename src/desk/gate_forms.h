#pragma once
#include "desk/gate_page.h"
#include "desk/kept_sent.h"

#include <map>

/// The forms by which a gate is met. Private to the page of closing and of other proposals.
namespace holdfast::desk {

/// What the page is drawn from.
struct DrawnGate {
    const web::Request& request;
    const Reader& reader;
    const FamilyPage& page;
    const GateAttempt& attempt;
    const casework::PendingDecision* pending;  // nullptr: nothing is proposed.
    /// By step: what was sent before and could not be taken. Empty where a form was sent just now.
    const std::map<std::string_view, KeptSentForm>& kept;

    /// What was typed in the form of this step, now or before, and what is wrong with it; nothing
    /// in every other.
    [[nodiscard]] const web::Fields& typed_in(std::string_view step) const
    {
        static const web::Fields none;
        if (attempt.step == step) return attempt.typed;
        const auto before = kept.find(step);
        return before == kept.end() ? none : *before->second.draft.typed;
    }
    /// That what stands in the form of this step was typed before, with the way to be rid of it.
    [[nodiscard]] web::Html kept_banner(std::string_view step) const
    {
        const auto before = kept.find(step);
        return before == kept.end() ? web::Html{} : before->second.draft.banner;
    }
    [[nodiscard]] const base::Problems& wrong_in(std::string_view step) const
    {
        static const base::Problems none;
        return attempt.step == step ? attempt.problems : none;
    }
};

/// Is there nothing more to do about it?
[[nodiscard]] bool is_done(const casework::SeenGateItem& item);

/// The last words of their addresses, in the order in which they stand on the page.
inline constexpr std::array<std::string_view, 6> gate_steps = {
    "propose", "again", "answer", "decide", "override", "sign"};

/// The form of this step; where the file's state or the reader's role does not ask for it, what was
/// sent by it, to copy, or nothing.
[[nodiscard]] web::Html gate_form(const DrawnGate& drawn, std::string_view step);

}  // namespace holdfast::desk
