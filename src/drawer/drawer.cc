#include "drawer/drawer.h"

#include "drawer/stored.h"

#include <cassert>

namespace holdfast::drawer {

using base::Done;
using base::problem;
using base::Problem;
using base::Result;

namespace {

namespace json = base::json;

/// The version of what the rows hold. A later one is refused, never guessed at.
constexpr std::int64_t drawer_version = 1;

/// In the clear, because a row's hashed key is another under another root key.
base::Bytes mark_key()
{
    const base::ByteView text = base::view_of("mark");
    return {text.begin(), text.end()};
}

Result<Done> check_mark(const json::object& mark)
{
    const json::value* version = mark.if_contains("version");
    if (version == nullptr || !version->is_int64()) return damaged_row();
    if (version->get_int64() > drawer_version)
        return problem(Problem::Kind::newer_format,
                       "",
                       "The accounts were written by a later version of Holdfast; use that "
                       "version.");
    return Done{};
}

/// A drawer that lost its mark must not be taken for an empty one.
Result<Done> expect_empty(DrawerShelf& shelf)
{
    for (const List list : {List::accounts,
                            List::attempts,
                            List::sessions,
                            List::api_tokens,
                            List::draft_keys,
                            List::drafts,
                            List::notices}) {
        const auto rows = shelf.all(static_cast<std::uint32_t>(list), {});
        if (!rows) return std::unexpected(rows.error());
        if (!rows->empty()) return damaged_row();
    }
    return Done{};
}

Result<Done> settle_mark(DrawerShelf& shelf, const Rows& rows)
{
    const auto mark = rows.find(List::mark, mark_key());
    if (!mark && mark.error().kind == Problem::Kind::damaged)
        return problem(Problem::Kind::refused,
                       "",
                       "This key file is not the one that these accounts were made with, or "
                       "their mark is damaged.");
    if (!mark) return std::unexpected(mark.error());
    if (*mark) return check_mark(**mark);
    auto empty = expect_empty(shelf);
    if (!empty) return empty;
    const Change change = rows.putting(List::mark, mark_key(), {{"version", drawer_version}});
    return rows.change({&change, 1});
}

}  // namespace

Drawer::Drawer(DrawerShelf& shelf, const base::SecretKey& root, const Setting& setting)
    : rows_(shelf, root, *setting.entropy), passwords_(setting.password_cost),
      attempts_(rows_, setting.clock), sessions_(rows_, setting.clock),
      api_tokens_(rows_, setting.clock),
      accounts_({rows_, passwords_, attempts_, sessions_, api_tokens_}, setting.clock),
      drafts_(rows_, setting.clock), notices_(rows_)
{}

Result<std::unique_ptr<Drawer>> Drawer::open(DrawerShelf& shelf, const base::SecretKey& root,
                                             const Setting& setting)
{
    assert(setting.clock && setting.entropy != nullptr);
    std::unique_ptr<Drawer> drawer(new Drawer(shelf, root, setting));
    auto done = settle_mark(shelf, drawer->rows_);
    if (!done) return std::unexpected(done.error());
    return drawer;
}

}  // namespace holdfast::drawer
