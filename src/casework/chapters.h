#pragma once
#include "casefile/facts.h"
#include "duties/duties.h"

#include <span>
#include <string_view>

/// The chapters of a family's file: what the record holds of one kind of work, brought together as
/// it stands now.
namespace holdfast::casework {

/// A record type that a chapter tells, and what is written beneath one of them: its parts, and the
/// answers to it. Keys of record types; "": none.
struct Told {
    std::string_view key;
    std::string_view parts[2] = {};
    std::string_view answer = {};
};

struct Chapter {
    std::string_view name;     // "plan": the word for it in addresses; permanent.
    std::string_view title;    // "Plan".
    std::string_view purpose;  // A sentence under it.
    std::string_view nothing;  // What is said where nothing of it is recorded.
    std::span<const Told> told;
    std::span<const std::string_view> clocks;  // Of what is owed, those that belong here.
};

/// In the order of the navigation.
[[nodiscard]] std::span<const Chapter> chapters();

/// nullptr: none has this name.
[[nodiscard]] const Chapter* find_chapter(std::string_view name);

/// One record that a chapter tells.
struct ChapterEntry {
    const casefile::AnyFact* fact;
    const Told* told;
    bool goes_on;
    std::vector<const casefile::AnyFact*> beneath;  // Its parts and answers.
};
/// What goes on before what is over, and of each the newest first. The Facts must outlive them.
/// Pure.
[[nodiscard]] std::vector<ChapterEntry> entries_of(const Chapter& chapter,
                                                   const casefile::Facts& facts);

/// Of what is owed, that which belongs to the chapter.
[[nodiscard]] std::vector<duties::Duty> owed_of(const Chapter& chapter,
                                                const std::vector<duties::Duty>& owed);

}  // namespace holdfast::casework
