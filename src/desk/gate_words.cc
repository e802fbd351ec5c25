#include "desk/gate_words.h"

#include "records/codesets.gen.h"

#include <array>
#include <cassert>

namespace holdfast::desk {

using records::Gate;

namespace {

constexpr std::array<GateWords, records::gate_count> gate_word_rows = {{
    {Gate::close,
     "Closing",
     "The closing is stopped.",
     "Stops the closing",
     "May the work with this family end?",
     "Do you agree with closing?",
     "It cannot be closed while something stops it. It can stay open without anybody's leave."},
    {Gate::no_further_action,
     "No further action",
     "Ending it without action is stopped.",
     "Stops it",
     "What should become of it?",
     "Do you agree that nothing more is done?",
     "It cannot end without action while something stops it. Anything that helps can be decided "
     "without anybody's leave."},
    {Gate::step_down,
     "Lowering a level",
     "The step-down is stopped.",
     "Stops the step-down",
     "May the level be lowered?",
     "Do you agree with the lower level?",
     "It cannot be lowered while something stops it. Until it is agreed, the level stays as it "
     "was."},
    {Gate::assessment,
     "Signing the assessment",
     "The assessment cannot be signed yet.",
     "Stops the signing",
     "May this assessment be signed?",
     "Do you agree with the assessment?",
     "It cannot be signed while something stops it. It can go back to whoever wrote it."},
    {Gate::return_home,
     "Living together or meeting",
     "It cannot be agreed to yet.",
     "Stops it",
     "May they live together or meet?",
     "Do you agree with it?",
     "It cannot be agreed to while something stops it. It can be refused without anybody's leave."},
    {Gate::transfer,
     "Transfer",
     "The transfer is stopped.",
     "Stops the transfer",
     "May this work pass to others?",
     "Do you agree with the transfer?",
     "It cannot pass while something stops it. Until then the work stays where it is."},
    {Gate::information,
     "Answering another agency",
     "The answer cannot be sent yet.",
     "Stops the answer",
     "May the question be answered so?",
     "Do you agree with the answer?",
     "It cannot be sent while something stops it. It can go back to whoever wrote it."},
    {Gate::reversal,
     "Turning a decision round",
     "Turning it round is stopped.",
     "Stops it",
     "May the earlier decision be turned round?",
     "Do you agree with turning it round?",
     "It cannot be turned round while something stops it. The earlier decision stands."},
    {Gate::placement,
     "Placement",
     "The placement is stopped.",
     "Stops the placement",
     "May they live there?",
     "Do you agree with the placement?",
     "It cannot be agreed to while something stops it. Whoever has nowhere to sleep tonight is "
     "housed, and that is written down as it happened."},
    {Gate::panel,
     "Putting off or refusing",
     "Putting it off is stopped.",
     "Stops the delay",
     "May it be put off or refused?",
     "Do you agree that it is put off or refused?",
     "It cannot be put off while something stops it. What was recommended can go ahead without "
     "anybody's leave."},
    {Gate::lesser_order,
     "Asking for a lesser order",
     "Asking for the lesser order is stopped.",
     "Stops it",
     "May the court be asked for this lesser order?",
     "Do you agree with the lesser order?",
     "It cannot be asked for while something stops it. The fuller order can be asked for without "
     "anybody's leave."},
}};

}  // namespace

const GateWords& words_of(Gate gate)
{
    const GateWords& found = gate_word_rows.at(static_cast<std::size_t>(gate));
    assert(found.gate == gate);  // They stand in the order of the names.
    return found;
}

std::string_view outcome_words(std::string_view outcome)
{
    if (outcome == "closed") return "Yes, close it";
    if (outcome == "stays_open") return "No, it stays open";
    if (outcome == "agreed") return "Yes";
    if (outcome == "not_agreed") return "No";
    const records::CodeValue* value = records::decision_outcomes.find(outcome);
    return value != nullptr ? value->label : outcome;
}

}  // namespace holdfast::desk
