#include "house/files.h"

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace holdfast::house {

using base::Problem;
using base::Result;
using base::SecretKey;

namespace {

constexpr std::string_view key_word = "holdfast-root-key-1 ";
constexpr std::uintmax_t text_size_most = 64U << 20;

}  // namespace

bool exists(const std::string& path)
{
    std::error_code error;
    return std::filesystem::exists(path, error);
}

Result<std::string> read_text(const std::string& path)
{
    if (!exists(path))
        return base::problem(Problem::Kind::not_found, path, "There is no such file.");
    std::error_code error;
    const auto size = std::filesystem::file_size(path, error);
    if (!error && size > text_size_most)
        return base::problem(Problem::Kind::invalid, path, "The file is larger than 64 MiB.");
    std::ifstream file{path, std::ios::binary};
    std::ostringstream text;
    if (size != 0) text << file.rdbuf();  // To pass on nothing counts as failing.
    if (error || !file || !text)
        return base::problem(Problem::Kind::unavailable, path, "The file cannot be read.");
    return std::move(text).str();
}

std::string key_path(const std::string& ledger_path)
{
    return ledger_path + ".key";
}

Result<SecretKey> read_root_key(const std::string& path)
{
    auto text = read_text(path);
    if (!text) {
        Problem problem = text.error();
        if (problem.kind == Problem::Kind::not_found)
            problem.message = "There is no key file; without it nothing in the ledger can be read. "
                              "Name it with --key.";
        return std::unexpected(problem);
    }
    const auto no_key =
        base::problem(Problem::Kind::invalid, path, "This is not the key file of a ledger.");
    std::string_view line = *text;
    if (!line.starts_with(key_word) || !line.ends_with('\n')) return no_key;
    line.remove_prefix(key_word.size());
    line.remove_suffix(1);
    const auto bytes = base::parse_base64(line);
    if (!bytes || bytes->size() != 32) return no_key;
    return SecretKey{std::span<const std::uint8_t, 32>{bytes->data(), 32}};
}

Result<SecretKey> make_root_key(const std::string& path, base::Entropy& entropy)
{
    SecretKey key = SecretKey::random(entropy);
    const std::string text = std::string{key_word} + base::base64(key.bytes()) + "\n";
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0)
        return base::problem(exists(path) ? Problem::Kind::conflict : Problem::Kind::unavailable,
                             path,
                             "A new key file cannot be written here.");
    const bool written =
        ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size())
        && ::fsync(file) == 0;
    if (::close(file) != 0 || !written)
        return base::problem(Problem::Kind::unavailable, path, "The key file cannot be written.");
    return key;
}

}  // namespace holdfast::house
