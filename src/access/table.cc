#include "access/table.h"

#include "access/table.gen.h"

#include <algorithm>

namespace holdfast::access {

namespace {

/// The authority's own people who work with children.
constexpr std::array<std::string_view, 9> staff = {"screener",
                                                   "social_worker",
                                                   "personal_adviser",
                                                   "team_manager",
                                                   "head_of_service",
                                                   "principal_social_worker",
                                                   "conference_chair",
                                                   "out_of_hours",
                                                   "business_support"};

/// People of the agencies around it.
constexpr std::array<std::string_view, 8> partners = {"health_visitor",
                                                      "midwife",
                                                      "general_practitioner",
                                                      "hospital",
                                                      "school",
                                                      "police",
                                                      "housing",
                                                      "voluntary"};

/// A row as sets of bits, one for each word of its column.
struct Row {
    std::string_view id;
    bool permits = false;
    std::uint32_t roles = 0;
    std::uint32_t relations = 0;
    std::uint32_t classes = 0;
    std::uint32_t actions = 0;
    std::uint32_t purposes = 0;
};

constexpr std::uint32_t bit(std::size_t place)
{
    return std::uint32_t{1} << place;
}

constexpr std::uint32_t role_bit(std::string_view code)
{
    for (std::size_t i = 0; i < std::size(every_role); ++i)
        if (every_role[i] == code) return bit(i);
    throw "table.csv names a role that is not in codesets/practitioner_roles.csv";
}

constexpr std::uint32_t word_bit(std::span<const std::string_view> words, std::string_view word)
{
    for (std::size_t i = 0; i < words.size(); ++i)
        if (words[i] == word) return bit(i);
    throw "table.csv has a word that its column does not know";
}

/// Calls `take` with each word of a cell of the table.
template <class Take>
constexpr std::uint32_t bits_of(std::string_view cell, Take take)
{
    if (cell == "any") return ~std::uint32_t{0};
    std::uint32_t bits = 0;
    while (!cell.empty()) {
        const std::size_t end = std::min(cell.find(' '), cell.size());
        bits |= take(cell.substr(0, end));
        cell.remove_prefix(std::min(end + 1, cell.size()));
    }
    return bits;
}

constexpr std::uint32_t roles_of(std::string_view cell)
{
    const auto all_of = [](std::span<const std::string_view> roles) {
        std::uint32_t bits = 0;
        for (const std::string_view role : roles) bits |= role_bit(role);
        return bits;
    };
    return bits_of(cell, [&](std::string_view word) {
        if (word == "staff") return all_of(staff);
        return word == "partner" ? all_of(partners) : role_bit(word);
    });
}

constexpr std::uint32_t words_of(std::string_view cell, std::span<const std::string_view> words)
{
    return bits_of(cell, [&](std::string_view word) { return word_bit(words, word); });
}

constexpr Row row_of(const TableRow& said)
{
    if (said.result != "permit" && said.result != "forbid") throw "a row permits or forbids";
    return {said.id,
            said.result == "permit",
            roles_of(said.roles),
            words_of(said.relations, relation_words),
            words_of(said.classes, class_words),
            words_of(said.actions, action_words),
            words_of(said.purpose, purpose_words)};
}

consteval auto rows_of_table()
{
    std::array<Row, std::size(table_rows)> made{};
    for (std::size_t i = 0; i < made.size(); ++i) made[i] = row_of(table_rows[i]);
    return made;
}

constexpr auto rows = rows_of_table();
static_assert(std::size(every_role) <= 32, "a role has no bit");

bool matches(const Row& row, const Cell& cell)
{
    const auto has = [](std::uint32_t bits, auto place) {
        return (bits & bit(static_cast<std::size_t>(place))) != 0;
    };
    return has(row.roles, cell.role.place) && has(row.relations, cell.relation)
        && has(row.classes, cell.what) && has(row.actions, cell.action)
        && has(row.purposes, cell.purpose);
}

}  // namespace

std::optional<Role> role_of(std::string_view code)
{
    for (std::size_t i = 0; i < std::size(every_role); ++i)
        if (every_role[i] == code) return Role{static_cast<std::uint8_t>(i)};
    return std::nullopt;
}

bool is_partner(std::string_view role)
{
    return std::find(partners.begin(), partners.end(), role) != partners.end();
}

Decision decide(const Cell& cell)
{
    if (cell.role.place >= std::size(every_role)) return {};
    const Row* permitting = nullptr;
    for (const Row& row : rows) {
        if (!matches(row, cell)) continue;
        if (!row.permits) return {false, row.id};
        if (permitting == nullptr) permitting = &row;
    }
    if (permitting == nullptr) return {};
    return {true, permitting->id};
}

}  // namespace holdfast::access
