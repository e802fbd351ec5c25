// Test only: a story of a family of several, each by the name that it is told under.
#pragma once
#include "guardrails/scene_builder.h"

#include <initializer_list>

namespace holdfast::guardrails {

/// The story's one child is Wren, born in 2019, a child of the family. Others join by `joins`. What
/// `tell` and the rest of the builder tell is about Wren; `tell_of` says whom.
class FamilyStory : public SceneBuilder {
public:
    FamilyStory()
    {
        people_.emplace("Wren", child_);
        place("Wren", "child", {{"born", "2019-04-02"}});
    }

    /// Adds a member of the family in this part, a code of codesets/family_parts.csv.
    void joins(std::string_view name, std::string_view part, const base::json::object& details = {})
    {
        people_.emplace(name, base::PersonId::random(entropy_));
        place(name, part, details);
    }

    /// Whom the entry told last is about, beside the family, instead of Wren. "Jay as mentioned"
    /// names another part than subject.
    int about(int number, std::initializer_list<std::string_view> names)
    {
        auto& kept = entries_.at(static_cast<std::size_t>(number) - 1);
        kept.entry->about = {{base::Subject::of(family_), ledger::Part::subject}};
        for (const std::string_view name : names) {
            const auto as = name.find(" as ");
            const std::string_view who = name.substr(0, as);
            auto part = ledger::Part::subject;
            if (name.ends_with(" as mentioned")) part = ledger::Part::mentioned;
            if (name.ends_with(" as present")) part = ledger::Part::present;
            kept.entry->about.push_back({base::Subject::of(people_.at(std::string{who})), part});
        }
        return number;
    }

    /// A social worker's entry of that day.
    int writes(std::string_view type_key, std::string_view happened, const base::json::object& said,
               const StoryLinks& links = {})
    {
        return tell(type_key, happened, "social_worker", said, links);
    }

private:
    void place(std::string_view name, std::string_view part, base::json::object details)
    {
        details["knownAs"] = std::string{name} + " Example";
        about(tell("person", "unknown", "screener", details), {name});
        about(tell("familyMember", "unknown", "screener", {{"part", part}}), {name});
    }

    std::map<std::string, base::PersonId> people_;
};

}  // namespace holdfast::guardrails
