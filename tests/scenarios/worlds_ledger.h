// Test only: a random story of one invented family, and the worlds in which it is told with other
// restricted entries between.
#pragma once
#include "access/looks_ledger.h"
#include "access/viewer.h"
#include "casework/acts.h"
#include "casework/scenes.h"
#include "index/lists.h"
#include "records/record_types.h"
#include "records/types/ledger_opened.h"

#include <random>
#include <string>
#include <vector>

namespace holdfast {

/// An entry, and how many of the common ones come before it.
struct Between {
    std::size_t place;
    ledger::Entry entry;
};

/// Everything follows from the seed, which is 1 or more.
class Story {
public:
    explicit Story(std::uint64_t seed) : draws_(seed), entropy_(seed) { tell_common(); }

    [[nodiscard]] const std::vector<ledger::Entry>& common() const { return common_; }
    /// So many restricted entries, other ones each time. They link to common ones and to each
    /// other; no common one links to them.
    [[nodiscard]] std::vector<Between> draw_hidden(std::size_t count)
    {
        std::vector<Between> hidden;
        for (std::size_t i = 0; i < count; ++i) hidden.push_back(hidden_entry(hidden));
        std::vector<Between> placed;
        for (Between& each : hidden) {
            const auto after = std::upper_bound(
                placed.begin(), placed.end(), each, [](const auto& a, const auto& b) {
                    return a.place < b.place;
                });
            placed.insert(after, std::move(each));
        }
        return placed;
    }
    /// A number from 0 up to but not including `end`.
    [[nodiscard]] std::size_t draw(std::size_t end) { return draws_() % end; }

    [[nodiscard]] const base::FamilyId& family() const { return family_; }
    [[nodiscard]] const access::Viewer& worker() const { return worker_; }
    [[nodiscard]] const access::Viewer& colleague() const { return colleague_; }

private:
    using LinkKind = ledger::LinkKind;

    [[nodiscard]] bool maybe() { return draw(2) == 0; }
    /// A day, a month or a year from 2025 to 2026, or some days after an earlier entry.
    [[nodiscard]] std::string draw_when()
    {
        const auto two = [](std::size_t number) {
            return (number < 10 ? "0" : "") + std::to_string(number);
        };
        const std::string year = std::to_string(2025 + draw(2));
        const std::string month = year + "-" + two(1 + draw(12));
        switch (draw(8)) {
        case 0: return year;
        case 1: return month;
        case 2: return "unknown";
        case 3:
            if (!referrals_.empty())
                return std::to_string(2 + draw(60)) + " days after entry:"
                     + common_.at(referrals_.at(draw(referrals_.size()))).id.text();
            [[fallthrough]];
        default: return month + "-" + two(1 + draw(28));  // not an enum: a throw of dice.
        }
    }
    [[nodiscard]] base::json::value draw_flag()
    {
        switch (draw(3)) {
        case 0: return nullptr;
        case 1: return true;
        default: return false;  // not an enum: a throw of dice.
        }
    }

    ledger::Entry entry_of(std::string_view type_key, const base::json::object& said,
                           const ledger::Author& by, std::vector<ledger::Link> links = {})
    {
        const records::RecordType* type = records::record_type(type_key);
        const auto when = base::When::parse(draw_when()).value();
        auto written = records::read_input(*type, said, {"", {}, when}).value();
        return {base::EntryId::random(entropy_),
                type->number,
                written.happened,
                by,
                {{base::Subject::of(family_), ledger::Part::subject},
                 {base::Subject::of(child_), ledger::Part::subject}},
                std::move(links),
                std::move(written.body)};
    }
    void tell(ledger::Entry entry) { common_.push_back(std::move(entry)); }
    [[nodiscard]] std::vector<ledger::Link> to_one(LinkKind kind,
                                                   const std::vector<std::size_t>& places)
    {
        if (places.empty() || maybe()) return {};
        return {{kind, common_.at(places.at(draw(places.size()))).id}};
    }

    void tell_practitioner(const access::Viewer& who)
    {
        ledger::Entry entry = entry_of(
            "practitioner",
            {{"since", "2024-01-01"}, {"name", who.name}, {"role", who.role}, {"team", who.team}},
            {});
        entry.about = {{base::Subject::of(who.practitioner), ledger::Part::subject}};
        tell(std::move(entry));
    }
    void tell_common()
    {
        tell_practitioner(worker_);
        tell_practitioner(colleague_);
        tell(entry_of("person", {{"knownAs", "Ash Example"}}, by_worker()));
        tell(entry_of("familyMember", {{"part", "child"}}, by_worker()));
        ledger::Entry allocation =
            entry_of("allocation",
                     {{"since", "2024-01-01"}, {"part", "lead"}, {"team", worker_.team}},
                     by_worker());
        allocation.about.push_back(
            {base::Subject::of(worker_.practitioner), ledger::Part::subject});
        tell(std::move(allocation));
        const std::size_t count = 3 + draw(7);
        for (std::size_t i = 0; i < count; ++i) tell_one();
    }
    void tell_one()
    {
        const std::size_t here = common_.size();
        switch (draw(9)) {
        case 0: tell(entry_of("contact", {{"concern", "A worry."}}, by_worker())); break;
        case 1:
            notes_.push_back(here);
            tell(entry_of("note", {{"text", "Invented."}}, by_worker()));
            break;
        case 2: tell(letter(Mark::open)); break;
        case 3:
        case 4:
            tell(entry_of("referral",
                          {{"concern", "A worry."}, {"childProtection", draw_flag()}},
                          by_worker(),
                          to_one(LinkKind::part_of, referrals_)));
            referrals_.push_back(here);
            break;
        case 5:
            tell(entry_of("decision",
                          {{"question", "referral"}, {"outcome", "assess"}},
                          by_worker(),
                          to_one(LinkKind::answers, referrals_)));
            break;
        case 6:
            tell(entry_of(
                "note", {{"text", "Corrected."}}, by_worker(), to_one(LinkKind::corrects, notes_)));
            break;
        case 7: tell_closing(); break;
        default:  // not an enum: a throw of dice.
            tell(entry_of("answer",
                          {{"guardrail", "G03"}, {"reasons", "Invented."}},
                          by_outsider(),
                          to_one(LinkKind::answers, referrals_)));
        }
    }
    void tell_closing()
    {
        const std::size_t here = common_.size();
        base::json::object said{{"means", maybe() ? "visit" : "letter"}};
        if (maybe()) said["whySafe"] = "Invented.";
        tell(entry_of("closingProposal", said, by_worker()));
        const base::EntryId proposal = common_.at(here).id;
        if (maybe())
            tell(entry_of("signature",
                          {{"stance", maybe() ? "agree" : "override"},
                           {"reasons", "Invented."},
                           {"overrides", "G01"},
                           {"expires", "2026-12-31"}},
                          by_outsider(),
                          {{LinkKind::answers, proposal}}));
        if (draw(3) == 0)
            tell(entry_of("decision",
                          {{"question", "close"}, {"outcome", maybe() ? "closed" : "stays_open"}},
                          by_outsider(),
                          {{LinkKind::answers, proposal}}));
    }
    enum class Mark { open, restricted };
    ledger::Entry letter(Mark mark)
    {
        return entry_of("letter",
                        {{"purpose", "outcome"},
                         {"namesDomesticAbuse", draw_flag()},
                         {"safeContactChecked", draw_flag()},
                         {"restricted", mark == Mark::restricted}},
                        by_worker(),
                        to_one(LinkKind::answers, referrals_));
    }

    [[nodiscard]] Between hidden_entry(const std::vector<Between>& earlier)
    {
        ledger::Entry entry = hidden_record(earlier);
        // Whoever says that they were pressed reads it, and somebody must notice the difference.
        if (access::class_of(entry) != access::Class::outside_line && maybe())
            entry.by = {hidden_author_, "social_worker", {}};
        // After everything that it links to or whose date it leans on.
        std::size_t place = 5 + draw(common_.size() - 4);
        const auto after = [&](const base::EntryId& id) {
            for (std::size_t i = 0; i < common_.size(); ++i)
                if (common_[i].id == id) place = std::max(place, i + 1);
            for (const Between& other : earlier)
                if (other.entry.id == id) place = std::max(place, other.place);
        };
        for (const ledger::Link& link : entry.links) after(link.to);
        for (const base::EntryId& id : entry.happened.entries()) after(id);
        return {place, std::move(entry)};
    }
    [[nodiscard]] ledger::Entry hidden_record(const std::vector<Between>& earlier)
    {
        const std::string text = "Hidden " + std::to_string(draw(1'000'000));
        switch (draw(7)) {
        case 5:
            return entry_of("pressureReport",
                            {{"reasons", base::json::array{"close"}}, {"what", text}},
                            by_worker());
        case 0: return entry_of("contact", {{"concern", text}, {"restricted", true}}, by_worker());
        case 1: return letter(Mark::restricted);
        case 2:
        case 3:
            return entry_of(
                "referral",
                {{"concern", text}, {"childProtection", draw_flag()}, {"restricted", true}},
                by_worker(),
                to_one(LinkKind::part_of, referrals_));
        case 4:
            return entry_of("document",
                            {{"title", text}, {"kind", "received"}, {"restricted", true}},
                            by_worker());
        default: {  // not an enum: a throw of dice.
            ledger::Entry note =
                entry_of("note", {{"text", text}, {"restricted", true}}, by_worker());
            for (const Between& other : earlier)
                if (other.entry.kind == note.kind && other.entry.links.empty())
                    note.links = {{LinkKind::corrects, other.entry.id}};
            return note;
        }
        }
    }

    [[nodiscard]] ledger::Author by_worker() const { return worker_.as_author(); }
    [[nodiscard]] ledger::Author by_outsider() const { return {outsider_, "head_of_service", {}}; }

    std::mt19937_64 draws_;
    base::SeededEntropy entropy_;
    base::FamilyId family_ = base::FamilyId::random(entropy_);
    base::PersonId child_ = base::PersonId::random(entropy_);
    access::Viewer worker_{
        base::PractitionerId::random(entropy_), "Worker Example", "social_worker", {}, "North"};
    access::Viewer colleague_{
        base::PractitionerId::random(entropy_), "Colleague Example", "social_worker", {}, "North"};
    base::PractitionerId outsider_ = base::PractitionerId::random(entropy_);
    base::PractitionerId hidden_author_ = base::PractitionerId::random(entropy_);
    std::vector<ledger::Entry> common_;
    std::vector<std::size_t> referrals_;  // By their places among the common ones.
    std::vector<std::size_t> notes_;
};

/// A ledger in which a story is told with these hidden entries between. Its keys and its clock are
/// the same in every world.
class World {
public:
    World(const Story& story, const std::vector<Between>& hidden)
        : ledger_(ledger::Ledger::create(shelf_, base::AuthorityId::random(entropy_),
                                         base::SecretKey::random(entropy_),
                                         {clock(), &entropy_, index::rows_of})
                      .value()),
          looks_(clock())
    {
        records::LedgerOpened opened;
        opened.mode = records::Coded<records::ledger_modes>{"live"};
        opened.authority_name = "Invented authority";
        casework::open_ledger(house_, opened).value();
        ledger::Batch batch;
        auto next = hidden.begin();
        for (std::size_t place = 0; place <= story.common().size(); ++place) {
            for (; next != hidden.end() && next->place == place; ++next)
                batch.entries.push_back(next->entry);
            if (place < story.common().size()) batch.entries.push_back(story.common()[place]);
        }
        ledger_->append(batch).value();
    }
    World(const World&) = delete;
    World& operator=(const World&) = delete;

    [[nodiscard]] const casework::House& house() const { return house_; }
    [[nodiscard]] const access::LooksLedger& looks() const { return looks_; }

private:
    [[nodiscard]] static ledger::Clock clock()
    {
        return [] { return base::London::start_of(base::Date::of(2026, 9, 9)); };
    }

    base::SeededEntropy entropy_{0};  // No story is told from 0, so no id is drawn twice.
    ledger::MemoryShelf shelf_;
    std::unique_ptr<ledger::Ledger> ledger_;
    access::LooksLedger looks_;
    casework::Recent recent_{40};  // So few that families come and go.
    casework::House house_{*ledger_, base::WorkingDays::england(), &looks_.log(), &recent_};
};

}  // namespace holdfast
