#include "casework/batch.h"
#include "casework/danger.h"
#include "casework/viewer_ledger.h"
#include "records/plain_record.h"
#include "tests/scenarios/protection.h"

#include <set>

/// Laws 2 and 3 of the guardrails, tried on files of every kind: nothing that raises protection is
/// ever refused, and no fact is. What is refused is only what somebody chooses next.
namespace holdfast::casework {
namespace {

/// A file of the kind that the parameter names.
class AnyFile : public ViewerLedger, public testing::WithParamInterface<const char*> {
protected:
    AnyFile()
    {
        enrol("out_of_hours");
        enrol("head_of_service");
        const std::string_view kind = GetParam();
        if (kind == "open") refer_and_answer("2026-03-02", true);
        if (kind == "closed") close_family();
        if (kind == "restricted") restrict_file();
        if (kind == "over_18") come_of_age();
        if (kind == "dead") die();
        if (kind == "turned_away") turn_away();
        if (kind == "everything_begun") begin_everything();
    }

    void restrict_file()
    {
        today("2026-03-02");
        filed(file("screener",
                   "referral",
                   {{"concern", "Invented."}, {"childProtection", true}, {"restricted", true}}));
        restricted_note("Invented.");
    }
    void come_of_age()
    {
        refer("2026-03-02", true);
        file_of(child_, "screener", "person", {{"knownAs", "Wren"}, {"born", "2008-03-08"}});
    }
    void die()
    {
        refer("2026-03-02", true);
        file_of(child_, "screener", "person", {{"knownAs", "Wren"}, {"died", "2026-03-08"}});
    }
    void turn_away()
    {
        const EntryId referral = refer("2026-03-02", false);
        filed(file("team_manager",
                   "decision",
                   {{"question", "referral"}, {"outcome", "no_further_action"}, {"reasons", "R."}},
                   {{LinkKind::answers, referral}}));
    }
    /// Whatever can go on, goes on.
    void begin_everything()
    {
        refer_and_answer("2026-03-02", true);
        for (const char* type : {"assessment", "childInNeedPlan", "section47Enquiry"})
            filed(file("social_worker", type, {}));
        filed(file("social_worker", "conference", {{"kind", "initial"}}));
        filed(file("social_worker", "childProtectionPlan", {}));
    }

    /// At these words on the clock, a weekday and two in the night of Boxing Day, a Sunday.
    void at(const char* day, int hour)
    {
        today(day);
        hour_ = std::chrono::hours{hour};
    }
};

constexpr std::pair<const char*, int> hours[] = {{"2026-03-09", 10}, {"2027-12-26", 2}};

TEST_P(AnyFile, TakesWhateverRaisesProtectionFromWhoeverIsThereAtNight)
{
    for (const auto& [day, hour] : hours) {
        at(day, hour);
        for (const Told& told_by_night : raising_protection())
            EXPECT_EQ(told(file(as("out_of_hours", "The call that came in"),
                                told_by_night.type,
                                told_by_night.said)),
                      "filed")
                << told_by_night.words << " on " << day;
    }
}

TEST_P(AnyFile, TakesItFromEveryRoleThatMayWriteIt)
{
    at("2027-12-26", 2);
    for (const Told& raising : raising_protection())
        for (const auto& role : records::practitioner_roles.values) {
            const auto act = access::act_of_record(raising.type);
            if (!access::may(role.code, *act)) continue;
            EXPECT_EQ(told(file(role.code, raising.type, raising.said)), "filed")
                << raising.words << " by " << role.code;
        }
}

/// One press, no answers, no purpose; then somebody is given the work, whatever they carry.
TEST_P(AnyFile, TakesADangerByOnePressAndGivesTheChildAWorker)
{
    for (const auto& [day, hour] : hours) {
        at(day, hour);
        Doing pressing = doing("out_of_hours");
        pressing.viewer = &viewer("out_of_hours");
        EXPECT_EQ(told(raise_danger(*house_, pressing, family_)), "filed") << day;
        Doing giving = as("out_of_hours", "A child in danger");
        giving.about = {
            {base::Subject::of(family_), ledger::Part::subject},
            {base::Subject::of(author("social_worker N").practitioner), ledger::Part::subject}};
        EXPECT_EQ(told(file(giving, "allocation", {{"part", "lead"}})), "filed") << day;
    }
}

/// Law 1: asking why is good practice, also where it asks for less, and is never held back.
TEST_P(AnyFile, TakesAQuestionFromWhoeverManages)
{
    const Told asking[] = {
        {"why is this child protection?", "note", {{"text", "An invented question."}}},
        {"the same in supervision", "supervision", {{"discussed", "An invented question."}}},
        {"a challenge of the level", "challenge", {{"what", "Invented."}, {"matter", "level"}}},
        {"a lower level, proposed", "threshold", {{"level", "universal"}, {"reasons", "R."}}},
    };
    at("2026-03-09", 10);
    for (const Told& question : asking)
        EXPECT_EQ(told(file("team_manager", question.type, question.said)), "filed")
            << question.words;
}

/// What the file and the rules refuse of a record, each as "kind place" or the guardrail; nothing
/// is written, because the record after it cannot be.
class Tried : public AnyFile {
protected:
    std::set<std::string> refusals(const records::RecordType& type, const json::object& said)
    {
        Doing trying = doing(author_of(type));
        if (type.concerns == records::Concerns::one_person
            || type.concerns == records::Concerns::two_persons)
            trying.about = {{base::Subject::of(child_), ledger::Part::subject}};
        if (type.concerns == records::Concerns::two_persons)
            trying.about.push_back({base::Subject::of(mother_), ledger::Part::mentioned});
        const auto read = records::read_input(type, said, {"", {}, base::When::day(today_)});
        Doing never = doing("social_worker");
        never.links.clear();
        const auto* answer = records::record_type("answer");
        const auto unanswered = records::read_input(
            *answer, {{"guardrail", "G01"}, {"reasons", "R."}}, {"", {}, base::When::day(today_)});
        const Together records[] = {{trying, &type, read.value(), std::nullopt},
                                    {never, answer, unanswered.value(), std::nullopt}};
        const auto filed = file_batch(*house_, records);
        std::set<std::string> told;
        if (filed) ADD_FAILURE() << "What answers nothing was filed.";
        else
            for (const base::Problem& problem : filed.error().each.front())
                told.insert(std::string{base::word_of(problem.kind)} + " " + problem.place);
        return told;
    }

    /// Somebody whose role may file it.
    static std::string_view author_of(const records::RecordType& type)
    {
        const auto act = access::act_of_record(type.key);
        for (const std::string_view role : {"out_of_hours", "social_worker", "team_manager"})
            if (access::may(role, *act)) return role;
        return "head_of_service";
    }
};

/// What says nothing by itself: it is given to somebody, answers something, or comes with bytes.
bool says_nothing_alone(const records::RecordType& type)
{
    for (const char* key : {"allocation", "answer", "decision", "document", "signature"})
        if (type.key == key) return true;
    return false;
}

/// Work that we choose to begin or to end, and what law or census forbid of it on a file of this
/// kind. Everything else is filed on it, whatever it says.
std::string_view chosen_and_forbidden(std::string_view kind)
{
    if (kind == "new" || kind == "closed")
        return "familyHelpPlan: refused basis; assessment: refused about; "
               "childInNeedPlan: refused about; closingProposal: refused about; ";
    if (kind == "dead") return "familyHelpPlan: refused starts; childInNeedPlan: refused starts; ";
    if (kind == "turned_away" || kind == "everything_begun")
        return "familyHelpPlan: refused basis; assessment: refused about; "
               "childInNeedPlan: refused about; ";
    return "";
}

TEST_P(Tried, RefusesOnlyWhatSomebodyChoosesNext)
{
    at("2027-12-26", 2);
    const std::uint64_t before = size();
    std::string words;
    for (const records::RecordType* type : records::types_of_files()) {
        if (!access::act_of_record(type->key) || says_nothing_alone(*type)) continue;
        std::set<std::string> refused;
        for (const json::object& said : records::plain_records(*type, "2027-12-26"))
            refused.merge(refusals(*type, said));
        for (const std::string& why : refused) words += std::string{type->key} + ": " + why + "; ";
    }
    EXPECT_EQ(words, chosen_and_forbidden(GetParam()));
    EXPECT_EQ(size(), before);
}

constexpr const char* kinds[] = {
    "new", "open", "closed", "restricted", "dead", "turned_away", "everything_begun", "over_18"};
const auto by_kind = [](const auto& kind) { return std::string{kind.param}; };
INSTANTIATE_TEST_SUITE_P(Laws, AnyFile, testing::ValuesIn(kinds), by_kind);
INSTANTIATE_TEST_SUITE_P(Laws, Tried, testing::ValuesIn(kinds), by_kind);

}  // namespace
}  // namespace holdfast::casework
