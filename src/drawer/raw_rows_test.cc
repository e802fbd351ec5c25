// What somebody learns who has the file and no key: nothing that is written, and nothing by moving
// or changing rows.
#include "drawer/small_drawer.h"

#include <gtest/gtest.h>

namespace holdfast::drawer {
namespace {

constexpr List every_list[] = {List::mark,
                               List::accounts,
                               List::attempts,
                               List::sessions,
                               List::api_tokens,
                               List::draft_keys,
                               List::drafts,
                               List::notices};

std::string raw_bytes(SmallDrawer& drawer)
{
    std::string bytes;
    for (const List list : every_list) {
        const auto rows = drawer.shelf().all(static_cast<std::uint32_t>(list), {}).value();
        EXPECT_FALSE(rows.empty()) << static_cast<int>(list) << ": every list must be looked at";
        for (const Row& row : rows) {
            bytes += base::text_of(row.key);
            bytes += base::text_of(row.value);
        }
    }
    return bytes;
}

TEST(RawRows, ShowNothing)
{
    SmallDrawer drawer;
    const auto practitioner = base::PractitionerId::random(drawer.entropy());
    const auto family = base::FamilyId::random(drawer.entropy());
    const NewAccount account{"Wren.Example",
                             practitioner,
                             std::string(good_password),
                             NewAccount::Shown::on_the_sign_in_page};
    ASSERT_TRUE(drawer->accounts().add(account));
    const auto signed_in =
        drawer->accounts().sign_in({"wren.example", good_password, "Visiting the Finches"}).value();
    EXPECT_EQ("refused", drawer.signing_in("robin.example", "guessed at random"));
    const auto token =
        drawer->api_tokens()
            .make("Rota of the east team", practitioner, drawer.now + std::chrono::hours(1))
            .value();
    const auto draft = DraftId::random(drawer.entropy());
    ASSERT_TRUE(drawer->drafts().put(
        {draft, practitioner, "note", family, {}, {{"text", "Seen at home with the Finches"}}}));

    const std::vector<std::string> matters{"G23 late"};
    ASSERT_TRUE(drawer->notices().tell(practitioner, matters, base::Date::of(2026, 3, 9)));

    std::vector<std::string> secrets = {"wren.example",
                                        "Wren.Example",
                                        "wren",
                                        "robin.example",
                                        std::string(good_password),
                                        "four",
                                        "guessed at random",
                                        "argon2id",
                                        "active",
                                        "Visiting",
                                        "Finches",
                                        "Rota",
                                        "Seen at",
                                        "note",
                                        "text",
                                        "G23",
                                        signed_in.token,
                                        signed_in.session.form_token,
                                        token,
                                        token.substr(3),
                                        "hf_",
                                        practitioner.text(),
                                        family.text(),
                                        draft.text(),
                                        signed_in.session.id.text()};
    for (const base::IdBytes& id : {practitioner.bytes, family.bytes, draft.bytes})
        secrets.emplace_back(base::text_of(id));
    for (const std::string& word : {signed_in.token, token, std::string("wren.example")})
        secrets.emplace_back(base::text_of(base::sha256(base::view_of(word))));
    secrets.emplace_back(base::text_of(drawer.root().bytes()));

    const std::string bytes = raw_bytes(drawer);
    for (const std::string& secret : secrets)
        EXPECT_EQ(std::string::npos, bytes.find(secret)) << secret;
}

TEST(RawRows, OfAnotherRootKeyHaveOtherKeys)
{
    SmallDrawer drawer;
    const Rows one(drawer.shelf(), drawer.root(), drawer.entropy());
    const Rows other(drawer.shelf(), base::SecretKey::random(drawer.entropy()), drawer.entropy());
    EXPECT_EQ(one.key_of(List::accounts, "wren"), one.key_of(List::accounts, "wren"));
    EXPECT_NE(one.key_of(List::accounts, "wren"), one.key_of(List::accounts, "robin"));
    EXPECT_NE(one.key_of(List::accounts, "wren"), one.key_of(List::attempts, "wren"))
        << "that a name was tried must not show that it is there";
    EXPECT_NE(one.key_of(List::accounts, "wren"), other.key_of(List::accounts, "wren"));
}

TEST(RawRows, CannotBeMovedOrChanged)
{
    SmallDrawer drawer;
    const Rows rows(drawer.shelf(), drawer.root(), drawer.entropy());
    const base::Bytes wren = rows.key_of(List::accounts, "wren");
    const base::Bytes robin = rows.key_of(List::accounts, "robin");
    const Change put = rows.putting(List::accounts, wren, {{"a", 1}});
    const base::Bytes& sealed = *put.value;
    base::Bytes flipped = sealed;
    flipped[flipped.size() / 2] ^= 1;
    struct Case {
        const char* told;
        List list;
        base::Bytes key;
        base::Bytes value;
        const char* fault;
    };
    const Case cases[] = {
        {"in its place", List::accounts, wren, sealed, ""},
        {"in another's place", List::accounts, robin, sealed, "damaged"},
        {"in another list", List::sessions, wren, sealed, "damaged"},
        {"with a bit changed", List::accounts, wren, flipped, "damaged"},
        {"cut short", List::accounts, wren, {sealed.begin(), sealed.end() - 1}, "damaged"},
        {"emptied", List::accounts, wren, {}, "damaged"},
    };
    for (const Case& row : cases) {
        const Change change{static_cast<std::uint32_t>(row.list), row.key, row.value};
        ASSERT_TRUE(rows.change({&change, 1}));
        EXPECT_EQ(row.fault, fault_of(rows.find(row.list, row.key))) << row.told;
        EXPECT_EQ(row.fault, fault_of(rows.all(row.list, row.key))) << row.told;
        const Change gone = Rows::erasing(row.list, row.key);
        ASSERT_TRUE(rows.change({&gone, 1}));
    }
}

TEST(RawRows, AreSealedAnewEachTime)
{
    SmallDrawer drawer;
    const Rows rows(drawer.shelf(), drawer.root(), drawer.entropy());
    const base::Bytes key = rows.key_of(List::accounts, "wren");
    EXPECT_NE(rows.putting(List::accounts, key, {{"a", 1}}).value,
              rows.putting(List::accounts, key, {{"a", 1}}).value);
}

}  // namespace
}  // namespace holdfast::drawer
