#include "tests/fuzz/oracle.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

// Gives a fuzz target every file of the folders named, in the order of their names, where there is
// no libFuzzer. The last name printed is that of the input that ended the program.

namespace {

std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> files;
    for (const auto& each : std::filesystem::directory_iterator{folder})
        if (each.is_regular_file()) files.push_back(each.path());
    std::sort(files.begin(), files.end());
    return files;
}

std::vector<std::uint8_t> bytes_of(const std::filesystem::path& file)
{
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, std::istreambuf_iterator<char>{}};
}

}  // namespace

int main(int count, char** words)
{
    std::size_t given = 0;
    for (int i = 1; i < count; ++i) {
        for (const auto& file : files_in(words[i])) {
            std::printf("%s\n", file.filename().c_str());
            std::fflush(stdout);
            const auto bytes = bytes_of(file);
            (void)LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
            ++given;
        }
    }
    std::printf("%zu inputs\n", given);
    return given == 0 ? 1 : 0;
}
