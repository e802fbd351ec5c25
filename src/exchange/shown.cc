#include "exchange/shown.h"

#include "casework/acts.h"
#include "exchange/words.h"
#include "guardrails/gates.h"
#include "records/record_types.h"
#include "records/types/decision.h"
#include "records/types/family_member.h"

namespace holdfast::exchange {

namespace json = base::json;
using casefile::AnyFact;
using casework::OpenFamily;
using casework::SeenFinding;

namespace {

json::array show_about(const std::vector<ledger::About>& about)
{
    json::array shown;
    for (const ledger::About& each : about) {
        json::object one;
        one[key_of(each.subject.kind)] = base::id_text(each.subject.id);
        one["as"] = key_of(each.part);
        shown.push_back(std::move(one));
    }
    return shown;
}

json::object show_links(const std::vector<ledger::Link>& links)
{
    json::object shown;
    for (const ledger::Link& link : links) {
        json::value& ids = shown[key_of(link.kind)];
        if (ids.is_null()) ids = json::array{};
        ids.as_array().emplace_back(link.to.text());
    }
    return shown;
}

/// Who wrote it, in the role of then.
json::object show_author(const ledger::Author& by, const OpenFamily& open)
{
    const auto known = open.authors.find(by.practitioner);
    json::object shown;
    shown["practitioner"] = by.practitioner.text();
    shown["name"] = known == open.authors.end() ? "" : known->second.name;
    shown["role"] = show_code(records::practitioner_roles, by.role);
    return shown;
}

/// A code with its label, or each of several.
json::value show_labelled(const records::CodeSet& codes, const json::value& value)
{
    if (!value.is_array()) {
        const std::string code{value.as_string()};
        return show_code(codes, code);
    }
    json::array shown;
    for (const json::value& each : value.as_array()) shown.push_back(show_labelled(codes, each));
    return shown;
}

/// The declared fields as `records::show` gives them, but codes with their labels.
json::object show_fields(const AnyFact& fact)
{
    const records::Written written = fact.written();
    json::object shown =
        records::show(*fact.type, written, [](const base::EntryId& entry) { return entry.text(); });
    for (const records::Field& field : fact.type->fields) {
        json::value* value = shown.if_contains(field.key);
        if (field.slot.codes == nullptr || value == nullptr) continue;
        *value = show_labelled(*field.slot.codes, *value);
    }
    return shown;
}

json::array show_evidence(const std::vector<guardrails::Evidence>& evidence)
{
    json::array shown;
    for (const guardrails::Evidence& each : evidence)
        shown.push_back(json::object{{"entry", each.entry.text()}, {"says", each.says}});
    return shown;
}

json::array show_all(const std::vector<std::string>& sentences)
{
    return json::array(sentences.begin(), sentences.end());
}

json::array show_members(const casefile::FamilyScene& scene)
{
    json::array shown;
    for (const casefile::Member& member : scene.members) {
        json::object one;
        one["person"] = member.person.text();
        one["name"] = scene.name_of(member.person);
        one["part"] = show_code(records::family_parts, member.part);
        one["since"] = member.since.text();
        one["until"] = text_or_null(member.until);
        shown.push_back(std::move(one));
    }
    return shown;
}

json::array show_episodes(const casefile::FamilyScene& scene)
{
    json::array shown;
    for (const casefile::Episode& episode : scene.episodes) {
        json::object one;
        one["child"] = episode.child.text();
        one["openedBy"] = episode.opened_by.text();
        one["closedBy"] = text_or_null(episode.closed_by);
        shown.push_back(std::move(one));
    }
    return shown;
}

/// What the viewer may do here; the act itself asks again.
json::object show_may(const OpenFamily& open)
{
    json::array filed;
    for (const records::RecordType* type : records::types_of_files()) {
        const auto act = casework::act_of(*type, {});
        const bool closes = type == &records::Decision::declaration && open.may(access::Act::close);
        if ((act && open.may(*act)) || closes) filed.emplace_back(type->key);
    }
    json::object may;
    may["file"] = std::move(filed);
    may["decide"] = open.may(access::Act::decide);
    may["close"] = open.may(access::Act::close);
    may["override"] = open.may(access::Act::override_gate);
    return may;
}

json::array show_every_finding(const OpenFamily& open)
{
    json::array shown;
    for (const SeenFinding& finding : open.findings) shown.push_back(show_finding(finding));
    return shown;
}

}  // namespace

json::object show_code(const records::CodeSet& codes, std::string_view code)
{
    const records::CodeValue* value = codes.find(code);
    json::object shown;
    shown["code"] = code;
    shown["label"] = value == nullptr ? code : value->label;
    return shown;
}

json::object show_record(const AnyFact& fact, const OpenFamily& open)
{
    json::object shown;
    shown["id"] = fact.id.text();
    shown["type"] = fact.type->key;
    shown["happened"] = fact.happened.text();
    shown["recorded"] = base::instant_text(fact.recorded);
    shown["correctedBy"] =
        fact.standing == fact.id ? json::value(nullptr) : json::value(fact.standing.text());
    shown["by"] = show_author(fact.by, open);
    shown["about"] = show_about(fact.about);
    shown["links"] = show_links(fact.links);
    shown["record"] = show_fields(fact);
    return shown;
}

json::object show_finding(const SeenFinding& finding)
{
    json::object guardrail;
    guardrail["id"] = finding.guardrail->id;
    guardrail["name"] = finding.guardrail->name;
    guardrail["asks"] = finding.guardrail->asks;
    json::object shown;
    shown["guardrail"] = std::move(guardrail);
    shown["anchor"] = text_or_null(finding.anchor);
    shown["standing"] = key_of(finding.standing);
    shown["because"] = show_evidence(finding.because);
    shown["against"] = show_evidence(finding.against);
    shown["missing"] = show_all(finding.missing);
    shown["due"] = text_or_null(finding.due);
    shown["changesOn"] = text_or_null(finding.changes_on);
    shown["policy"] = show_all(finding.policy);
    shown["restsOnHidden"] = finding.rests_on_hidden;
    shown["dismissedBy"] = text_or_null(finding.dismissed_by);
    return shown;
}

/// What must end before the work can be closed.
json::array show_left_open(const casework::PendingDecision& closing, const casefile::Facts& facts)
{
    json::array all;
    for (const moves::InTheWay& found : closing.left_open.told)
        all.push_back(json::object{{"rule", found.rule->key},
                                   {"child", found.child.text()},
                                   {"entry", text_or_null(found.by)},
                                   {"message", moves::sentence(found, facts)}});
    return all;
}

json::object show_pending(const casework::PendingDecision& pending, const casefile::Facts& facts)
{
    json::array items;
    for (const casework::SeenGateItem& item : pending.gate.items) {
        json::object one;
        one["state"] = key_of(item.state);
        one["overriddenBy"] = text_or_null(item.by);
        one["finding"] = show_finding(item.finding);
        items.push_back(std::move(one));
    }
    json::object shown;
    shown["gate"] = guardrails::row_of(pending.kind).key;
    shown["proposal"] = pending.proposal.text();
    shown["proposalHidden"] = pending.proposal_hidden;
    shown["open"] = pending.may_pass();
    shown["leftOpen"] = show_left_open(pending, facts);
    shown["leftOpenUnseen"] = pending.left_open.rests_on_hidden;
    shown["items"] = std::move(items);
    return shown;
}

json::array show_every_pending(const OpenFamily& open)
{
    json::array all;
    for (const casework::PendingDecision& pending : open.pending)
        all.push_back(show_pending(pending, open.scene->facts));
    return all;
}

json::object show_family(const OpenFamily& open)
{
    json::object shown;
    shown["family"] = open.scene->family.text();
    shown["today"] = open.today.iso();
    shown["members"] = show_members(*open.scene);
    shown["episodes"] = show_episodes(*open.scene);
    shown["findings"] = show_every_finding(open);
    shown["pending"] = show_every_pending(open);
    shown["may"] = show_may(open);
    return shown;
}

json::object show_findings(const OpenFamily& open)
{
    json::object shown;
    shown["family"] = open.scene->family.text();
    shown["today"] = open.today.iso();
    shown["data"] = show_every_finding(open);
    return shown;
}

json::value text_or_null(const std::optional<base::Date>& day)
{
    return day ? json::value(day->iso()) : json::value(nullptr);
}

json::value text_or_null(const std::optional<base::EntryId>& id)
{
    return id ? json::value(id->text()) : json::value(nullptr);
}

json::value text_or_null(const std::optional<base::When>& when)
{
    return when ? json::value(when->text()) : json::value(nullptr);
}

json::array show_persons(std::span<const base::PersonId> persons,
                         const casefile::FamilyScene& scene)
{
    json::array shown;
    for (const base::PersonId& person : persons)
        shown.push_back(json::object{{"person", person.text()}, {"name", scene.name_of(person)}});
    return shown;
}

json::object show_found(const casework::FoundPerson& found)
{
    json::array families;
    for (const base::FamilyId& family : found.families) families.emplace_back(family.text());
    json::array by;
    for (const casework::FoundBy each : found.by) by.emplace_back(words_for(each));
    json::object shown;
    shown["person"] = found.person.text();
    shown["name"] = found.name;
    shown["born"] = text_or_null(found.born);
    shown["expectedBirth"] = text_or_null(found.expected_birth);
    shown["families"] = std::move(families);
    shown["foundBy"] = std::move(by);
    return shown;
}

json::object show_owed(const casework::OwedTogether& owed, const OpenFamily& open)
{
    const duties::Duty& duty = *owed.duty;
    json::object shown;
    shown["clock"] = duty.clock->key;
    shown["what"] = duty.clock->what;
    shown["who"] = duty.clock->who;
    shown["children"] = show_persons(owed.children, *open.scene);
    shown["since"] = duty.since.text();
    shown["dueFirst"] = text_or_null(duty.due.first);
    shown["dueLast"] = text_or_null(duty.due.last);
    shown["doubt"] = duty.due.doubt;
    shown["standing"] = key_of(casework::standing_in(duty, open));
    shown["policy"] = duty.policy;
    return shown;
}

}  // namespace holdfast::exchange
