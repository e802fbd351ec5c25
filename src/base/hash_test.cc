#include "base/seal.h"

#include <gtest/gtest.h>

namespace holdfast::base {
namespace {

TEST(Sha256, HasTheKnownAnswers)
{
    // FIPS 180: the examples of one block, of two blocks and of a million letters.
    struct Row {
        std::string text;
        const char* digest;
    };
    const Row rows[] = {
        {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
        {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
        {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
         "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
        {std::string(1'000'000, 'a'),
         "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(hex(sha256(view_of(row.text))), row.digest);
        EXPECT_EQ(hex(sha256_of({view_of(row.text)})), row.digest);
    }
}

TEST(Sha256, OfPiecesIsThatOfTheWhole)
{
    const std::string text(200, 'x');
    const Digest whole = sha256(view_of(text));
    for (std::size_t first = 0; first <= text.size(); ++first) {
        for (const std::size_t second : {first, (first + text.size()) / 2, text.size()}) {
            const std::string_view view = text;
            EXPECT_EQ(sha256_of({view_of(view.substr(0, first)),
                                 view_of(view.substr(first, second - first)),
                                 view_of(view.substr(second))}),
                      whole);
        }
    }
    EXPECT_EQ(sha256_of({}), sha256({}));
    EXPECT_NE(sha256_of({view_of("ab"), view_of("c")}), sha256_of({view_of("ab"), view_of("d")}));
    EXPECT_NE(sha256_of({view_of("ab"), view_of("c")}), sha256_of({view_of("c"), view_of("ab")}));
}

}  // namespace
}  // namespace holdfast::base
