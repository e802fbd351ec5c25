// Test only: the text of case files, and what is wrong with them.
#pragma once
#include "base/seeded_entropy.h"
#include "replay/case_file.h"

#include <gtest/gtest.h>

namespace holdfast::replay {

/// The day on which these files are read.
inline const base::Date today = base::Date::of(2026, 3, 20);

/// A whole case file of one family, one referral and what is put in its places.
struct Parts {
    std::string version = "1";
    std::string practitioners = R"("screener": {"role": "screener", "agency": "council"},)"
                                R"("worker": {"role": "social_worker", "agency": "council"})";
    std::string persons = R"("wren": {"knownAs": "Wren Example", "born": "2019-04"})";
    std::string members = R"("wren": {"part": "child"})";
    std::string first =
        R"({"n": "1", "title": "T", "happened": "2026-03-02", "by": "screener", "records": [)"
        R"({"referral": {"concern": "A worry."}}]})";
    std::string later;  // Further events, each with a comma before it.
    std::string more;   // Further members of the file, likewise.
};

inline std::string text_of(const Parts& parts)
{
    return R"({"holdfast": "case", "version": )" + parts.version
         + R"(, "title": "A case", "agencies": {"council": {"name": "Council"}},)"
         + R"( "practitioners": {)" + parts.practitioners + R"(}, "persons": {)" + parts.persons
         + R"(}, "families": {"example": {)" + parts.members + R"(}}, "events": [)" + parts.first
         + parts.later + "]" + parts.more + "}";
}

/// Every problem as "kind place", with commas between; "read" when there is none.
inline std::string told(std::string_view text)
{
    base::SeededEntropy entropy{3};
    const auto file = read_case_file(text, today, entropy);
    if (file) return "read";
    std::string words;
    for (const base::Problem& problem : file.error()) {
        EXPECT_TRUE(problem.message.ends_with('.')) << problem.message;
        if (!words.empty()) words += ", ";
        words += std::string{base::word_of(problem.kind)} + " " + problem.place;
    }
    return words;
}

/// An event of the worker with one record.
inline std::string event(const std::string& record, const std::string& n = "2",
                         const std::string& happened = "2026-03-03")
{
    return R"(, {"n": ")" + n + R"(", "title": "T", "happened": ")" + happened
         + R"(", "by": "worker", "records": [)" + record + "]}";
}

}  // namespace holdfast::replay
