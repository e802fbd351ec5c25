#include "ledger/wire.h"

#include <gtest/gtest.h>

namespace holdfast::ledger {
namespace {

using base::Bytes;

Bytes bytes_of(std::string_view hex)
{
    return base::parse_hex(hex).value();
}

/// "1=150 2:6869": items in order, numbers in decimal, bytes in hexadecimal; "!" for damaged.
std::string read(base::ByteView bytes)
{
    WireReader reader{bytes};
    std::string text;
    while (const auto item = reader.next()) {
        if (!text.empty()) text += " ";
        text += std::to_string(item->field);
        text += item->number ? "=" + std::to_string(*item->number) : ":" + base::hex(item->bytes);
    }
    if (reader.damaged()) text += "!";
    EXPECT_EQ(reader.next(), std::nullopt) << "the end stays the end";
    return text;
}

TEST(WireWriter, WritesTheFormOfProtocolBuffers)
{
    struct Row {
        std::uint32_t field;
        std::uint64_t value;
        std::string_view hex;
    };
    const Row rows[] = {
        {1, 0, "0800"},
        {1, 1, "0801"},
        {1, 127, "087f"},
        {1, 128, "088001"},
        {1, 150, "089601"},
        {2, 300, "10ac02"},
        {15, 1, "7801"},
        {16, 1, "800101"},
        {1, 0xffff'ffff'ffff'ffffU, "08ffffffffffffffffff01"},
        {0x1fff'ffff, 7, "f8ffffff0f07"},
    };
    for (const Row& row : rows) {
        WireWriter out;
        out.number(row.field, row.value);
        EXPECT_EQ(base::hex(out.written()), row.hex);
        EXPECT_EQ(read(out.written()), std::to_string(row.field) + "=" + std::to_string(row.value));
    }
}

TEST(WireWriter, WritesBytesBehindTheirLength)
{
    WireWriter out;
    out.text(2, "testing");
    out.bytes(3, {});
    out.number(1, 5);
    EXPECT_EQ(base::hex(out.written()), "120774657374696e671a000805");
    EXPECT_EQ(read(out.written()), "2:74657374696e67 3: 1=5");
    WireWriter long_one;
    long_one.bytes(1, Bytes(200, 0xaa));
    EXPECT_EQ(base::hex(long_one.written()).substr(0, 8), "0ac801aa");
    EXPECT_EQ(long_one.take().size(), 203U);
}

TEST(WireReader, NoticesWhatIsNotOfTheForm)
{
    struct Row {
        std::string_view called;
        std::string_view hex;
        std::string_view read;
    };
    const Row rows[] = {
        {"nothing", "", ""},
        {"a tag alone", "08", "!"},
        {"a tag that breaks off", "80", "!"},
        {"a number that breaks off", "0896", "!"},
        {"after a whole item", "08010896", "1=1!"},
        {"fewer bytes than said", "0a0361", "!"},
        {"a length alone", "0a03", "!"},
        {"a length beyond all memory", "0affffffffffffffffff0161", "!"},
        {"field 0", "0001", "!"},
        {"a field number too large", "808080801001", "!"},
        {"eight bytes", "090000000000000000", "!"},
        {"a group begins", "0b01", "!"},
        {"a group ends", "0c01", "!"},
        {"four bytes", "0d00000000", "!"},
        {"the form numbered 7", "0f01", "!"},
        {"more than 64 bits", "08ffffffffffffffffff02", "!"},
        {"eleven bytes of a number", "0880808080808080808080808001", "!"},
        {"a number longer than it need be", "088100", "1=1"},
        {"an item said twice", "08010802", "1=1 1=2"},
    };
    for (const Row& row : rows) EXPECT_EQ(read(bytes_of(row.hex)), row.read) << row.called;
}

}  // namespace
}  // namespace holdfast::ledger
