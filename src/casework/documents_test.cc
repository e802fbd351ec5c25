#include "casework/documents.h"
#include "casework/viewer_ledger.h"
#include "index/lists.h"
#include "ledger/export.h"
#include "ledger/verify.h"
#include "records/types/document.h"
#include "records/types/document_content.h"

namespace holdfast::casework {
namespace {

class Documents : public ViewerLedger {
protected:
    Documents()
    {
        call("Ash Example");
        enrol("social_worker A", "North");
        enrol("social_worker N", "North");
        enrol("social_worker X");
        allocate("social_worker A", {{"part", "lead"}, {"team", "North"}});
    }

    static SentContent bytes_of(std::size_t size)
    {
        SentContent content{"Image/PNG; name=secret", ""};
        content.bytes.resize(size);
        for (std::size_t i = 0; i < size; ++i)
            content.bytes[i] = static_cast<char>((i * 31 + i / 251) % 256);
        return content;
    }
    static json::object drawing()
    {
        return {{"title", "A house"},
                {"kind", "childs_work"},
                {"shows", "A house without a door."},
                {"childsOwn", true}};
    }
    Checked<Filed> attach(const Doing& doing, const json::object& said, const SentContent& content)
    {
        const auto written = records::read_input(
            records::Document::declaration, said, {"", {}, base::When::day(today_)});
        return casework::attach(*house_, doing, written.value(), content);
    }
    Checked<Filed> attach(std::string_view who, const json::object& said,
                          const SentContent& content)
    {
        return attach(as(who), said, content);
    }
    [[nodiscard]] base::Result<DocumentBytes> given_to(std::string_view who, const EntryId& id,
                                                       std::string purpose = "") const
    {
        const auto open = open_as(who, std::move(purpose));
        if (!open) return std::unexpected(open.error());
        return content_of(*house_, *open, id);
    }
    [[nodiscard]] std::vector<EntryId> content_entries(const EntryId& id) const
    {
        std::vector<EntryId> ids;
        const auto done = ledger_->read().value().read_drawn(
            index::number_of(index::List::content),
            index::content_key(id),
            0,
            size_now(),
            [&](ledger::Kept&& kept) -> base::Result<base::Done> {
                ids.push_back(kept.entry.value().id);
                return base::Done{};
            });
        EXPECT_TRUE(done);
        return ids;
    }
    [[nodiscard]] std::uint64_t size_now() const { return ledger_->read().value().size(); }
    Checked<Filed> remove(const EntryId& id)
    {
        return file("information_officer",
                    "removal",
                    {{"legalBasis", "An invented order."}},
                    {{LinkKind::removes, id}});
    }
    void expect_verifies()
    {
        const auto view = shelf_->view().value();
        const auto verified =
            ledger::verify_ledger(*view, shelf_->identity().value().value(), &ledger_->keys());
        EXPECT_TRUE(verified) << (verified ? "" : verified.error().message);
        std::string text;
        const ledger::ExportForm readable{
            ledger::Opened::readable, [](const ledger::Entry& entry) -> json::object {
                const auto* type = records::record_type(entry.kind);
                return records::show(*type, {entry.happened, entry.body}, {});
            }};
        EXPECT_TRUE(
            ledger::write_export(ledger_->read().value(), readable, [&](std::string_view line) {
                text += line;
                return base::Result<base::Done>{base::Done{}};
            }));
        EXPECT_TRUE(text.contains(R"({"end":)"));
        EXPECT_TRUE(base::parse_json(text.substr(0, text.find('\n'))).has_value());
    }
};

TEST_F(Documents, ComeBackToTheByte)
{
    for (const std::size_t size : {std::size_t{1},
                                   content_part_bytes - 1,
                                   content_part_bytes,
                                   content_part_bytes + 1,
                                   2 * content_part_bytes + 7,
                                   document_bytes_most}) {
        const SentContent sent = bytes_of(size);
        const EntryId id = filed(attach("social_worker A", drawing(), sent));
        EXPECT_EQ(content_entries(id).size(), (size + content_part_bytes - 1) / content_part_bytes);
        const auto given = given_to("social_worker A", id);
        ASSERT_TRUE(given) << size;
        EXPECT_TRUE(given->bytes == sent.bytes) << size;
        EXPECT_EQ(given->media_type, "image/png");
        EXPECT_EQ(given->document, id);
    }
    expect_verifies();
}

TEST_F(Documents, SayWhatTheirContentIs)
{
    const EntryId id = filed(attach("social_worker A", drawing(), {"image/png", "abc"}));
    const auto open = open_as("social_worker A").value();
    const auto* fact = open.scene->facts.find<records::Document>(id);
    ASSERT_NE(fact, nullptr);
    EXPECT_EQ(fact->record.size, 3);
    // FIPS 180-2, appendix B.1.
    EXPECT_EQ(fact->record.sha256,
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    const std::pair<std::string, std::string> types[] = {
        {"image/png", "image/png"},
        {"Audio/MP4 ; codecs=x", "audio/mp4"},
        {"", "application/octet-stream"},
        {"image", "application/octet-stream"},
        {"image/", "application/octet-stream"},
        {"a/b/c", "application/octet-stream"},
        {"text/html\r\nX: y", "application/octet-stream"},
        {std::string(200, 'x') + "/y", "application/octet-stream"},
    };
    for (const auto& [sent, kept] : types) {
        const EntryId other = filed(attach("social_worker A", drawing(), {sent, "abc"}));
        EXPECT_EQ(given_to("social_worker A", other)->media_type, kept) << sent;
    }
}

TEST_F(Documents, AreRefusedInSentences)
{
    const std::uint64_t before = size_now();
    EXPECT_EQ(told(attach("social_worker A", drawing(), {"", ""})), "missing file");
    EXPECT_EQ(told(attach("social_worker A", drawing(), bytes_of(document_bytes_most + 1))),
              "invalid file");
    for (const char* kind : {"photograph", "childs_work", "recording"})
        EXPECT_EQ(told(attach("social_worker A",
                              {{"title", "Without words"}, {"kind", kind}},
                              bytes_of(3))),
                  "missing shows")
            << kind;
    json::object claimed = drawing();
    claimed["sha256"] = std::string(64, '0');
    EXPECT_EQ(told(attach("social_worker A", claimed, bytes_of(3))), "invalid sha256");
    EXPECT_EQ(told(attach("social_worker X", drawing(), bytes_of(3))), "refused by");
    Doing nobody = as("social_worker A");
    nobody.about.pop_back();
    EXPECT_EQ(told(attach(nobody, drawing(), bytes_of(3))), "missing about");
    EXPECT_EQ(told(attach(doing("administrator"), drawing(), bytes_of(3))), "refused by");
    EXPECT_EQ(size_now(), before) << "nothing of it was kept";
    EXPECT_EQ(
        told(attach("social_worker A", {{"title", "A report"}, {"kind", "received"}}, bytes_of(3))),
        "filed");
}

TEST_F(Documents, AreNotFiledWithoutContent)
{
    json::object said = drawing();
    EXPECT_EQ(told(file(as("social_worker A"), "document", said)), "refused ");
    said["sha256"] = std::string(64, '0');
    EXPECT_EQ(told(file(as("social_worker A"), "document", said)), "refused ");
    EXPECT_EQ(
        told(file(as("social_worker A"), "documentContent", {{"part", 1}, {"bytes", "AAAA"}})),
        "unknown documentContent");
}

TEST_F(Documents, KeepTheirContentWhenTheyAreCorrected)
{
    const EntryId id = filed(attach("social_worker A", drawing(), bytes_of(30)));
    json::object said = drawing();
    said["title"] = "A house in the rain";
    said["size"] = 31;
    EXPECT_EQ(told(file(as("social_worker A", "", {{LinkKind::corrects, id}}), "document", said)),
              "invalid sha256");
    said.erase("size");
    const EntryId correction =
        filed(file(as("social_worker A", "", {{LinkKind::corrects, id}}), "document", said));
    said["title"] = "A house in the sun";
    filed(file(as("social_worker A", "", {{LinkKind::corrects, correction}}), "document", said));
    for (const EntryId& each : {id, correction}) {
        const auto given = given_to("social_worker A", each);
        ASSERT_TRUE(given);
        EXPECT_EQ(given->bytes, bytes_of(30).bytes);
        EXPECT_EQ(given->document, id);
    }
    EXPECT_EQ(
        told(attach(as("social_worker A", "", {{LinkKind::corrects, id}}), drawing(), bytes_of(3))),
        "refused links");
}

TEST_F(Documents, AreNotThereForWhoMayNotReadThem)
{
    json::object said = drawing();
    said["restricted"] = true;
    const EntryId hidden = filed(attach("social_worker A", said, bytes_of(30)));
    const EntryId open = filed(attach("social_worker A", drawing(), bytes_of(30)));
    const EntryId written = note("A note.");
    EXPECT_EQ(told(given_to("social_worker A", hidden)), "done");
    EXPECT_EQ(told(given_to("social_worker N", open)), "done");
    EXPECT_EQ(told(given_to("social_worker X", open)), "refused ");
    // Alike, to the word.
    const auto message = [&](const EntryId& id) {
        return given_to("social_worker N", id).error().message;
    };
    EXPECT_EQ(told(given_to("social_worker N", hidden)), "not_found ");
    EXPECT_EQ(message(hidden), message(EntryId{}));
    EXPECT_EQ(message(written), message(EntryId{}));
    EXPECT_EQ(message(content_entries(open).front()), message(EntryId{}));
    // Of another family.
    const Household there = move_in("Birch Example");
    turn_to(there);
    allocate("social_worker A");
    EXPECT_EQ(told(given_to("social_worker A", open)), "not_found ");
}

TEST_F(Documents, AreHiddenByACorrectionThatRestrictsThem)
{
    const EntryId id = filed(attach("social_worker A", drawing(), bytes_of(30)));
    json::object said = drawing();
    said["restricted"] = true;
    filed(file(as("social_worker A", "", {{LinkKind::corrects, id}}), "document", said));
    EXPECT_EQ(told(given_to("social_worker A", id)), "done");
    EXPECT_EQ(told(given_to("social_worker N", id)), "not_found ");
}

TEST_F(Documents, GoWithTheirContentByOneOrder)
{
    const EntryId id =
        filed(attach("social_worker A", drawing(), bytes_of(2 * content_part_bytes)));
    const auto open = open_as("social_worker A").value();
    const auto parts = content_entries(id);
    ASSERT_EQ(parts.size(), 2U);
    EXPECT_EQ(told(remove(parts.front())), "refused links");
    EXPECT_EQ(told(given_to("social_worker A", id)), "done");
    filed(remove(id));
    for (const EntryId& part : parts)
        EXPECT_FALSE(ledger_->read().value().find(part).value().value().entry);
    EXPECT_TRUE(content_entries(id).empty());
    EXPECT_EQ(told(given_to("social_worker A", id)), "not_found ");
    EXPECT_EQ(told(content_of(*house_, open, id)), "not_found ") << "as opened before the order";
    expect_verifies();
    EXPECT_EQ(told(remove(id)), "filed") << "an order given again clears traces";
    expect_verifies();
}

TEST_F(Documents, ContentIsGoneThoughACorrectionStillStands)
{
    const EntryId id = filed(attach("social_worker A", drawing(), bytes_of(30)));
    filed(file(as("social_worker A", "", {{LinkKind::corrects, id}}), "document", drawing()));
    filed(remove(id));
    EXPECT_EQ(told(given_to("social_worker A", id)), "not_found ");
    expect_verifies();
}

TEST_F(Documents, AreGivenOutWholeOrNotAtAll)
{
    const EntryId id = filed(attach("social_worker A", drawing(), bytes_of(30)));
    // An entry that claims to be more of it, as nobody can file by hand.
    records::DocumentContent more;
    more.part = 2;
    more.bytes = records::Raw{"more"};
    ledger::Batch batch;
    batch.entries.push_back({EntryId::random(entropy_),
                             records::DocumentContent::declaration.number,
                             base::When::unknown(),
                             author("social_worker A"),
                             {},
                             {{LinkKind::part_of, id}},
                             records::written(more).body});
    ASSERT_TRUE(ledger_->append(batch));
    EXPECT_EQ(told(given_to("social_worker A", id)), "damaged ");
}

TEST_F(Documents, SentTwiceAreAttachedOnce)
{
    Doing twice = as("social_worker A");
    twice.idempotency = {"a key", base::sha256(base::view_of("asked"))};
    const EntryId id = filed(attach(twice, drawing(), bytes_of(30)));
    const std::uint64_t before = size_now();
    const auto again = attach(twice, drawing(), bytes_of(30));
    ASSERT_TRUE(again);
    EXPECT_TRUE(again->again);
    EXPECT_EQ(again->entries, std::vector<EntryId>{id});
    EXPECT_EQ(size_now(), before);
}

TEST_F(Documents, ContentIsNoPartOfAFile)
{
    filed(attach("social_worker A", drawing(), bytes_of(2 * content_part_bytes)));
    const auto snapshot = ledger_->read().value();
    const auto entries = family_entries(snapshot, family_, snapshot.size()).value();
    for (const ledger::Kept& kept : entries)
        EXPECT_NE(kept.entry->kind, records::DocumentContent::declaration.number);
}

}  // namespace
}  // namespace holdfast::casework
