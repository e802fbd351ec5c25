#include "casefile/dangers.h"
#include "casefile/told_story.h"

namespace holdfast::casefile {
namespace {

using base::json::object;
using ledger::LinkKind;

struct SaidOfDanger {
    const char* type;
    const char* about;
    object said;
    ToldStory::Links links;
};

struct DangerRow {
    const char* words;
    std::vector<SaidOfDanger> told;  // The first is told as number 3.
    bool open;
};

const object danger_now = {{"what", "A worry."}, {"immediateDanger", true}};
const object without_danger = {{"what", "A worry."}};
const object done_about_it = {{"standing", "open"},
                              {"done", "The police took them to their aunt."}};
const object found_not_so = {{"standing", "not_so"}};
const object found_open = {{"standing", "open"}};
const object enquiry_begins = {{"outcome", "enquiry_begins"}};

std::vector<DangerRow> rows_of_one_child()
{
    return {
        {"a danger", {{"worry", "a", danger_now, {}}}, true},
        {"no danger", {{"worry", "a", without_danger, {}}}, false},
        {"a correction leaves the danger out",
         {{"worry", "a", danger_now, {}},
          {"worry", "a", without_danger, {{LinkKind::corrects, 3}}}},
         true},
        {"so does the correction of a correction",
         {{"worry", "a", without_danger, {}},
          {"worry", "a", danger_now, {{LinkKind::corrects, 3}}},
          {"worry", "a", without_danger, {{LinkKind::corrects, 3}}}},
         true},
        {"so does a later version, after a correction",
         {{"worry", "a", danger_now, {}},
          {"worry", "a", without_danger, {{LinkKind::corrects, 3}}},
          {"worry", "a", without_danger, {{LinkKind::supersedes, 3}}}},
         true},
        {"an answer ends it, corrected or not",
         {{"worry", "a", danger_now, {}},
          {"worry", "a", without_danger, {{LinkKind::corrects, 3}}},
          {"worryAnswered", "a", found_not_so, {{LinkKind::answers, 3}}}},
         false},
        {"the answer is written again: it stands open after all",
         {{"worry", "a", danger_now, {}},
          {"worryAnswered", "a", done_about_it, {{LinkKind::answers, 3}}},
          {"worryAnswered", "a", found_open, {{LinkKind::answers, 3}, {LinkKind::supersedes, 4}}}},
         true},
    };
}

std::vector<DangerRow> rows_of_two_children()
{
    return {
        {"an answer about one of two",
         {{"worry", "ab", danger_now, {}},
          {"worryAnswered", "a", done_about_it, {{LinkKind::answers, 3}}}},
         true},
        {"then about the other",
         {{"worry", "ab", danger_now, {}},
          {"worryAnswered", "a", done_about_it, {{LinkKind::answers, 3}}},
          {"worryAnswered", "b", found_not_so, {{LinkKind::answers, 3}}}},
         false},
        {"a strategy discussion about one of two",
         {{"worry", "ab", danger_now, {}},
          {"strategyDiscussion", "b", enquiry_begins, {{LinkKind::answers, 3}}}},
         true},
        {"about both",
         {{"worry", "ab", danger_now, {}},
          {"strategyDiscussion", "ab", enquiry_begins, {{LinkKind::answers, 3}}}},
         false},
        {"an answer that names the family alone",
         {{"worry", "ab", danger_now, {}},
          {"worryAnswered", "", done_about_it, {{LinkKind::answers, 3}}}},
         false},
        {"a correction drops a child",
         {{"worry", "ab", danger_now, {}},
          {"worry", "a", danger_now, {{LinkKind::corrects, 3}}},
          {"worryAnswered", "a", done_about_it, {{LinkKind::answers, 3}}}},
         true},
        {"a later version names a second child",
         {{"worry", "a", danger_now, {}},
          {"worryAnswered", "a", done_about_it, {{LinkKind::answers, 3}}},
          {"worry", "ab", without_danger, {{LinkKind::supersedes, 3}}}},
         true},
        {"a mother who was named with the child needs no answer of her own",
         {{"familyMember", "b", {{"part", "mother"}}, {{LinkKind::supersedes, 2}}},
          {"worry", "ab", danger_now, {}},
          {"worryAnswered", "a", done_about_it, {{LinkKind::answers, 4}}}},
         false},
        {"a danger told of the mother alone is open",
         {{"familyMember", "b", {{"part", "mother"}}, {{LinkKind::supersedes, 2}}},
          {"worry", "b", danger_now, {}},
          {"worryAnswered", "a", done_about_it, {{LinkKind::answers, 4}}}},
         true},
    };
}

/// Only an answer ends a danger, and only for the child whom it is about.
TEST(Dangers, AreOpenWhileAnyChildIsLeft)
{
    for (const auto& rows : {rows_of_one_child(), rows_of_two_children()})
        for (const DangerRow& row : rows) {
            ToldStory story;
            for (const SaidOfDanger& each : row.told)
                story.tell(each.type, "2026-03-02", each.about, each.said, each.links);
            EXPECT_EQ(!open_dangers(story.scene().facts).empty(), row.open) << row.words;
        }
}

}  // namespace
}  // namespace holdfast::casefile
