#include "casework/answered.h"

namespace holdfast::casework {

bool is_answered(const House& house, std::string_view idempotency_key)
{
    if (idempotency_key.empty()) return false;
    const auto snapshot = house.ledger.read();
    if (!snapshot) return false;
    const auto answered = snapshot->rows().answered(idempotency_key);
    return answered && *answered;
}

}  // namespace holdfast::casework
