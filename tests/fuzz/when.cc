#include "base/when.h"

#include "tests/fuzz/oracle.h"

// A When is read as it was written, has words, and never ends before it begins, whatever is known
// of the entries that it leans on.

namespace {

using namespace holdfast::base;
using holdfast::fuzz::broken;

void check_text(const When& when)
{
    const std::string text = when.text();
    const auto again = When::parse(text);
    if (!again || *again != when) broken("a When is read as it was written");
    if (when.words([](const EntryId& id) { return id.text(); }).empty()) broken("a When has words");
}

/// A When compared with itself, which may lie at another time within what it allows.
void check_bounds(const When& when, const WhenOf& when_of)
{
    const Moment moment{std::nullopt, when};
    const DayRange days = days_between(moment, moment, when_of);
    if (days.least && days.most && *days.least > *days.most) broken("the least is not the most");
    if (happened_before(moment, moment, when_of) == Answer::yes)
        broken("nothing happened before itself");
    (void)earliest_date(when, when_of);
    (void)latest_date(when, when_of);
}

void check_own_dates(const When& when)
{
    const WhenOf nothing = [](const EntryId&) -> const When* { return nullptr; };
    const auto earliest = earliest_date(when, nothing);
    const auto latest = latest_date(when, nothing);
    if (earliest && latest && *earliest > *latest) broken("the earliest date is not the latest");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const auto when = When::parse(holdfast::fuzz::text_of(bytes, size));
    if (!when) return 0;
    check_text(*when);
    check_own_dates(*when);
    const When february{When::Month{2015, 2, std::nullopt}};
    check_bounds(*when, [&](const EntryId&) { return &february; });
    // Entries that lean on each other for ever.
    check_bounds(*when, [&](const EntryId&) { return &*when; });
    return 0;
}
