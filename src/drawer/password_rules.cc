#include "drawer/password_rules.h"

#include "drawer/sign_in_name.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <optional>

namespace holdfast::drawer {

using base::Problem;
using base::Problems;

namespace {

constexpr std::array<std::string_view, 16> context_words = {
    "admin",
    "changeme",
    "children",
    "council",
    "demonstration",
    "guardrail",
    "holdfast",
    "letmein",
    "password",
    "passphrase",
    "qwerty",
    "safeguarding",
    "secret",
    "signin",
    "welcome",
    "socialworker",
};

/// nullopt: this is no UTF-8.
std::optional<std::size_t> count_characters(std::string_view text)
{
    std::size_t count = 0;
    const auto* rest = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    auto left = static_cast<utf8proc_ssize_t>(text.size());
    while (left > 0) {
        utf8proc_int32_t character = 0;
        const utf8proc_ssize_t length = utf8proc_iterate(rest, left, &character);
        if (length <= 0) return std::nullopt;
        rest += length;
        left -= length;
        ++count;
    }
    return count;
}

bool repeats(std::string_view text, std::string_view piece)
{
    while (text.starts_with(piece)) text.remove_prefix(piece.size());
    return text.empty();
}

/// `password` is in lower case, and not empty.
bool is_easily_guessed(std::string_view password)
{
    std::string letters;
    // What is not ASCII stays, so that no word in another script is taken for none at all.
    std::ranges::copy_if(password, std::back_inserter(letters), [](char character) {
        return (character >= 'a' && character <= 'z') || (character & 0x80) != 0;
    });
    const bool context = !letters.empty() && std::ranges::any_of(context_words, [&](auto word) {
        return repeats(letters, word);
    });
    return context || repeats(password, password.substr(0, 1));
}

}  // namespace

std::string same_however_typed(std::string_view password)
{
    utf8proc_uint8_t* mapped = nullptr;
    constexpr auto nfkc = UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT;
    const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(password.data()),
                                     static_cast<utf8proc_ssize_t>(password.size()),
                                     &mapped,
                                     static_cast<utf8proc_option_t>(nfkc));
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned{mapped, &std::free};
    if (length < 0) return std::string(password);
    return {reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length)};
}

Problems check_password(std::string_view password, std::string_view sign_in_name)
{
    Problems problems;
    const auto add = [&](std::string message) {
        problems.push_back({Problem::Kind::invalid, "password", std::move(message)});
    };
    const std::string same = same_however_typed(password);
    const auto characters = count_characters(same);
    if (!characters) {
        add("This password holds characters that cannot be read. Type it again.");
        return problems;
    }
    if (*characters < least_password_characters)
        add("A password has at least 15 characters. Three or four words in a row are good.");
    if (*characters > most_password_characters)
        add("A password has at most 1,000 characters. Choose a shorter one.");
    const std::string plain = in_lower_case(same);
    const std::string name = in_lower_case(sign_in_name);
    if (!name.empty() && plain.find(name) != std::string::npos)
        add("The password holds the sign-in name. Choose one without it.");
    if (!plain.empty() && is_easily_guessed(plain))
        add("This password is one that is easily guessed. Choose several different words.");
    return problems;
}

}  // namespace holdfast::drawer
