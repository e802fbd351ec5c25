#include "base/json.h"
#include "tests/fuzz/oracle.h"
#include "web/request.h"

// A form that is read holds UTF-8 without zero bytes and at most 1,000 fields; one that is refused
// says where and in a sentence. The oracle of UTF-8 is the reader of JSON.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    namespace base = holdfast::base;
    using holdfast::fuzz::broken;
    const auto form = holdfast::web::parse_form(holdfast::fuzz::text_of(bytes, size));
    if (!form) {
        if (form.error().kind != base::Problem::Kind::invalid) broken("a bad form is invalid");
        if (!form.error().place.starts_with("field ")) broken("a bad form has a place");
        return 0;
    }
    base::json::array words;
    for (const auto& [name, value] : *form) {
        if (name.contains('\0') || value.contains('\0')) broken("a form holds no zero byte");
        if (!form->has(name)) broken("a field is found by its name");
        words.emplace_back(name);
        words.emplace_back(value);
    }
    if (words.size() > 2'000) broken("a form has at most 1,000 fields");
    const auto again = base::parse_json(base::json::serialize(words));
    if (!again || *again != base::json::value(words)) broken("a form holds UTF-8");
    return 0;
}
