#include "records/permanent_numbers.h"
#include "records/record_types.h"
#include "records/types/referral.h"

#include <gtest/gtest.h>

namespace holdfast::records {
namespace {

/// As permanent_numbers.h: those of a file that came first, then those of the house.
const std::vector<NumberedType>& of_cases()
{
    using enum FieldKind;
    static const std::vector<NumberedType> types = {
        {10,
         "person",
         {{1, "knownAs", line},
          {2, "born", when},
          {3, "expectedBirth", date},
          {4, "sex", code},
          {5, "died", when}}},
        {11, "familyMember", {{1, "since", when}, {2, "part", code}, {3, "until", when}}},
        {12,
         "contact",
         {{1, "received", when},
          {2, "source", code},
          {3, "route", code},
          {4, "concern", prose},
          {1'000, "restricted", flag}}},
        {13,
         "referral",
         {{1, "received", when},
          {2, "source", code},
          {3, "concern", prose},
          {4, "childProtection", flag},
          {1'000, "restricted", flag}}},
        {14,
         "note",
         {{1, "happenedOn", when},
          {2, "topic", code},
          {3, "text", prose},
          {1'000, "restricted", flag}}},
        {15,
         "letter",
         {{1, "sent", when},
          {2, "purpose", code},
          {3, "text", prose},
          {4, "namesDomesticAbuse", flag},
          {5, "safeContactChecked", flag},
          {6, "fitsSafetyPlan", flag},
          {1'000, "restricted", flag}}},
        {16,
         "closingProposal",
         {{1, "proposed", when},
          {2, "means", code},
          {3, "reason", code},
          {4, "whySafe", prose},
          {5, "agreementWithdrawn", flag},
          {6, "harmSuspected", flag}}},
        {17,
         "signature",
         {{1, "signedOn", when},
          {2, "stance", code},
          {3, "reasons", prose},
          {4, "overrides", line},
          {5, "expires", date}}},
        {18,
         "decision",
         {{1, "decided", when},
          {2, "question", code},
          {3, "outcome", code},
          {4, "reasons", prose},
          {5, "known", prose},
          {6, "options", prose},
          {7, "pastTheGate", flag}}},
        {19, "answer", {{1, "answered", when}, {2, "guardrail", line}, {3, "reasons", prose}}},
    };
    return types;
}
const std::vector<NumberedType>& of_the_house()
{
    using enum FieldKind;
    static const std::vector<NumberedType> types = {
        {4,
         "practitioner",
         {{1, "since", when}, {2, "name", line}, {3, "role", code}, {4, "team", line}}},
        {7, "accountChange", {{1, "done", when}, {2, "what", code}, {3, "signInName", line}}},
        {20,
         "allocation",
         {{1, "since", when}, {2, "part", code}, {3, "team", line}, {4, "until", when}}},
        {5,
         "looked",
         {{1, "at", when},
          {2, "action", line},
          {3, "page", line},
          {4, "permitted", flag},
          {5, "rule", line},
          {6, "purpose", line}}},
        {3,
         "policyValue",
         {{1, "inForceFrom", date},
          {2, "key", line},
          {3, "value", count},
          {4, "unit", line},
          {5, "owner", line},
          {6, "source", line}}},
        {1, "ledgerOpened", {{1, "mode", code}, {2, "authorityName", line}}},
        {2, "removal", {{1, "ordered", when}, {2, "legalBasis", line}, {3, "reasons", prose}}},
    };
    return types;
}

/// A type or field that is not in the table yet is new since the last release, at which the table
/// takes it in; so adding a field touches its own file alone.
TEST(RecordTypes, KeepTheirPermanentNumbers)
{
    std::vector<NumberedType> permanent = of_cases();
    for (const auto* more :
         {&of_the_house(), &of_people_and_help(), &of_protection(), &of_the_work()})
        permanent.insert(permanent.end(), more->begin(), more->end());
    for (const NumberedType& wanted : permanent) {
        const RecordType* type = record_type(wanted.number);
        ASSERT_NE(type, nullptr) << wanted.key;
        EXPECT_EQ(type->key, wanted.key);
        for (const NumberedField& field : wanted.fields) {
            const Field* found = type->find(field.key);
            ASSERT_NE(found, nullptr) << wanted.key << "/" << field.key;
            const NumberedField now{found->id, found->key, found->slot.kind};
            EXPECT_EQ(now, field) << wanted.key << "/" << field.key;
        }
    }
}

TEST(RecordTypes, AreFoundByNumberAndByKey)
{
    for (const RecordType* type : record_types()) {
        EXPECT_EQ(record_type(type->number), type);
        EXPECT_EQ(record_type(type->key), type);
    }
    EXPECT_EQ(record_type(0), nullptr);
    EXPECT_EQ(record_type(9), nullptr);
    EXPECT_EQ(record_type(4'000'000'000U), nullptr);
    EXPECT_EQ(record_type(""), nullptr);
    EXPECT_EQ(record_type("Referral"), nullptr) << "a key begins in lower case";
}

TEST(RecordTypes, SayWhatDependsOnTheFileStandingStill)
{
    struct Row {
        std::string_view key;
        Nature nature;
    };
    const Row rows[] = {
        {"person", Nature::notes},
        {"contact", Nature::notes},
        {"note", Nature::notes},
        {"letter", Nature::notes},
        {"referral", Nature::changes_state},
        {"decision", Nature::decides},
    };
    for (const Row& row : rows) EXPECT_EQ(record_type(row.key)->nature, row.nature) << row.key;
}

TEST(RecordTypes, AreWordedForPeople)
{
    for (const RecordType* type : record_types()) {
        EXPECT_TRUE(type->purpose.ends_with('.')) << type->key;
        for (const Field& field : type->fields) {
            EXPECT_TRUE(field.label[0] >= 'A' && field.label[0] <= 'Z') << field.key;
            EXPECT_TRUE(field.hint.empty() || field.hint.ends_with('.')) << field.key;
        }
    }
}

}  // namespace
}  // namespace holdfast::records
