// The witness before exports that are made here by hand, line by line as docs/format.md has them.
// Exports that a ledger made are for tests/faults/tamper_test.cc.
#include "witness/bytes.h"
#include "witness/lines.h"
#include "witness/tree.h"
#include "witness/verify_export.h"
#include "witness/words.h"

#include <gtest/gtest.h>
#include <sodium.h>

#include <algorithm>
#include <functional>
#include <sstream>

namespace holdfast::witness {
namespace {

using base::Problem;

TEST(Witness, ReadsBase64InOneFormOnly)
{
    struct Case {
        const char* text;
        const char* bytes;  // In hexadecimal; nullptr: refused.
    };
    // The first seven are those of RFC 4648, section 10: "", f, fo, foo, foob, fooba, foobar.
    const Case cases[] = {
        {"", ""},
        {"Zg==", "66"},
        {"Zm8=", "666f"},
        {"Zm9v", "666f6f"},
        {"Zm9vYg==", "666f6f62"},
        {"Zm9vYmE=", "666f6f6261"},
        {"Zm9vYmFy", "666f6f626172"},
        {"/+8=", "ffef"},
        {"Zg", nullptr},
        {"Zg=", nullptr},
        {"Zh==", nullptr},
        {"Zm9=", nullptr},
        {"====", nullptr},
        {"Z===", nullptr},
        {"Zg==Zm8=", nullptr},
        {"Zm9v\n", nullptr},
        {"_-8=", nullptr},
        {"Zm 9v===", nullptr},
        {"Zm9\xc3", nullptr},
    };
    for (const Case& one : cases) {
        Bytes bytes;
        const bool read = read_base64(one.text, bytes);
        EXPECT_EQ(read, one.bytes != nullptr) << one.text;
        if (!read || one.bytes == nullptr) continue;
        EXPECT_EQ(hex(bytes), one.bytes);
        EXPECT_EQ(base64(bytes), one.text);
    }
}

TEST(Witness, ReadsIds)
{
    const auto id = read_id("0024h36h2ncsvrh6daqf6dvvqz");
    ASSERT_TRUE(id);
    EXPECT_EQ(hex(*id), "00112233445566778899aabbccddeeff");
    EXPECT_EQ(hex(*read_id("7zzzzzzzzzzzzzzzzzzzzzzzzz")), std::string(32, 'f'));
    for (const char* wrong : {"8zzzzzzzzzzzzzzzzzzzzzzzzz",
                              "0024H36H2NCSVRH6DAQF6DVVQZ",
                              "0024h36h2ncsvrh6daqf6dvvq",
                              "0024h36h2ncsvrh6daqf6dvvqzz",
                              "0024h36h2ncsvrh6daqf6dvvqu",
                              ""})
        EXPECT_FALSE(read_id(wrong)) << wrong;
}

TEST(Witness, KnowsATightObject)
{
    const std::string deep = std::string(62, '[') + std::string(62, ']');
    const std::string good[] = {
        "{}",
        R"({"a":1})",
        R"({"a":-0.5e+10,"b":[true,false,null,{},[]]})",
        R"({"a b":"c \"d\" \\ \u00e9 \/ \n"})",
        "{\"\xc2\xa3\":\"\xe2\x82\xac \xf0\x9f\x98\x80\"}",
        "{\"a\":" + deep + "}",
    };
    for (const std::string& text : good) EXPECT_TRUE(is_tight_object(text)) << text;
    const std::string bad[] = {
        "",
        "[]",
        "1",
        "{",
        "}",
        "{}{}",
        "{} ",
        R"({"a": 1})",
        R"({ "a":1})",
        R"({"a":1,})",
        R"({"a":1 })",
        R"({a:1})",
        R"({"a"})",
        R"({"a":})",
        R"({"a":01})",
        R"({"a":1.})",
        R"({"a":.5})",
        R"({"a":+1})",
        R"({"a":1e})",
        R"({"a":NaN})",
        R"({"a":tru})",
        R"({"a":"\x"})",
        R"({"a":"\u12g4"})",
        R"({"a":"b)",
        "{\"a\":\"\n\"}",
        "{\"a\":\"\xc2\"}",
        "{\"a\":\"\xc0\x80\"}",
        "{\"a\":\"\xed\xa0\x80\"}",
        "{\"a\":\"\xf5\x80\x80\x80\"}",
        "{\"a\":[[" + deep + "]]}",
        R"({"a":[1,]})",
        R"({"a":[1 ,2]})",
    };
    for (const std::string& text : bad) EXPECT_FALSE(is_tight_object(text)) << text;
}

TEST(Witness, CutsLines)
{
    std::istringstream stream{"one\n\n" + std::string(600'000, 'x') + "\nrest"};
    LineReader lines{stream};
    EXPECT_EQ(lines.next(), "one\n");
    EXPECT_EQ(lines.next(), "\n");
    EXPECT_EQ(lines.next()->size(), 600'001U);
    EXPECT_FALSE(lines.at_end());
    EXPECT_EQ(lines.next(), std::nullopt);
    EXPECT_EQ(lines.number(), 4U);
}

/// An export of three entries in two commits, of which the second removed the first; every part can
/// be changed before it is signed.
struct Made {
    std::vector<std::int64_t> recorded{100, 100, 200};
    std::vector<std::uint64_t> index{0, 1, 2};
    std::vector<std::uint64_t> commits{2, 3};
    std::string removed_by = "2";
    std::string size = "3";
    std::size_t sealed_length = 30;     // Of the words of each entry.
    std::int64_t checkpoint_later = 0;  // By how much each checkpoint's time is wrong, and signed.
    std::function<void(std::string&)> before_digest = [](std::string&) {};

    [[nodiscard]] std::string text() const;
};

constexpr std::string_view authority = "0024h36h2ncsvrh6daqf6dvvqz";

std::string leaf_of(std::uint64_t index, std::int64_t recorded, std::string_view sealed,
                    std::string_view key)
{
    const AuthorityBytes id = read_id(authority).value();
    std::string leaf{id.begin(), id.end()};
    for (const auto number : {index, static_cast<std::uint64_t>(recorded)})
        for (int shift = 56; shift >= 0; shift -= 8) leaf += static_cast<char>(number >> shift);
    leaf += '\1';
    for (const std::string_view bytes : {sealed, key}) {
        const Digest digest = sha256({bytes_of(bytes)});
        leaf.append(digest.begin(), digest.end());
    }
    return leaf;
}

std::string signer_of(std::array<std::uint8_t, 64>& secret)
{
    std::array<std::uint8_t, 32> seed{};
    std::array<std::uint8_t, 32> key{};
    seed.fill(3);
    crypto_sign_seed_keypair(key.data(), secret.data(), seed.data());
    return base64(key);
}

std::string Made::text() const
{
    std::array<std::uint8_t, 64> secret{};
    std::string text = R"({"holdfast":"export","version":1,"authority":")" + std::string{authority}
                     + R"(","signer":")" + signer_of(secret) + R"(","size":)" + size + "}\n";
    Tree tree;
    for (std::size_t i = 0; i < index.size(); ++i) {
        const std::string sealed(sealed_length + 40, static_cast<char>('a' + i));
        const std::string key(32, static_cast<char>('k' + i));
        tree.append(bytes_of(leaf_of(index[i], recorded[i], sealed, key)));
        const bool removed = i == 0 && !removed_by.empty();
        text += R"({"index":)" + std::to_string(index[i]) + R"(,"recorded":)"
              + std::to_string(recorded[i]) + R"(,"format":1,"sealed":)"
              + (removed ? "null" : '"' + base64(bytes_of(sealed)) + '"') + R"(,"sealedDigest":")"
              + hex(sha256({bytes_of(sealed)})) + R"(","keyDigest":")"
              + hex(sha256({bytes_of(key)})) + '"'
              + (removed ? R"(,"removedBy":)" + removed_by : "") + "}\n";
        if (std::find(commits.begin(), commits.end(), i + 1) == commits.end()) continue;
        const std::string time = std::to_string(recorded[i] + checkpoint_later);
        const std::string root = base64(tree.root());
        const std::string said = "holdfast checkpoint 1\n" + std::string{authority} + "\n"
                               + std::to_string(i + 1) + "\n" + root + "\n" + time + "\n";
        std::array<std::uint8_t, 64> signature{};
        crypto_sign_detached(
            signature.data(), nullptr, bytes_of(said).data(), said.size(), secret.data());
        text += R"({"size":)" + std::to_string(i + 1) + R"(,"root":")" + root + R"(","recorded":)"
              + time + R"(,"signature":")" + base64(signature) + "\"}\n";
    }
    before_digest(text);
    return text + R"({"end":)" + size + R"(,"digest":")" + hex(sha256({bytes_of(text)})) + "\"}\n";
}

base::Result<Verified> verified(const std::string& text, const Expected& expected = {})
{
    std::istringstream stream{text};
    return verify_export(stream, expected);
}

TEST(Witness, AcceptsWhatIsMadeByHand)
{
    const auto held = verified(Made{}.text());
    ASSERT_TRUE(held) << held.error().place << held.error().message;
    EXPECT_EQ(held->entries, 3U);
    EXPECT_EQ(held->removed, 1U);
    EXPECT_FALSE(held->opened);
    std::array<std::uint8_t, 64> secret{};
    EXPECT_EQ(held->signer, signer_of(secret));
    EXPECT_TRUE(verified(Made{}.text(), {held->signer, 3}));

    Made before_1970;
    before_1970.recorded = {-5, 0, 0};
    EXPECT_TRUE(verified(before_1970.text()));
    const auto empty = verified(
        Made{.recorded = {}, .index = {}, .commits = {}, .removed_by = "", .size = "0"}.text());
    ASSERT_TRUE(empty);
    EXPECT_EQ(empty->root, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Witness, NamesWhatIsWrong)
{
    const auto replacing = [](const std::string& from, const std::string& to) {
        Made made;
        made.before_digest = [=](std::string& text) {
            text.replace(text.find(from), from.size(), to);
        };
        return made;
    };
    struct Case {
        Made made;
        const char* place;
    };
    // Lines: 1 header, 2 and 3 entries 0 and 1, 4 checkpoint, 5 entry 2, 6 checkpoint, 7 end.
    const Case cases[] = {
        {{.recorded = {100, 99, 200}}, "entries 0 to 1"},
        {{.recorded = {100, 100, 99}}, "entries 1 to 2"},
        {{.index = {0, 2, 2}}, "entry 1"},
        {{.commits = {2}}, "line 6"},
        {{.commits = {3}}, ""},
        {{.removed_by = "0"}, "entry 0"},
        {{.removed_by = "3"}, "entry 0"},
        {{.removed_by = "02"}, "entry 0"},
        {{.removed_by = "-1"}, "entry 0"},
        {{.removed_by = "1"}, ""},
        {{.removed_by = "99999999999999999999"}, "entry 0"},
        {{.size = "4"}, "entry 3"},
        {{.removed_by = "1", .size = "2"}, "line 5"},
        {{.size = "2"}, "entry 0"},
        {{.size = "03"}, "line 1"},
        {{.sealed_length = 0}, ""},
        {{.checkpoint_later = 1}, "line 4"},
        {replacing("{\"size\":3", "{\"size\":2"), "line 6"},
        {replacing("{\"size\":2", "{\"size\": 2"), "line 4"},
        {replacing("\"version\":1", "\"version\":2"), "line 1"},
        {replacing("\"format\":1", "\"format\":2"), "entry 0"},
        {replacing(",\"format\":1", ""), "entry 0"},
        {replacing("\"index\":1", "\"index\":1.0"), "entry 1"},
        {replacing("\"recorded\":200", "\"recorded\":201"), "entry 2"},
        {replacing("\"recorded\":100", "\"recorded\":99"), "entries 0 to 1"},
        {replacing("null", "\"\""), "entry 0"},
        {replacing(",\"removedBy\":2", ""), "entry 0"},
        {replacing("\"}\n{\"size\":3", "\",\"removedBy\":3}\n{\"size\":3"), "entry 2"},
        {replacing("\"}\n{\"size\":3", "\",\"key\":\"\",\"entry\":{}}\n{\"size\":3"), "entry 2"},
        {replacing("}\n{\"index\":2", "}\r\n{\"index\":2"), "line 4"},
    };
    for (const Case& one : cases) {
        const auto held = verified(one.made.text());
        EXPECT_EQ(held ? "" : held.error().place, one.place) << one.made.text();
        EXPECT_EQ(held ? Problem::Kind::damaged : held.error().kind, Problem::Kind::damaged);
    }
}

TEST(Witness, RefusesAnotherSignerAndFewerEntries)
{
    const std::string text = Made{}.text();
    const std::string other = base64(std::array<std::uint8_t, 32>{});
    EXPECT_EQ(verified(text, {other}).error().kind, Problem::Kind::refused);
    EXPECT_EQ(verified(text, {"AAAA"}).error().kind, Problem::Kind::invalid);
    EXPECT_EQ(verified(text, {std::nullopt, 4}).error().kind, Problem::Kind::refused);
}

TEST(Witness, WantsAnEndAndNothingBehindIt)
{
    const std::string text = Made{}.text();
    EXPECT_EQ(verified("").error().place, "line 1");
    EXPECT_EQ(verified(text + "\n").error().place, "line 8");
    EXPECT_EQ(verified(text + text).error().place, "line 8");
    EXPECT_EQ(verified(text.substr(0, text.size() - 1)).error().place, "line 7");
    EXPECT_EQ(verified("\xef\xbb\xbf" + text).error().place, "line 1");
}

}  // namespace
}  // namespace holdfast::witness
