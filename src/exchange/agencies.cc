#include "exchange/agencies.h"

#include "casework/choosing.h"
#include "casework/registers.h"
#include "exchange/conditional.h"
#include "exchange/shown.h"

namespace holdfast::exchange {

namespace json = base::json;

namespace {

json::value said_or_null(const std::optional<std::string>& said)
{
    return said ? json::value(*said) : nullptr;
}

/// Null for a protected agency. An e-mail often names the place, so it goes with the rest.
json::value show_reached(const casework::WordsOnAgency& words)
{
    if (casework::is_protected(words)) return nullptr;
    const records::Agency& agency = words.newest().record;
    json::object reached;
    reached["phone"] = said_or_null(agency.phone);
    reached["outOfHoursPhone"] = said_or_null(agency.out_of_hours_phone);
    reached["email"] = said_or_null(agency.email);
    reached["address"] = agency.address ? json::value(agency.address->text) : nullptr;
    return reached;
}

/// Agency.
json::object show_agency(const casework::WordsOnAgency& words)
{
    const records::Agency& agency = words.newest().record;
    json::object shown;
    shown["agency"] = words.id.text();
    shown["name"] = said_or_null(agency.name);
    shown["kind"] = nullptr;
    if (agency.kind) shown["kind"] = show_code(records::agency_kinds, agency.kind->code);
    shown["protected"] = casework::is_protected(words);
    shown["reached"] = show_reached(words);
    shown["onProtocolList"] = nullptr;
    if (agency.on_protocol_list) shown["onProtocolList"] = *agency.on_protocol_list;
    shown["until"] = text_or_null(agency.until);
    return shown;
}

}  // namespace

Or<web::Response> answer_agencies(const Call& call)
{
    if (!casework::may_read_registers(call.caller.viewer.role))
        return std::unexpected(refused_as(Refusal::refused,
                                          base::Problem::Kind::refused,
                                          "",
                                          "The role that this token acts in reads no registers."));
    const auto all = casework::register_of_agencies(call.house());
    if (!all) return std::unexpected(refused_by(all.error()));
    json::array data;
    for (const casework::WordsOnAgency& each : *all) data.push_back(show_agency(each));
    json::object shown;
    shown["data"] = std::move(data);
    return answer_unless_known(call.request, shown);
}

}  // namespace holdfast::exchange
