#include "duties/asked.h"
#include "records/types/conference.h"
#include "records/types/person.h"
#include "records/types/section47_enquiry.h"
#include "records/types/strategy_discussion.h"
#include "records/types/transfer.h"

/// From a strategy discussion to its conference.
namespace holdfast::duties {

using base::PersonId;
using records::Conference;
using records::Section47Enquiry;
using records::StrategyDiscussion;

namespace {

/// One that was adjourned is still owed: nothing was decided for the child.
bool is_held(const Conference& conference)
{
    return !says(conference.decision, "adjourned");
}

bool begins_plan_question(const Conference& conference)
{
    return is_held(conference)
        && (says(conference.kind, "initial") || says(conference.kind, "pre_birth")
            || says(conference.kind, "transfer_in"));
}

/// The enquiry that came of a discussion, when it ended without the need for a conference.
const Fact<Section47Enquiry>* ended_without(const Asked& asked, const PersonId& child,
                                            std::uint64_t from)
{
    return first_after(
        standing<Section47Enquiry>(asked.facts), from, [&](const Fact<Section47Enquiry>& each) {
            return is_about(each, child) && each.record.conference_not_required.value_or(false);
        });
}

/// What ended the question that a discussion opened: a conference, or an enquiry that needs none.
struct Ending {
    const Fact<Conference>* conference = nullptr;
    const Fact<Section47Enquiry>* enquiry = nullptr;

    [[nodiscard]] std::optional<std::uint64_t> order() const
    {
        if (conference != nullptr && (enquiry == nullptr || conference->order < enquiry->order))
            return conference->order;
        return enquiry != nullptr ? std::optional{enquiry->order} : std::nullopt;
    }
};

Ending ending_of(const Asked& asked, const PersonId& child, std::uint64_t from)
{
    return {first_after(standing<Conference>(asked.facts),
                        from,
                        [&](const Fact<Conference>& each) {
                            return is_about(each, child) && begins_plan_question(each.record);
                        }),
            ended_without(asked, child, from)};
}

/// The day on which an unborn child is expected; nullopt when the child is born.
std::optional<base::Date> expected_birth(const Asked& asked, const PersonId& child)
{
    const auto details = casefile::details_of(asked.facts, child);
    if (!details || details->born) return std::nullopt;
    return details->expected_birth;
}

/// The clock runs from the first discussion at which the enquiry began, however often it was
/// discussed again: 15 working days (Working Together 2023, chapter 3). For an unborn child the
/// conference is owed before the birth instead.
void add_conferences(Asked& asked, const PersonId& child)
{
    std::uint64_t answered_to = 0;
    for (const auto* discussion : standing<StrategyDiscussion>(asked.facts)) {
        if (!is_about(*discussion, child) || discussion->order < answered_to) continue;
        if (!says(discussion->record.outcome, "enquiry_begins")) continue;
        const Ending ending = ending_of(asked, child, discussion->order);
        answered_to = ending.order().value_or(std::numeric_limits<std::uint64_t>::max());
        const bool needs_none =
            ending.enquiry != nullptr && ending.order() == ending.enquiry->order;
        if (needs_none) continue;
        if (ending.conference == nullptr && !asked.is_open(child)) continue;
        const auto expected = expected_birth(asked, child);
        Duty& duty = expected ? asked.owe_before(clock("clock.pre_birth"),
                                                 discussion->id,
                                                 discussion->happened,
                                                 *expected,
                                                 child)
                              : asked.owe(clock("clock.conference"), *discussion, child);
        meet(duty, ending.conference);
    }
}

void add_transfers_in(Asked& asked, const PersonId& child)
{
    for (const auto* transfer : standing<records::Transfer>(asked.facts)) {
        if (!is_about(*transfer, child) || !says(transfer->record.kind, "in")) continue;
        if (!transfer->record.notified) continue;
        const auto* held = first_after(
            standing<Conference>(asked.facts), transfer->order, [&](const Fact<Conference>& each) {
                return is_about(each, child) && is_held(each.record)
                    && says(each.record.kind, "transfer_in");
            });
        if (held == nullptr && !asked.is_open(child)) continue;
        meet(asked.owe(clock("clock.transfer_in"), transfer->id, *transfer->record.notified, child),
             held);
    }
}

}  // namespace

void add_enquiries(Asked& asked)
{
    for (const PersonId& child : asked.scene.children()) {
        add_conferences(asked, child);
        add_transfers_in(asked, child);
    }
}

}  // namespace holdfast::duties
