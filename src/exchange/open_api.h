#pragma once
#include "base/json.h"

namespace holdfast::exchange {

/// The OpenAPI 3.1 document, drawn from the table of operations, the schemas and the record
/// declarations. Some of its parts are read from text, so it is made once for each asking and no
/// state is kept.
[[nodiscard]] base::json::object open_api();

}  // namespace holdfast::exchange
