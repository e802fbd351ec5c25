#include "exchange/writing.h"

#include "casework/batch.h"
#include "casework/danger.h"
#include "exchange/filing.h"
#include "exchange/said.h"
#include "records/types/contact.h"
#include "records/types/person.h"

namespace holdfast::exchange {

using base::FamilyId;
using base::Problem;
using base::Problems;
using base::Subject;
using casework::Doing;
namespace json = base::json;

namespace {

web::Response answer_filed(const ledger::Filed& filed, const FamilyId& family,
                           std::span<const ledger::About> about)
{
    json::object body = show_filed(filed, family);
    body["persons"] = show_persons_of(about);
    if (filed.entries.empty()) return web::json_answer(body, 201);
    return answer_created(body, family, filed.entries.back());
}

Refused refused_to_file(const Call& call, const Doing& doing, const FamilyId& family,
                        const records::RecordType& type, const Problems& problems)
{
    NotFiled told;
    tell(call, family, {doing, type, ""}, problems, told);
    return refused_by(told);
}

/// Files about a family that is known here, and answers.
Or<web::Response> file_about(const Call& call, const FamilyId& family, Doing doing,
                             const records::RecordType& type, const records::Written& written)
{
    doing.about.insert(doing.about.begin(), {Subject::of(family), ledger::Part::subject});
    const auto filed = casework::file(call.house(), doing, type, written);
    if (!filed) return std::unexpected(refused_to_file(call, doing, family, type, filed.error()));
    return answer_filed(*filed, family, doing.about);
}

/// When the request came before, its ids were made then: what was filed tells them.
Or<web::Response> answer_first_contact(const Call& call, const ledger::Filed& filed)
{
    const auto snapshot = call.house().ledger.read();
    if (!snapshot) return std::unexpected(refused_by(snapshot.error()));
    for (const base::EntryId& id : filed.entries) {
        const auto kept = snapshot->find(id);
        if (!kept) return std::unexpected(refused_by(kept.error()));
        if (!*kept || !(*kept)->entry
            || (*kept)->entry->kind != records::Contact::declaration.number)
            continue;
        const std::vector<ledger::About>& about = (*kept)->entry->about;
        for (const ledger::About& each : about)
            if (const auto family = each.subject.family())
                return answer_filed(filed, *family, about);
    }
    return std::unexpected(refused_as(Refusal::conflict,
                                      Problem::Kind::conflict,
                                      "/headers/Idempotency-Key",
                                      "What this request recorded was removed by order since."));
}

Or<web::Response> file_first_contact(const Call& call, const SaidContact& said)
{
    base::Entropy& entropy = call.house().ledger.entropy();
    casework::NewFamily family{FamilyId::random(entropy), {}};
    for (const records::Person& child : said.children)
        family.children.emplace_back(base::PersonId::random(entropy), child);
    const Doing doing = doing_of(call);
    const auto filed = casework::receive_first_contact(call.house(), doing, said.contact, family);
    if (!filed)
        return std::unexpected(refused_to_file(
            call, doing, family.family, records::Contact::declaration, filed.error()));
    return answer_first_contact(call, *filed);
}

}  // namespace

Or<web::Response> file_record(const Call& call)
{
    const auto family = call.family();
    if (!family) return std::unexpected(family.error());
    const auto known = check_known(call, *family);
    if (!known) return std::unexpected(known.error());
    auto said = read_said_record(call.body);
    if (!said) return std::unexpected(said.error());
    if (!said->seen.empty() && !ledger::size_of_token(said->seen, call.house().ledger.keys()))
        return std::unexpected(refused_by(
            Problem{Problem::Kind::invalid,
                    "/seen",
                    "Send here what the header X-Seen said when the family's file was read."}));
    Doing doing = doing_of(call);
    doing.about = std::move(said->about);
    doing.links = std::move(said->links);
    doing.seen = std::move(said->seen);
    return file_about(call, *family, std::move(doing), *said->type, said->written);
}

Or<web::Response> file_contact(const Call& call)
{
    auto said = read_said_contact(call.body);
    if (!said) return std::unexpected(said.error());
    if (!said->family) return file_first_contact(call, *said);
    const auto known = check_known(call, *said->family);
    if (!known) return std::unexpected(known.error());
    Doing doing = doing_of(call);
    doing.about = std::move(said->about);
    return file_about(call,
                      *said->family,
                      std::move(doing),
                      records::Contact::declaration,
                      records::written(said->contact));
}

namespace {

/// What of these stands at a place of the body that is no text of X-Seen.
Problems check_all_seen(const Call& call, const std::vector<SaidRecord>& said)
{
    Problems wrong;
    for (std::size_t i = 0; i < said.size(); ++i)
        for (Problem& problem : check_seen(call, said[i].seen)) {
            problem.place = "/records/" + std::to_string(i) + problem.place;
            wrong.push_back(std::move(problem));
        }
    return wrong;
}

casework::Together together_of(const Call& call, const FamilyId& family, SaidRecord& said)
{
    Doing doing = doing_of(call);
    doing.about = std::move(said.about);
    doing.about.insert(doing.about.begin(), {Subject::of(family), ledger::Part::subject});
    doing.links = std::move(said.links);
    doing.seen = std::move(said.seen);
    return {std::move(doing), said.type, std::move(said.written), said.part_of};
}

Refused refused_batch(const Call& call, const FamilyId& family,
                      std::span<const casework::Together> records,
                      const casework::BatchProblems& problems)
{
    NotFiled told{problems.all, {}};
    for (std::size_t i = 0; i < records.size(); ++i)
        tell(call,
             family,
             {records[i].doing, *records[i].type, "/records/" + std::to_string(i)},
             problems.each[i],
             told);
    return refused_by(told);
}

}  // namespace

Or<web::Response> file_batch(const Call& call)
{
    const auto family = call.family();
    if (!family) return std::unexpected(family.error());
    const auto known = check_known(call, *family);
    if (!known) return std::unexpected(known.error());
    auto said = read_said_batch(call.body);
    if (!said) return std::unexpected(said.error());
    if (const Problems wrong = check_all_seen(call, *said); !wrong.empty())
        return std::unexpected(refused_by(wrong));
    std::vector<casework::Together> records;
    for (SaidRecord& each : *said) records.push_back(together_of(call, *family, each));
    const auto filed = casework::file_batch(call.house(), records);
    if (!filed) return std::unexpected(refused_batch(call, *family, records, filed.error()));
    json::object body = show_filed(*filed, *family);
    std::vector<ledger::About> persons;
    for (const casework::Together& each : records)
        for (const ledger::About& about : each.doing.about)
            if (std::find(persons.begin(), persons.end(), about) == persons.end())
                persons.push_back(about);
    body["persons"] = show_persons_of(persons);
    return answer_created(body, *family, filed->entries.front());
}

Or<web::Response> raise_danger(const Call& call)
{
    const auto family = call.family();
    if (!family) return std::unexpected(family.error());
    const auto nothing = read_said_nothing(call.body);
    if (!nothing) return std::unexpected(nothing.error());
    const auto filed = casework::raise_danger(call.house(), doing_of(call), *family);
    if (!filed) {
        Problems problems = filed.error();
        for (Problem& problem : problems)
            if (problem.place == "by") problem.place = "";
        return std::unexpected(refused_by(problems));
    }
    // Whom it is about is not said: the caller need not be one who may read the file.
    return answer_created(show_filed(*filed, *family), *family, filed->entries.front());
}

}  // namespace holdfast::exchange
