#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

/// The one decision about access, over small enums. The table is table.csv: a row that forbids
/// beats every row that permits, and nothing matching means no.
namespace holdfast::access {

/// A role by its place in codesets/practitioner_roles.csv.
struct Role {
    std::uint8_t place;
    friend bool operator==(const Role&, const Role&) = default;
};
/// nullopt: no such role, so nothing is permitted.
[[nodiscard]] std::optional<Role> role_of(std::string_view code);

/// Is it the role of somebody of another agency, such as a school: "partner" in the table?
[[nodiscard]] bool is_partner(std::string_view role);

/// What the viewer is to this family's work. partner_agency: of an agency that told us of the
/// family, or that we told.
enum class Relation : std::uint8_t { none, allocated, co_worker, team, manager_of, partner_agency };
/// What is looked at: that somebody is known here; an entry; an entry that is marked as restricted;
/// one that goes past the team's line, such as a report of pressure; such a one that the viewer
/// wrote, or that answers it; and what passed between us and the viewer's own agency.
enum class Class : std::uint8_t {
    existence,
    open_case,
    restricted_case,
    outside_line,
    own_report,
    agency_side
};
/// To tell is to hand in a contact or a referral, which shows nothing of the file.
enum class Action : std::uint8_t { find, read, write, decide, print, tell };
/// Was it said why? Doing the work is a purpose by itself.
enum class Purpose : std::uint8_t { missing, given };

inline constexpr std::array<std::string_view, 6> relation_words = {
    "none", "allocated", "co_worker", "team", "manager_of", "partner_agency"};
inline constexpr std::array<std::string_view, 6> class_words = {
    "existence", "open_case", "restricted_case", "outside_line", "own_report", "agency_side"};
inline constexpr std::array<std::string_view, 6> action_words = {
    "find", "read", "write", "decide", "print", "tell"};
inline constexpr std::array<std::string_view, 2> purpose_words = {"missing", "given"};

/// One question.
struct Cell {
    Role role;
    Relation relation;
    Class what;
    Action action;
    Purpose purpose;
};

struct Decision {
    bool permitted = false;
    std::string_view rule;  // The id of the row that decided; "" where none matched.
    friend bool operator==(const Decision&, const Decision&) = default;
};

/// Pure; well under a microsecond.
[[nodiscard]] Decision decide(const Cell& cell);

}  // namespace holdfast::access
