#pragma once
#include "base/json.h"
#include "web/request.h"
#include "web/response.h"

#include <expected>
#include <span>

/// How the API says no: problem details for HTTP APIs (RFC 9457), always with every fault at once.
namespace holdfast::exchange {

/// Why a request was not done. Each is one row of docs/api.md, at /api/problems#<word>.
enum class Refusal {
    malformed,     // 400: the request cannot be understood at all.
    signed_out,    // 401
    refused,       // 403
    not_found,     // 404: nothing here, or nothing that the caller may know of.
    wrong_method,  // 405
    conflict,      // 409
    invalid,       // 422: understood, and something in it is wrong.
    key_used,      // 422: the idempotency key stands for another request.
    damaged,       // 500
    unavailable,   // 503
};

struct RefusalWords {
    Refusal why;
    int status;
    std::string_view word;   // The fragment of its address.
    std::string_view title;  // The same for every occurrence.
    std::string_view means;  // What the sender can do.
};
/// Every refusal there is, by status.
[[nodiscard]] std::span<const RefusalWords> refusal_words();

/// Why, and each fault as a member of `errors`.
struct Refused {
    Refusal why;
    base::json::array errors;
};

/// What a step of answering gives, or why there is no answer.
template <class T>
using Or = std::expected<T, Refused>;

/// {"pointer","code","detail"}. The place is a JSON pointer into the body that was sent, or
/// one of "/path", "/query/...", "/headers/...", "/guardrails/...", which stand beside it.
[[nodiscard]] base::json::object error_of(const base::Problem& problem);

/// The refusal that these add up to: our own faults before the sender's, then what nobody may do
/// before what can be put right. A not_found with a place is a reference within the body, and so
/// makes the body invalid; without one, the address itself leads nowhere. What is damaged or
/// unavailable is told in words of our own, which name no entry and no file. At least one problem
/// (asserted).
[[nodiscard]] Refused refused_by(const base::Problems& problems);
[[nodiscard]] Refused refused_by(const base::Problem& problem);

/// One fault, under a refusal that is chosen.
[[nodiscard]] Refused refused_as(Refusal why, base::Problem::Kind kind, std::string place,
                                 std::string message);

/// The same for every family that is not there and every one that must not be known of, so that
/// the two cannot be told apart.
[[nodiscard]] Refused no_such_family();

/// application/problem+json. `instance` is the request's id, by which the log finds it. A 401 says
/// how to sign in (RFC 6750).
[[nodiscard]] web::Response answer_with(const Refused& refused, const web::Request& request);

}  // namespace holdfast::exchange
