#include "exchange/reading.h"

#include "casework/search.h"
#include "exchange/conditional.h"
#include "exchange/said.h"
#include "exchange/shown.h"

#include <algorithm>

namespace holdfast::exchange {

using base::Problem;
using casefile::AnyFact;
using casework::OpenFamily;
namespace json = base::json;

namespace {

/// Where a page begins: behind the record `after`, whose id tells nobody how many there are.
Or<std::size_t> beginning(const std::vector<const AnyFact*>& facts,
                          const std::optional<base::EntryId>& after)
{
    if (!after) return 0;
    const auto last = std::find_if(
        facts.begin(), facts.end(), [&](const AnyFact* fact) { return fact->id == *after; });
    if (last != facts.end()) return static_cast<std::size_t>(last - facts.begin()) + 1;
    return std::unexpected(refused_as(Refusal::malformed,
                                      Problem::Kind::not_found,
                                      "/query/after",
                                      "That record is not in this file now. Begin at the first "
                                      "page."));
}

/// RFC 8288.
std::string link_to_next(const Call& call, const base::FamilyId& family, const std::string& next)
{
    web::Url url = web::Url::to("/api/v1/families") / family / "records";
    url = url.with("limit", std::to_string(call.query.limit)).with("after", next);
    if (call.query.as_known_on) url = url.with("asKnownOn", call.query.as_known_on->iso());
    return "<" + url.text() + ">; rel=\"next\"";
}

/// What `open_family` refused, in the words of the API.
Refused refused_to_open(const Problem& problem)
{
    if (problem.kind == Problem::Kind::not_found) return no_such_family();
    if (problem.kind == Problem::Kind::missing)
        return refused_by({problem.kind, "/headers/X-Purpose", problem.message});
    return refused_by(problem);
}

}  // namespace

Or<OpenFamily> open(const Call& call, std::string_view page)
{
    return open(call, call.asking(page));
}

Or<OpenFamily> open(const Call& call, const casework::Asking& asking)
{
    const auto family = call.family();
    if (!family) return std::unexpected(family.error());
    auto opened = casework::open_family(call.house(), asking, *family);
    if (!opened) return std::unexpected(refused_to_open(opened.error()));
    return std::move(*opened);
}

web::Response answer_with_seen(const Call& call, const OpenFamily& opened, const json::value& body)
{
    web::Response response = answer_unless_known(call.request, body);
    if (!call.query.as_known_on) response.headers.emplace_back("X-Seen", opened.seen);
    return response;
}

Or<web::Response> answer_family(const Call& call)
{
    const auto opened = open(call, "api family");
    if (!opened) return std::unexpected(opened.error());
    return answer_with_seen(call, *opened, show_family(*opened));
}

Or<web::Response> answer_findings(const Call& call)
{
    const auto opened = open(call, "api findings");
    if (!opened) return std::unexpected(opened.error());
    return answer_with_seen(call, *opened, show_findings(*opened));
}

Or<web::Response> answer_gates(const Call& call)
{
    const auto opened = open(call, "api gates");
    if (!opened) return std::unexpected(opened.error());
    json::object shown;
    shown["family"] = opened->scene->family.text();
    shown["today"] = opened->today.iso();
    shown["pending"] = show_every_pending(*opened);
    return answer_with_seen(call, *opened, shown);
}

Or<web::Response> answer_records(const Call& call)
{
    const auto opened = open(call, "api records");
    if (!opened) return std::unexpected(opened.error());
    const std::vector<const AnyFact*> facts = opened->scene->facts.every();
    const auto begin = beginning(facts, call.query.after);
    if (!begin) return std::unexpected(begin.error());
    const std::size_t end = std::min(*begin + call.query.limit, facts.size());
    json::array data;
    for (std::size_t i = *begin; i < end; ++i) data.push_back(show_record(*facts[i], *opened));
    json::object page;
    page["limit"] = call.query.limit;
    page["next"] =
        end == facts.size() ? json::value(nullptr) : json::value(facts[end - 1]->id.text());
    json::object shown;
    shown["data"] = std::move(data);
    shown["page"] = std::move(page);
    web::Response response = answer_with_seen(call, *opened, shown);
    if (end != facts.size())
        response.headers.emplace_back(
            "Link", link_to_next(call, opened->scene->family, facts[end - 1]->id.text()));
    return response;
}

Or<web::Response> answer_record(const Call& call)
{
    const auto opened = open(call, "api record");
    if (!opened) return std::unexpected(opened.error());
    if (const auto id = base::EntryId::parse(call.places.at("record"))) {
        const base::EntryId root = opened->scene->facts.root_of(*id);
        for (const AnyFact* fact : opened->scene->facts.every())
            if (fact->id == root)
                return answer_with_seen(call, *opened, show_record(*fact, *opened));
    }
    return std::unexpected(refused_as(Refusal::not_found,
                                      Problem::Kind::not_found,
                                      "",
                                      "There is no such record in this family's file."));
}

Or<web::Response> answer_search(const Call& call)
{
    const auto name = read_said_name(call.body);
    if (!name) return std::unexpected(name.error());
    const auto found =
        casework::find_persons(call.house(), call.asking("api search"), *name, most_found);
    if (!found) return std::unexpected(refused_by(found.error()));
    json::array data;
    for (const casework::FoundPerson& each : found->people) data.push_back(show_found(each));
    json::object shown;
    shown["data"] = std::move(data);
    shown["more"] = found->cut;
    shown["partly"] = found->partly;
    return web::json_answer(shown);
}

}  // namespace holdfast::exchange
