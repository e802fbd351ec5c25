#include "casework/filing.h"

#include "casework/practitioners.h"
#include "index/lists.h"
#include "records/read.h"
#include "records/record_types.h"
#include "records/types/allocation.h"
#include "records/types/decision.h"
#include "records/types/document.h"
#include "records/types/document_content.h"
#include "records/types/ledger_opened.h"
#include "records/types/policy_value.h"
#include "records/types/threshold_criterion.h"

#include <algorithm>
#include <charconv>

namespace holdfast::casework {

using base::Done;
using base::Problem;
using base::Problems;
using ledger::LinkKind;

namespace {

std::optional<base::FamilyId> family_in(const Doing& doing)
{
    for (const ledger::About& about : doing.about)
        if (const auto family = about.subject.family()) return family;
    return std::nullopt;
}

std::ptrdiff_t count_about(const Doing& doing, ledger::Part part, base::SubjectKind kind)
{
    return std::count_if(doing.about.begin(), doing.about.end(), [&](const ledger::About& about) {
        return about.part == part && about.subject.kind == kind;
    });
}

/// Is it said whom a record of this kind is about?
Problems check_whom(const Doing& doing, records::Concerns concerns)
{
    using base::SubjectKind;
    using records::Concerns;
    const auto persons = count_about(doing, ledger::Part::subject, SubjectKind::person);
    const auto mentioned = count_about(doing, ledger::Part::mentioned, SubjectKind::person);
    const auto authorities = count_about(doing, ledger::Part::subject, SubjectKind::authority);
    const bool needs_family = concerns == Concerns::family || concerns == Concerns::one_of_family;
    const bool needs_one = concerns == Concerns::one_of_family || concerns == Concerns::one_person;
    Problems problems;
    if (needs_family && (!family_in(doing) || persons == 0))
        problems.push_back({Problem::Kind::missing,
                            "about",
                            "Say which family this is about, and which of its members."});
    else if (needs_one && persons != 1)
        problems.push_back({Problem::Kind::missing,
                            "about",
                            "Say which one person this is about. What is true of several is "
                            "written down for each."});
    if (concerns != Concerns::two_persons) return problems;
    if (persons + authorities != 1)
        problems.push_back({Problem::Kind::missing, "about", "Say which one person it is about."});
    if (mentioned != 1)
        problems.push_back(
            {Problem::Kind::missing, "mentioned", "Say which one other person it is about."});
    return problems;
}

Problems find_problems(const Doing& doing, const Filing& filing)
{
    Problems problems;
    if (!access::may(doing.by.role, filing.act))
        problems.push_back({Problem::Kind::refused,
                            "by",
                            "Your role may not " + std::string{access::words_for(filing.act)}
                                + "; ask somebody whose role may."});
    if (doing.about.empty())
        problems.push_back({Problem::Kind::missing, "about", "Say who or what this is about."});
    if (filing.act != access::Act::remove
        && std::any_of(doing.links.begin(), doing.links.end(), [](const ledger::Link& link) {
               return link.kind == LinkKind::removes;
           }))
        problems.push_back({Problem::Kind::refused,
                            "links",
                            "Only an order to remove an entry's words removes them."});
    for (const records::Field& field : filing.type->fields)
        if (field.needed == records::Needed::always && !field.happened
            && filing.written.body.value_of(field.id) == nullptr)
            problems.push_back(
                {Problem::Kind::missing, std::string{field.key}, "This is always needed."});
    const Problems whom = check_whom(doing, filing.type->concerns);
    problems.insert(problems.end(), whom.begin(), whom.end());
    return problems;
}

/// A correction is of the same record type as what it corrects.
Problems check_corrections(const Doing& doing, const ledger::Snapshot& before,
                           const ledger::Entry& entry)
{
    Problems problems;
    for (const ledger::Link& link : doing.links) {
        if (link.kind != LinkKind::corrects) continue;
        const auto found = before.find(link.to);
        if (!found) return {found.error()};
        if (*found && (*found)->entry && (*found)->entry->kind == entry.kind) continue;
        problems.push_back({Problem::Kind::invalid,
                            "links",
                            "A correction is of the same kind as the record that it corrects."});
    }
    return problems;
}

/// Has anything about this subject come since that changes what is decided? A report of pressure
/// changes nothing about the child, and who decides must not learn from a conflict that there is
/// one.
base::Result<bool> has_newer(const ledger::Snapshot& before, const base::Subject& subject,
                             std::uint64_t seen)
{
    bool found = false;
    const auto done =
        before.read_drawn(index::number_of(index::List::about),
                          index::about_key(subject),
                          seen,
                          before.size(),
                          [&](ledger::Kept&& kept) -> base::Result<Done> {
                              found = found || !kept.entry
                                   || access::class_of(*kept.entry) != access::Class::outside_line;
                              return Done{};
                          });
    if (!done) return std::unexpected(done.error());
    return found;
}

/// Conflict is a fact about reading: has anything about these subjects come since?
Problems check_nothing_newer(const Doing& doing, const House& house, const ledger::Snapshot& before)
{
    const auto seen = ledger::size_of_token(doing.seen, house.ledger.keys());
    if (!seen) return {{Problem::Kind::invalid, "seen", seen.error().message}};
    for (const ledger::About& about : doing.about) {
        const auto newer = has_newer(before, about.subject, *seen);
        if (!newer) return {newer.error()};
        if (*newer)
            return {{Problem::Kind::conflict,
                     "seen",
                     "Something has been recorded since you read this file. Read what is new, "
                     "then decide."}};
    }
    return {};
}

/// Does the newest word that its author had read still stand?
Problems check_newest(const Doing& doing, const ledger::Snapshot& before,
                      const ledger::Entry& entry)
{
    if (!doing.newest || doing.about.empty()) return {};
    const auto read = before.index_of(*doing.newest);
    if (!read) return {read.error()};
    bool stands = read->has_value();
    const auto done = before.read_drawn(index::number_of(index::List::about),
                                        index::about_key(doing.about.front().subject),
                                        stands ? **read + 1 : before.size(),
                                        before.size(),
                                        [&](ledger::Kept&& kept) -> base::Result<Done> {
                                            if (kept.entry && kept.entry->kind == entry.kind)
                                                stands = false;
                                            return Done{};
                                        });
    if (!done) return {done.error()};
    if (stands) return {};
    return {{Problem::Kind::conflict,
             "newest",
             "Somebody wrote down something newer since you opened this. Read what is new; what "
             "you typed still stands here. Put right what no longer holds, and send it once "
             "more."}};
}

Problems check_inside(const Step& step, const Filing& filing)
{
    const auto& [house, doing, before, earlier, entry] = step;
    // First of all, so that no other problem tells a stranger anything about the file.
    Problems problems = check_access({house, doing, filing, before, entry});
    if (!problems.empty()) return problems;
    problems = check_corrections(doing, before, entry);
    const Problems overtaken = check_newest(doing, before, entry);
    problems.insert(problems.end(), overtaken.begin(), overtaken.end());
    const Problems unremovable = check_removed(doing, before);
    problems.insert(problems.end(), unremovable.begin(), unremovable.end());
    if (filing.type->nature == records::Nature::decides) {
        const Problems newer = check_nothing_newer(doing, house, before);
        problems.insert(problems.end(), newer.begin(), newer.end());
    }
    const auto family = family_in(doing);
    if (problems.empty()) problems = check_written_again(step, family);
    if (!problems.empty() || !family) return problems;
    if (filing.type->nature == records::Nature::changes_state) problems = check_step(step, *family);
    if (!problems.empty() || filing.check == nullptr) return problems;
    const auto scene = family_scene(before, *family, before.size());
    if (!scene) return {scene.error()};
    return filing.check(Inside{house, doing, before, entry, *scene});
}

/// A correction links to the entry that was first written, also when it corrects a correction: so
/// that the chain holds when the words of one in between are removed by order.
base::Result<Done> link_to_roots(const House& house, std::vector<ledger::Link>& links)
{
    const auto corrects = [](const ledger::Link& link) { return link.kind == LinkKind::corrects; };
    if (std::none_of(links.begin(), links.end(), corrects)) return Done{};
    const auto snapshot = house.ledger.read();
    if (!snapshot) return std::unexpected(snapshot.error());
    for (ledger::Link& link : links) {
        if (!corrects(link)) continue;
        const auto found = snapshot->find(link.to);
        if (!found) return std::unexpected(found.error());
        if (!*found || !(*found)->entry) continue;
        for (const ledger::Link& earlier : (*found)->entry->links)
            if (corrects(earlier)) link.to = earlier.to;
    }
    return Done{};
}

/// The words of a document go with its bytes, by the same order.
base::Result<Done> add_removed_content(const House& house, ledger::Entry& removal)
{
    const auto snapshot = house.ledger.read();
    if (!snapshot) return std::unexpected(snapshot.error());
    const std::vector<ledger::Link> ordered = removal.links;
    for (const ledger::Link& link : ordered) {
        if (link.kind != LinkKind::removes) continue;
        const auto parts = content_ids(*snapshot, link.to);
        if (!parts) return std::unexpected(parts.error());
        for (const base::EntryId& part : *parts) removal.links.push_back({LinkKind::removes, part});
    }
    return Done{};
}

/// Work that is given without a team is that of the practitioner's own: in no team, it would be on
/// no manager's list.
base::Result<Done> add_team(const House& house, ledger::Entry& entry)
{
    auto said = records::read_back<records::Allocation>(entry.happened, entry.body);
    if (!said) return std::unexpected(said.error());
    if (said->team) return Done{};
    const auto snapshot = house.ledger.read();
    if (!snapshot) return std::unexpected(snapshot.error());
    for (const ledger::About& about : entry.about) {
        if (about.subject.kind != base::SubjectKind::practitioner) continue;
        const auto known =
            practitioner(*snapshot, base::PractitionerId{about.subject.id}, snapshot->size());
        if (!known) return std::unexpected(known.error());
        if (*known && !(*known)->team.empty()) said->team = (*known)->team;
    }
    entry.body = records::written(*said).body;
    return Done{};
}

/// Adds to an entry what follows from what is there already.
base::Result<Done> complete(const House& house, const Filing& filing, ledger::Entry& entry)
{
    if (auto done = link_to_roots(house, entry.links); !done) return done;
    if (filing.act == access::Act::remove) return add_removed_content(house, entry);
    if (entry.kind == records::Document::declaration.number) return add_known_content(house, entry);
    if (entry.kind == records::Allocation::declaration.number) return add_team(house, entry);
    return Done{};
}

ledger::Entry content_entry(const House& house, const Doing& doing, const base::EntryId& document,
                            const records::Written& content)
{
    return {base::EntryId::random(house.ledger.entropy()),
            records::DocumentContent::declaration.number,
            content.happened,
            doing.by,
            {},
            {{LinkKind::part_of, document}},
            content.body};
}

/// Whatever somebody of another agency writes, that agency told us.
std::vector<ledger::About> about_with_agency(const Doing& doing)
{
    std::vector<ledger::About> about = doing.about;
    if (doing.viewer == nullptr || !access::is_partner(doing.viewer->role)) return about;
    const ledger::About source{base::Subject::of(doing.viewer->agency), ledger::Part::source};
    if (std::find(about.begin(), about.end(), source) == about.end()) about.push_back(source);
    return about;
}

ledger::Entry entry_of(const House& house, const Doing& doing, const Filing& filing)
{
    return {base::EntryId::random(house.ledger.entropy()),
            filing.type->number,
            filing.written.happened,
            doing.by,
            about_with_agency(doing),
            doing.links,
            filing.written.body};
}

}  // namespace

Checked<Filed> append_all(House& house, std::span<const Part> parts)
{
    auto filed = append_batch(house, parts);
    if (!filed) return std::unexpected(filed.error().flat());
    return std::move(*filed);
}

namespace {

/// Another record of the same batch, a worry for one, may tell of what forbids a closing.
bool is_on_closing(const Part& part)
{
    if (part.filing.type != &records::Decision::declaration) return false;
    const auto said = records::read_back<records::Decision>(part.filing.written.happened,
                                                            part.filing.written.body);
    return !said || (said->question && said->question->code == "close");
}

/// A decision is made on what its author had read, and a gate is asked of what stands there.
Problems check_decides_alone(std::span<const Part> parts, std::size_t at)
{
    using records::Nature;
    if (parts[at].filing.type->nature != Nature::decides) return {};
    if (parts.size() > 1 && is_on_closing(parts[at]))
        return {{Problem::Kind::invalid,
                 "",
                 "A decision on closing stands on everything that is known. File it by itself, "
                 "after the other records."}};
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (i != at && parts[i].filing.type->nature != Nature::notes)
            return {{Problem::Kind::invalid,
                     "",
                     "A decision stands on what was read. File it by itself, or with records that "
                     "change nothing."}};
    return {};
}

/// Places that the ledger gives by the number of the entry go to that entry.
BatchProblems by_entry(const Problems& problems, std::size_t count)
{
    constexpr std::string_view entries = "entries/";
    BatchProblems told{std::vector<Problems>(count), {}};
    for (const Problem& problem : problems) {
        const std::string_view place = problem.place;
        std::size_t at = count;
        if (place.starts_with(entries))
            std::from_chars(place.data() + entries.size(), place.data() + place.size(), at);
        (at < count ? told.each[at] : told.all).push_back(problem);
    }
    return told;
}

bool is_empty(const std::vector<Problems>& each)
{
    return std::all_of(each.begin(), each.end(), [](const Problems& own) { return own.empty(); });
}

}  // namespace

Problems BatchProblems::flat() const
{
    Problems problems = all;
    for (const Problems& own : each) problems.insert(problems.end(), own.begin(), own.end());
    return problems;
}

CheckedBatch append_batch(House& house, std::span<const Part> parts)
{
    BatchProblems told{std::vector<Problems>(parts.size()), {}};
    ledger::Batch batch;
    batch.idempotency = parts.front().doing.idempotency;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const Part& part = parts[i];
        told.each[i] = find_problems(part.doing, part.filing);
        for (Problem& problem : check_decides_alone(parts, i))
            told.each[i].push_back(std::move(problem));
        batch.entries.push_back(entry_of(house, part.doing, part.filing));
        if (part.part_of)
            batch.entries.back().links.push_back(
                {LinkKind::part_of, batch.entries.at(*part.part_of).id});
        if (const auto done = complete(house, part.filing, batch.entries.back()); !done)
            told.each[i].push_back(done.error());
    }
    for (std::size_t i = 0; i < parts.size(); ++i)
        for (const records::Written& content : parts[i].contents)
            batch.entries.push_back(
                content_entry(house, parts[i].doing, batch.entries[i].id, content));
    if (!is_empty(told.each)) return std::unexpected(std::move(told));
    auto filed = house.ledger.append(
        batch, [&](const ledger::Snapshot& before, std::span<const ledger::Entry> entries) {
            for (std::size_t i = 0; i < parts.size(); ++i)
                told.each[i] = check_inside(
                    {house, parts[i].doing, before, entries.first(i), entries[i]}, parts[i].filing);
            return told.flat();
        });
    if (filed) return std::move(*filed);
    if (is_empty(told.each)) return std::unexpected(by_entry(filed.error(), parts.size()));
    return std::unexpected(std::move(told));
}

namespace {

records::PolicyValue value_of(const records::PolicyTerm& term)
{
    records::PolicyValue value;
    value.in_force_from = term.from;
    value.key = term.key;
    value.value = term.value;
    value.unit = term.unit;
    value.owner = term.owner;
    value.source = term.source;
    return value;
}

records::ThresholdCriterion criterion_of(const records::Criterion& criterion)
{
    records::ThresholdCriterion said;
    said.in_force_from = criterion.from;
    said.document = criterion.document;
    said.criterion = criterion.number;
    said.level = {criterion.level};
    said.text = {criterion.text};
    return said;
}

}  // namespace

Checked<Filed> open_ledger(House& house, const records::LedgerOpened& opened)
{
    const auto now = base::When::time(house.ledger.now());
    const ledger::Author system{{}, "system", {}};
    const std::vector<ledger::About> about = {
        {base::Subject::of(house.ledger.keys().authority()), ledger::Part::subject}};
    ledger::Batch batch;
    const auto add = [&](const records::RecordType& type, records::Written written) {
        batch.entries.push_back({base::EntryId::random(house.ledger.entropy()),
                                 type.number,
                                 now,
                                 system,
                                 about,
                                 {},
                                 std::move(written.body)});
    };
    add(records::LedgerOpened::declaration, records::written(opened));
    for (const records::PolicyTerm& term : records::PolicyBook::shipped_terms())
        add(records::PolicyValue::declaration, records::written(value_of(term)));
    for (const records::Criterion& criterion : records::PolicyBook::shipped_criteria())
        add(records::ThresholdCriterion::declaration, records::written(criterion_of(criterion)));
    return house.ledger.append(
        batch, [](const ledger::Snapshot& before, std::span<const ledger::Entry>) -> Problems {
            if (before.size() == 0) return {};
            return {{Problem::Kind::conflict, "", "This ledger has been opened already."}};
        });
}

}  // namespace holdfast::casework
