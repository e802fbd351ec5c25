#include "casework/fitting.h"
#include "index/lists.h"
#include "index/sounds.h"
#include "tests/fuzz/oracle.h"

#include <algorithm>

// Whatever is typed into the search is taken apart without loss of what could be found.

namespace {

using namespace holdfast;
using fuzz::broken;

void check_words(const casework::Clues& clues)
{
    for (const casework::TypedWord& each : clues.words) {
        const std::string& word = each.text;
        if (word.empty()) broken("a word is not empty");
        if (each.sound.size() > word.size() + 1) broken("a sound is not longer than its word");
        for (const std::string_view form : each.forms)
            if (form == word) broken("a word is no other form of itself");
        if (index::letters_apart(word, word) != 0) broken("a word is itself");
    }
}

void check_days(const casework::Clues& clues)
{
    for (const base::Date day : clues.days)
        if (const auto other = casework::swapped(day))
            if (casework::swapped(*other) != day) broken("a day swapped twice is the day");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    const casework::Clues clues = casework::clues_in(text);
    check_words(clues);
    check_days(clues);
    casefile::File nobody{};
    if (casework::fit_of(nobody, clues).clues != 0) broken("nothing fits an empty file");
    for (const std::string& word : index::place_words(text))
        if (word.empty()) broken("a word of a place is not empty");
    return 0;
}
