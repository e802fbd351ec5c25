#include "tests/desk/render_example.h"
#include "tests/desk/skipped_examples.h"
#include "tests/desk/tokens.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

/// GOV.UK Frontend ships the examples of each of its components with the markup that its own
/// templates make of them. Ours must make the same, or say which option they do not have.
namespace holdfast::desk {
namespace {

base::json::array examples_of(std::string_view component)
{
    const auto path = std::filesystem::path{HOLDFAST_SOURCE_DIR}
                    / "node_modules/govuk-frontend/dist/govuk/components" / component
                    / "fixtures.json";
    std::ifstream file{path};
    EXPECT_TRUE(file) << path << " is missing: run tools/install";
    std::ostringstream text;
    text << file.rdbuf();
    const auto read = base::parse_json(text.str());
    if (!read) {
        ADD_FAILURE() << path << ": " << read.error().message;
        return {};
    }
    return read->at("fixtures").as_array();
}

std::string joined(const std::vector<std::string>& lines)
{
    std::string text;
    for (const std::string& line : lines) text += line + "\n";
    return text;
}

std::string joined(const std::set<std::string>& names)
{
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

std::string_view text_at(const base::json::value& example, const char* key)
{
    const auto& text = example.at(key).as_string();
    return {text.data(), text.size()};
}

class Fixtures : public testing::TestWithParam<Drawing> {};

TEST_P(Fixtures, EqualOursOrNameTheOptionThatWeDoNotHave)
{
    const Drawing& drawing = GetParam();
    std::map<std::string, std::string> skipped;
    std::size_t compared = 0;
    for (const base::json::value& each : examples_of(drawing.component)) {
        const std::string name{text_at(each, "name")};
        Example example{each.at("options").as_object()};
        const web::Html ours = drawing.draw({example, each.at("options").as_object()});
        const auto unsupported = example.unsupported();
        if (!unsupported.empty()) {
            skipped[name] = joined(unsupported);
            continue;
        }
        EXPECT_EQ(joined(tokens_of(example.filled(ours))), joined(tokens_of(text_at(each, "html"))))
            << drawing.component << ": " << name;
        ++compared;
    }
    EXPECT_GE(compared, drawing.compared_min);
    EXPECT_GT(compared, 0U);

    std::map<std::string, std::string> known;
    for (const SkippedExample& row : skipped_examples())
        if (row.component == drawing.component) known.emplace(row.name, row.options);
    EXPECT_EQ(skipped, known) << "tests/desk/skipped_examples.cc lists what is not compared";
}

std::string test_name(const testing::TestParamInfo<Drawing>& info)
{
    std::string name{info.param.component};
    std::ranges::replace(name, '-', '_');
    return name;
}

INSTANTIATE_TEST_SUITE_P(Components, Fixtures,
                         testing::ValuesIn(drawings().begin(), drawings().end()), test_name);

}  // namespace
}  // namespace holdfast::desk
