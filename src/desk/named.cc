#include "desk/named.h"

#include "desk/practitioner_choice.h"

#include <array>
#include <vector>

namespace holdfast::desk {

using base::SubjectKind;
using casework::OpenFamily;
using ledger::Part;

namespace {

/// "": a family or the authority, of which the page tells anyway.
std::string name_of(const OpenFamily& open, const base::Subject& subject)
{
    switch (subject.kind) {
    case SubjectKind::person: {
        const std::string name = open.scene->name_of(base::PersonId{subject.id});
        return name.empty() ? "somebody whose name is not recorded" : name;
    }
    case SubjectKind::practitioner: {
        const auto known = open.authors.find(base::PractitionerId{subject.id});
        return known == open.authors.end() ? "" : practitioner_words(known->second);
    }
    case SubjectKind::agency: {
        const auto known = open.agencies.find(base::AgencyId{subject.id});
        const bool is_named = known != open.agencies.end() && !known->second.empty();
        return is_named ? known->second : "an agency that is not in the register";
    }
    case SubjectKind::family:
    case SubjectKind::authority: return "";
    }
    return "";
}

std::string joined(const std::vector<std::string>& names)
{
    std::string words;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) words += i + 1 == names.size() ? " and " : ", ";
        words += names[i];
    }
    return words;
}

/// How each part is told, in the order in which one asks.
constexpr std::array<std::pair<Part, std::string_view>, 6> parts = {{{Part::subject, "About"},
                                                                     {Part::source, "Told by"},
                                                                     {Part::witness, "Seen by"},
                                                                     {Part::present, "There:"},
                                                                     {Part::mentioned, "Named:"},
                                                                     {Part::recipient, "To"}}};

}  // namespace

std::string named_words(const OpenFamily& open, const casefile::AnyFact& fact)
{
    std::string words;
    for (const auto& [part, told] : parts) {
        std::vector<std::string> names;
        for (const ledger::About& about : fact.about) {
            if (about.part != part) continue;
            std::string name = name_of(open, about.subject);
            if (!name.empty()) names.push_back(std::move(name));
        }
        if (names.empty()) continue;
        words += (words.empty() ? "" : " ") + std::string{told} + " " + joined(names) + ".";
    }
    return words;
}

}  // namespace holdfast::desk
