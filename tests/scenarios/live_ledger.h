// A live ledger that holds what a story tells, up to one of its moments or of several stories at
// once, so that what may still be filed there can be tried.
#pragma once
#include "casework/acts.h"
#include "casework/scenes.h"
#include "records/record_types.h"
#include "records/types/ledger_opened.h"
#include "tests/scenarios/stories.h"

namespace holdfast {

class LiveLedger {
public:
    LiveLedger()
    {
        records::LedgerOpened opened;
        opened.mode = records::Coded<records::ledger_modes>{"live"};
        opened.authority_name = "Invented authority";
        EXPECT_TRUE(casework::open_ledger(house_, opened));
    }

    /// Writes entries down as they are, past every check: history, which was what it was.
    void put(std::span<const ledger::Entry> entries, base::Instant recorded)
    {
        now_ = recorded;
        // A batch holds at most a thousand.
        for (std::size_t at = 0; at < entries.size(); at += 1'000) {
            const auto some =
                entries.subspan(at, std::min<std::size_t>(1'000, entries.size() - at));
            EXPECT_TRUE(ledger_->append({{some.begin(), some.end()}, std::nullopt}));
        }
    }
    /// Sets the clock to two in the night of the Sunday that comes next.
    void wait_for_sunday_night()
    {
        base::Date day = base::London::date_of(now_).plus_days(1);
        while (day.weekday() != std::chrono::Sunday) day = day.plus_days(1);
        now_ = base::London::start_of(day) + std::chrono::hours{2};
    }
    [[nodiscard]] base::Date today() const { return house_.today(); }

    /// Files a record about a family's children, or about the first of them where it is always
    /// about one, as whoever is there at night.
    base::Checked<ledger::Filed> file(const base::FamilyId& family, std::string_view type_key,
                                      const base::json::object& said)
    {
        casework::Doing doing = at_night(family);
        const auto concerns = records::record_type(type_key)->concerns;
        for (const base::PersonId& child : scene(family).children()) {
            doing.about.push_back({base::Subject::of(child), ledger::Part::subject});
            if (concerns == records::Concerns::one_of_family) break;
        }
        return file(doing, type_key, said);
    }
    /// Gives the family to a practitioner, as whoever is there at night.
    base::Checked<ledger::Filed> give(const base::FamilyId& family,
                                      const base::PractitionerId& practitioner)
    {
        casework::Doing doing = at_night(family);
        doing.about.push_back({base::Subject::of(practitioner), ledger::Part::subject});
        return file(doing, "allocation", {{"part", "lead"}});
    }
    [[nodiscard]] casefile::FamilyScene scene(const base::FamilyId& family) const
    {
        const auto snapshot = ledger_->read().value();
        return casework::family_scene(snapshot, family, snapshot.size()).value();
    }
    [[nodiscard]] casework::House& house() { return house_; }
    [[nodiscard]] base::Entropy& entropy() { return entropy_; }

private:
    casework::Doing at_night(const base::FamilyId& family)
    {
        casework::Doing doing;
        doing.by = {base::PractitionerId::random(entropy_), "out_of_hours", {}};
        doing.about = {{base::Subject::of(family), ledger::Part::subject}};
        doing.seen = ledger_->read().value().token(entropy_);
        return doing;
    }
    base::Checked<ledger::Filed> file(const casework::Doing& doing, std::string_view type_key,
                                      const base::json::object& said)
    {
        const auto* type = records::record_type(type_key);
        const auto read = records::read_input(*type, said, {"", {}, base::When::day(today())});
        return casework::file(house_, doing, *type, read.value());
    }

    base::SeededEntropy entropy_{3};
    ledger::MemoryShelf shelf_;
    base::Instant now_{};
    std::unique_ptr<ledger::Ledger> ledger_ =
        ledger::Ledger::create(shelf_, base::AuthorityId::random(entropy_),
                               base::SecretKey::random(entropy_),
                               {[this] { return now_; }, &entropy_, index::rows_of})
            .value();
    casework::House house_{*ledger_, base::WorkingDays::england()};
};

/// "filed", or why not.
inline std::string words_of_filing(const base::Checked<ledger::Filed>& answer)
{
    if (answer) return "filed";
    std::string words;
    for (const base::Problem& problem : answer.error())
        words += problem.place + ": " + problem.message + " ";
    return words;
}

}  // namespace holdfast
