// Test only: the invented family's ledger with practitioners who ask as viewers, allocations, and a
// log of reading.
#pragma once
#include "access/looks_ledger.h"
#include "casework/asking.h"
#include "casework/family_ledger.h"
#include "casework/recent.h"

#include <map>

namespace holdfast::casework {

/// "done" for a value, or the problem as "kind place".
template <class T>
std::string told(const base::Result<T>& answer)
{
    if (answer) return "done";
    EXPECT_TRUE(answer.error().message.ends_with('.')) << answer.error().message;
    return std::string{base::word_of(answer.error().kind)} + " " + answer.error().place;
}

/// A family and one child in it.
struct Household {
    base::FamilyId family;
    base::PersonId child;
};

/// Practitioners go by a word that begins with their role: "social_worker B" is a second one. They
/// are enrolled before they ask.
class ViewerLedger : public FamilyLedger {
protected:
    ViewerLedger()
    {
        house_.emplace(*ledger_, base::WorkingDays::england(), &looks_.log(), &recent_);
    }

    /// Records who a practitioner is, once more where something changed.
    void enrol(std::string_view who, const std::string& team = "", const std::string& name = "")
    {
        const ledger::Author by = author(who);
        json::object said{{"name", name.empty() ? "Name of " + std::string{who} : name},
                          {"role", by.role}};
        if (!team.empty()) said["team"] = team;
        Doing recording = doing("principal_social_worker");
        recording.about = {{base::Subject::of(by.practitioner), ledger::Part::subject}};
        EXPECT_EQ(told(file(recording, "practitioner", said)), "filed");
        viewers_.insert_or_assign(std::string{who}, viewer_of(*house_, by.practitioner).value());
    }
    /// Records that somebody leaves, in the words of the register.
    void leave(std::string_view who, const char* until)
    {
        const ledger::Author by = author(who);
        Doing recording = doing("principal_social_worker");
        recording.about = {{base::Subject::of(by.practitioner), ledger::Part::subject}};
        filed(file(recording,
                   "practitioner",
                   {{"name", "Name of " + std::string{who}}, {"role", by.role}, {"until", until}}));
    }
    /// Gives the family to a practitioner, from today unless it is said otherwise.
    EntryId allocate(std::string_view whom, const json::object& said = {{"part", "lead"}})
    {
        Doing giving = doing("principal_social_worker");
        giving.about = {{base::Subject::of(family_), ledger::Part::subject},
                        {base::Subject::of(author(whom).practitioner), ledger::Part::subject}};
        return filed(file(giving, "allocation", said));
    }
    /// Another family with one child. `turn_to` makes everything after it about that one.
    Household move_in(const char* name)
    {
        const Household here{family_, child_};
        const Household there{base::FamilyId::random(entropy_), base::PersonId::random(entropy_)};
        turn_to(there);
        filed(file("screener", "familyMember", {{"part", "child"}}));
        call(name);
        turn_to(here);
        return there;
    }
    /// Somebody else of the child's family, as this part of it.
    base::PersonId join(const char* name, const char* part)
    {
        const base::PersonId person = base::PersonId::random(entropy_);
        Doing joining = doing("screener");
        joining.about = {{base::Subject::of(family_), ledger::Part::subject},
                         {base::Subject::of(person), ledger::Part::subject}};
        filed(file(joining, "familyMember", {{"part", part}}));
        joining.about.erase(joining.about.begin());
        filed(file(joining, "person", {{"knownAs", name}}));
        return person;
    }
    void turn_to(const Household& household)
    {
        family_ = household.family;
        child_ = household.child;
    }
    /// Records the child's name.
    EntryId call(const char* name, std::vector<ledger::Link> links = {})
    {
        Doing naming = doing("screener", std::move(links));
        naming.about = {{base::Subject::of(child_), ledger::Part::subject}};
        return filed(file(naming, "person", {{"knownAs", name}}));
    }
    EntryId note(const char* text)
    {
        return filed(file("social_worker Z", "note", {{"text", text}}));
    }
    EntryId restricted_note(const char* text)
    {
        return filed(file("social_worker Z", "note", {{"text", text}, {"restricted", true}}));
    }

    [[nodiscard]] const access::Viewer& viewer(std::string_view who) const
    {
        return viewers_.at(std::string{who});
    }
    [[nodiscard]] Asking asking(std::string_view who, std::string purpose = "") const
    {
        return {viewer(who), std::move(purpose), "a test", std::nullopt};
    }
    [[nodiscard]] base::Result<OpenFamily> open_as(std::string_view who,
                                                   std::string purpose = "") const
    {
        return open_family(*house_, asking(who, std::move(purpose)), family_);
    }
    /// As `doing`, and the table of access is asked.
    Doing as(std::string_view who, std::string purpose = "", std::vector<ledger::Link> links = {})
    {
        Doing acting = doing(who, std::move(links));
        acting.viewer = &viewer(who);
        acting.purpose = std::move(purpose);
        return acting;
    }

    Recent recent_{40};  // So few that families come and go.
    access::LooksLedger looks_{[this] { return base::London::start_of(today_); }};
    std::map<std::string, access::Viewer> viewers_;
};

/// Four families: Ash, Birch, Cedar and Dogwood, each by the name of its child.
class FourFamilies : public ViewerLedger {
protected:
    FourFamilies()
    {
        call("Ash Example");
        families_["Ash"] = {family_, child_};
        for (const char* name : {"Birch", "Cedar", "Dogwood"})
            families_[name] = move_in((std::string{name} + " Example").c_str());
    }

    std::map<std::string, Household> families_;
};

}  // namespace holdfast::casework
