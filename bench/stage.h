#pragma once
#include "house/open_ledger.h"
#include "house/synthetic_authority.h"

#include <cstdio>
#include <cstdlib>

/// The ledger that the figures are measured on.
namespace holdfast::bench {

/// Ends the program with the problem: a benchmark that went wrong has no figure.
[[noreturn]] inline void give_up(const base::Problem& problem)
{
    std::fprintf(stderr, "%s: %s\n", problem.place.c_str(), problem.message.c_str());
    std::exit(1);
}
[[noreturn]] inline void give_up(const base::Problems& problems)
{
    give_up(problems.front());
}

/// The value, where a problem would be the end.
template <class T, class E>
[[nodiscard]] T must(std::expected<T, E> result)
{
    if (!result) give_up(result.error());
    return std::move(*result);
}
/// The same for what is done only for its effect.
template <class E>
void must_do(std::expected<base::Done, E> result)
{
    if (!result) give_up(result.error());
}

/// A folder that goes, with everything in it, when this goes.
class Folder {
public:
    /// Makes a new folder within `parent`.
    explicit Folder(const std::string& parent);
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] std::string file(std::string_view name) const;

private:
    std::string path_;
};

/// The authority whose ledger it is, by its key: its folder's name.
inline constexpr std::string_view authority_key = "bench";

/// A ledger filled with invented families, in a file; its page cache is warm, because it has just
/// been written. One family is large: its entries lie scattered over the whole ledger, as they
/// would after years.
class Stage {
public:
    /// Fills a ledger with about `entries` entries. Takes a minute for a million.
    Stage(const Folder& folder, std::uint64_t entries);

    [[nodiscard]] const Folder& folder() const { return folder_; }
    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] std::uint64_t entries() const { return entries_; }
    [[nodiscard]] double entries_filled_a_second() const { return filled_a_second_; }

    /// The family whose scene has `entries_of_large_family` entries.
    [[nodiscard]] const base::FamilyId& large_family() const { return large_family_; }

    /// So many families, from the first on.
    [[nodiscard]] std::vector<base::FamilyId> families(int count) const;

    [[nodiscard]] house::OpenLedger open() const;
    /// A note about the large family that is in no ledger yet.
    [[nodiscard]] ledger::Entry next_note_of_large_family();
    /// So many notes about one other family.
    [[nodiscard]] std::vector<ledger::Entry> notes(int count);

private:
    void found();
    void fill(ledger::Ledger& ledger, std::uint64_t entries);

    const Folder& folder_;
    std::string path_;
    house::SyntheticAuthority authority_;
    base::FamilyId large_family_{};
    base::PersonId large_child_{};
    std::uint64_t entries_ = 0;
    double filled_a_second_ = 0;
};

inline constexpr int entries_of_large_family = 2'000;

}  // namespace holdfast::bench
