#include "exchange/refusals.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace holdfast::exchange {

using base::Problem;
using base::Problems;
namespace json = base::json;

namespace {

constexpr std::array words = {
    RefusalWords{Refusal::malformed,
                 400,
                 "malformed",
                 "The request cannot be read",
                 "Put right what stands under errors: the JSON, a header or a parameter."},
    RefusalWords{Refusal::signed_out,
                 401,
                 "signed-out",
                 "Nobody is signed in",
                 "Send a token that is in force: Authorization: Bearer hf_..."},
    RefusalWords{Refusal::refused,
                 403,
                 "refused",
                 "This may not be done",
                 "A role, a relation to the family or a guardrail does not let it pass. What "
                 "stands under errors says which, and what is owed."},
    RefusalWords{Refusal::not_found,
                 404,
                 "not-found",
                 "There is nothing here",
                 "There is no such thing, or nothing that you may know of: the two are answered "
                 "alike."},
    RefusalWords{Refusal::wrong_method,
                 405,
                 "wrong-method",
                 "This address does not answer that method",
                 "The header Allow names those that it answers."},
    RefusalWords{Refusal::conflict,
                 409,
                 "conflict",
                 "Something newer stands in the way",
                 "Read the family's file again, then decide on what it says now."},
    RefusalWords{Refusal::invalid,
                 422,
                 "invalid",
                 "Something in the request is wrong",
                 "Put right every fault under errors; each pointer says where it stands."},
    RefusalWords{Refusal::key_used,
                 422,
                 "key-used",
                 "This idempotency key was used for something else",
                 "Give each request a key of its own; only the same request is sent again under "
                 "the same key."},
    RefusalWords{Refusal::damaged,
                 500,
                 "damaged",
                 "Something that is kept cannot be read",
                 "Tell whoever keeps this service, with the instance."},
    RefusalWords{Refusal::unavailable,
                 503,
                 "unavailable",
                 "The service cannot do this now",
                 "Nothing was done. Send the same request again, under the same key."},
};

const RefusalWords& words_of(Refusal why)
{
    const auto found = std::find_if(
        words.begin(), words.end(), [&](const RefusalWords& each) { return each.why == why; });
    assert(found != words.end());
    return *found;
}

/// What this problem alone would make of the request.
Refusal refusal_of(const Problem& problem)
{
    switch (problem.kind) {
    case Problem::Kind::damaged:
    case Problem::Kind::newer_format: return Refusal::damaged;
    case Problem::Kind::unavailable: return Refusal::unavailable;
    case Problem::Kind::refused: return Refusal::refused;
    case Problem::Kind::not_found:
        return problem.place.empty() ? Refusal::not_found : Refusal::invalid;
    // Only the ledger's word on an idempotency key has no place.
    case Problem::Kind::conflict:
        return problem.place.empty() ? Refusal::key_used : Refusal::conflict;
    case Problem::Kind::invalid:
    case Problem::Kind::missing:
    case Problem::Kind::unknown: return Refusal::invalid;
    }
    return Refusal::damaged;
}

constexpr std::array by_weight = {Refusal::damaged,
                                  Refusal::unavailable,
                                  Refusal::not_found,
                                  Refusal::refused,
                                  Refusal::key_used,
                                  Refusal::conflict,
                                  Refusal::invalid};

std::string_view detail_of(const Refused& refused)
{
    if (refused.errors.size() == 1) return refused.errors.front().at("detail").as_string();
    return words_of(refused.why).means;
}

/// RFC 6750, section 3: a token that was sent and is wrong is named as such.
std::string challenge(const web::Request& request)
{
    std::string told = R"(Bearer realm="Holdfast")";
    if (request.headers.has("authorization")) told += R"(, error="invalid_token")";
    return told;
}

}  // namespace

std::span<const RefusalWords> refusal_words()
{
    return words;
}

json::object error_of(const Problem& problem)
{
    const bool is_ours =
        refusal_of(problem) == Refusal::damaged || refusal_of(problem) == Refusal::unavailable;
    json::object error;
    error["pointer"] = is_ours ? "" : problem.place;
    error["code"] = base::word_of(problem.kind);
    error["detail"] = is_ours ? words_of(refusal_of(problem)).means : problem.message;
    return error;
}

Refused refused_by(const Problems& problems)
{
    assert(!problems.empty());
    const auto is_told = [&](Refusal why) {
        return std::any_of(problems.begin(), problems.end(), [&](const Problem& problem) {
            return refusal_of(problem) == why;
        });
    };
    Refused refused{*std::find_if(by_weight.begin(), by_weight.end(), is_told), {}};
    for (const Problem& problem : problems) refused.errors.push_back(error_of(problem));
    return refused;
}

Refused refused_by(const Problem& problem)
{
    return refused_by(Problems{problem});
}

Refused refused_as(Refusal why, Problem::Kind kind, std::string place, std::string message)
{
    Refused refused{why, {}};
    refused.errors.push_back(error_of({kind, std::move(place), std::move(message)}));
    return refused;
}

Refused no_such_family()
{
    return refused_as(
        Refusal::not_found, Problem::Kind::not_found, "", "There is no such family here.");
}

web::Response answer_with(const Refused& refused, const web::Request& request)
{
    const RefusalWords& said = words_of(refused.why);
    json::object body;
    body["type"] = "/api/problems#" + std::string{said.word};
    body["title"] = said.title;
    body["status"] = said.status;
    body["detail"] = detail_of(refused);
    body["instance"] = request.id;
    body["errors"] = refused.errors;
    web::Response response = web::json_answer(body, said.status);
    for (auto& [name, value] : response.headers)
        if (name == "Content-Type") value = "application/problem+json";
    if (refused.why == Refusal::signed_out)
        response.headers.emplace_back("WWW-Authenticate", challenge(request));
    return response;
}

}  // namespace holdfast::exchange
