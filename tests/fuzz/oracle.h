#pragma once
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

/// What the fuzz targets share. Each target is one LLVMFuzzerTestOneInput: it takes any bytes,
/// never fails on them for being wrong, and ends the program where a promise of a header does not
/// hold.
namespace holdfast::fuzz {

/// Ends the program, so that the fuzzer keeps the input that broke `promise`.
[[noreturn]] inline void broken(std::string_view promise)
{
    std::fprintf(
        stderr, "Broken promise: %.*s\n", static_cast<int>(promise.size()), promise.data());
    std::abort();
}

/// The bytes as text; "" for none, which the fuzzer may give as a null pointer.
[[nodiscard]] inline std::string_view text_of(const std::uint8_t* bytes, std::size_t size)
{
    if (size == 0) return "";
    return {reinterpret_cast<const char*>(bytes), size};
}

}  // namespace holdfast::fuzz

/// Always answers 0. The name and the form are libFuzzer's.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);
