// Exports that were tampered with, before both verifiers: the witness and tools/verify_export.
#include "base/seeded_entropy.h"
#include "ledger/small_ledger.h"
#include "witness/verify_export.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace holdfast {
namespace {

using base::Problem;
using base::Result;
using ledger::Opened;
using ledger::SmallLedger;
using witness::Verified;

Result<Verified> witnessed(const std::string& text, const witness::Expected& expected = {})
{
    std::istringstream stream{text};
    return witness::verify_export(stream, expected);
}

struct Said {
    int status;
    std::string line;  // Without its line feed.
};

/// What tools/verify_export says, run as a program.
Said told_by_python(const std::string& text, const std::string& options = "")
{
    static const std::filesystem::path path =
        std::filesystem::temp_directory_path()
        / ("holdfast-tamper-" + std::to_string(::getpid()) + ".jsonl");
    std::ofstream{path, std::ios::binary} << text;
    const std::string command = "python3 -B '" HOLDFAST_SOURCE_DIR "/tools/verify_export' '"
                              + path.string() + "' " + options + " 2>&1";
    std::FILE* pipe = ::popen(command.c_str(), "r");
    if (pipe == nullptr) return {-1, "python3 could not be started"};
    std::string line;
    for (int next = std::fgetc(pipe); next != EOF; next = std::fgetc(pipe))
        line += static_cast<char>(next);
    const int status = ::pclose(pipe);
    std::filesystem::remove(path);
    if (line.ends_with('\n')) line.pop_back();
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, line};
}

std::vector<std::string> lines_of(const std::string& text)
{
    std::vector<std::string> lines;
    std::istringstream stream{text};
    for (std::string line; std::getline(stream, line);) lines.push_back(line + "\n");
    return lines;
}

std::string joined(const std::vector<std::string>& lines)
{
    std::string text;
    for (const std::string& line : lines) text += line;
    return text;
}

/// The same with the digest in its last line made good, as somebody would who wants to deceive.
std::string repaired(const std::string& text)
{
    const std::size_t last = text.rfind("{\"end\":");
    const std::size_t digest = text.rfind("\"digest\":\"");
    if (last == std::string::npos || digest == std::string::npos || digest < last) return text;
    return text.substr(0, digest) + "\"digest\":\""
         + base::hex(base::sha256(base::view_of(std::string_view{text}.substr(0, last)))) + "\"}\n";
}

/// Another byte than the one given.
char other_byte(char byte, base::SeededEntropy& entropy)
{
    while (true) {
        std::uint8_t drawn = 0;
        entropy.fill({&drawn, 1});
        if (static_cast<char>(drawn) != byte) return static_cast<char>(drawn);
    }
}

/// The number that stands in `text` from `at` on.
std::uint64_t number_at(const std::string& text, std::size_t at)
{
    std::uint64_t number = 0;
    std::from_chars(text.data() + std::min(at, text.size()), text.data() + text.size(), number);
    return number;
}

/// Does a place name this entry, alone or among others?
bool names_entry(const std::string& place, std::uint64_t index)
{
    if (place.starts_with("entry ")) return number_at(place, 6) == index;
    const std::size_t to = place.find(" to ");
    return place.starts_with("entries ") && to != std::string::npos && number_at(place, 8) <= index
        && index <= number_at(place, to + 4);
}

/// How far apart the changed bytes are: a sample each day, and every one in a campaign.
std::size_t stride()
{
    constexpr std::size_t sampled = 7;  // No line is as long as a multiple of it by rule.
    return std::getenv("HOLDFAST_CAMPAIGN_ROUNDS") == nullptr ? sampled : 1;
}

class Tamper : public testing::TestWithParam<Opened> {
protected:
    Tamper() { file_twenty(small_); }
    SmallLedger small_{20};
    base::SeededEntropy entropy_{7};
};

TEST_P(Tamper, ChangedBytes)
{
    const std::string honest = small_.exported(GetParam());
    const auto verified = witnessed(honest, {small_.signer(), 20});
    ASSERT_TRUE(verified) << verified.error().place << verified.error().message;
    EXPECT_EQ(verified->entries, 20U);
    EXPECT_EQ(verified->removed, 1U);
    EXPECT_EQ(verified->opened, GetParam() == Opened::readable);

    const std::size_t every = honest.size() / 30;  // Thirty of each form before Python too.
    const std::string last = "line " + std::to_string(lines_of(honest).size());
    std::size_t line_begin = 0;
    for (std::size_t at = 0; at < honest.size(); ++at) {
        if (at > 0 && honest[at - 1] == '\n') line_begin = at;
        if (at % stride() != 0 && at % every != 0) continue;
        std::string changed = honest;
        changed[at] = other_byte(honest[at], entropy_);
        const auto found = witnessed(changed);
        ASSERT_FALSE(found) << "byte " << at;
        const std::string place = found.error().place;
        if (honest.compare(line_begin, 9, "{\"index\":") == 0) {
            const std::uint64_t index = number_at(honest, line_begin + 9);
            EXPECT_TRUE(names_entry(place, index) || place == last)
                << "byte " << at << " of entry " << index << ": " << place;
        }
        if (at % every != 0) continue;
        const Said said = told_by_python(changed);
        EXPECT_EQ(said.status, 1) << "byte " << at << ": " << said.line;
        EXPECT_TRUE(said.line.starts_with(place + ": ")) << place << " but " << said.line;
    }
}

TEST_P(Tamper, ChangedBytesWithTheDigestMadeGood)
{
    // What nothing but the digest of the file covers: the words given for a reader, and which later
    // entry ordered a removal.
    const std::string honest = small_.exported(GetParam());
    ASSERT_EQ(repaired(honest), honest);
    const std::size_t end = honest.rfind("{\"end\":");
    std::size_t found_later = 0;
    bool in_words = false;
    for (std::size_t at = 0; at < end; ++at) {
        if (honest[at] == '\n') in_words = false;
        if (honest.compare(at, 9, "\"entry\":{") == 0) in_words = true;
        if (at % stride() != 0) continue;
        std::string changed = honest;
        changed[at] = other_byte(honest[at], entropy_);
        const bool found = !witnessed(repaired(changed)).has_value();
        const bool by_order = honest.rfind("\"removedBy\":", at) != std::string::npos
                           && at - honest.rfind("\"removedBy\":", at) < 14;
        if (!found) ++found_later;
        EXPECT_TRUE(found || in_words || by_order) << "byte " << at;
    }
    // The digits of the order's number are two; the words given are all of the rest.
    EXPECT_EQ(found_later > 2, GetParam() == Opened::readable) << found_later;
}

TEST_P(Tamper, LinesCutSwappedAndDoubled)
{
    const std::vector<std::string> honest = lines_of(small_.exported(GetParam()));
    ASSERT_EQ(honest.size(), 1U + 20U + 6U + 1U);
    for (std::size_t i = 0; i < honest.size(); ++i) {
        std::vector<std::vector<std::string>> wrong(3, honest);
        const auto at = static_cast<std::ptrdiff_t>(i);
        wrong[0].erase(wrong[0].begin() + at);
        wrong[1].insert(wrong[1].begin() + at, honest[i]);
        if (i + 1 < honest.size()) std::swap(wrong[2][i], wrong[2][i + 1]);
        else wrong.pop_back();
        for (std::size_t kind = 0; kind < wrong.size(); ++kind) {
            const std::string text = joined(wrong[kind]);
            // A checkpoint fewer leaves an honest export, with commits that ended together.
            const bool fewer =
                kind == 0 && i + 2 < honest.size() && honest[i].starts_with("{\"size\":");
            EXPECT_FALSE(witnessed(text)) << "line " << i + 1 << ", kind " << kind;
            EXPECT_EQ(witnessed(repaired(text)).has_value(), fewer)
                << "line " << i + 1 << ", kind " << kind;
        }
    }
}

TEST_P(Tamper, TruncatedAtEveryLine)
{
    std::vector<std::string> lines = lines_of(small_.exported(GetParam()));
    for (std::size_t count = lines.size() - 1;; --count) {
        lines.resize(count);
        const std::string text = joined(lines);
        const auto found = witnessed(text);
        ASSERT_FALSE(found);
        EXPECT_EQ(found.error().place, "line " + std::to_string(count + 1));
        EXPECT_FALSE(
            witnessed(text.substr(0, text.size() - std::min<std::size_t>(text.size(), 1))));
        if (count % 9 == 0) {
            EXPECT_TRUE(told_by_python(text).line.starts_with(found.error().place + ": "));
        }
        if (count == 0) break;
    }
}

INSTANTIATE_TEST_SUITE_P(Forms, Tamper, testing::Values(Opened::sealed, Opened::readable),
                         [](const testing::TestParamInfo<Opened>& form) {
                             return form.param == Opened::sealed ? "Sealed" : "Readable";
                         });

TEST(TamperedExport, RolledBack)
{
    SmallLedger small{21};
    small.file(5);
    small.file(7);
    const std::string earlier = small.exported(Opened::sealed);
    small.file(3);
    small.remove(2);
    const std::string later = small.exported(Opened::sealed);

    // An earlier export is valid in itself; that more was written must be known from elsewhere.
    const auto smaller = witnessed(earlier, {small.signer(), 12});
    ASSERT_TRUE(smaller);
    EXPECT_EQ(smaller->entries, 12U);
    const auto refused = witnessed(earlier, {small.signer(), 13});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, Problem::Kind::refused);
    EXPECT_TRUE(witnessed(later, {small.signer(), 13}));
    EXPECT_EQ(told_by_python(earlier, "--at-least-size 12").status, 0);
    EXPECT_EQ(told_by_python(earlier, "--at-least-size 13").status, 1);

    // One that is cut out of a later export shows it where an order to remove lies behind the cut.
    std::vector<std::string> lines = lines_of(later);
    lines[0].replace(lines[0].find("\"size\":16"), 9, "\"size\":12");
    lines.resize(1 + 5 + 1 + 7 + 1);
    const std::string cut = joined(lines) + R"({"end":12,"digest":""})" + "\n";
    const auto found = witnessed(repaired(cut));
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().place, "entry 2");
    EXPECT_TRUE(told_by_python(repaired(cut)).line.starts_with("entry 2: "));
}

TEST(TamperedExport, SignedByAnotherKey)
{
    SmallLedger ours{22};
    SmallLedger theirs{23};
    ours.file(4);
    theirs.file(4);
    const std::string forged = theirs.exported(Opened::sealed);
    EXPECT_TRUE(witnessed(forged));  // Anybody can found a ledger.
    const auto refused = witnessed(forged, {ours.signer()});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, Problem::Kind::refused);
    EXPECT_EQ(told_by_python(forged, "--signer " + theirs.signer()).status, 0);
    EXPECT_EQ(told_by_python(forged, "--signer " + ours.signer()).status, 1);
    EXPECT_EQ(told_by_python(forged, "--signer nonsense").status, 2);

    std::string claimed = forged;
    claimed.replace(claimed.find(theirs.signer()), theirs.signer().size(), ours.signer());
    const auto found = witnessed(repaired(claimed), {ours.signer()});
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().place, "line 6");
    EXPECT_TRUE(told_by_python(repaired(claimed)).line.starts_with("line 6: "));
}

TEST(HonestExport, IsNeverCalledWrong)
{
    base::SeededEntropy shape{99};
    const auto draw = [&](std::uint64_t below) {
        std::array<std::uint8_t, 2> bytes{};
        shape.fill(bytes);
        return (bytes[0] * 256U + bytes[1]) % below;
    };
    for (std::uint64_t seed = 100; seed < 150; ++seed) {
        SmallLedger small{seed};
        std::uint64_t removed = 0;
        for (std::uint64_t commits = seed == 100 ? 0 : draw(12); commits > 0; --commits) {
            small.file(1 + draw(9), draw(3) == 0 ? draw(3'000) : draw(90));
            if (draw(4) == 0) {
                small.remove(small.ids().size() - 1);
                ++removed;
            }
        }
        const Opened form = draw(2) == 0 ? Opened::sealed : Opened::readable;
        const std::string text = small.exported(form);
        const auto verified = witnessed(text, {small.signer(), small.ids().size()});
        ASSERT_TRUE(verified) << seed << verified.error().place << verified.error().message;
        EXPECT_EQ(verified->entries, small.ids().size());
        EXPECT_EQ(verified->removed, removed);
        EXPECT_EQ(verified->root, base::hex(small.ledger().read()->root().value()));
        if (seed % 10 != 0) continue;
        const Said said = told_by_python(text, "--signer " + small.signer());
        EXPECT_EQ(said.status, 0) << said.line;
        const std::string entries = verified->entries == 1 ? " entry, " : " entries, ";
        EXPECT_EQ(
            said.line,
            "export: " + std::to_string(verified->entries) + entries + std::to_string(removed)
                + " removed, root " + verified->root
                + (verified->entries == 0 ? ", not signed" : ", signed by " + verified->signer));
    }
}

}  // namespace
}  // namespace holdfast
