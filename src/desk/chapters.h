#pragma once
#include "web/url.h"

#include <span>
#include <string_view>

/// The chapters of a family's file: what the record holds of one kind of work, brought together as
/// it stands now. Private to this room.
namespace holdfast::desk {

/// A record type that a chapter tells, and what is written beneath one of them: its parts, and the
/// answers to it. Keys of record types; "": none.
struct Told {
    std::string_view key;
    std::string_view parts[2] = {};
    std::string_view answer = {};
};

struct Chapter {
    web::Literal address;      // "/families/{family}/plan".
    std::string_view name;     // The last word of it.
    std::string_view title;    // "Plan".
    std::string_view purpose;  // A sentence under it.
    std::string_view nothing;  // What is said where nothing of it is recorded.
    std::span<const Told> told;
    std::span<const std::string_view> clocks;  // Of what is owed, those that belong here.
};

/// In the order of the navigation.
[[nodiscard]] std::span<const Chapter> chapters();

}  // namespace holdfast::desk
