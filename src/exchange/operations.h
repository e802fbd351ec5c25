#pragma once
#include "exchange/call.h"

#include <variant>

/// The one table of what the API answers. The router, the OpenAPI document and the test that tries
/// every operation are drawn from it, so they cannot drift apart.
namespace holdfast::exchange {

/// Answers a caller who signed in.
using ForCaller = Or<web::Response> (*)(const Call&);
/// Answers anybody: what it says is the same for all, and about nobody.
using ForAnybody = web::Response (*)(const web::Request&);

/// Is a request that is sent twice done twice? What records something needs a key, so that it is
/// not.
enum class Repeated { does_no_harm, needs_key };

struct Operation {
    web::Method method;
    web::Literal pattern;
    std::string_view id;       // Permanent; "fileRecord".
    std::string_view summary;  // A few words.
    std::string_view description;
    std::span<const Parameter> query = {};
    std::string_view takes = "";    // The schema of the body; "" when there is none.
    std::string_view example = "";  // A body that it takes, as JSON; "" when there is none.
    Repeated repeated = Repeated::does_no_harm;
    int status = 200;          // When it is done.
    std::string_view answers;  // The schema of the answer.
    std::variant<ForCaller, ForAnybody> answer;
};

/// In the order of docs/api.md.
[[nodiscard]] std::span<const Operation> operations();

/// The ids in the examples: nobody's, and the same in all of them.
inline constexpr std::string_view example_family = "0fam000000000000000000000e";
inline constexpr std::string_view example_child = "0ch1d00000000000000000000e";

}  // namespace holdfast::exchange
