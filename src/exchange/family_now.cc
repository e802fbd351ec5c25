#include "exchange/family_now.h"

#include "casefile/allocations.h"
#include "casefile/households.h"
#include "casefile/plans_that_go_on.h"
#include "casefile/seen_on_visits.h"
#include "casework/chapters.h"
#include "casework/choosing.h"
#include "casework/likely_same.h"
#include "exchange/conditional.h"
#include "exchange/reading.h"
#include "exchange/shown.h"
#include "exchange/words.h"
#include "records/record_types.h"

namespace holdfast::exchange {

using casefile::AnyFact;
using casework::OpenFamily;
namespace json = base::json;

namespace {

/// {"family","today","data":[...]}
json::object about_family(const OpenFamily& open, json::array data)
{
    json::object shown;
    shown["family"] = open.scene->family.text();
    shown["today"] = open.today.iso();
    shown["data"] = std::move(data);
    return shown;
}

json::value show_last_seen(const casefile::FamilyScene& scene, const base::PersonId& child)
{
    const auto* visit = casefile::last_seen(scene.facts, child);
    if (visit == nullptr) return nullptr;
    return json::object{{"visit", visit->id.text()},
                        {"on", visit->happened.text()},
                        {"seen", show_code(records::child_seen, visit->record.seen->code)}};
}

json::object show_child(const OpenFamily& open, const base::PersonId& child)
{
    const casefile::FamilyScene& scene = *open.scene;
    json::array plans;
    for (const AnyFact* plan : casefile::plans_that_go_on(scene.facts))
        if (plan->is_about(base::Subject::of(child), ledger::Part::subject))
            plans.push_back(json::object{{"record", plan->id.text()},
                                         {"type", plan->type->key},
                                         {"since", plan->happened.text()}});
    json::object shown;
    shown["person"] = child.text();
    shown["name"] = scene.name_of(child);
    shown["unborn"] = casefile::is_unborn(scene.facts, child);
    shown["lastSeen"] = show_last_seen(scene, child);
    shown["plans"] = std::move(plans);
    return shown;
}

json::array show_all_owed(const std::vector<duties::Duty>& owed, const OpenFamily& open)
{
    json::array shown;
    for (const casework::OwedTogether& each : casework::still_owed(owed, open))
        shown.push_back(show_owed(each, open));
    return shown;
}

json::object show_in_the_way(const moves::InTheWay& found, const records::RecordType& type,
                             const casefile::Facts& facts)
{
    json::object shown;
    shown["type"] = type.key;
    shown["child"] = found.child.text();
    shown["rule"] = found.rule->key;
    shown["force"] = key_of(found.rule->force);
    shown["entry"] = text_or_null(found.by);
    shown["message"] = moves::sentence(found, facts);
    shown["source"] = found.rule->source;
    return shown;
}

json::object show_entry(const casework::ChapterEntry& entry, const OpenFamily& open)
{
    json::array beneath;
    for (const AnyFact* part : entry.beneath) beneath.push_back(show_record(*part, open));
    json::object shown;
    shown["goesOn"] = entry.goes_on;
    shown["record"] = show_record(*entry.fact, open);
    shown["beneath"] = std::move(beneath);
    return shown;
}

json::object show_practitioner(const base::PractitionerId& id,
                               const casework::KnownPractitioner& known)
{
    json::object shown;
    shown["practitioner"] = id.text();
    shown["name"] = known.name;
    shown["role"] = show_code(records::practitioner_roles, known.role);
    shown["team"] = known.team.empty() ? json::value(nullptr) : json::value(known.team);
    return shown;
}

json::array show_found_all(const std::vector<casework::FoundPerson>& people)
{
    json::array shown;
    for (const casework::FoundPerson& each : people) shown.push_back(show_found(each));
    return shown;
}

json::object show_household(const casefile::Household& household,
                            const casefile::FamilyScene& scene)
{
    json::array residents;
    for (const casefile::Resident& each : household.residents)
        residents.push_back(json::object{{"person", each.person.text()},
                                         {"name", scene.name_of(each.person)},
                                         {"certain", each.lived_there == base::Answer::yes},
                                         {"record", each.by->id.text()}});
    const records::Address& address = *household.address;
    json::object shown;
    shown["lines"] = address.lines ? json::value(address.lines->text) : json::value(nullptr);
    shown["postcode"] = address.postcode ? json::value(*address.postcode) : json::value(nullptr);
    shown["keptSecret"] = address.kept_secret.value_or(false);
    shown["residents"] = std::move(residents);
    return shown;
}

}  // namespace

Or<web::Response> answer_children(const Call& call)
{
    const auto opened = open(call, "api children");
    if (!opened) return std::unexpected(opened.error());
    json::array data;
    for (const base::PersonId& child : opened->scene->children())
        data.push_back(show_child(*opened, child));
    return answer_with_seen(call, *opened, about_family(*opened, std::move(data)));
}

Or<web::Response> answer_owed(const Call& call)
{
    const auto opened = open(call, "api owed");
    if (!opened) return std::unexpected(opened.error());
    const auto owed = casework::owed(call.house(), *opened);
    if (!owed) return std::unexpected(refused_by(owed.error()));
    return answer_with_seen(call, *opened, about_family(*opened, show_all_owed(*owed, *opened)));
}

Or<web::Response> answer_steps(const Call& call)
{
    const auto opened = open(call, "api steps");
    if (!opened) return std::unexpected(opened.error());
    const casefile::FamilyScene& scene = *opened->scene;
    json::array data;
    for (const records::RecordType* type : records::types_of_files())
        for (const moves::InTheWay& found : moves::in_the_way_of_beginning(scene, *type))
            data.push_back(show_in_the_way(found, *type, scene.facts));
    return answer_with_seen(call, *opened, about_family(*opened, std::move(data)));
}

Or<web::Response> answer_chapter(const Call& call)
{
    // The family first: a partner learns nothing from which chapters there are.
    const auto opened = open(call, "api chapter");
    if (!opened) return std::unexpected(opened.error());
    const casework::Chapter* chapter = casework::find_chapter(call.places.at("chapter"));
    if (chapter == nullptr)
        return std::unexpected(refused_as(Refusal::not_found,
                                          base::Problem::Kind::not_found,
                                          "",
                                          "The chapters are plan, assessments, meetings and "
                                          "decisions."));
    const auto owed = casework::owed(call.house(), *opened);
    if (!owed) return std::unexpected(refused_by(owed.error()));
    json::array data;
    for (const auto& entry : casework::entries_of(*chapter, opened->scene->facts))
        data.push_back(show_entry(entry, *opened));
    json::object shown = about_family(*opened, std::move(data));
    shown["chapter"] = chapter->name;
    shown["owed"] = show_all_owed(casework::owed_of(*chapter, *owed), *opened);
    return answer_with_seen(call, *opened, shown);
}

Or<web::Response> answer_workers(const Call& call)
{
    const auto opened = open(call, "api workers");
    if (!opened) return std::unexpected(opened.error());
    json::array data;
    for (const auto* fact : casefile::current_allocations(*opened->scene, opened->today)) {
        const auto id = casefile::practitioner_of(*fact);
        if (!id) continue;
        const auto known = opened->authors.find(*id);
        json::object one = show_practitioner(
            *id, known == opened->authors.end() ? casework::KnownPractitioner{} : known->second);
        one["allocation"] = fact->id.text();
        one["lead"] = casefile::is_lead(*fact);
        one["since"] = fact->happened.text();
        data.push_back(std::move(one));
    }
    json::object shown = about_family(*opened, std::move(data));
    shown["hasOpenWork"] = opened->scene->has_open_episode();
    return answer_with_seen(call, *opened, shown);
}

Or<web::Response> answer_households(const Call& call)
{
    const auto opened = open(call, "api households");
    if (!opened) return std::unexpected(opened.error());
    const base::Date day = call.query.day.value_or(opened->today);
    json::array data;
    for (const casefile::Household& household : casefile::households_on(opened->scene->facts, day))
        data.push_back(show_household(household, *opened->scene));
    json::object shown = about_family(*opened, std::move(data));
    shown["day"] = day.iso();
    return answer_with_seen(call, *opened, shown);
}

Or<web::Response> answer_doubles(const Call& call)
{
    const auto opened = open(call, "api doubles");
    if (!opened) return std::unexpected(opened.error());
    json::array data;
    for (const casefile::Member& member : opened->scene->members) {
        const auto likely = casework::likely_same(
            call.house(), call.asking("api doubles"), *opened->scene, member.person);
        if (!likely) return std::unexpected(refused_by(likely.error()));
        json::object one;
        one["person"] = member.person.text();
        one["mayBe"] = show_found_all(likely->may_be);
        one["is"] = show_found_all(likely->is);
        data.push_back(std::move(one));
    }
    return answer_with_seen(call, *opened, about_family(*opened, std::move(data)));
}

Or<web::Response> answer_practitioners(const Call& call)
{
    if (!casework::may_choose_practitioners(call.caller.viewer.role))
        return std::unexpected(refused_as(Refusal::refused,
                                          base::Problem::Kind::refused,
                                          "",
                                          "The role that this token acts in names nobody out of "
                                          "the register."));
    const auto people = casework::who_works_with_families(call.house());
    if (!people) return std::unexpected(refused_by(people.error()));
    json::array data;
    for (const casework::Registered& each : *people)
        data.push_back(show_practitioner(each.id, each.known));
    json::object shown;
    shown["data"] = std::move(data);
    return answer_unless_known(call.request, shown);
}

}  // namespace holdfast::exchange
