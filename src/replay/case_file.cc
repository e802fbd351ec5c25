#include "replay/case_file.h"

#include "casework/acts.h"
#include "records/codesets.gen.h"
#include "records/read.h"
#include "records/record_types.h"
#include "replay/case_reader.h"
#include "replay/expectations.h"

#include <algorithm>
#include <array>

namespace holdfast::replay {

using base::Checked;
using base::EntryId;
using base::Problem;
using base::Problems;
using ledger::LinkKind;
using ledger::Part;
namespace json = base::json;

namespace {

constexpr std::array<std::pair<std::string_view, LinkKind>, 6> link_words = {{
    {"corrects", LinkKind::corrects},
    {"partOf", LinkKind::part_of},
    {"answers", LinkKind::answers},
    {"evidenceFor", LinkKind::evidence_for},
    {"supersedes", LinkKind::supersedes},
    {"restsOn", LinkKind::rests_on},
}};

constexpr std::array<std::pair<std::string_view, Part>, 6> part_words = {{
    {"subject", Part::subject},
    {"witness", Part::witness},
    {"present", Part::present},
    {"mentioned", Part::mentioned},
    {"recipient", Part::recipient},
    {"source", Part::source},
}};

template <class Value, std::size_t N>
std::optional<Value> by_word(const std::array<std::pair<std::string_view, Value>, N>& words,
                             std::string_view word)
{
    for (const auto& [each, value] : words)
        if (each == word) return value;
    return std::nullopt;
}

/// Reads one case file. Labels grow as events are read, so that an event can lean on earlier ones
/// alone; each stands for an id that is good enough for checking.
class CaseFileReader {
public:
    CaseFileReader(base::Entropy& entropy, Problems& problems)
        : entropy_(entropy), problems_(problems)
    {}

    CaseFile read(const json::object& top)
    {
        const ObjectReader file{top, "", problems_};
        file.allow_only({"holdfast",
                         "version",
                         "title",
                         "told",
                         "source",
                         "authority",
                         "agencies",
                         "practitioners",
                         "persons",
                         "families",
                         "events"});
        check_version(file);
        case_.title = file.text("title");
        case_.source = file.optional_text("source");
        case_.authority = file.optional_text("authority");
        if (case_.authority.empty()) case_.authority = "Authority of a case file";
        read_agencies(file);
        read_practitioners(file);
        read_persons(file);
        read_families(file);
        read_events(file);
        return std::move(case_);
    }

private:
    void check_version(const ObjectReader& file)
    {
        const json::value* word = file.members().if_contains("holdfast");
        const json::value* version = file.members().if_contains("version");
        if (word == nullptr || *word != "case")
            file.report(Problem::Kind::invalid, "holdfast", "A case file says \"case\" here.");
        if (version == nullptr || !version->is_int64())
            file.report(Problem::Kind::missing, "version", "A case file says 1 here.");
        else if (version->get_int64() > 1)
            file.report(Problem::Kind::newer_format,
                        "version",
                        "This case file was written for a later version of Holdfast.");
        else if (version->get_int64() != 1)
            file.report(Problem::Kind::invalid, "version", "A case file says 1 here.");
    }

    template <class Take>
    void each_member(const ObjectReader& file, std::string_view key, Take take)
    {
        const json::object* members = file.object(key);
        if (members == nullptr) return;
        for (const auto& member : *members) {
            const std::string place = file.place_of(key) + "/" + std::string{member.key()};
            if (!member.value().is_object()) {
                problems_.push_back(
                    {Problem::Kind::invalid, place, "Give an object here, in braces."});
                continue;
            }
            take(std::string{member.key()},
                 ObjectReader{member.value().get_object(), place, problems_});
        }
    }

    void read_agencies(const ObjectReader& file)
    {
        each_member(file, "agencies", [&](const std::string& key, const ObjectReader& agency) {
            agency.allow_only({"name"});
            (void)agency.text("name");
            agencies_.emplace(key, base::AgencyId::random(entropy_));
        });
    }

    void read_practitioners(const ObjectReader& file)
    {
        case_.practitioners.emplace(reviewer_key,
                                    ledger::Author{base::PractitionerId::random(entropy_),
                                                   "reviewer",
                                                   base::AgencyId::random(entropy_)});
        each_member(file, "practitioners", [&](const std::string& key, const ObjectReader& who) {
            who.allow_only({"role", "agency", "said"});
            ledger::Author author{base::PractitionerId::random(entropy_), who.text("role"), {}};
            if (!author.role.empty() && records::practitioner_roles.find(author.role) == nullptr)
                who.report(Problem::Kind::unknown,
                           "role",
                           "There is no such role; see codesets/practitioner_roles.csv.");
            const std::string agency = who.text("agency");
            const auto found = agencies_.find(agency);
            if (found != agencies_.end()) author.agency = found->second;
            else if (!agency.empty())
                who.report(Problem::Kind::not_found,
                           "agency",
                           "This agency is not among the agencies of the file.");
            case_.practitioners.insert_or_assign(key, std::move(author));
        });
    }

    std::optional<records::Written> check_record(const records::RecordType& type,
                                                 const json::object& input,
                                                 const std::string& place,
                                                 std::optional<base::When> happened)
    {
        auto read = records::read_input(type, input, {place, by_label(), std::move(happened)});
        if (read) return *read;
        problems_.insert(problems_.end(), read.error().begin(), read.error().end());
        return std::nullopt;
    }

    void read_persons(const ObjectReader& file)
    {
        each_member(file, "persons", [&](const std::string& key, const ObjectReader& person) {
            (void)check_record(records::Person::declaration, person.members(), person.place(), {});
            case_.persons.emplace(key,
                                  CasePerson{base::PersonId::random(entropy_), person.members()});
        });
    }

    void read_families(const ObjectReader& file)
    {
        each_member(file, "families", [&](const std::string& key, const ObjectReader& family) {
            CaseFamily read{base::FamilyId::random(entropy_), {}};
            for (const auto& member : family.members()) {
                const std::string place = family.place_of(member.key());
                if (!case_.persons.contains(std::string{member.key()}))
                    problems_.push_back({Problem::Kind::not_found,
                                         place,
                                         "This person is not among the persons of the file."});
                if (!member.value().is_object()) {
                    problems_.push_back(
                        {Problem::Kind::invalid, place, "Give an object here, in braces."});
                    continue;
                }
                const json::object& said = member.value().get_object();
                (void)check_record(
                    records::FamilyMember::declaration, said, place, base::When::unknown());
                read.members.push_back({std::string{member.key()}, said});
            }
            case_.families.emplace(key, std::move(read));
        });
    }

    void read_events(const ObjectReader& file)
    {
        const json::array* events = file.array("events");
        if (events == nullptr || events->empty()) {
            file.report(Problem::Kind::missing, "events", "A case file tells at least one event.");
            return;
        }
        for (std::size_t i = 0; i < events->size(); ++i) {
            const std::string place = "/events/" + std::to_string(i);
            if (!(*events)[i].is_object()) {
                problems_.push_back(
                    {Problem::Kind::invalid, place, "Give an object here, in braces."});
                continue;
            }
            read_event(ObjectReader{(*events)[i].get_object(), place, problems_});
        }
    }

    void read_event(const ObjectReader& event)
    {
        event.allow_only({"n",
                          "title",
                          "said",
                          "happened",
                          "recorded",
                          "by",
                          "family",
                          "about",
                          "records",
                          "expect"});
        CaseEvent read;
        read.n = event.text("n");
        if (std::any_of(case_.events.begin(), case_.events.end(), [&](const CaseEvent& earlier) {
                return earlier.n == read.n;
            }))
            event.report(Problem::Kind::conflict, "n", "Another event has this label already.");
        read.title = event.text("title");
        read.said = event.optional_text("said");
        read.happened = event.text("happened");
        const auto when = read_when(event, read.happened);
        read_recorded(event, read);
        read.family = family_of(event);
        const std::string by = event.optional_text("by");
        const auto about = about_of(event, read.family);
        if (const json::array* records = event.array("records"))
            for (std::size_t i = 0; i < records->size(); ++i)
                read_record(event, (*records)[i], i, {by, about, when}, read);
        case_.events.push_back(std::move(read));
        if (const json::object* expect = event.object("expect"))
            read_expectations({*expect, event.place_of("expect"), problems_}, case_.events);
    }

    std::optional<base::When> read_when(const ObjectReader& event, const std::string& text)
    {
        if (text.empty()) return std::nullopt;
        auto when = base::When::parse(text, by_label());
        if (when) return *when;
        event.report(when.error().kind, "happened", when.error().message);
        // The one problem is told; the records are still checked as if it were dated.
        return base::When::unknown();
    }

    void read_recorded(const ObjectReader& event, CaseEvent& read)
    {
        const std::string text = event.optional_text("recorded");
        if (text.empty()) return;
        if (const auto date = base::Date::parse(text)) {
            read.recorded = base::London::end_of(*date);
            return;
        }
        const auto instant = base::parse_instant(text);
        if (instant) read.recorded = *instant;
        else event.report(Problem::Kind::invalid, "recorded", instant.error().message);
    }

    std::string family_of(const ObjectReader& event)
    {
        const std::string key = event.optional_text("family");
        if (key.empty() && case_.families.size() == 1) return case_.families.begin()->first;
        if (!case_.families.contains(key))
            event.report(
                Problem::Kind::not_found, "family", "Name one of the families of the file.");
        return key;
    }

    std::vector<ledger::About> about_of(const ObjectReader& event, const std::string& family_key)
    {
        std::vector<ledger::About> about;
        const auto family = case_.families.find(family_key);
        if (family != case_.families.end())
            about.push_back({base::Subject::of(family->second.id), Part::subject});
        const json::array* named = event.array("about");
        if (named == nullptr) {
            add_children(family, about);
            return about;
        }
        for (std::size_t i = 0; i < named->size(); ++i)
            read_about(
                event, (*named)[i], event.place_of("about") + "/" + std::to_string(i), about);
        return about;
    }

    /// An event that names nobody is about the family's children.
    void add_children(std::map<std::string, CaseFamily>::const_iterator family,
                      std::vector<ledger::About>& about)
    {
        if (family == case_.families.end()) return;
        for (const CaseMember& member : family->second.members) {
            const json::value* part = member.member.if_contains("part");
            const auto person = case_.persons.find(member.person);
            if (person == case_.persons.end() || part == nullptr) continue;
            if (*part == "child" || *part == "unborn")
                about.push_back({base::Subject::of(person->second.id), Part::subject});
        }
    }

    void read_about(const ObjectReader& event, const json::value& value, const std::string& place,
                    std::vector<ledger::About>& about)
    {
        std::string key;
        Part part = Part::subject;
        if (value.is_string()) {
            key = value.get_string();
        } else if (value.is_object()) {
            const ObjectReader who{value.get_object(), place, event.problems()};
            who.allow_only({"person", "as"});
            key = who.text("person");
            const auto named = by_word(part_words, who.text("as"));
            if (named) part = *named;
            else who.report(Problem::Kind::unknown, "as", "There is no such part in an event.");
        }
        const auto person = case_.persons.find(key);
        if (person == case_.persons.end())
            problems_.push_back(
                {Problem::Kind::not_found, place, "Name one of the persons of the file."});
        else about.push_back({base::Subject::of(person->second.id), part});
    }

    struct OfEvent {
        std::string by;
        std::vector<ledger::About> about;
        std::optional<base::When> when;
    };

    void read_record(const ObjectReader& event, const json::value& value, std::size_t position,
                     const OfEvent& of_event, CaseEvent& read)
    {
        const std::string place = event.place_of("records") + "/" + std::to_string(position);
        if (!value.is_object()) {
            problems_.push_back({Problem::Kind::invalid, place, "Give an object here, in braces."});
            return;
        }
        const ObjectReader outer{value.get_object(), place, problems_};
        CaseRecord record;
        for (const auto& member : outer.members())
            if (const auto* type = records::record_type(std::string_view{member.key()})) {
                if (record.type != nullptr)
                    outer.report(Problem::Kind::invalid,
                                 member.key(),
                                 "Give each record an object of its own in the list.");
                record.type = type;
                record.place = outer.place_of(member.key());
            }
        if (record.type == nullptr) {
            outer.report(Problem::Kind::unknown,
                         "",
                         "This names no kind of record; see `holdfast "
                         "records`.");
            return;
        }
        outer.allow_only({record.type->key, "links", "by", "about"});
        if (const json::object* input = outer.object(record.type->key)) record.input = *input;
        record.by = outer.optional_text("by");
        if (record.by.empty()) record.by = of_event.by;
        record.about =
            outer.array("about") != nullptr ? about_of(outer, read.family) : of_event.about;
        read_links(outer, record);
        const auto written = check_record(*record.type, record.input, record.place, of_event.when);
        check_author(outer, record, written.value_or(records::Written{}));
        // The bare label names the event's first record.
        const EntryId id = EntryId::random(entropy_);
        if (position == 0) labels_.emplace(read.n, id);
        labels_.emplace(read.n + "#" + std::to_string(position + 1), id);
        read.records.push_back(std::move(record));
    }

    void read_links(const ObjectReader& outer, CaseRecord& record)
    {
        const json::object* links = outer.object("links");
        if (links == nullptr) return;
        const ObjectReader reader{*links, outer.place_of("links"), problems_};
        for (const auto& member : *links) {
            const auto kind = by_word(link_words, member.key());
            if (!kind) {
                reader.report(Problem::Kind::unknown, member.key(), "There is no such link.");
                continue;
            }
            const auto add = [&](const json::value& to) {
                if (!to.is_string() || !labels_.contains(std::string{to.get_string()}))
                    reader.report(
                        Problem::Kind::not_found, member.key(), "No earlier event has this label.");
                else record.links.emplace_back(*kind, std::string{to.get_string()});
            };
            if (member.value().is_array())
                for (const json::value& to : member.value().get_array()) add(to);
            else add(member.value());
        }
    }

    void check_author(const ObjectReader& outer, const CaseRecord& record,
                      const records::Written& written)
    {
        const auto author = case_.practitioners.find(record.by);
        if (author == case_.practitioners.end()) {
            outer.report(Problem::Kind::not_found,
                         "by",
                         "Name one of the practitioners of the file, here or for the event.");
            return;
        }
        const auto act = casework::act_of(*record.type, written);
        if (!act)
            outer.report(Problem::Kind::refused,
                         record.type->key,
                         "Nobody files a record of this type by hand.");
        else if (!access::may(author->second.role, *act))
            outer.report(Problem::Kind::refused,
                         "by",
                         "The role of this author may not " + std::string{access::words_for(*act)}
                             + ".");
    }

    base::When::EntryByName by_label()
    {
        return [this](std::string_view label) -> std::optional<EntryId> {
            const auto found = labels_.find(std::string{label});
            if (found == labels_.end()) return std::nullopt;
            return found->second;
        };
    }

    base::Entropy& entropy_;
    Problems& problems_;
    CaseFile case_;
    std::map<std::string, base::AgencyId> agencies_;
    std::map<std::string, EntryId> labels_;
};

}  // namespace

Checked<CaseFile> read_case_file(std::string_view text, base::Entropy& entropy)
{
    const auto value = base::parse_json(text);
    if (!value) return std::unexpected(Problems{value.error()});
    if (!value->is_object())
        return std::unexpected(
            Problems{{Problem::Kind::invalid,
                      "",
                      "A case file is one JSON object; see docs/case-files.md."}});
    Problems problems;
    CaseFile read = CaseFileReader{entropy, problems}.read(value->get_object());
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return read;
}

}  // namespace holdfast::replay
