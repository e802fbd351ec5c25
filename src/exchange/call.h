#pragma once
#include "casework/asking.h"
#include "casework/authority.h"
#include "exchange/refusals.h"
#include "web/router.h"

/// What an operation is given: who calls, and everything in the request that is read in the same
/// way for each of them.
namespace holdfast::exchange {

/// A parameter of a query.
enum class Parameter { as_known_on, day, limit, after };

struct ParameterWords {
    Parameter parameter;
    std::string_view name;
    std::string_view description;
    std::string_view schema;  // JSON Schema, as text.
};
[[nodiscard]] const ParameterWords& words_of(Parameter parameter);

inline constexpr std::size_t usual_limit = 50;
inline constexpr std::size_t most_limit = 200;

struct Query {
    std::optional<base::Date> as_known_on;  // Not after today.
    std::optional<base::Date> day;          // Which day is asked about.
    std::size_t limit = usual_limit;        // 1 to most_limit.
    std::optional<base::EntryId> after;     // The last record of the page before.
};

/// Reads a query in which only these parameters are known, each at most once. Refused as malformed:
/// an unknown one, one said twice, a value out of its form or bounds.
[[nodiscard]] Or<Query> read_query(const web::Fields& query, std::span<const Parameter> known,
                                   base::Date today);

/// The query of an address that knows no parameter. Refused: malformed.
[[nodiscard]] Or<base::Done> check_no_query(const web::Fields& query);

/// A system that signed in.
struct Caller {
    casework::Authority* authority;  // Never nullptr.
    access::Viewer viewer;
    std::string purpose;  // "" when none was said.
};

/// Who calls, by the token in `Authorization`, which decides the authority as well, and the header
/// X-Purpose. Refused: signed_out, for no token or one that is not in force; refused, when the
/// register does not know whom the token acts as; malformed, for a purpose that is no text of 1 to
/// 200 characters; damaged; unavailable. A token that is found is thereby used.
[[nodiscard]] Or<Caller> sign_in(casework::Authorities authorities, const web::Request& request);

/// The header Idempotency-Key with the digest of method, path and body. Keys of different
/// practitioners never meet. Refused as malformed: missing, or longer than 200 characters.
[[nodiscard]] Or<ledger::Idempotency> read_idempotency(const web::Request& request,
                                                       const base::PractitionerId& caller);

/// The body, which is one JSON object. Refused as malformed.
[[nodiscard]] Or<base::json::object> read_body(const web::Request& request);

/// One call of an operation. Belongs to the thread that answers.
struct Call {
    const web::Request& request;
    const web::Places& places;
    const Caller& caller;
    Query query;
    base::json::object body;                         // Empty for a GET.
    std::optional<ledger::Idempotency> idempotency;  // Where the operation asks for a key.

    [[nodiscard]] casework::House& house() const { return caller.authority->house; }
    /// Asks to read, under our own word for what is read, which the log keeps.
    [[nodiscard]] casework::Asking asking(std::string_view page) const
    {
        return {caller.viewer, caller.purpose, page, query.as_known_on};
    }
    /// The family of the address. Refused: not_found, also for what is no id.
    [[nodiscard]] Or<base::FamilyId> family() const;
};

}  // namespace holdfast::exchange
