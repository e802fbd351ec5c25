#include "exchange/call.h"

#include "base/ascii.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace holdfast::exchange {

using base::Problem;
using base::Problems;

namespace {

constexpr std::size_t longest_purpose = 200;
constexpr std::size_t longest_key = 200;

constexpr std::array parameters = {
    ParameterWords{Parameter::as_known_on,
                   "asKnownOn",
                   "Shows what had been recorded by the end of that day.",
                   R"({"type":"string","format":"date"})"},
    ParameterWords{Parameter::day,
                   "day",
                   "The day that is asked about; otherwise today.",
                   R"({"type":"string","format":"date"})"},
    ParameterWords{Parameter::limit,
                   "limit",
                   "The most records on one page.",
                   R"({"type":"integer","minimum":1,"maximum":200,"default":50})"},
    ParameterWords{Parameter::after,
                   "after",
                   "The `next` of the page before; opaque.",
                   R"({"type":"string"})"},
};

void refuse(Problems& problems, std::string_view name, Problem::Kind kind, std::string message)
{
    problems.push_back({kind, "/query/" + std::string{name}, std::move(message)});
}

void read_as_known_on(const std::string& value, base::Date today, Query& query, Problems& problems)
{
    const auto day = base::Date::parse(value);
    if (day && *day <= today) query.as_known_on = *day;
    else
        refuse(problems,
               "asKnownOn",
               Problem::Kind::invalid,
               "Give a day up to today, such as 2026-03-01.");
}

void read_day(const std::string& value, Query& query, Problems& problems)
{
    const auto day = base::Date::parse(value);
    if (day) query.day = *day;
    else refuse(problems, "day", Problem::Kind::invalid, "Give a day, such as 2026-03-01.");
}

void read_limit(const std::string& value, Query& query, Problems& problems)
{
    std::size_t limit = 0;
    const char* end = value.data() + value.size();
    const auto read = std::from_chars(value.data(), end, limit);
    if (read.ec == std::errc{} && read.ptr == end && limit >= 1 && limit <= most_limit)
        query.limit = limit;
    else
        refuse(problems,
               "limit",
               Problem::Kind::invalid,
               "Give a whole number from 1 to " + std::to_string(most_limit) + ".");
}

void read_after(const std::string& value, Query& query, Problems& problems)
{
    const auto id = base::EntryId::parse(value);
    if (id) query.after = *id;
    else
        refuse(problems,
               "after",
               Problem::Kind::invalid,
               "Give the next of the page before, as it was answered.");
}

void read_parameter(Parameter parameter, const std::string& value, base::Date today, Query& query,
                    Problems& problems)
{
    switch (parameter) {
    case Parameter::as_known_on: return read_as_known_on(value, today, query, problems);
    case Parameter::day: return read_day(value, query, problems);
    case Parameter::limit: return read_limit(value, query, problems);
    case Parameter::after: return read_after(value, query, problems);
    }
}

/// The name itself may hold anything, and so is not repeated.
Problem unknown_parameter()
{
    return {Problem::Kind::unknown,
            "/query",
            "This address knows no such parameter; /api/v1/openapi.json lists them."};
}

Refused malformed(const Problems& problems)
{
    Refused refused = refused_by(problems);
    refused.why = Refusal::malformed;
    return refused;
}

Refused malformed_header(std::string_view name, Problem::Kind kind, std::string message)
{
    return refused_as(
        Refusal::malformed, kind, "/headers/" + std::string{name}, std::move(message));
}

Refused signed_out()
{
    return refused_as(Refusal::signed_out,
                      Problem::Kind::refused,
                      "/headers/Authorization",
                      "Send a token that is in force: Authorization: Bearer hf_...");
}

/// The token in "Bearer hf_..."; "" when there is none. The scheme's name has no case (RFC 9110).
std::string_view token_in(std::string_view authorization)
{
    constexpr std::string_view scheme = "bearer ";
    if (authorization.size() <= scheme.size()) return "";
    if (!base::is_same_word(authorization.substr(0, scheme.size()), scheme)) return "";
    return authorization.substr(scheme.size());
}

/// A header's bytes need not be UTF-8, and a purpose is kept and shown as text.
bool is_text(std::string_view bytes)
{
    return base::parse_json(base::json::serialize(base::json::value(bytes))).has_value();
}

std::size_t characters_in(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

Or<std::string> read_purpose(const web::Request& request)
{
    if (!request.headers.has("x-purpose")) return "";
    const std::string& said = request.header("x-purpose");
    const bool says_something = said.find_first_not_of(" \t") != std::string::npos;
    if (says_something && is_text(said) && characters_in(said) <= longest_purpose) return said;
    return std::unexpected(malformed_header(
        "X-Purpose", Problem::Kind::invalid, "Say in 1 to 200 characters why this is read."));
}

}  // namespace

const ParameterWords& words_of(Parameter parameter)
{
    return parameters.at(static_cast<std::size_t>(parameter));
}

Or<Query> read_query(const web::Fields& query, std::span<const Parameter> known, base::Date today)
{
    Query read;
    Problems problems;
    std::vector<Parameter> met;
    for (const auto& [name, value] : query) {
        const auto parameter = std::find_if(known.begin(), known.end(), [&](Parameter each) {
            return words_of(each).name == name;
        });
        if (parameter == known.end()) problems.push_back(unknown_parameter());
        else if (std::find(met.begin(), met.end(), *parameter) != met.end())
            refuse(problems, words_of(*parameter).name, Problem::Kind::invalid, "Say this once.");
        else read_parameter(*parameter, value, today, read, problems);
        if (parameter != known.end()) met.push_back(*parameter);
    }
    if (!problems.empty()) return std::unexpected(malformed(problems));
    return read;
}

Or<base::Done> check_no_query(const web::Fields& query)
{
    if (!query.empty()) return std::unexpected(malformed({unknown_parameter()}));
    return base::Done{};
}

Or<Caller> sign_in(casework::Authorities authorities, const web::Request& request)
{
    const std::string_view token = token_in(request.header("authorization"));
    if (token.empty()) return std::unexpected(signed_out());
    for (casework::Authority* authority : authorities) {
        const auto found = authority->drawer.api_tokens().find(token);
        if (!found) return std::unexpected(refused_by(found.error()));
        if (!*found) continue;
        auto viewer = casework::viewer_of(authority->house, (*found)->practitioner);
        if (!viewer && viewer.error().kind == Problem::Kind::not_found)
            return std::unexpected(refused_as(Refusal::refused,
                                              Problem::Kind::refused,
                                              "/headers/Authorization",
                                              viewer.error().message));
        if (!viewer) return std::unexpected(refused_by(viewer.error()));
        auto purpose = read_purpose(request);
        if (!purpose) return std::unexpected(purpose.error());
        return Caller{authority, std::move(*viewer), std::move(*purpose)};
    }
    return std::unexpected(signed_out());
}

Or<ledger::Idempotency> read_idempotency(const web::Request& request,
                                         const base::PractitionerId& caller)
{
    const std::string& key = request.header("idempotency-key");
    if (key.empty() || key.size() > longest_key)
        return std::unexpected(
            malformed_header("Idempotency-Key",
                             key.empty() ? Problem::Kind::missing : Problem::Kind::invalid,
                             "Send a key of 1 to 200 characters that is new for each request, so "
                             "that what is sent twice is done once."));
    const auto own = base::sha256_of({caller.bytes, base::view_of(key)});
    return ledger::Idempotency{base::hex(own),
                               base::sha256_of({base::view_of("POST "),
                                                base::view_of(request.path),
                                                base::view_of("\n"),
                                                base::view_of(request.body)})};
}

Or<base::json::object> read_body(const web::Request& request)
{
    auto body = base::parse_json(request.body);
    if (!body)
        return std::unexpected(
            refused_as(Refusal::malformed,
                       Problem::Kind::invalid,
                       "",
                       "In " + body.error().place + " of the body: " + body.error().message));
    if (!body->is_object())
        return std::unexpected(refused_as(
            Refusal::malformed, Problem::Kind::invalid, "", "Send one JSON object as the body."));
    return std::move(body->get_object());
}

Or<base::FamilyId> Call::family() const
{
    const auto id = base::FamilyId::parse(places.at("family"));
    if (!id) return std::unexpected(no_such_family());
    return *id;
}

}  // namespace holdfast::exchange
