#include "records/read.h"
#include "records/types/assessment.h"

#include <gtest/gtest.h>

namespace holdfast::records {

TEST(SeveralCodes, AreKeptOnceEachInTheOrderOfTheirList)
{
    const RecordType& type = Assessment::declaration;
    const auto written =
        read_input(type, {{"factors", {"4A", "1A", "4A"}}}, {"", {}, base::When::unknown()});
    ASSERT_TRUE(written);
    EXPECT_EQ(*written->body.value_of(type.find("factors")->id), "1A 4A");
    const auto read = read_back<Assessment>(*written);
    ASSERT_TRUE(read);
    EXPECT_TRUE(read->factors->has("4A"));
    EXPECT_FALSE(read->factors->has("2A"));
    EXPECT_EQ(show(type, *written, {}).at("factors"), (base::json::array{"1A", "4A"}));
    EXPECT_EQ(records::written(*read), *written);
}

}  // namespace holdfast::records
