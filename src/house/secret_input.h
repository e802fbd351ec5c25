#pragma once
#include "base/problem.h"

#include <string>

namespace holdfast::house {

/// A password: the first line of the file or, when `path` is "", of standard input, which shows
/// nothing of it where that is a terminal. Never an argument: everybody on a machine can see those.
/// Problems: those of `read_text`; missing, for an empty line.
[[nodiscard]] base::Result<std::string> read_password(const std::string& path);

}  // namespace holdfast::house
