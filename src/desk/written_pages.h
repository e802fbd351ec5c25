#pragma once
#include "access/acts.h"
#include "records/record_types.h"

#include <span>
#include <string>
#include <string_view>

/// Which records are written on a page of their own, and with which questions. Private to this
/// room.
namespace holdfast::desk {

/// Who is asked about: those whom the record is about stand in no field of it.
enum class AskAbout { children, everybody };

struct Written {
    const records::RecordType* type;
    std::string heading;
    std::string button;
    access::Act act;
    std::span<const std::string_view> fields;  // Keys, in the order of the page.
    std::string_view starts_with_today;        // The field that begins as today; "": none.
    AskAbout about = AskAbout::children;
    std::span<const std::string_view> outcomes = {};  // Those offered; empty: all of the list.
    /// What is different now is written again, in place of what was said. What somebody told once
    /// stays as it was told.
    bool again = false;
};

/// The page of a record type, by its key; nullptr where it has none. Some are worded by hand; for
/// every other record that people file about a family, the page follows its declaration.
[[nodiscard]] const Written* written_page(std::string_view key);

/// Every such page, in the order of the manual.
[[nodiscard]] std::span<const Written> written_pages();

}  // namespace holdfast::desk
