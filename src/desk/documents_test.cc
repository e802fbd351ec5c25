#include "casework/documents.h"
#include "desk/desk_ledger.h"
#include "desk/document_words.h"

namespace holdfast::desk {
namespace {

class DocumentPages : public DeskLedger {
protected:
    DocumentPages() { sign_in("social_worker A"); }

    static std::string drawn(std::size_t size = 300)
    {
        return "\x89PNG<script>alert(1)</script>" + std::string(size, '\0');
    }
    /// The form as the page gives it, with a drawing typed in.
    web::Fields typed(std::initializer_list<std::pair<std::string, std::string>> more = {})
    {
        web::Fields form =
            filled(form_in(open_page(family_at("/documents/new")), family_at("/documents")),
                   {{"title", "A house"},
                    {"kind", "childs_work"},
                    {"dated", "5 January 2026"},
                    {"shows", "A house without a door."},
                    {"childsOwn", "true"},
                    {"child", child_.text()}});
        return filled(std::move(form), more);
    }
    [[nodiscard]] web::Response send_file(web::Fields form, std::vector<web::SentFile> files) const
    {
        web::Request request = asked(web::Method::post, family_at("/documents"));
        request.form = std::move(form);
        request.files = std::move(files);
        return router_.answer(request);
    }
    static web::SentFile file(std::string bytes) { return {"file", "image/png", std::move(bytes)}; }
    /// Attaches it and answers the address of its bytes.
    std::string attached(std::initializer_list<std::pair<std::string, std::string>> more = {})
    {
        const auto answer = send_file(typed(more), {file(drawn())});
        EXPECT_EQ(answer.status, 303);
        const std::string to = header_of(answer, "Location");
        return family_at("/documents/") + to.substr(to.find('#') + 1);
    }
};

TEST_F(DocumentPages, ListAttachAndGiveOut)
{
    EXPECT_TRUE(says(open_page(family_at("/documents")), "No document is attached"));
    EXPECT_TRUE(says(open_page(family_at("/documents/new")), "enctype=\"multipart/form-data\""));
    const std::string bytes = attached({{"from", "Ash"}});
    const auto list = open_page(family_at("/documents"));
    for (const char* words : {"A house",
                              ("Child&#39;s own drawing or writing, from Ash. The child&#39;s own "
                               "work. About Ash Example."),
                              "Of 5 January 2026.",
                              "A house without a door.",
                              "Download A house (PNG, 329 bytes)"})
        EXPECT_TRUE(says(list, words)) << words;
    EXPECT_TRUE(says(list, "href=\"" + bytes + "\""));
    EXPECT_TRUE(says(open_page(family_at("/record")), "href=\"" + bytes + "\""));
    EXPECT_FALSE(says(open_page(family_at("/record")), "SHA-256"));
    const auto given = open_page(bytes);
    EXPECT_EQ(given.status, 200);
    EXPECT_TRUE(given.body == drawn());
    EXPECT_EQ(header_of(given, "Content-Type"), "application/octet-stream");
    const std::string id = bytes.substr(bytes.rfind('/') + 1);
    EXPECT_EQ(header_of(given, "Content-Disposition"),
              "attachment; filename=\"document-" + id.substr(0, 8) + ".png\"");
}

TEST_F(DocumentPages, NothingTypedIsLostWhenTheFileIsTooLargeOrMissing)
{
    struct Row {
        const char* why;
        std::vector<web::SentFile> files;
        const char* words;
    };
    const Row rows[] = {
        {"too large",
         {file(std::string(casework::document_bytes_most + 1, 'x'))},
         "The file is larger than 10 MB"},
        {"none sent", {}, "Choose the file."},
        {"none chosen", {file("")}, "Choose the file."},
        {"two at once", {file("a"), file("b")}, "Choose one file at a time."},
        {"under another name", {{"other", "image/png", "a"}}, "Choose one file at a time."},
    };
    for (const Row& row : rows) {
        const auto answer = send_file(typed(), row.files);
        EXPECT_EQ(answer.status, 422) << row.why;
        EXPECT_TRUE(says(answer, row.words)) << row.why;
        EXPECT_TRUE(says(answer, "value=\"A house\"")) << row.why;
        EXPECT_TRUE(says(answer, "A house without a door.")) << row.why;
        EXPECT_TRUE(says(answer, "Choose the file again")) << row.why;
        EXPECT_TRUE(says(answer, "href=\"#file\"")) << row.why;
    }
    EXPECT_TRUE(says(open_page(family_at("/documents")), "No document is attached"));
}

TEST_F(DocumentPages, SayEveryProblemAtOnce)
{
    web::Fields form = form_in(open_page(family_at("/documents/new")), family_at("/documents"));
    form.add("aboutAsked", "yes");
    const auto answer = send_file(std::move(form), {});
    EXPECT_EQ(answer.status, 422);
    for (const char* field : {"#title", "#kind", "#dated", "#file"})
        EXPECT_TRUE(says(answer, "href=\"" + std::string{field} + "\"")) << field;
    EXPECT_TRUE(says(answer, "Say who it is about."));
    EXPECT_FALSE(says(answer, "#shows")) << "a letter needs no other words";
    for (const char* kind : {"photograph", "childs_work", "recording"}) {
        const web::Fields again =
            filled(form_in(open_page(family_at("/documents/new")), family_at("/documents")),
                   {{"kind", kind}, {"shows", " "}, {"aboutAsked", "yes"}});
        const auto told = send_file(again, {});
        for (const char* field : {"#title", "#dated", "#shows", "#file"})
            EXPECT_TRUE(says(told, "href=\"" + std::string{field} + "\"")) << kind << field;
    }
}

TEST_F(DocumentPages, SayTheLargestFileBeforeItIsSent)
{
    const auto form = open_page(family_at("/documents/new"));
    EXPECT_TRUE(says(form, "data-most-bytes=\"10485760\""));
    EXPECT_TRUE(says(form, "data-too-large=\"The file is larger than 10 MB, which is the most"));
    EXPECT_TRUE(says(form, "At most 10 MB"));
}

TEST_F(DocumentPages, ADoublePressIsOneDocument)
{
    const web::Fields form = typed();
    const auto first = send_file(form, {file(drawn())});
    const auto second = send_file(form, {file(drawn())});
    EXPECT_EQ(first.status, 303);
    EXPECT_EQ(header_of(first, "Location"), header_of(second, "Location"));
    EXPECT_EQ(send_file(form, {file("other bytes")}).status, 409) << "the file is part of it";
}

TEST_F(DocumentPages, AreNotFiledFromElsewhere)
{
    web::Fields form = typed();
    web::Fields without;
    for (const auto& [name, value] : form)
        if (name != "formToken") without.add(name, value);
    EXPECT_EQ(send_file(without, {file(drawn())}).status, 403);
    EXPECT_EQ(send_file(filled(typed(), {{"sha256", "0"}}), {file(drawn())}).status, 422)
        << "no page asks for it";
    session_.clear();
    EXPECT_EQ(send_file(form, {file(drawn())}).status, 401);
}

TEST_F(DocumentPages, AreGivenToWhoMayReadThem)
{
    const std::string hidden = attached({{"restricted", "true"}});
    const std::string open = attached();
    const std::string absent = family_at("/documents/") + base::EntryId{}.text();
    sign_in("social_worker B");
    for (const std::string& each : {hidden, open, absent})
        EXPECT_EQ(open_page(each).status, 403) << "does not work with the family";
    enrol("social_worker N", "North");
    sign_in("social_worker N");
    EXPECT_EQ(open_page(open).status, 200);
    EXPECT_FALSE(says(open_page(family_at("/documents")), hidden));
    for (const std::string& each : {hidden, absent, family_at("/documents/nothing")})
        EXPECT_EQ(open_page(each).status, 404) << each;
    session_.clear();
    EXPECT_EQ(open_page(open).status, 303) << "to sign in";
}

TEST_F(DocumentPages, ReadingIsLoggedBeforeTheBytesLeave)
{
    const std::string bytes = attached();
    const std::size_t before = looks_.looks().size();
    EXPECT_EQ(open_page(bytes).status, 200);
    const auto looks = looks_.looks();
    ASSERT_EQ(looks.size(), before + 1);
    EXPECT_EQ(looks.back().said.page, "document");
    EXPECT_EQ(looks.back().said.entry, bytes.substr(bytes.rfind('/') + 1)) << "which, by its id";
    EXPECT_EQ(open_page(family_at("/documents")).status, 200);
    EXPECT_FALSE(looks_.looks().back().said.entry) << "a list gives none out by itself";
    looks_.stop();
    const auto unlogged = open_page(bytes);
    EXPECT_EQ(unlogged.status, 503);
    EXPECT_FALSE(unlogged.body.contains("PNG<"));
}

TEST_F(DocumentPages, HaveNoPageAmongTheOthersThatAreWritten)
{
    EXPECT_EQ(open_page(family_at("/write/document")).status, 404);
    EXPECT_EQ(open_page(family_at("/write/documentContent")).status, 404);
}

TEST(ExtensionOf, IsOneThatNoBrowserRuns)
{
    const std::pair<const char*, std::string_view> rows[] = {
        {"application/pdf", "pdf"},
        {"image/jpeg", "jpg"},
        {"audio/mp4", "m4a"},
        {"text/html", "bin"},
        {"image/svg+xml", "bin"},
        {"application/x-msdownload", "bin"},
        {"", "bin"},
    };
    for (const auto& [type, extension] : rows) EXPECT_EQ(extension_of(type), extension) << type;
}

TEST(SizeWords, CountByThousands)
{
    const std::pair<std::int32_t, const char*> rows[] = {
        {1, "1 byte"},
        {999, "999 bytes"},
        {1'000, "1 KB"},
        {240'400, "240 KB"},
        {999'400, "999 KB"},
        {1'000'000, "1.0 MB"},
        {1'249'999, "1.2 MB"},
        {10'485'760, "10.5 MB"},
    };
    for (const auto& [bytes, words] : rows) EXPECT_EQ(size_words(bytes), words) << bytes;
}

TEST(TakesFiles, OnlyThePageThatAttaches)
{
    const std::string family = base::FamilyId{}.text();
    EXPECT_TRUE(takes_files("/families/" + family + "/documents"));
    for (const std::string& path : {std::string{"/"},
                                    "/families/" + family,
                                    "/families/" + family + "/documents/",
                                    "/families/" + family + "/documents/new",
                                    "/families/" + family + "/x/documents",
                                    std::string{"/families/documents"},
                                    std::string{"/families//documents"},
                                    std::string{"/families/a/documents"},
                                    std::string{"/api/families/"} + family + "/documents"})
        EXPECT_FALSE(takes_files(path)) << path;
}

}  // namespace
}  // namespace holdfast::desk
