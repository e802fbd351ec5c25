#include "base/json.h"

#include "tests/fuzz/oracle.h"

// What is read can be written in both ways and is then read as the same value.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    namespace base = holdfast::base;
    using holdfast::fuzz::broken;
    const auto value = base::parse_json(holdfast::fuzz::text_of(bytes, size));
    if (!value) {
        if (!value.error().place.starts_with("line ")) broken("a problem of JSON has a line");
        return 0;
    }
    for (const std::string& written : {base::json::serialize(*value), base::pretty(*value)}) {
        const auto again = base::parse_json(written);
        if (!again) broken("what is written can be read");
        if (*again != *value) broken("what is written is read as the same value");
    }
    return 0;
}
