#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::desk {

/// What a browser would see of this markup, one token a line, so that two spellings of the same
/// page are equal: white space between tags does not count, nor does the order of attributes; the
/// order of classes does. An attribute that stands twice shows twice, an end that lacks as well.
///
///     <div class="a b" id="x">
///     words: as they are read, with one space wherever there was white space
///     </div>
///
/// Reads only what the components and GOV.UK Frontend's examples write: quoted values, comments,
/// and the five characters that are escaped.
[[nodiscard]] std::vector<std::string> tokens_of(std::string_view markup);

}  // namespace holdfast::desk
