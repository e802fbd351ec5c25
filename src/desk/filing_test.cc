#include "desk/desk_ledger.h"
#include "desk/filing.h"

namespace holdfast::desk {
namespace {

TEST(UnknownFields, AreToldOnceAndWithoutWhatTheyHeld)
{
    constexpr std::array<std::string_view, 2> some = {"text", "topic"};
    constexpr std::array<std::string_view, 1> more = {"child"};
    struct Row {
        std::vector<std::pair<std::string, std::string>> sent;
        std::size_t problems;
    };
    const Row rows[] = {
        {{}, 0},
        {{{"text", "x"}, {"topic", ""}, {"child", "1"}, {"child", "2"}}, 0},
        {{{"formToken", "x"}, {"requestKey", "x"}, {"seenToken", "x"}}, 0},
        {{{"Text", "x"}}, 1},
        {{{"text ", "x"}}, 1},
        {{{"", "x"}}, 1},
        {{{"secret", "an invented name"}, {"secret2", ""}, {"text", "x"}}, 1},
    };
    for (const Row& row : rows) {
        const base::Problems problems = unknown_fields(web::Fields{row.sent}, {some, more});
        ASSERT_EQ(problems.size(), row.problems);
        if (problems.empty()) continue;
        EXPECT_EQ(problems.front().kind, base::Problem::Kind::unknown);
        EXPECT_FALSE(problems.front().message.contains("invented"));
        EXPECT_FALSE(problems.front().message.contains("secret"));
        EXPECT_TRUE(problems.front().message.ends_with('.'));
    }
}

TEST(StatusOf, IsThatOfTheWorstProblem)
{
    using Kind = base::Problem::Kind;
    const std::pair<std::vector<Kind>, int> rows[] = {
        {{Kind::missing}, 422},
        {{Kind::unknown, Kind::invalid}, 422},
        {{Kind::missing, Kind::refused}, 403},
        {{Kind::refused, Kind::conflict}, 409},
        {{Kind::conflict, Kind::unavailable}, 503},
        {{Kind::unavailable, Kind::damaged}, 500},
        {{Kind::newer_format}, 500},
    };
    for (const auto& [kinds, status] : rows) {
        base::Problems problems;
        for (const Kind kind : kinds) problems.push_back({kind, "", "A sentence."});
        EXPECT_EQ(status_of(problems), status);
    }
}

class UnknownField : public DeskLedger {};

TEST_F(UnknownField, StopsEveryFormThatFilesSomething)
{
    refer_and_answer("2026-03-02", false);
    sign_in("social_worker A");
    struct Row {
        std::string page;
        std::string form;
        std::vector<std::pair<std::string, std::string>> typed;
    };
    const Row rows[] = {
        {family_at("/write/note"),
         family_at("/write/note"),
         {{"child", child_.text()}, {"happenedOn", "today"}, {"text", "Typed words"}}},
        {"/contacts/new",
         "/contacts/new",
         {{"knownAs", "Wren Example"}, {"received", "today"}, {"concern", "Typed words"}}},
        {family_at("/close"),
         family_at("/close/propose"),
         {{"means", "visit"}, {"whySafe", "Typed words"}}},
    };
    for (const Row& row : rows) {
        web::Fields form = form_in(open_page(row.page), row.form);
        for (const auto& [name, value] : row.typed) form.add(name, value);
        const std::uint64_t before = size();
        const web::Response refused = send(row.form, filled(form, {{"nosuch", "A secret"}}));
        EXPECT_EQ(refused.status, 422) << row.form;
        EXPECT_TRUE(says(refused, "This form sent something that the page does not know"))
            << row.form;
        EXPECT_TRUE(says(refused, "Typed words")) << row.form;
        EXPECT_FALSE(says(refused, "A secret")) << row.form;
        EXPECT_EQ(size(), before) << row.form;
        EXPECT_EQ(send(row.form, form).status, 303) << row.form;
        EXPECT_GT(size(), before) << row.form;
    }
}

TEST_F(UnknownField, StopsWhatIsSaidAtTheGate)
{
    refer_and_answer("2026-03-02", false);
    propose("2026-06-01", "letter");
    sign_in("team_manager A");
    const std::pair<const char*, const char*> rows[] = {{"/close/decide", "outcome"},
                                                        {"/close/sign", "stance"}};
    for (const auto& [form, question] : rows) {
        const web::Fields carried = form_in(open_page(family_at("/close")), family_at(form));
        const char* answer = std::string_view{question} == "outcome" ? "stays_open" : "agree";
        const web::Fields typed =
            filled(carried, {{question, answer}, {"reasons", "Typed words"}, {"anchor", "x"}});
        const std::uint64_t before = size();
        const web::Response refused = send(family_at(form), typed);
        EXPECT_EQ(refused.status, 422) << form;
        EXPECT_TRUE(says(refused, "Typed words")) << form;
        EXPECT_EQ(size(), before) << form;
    }
}

TEST_F(UnknownField, StopsAReasonForReading)
{
    refer_and_answer("2026-03-02", false);
    sign_in("head_of_service A");
    const std::string reason = family_at("/reason");
    const web::Fields typed =
        filled(form_in(open_page(reason), reason), {{"purpose", "other"}, {"words", "An audit"}});
    const web::Response refused = send(reason, filled(typed, {{"nosuch", ""}}));
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(says(refused, "An audit"));
    EXPECT_EQ(send(reason, typed).status, 303);
}

}  // namespace
}  // namespace holdfast::desk
