#pragma once
#include "ledger/shelf.h"
#include "stores/sqlite.h"

/// Reading the ledger's rows from SQLite: what a view and a transaction have in common.
namespace holdfast::stores {

/// Each answers what the function of the same name of ledger::ShelfView answers, with its Problems.
[[nodiscard]] base::Result<ledger::Head> read_head(Database& rows);
[[nodiscard]] base::Result<base::Done> read_entries(Database& rows, std::uint64_t from,
                                                    std::uint64_t upto,
                                                    const ledger::ShelfView::Visit& visit);
[[nodiscard]] base::Result<std::vector<std::uint64_t>> drawn_indexes(Database& rows,
                                                                     std::uint32_t list,
                                                                     base::ByteView key);
/// The entries of a list under a key, from index `from` up to but not including `upto`.
struct DrawnRange {
    std::uint32_t list;
    base::ByteView key;
    std::uint64_t from;
    std::uint64_t upto;
};
[[nodiscard]] base::Result<base::Done> read_drawn_entries(Database& rows, const DrawnRange& range,
                                                          const ledger::ShelfView::Visit& visit);
[[nodiscard]] base::Result<base::Digest> read_subtree(Database& rows, unsigned level,
                                                      std::uint64_t position);
[[nodiscard]] base::Result<std::optional<ledger::Checkpoint>> read_checkpoint(Database& rows,
                                                                              std::uint64_t size);
[[nodiscard]] base::Result<std::optional<ledger::Answered>> read_answered(Database& rows,
                                                                          std::string_view key);
[[nodiscard]] base::Result<std::optional<ledger::Identity>> read_identity(Database& rows);

/// A ShelfView or ShelfTransaction that reads through the connection of whoever derives from it.
template <class Port>
class SqliteReading : public Port {
public:
    using Visit = ledger::ShelfView::Visit;
    base::Result<ledger::Head> head() override { return read_head(rows()); }
    base::Result<base::Done> read(std::uint64_t from, std::uint64_t upto,
                                  const Visit& visit) override
    {
        return read_entries(rows(), from, upto, visit);
    }
    base::Result<std::vector<std::uint64_t>> drawn(std::uint32_t list, base::ByteView key) override
    {
        return drawn_indexes(rows(), list, key);
    }
    base::Result<base::Done> read_drawn(std::uint32_t list, base::ByteView key, std::uint64_t from,
                                        std::uint64_t upto, const Visit& visit) override
    {
        return read_drawn_entries(rows(), {list, key, from, upto}, visit);
    }
    base::Result<base::Digest> subtree(unsigned level, std::uint64_t position) override
    {
        return read_subtree(rows(), level, position);
    }
    base::Result<std::optional<ledger::Checkpoint>> checkpoint(std::uint64_t size) override
    {
        return read_checkpoint(rows(), size);
    }
    base::Result<std::optional<ledger::Answered>> answered(std::string_view key) override
    {
        return read_answered(rows(), key);
    }

protected:
    [[nodiscard]] virtual Database& rows() = 0;
};

}  // namespace holdfast::stores
