#include "base/date.h"

#include "tests/fuzz/oracle.h"

// Dates and instants have one text form each, and every day of London has a beginning and an end.

namespace {

using namespace holdfast::base;
using holdfast::fuzz::broken;

void check_date(std::string_view text)
{
    const auto date = Date::parse(text);
    if (!date) return;
    if (date->iso() != text) broken("a date is read only in the form in which it is written");
    if (words(*date).empty()) broken("a date has words");
    if (date->plus_days(1).plus_days(-1) != *date) broken("a day on and a day back is the same");
    const int days = date->plus_months(1).days_since(*date);
    if (days < 28 || days > 31) broken("a month has 28 to 31 days");
    const Instant start = London::start_of(*date);
    const Instant end = London::end_of(*date);
    if (start >= end) broken("a day begins before it ends");
    if (London::date_of(start) != *date || London::date_of(end) != *date)
        broken("a day holds its beginning and its end");
    if (London::date_of(start - std::chrono::seconds{1}) == *date)
        broken("nothing of a day is before its beginning");
}

void check_instant(std::string_view text)
{
    const auto instant = parse_instant(text);
    if (!instant) return;
    const auto again = parse_instant(instant_text(*instant));
    if (!again || *again != *instant) broken("an instant is read as it was written");
    if (London::words(*instant).empty()) broken("an instant has words");
    const Date day = London::date_of(*instant);
    if (*instant < London::start_of(day)) broken("an instant is not before its day");
    if (*instant >= London::end_of(day) + std::chrono::seconds{1})
        broken("an instant is not after its day");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const std::string_view text = holdfast::fuzz::text_of(bytes, size);
    check_date(text);
    check_instant(text);
    return 0;
}
