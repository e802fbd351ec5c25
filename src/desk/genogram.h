#pragma once
#include "casework/asking.h"
#include "web/html.h"

/// A family drawn as a genogram, with its key. The words beside it say the same and more: it is
/// drawn for the eye, and is one picture with a name to whoever hears the page.
namespace holdfast::desk {

/// The drawing as this viewer may see the family, on the day that the family was opened for. Where
/// no relationship is recorded, a sentence that says so.
[[nodiscard]] web::Html genogram(const casework::OpenFamily& open);

}  // namespace holdfast::desk
