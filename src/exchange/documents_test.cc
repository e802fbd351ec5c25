#include "base/seal.h"
#include "exchange/api_ledger.h"
#include "exchange/documents.h"
#include "records/types/looked.h"

/// Documents over the API.
namespace holdfast::exchange {
namespace {

class ApiDocuments : public ApiLedger {
protected:
    [[nodiscard]] Answered attach(const json::object& body, std::string_view by = "social_worker")
    {
        return post(by, family_at("/documents"), body);
    }
    [[nodiscard]] std::string address_of(const std::string& document)
    {
        return family_at("/documents/") + document;
    }
};

TEST_F(ApiDocuments, ComeBackToTheByte)
{
    const Answered attached = attach(attached_drawing());
    ASSERT_EQ(attached.told(), "201");
    const Answered answered = read("social_worker", address_of(attached.entry()));
    EXPECT_EQ(answered.body.at("mediaType"), "image/png");
    EXPECT_EQ(answered.body.at("content"), attached_drawing().at("content"));
    // More than one part of what the ledger keeps.
    std::string bytes(2'500'001, '\0');
    for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>(i % 251);
    json::object large = attached_drawing();
    large["content"] = base::base64(base::view_of(bytes));
    const Answered second = attach(large);
    ASSERT_EQ(second.told(), "201");
    EXPECT_EQ(read("social_worker", address_of(second.entry())).body.at("content"),
              large.at("content"));
}

/// Who took which document out can be told from the log, by its id.
TEST_F(ApiDocuments, AreNamedInTheLogByTheirId)
{
    const auto entries_looked_at = [&] {
        std::vector<std::string> entries;
        const auto snapshot = looks_->read().value();
        snapshot
            .read(0,
                  snapshot.size(),
                  [&](ledger::Kept&& kept) -> base::Result<base::Done> {
                      const auto said = records::read_back<records::Looked>(kept.entry->happened,
                                                                            kept.entry->body);
                      entries.push_back(said.value().entry.value_or(""));
                      return base::Done{};
                  })
            .value();
        return entries;
    };
    const Answered first = attach(attached_drawing());
    const Answered second = attach(attached_drawing());
    ASSERT_NE(first.entry(), second.entry());
    for (const Answered* attached : {&second, &first}) {
        ASSERT_EQ(read("social_worker", address_of(attached->entry())).told(), "200");
        EXPECT_EQ(entries_looked_at().back(), attached->entry());
    }
    ASSERT_EQ(read("social_worker", family_at("")).told(), "200");
    EXPECT_EQ(entries_looked_at().back(), "");
}

TEST_F(ApiDocuments, AreRefusedWithEveryFaultAtItsPlace)
{
    struct Row {
        const char* member;
        json::value value;
        const char* told;
    };
    json::object unfinished = attached_drawing().at("record").as_object();
    unfinished.erase("shows");
    json::object claims = attached_drawing().at("record").as_object();
    claims["sha256"] = std::string(64, '0');
    const Row rows[] = {
        {"content", "no base 64", "422 invalid: /content"},
        {"content", "", "422 invalid: /content"},
        {"content", nullptr, "422 invalid: /content"},
        {"record", unfinished, "422 invalid: /record/shows"},
        {"record", claims, "422 invalid: /record/sha256"},
        {"record", json::object{}, "422 invalid: /record/dated /record/title /record/kind"},
        {"size", 3, "422 invalid: /size"},
    };
    for (const Row& row : rows) {
        json::object body = attached_drawing();
        body[row.member] = row.value;
        EXPECT_EQ(attach(body).told(), row.told) << row.member;
    }
    EXPECT_EQ(attach(attached_drawing(), "school").told(), "404 not-found: ");
}

TEST_F(ApiDocuments, AreNotThereForWhatIsNone)
{
    const auto note = filed(file("social_worker", "note", {{"text", "A note."}}));
    for (const std::string& id : {note.text(), base::EntryId{}.text(), std::string{"none"}})
        EXPECT_EQ(read("social_worker", address_of(id)).told(), "404 not-found: ") << id;
    const std::string document = attach(attached_drawing()).entry();
    EXPECT_EQ(read("school", address_of(document)).told(), "404 not-found: ");
}

TEST(TakesDocuments, IsTheOneAddress)
{
    struct Row {
        const char* path;
        bool takes;
    };
    const Row rows[] = {
        {"/api/v1/families/x/documents", true},
        {"/api/v1/families//documents", false},
        {"/api/v1/families/documents", false},
        {"/api/v1/families/x/records", false},
        {"/families/x/documents", false},
    };
    for (const Row& row : rows) EXPECT_EQ(takes_documents(row.path), row.takes) << row.path;
}

}  // namespace
}  // namespace holdfast::exchange
