// Test only: builds the scene of one invented family, entry by entry, as its story is told.
#pragma once
#include "base/seeded_entropy.h"
#include "guardrails/gate.h"
#include "guardrails/gates.h"
#include "records/read.h"
#include "records/record_types.h"

#include <map>
#include <string>
#include <vector>

namespace holdfast::guardrails {

/// What an entry of a story is to an earlier one, by its number.
using StoryLinks = std::vector<std::pair<ledger::LinkKind, int>>;

/// The story of one family with one child. Entries go by their numbers, from 1 in the order told;
/// dates lean on them by these ("14 days after entry:1"). An author is a role, with a letter behind
/// it for a second person in that role ("team_manager B"). "yes", "no" and "" stand for what a
/// worker ticked or left out. What cannot be told ends the test program.
class SceneBuilder {
public:
    SceneBuilder()
        : entropy_(11), family_(base::FamilyId::random(entropy_)),
          child_(base::PersonId::random(entropy_))
    {}

    /// Any record, its fields by their keys.
    int tell(std::string_view type_key, std::string_view happened, std::string_view by,
             const base::json::object& said, const StoryLinks& links = {})
    {
        const records::RecordType* type = records::record_type(type_key);
        const auto written = records::read_input(
            *type, said, {"", by_number(), base::When::parse(happened, by_number()).value()});
        ledger::Entry entry;
        entry.id = base::EntryId::random(entropy_);
        entry.kind = type->number;
        entry.happened = written.value().happened;
        entry.by = author(by);
        entry.about = {{base::Subject::of(family_), ledger::Part::subject},
                       {base::Subject::of(child_), ledger::Part::subject}};
        for (const auto& [kind, number] : links) entry.links.push_back({kind, id(number)});
        entry.body = written.value().body;
        const auto index = entries_.size();
        const base::Instant recorded{std::chrono::seconds{1'772'000'000 + 60 * index}};
        entries_.push_back({index, recorded, std::move(entry), std::nullopt});
        return static_cast<int>(entries_.size());
    }

    int referral(std::string_view happened, std::string_view child_protection,
                 const StoryLinks& links = {})
    {
        return tell(
            "referral",
            happened,
            "screener",
            {{"concern", "An invented worry."}, {"childProtection", flag(child_protection)}},
            links);
    }
    /// A referral that was decided on and whose maker was told: nothing of it is owed.
    int answered_referral(std::string_view happened, std::string_view child_protection)
    {
        const int received = referral(happened, child_protection);
        const std::string same_day = "0 days after entry:" + std::to_string(received);
        decision(received, same_day, "referral", "assess");
        tell("letter",
             same_day,
             "social_worker",
             {{"purpose", "outcome"}},
             {{ledger::LinkKind::answers, received}});
        return received;
    }
    /// A proposal by the social worker to close with a visit, which says why that is safe; `more`
    /// adds fields or replaces them.
    int closing(std::string_view happened, const base::json::object& more = {},
                const StoryLinks& links = {})
    {
        base::json::object said{{"means", "visit"}, {"whySafe", "An invented reason."}};
        for (const auto& field : more) said[field.key()] = field.value();
        return tell("closingProposal", happened, "social_worker", said, links);
    }
    int signature(int under, std::string_view by, std::string_view stance,
                  const base::json::object& more = {})
    {
        base::json::object said{{"stance", stance}};
        for (const auto& field : more) said[field.key()] = field.value();
        return tell("signature",
                    "0 days after entry:" + std::to_string(under),
                    by,
                    said,
                    {{ledger::LinkKind::answers, under}});
    }
    int decision(int of, std::string_view happened, std::string_view question,
                 std::string_view outcome)
    {
        return tell("decision",
                    happened,
                    "team_manager",
                    {{"question", question}, {"outcome", outcome}, {"reasons", "A reason."}},
                    {{ledger::LinkKind::answers, of}});
    }
    int analysis(int of, std::string_view by)
    {
        return tell("answer",
                    "0 days after entry:" + std::to_string(of),
                    by,
                    {{"guardrail", "G03"}, {"reasons", "One invented analysis of them all."}},
                    {{ledger::LinkKind::answers, of}});
    }

    [[nodiscard]] static base::json::value flag(std::string_view ticked)
    {
        if (ticked.empty()) return nullptr;
        return ticked == "yes";
    }

    [[nodiscard]] base::EntryId id(int number) const
    {
        return entries_.at(static_cast<std::size_t>(number) - 1).entry->id;
    }
    [[nodiscard]] base::PersonId child() const { return child_; }
    /// Makes an entry about these, and the family, in place of the child.
    int now_about(int number, std::vector<ledger::About> about)
    {
        about.push_back({base::Subject::of(family_), ledger::Part::subject});
        entries_.at(static_cast<std::size_t>(number) - 1).entry->about = std::move(about);
        return number;
    }
    /// Adds the practitioner who wrote an entry to its subjects, as the owner of a plan.
    int owned(int number)
    {
        ledger::Entry& entry = *entries_.at(static_cast<std::size_t>(number) - 1).entry;
        entry.about.push_back({base::Subject::of(entry.by.practitioner), ledger::Part::subject});
        return number;
    }
    /// The agency of whoever writes in this role.
    base::Subject agency_of(std::string_view by) { return base::Subject::of(author(by).agency); }
    /// The person of that name; the same each time.
    base::PersonId person(const std::string& name)
    {
        if (name == "the child") return child_;
        return people_.try_emplace(name, base::PersonId::random(entropy_)).first->second;
    }
    /// Names somebody in an entry that is told already, beside those whom it is about.
    /// As an older version may have filed it, which did not ask for all that is asked now.
    void leave_out_field(int number, std::size_t place)
    {
        auto& items = entry(number).body.items;
        if (place < items.size()) items.erase(items.begin() + static_cast<std::ptrdiff_t>(place));
    }
    void name(int number, const base::Subject& whom, ledger::Part part = ledger::Part::subject)
    {
        entry(number).about.push_back({whom, part});
    }
    void name(int number, const std::string& whom, ledger::Part part = ledger::Part::subject)
    {
        name(number, base::Subject::of(person(whom)), part);
    }
    /// Takes the child out of those whom an entry is about.
    void leave_child_out_of(int number)
    {
        std::erase_if(entry(number).about, [&](const ledger::About& about) {
            return about.subject == base::Subject::of(child_);
        });
    }
    /// Places the child, or somebody of that name, in the family.
    int member(const std::string& name, std::string_view part)
    {
        const int placed = tell("familyMember", "2000-01-01", "social_worker", {{"part", part}});
        if (name == "the child") return placed;
        leave_child_out_of(placed);
        this->name(placed, name);
        return placed;
    }
    /// An entry about one person of the family, and not about the child.
    int tell_of(const std::string& name, std::string_view type_key, std::string_view happened,
                const base::json::object& said)
    {
        const int told = tell(type_key, happened, "social_worker", said);
        leave_child_out_of(told);
        this->name(told, name);
        return told;
    }
    /// Gives the family to the practitioner of that name.
    int allocation(const std::string& name, std::string_view since,
                   const base::json::object& more = {})
    {
        base::json::object said{{"part", "lead"}};
        for (const auto& field : more) said[field.key()] = field.value();
        const int told = tell("allocation", since, "team_manager", said);
        this->name(told, base::Subject::of(author("social_worker " + name).practitioner));
        return told;
    }
    /// Forgets an entry, as a removal by order does: it stays, without words.
    void remove(int number) { entries_.at(static_cast<std::size_t>(number) - 1).entry.reset(); }
    [[nodiscard]] casefile::FamilyScene scene() const
    {
        return casefile::fold_family(family_, entries_).value();
    }

protected:
    ledger::Entry& entry(int number)
    {
        return *entries_.at(static_cast<std::size_t>(number) - 1).entry;
    }
    base::When::EntryByName by_number() const
    {
        return [this](std::string_view name) { return id(std::stoi(std::string{name})); };
    }
    ledger::Author author(std::string_view by)
    {
        const auto known = authors_.find(std::string{by});
        if (known != authors_.end()) return known->second;
        ledger::Author author{base::PractitionerId::random(entropy_),
                              std::string{by.substr(0, by.find(' '))},
                              base::AgencyId::random(entropy_)};
        authors_.emplace(by, author);
        return author;
    }

    base::SeededEntropy entropy_;
    base::FamilyId family_;
    base::PersonId child_;
    std::map<std::string, ledger::Author> authors_;
    std::map<std::string, base::PersonId> people_;
    std::vector<ledger::Kept> entries_;
};

/// What a rule is asked in a test: today, by which policy, and at the gate before which proposal.
struct Question {
    std::string_view guardrail;
    std::string_view today;
    int proposal = 0;  // 0: nobody is at the gate; the sweep asks.
    records::PolicyBook policy = records::PolicyBook::shipped();
};

/// Everything that one rule answers.
inline std::vector<Verdict> ask(const SceneBuilder& story, const Question& question)
{
    const casefile::FamilyScene scene = story.scene();
    std::optional<records::Proposal> proposal;
    if (question.proposal != 0) {
        const base::EntryId id = story.id(question.proposal);
        const auto gate = gate_asked_by(*scene.facts.find_any(id), scene);
        proposal = records::Proposal{gate.value_or(records::Gate::no_further_action), id};
    }
    return find_rule(question.guardrail)
        ->check({scene,
                 proposal ? &*proposal : nullptr,
                 question.policy,
                 base::WorkingDays::england(),
                 base::Date::parse(question.today).value()});
}

/// The one verdict on an entry of the story; nullopt when the rule says nothing of it.
inline std::optional<Verdict> verdict_on(const SceneBuilder& story, int anchor,
                                         const Question& question)
{
    for (const Verdict& verdict : ask(story, question))
        if (verdict.anchor == story.id(anchor)) return verdict;
    return std::nullopt;
}

/// The same in a word: "met", "pending", "breached", "cannot tell", or "silent".
inline std::string word_on(const SceneBuilder& story, int anchor, const Question& question)
{
    const auto verdict = verdict_on(story, anchor, question);
    return verdict ? std::string{word_of(verdict->standing)} : "silent";
}

/// The shipped policy with one value more.
inline records::PolicyBook policy_with(std::string_view key, int value, std::string_view from)
{
    records::PolicyBook book = records::PolicyBook::shipped();
    book.add({std::string{key}, value, "days", base::Date::parse(from).value(), "owner", "a test"});
    return book;
}

/// The shipped policy without one value.
inline records::PolicyBook policy_without(std::string_view key)
{
    records::PolicyBook book;
    for (records::PolicyTerm& term : records::PolicyBook::shipped_terms())
        if (term.key != key) book.add(std::move(term));
    return book;
}

}  // namespace holdfast::guardrails
