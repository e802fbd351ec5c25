#include "exchange/filing.h"

#include "casework/asking.h"
#include "casework/scenes.h"
#include "exchange/shown.h"
#include "guardrails/guardrail.h"

#include <algorithm>

namespace holdfast::exchange {

using base::FamilyId;
using base::Problem;
using base::Problems;
using casework::Doing;
namespace json = base::json;

Or<base::Done> check_known(const Call& call, const FamilyId& family)
{
    const auto snapshot = call.house().ledger.read();
    if (!snapshot) return std::unexpected(refused_by(snapshot.error()));
    const auto could = casework::could_know(call.caller.viewer, *snapshot, family);
    if (!could) return std::unexpected(refused_by(could.error()));
    if (!*could) return std::unexpected(no_such_family());
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

Problems check_seen(const Call& call, const std::string& seen)
{
    if (seen.empty() || ledger::size_of_token(seen, call.house().ledger.keys())) return {};
    return {{Problem::Kind::invalid,
             "/seen",
             "Send here what the header X-Seen said when the family's file was read."}};
}

Doing doing_of(const Call& call)
{
    Doing doing{call.caller.viewer.as_author(), {}, {}, "", call.idempotency, nullptr, ""};
    doing.viewer = &call.caller.viewer;
    doing.purpose = call.caller.purpose;
    return doing;
}

namespace {

/// Where in the body a problem of casework stands.
std::string pointer_of(const Problem& problem, const Tried& tried)
{
    const std::string& place = problem.place;
    const std::string record{tried.place};
    // A letter has a purpose too, but what it lacks was told before it came to casework.
    if (place == "purpose") return "/headers/X-Purpose";
    if (place == "about" || place == "links" || place == "seen") return record + "/" + place;
    if (place == "mentioned") return record + "/about";
    if (place == "file") return "/content";  // A document's.
    if (tried.type.find(place) != nullptr) return record + "/record/" + place;
    if (guardrails::find_rule(place) != nullptr) return "/guardrails/" + place;
    // The ledger names the entry: one that it links to, or that its date leans on, is not there.
    if (place.starts_with("entries/"))
        return record + (tried.doing.links.empty() ? "/record" : "/links");
    return record;
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
    const auto open = casework::open_family(call.house(), call.asking("api gates"), family);
    if (!open) return {};
    for (const casework::PendingDecision& pending : open->pending)
        for (const ledger::Link& link : doing.links)
            if (link.kind == ledger::LinkKind::answers
                && open->scene->facts.root_of(link.to) == pending.proposal)
                return pending.gate.items;
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

}  // namespace

void tell(const Call& call, const FamilyId& family, const Tried& tried, const Problems& problems,
          NotFiled& told)
{
    Problems at_gate;
    for (Problem problem : problems) {
        if (is_of_gate(problem)) {
            at_gate.push_back(std::move(problem));
            continue;
        }
        problem.place = pointer_of(problem, tried);
        told.problems.push_back(std::move(problem));
    }
    if (!at_gate.empty()) add_gate(call, tried.doing, family, at_gate, told.at_gate);
}

Refused refused_by(const NotFiled& told)
{
    if (told.at_gate.empty()) return refused_by(told.problems);
    Refused refused{Refusal::refused, {}};
    for (const Problem& problem : told.problems) refused.errors.push_back(error_of(problem));
    for (const json::value& error : told.at_gate) refused.errors.push_back(error);
    return refused;
}

json::object show_filed(const ledger::Filed& filed, const FamilyId& family)
{
    json::array entries;
    for (const base::EntryId& entry : filed.entries) entries.emplace_back(entry.text());
    json::object body;
    body["family"] = family.text();
    body["entries"] = std::move(entries);
    body["receipt"] = filed.receipt;
    return body;
}

web::Response answer_created(const json::object& body, const FamilyId& family,
                             const base::EntryId& record)
{
    web::Response response = web::json_answer(body, 201);
    response.headers.emplace_back(
        "Location", (web::Url::to("/api/v1/families") / family / "records" / record).text());
    return response;
}

json::array show_persons_of(std::span<const ledger::About> about)
{
    json::array persons;
    for (const ledger::About& each : about)
        if (const auto person = each.subject.person()) persons.emplace_back(person->text());
    return persons;
}

}  // namespace holdfast::exchange
