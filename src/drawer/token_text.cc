#include "drawer/token_text.h"

#include "base/seal.h"

#include <algorithm>

namespace holdfast::drawer {

std::string random_word(std::size_t bytes, base::Entropy& entropy)
{
    base::Bytes random(bytes);
    entropy.fill(random);
    std::string word = base::base64(random);
    word.erase(std::ranges::find(word, '='), word.end());
    std::ranges::replace(word, '+', '-');
    std::ranges::replace(word, '/', '_');
    return word;
}

}  // namespace holdfast::drawer
