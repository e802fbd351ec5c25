#include "records/codesets.gen.h"
#include "records/record_types.h"

#include <gtest/gtest.h>

#include <set>

namespace holdfast::records {
namespace {

struct PublishedCode {
    std::string_view code;
    std::string_view label;
};

void expect_published(const CodeSet& codes, std::span<const PublishedCode> published)
{
    SCOPED_TRACE(codes.name);
    EXPECT_TRUE(codes.source.starts_with("Department for Education, Children in need census"));
    ASSERT_EQ(codes.values.size(), published.size());
    for (std::size_t i = 0; i < published.size(); ++i) {
        EXPECT_EQ(codes.values[i].code, published[i].code);
        EXPECT_EQ(codes.values[i].label, published[i].label);
        EXPECT_EQ(codes.values[i].last_year, 0) << "current: " << published[i].code;
    }
}

TEST(CodeSets, HoldTheReferralSourcesOfTheChildrenInNeedCensus)
{
    const PublishedCode published[] = {
        {"1A", "Individual: family member, relative or carer"},
        {"1B", "Individual: acquaintance, including neighbours and child minders"},
        {"1C", "Individual: self"},
        {"1D", "Individual: other, including strangers"},
        {"2A", "Schools"},
        {"2B", "Education services"},
        {"3A", "Health services: general practitioner"},
        {"3B", "Health services: health visitor"},
        {"3C", "Health services: school nurse"},
        {"3D", "Health services: other primary health services"},
        {"3E", "Health services: accident and emergency department"},
        {"3F", "Health services: other, such as a hospice"},
        {"4", "Housing: local authority housing or housing association"},
        {"5A", "Local authority: social care, such as adult social care"},
        {"5B", "Local authority: other internal department, such as youth offending"},
        {"5C", "Local authority: external, such as another authority's adult social care"},
        {"5D", "Local authority: early help"},
        {"6", "Police"},
        {"7", "Other legal agency: courts, probation, immigration, Cafcass or prison"},
        {"8", "Other: children's centres, independent providers, voluntary organisations"},
        {"9", "Anonymous"},
        {"10", "Unknown"},
    };
    static_assert(std::size(published) == 22);
    expect_published(referral_sources, published);
}

TEST(CodeSets, HoldTheClosureReasonsOfTheChildrenInNeedCensus)
{
    const PublishedCode published[] = {
        {"RC1", "Adopted"},
        {"RC2", "Died"},
        {"RC3", "Child arrangements order"},
        {"RC4", "Special guardianship order"},
        {"RC5", "Transferred to the services of another local authority"},
        {"RC6", "Transferred to adult social care services"},
        {"RC7", "Services ceased for any other reason, including child no longer in need"},
        {"RC8", "Case closed after assessment, no further action"},
        {"RC9", "Case closed after assessment, referred to early help"},
    };
    expect_published(closure_reasons, published);
}

TEST(CodeSets, HoldTheSexesOfTheChildrenInNeedCensus)
{
    const PublishedCode published[] = {{"M", "Male"}, {"F", "Female"}, {"U", "Unknown"}};
    expect_published(sexes, published);
}

TEST(CodeSets, FindACodeExactlyAsPublished)
{
    struct Row {
        std::string_view code;
        std::string_view label;  // "": not in the list.
    };
    const Row rows[] = {
        {"6", "Police"},
        {"10", "Unknown"},
        {"1", ""},
        {"1a", ""},
        {" 6", ""},
        {"5E", ""},
        {"Police", ""},
        {"", ""},
    };
    for (const Row& row : rows) {
        const CodeValue* value = referral_sources.find(row.code);
        EXPECT_EQ(value == nullptr ? "" : value->label, row.label) << '"' << row.code << '"';
    }
}

TEST(CodeSets, UsedByARecordHaveSourcesAndDifferentCodes)
{
    std::set<const CodeSet*> used = {&practitioner_roles};
    for (const RecordType* type : record_types())
        for (const Field& field : type->fields)
            if (field.slot.codes != nullptr) used.insert(field.slot.codes);
    EXPECT_GE(used.size(), 13U);
    for (const CodeSet* codes : used) {
        SCOPED_TRACE(codes->name);
        EXPECT_NE(codes->title, "");
        EXPECT_NE(codes->source, "");
        std::set<std::string_view> seen;
        for (const CodeValue& value : codes->values) {
            EXPECT_TRUE(seen.insert(value.code).second) << value.code << " stands there twice";
            EXPECT_NE(value.label, "") << value.code;
            EXPECT_GE(value.first_year, 2000) << value.code;
            EXPECT_TRUE(value.last_year == 0 || value.last_year >= value.first_year) << value.code;
        }
        EXPECT_FALSE(seen.empty());
    }
}

TEST(Coded, IsShownByItsLabelOrByACodeThatTheListNoLongerHolds)
{
    EXPECT_EQ(Coded<referral_sources>{"2A"}.label(), "Schools");
    const Coded<referral_sources> withdrawn{"XX"};
    EXPECT_EQ(withdrawn.label(), "XX");
}

}  // namespace
}  // namespace holdfast::records
