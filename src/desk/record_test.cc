#include "desk/desk_ledger.h"

/// Finding one entry in a record of many.
namespace holdfast::desk {
namespace {

class RecordPage : public DeskLedger {
protected:
    /// So many notes, "Invented note 1" being the first written.
    void write_notes(int count)
    {
        for (int i = 1; i <= count; ++i)
            notes_.push_back(
                filed(file("social_worker",
                           "note",
                           {{"happenedOn", i % 2 == 0 ? "2026-02-02" : "2026-03-02"},
                            {"text", "Invented note " + std::to_string(i) + " of the café."}})));
        sign_in("social_worker A");
    }
    [[nodiscard]] web::Response record(const std::string& query = "") const
    {
        return open_page(family_at("/record" + query));
    }
    [[nodiscard]] static std::size_t entries_on(const web::Response& page)
    {
        std::size_t count = 0;
        const std::string mark = "<li class=\"desk-story__entry\"";
        for (std::size_t at = page.body.find(mark); at != std::string::npos;
             at = page.body.find(mark, at + 1))
            ++count;
        return count;
    }

    std::vector<base::EntryId> notes_;
};

TEST_F(RecordPage, ShowsALongRecordInPartsAndWhole)
{
    write_notes(60);
    const web::Response newest = record();
    EXPECT_EQ(entries_on(newest), 25U);
    EXPECT_TRUE(says(newest, "These are 1 to 25."));
    EXPECT_TRUE(says(newest, "Invented note 60 "));
    EXPECT_TRUE(says(newest, "Older entries"));
    EXPECT_FALSE(says(newest, "Newer entries"));
    const web::Response second = record("?part=2");
    EXPECT_TRUE(says(second, "Newer entries"));
    EXPECT_FALSE(says(second, "Invented note 60 "));
    EXPECT_GT(entries_on(record("?all=yes")), 59U);
    // What is no part is the first or the last of them.
    for (const char* odd : {"?part=0", "?part=-1", "?part=none"})
        EXPECT_TRUE(says(record(odd), "These are 1 to 25.")) << odd;
    EXPECT_TRUE(says(record("?part=99999999999999999999"), "These are 1 to 25."));
    EXPECT_TRUE(says(record("?part=999"), "Invented note 1 "));
}

/// A link to one entry leads to the part on which it stands.
TEST_F(RecordPage, LeadsToTheEntry)
{
    write_notes(60);
    const std::string id = notes_.front().text();
    EXPECT_FALSE(record().body.contains("id=\"" + id + "\""));
    EXPECT_TRUE(record("?entry=" + id).body.contains("id=\"" + id + "\""));
    const std::string write = family_at("/write/note");
    const web::Response answer =
        send(write,
             filled(form_in(open_page(write), write),
                    {{"child", child_.text()}, {"happenedOn", "today"}, {"text", "One more."}}));
    const std::string to = header_of(answer, "Location");
    EXPECT_TRUE(to.contains("/record?entry="));
    EXPECT_TRUE(says(open_page(to.substr(0, to.find('#'))), "One more."));
}

TEST_F(RecordPage, IsNarrowedByPersonKindAndDay)
{
    const base::PersonId bo = join("Bo Example", "child");
    write_notes(30);
    filed(
        file("social_worker", "injury", {{"noticed", "2026-02-20"}, {"description", "A bruise."}}));
    struct Row {
        std::string query;
        const char* has;
        const char* has_not;
    };
    const Row rows[] = {
        {"?kind=injury", "A bruise.", "Invented note"},
        {"?kind=note", "Invented note", "A bruise."},
        {"?kind=note&from=1+March+2026", "Invented note 29 ", "Invented note 30 "},
        {"?kind=note&to=1/3/2026", "Invented note 30 ", "Invented note 29 "},
        {"?from=20/2/2026&to=20/2/2026", "A bruise.", "Invented note"},
        {"?person=" + bo.text(), "Bo Example", "Invented note"},
        {"?kind=nothing", "These are 1 to 25.", "found"},
    };
    for (const Row& row : rows) {
        const web::Response page = record(row.query);
        EXPECT_TRUE(says(page, row.has)) << row.query;
        EXPECT_FALSE(says(page, row.has_not)) << row.query;
    }
    const web::Response wrong = record("?from=30+February+2026");
    EXPECT_TRUE(says(wrong, "That is no day of the calendar."));
    EXPECT_TRUE(says(wrong, "30 February 2026")) << "what was typed stands still";
}

/// Words that are looked for come into no address.
TEST_F(RecordPage, FindsWordsWhateverTheirCaseAndAccents)
{
    write_notes(3);
    const std::string url = family_at("/record");
    const web::Fields form = form_in(record(), url);
    const web::Response found = send(url, filled(form, {{"words", "CAFE  note 2"}}));
    EXPECT_EQ(found.status, 200);
    EXPECT_EQ(entries_on(found), 1U);
    EXPECT_TRUE(says(found, "1 entry found"));
    EXPECT_FALSE(found.body.contains("?words"));
    EXPECT_EQ(entries_on(send(url, filled(form, {{"words", "zebra"}}))), 0U);
}

/// Who looks at the record as it was known on a day stays on that day, and sees so.
TEST_F(RecordPage, StaysOnTheDayThatItIsAskedFor)
{
    write_notes(1);
    const std::string then = today_.iso();
    today("2026-01-08");
    filed(file("social_worker", "note", {{"text", "Invented later words."}}));
    sign_in("social_worker A");
    const std::string banner = "This is what had been written down by the end of "
                             + base::words(base::Date::parse(then).value());
    const web::Response page = record("?on=" + then);
    EXPECT_TRUE(says(page, banner));
    EXPECT_FALSE(says(page, "Invented later words."));
    EXPECT_FALSE(says(record(), banner));
    // By kind, by words, and everything again.
    EXPECT_TRUE(says(page, "<input type=\"hidden\" name=\"on\" value=\"" + then + "\">"));
    const std::string words = family_at("/record?on=" + then);
    const web::Response found = send(words, filled(form_in(page, words), {{"words", "invented"}}));
    const web::Response narrowed = record("?kind=note&on=" + then);
    for (const web::Response& answer : {found, narrowed}) {
        EXPECT_EQ(answer.status, 200);
        EXPECT_TRUE(says(answer, banner));
        EXPECT_TRUE(says(answer, "Invented note 1 "));
        EXPECT_FALSE(says(answer, "Invented later words."));
        EXPECT_TRUE(says(answer, "href=\"" + words + "\">Show everything"));
    }
    EXPECT_TRUE(
        says(narrowed, "href=\"" + family_at("/record?kind=note") + "\">Show what is known now"));
    EXPECT_TRUE(
        says(open_page(family_at("?on=" + then)), "href=\"" + words + "\">The whole record"));
}

}  // namespace
}  // namespace holdfast::desk
