// What a scenario runs, and what it reads back.
#pragma once
#include "base/json.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace holdfast {

inline const std::string case_r = std::string{HOLDFAST_SOURCE_DIR} + "/cases/case-r.json";

/// How a run of the program ended, and what it printed.
struct Ran {
    int exit = -1;
    std::string out;
    std::string err;
};

/// The bytes of a file; "" where there is none.
inline std::string text_in(const std::filesystem::path& path)
{
    std::ifstream file{path, std::ios::binary};
    std::ostringstream text;
    text << file.rdbuf();
    return std::move(text).str();
}

/// What was printed, read as one JSON object; anything else is a failure.
inline base::json::object object_of(const std::string& text)
{
    const auto value = base::parse_json(text);
    if (value && value->is_object()) return value->get_object();
    ADD_FAILURE() << "This is no JSON object: " << text;
    return {};
}

}  // namespace holdfast
