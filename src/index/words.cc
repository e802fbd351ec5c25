#include "index/lists.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <optional>

namespace holdfast::index {

namespace {

bool is_of_a_word(utf8proc_int32_t character)
{
    switch (utf8proc_category(character)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ND: return true;
    default: return false;  // not an enum: the library counts; marks and spaces part words.
    }
}

}  // namespace

std::string plain_word(std::string_view word)
{
    utf8proc_uint8_t* mapped = nullptr;
    const auto length = utf8proc_map(
        reinterpret_cast<const utf8proc_uint8_t*>(word.data()),
        static_cast<utf8proc_ssize_t>(word.size()),
        &mapped,
        static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE
                                       | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK));
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned{mapped, &std::free};
    if (length < 0) return std::string{word};
    return {reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length)};
}

std::vector<std::string> words_of(std::string_view name)
{
    std::vector<std::string> words;
    std::string word;
    const std::string plain = plain_word(name);
    const auto* rest = reinterpret_cast<const utf8proc_uint8_t*>(plain.data());
    auto left = static_cast<utf8proc_ssize_t>(plain.size());
    while (left > 0) {
        utf8proc_int32_t character = -1;
        const utf8proc_ssize_t step =
            std::max<utf8proc_ssize_t>(1, utf8proc_iterate(rest, left, &character));
        const bool apostrophe = character == '\'' || character == 0x2019;
        if (is_of_a_word(character)) {
            word.append(reinterpret_cast<const char*>(rest), static_cast<std::size_t>(step));
        } else if (!apostrophe && !word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
        rest += step;
        left -= step;
    }
    if (!word.empty()) words.push_back(std::move(word));
    return words;
}

namespace {

constexpr std::string_view of_every_address[] = {
    "street", "st",    "road",   "rd",      "lane",    "avenue", "ave",  "close", "drive",
    "way",    "court", "place",  "flat",    "house",   "the",    "of",   "and",   "crescent",
    "grove",  "hill",  "garden", "gardens", "terrace", "square", "park", "floor",
};

bool is_letter(char c)
{
    return c >= 'a' && c <= 'z';
}

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/// The second half of a postcode: a digit and two letters.
bool is_inward(std::string_view word)
{
    return word.size() == 3 && is_digit(word[0]) && is_letter(word[1]) && is_letter(word[2]);
}

/// Where a postcode that was typed in one is parted; nullopt for any other word.
std::optional<std::size_t> postcode_halves(std::string_view word)
{
    if (word.size() < 5 || word.size() > 7 || !is_letter(word[0])) return std::nullopt;
    const std::string_view outward = word.substr(0, word.size() - 3);
    if (!is_inward(word.substr(word.size() - 3))) return std::nullopt;
    if (std::none_of(outward.begin(), outward.end(), is_digit)) return std::nullopt;
    return outward.size();
}

}  // namespace

std::vector<std::string> place_words(std::string_view address)
{
    std::vector<std::string> telling;
    for (std::string& word : words_of(address)) {
        const bool tells_nothing =
            std::find(std::begin(of_every_address), std::end(of_every_address), word)
            != std::end(of_every_address);
        if (tells_nothing) continue;
        if (const auto half = postcode_halves(word)) {
            telling.push_back(word.substr(0, *half));
            telling.push_back(word.substr(*half));
        } else {
            telling.push_back(std::move(word));
        }
    }
    return telling;
}

std::string plain_number(std::string_view number)
{
    std::string plain;
    for (const std::string& word : words_of(number)) plain += word;
    return plain;
}

}  // namespace holdfast::index
