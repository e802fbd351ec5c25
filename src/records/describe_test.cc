#include "records/describe.h"
#include "records/read.h"
#include "records/record_types.h"
#include "records/types/referral.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace holdfast::records {
namespace {

namespace json = base::json;

const json::object& properties_of(const json::object& schema)
{
    return schema.at("properties").as_object();
}

TEST(Schema, HasExactlyTheDeclaredMembers)
{
    for (const RecordType* type : record_types()) {
        SCOPED_TRACE(type->key);
        const json::object described = schema(*type);
        EXPECT_EQ(described.at("title").as_string(), type->name);
        EXPECT_EQ(described.at("description").as_string(), type->purpose);
        EXPECT_EQ(described.at("type").as_string(), "object");
        EXPECT_FALSE(described.at("additionalProperties").as_bool());
        json::array keys;
        json::array needed;
        for (const Field& field : type->fields) {
            keys.emplace_back(field.key);
            if (field.needed == Needed::always) needed.emplace_back(field.key);
        }
        json::array described_keys;
        for (const auto& member : properties_of(described))
            described_keys.emplace_back(member.key());
        EXPECT_EQ(described_keys, keys) << "in the order of the declaration";
        EXPECT_EQ(described.at("required").as_array(), needed);
    }
}

/// A value that the described form takes and the simplest reading of it would give.
json::value example_of(const json::object& shape)
{
    const auto& type = shape.at("type").as_string();
    if (type == "boolean") return true;
    if (type == "integer") return shape.at("minimum");
    if (type == "array") return json::array{example_of(shape.at("items").as_object())};
    if (const auto* codes = shape.if_contains("enum")) return codes->as_array().at(0);
    if (shape.contains("contentEncoding")) return "AQID";
    // A day is also a When and a line.
    return "2026-03-09";
}

TEST(Schema, DescribesValuesThatAreRead)
{
    for (const RecordType* type : record_types()) {
        json::object input;
        const json::object described = schema(*type);
        for (const auto& member : properties_of(described))
            input[member.key()] = example_of(member.value().as_object());
        const auto read = read_input(*type, input, {});
        EXPECT_TRUE(read) << type->key << ": " << read.error().front().place;
    }
}

TEST(Schema, GivesEachKindItsForm)
{
    for (const RecordType* type : record_types()) {
        const json::object described = schema(*type);
        for (const Field& field : type->fields) {
            SCOPED_TRACE(std::string{type->key} + "/" + std::string{field.key});
            const json::object& shape = properties_of(described).at(field.key).as_object();
            EXPECT_EQ(shape.at("title").as_string(), field.label);
            ASSERT_EQ(shape.contains("description"), !field.hint.empty());
            if (!field.hint.empty()) {
                EXPECT_EQ(shape.at("description").as_string(), field.hint);
            }
            std::string_view wanted = "string";
            if (field.slot.kind == FieldKind::flag) wanted = "boolean";
            if (field.slot.kind == FieldKind::count) wanted = "integer";
            const bool several = field.slot.kind == FieldKind::codes;
            if (several) wanted = "array";
            EXPECT_EQ(shape.at("type").as_string(), wanted);
            EXPECT_EQ(shape.contains("format"), field.slot.kind == FieldKind::date);
            EXPECT_EQ(shape.contains("contentEncoding"), field.slot.kind == FieldKind::raw);
            const json::object& one = several ? shape.at("items").as_object() : shape;
            ASSERT_EQ(one.contains("enum"), field.slot.codes != nullptr);
            if (field.slot.codes == nullptr) continue;
            json::array codes;
            for (const CodeValue& value : field.slot.codes->values) codes.emplace_back(value.code);
            EXPECT_EQ(one.at("enum").as_array(), codes);
        }
    }
}

TEST(Columns, StandInTheOrderOfTheDeclaration)
{
    struct Row {
        std::string_view key;
        std::string_view heading;
        FieldKind kind;
    };
    const Row rows[] = {
        {"received", "Date the referral was received", FieldKind::when},
        {"source", "Who referred", FieldKind::code},
        {"concern", "What the worry is", FieldKind::prose},
        {"childProtection", "Is it a child protection referral?", FieldKind::flag},
        {"restricted", "Restrict this to those who work on it", FieldKind::flag},
        {"kinds", "What kind of worry it is", FieldKind::codes},
    };
    const auto all = columns(Referral::declaration);
    ASSERT_EQ(all.size(), std::size(rows));
    for (std::size_t i = 0; i < all.size(); ++i) {
        EXPECT_EQ(all[i].key, rows[i].key);
        EXPECT_EQ(all[i].heading, rows[i].heading);
        EXPECT_EQ(all[i].kind, rows[i].kind);
    }
}

TEST(ManualPage, NamesEachFieldAndEachCode)
{
    for (const RecordType* type : record_types()) {
        SCOPED_TRACE(type->key);
        const std::string page = manual_page(*type);
        const auto says = [&](const std::string& text) {
            return page.find(text) != std::string::npos;
        };
        EXPECT_TRUE(page.starts_with("## " + std::string{type->name} + "\n\n"));
        EXPECT_TRUE(says(std::string{type->purpose}));
        EXPECT_TRUE(says("Kind " + std::to_string(type->number) + ", `" + std::string{type->key}));
        for (const Field& field : type->fields) {
            const std::size_t begins =
                page.find("\n| " + std::to_string(field.id) + " | `" + std::string{field.key}
                          + "` | " + std::string{field.label});
            ASSERT_NE(begins, std::string::npos) << field.key;
            const std::string row = page.substr(begins + 1, page.find('\n', begins + 1) - begins);
            EXPECT_EQ(std::count(row.begin(), row.end(), '|'), 7) << "six cells: " << row;
            EXPECT_NE(row.find(field.hint), std::string::npos) << row;
            EXPECT_NE(row.find(field.census), std::string::npos) << row;
            EXPECT_EQ(row.find("| always |") != std::string::npos, field.needed == Needed::always);
            if (field.slot.codes == nullptr) continue;
            EXPECT_TRUE(says(std::string{field.slot.codes->source}));
            for (const CodeValue& value : field.slot.codes->values)
                EXPECT_TRUE(says("\n- `" + std::string{value.code} + "` " + std::string{value.label}
                                 + "\n"))
                    << value.code;
        }
    }
}

TEST(WordsFor, NamesEachKind)
{
    struct Row {
        FieldKind kind;
        std::string_view words;
    };
    const Row rows[] = {
        {FieldKind::line, "text on one line"},
        {FieldKind::prose, "text"},
        {FieldKind::when, "when"},
        {FieldKind::date, "date"},
        {FieldKind::flag, "yes or no"},
        {FieldKind::code, "code from"},
        {FieldKind::count, "whole number"},
        {FieldKind::raw, "bytes"},
    };
    for (const Row& row : rows) EXPECT_EQ(words_for(row.kind), row.words);
}

}  // namespace
}  // namespace holdfast::records
