#pragma once
#include "base/problem.h"

#include <string>
#include <string_view>

/// What a password must be. The length, the missing rules of composition and the context words are
/// those of NIST SP 800-63B-4, section 3.1.1.2: long, and anything a person likes. Pure.
namespace holdfast::drawer {

/// Characters are counted after `same_however_typed`.
inline constexpr std::size_t least_password_characters = 15;
inline constexpr std::size_t most_password_characters = 1'000;

/// The same bytes for the same letters, whichever keyboard they came from: Unicode's form NFKC.
/// Text that is no UTF-8 is answered as it came.
[[nodiscard]] std::string same_however_typed(std::string_view password);

/// Everything that is wrong with a new password for this account; none when it may be used.
/// Problems: invalid, with the place "password", for
/// - fewer than 15 or more than 1,000 characters, or bytes that are no UTF-8;
/// - a password that is or holds the sign-in name, in either case;
/// - one that is a word such as "holdfast" or "password" said once or over and over, whatever
///   digits, signs and spaces stand between, or one character over and over.
[[nodiscard]] base::Problems check_password(std::string_view password,
                                            std::string_view sign_in_name);

}  // namespace holdfast::drawer
