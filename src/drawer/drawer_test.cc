#include "drawer/drawer.h"
#include "drawer/small_drawer.h"

#include <gtest/gtest.h>

#include <latch>
#include <thread>

namespace holdfast::drawer {
namespace {

base::Bytes mark_key()
{
    const auto text = base::view_of("mark");
    return {text.begin(), text.end()};
}

TEST(Drawer, IsOpenedByItsOwnRootKeyAlone)
{
    SmallDrawer drawer;
    drawer.add("wren");
    const auto other = base::SecretKey::random(drawer.entropy());
    const auto refused = Drawer::open(drawer.shelf(), other, drawer.setting());
    EXPECT_EQ("refused", fault_of(refused));
    drawer.reopen();
    EXPECT_EQ("signed in", drawer.signing_in("wren", good_password)) << "and nothing was changed";
}

TEST(Drawer, AnEmptyOneIsMadeForItsRootKey)
{
    MemoryDrawerShelf shelf;
    SmallDrawer other;  // For its setting.
    ASSERT_TRUE(Drawer::open(shelf, other.root(), other.setting()));
    EXPECT_TRUE(Drawer::open(shelf, other.root(), other.setting()));
    const auto key = base::SecretKey::random(other.entropy());
    EXPECT_EQ("refused", fault_of(Drawer::open(shelf, key, other.setting())));
}

TEST(Drawer, OneWithoutItsMarkIsNotTakenForEmpty)
{
    SmallDrawer drawer;
    drawer.add("wren");
    const Change change = Rows::erasing(List::mark, mark_key());
    ASSERT_TRUE(drawer.shelf().change({&change, 1}));
    EXPECT_EQ("damaged", fault_of(Drawer::open(drawer.shelf(), drawer.root(), drawer.setting())));
    const auto other = base::SecretKey::random(drawer.entropy());
    EXPECT_EQ("damaged", fault_of(Drawer::open(drawer.shelf(), other, drawer.setting())));
}

TEST(Drawer, OneOfALaterVersionIsRefused)
{
    struct Case {
        base::json::object mark;
        std::string fault;
    };
    const Case cases[] = {
        {{{"version", 1}}, ""},
        {{{"version", 2}}, "newer_format"},
        {{{"version", "one"}}, "damaged"},
        {{}, "damaged"},
    };
    SmallDrawer drawer;
    const Rows rows(drawer.shelf(), drawer.root(), drawer.entropy());
    for (const Case& row : cases) {
        const Change change = rows.putting(List::mark, mark_key(), row.mark);
        ASSERT_TRUE(rows.change({&change, 1}));
        EXPECT_EQ(row.fault,
                  fault_of(Drawer::open(drawer.shelf(), drawer.root(), drawer.setting())));
    }
}

/// A shelf whose disk is full, or whose file is held by somebody else.
class FullShelf final : public DrawerShelf {
public:
    explicit FullShelf(DrawerShelf& shelf) : shelf_(&shelf) {}
    base::Result<std::optional<base::Bytes>> value(std::uint32_t list, base::ByteView key) override
    {
        return shelf_->value(list, key);
    }
    base::Result<std::vector<Row>> all(std::uint32_t list, base::ByteView prefix) override
    {
        return shelf_->all(list, prefix);
    }
    base::Result<base::Done> change(std::span<const Change> changes) override
    {
        if (full) return base::problem(base::Problem::Kind::unavailable, "", "The disk is full.");
        return shelf_->change(changes);
    }

    bool full = false;

private:
    DrawerShelf* shelf_;
};

TEST(Drawer, SaysWhatCouldNotBeWritten)
{
    SmallDrawer small;
    FullShelf shelf(small.shelf());
    auto drawer = Drawer::open(shelf, small.root(), small.setting()).value();
    const auto wren = small.add("wren");
    const SignedIn session = small.sign_in("wren");
    const std::string password(good_password);
    shelf.full = true;
    const base::Instant later = small.now + std::chrono::hours(1);
    const auto robin = base::PractitionerId::random(small.entropy());
    EXPECT_EQ("unavailable ", fault_of(drawer->accounts().add({"robin", robin, password})));
    EXPECT_EQ("unavailable ", fault_of(drawer->accounts().set_password("wren", password)));
    EXPECT_EQ("unavailable", fault_of(drawer->accounts().disable("wren")));
    EXPECT_EQ("unavailable ", fault_of(drawer->accounts().enable("wren", password)));
    EXPECT_EQ("unavailable", fault_of(drawer->accounts().sign_in({"wren", password})));
    EXPECT_EQ("unavailable", fault_of(drawer->sessions().end(session.token)));
    EXPECT_EQ("unavailable", fault_of(drawer->sessions().end_all(wren)));
    EXPECT_EQ("unavailable", fault_of(drawer->api_tokens().make("the rota", wren, later)));
    EXPECT_EQ("unavailable", fault_of(drawer->drafts().put({{}, wren, "note", {}, {}, {}})));
    EXPECT_EQ("unavailable", fault_of(drawer->drafts().erase_all(wren)));
    EXPECT_EQ("", fault_of(drawer->sessions().find(session.token))) << "nothing was to be written";
    small.pass(std::chrono::minutes(1));
    EXPECT_EQ("unavailable", fault_of(drawer->sessions().find(session.token)));
    shelf.full = false;
    EXPECT_TRUE(drawer->sessions().find(session.token).value());
    EXPECT_FALSE(drawer->accounts().find("robin").value());
}

TEST(Drawer, ServesManyAtOnce)
{
    SmallDrawer drawer;
    constexpr int threads = 6;
    constexpr int rounds = 10;
    std::vector<base::PractitionerId> practitioners;
    for (int thread = 0; thread < threads; ++thread)
        practitioners.push_back(drawer.add("worker" + std::to_string(thread)));
    std::latch ready(threads);
    {
        std::vector<std::jthread> working;
        for (int thread = 0; thread < threads; ++thread) {
            working.emplace_back([&, thread] {
                const auto practitioner = practitioners[static_cast<std::size_t>(thread)];
                ready.arrive_and_wait();
                for (int round = 0; round < rounds; ++round) {
                    const SignedIn session = drawer.sign_in("worker" + std::to_string(thread));
                    ASSERT_TRUE(drawer.knows(session.token));
                    const auto id = DraftId::random(drawer.entropy());
                    ASSERT_TRUE(drawer->drafts().put({id, practitioner, "note", {}, {}, {}}));
                    ASSERT_TRUE(drawer->drafts().find(practitioner, id).value());
                    ASSERT_TRUE(drawer->sessions().end(session.token));
                    ASSERT_FALSE(drawer.knows(session.token));
                }
            });
        }
    }
    for (const auto practitioner : practitioners)
        EXPECT_EQ(std::size_t{rounds}, drawer->drafts().of(practitioner).value().size());
    EXPECT_EQ(0U, drawer.rows_in(List::sessions));
    EXPECT_EQ(std::size_t{threads}, drawer.rows_in(List::draft_keys));
}

}  // namespace
}  // namespace holdfast::drawer
