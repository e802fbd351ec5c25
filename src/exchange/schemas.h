#pragma once
#include "base/json.h"

namespace holdfast::exchange {

/// Every named JSON Schema (draft 2020-12) of the API, by its name, as OpenAPI keeps them under
/// components/schemas. For each record type T of families' files, drawn from its declaration:
/// "T" is what a sender writes, "T.filed" the body that files it, "T.together" the same in a batch,
/// "T.shown" the record as it is read.
[[nodiscard]] base::json::object schemas();

}  // namespace holdfast::exchange
