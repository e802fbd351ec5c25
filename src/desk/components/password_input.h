#pragma once
#include "desk/components/label.h"

#include <string>

namespace holdfast::desk {

/// A password, which its writer may look at. GOV.UK Frontend: password input. It takes no value: a
/// page never gives a password back.
struct PasswordInput {
    std::string name;
    std::string id{};  // "": the name.
    Label label;
    std::string hint{};                             // "": none.
    std::string error{};                            // "": none.
    std::string autocomplete = "current-password";  // "new-password" where one is chosen.
    std::string classes{};
    std::string described_by{};  // Ids beside those of hint and error; "": none.
};

[[nodiscard]] web::Html password_input(const PasswordInput& input);

}  // namespace holdfast::desk
