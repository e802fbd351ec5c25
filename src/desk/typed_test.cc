#include "desk/typed.h"

#include <gtest/gtest.h>

namespace holdfast::desk {
namespace {

TEST(WhenAsTyped, UnderstandsWhatPeopleInEnglandWrite)
{
    const base::Date today = base::Date::of(2026, 11, 22);
    struct Row {
        std::string_view typed;
        std::string_view when;
    };
    const Row rows[] = {
        {"22/11/2026", "2026-11-22"},
        {"2/3/2026", "2026-03-02"},
        {"02.03.2026", "2026-03-02"},
        {"22 Nov 2026", "2026-11-22"},
        {"22nd November 2026", "2026-11-22"},
        {"  1st  march, 2026 ", "2026-03-01"},
        {"Nov 2026", "2026-11"},
        {"late November 2026", "late 2026-11"},
        {"Early sept 2026", "early 2026-09"},
        {"2026", "2026"},
        {"today", "2026-11-22"},
        {"Yesterday", "2026-11-21"},
        {"today 14:30", "2026-11-22T14:30:00Z"},
        {"5/7/2026 9:05", "2026-07-05T08:05:00Z"},
        // Text forms pass, and so does what nobody can read: it is refused where it is read.
        {"2026-11-22", "2026-11-22"},
        {"2026-11-22T14:30Z", "2026-11-22T14:30Z"},
        {"unknown", "unknown"},
        {"31/13/2026", "2026-13-31"},
        {"22/11/26", "22/11/26"},
        {"11/2026", "11/2026"},
        {"today 25:00", "today 25:00"},
        {"30 Feb 2026 10:00", "30 Feb 2026 10:00"},
        {"the other day", "the other day"},
        {"", ""},
    };
    for (const Row& row : rows) EXPECT_EQ(when_as_typed(row.typed, today), row.when) << row.typed;
}

}  // namespace
}  // namespace holdfast::desk
