#pragma once
#include "web/html.h"

#include <string>
#include <string_view>

/// What every question has around its control: hint, error, group. Private to the components.
namespace holdfast::desk {

/// A question's hint and error, and the ids by which its control refers to them.
struct Explained {
    web::Html markup;
    std::string described_by;
};

/// Writes the hint as "<id>-hint" and the error as "<id>-error"; "" leaves either out.
/// `described_by` holds ids that come before them.
[[nodiscard]] Explained explained(std::string_view id, const std::string& hint,
                                  const std::string& error, std::string described_by = {});

/// The group around a question, marked when it has an error.
/// `attributes` are the group's own, beyond its class; so are `classes`.
[[nodiscard]] web::Html form_group(const std::string& error, const web::Html& content,
                                   std::string_view classes = {}, web::Attributes attributes = {});

/// The id, or the name where there is none.
[[nodiscard]] const std::string& id_or_name(const std::string& id, const std::string& name);

}  // namespace holdfast::desk
