#include "desk/written_pages.h"

#include "records/record_types.h"
#include "records/types/challenge.h"
#include "records/types/challenge_answer.h"
#include "records/types/contact.h"
#include "records/types/decision.h"
#include "records/types/decision_proposal.h"
#include "records/types/letter.h"
#include "records/types/note.h"
#include "records/types/pressure_report.h"
#include "records/types/referral.h"
#include "records/types/threshold.h"

#include <algorithm>
#include <array>
#include <vector>

namespace holdfast::desk {

namespace {

constexpr std::array<std::string_view, 4> note_fields = {
    "happenedOn", "topic", "text", "restricted"};
constexpr std::array<std::string_view, 6> contact_fields = {
    "received", "source", "route", "concern", "kinds", "restricted"};
constexpr std::array<std::string_view, 6> referral_fields = {
    "received", "source", "concern", "kinds", "childProtection", "restricted"};
constexpr std::array<std::string_view, 7> letter_fields = {"sent",
                                                           "purpose",
                                                           "text",
                                                           "namesDomesticAbuse",
                                                           "safeContactChecked",
                                                           "fitsSafetyPlan",
                                                           "restricted"};
constexpr std::array<std::string_view, 4> decision_fields = {
    "outcome", "reasons", "known", "options"};
constexpr std::array<std::string_view, 7> decision_proposal_fields = {
    "outcome", "reasons", "known", "options", "changedFacts", "outsideReasons", "restricted"};
// That a child is in danger now is pressed above the form, and waits for none of its questions.
constexpr std::array<std::string_view, 12> asked_of_challenge = {"what",
                                                                 "asked",
                                                                 "notKnown",
                                                                 "meanwhile",
                                                                 "matter",
                                                                 "riskStated",
                                                                 "agencySays",
                                                                 "jointReview",
                                                                 "raised",
                                                                 "stage",
                                                                 "answerDue",
                                                                 "restricted"};
constexpr std::array<std::string_view, 14> asked_of_answer = {"outcome",
                                                              "reasons",
                                                              "changes",
                                                              "answered",
                                                              "explored",
                                                              "exploredWhat",
                                                              "thirdPerson",
                                                              "settled",
                                                              "stillDisagrees",
                                                              "nextStage",
                                                              "nextDue",
                                                              "reviewRefused",
                                                              "challengerTold",
                                                              "restricted"};
constexpr std::array<std::string_view, 5> asked_of_pressure = {
    "reasons", "grounds", "what", "childAtRisk", "reported"};
constexpr std::array<std::string_view, 15> asked_of_level = {"decided",
                                                             "level",
                                                             "reasons",
                                                             "grounds",
                                                             "changedFacts",
                                                             "misjudged",
                                                             "planEffect",
                                                             "difference",
                                                             "document",
                                                             "criterion",
                                                             "concernLevel",
                                                             "concernReason",
                                                             "outsideReasons",
                                                             "testedAgainBy",
                                                             "restricted"};
constexpr std::array<std::string_view, 5> front_door_outcomes = {
    "accepted", "assess", "early_help", "advice", "no_further_action"};
/// What helps is decided at once; only the end without action is asked for.
constexpr std::array<std::string_view, 2> proposed_outcomes = {"advice", "no_further_action"};

using access::Act;

/// A level that waits for a decision can be written again.
Written level_page()
{
    Written page{&records::Threshold::declaration,
                 "Judge the level of help",
                 "File the level",
                 Act::judge_level,
                 asked_of_level,
                 "decided"};
    page.again = true;
    return page;
}

/// What is written most is worded by hand, and asks in the order in which it is told.
std::vector<Written> worded_pages()
{
    using namespace records;
    return {
        {&Note::declaration,
         "Write a note",
         "File the note",
         Act::write_note,
         note_fields,
         "happenedOn"},
        {&Contact::declaration,
         "Write down a contact",
         "File the contact",
         Act::receive_contact,
         contact_fields,
         "received"},
        {&Referral::declaration,
         "Accept a referral",
         "Accept the referral",
         Act::accept_referral,
         referral_fields,
         "received"},
        {&Letter::declaration,
         "Record a letter",
         "File the letter",
         Act::send_letter,
         letter_fields,
         "sent"},
        {&Decision::declaration,
         "Decide what becomes of it",
         "File the decision",
         Act::decide,
         decision_fields,
         "",
         AskAbout::children,
         front_door_outcomes},
        {&DecisionProposal::declaration,
         "Ask a second reader",
         "File the proposal",
         Act::propose_decision,
         decision_proposal_fields,
         "",
         AskAbout::children,
         proposed_outcomes},
        level_page(),
        {&Challenge::declaration,
         "Challenge a decision",
         "File the challenge",
         Act::challenge,
         asked_of_challenge,
         "raised"},
        {&ChallengeAnswer::declaration,
         "Answer a challenge",
         "File the answer",
         Act::challenge,
         asked_of_answer,
         "answered"},
        // Who reads it is not the writer's to say.
        {&PressureReport::declaration,
         "I was pressed to decide",
         "Send it to the principal social worker",
         Act::challenge,
         asked_of_pressure,
         "reported"},
    };
}

/// Those that are written elsewhere, or under something that only another page shows.
bool has_a_page_elsewhere(const records::RecordType& type)
{
    constexpr std::string_view elsewhere[] = {
        "closingProposal", "signature", "answer", "allocation", "samePerson", "document"};
    return std::find(std::begin(elsewhere), std::end(elsewhere), type.key) != std::end(elsewhere);
}

/// Every key of a type, kept for as long as the program runs.
std::span<const std::string_view> keys_of(const records::RecordType& type)
{
    static std::vector<std::vector<std::string_view>> kept;
    std::vector<std::string_view>& keys = kept.emplace_back();
    for (const records::Field& field : type.fields) keys.push_back(field.key);
    return keys;
}

Written page_of(const records::RecordType& type, Act act)
{
    const records::Field* happened = type.happened_field();
    // What began some time ago did not begin today: a day that nobody typed would be untrue.
    if (happened != nullptr && happened->key == "since") happened = nullptr;
    return {&type,
            std::string{type.name},
            "File it",
            act,
            keys_of(type),
            happened != nullptr ? happened->key : std::string_view{},
            AskAbout::everybody,
            {},
            true};
}

std::vector<Written> all_pages()
{
    std::vector<Written> pages = worded_pages();
    const std::size_t worded = pages.size();
    for (const records::RecordType* type : records::types_of_files()) {
        const auto act = access::act_of_record(type->key);
        const bool has_one = std::any_of(pages.begin(),
                                         pages.begin() + static_cast<std::ptrdiff_t>(worded),
                                         [&](const auto& page) { return page.type == type; });
        if (act && !has_one && !has_a_page_elsewhere(*type)) pages.push_back(page_of(*type, *act));
    }
    return pages;
}

}  // namespace

std::span<const Written> written_pages()
{
    static const std::vector<Written> pages = all_pages();
    return pages;
}

const Written* written_page(std::string_view key)
{
    for (const Written& page : written_pages())
        if (page.type->key == key) return &page;
    return nullptr;
}

}  // namespace holdfast::desk
