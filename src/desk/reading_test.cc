#include "desk/desk_ledger.h"

/// Reading: what holds for every page that is got, for everybody.
namespace holdfast::desk {
namespace {

class Reading : public DeskLedger {
protected:
    /// An address for each route that is got, and one for each page that its places may name.
    [[nodiscard]] std::vector<std::string> addresses() const
    {
        std::vector<std::string> addresses;
        for (const web::Route& route : router_.routes()) {
            if (route.method != web::Method::get) continue;
            for (const char* what : {"note", "contact", "referral", "letter", "decision", "G01"})
                addresses.push_back(filled_in(route.pattern, what));
        }
        std::sort(addresses.begin(), addresses.end());
        addresses.erase(std::unique(addresses.begin(), addresses.end()), addresses.end());
        return addresses;
    }

    std::string registered_ = author("social_worker A").practitioner.text();
    base::AgencyId agency_ = base::AgencyId::random(entropy_);

private:
    [[nodiscard]] std::string filled_in(std::string pattern, std::string_view what) const
    {
        for (std::size_t open = pattern.find('{'); open != std::string::npos;
             open = pattern.find('{')) {
            const std::size_t close = pattern.find('}', open);
            const std::string place = pattern.substr(open + 1, close - open - 1);
            const std::string value = place == "family"       ? family_.text()
                                    : place == "practitioner" ? registered_
                                    : place == "agency"       ? agency_.text()
                                    : place == "key"          ? std::string{"G01.days"}
                                                              : std::string{what};
            pattern.replace(open, close - open + 1, value);
        }
        return pattern;
    }
};

TEST_F(Reading, ChangesNothingWhoeverReadsWhatever)
{
    refer_and_answer("2026-03-02", false);
    propose("2026-06-01", "visit");
    enrol("administrator A");
    casework::Doing recording = doing("administrator");
    recording.about = {{base::Subject::of(agency_), ledger::Part::subject}};
    ASSERT_EQ(casework::told(file(recording, "agency", {{"name", "Invented School"}})), "filed");
    const std::vector<std::string> all = addresses();
    EXPECT_GT(all.size(), 20U);
    std::set<int> statuses;
    for (const char* who : {"screener A",
                            "social_worker A",
                            "social_worker B",
                            "team_manager A",
                            "head_of_service A",
                            "administrator A"}) {
        sign_in(who);
        const std::uint64_t entries = size();
        const std::size_t changed = drawer_shelf_.changed;
        for (const std::string& address : all) {
            statuses.insert(open_page(address).status);
            statuses.insert(open_page(address + "?on=2026-05-01&answers=nothing").status);
            EXPECT_EQ(size(), entries) << who << " got " << address;
            EXPECT_EQ(drawer_shelf_.changed, changed) << who << " got " << address;
        }
    }
    for (const int status : {200, 303, 403, 404})
        EXPECT_TRUE(statuses.contains(status)) << status << ": nobody was answered so";
    EXPECT_FALSE(statuses.contains(500));
    EXPECT_FALSE(statuses.contains(503));
}

}  // namespace
}  // namespace holdfast::desk
