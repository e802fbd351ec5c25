#include "exchange/api_ledger.h"

/// A 404 for a family that is not theirs must not only read like one for a family that is not there
/// but take as long. Time on a busy machine proves nothing, so the work is counted.
namespace holdfast::exchange {
namespace {

struct Work {
    ledger::ShelfWork ledger;
    std::uint64_t looks;
    friend bool operator==(const Work&, const Work&) = default;
    friend void PrintTo(const Work& work, std::ostream* out)
    {
        *out << work.ledger.views << " views, " << work.ledger.lists << " lists, "
             << work.ledger.entries << " entries, " << work.ledger.transactions << " transactions, "
             << work.looks << " looks";
    }
};

class SameWork : public ApiLedger {
protected:
    SameWork()
    {
        for (int i = 0; i < 20; ++i) filed(file("social_worker", "note", {{"text", "A note."}}));
    }
    Work work_of(const web::Request& asked)
    {
        const ledger::ShelfWork before = shelf_->work();
        const std::uint64_t looked = looks();
        send(asked);
        const ledger::ShelfWork& after = shelf_->work();
        return {{after.views - before.views,
                 after.lists - before.lists,
                 after.entries - before.entries,
                 after.transactions - before.transactions},
                looks() - looked};
    }
    Work work_of(const Operation& operation, const std::string& family, std::string_view by)
    {
        std::string target{operation.pattern.text()};
        const std::pair<std::string, std::string> places[] = {
            {"{family}", family}, {"{record}", "x"}, {"{document}", "x"}, {"{chapter}", "plan"}};
        for (const auto& [place, id] : places)
            if (const auto at = target.find(place); at != std::string::npos)
                target.replace(at, place.size(), id);
        web::Request asked = request(operation.method, target, by);
        asked.headers.add("idempotency-key", "key " + std::to_string(++keys_));
        asked.headers.add("x-purpose", "We teach this child.");
        asked.body = operation.example;
        return work_of(asked);
    }
};

TEST_F(SameWork, APartnersFamilyThatIsNotThereCostsWhatOneThatIsNotTheirsCosts)
{
    const std::string not_there = base::FamilyId::random(entropy_).text();
    int tried = 0;
    for (const Operation& operation : operations()) {
        if (!operation.pattern.text().contains("{family}")) continue;
        const Work theirs = work_of(operation, family_.text(), "school");
        EXPECT_EQ(theirs, work_of(operation, not_there, "school")) << operation.id;
        // Nothing of any file was read: only who the caller is.
        EXPECT_LT(theirs.ledger.entries, 5U) << operation.id;
        ++tried;
    }
    EXPECT_EQ(tried, 17);
}

/// The counting sees the difference where there is one: the staff are told which it is.
TEST_F(SameWork, TheCountingSeesAFileThatIsRead)
{
    for (const Operation& operation : operations()) {
        if (operation.id != "readFamily" && operation.id != "fileRecord") continue;
        const std::string not_there = base::FamilyId::random(entropy_).text();
        EXPECT_GT(work_of(operation, family_.text(), "social_worker B").ledger.entries,
                  work_of(operation, not_there, "social_worker B").ledger.entries + 20)
            << operation.id;
    }
}

TEST_F(SameWork, AContactAboutAFamilyCostsAPartnerTheSame)
{
    const auto tell_of = [&](const std::string& family) {
        web::Request asked = request(Method::post, "/api/v1/contacts", "school");
        asked.headers.add("idempotency-key", "key " + std::to_string(++keys_));
        asked.body = json::serialize(json::object{
            {"family", family},
            {"record", json::object{{"received", "2026-01-05"}, {"concern", "A worry."}}}});
        return work_of(asked);
    };
    EXPECT_EQ(tell_of(family_.text()), tell_of(base::FamilyId::random(entropy_).text()));
}

}  // namespace
}  // namespace holdfast::exchange
