#include "tests/scenarios/shown_ledger.h"

#include <algorithm>
#include <set>

/// A word that is nowhere else stands in everything that is protected. Each viewer reads whatever
/// there is to read, and only the words that are for that viewer may come out.
namespace holdfast::casework {
namespace {

/// For whom a canary is.
enum class Kept {
    name,        // Of a child: whoever may search, and whoever may read the file.
    open,        // Whoever may read the file.
    restricted,  // Whoever may read what is restricted in it.
    past_line,   // The principal social worker, where they read at all.
};

struct Canary {
    std::string word;
    Kept kept;
    base::FamilyId family;
};

/// What one reader is to find in the families of Ash and of Birch.
struct Reader {
    const char* who;
    const char* purpose;
    bool searches;
    bool reads_ash;
    bool reads_birch;
    bool reads_restricted;  // Where they read at all.
};

const Reader readers[] = {
    {"social_worker A", "", true, true, false, true},
    {"social_worker B", "", true, true, false, true},
    {"social_worker C", "", true, false, true, true},
    {"social_worker N", "", true, true, false, false},
    {"team_manager N", "", true, true, false, true},
    {"business_support N", "", true, true, false, false},
    {"social_worker X", "", true, false, false, false},
    {"social_worker X", "Curious", true, false, false, false},
    {"team_manager X", "Curious", true, false, false, false},
    {"business_support X", "Curious", true, false, false, false},
    {"screener", "", true, false, false, false},
    {"screener", "A call", true, true, true, false},
    {"out_of_hours", "A call", true, true, true, false},
    {"conference_chair", "Signing", true, true, true, false},
    {"principal_social_worker", "Signing", true, true, true, false},
    {"head_of_service", "", true, false, false, false},
    {"head_of_service", "Signing", true, true, true, true},
    {"administrator N", "Support", false, false, false, false},
    {"information_officer", "A request", false, false, false, false},
    {"system", "A job", false, false, false, false},
    {"health_visitor", "A visit", false, false, false, false},
    {"school", "A worry", false, false, false, false},
    {"police", "A worry", false, false, false, false},
    {"reviewer", "A review", false, false, false, false},
};

class CanaryReads : public ViewerLedger {
protected:
    CanaryReads()
    {
        ash_ = {family_, child_};
        birch_ = move_in(canary(Kept::name, base::FamilyId{}).c_str());
        canaries_.back().family = birch_.family;
        for (const Reader& reader : readers) {
            const std::string_view who = reader.who;
            enrol(who, who.ends_with(" N") ? "North" : "");
        }
        call(canary(Kept::name, ash_.family).c_str());
        allocate("social_worker A", {{"part", "lead"}, {"team", "North"}});
        allocate("social_worker B", {{"part", "co_worker"}});
        turn_to(birch_);
        allocate("social_worker C");
        write(birch_, Kept::open);
        write(birch_, Kept::restricted);
        write(ash_, Kept::open);
        write(ash_, Kept::restricted);
        report_pressure();
        restrict_afterwards();
        close_on_what_is_hidden();
    }

    /// A word that is nowhere else.
    std::string canary(Kept kept, const base::FamilyId& family)
    {
        std::string word = "quux";
        for (std::size_t number = canaries_.size() + 1; number != 0; number /= 20)
            word += static_cast<char>('a' + number % 20);
        word += "zz";
        canaries_.push_back({word, kept, family});
        return word;
    }
    /// An entry of each type that can be restricted, by somebody whose name is as protected.
    void write(const Household& household, Kept kept)
    {
        turn_to(household);
        const std::string name = canary(kept, family_);
        const std::string who = "social_worker writes " + name;
        enrol(who, "", name);
        const auto tell = [&](const char* type, json::object said, const char* field) {
            said[field] = canary(kept, family_);
            said["restricted"] = kept == Kept::restricted;
            const EntryId id = filed(file(who, type, said));
            if (kept == Kept::restricted) canaries_.push_back({id.text(), kept, family_});
        };
        tell("contact", {}, "concern");
        tell("note", {}, "text");
        tell("letter", {{"purpose", "outcome"}}, "text");
        tell("referral", {{"childProtection", false}}, "concern");
        attach(who, kept);
    }
    /// What goes past the team's line, and the answer to it.
    void report_pressure()
    {
        const std::string name = canary(Kept::past_line, family_);
        const std::string who = "social_worker writes " + name;
        enrol(who, "", name);
        const EntryId report = filed(
            file(who,
                 "pressureReport",
                 {{"reasons", json::array{"close"}}, {"what", canary(Kept::past_line, family_)}}));
        const EntryId answer =
            filed(file("principal_social_worker",
                       "answer",
                       {{"guardrail", "G53"}, {"reasons", canary(Kept::past_line, family_)}},
                       {{LinkKind::answers, report}}));
        for (const EntryId& id : {report, answer})
            canaries_.push_back({id.text(), Kept::past_line, family_});
    }
    /// A document, with a word in its title and one in its bytes.
    void attach(const std::string& who, Kept kept)
    {
        records::Document said;
        said.dated = base::When::day(today_);
        said.title = canary(kept, family_);
        said.kind = records::Coded<records::document_kinds>{"received"};
        said.restricted = kept == Kept::restricted;
        const auto answer = casework::attach(*house_,
                                             doing(who),
                                             records::written(said),
                                             {"text/plain", "bytes " + canary(kept, family_)});
        documents_.push_back(filed(answer));
        if (kept == Kept::restricted)
            canaries_.push_back({documents_.back().text(), kept, family_});
    }
    /// Words that turned out, afterwards, to be for few.
    void restrict_afterwards()
    {
        const std::string first = canary(Kept::restricted, family_);
        const EntryId open = note(first.c_str());
        filed(file("social_worker Z",
                   "note",
                   {{"text", canary(Kept::restricted, family_)}, {"restricted", true}},
                   {{LinkKind::corrects, open}}));
    }
    /// A referral and a letter with days of their own, which a gate weighs and finds.
    void close_on_what_is_hidden()
    {
        today("2026-03-02");
        filed(file("screener",
                   "referral",
                   {{"concern", "A worry."},
                    {"received", "2025-11-17"},
                    {"childProtection", true},
                    {"restricted", true}}));
        filed(file("social_worker Z",
                   "letter",
                   {{"purpose", "outcome"},
                    {"sent", "2025-11-18"},
                    {"namesDomesticAbuse", true},
                    {"restricted", true}}));
        for (const char* day : {"2025-11-17", "17 November 2025", "2025-11-18", "18 November 2025"})
            canaries_.push_back({day, Kept::restricted, family_});
        proposal_ = propose("2026-03-09", "visit");
    }

    [[nodiscard]] static bool may_come_out(const Reader& reader, const Canary& canary,
                                           const base::FamilyId& ash)
    {
        const bool reads = canary.family == ash ? reader.reads_ash : reader.reads_birch;
        switch (canary.kept) {
        case Kept::name: return reads || reader.searches;
        case Kept::open: return reads;
        case Kept::restricted: return reads && reader.reads_restricted;
        case Kept::past_line:
            return reads && std::string_view{reader.who} == "principal_social_worker";
        }
        return false;
    }
    /// The canaries in a text that are not for this reader.
    [[nodiscard]] std::set<std::string> escaped(const Reader& reader, const std::string& text) const
    {
        std::set<std::string> found;
        for (const Canary& canary : canaries_)
            if (!may_come_out(reader, canary, ash_.family)
                && text.find(canary.word) != std::string::npos)
                found.insert(canary.word);
        return found;
    }
    /// Everything that there is to read, one after another.
    std::string read_all(const Reader& reader)
    {
        const Asking now = asking(reader.who, reader.purpose);
        std::string text;
        for (const Household& household : {ash_, birch_}) {
            const auto open = open_family(*house_, now, household.family);
            text += text_of(open);
            // Every document is asked for in every family, also where it is none of that one's.
            for (const EntryId& document : documents_)
                if (open) text += text_of(content_of(*house_, *open, document));
            Asking then = now;
            for (const char* day : {"2026-01-05", "2026-03-02", "2026-12-31"}) {
                then.as_known_on = base::Date::parse(day).value();
                text += text_of(open_family(*house_, then, household.family));
            }
        }
        text += text_of(my_families(*house_, now));
        const auto team = families_of_team(*house_, now, "North");
        text += text_of(team);
        if (team) text += text_of(look_at_team(*house_, now.viewer, "North", *team));
        for (const auto list : every_list()) text += text_of(list(*house_, now, families_most));
        text += text_of(with_pressure_report(*house_, now));
        for (const Canary& canary : canaries_)
            text += text_of(find_persons(*house_, now, canary.word, 10));
        text += text_of(find_persons(*house_, now, "qu", 50));
        return text;
    }

    Household ash_;
    Household birch_;
    std::vector<Canary> canaries_;
    std::vector<EntryId> documents_;
    EntryId proposal_;
};

TEST_F(CanaryReads, NothingComesOutThatIsNotForTheReader)
{
    for (const Reader& reader : readers)
        EXPECT_EQ(escaped(reader, read_all(reader)), std::set<std::string>{})
            << reader.who << ": " << reader.purpose;
}

TEST_F(CanaryReads, EverythingComesOutForWhomItIs)
{
    for (const Reader& reader : readers) {
        const std::string text = read_all(reader);
        std::set<std::string> absent;
        for (const Canary& canary : canaries_)
            if (may_come_out(reader, canary, ash_.family)
                && text.find(canary.word) == std::string::npos)
                absent.insert(canary.word);
        // The words first written of what was corrected since are in nobody's fold.
        EXPECT_LE(absent.size(), reader.reads_ash && reader.reads_restricted ? 1U : 0U)
            << reader.who << ": " << reader.purpose << " " << *absent.begin();
    }
}

TEST_F(CanaryReads, RefusalsAndTheLogHoldNoWordOfAnyFile)
{
    const auto expect_none = [&](const std::string& text, const char* where) {
        for (const Canary& canary : canaries_)
            EXPECT_EQ(text.find(canary.word), std::string::npos) << where << ": " << canary.word;
    };
    turn_to(ash_);
    for (const Reader& reader : readers) {
        read_all(reader);
        Doing writing = as(reader.who, reader.purpose, {{LinkKind::answers, proposal_}});
        const Checked<Filed> answers[] = {
            file(writing, "decision", {{"question", "close"}, {"outcome", "closed"}}),
            file(writing, "signature", {{"stance", "agree"}}),
            file(writing, "note", {{"text", "Invented."}}),
        };
        for (const auto& answer : answers) {
            // Whoever may close reads all that stops it: its day may be told.
            if (answer || (reader.reads_ash && reader.reads_restricted)) continue;
            expect_none(text_of(answer.error()), reader.who);
        }
    }
    std::string log;
    for (const auto& look : looks_.looks())
        log += look.said.page.value_or("") + look.said.purpose.value_or("")
             + look.said.rule.value_or("") + look.said.action.value_or("");
    EXPECT_NE(log, "");
    expect_none(log, "the log of reading");
}

/// The alarm itself: somebody whose standing is wrong is noticed.
TEST_F(CanaryReads, PlantedLeakIsCaught)
{
    const Reader& team =
        *std::find_if(std::begin(readers), std::end(readers), [](const auto& each) {
            return std::string_view{each.who} == "social_worker N";
        });
    const auto snapshot = ledger_->read().value();
    const auto entries = family_entries(snapshot, ash_.family, snapshot.size()).value();
    turn_to(ash_);
    OpenFamily leak = open_as(team.who).value();
    ASSERT_TRUE(escaped(team, text_of(leak)).empty());
    access::Standing wrong = leak.standing;
    wrong.relation = access::Relation::allocated;
    leak.scene = access::view_family(wrong, ash_.family, entries).value();
    EXPECT_GE(escaped(team, text_of(leak)).size(), 5U) << "in the scene";

    OpenFamily by_name = open_as(team.who).value();
    const OpenFamily all = open_as("social_worker A").value();
    for (const auto& [id, author] : all.authors) by_name.authors.insert({id, author});
    EXPECT_EQ(escaped(team, text_of(by_name)).size(), 1U) << "in the names of authors";

    OpenFamily by_finding = open_as(team.who).value();
    by_finding.findings = all.findings;
    EXPECT_GE(escaped(team, text_of(by_finding)).size(), 2U) << "in findings";

    OpenFamily by_gate = open_as(team.who).value();
    by_gate.pending = all.pending;
    EXPECT_GE(escaped(team, text_of(by_gate)).size(), 1U) << "at the gate";
}

}  // namespace
}  // namespace holdfast::casework
