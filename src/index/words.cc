#include "index/lists.h"

#include <utf8proc.h>

#include <cstdlib>
#include <memory>

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

}  // namespace holdfast::index
