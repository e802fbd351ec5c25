#include "exchange/writing.h"

#include "casework/acts.h"
#include "casework/scenes.h"
#include "exchange/said.h"
#include "exchange/shown.h"
#include "guardrails/guardrail.h"
#include "records/types/contact.h"
#include "records/types/person.h"

#include <algorithm>

namespace holdfast::exchange {

using base::FamilyId;
using base::Problem;
using base::Problems;
using base::Subject;
using casework::Doing;
namespace json = base::json;

namespace {

/// To file into a family that is not there would found it under an id of the sender's, and would
/// tell a partner which families are there.
Or<base::Done> check_known(const Call& call, const FamilyId& family)
{
    const auto snapshot = call.house().ledger.read();
    if (!snapshot) return std::unexpected(refused_by(snapshot.error()));
    const auto scene = casework::family_scene(*snapshot, family, snapshot->size());
    if (!scene) return std::unexpected(refused_by(scene.error()));
    const access::Standing standing{
        call.caller.viewer,
        access::relation_of(call.caller.viewer, *scene, call.house().today()),
        call.caller.purpose};
    const bool may_know = standing.may(access::Class::existence, access::Action::find).permitted;
    if (scene->members.empty() || !may_know) return std::unexpected(no_such_family());
    return base::Done{};
}

Doing doing_of(const Call& call)
{
    Doing doing{call.caller.viewer.as_author(), {}, {}, "", call.idempotency, nullptr, ""};
    doing.viewer = &call.caller.viewer;
    doing.purpose = call.caller.purpose;
    return doing;
}

/// Where in the body a problem of casework stands.
std::string pointer_of(const Problem& problem, const records::RecordType& type, bool has_links)
{
    const std::string& place = problem.place;
    // A letter has a purpose too, but what it lacks was told before it came to casework.
    if (place == "purpose") return "/headers/X-Purpose";
    if (place == "about" || place == "links" || place == "seen") return "/" + place;
    if (type.find(place) != nullptr) return "/record/" + place;
    if (guardrails::find_rule(place) != nullptr) return "/guardrails/" + place;
    // The ledger names the entry: one that it links to, or that its date leans on, is not there.
    if (place.starts_with("entries/")) return has_links ? "/links" : "/record";
    return "";
}

bool is_of_gate(const Problem& problem)
{
    return problem.kind == Problem::Kind::refused
        && guardrails::find_rule(problem.place) != nullptr;
}

/// What stands at the gate of the proposal that `doing` answers, as this caller may see it; empty
/// where it cannot be shown.
std::vector<casework::SeenGateItem> seen_gate(const Call& call, const Doing& doing,
                                              const FamilyId& family)
{
    const auto open = casework::open_family(call.house(), call.asking("api gate"), family);
    if (!open || !open->closing) return {};
    for (const ledger::Link& link : doing.links)
        if (link.kind == ledger::LinkKind::answers
            && open->scene->facts.root_of(link.to) == open->closing->proposal)
            return open->closing->gate.items;
    return {};
}

json::object error_at_gate(const guardrails::Guardrail& guardrail)
{
    return error_of({Problem::Kind::refused,
                     "/guardrails/" + std::string{guardrail.id},
                     std::string{guardrail.asks}});
}

/// A gate's refusal in the words of the gate as the caller sees it. What casework told may rest on
/// what is hidden from the caller, so only the guardrail's own question is taken from it.
void add_gate(const Call& call, const Doing& doing, const FamilyId& family,
              const Problems& problems, json::array& errors)
{
    std::vector<std::string_view> told;
    for (const casework::SeenGateItem& item : seen_gate(call, doing, family)) {
        using guardrails::AtGate;
        if (item.state != AtGate::stops && item.state != AtGate::needs_you) continue;
        json::object error = error_at_gate(*item.finding.guardrail);
        const json::object finding = show_finding(item.finding);
        for (const char* part : {"because", "against", "missing", "restsOnHidden"})
            error[part] = finding.at(part);
        errors.push_back(std::move(error));
        told.push_back(item.finding.guardrail->id);
    }
    for (const Problem& problem : problems) {
        if (std::find(told.begin(), told.end(), problem.place) != told.end()) continue;
        errors.push_back(error_at_gate(*guardrails::find_rule(problem.place)->guardrail));
    }
}

Refused refused_to_file(const Call& call, const Doing& doing, const FamilyId& family,
                        const records::RecordType& type, const Problems& problems)
{
    Problems at_gate;
    Problems others;
    for (Problem problem : problems) {
        if (is_of_gate(problem)) {
            at_gate.push_back(std::move(problem));
            continue;
        }
        problem.place = pointer_of(problem, type, !doing.links.empty());
        others.push_back(std::move(problem));
    }
    if (at_gate.empty()) return refused_by(others);
    Refused refused{Refusal::refused, {}};
    for (const Problem& problem : others) refused.errors.push_back(error_of(problem));
    add_gate(call, doing, family, at_gate, refused.errors);
    return refused;
}

web::Response answer_filed(const ledger::Filed& filed, const FamilyId& family,
                           const std::vector<ledger::About>& about)
{
    json::array entries;
    for (const base::EntryId& entry : filed.entries) entries.emplace_back(entry.text());
    json::array persons;
    for (const ledger::About& each : about)
        if (const auto person = each.subject.person()) persons.emplace_back(person->text());
    json::object body;
    body["family"] = family.text();
    body["persons"] = std::move(persons);
    body["entries"] = std::move(entries);
    body["receipt"] = filed.receipt;
    web::Response response = web::json_answer(body, 201);
    if (!filed.entries.empty())
        response.headers.emplace_back(
            "Location",
            (web::Url::to("/api/v1/families") / family / "records" / filed.entries.back()).text());
    return response;
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

}  // namespace holdfast::exchange
