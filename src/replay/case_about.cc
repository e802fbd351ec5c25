#include "replay/case_about.h"

#include <algorithm>

namespace holdfast::replay {

using base::Problem;
using base::Subject;
using base::SubjectKind;
using ledger::About;
using ledger::Part;
namespace json = base::json;

namespace {

constexpr std::array<Word<Part>, 6> part_words = {{
    {"subject", Part::subject},
    {"witness", Part::witness},
    {"present", Part::present},
    {"mentioned", Part::mentioned},
    {"recipient", Part::recipient},
    {"source", Part::source},
}};

std::optional<Subject> find_person(const CaseReading& reading, const std::string& key)
{
    const auto found = reading.file.persons.find(key);
    if (found == reading.file.persons.end()) return std::nullopt;
    return Subject::of(found->second.id);
}

std::optional<Subject> find_practitioner(const CaseReading& reading, const std::string& key)
{
    const auto found = reading.file.practitioners.find(key);
    if (found == reading.file.practitioners.end()) return std::nullopt;
    return Subject::of(found->second.author.practitioner);
}

std::optional<Subject> find_agency(const CaseReading& reading, const std::string& key)
{
    const auto found = reading.agencies.find(key);
    if (found == reading.agencies.end()) return std::nullopt;
    return Subject::of(found->second);
}

/// A member by which somebody is named, and where the one who is named stands in the file.
struct Naming {
    std::string_view member;
    std::optional<Subject> (*find)(const CaseReading&, const std::string& key);
    std::string_view nobody;  // What is said when there is none of that key.
};

constexpr std::array<Naming, 3> namings = {{
    {"person", find_person, "Name one of the persons of the file."},
    {"practitioner", find_practitioner, "Name one of the practitioners of the file."},
    {"agency", find_agency, "Name one of the agencies of the file."},
}};

/// The member that names somebody; nullptr when there is none, or more than one.
const Naming* naming_of(const ObjectReader& who)
{
    const Naming* found = nullptr;
    for (const Naming& naming : namings) {
        if (!who.members().contains(naming.member)) continue;
        if (found != nullptr) return nullptr;
        found = &naming;
    }
    return found;
}

void add(const Naming& naming, const std::string& key, Part part, const std::string& place,
         const CaseReading& reading, std::vector<About>& about)
{
    if (const auto subject = naming.find(reading, key)) about.push_back({*subject, part});
    else reading.problems.push_back({Problem::Kind::not_found, place, std::string{naming.nobody}});
}

Part part_of(const ObjectReader& who)
{
    const std::string word = who.optional_text("as");
    if (word.empty()) return Part::subject;
    if (const auto part = by_word(part_words, word)) return *part;
    who.report(Problem::Kind::unknown, "as", "There is no such part in an event.");
    return Part::subject;
}

void read_about(const json::value& value, const std::string& place, const CaseReading& reading,
                std::vector<About>& about)
{
    // A string is the short form of the commonest: a person, as the subject.
    if (value.is_string()) {
        const std::string key{value.get_string()};
        add(namings.front(), key, Part::subject, place, reading, about);
        return;
    }
    const Naming* naming = nullptr;
    if (value.is_object()) {
        const ObjectReader who{value.get_object(), place, reading.problems};
        who.allow_only({"person", "practitioner", "agency", "as"});
        const Part part = part_of(who);
        naming = naming_of(who);
        if (naming != nullptr) add(*naming, who.text(naming->member), part, place, reading, about);
    }
    if (naming == nullptr)
        reading.problems.push_back({Problem::Kind::invalid,
                                    place,
                                    "Name one person, one practitioner or one agency here."});
}

/// What names nobody is about the family's children.
void add_children(const CaseFamily& family, const CaseReading& reading, std::vector<About>& about)
{
    for (const CaseMember& member : family.members) {
        const json::value* part = member.member.if_contains("part");
        const auto person = reading.file.persons.find(member.person);
        if (person == reading.file.persons.end() || part == nullptr) continue;
        if (*part == "child" || *part == "unborn")
            about.push_back({Subject::of(person->second.id), Part::subject});
    }
}

}  // namespace

std::vector<About> about_of(const ObjectReader& reader, const std::string& family,
                            const CaseReading& reading)
{
    std::vector<About> about;
    const auto found = reading.file.families.find(family);
    const bool has_family = found != reading.file.families.end();
    if (has_family) about.push_back({Subject::of(found->second.id), Part::subject});
    const json::array* named = reader.array("about");
    if (named == nullptr) {
        if (has_family) add_children(found->second, reading, about);
        return about;
    }
    for (std::size_t i = 0; i < named->size(); ++i)
        read_about((*named)[i], reader.place_of("about") + "/" + std::to_string(i), reading, about);
    return about;
}

std::vector<About> about_of_allocation(std::vector<About> about)
{
    std::erase_if(about, [](const About& each) {
        return each.subject.kind != SubjectKind::family
            && each.subject.kind != SubjectKind::practitioner;
    });
    return about;
}

bool names_one_practitioner(const std::vector<About>& about)
{
    return std::count_if(
               about.begin(),
               about.end(),
               [](const About& each) { return each.subject.kind == SubjectKind::practitioner; })
        == 1;
}

}  // namespace holdfast::replay
