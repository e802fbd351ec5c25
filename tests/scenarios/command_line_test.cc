// The program itself, as people and scripts run it: what it prints, what it writes, how it ends.
#include "base/json.h"
#include "casework/acts.h"
#include "house/open_ledger.h"
#include "records/read.h"
#include "records/types/removal.h"
#include "tests/scenarios/command_line.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

namespace holdfast {
namespace {

namespace fs = std::filesystem;
namespace json = base::json;

void write_to(const fs::path& path, std::string_view text)
{
    std::ofstream{path, std::ios::binary} << text;
}

/// A case file of one event, which is one note.
std::string case_of_a_note(std::string_view note, std::string_view more)
{
    return R"({"holdfast": "case", "version": 1, "title": "A case", "persons": {"wren":)"
           R"( {"knownAs": "Wren Example"}}, "families": {"example": {"wren": {"part": "child"}}},)"
           R"( "events": [{"n": "1", "title": "T", "happened": "2026-03-02", "by": "reviewer",)"
           R"( "records": [{"note": {"text": ")"
         + std::string{note} + R"("}}])" + std::string{more} + "}]}";
}

TEST_F(CommandLine, PlayTellsCaseRInJson)
{
    const Ran ran = run("play '" + case_r + "' --json");
    EXPECT_EQ(ran.exit, 0);
    EXPECT_EQ(ran.err, "");
    const json::object played = object_of(ran.out);
    std::string keys;
    for (const auto& member : played) keys += std::string{member.key()} + " ";
    EXPECT_EQ(keys, "title source asKnownOn events standing differences ");
    EXPECT_TRUE(played.at("asKnownOn").is_null());
    EXPECT_EQ(played.at("differences").get_array().size(), 0U);
    const auto& events = played.at("events").get_array();
    ASSERT_EQ(events.size(), 19U);
    const auto& second_closing = events[8].get_object();
    EXPECT_EQ(second_closing.at("n").as_string(), "8");
    EXPECT_FALSE(second_closing.at("accepted").get_bool());
    EXPECT_TRUE(second_closing.at("pastTheGate").get_bool());
    EXPECT_FALSE(second_closing.at("recordedIsTold").get_bool());
    std::string breached;
    for (const auto& finding : second_closing.at("findings").get_array())
        if (finding.at("verdict").as_string() == "breached"
            && finding.at("event").as_string() == "8")
            breached += std::string{finding.at("guardrail").as_string()} + " ";
    EXPECT_EQ(breached.substr(0, 8), "G01 G02 ");
}

TEST_F(CommandLine, AsKnownOnADayDoesNotKnowWhatCameLater)
{
    const auto known = [&](const char* day) {
        const Ran ran = run("play '" + case_r + "' --json --as-known-on " + day);
        EXPECT_EQ(ran.exit, 0) << ran.err;
        std::string labels;
        const json::object played = object_of(ran.out);
        EXPECT_EQ(played.at("asKnownOn").as_string(), day);
        for (const auto& event : played.at("events").get_array())
            labels += std::string{event.at("n").as_string()} + " ";
        return labels;
    };
    EXPECT_EQ(known("2015-03-01"), "1 2 3 4 5 5a 6 7 ");
    EXPECT_EQ(known("2015-03-14"), "1 2 3 4 5 5a 6 7 8 ");
}

TEST_F(CommandLine, ExitCodes)
{
    write_to(in_folder("good"), case_of_a_note("N.", ""));
    write_to(in_folder("different"), case_of_a_note("N.", R"(, "expect": {"accepted": false})"));
    std::string refused = case_of_a_note("N.", "");
    refused.insert(refused.rfind("}]}"),
                   R"(}, {"n": "2", "title": "T", "happened": "2026-03-03", "by": "reviewer",)"
                   R"( "records": [{"note": {"text": "N."}}, {"contact": {"concern": "C."},)"
                   R"( "links": {"corrects": "1"}}])");
    write_to(in_folder("refused"), refused);
    write_to(in_folder("broken"), R"({"holdfast": "case"})");
    struct Row {
        const char* arguments;
        int exit;
        const char* says;  // On standard error; "": nothing.
    };
    const Row rows[] = {
        {"play good", 0, ""},
        {"play different", 1, ""},
        {"play refused", 3, ""},
        {"play broken", 1, "/version: A case file says 1 here."},
        {"play missing", 1, "missing: There is no such file."},
        {"play good --as-known-on 2015-02-29", 2, "--as-known-on: "},
        {"play good --upside-down", 2, "--upside-down"},
        {"play", 2, "FILE is required"},
        {"dance", 2, "There is no command of this name"},
        {"", 2, "subcommand is required"},
        {"--help", 0, ""},
        {"verify missing", 1, "missing: There is no such file."},
        {"export --ledger missing --out out", 1, "missing"},
        {"why --ledger missing Wren G01", 1, "missing"},
        {"why --ledger missing Wren G99", 2, "There is no such guardrail"},
        {"policy --try G01.days=7 --ledger missing", 1, "missing"},
        {"policy --try G01.days --ledger missing", 2, "a whole number, such as G29.days=28."},
        {"policy --try G01.days=7x --ledger missing", 2, "a whole number, such as G29.days=28."},
        {"guardrails", 0, ""},
        {"records --json", 0, ""},
        {"guardrails --json --markdown", 2, "--json"},
        {"guardrails --counts", 2, "--ledger"},
        {"guardrails --ledger r", 2, "--counts"},
        {"guardrails --counts --ledger none", 1, "none"},
    };
    for (const Row& row : rows) {
        const Ran ran = run(row.arguments);
        EXPECT_EQ(ran.exit, row.exit) << row.arguments << "\n" << ran.err;
        if (*row.says == '\0') {
            EXPECT_EQ(ran.err, "") << row.arguments;
        } else {
            EXPECT_NE(ran.err.find(row.says), std::string::npos) << row.arguments << ran.err;
        }
    }
    EXPECT_NE(run("play different").out.find("DIFFERENCE at event 1"), std::string::npos);
    const json::object problems = object_of(run("play missing --json").out);
    EXPECT_EQ(problems.at("problems").at(0).at("kind").as_string(), "not_found");
}

TEST_F(CommandLine, EveryCommandHelpsWithAnExample)
{
    for (const char* command :
         {"play", "export", "verify", "guardrails", "records", "why", "policy", "bench-fill"}) {
        const Ran ran = run(std::string{command} + " --help");
        EXPECT_EQ(ran.exit, 0) << command;
        EXPECT_NE(ran.out.find("Example: holdfast " + std::string{command}), std::string::npos)
            << command;
        EXPECT_NE(run("--help").out.find(command), std::string::npos) << command;
    }
}

TEST_F(CommandLine, ALedgerIsKeptVerifiedAndExported)
{
    play_case_r();
    for (const char* name : {"r", "r.key"}) {
        struct ::stat told = {};
        ASSERT_EQ(::stat(in_folder(name).c_str(), &told), 0) << name;
        EXPECT_EQ(told.st_mode & 0777U, 0600U) << name;
    }
    const json::object bare = object_of(run("verify r --json").out);
    const json::object opened = object_of(run("verify r --key r.key --json").out);
    EXPECT_EQ(bare, opened);
    EXPECT_GT(bare.at("entries").to_number<int>(), 15);
    const std::string entries = std::to_string(bare.at("entries").to_number<int>());
    for (const char* form : {"", " --open"}) {
        fs::remove(in_folder("out"));
        EXPECT_EQ(run(std::string{"export --ledger r --out out"} + form).exit, 0);
        const std::string text = text_in(in_folder("out"));
        const bool readable = text.find("Case R") != std::string::npos;
        EXPECT_EQ(readable, *form != '\0') << form;
        const Ran verified = run("verify out --json --at-least " + entries);
        EXPECT_EQ(verified.exit, 0) << verified.err;
        EXPECT_EQ(object_of(verified.out).at("root"), bare.at("root")) << form;
        EXPECT_EQ(object_of(verified.out).at("opened").get_bool(), readable) << form;
    }
    struct Row {
        std::string arguments;
        int exit;
    };
    const std::string signer{bare.at("signer").as_string()};
    const Row rows[] = {
        {"export --ledger r --out out", 1},       // It is there already.
        {"play '" + case_r + "' --ledger r", 1},  // Likewise.
        {"verify r --signer '" + signer + "'", 0},
        {"verify r --signer AAAA", 1},
        {"verify out --signer '" + signer + "'", 0},
        {"verify out --signer AAAA", 1},
        {"verify r --at-least " + entries, 0},
        {"verify r --at-least 1" + entries, 1},
        {"verify out --at-least 1" + entries, 1},
    };
    for (const Row& row : rows) EXPECT_EQ(run(row.arguments).exit, row.exit) << row.arguments;
}

TEST_F(CommandLine, AChangedExportIsRefused)
{
    play_case_r();
    ASSERT_EQ(run("export --ledger r --out out").exit, 0);
    const std::string text = text_in(in_folder("out"));
    std::string changed = text;
    const auto sealed = text.find("\"sealed\":\"");
    ASSERT_NE(sealed, std::string::npos);
    char& letter = changed[sealed + 60];
    letter = letter == 'A' ? 'B' : 'A';
    write_to(in_folder("changed"), changed);
    write_to(in_folder("cut"), text.substr(0, text.rfind('\n', text.size() - 2) + 1));
    for (const char* name : {"changed", "cut"}) {
        const Ran ran = run(std::string{"verify "} + name);
        EXPECT_EQ(ran.exit, 1) << name;
        EXPECT_NE(ran.err, "") << name;
    }
}

TEST_F(CommandLine, WhySaysWhyByNameAndById)
{
    play_case_r();
    const Ran by_name = run("why --ledger r 'Case R' G02");
    EXPECT_EQ(by_name.exit, 0) << by_name.err;
    EXPECT_NE(by_name.out.find("G02 LETTER-CLOSE"), std::string::npos);
    EXPECT_NE(by_name.out.find("STOPS"), std::string::npos);
    ASSERT_EQ(run("export --ledger r --out out --open").exit, 0);
    // The first person of kind 2 whose words say this name.
    const std::string text = text_in(in_folder("out"));
    const auto named = text.find("\"knownAs\":\"Case R\"");
    ASSERT_NE(named, std::string::npos);
    const auto line = text.rfind('\n', named) + 1;
    const std::string key = "\"about\":[{\"kind\":2,\"id\":\"";
    const auto id = text.find(key, line);
    ASSERT_LT(id, named);
    const Ran by_id = run("why --ledger r " + text.substr(id + key.size(), 26) + " G02");
    EXPECT_EQ(by_id.out, by_name.out);
    const json::object shown = object_of(run("why --ledger r 'Case R' G02 --json").out);
    EXPECT_GE(shown.at("findings").get_array().size(), 2U);

    const Ran unknown = run("why --ledger r Nobody G02");
    EXPECT_EQ(unknown.exit, 1);
    EXPECT_NE(unknown.err.find("Nobody is recorded under this name or id."), std::string::npos);
    const Ran early = run("why --ledger r 'Case R' G02 --as-known-on 2014-01-01");
    EXPECT_EQ(early.exit, 0);
    EXPECT_NE(early.out.find("Nothing in this person's families"), std::string::npos);
}

TEST_F(CommandLine, WithoutItsKeyNothingIsRead)
{
    play_case_r();
    ASSERT_EQ(run("play '" + case_r + "' --ledger other").exit, 0);
    write_to(in_folder("no-key"), "holdfast-root-key-1 AAAA\n");
    struct Row {
        const char* key;
        const char* says;
    };
    const Row rows[] = {
        {"nowhere", "There is no key file"},
        {"no-key", "This is not the key file of a ledger."},
        {"other.key", "key"},
    };
    for (const Row& row : rows)
        for (const std::string command : {"verify r --key ",
                                          "why --ledger r Wren G01 --key ",
                                          "export --ledger r --out out --key "}) {
            const Ran ran = run(command + row.key);
            EXPECT_EQ(ran.exit, 1) << command << row.key;
            EXPECT_NE(ran.err.find(row.says), std::string::npos) << command << row.key << ran.err;
            EXPECT_FALSE(fs::exists(in_folder("out"))) << command << row.key;
        }
    EXPECT_EQ(run("verify r").exit, 0);  // For which no key is needed.
}

TEST_F(CommandLine, AFileThatIsNoLedgerIsRefusedInASentence)
{
    play_case_r();
    const std::string whole = text_in(in_folder("r"));
    struct Row {
        const char* told;
        std::string bytes;
        const char* says;
    };
    const Row rows[] = {
        {"half", whole.substr(0, whole.size() / 2), "The file is damaged."},
        {"a page", whole.substr(0, 4096), "The file is damaged."},
        {"without the last page", whole.substr(0, whole.size() - 4096), "The file is damaged."},
        {"text", "This is no ledger.\n", "This file is not a Holdfast ledger."},
        {"nothing", "", "There is no ledger in this file."},
        {"zeros", std::string(8192, '\0'), "This file is not a Holdfast ledger."},
    };
    for (const Row& row : rows) {
        for (const char* name : {"r-wal", "r-shm"}) fs::remove(in_folder(name));
        write_to(in_folder("r"), row.bytes);
        for (const char* command :
             {"verify r", "verify r --key r.key", "why --ledger r 'Case R' G02"}) {
            const Ran ran = run(command);
            EXPECT_EQ(ran.exit, 1) << row.told << ": " << command << ran.out;
            EXPECT_NE(ran.err.find(row.says), std::string::npos)
                << row.told << ": " << command << ran.err;
        }
    }
}

TEST_F(CommandLine, ALedgerOfALaterVersionIsRefused)
{
    play_case_r();
    (void)ask("PRAGMA user_version = 3");
    for (const char* command : {"verify r --json", "why --ledger r 'Case R' G02 --json"}) {
        const Ran ran = run(command);
        EXPECT_EQ(ran.exit, 1) << command;
        EXPECT_EQ(object_of(ran.out).at("problems").at(0).at("kind").as_string(), "newer_format")
            << command;
    }
}

/// What was written about the removal of one entry: the words of an export, of a scene.
class Removal : public CommandLine {
protected:
    static constexpr std::string_view word = "Zephyrine-4711-Quillfeather";

    /// Plays a case with a note that has the word in it; answers the note's entry.
    base::EntryId write_note()
    {
        write_to(in_folder("case"), case_of_a_note(word, ""));
        EXPECT_EQ(run("play case --ledger r").exit, 0);
        fs::remove(in_folder("case"));
        EXPECT_EQ(run("export --ledger r --out before --open").exit, 0);
        const std::string text = text_in(in_folder("before"));
        fs::remove(in_folder("before"));
        const auto found = text.find(word);
        EXPECT_NE(found, std::string::npos);
        const std::string key = "\"id\":\"";
        const auto line = text.rfind('\n', found) + 1;
        return base::EntryId::parse(text.substr(text.find(key, line) + key.size(), 26)).value();
    }
    /// Orders the removal through casework, as an information officer.
    void remove(const base::EntryId& entry)
    {
        const auto opened = house::open_ledger(in_folder("r"), "");
        ASSERT_TRUE(opened) << opened.error().message;
        ledger::Ledger& ledger = *opened->ledger;
        casework::House house{ledger, base::WorkingDays::england()};
        const auto kept = ledger.read().value().find(entry).value();
        ASSERT_TRUE(kept && kept->entry);
        index_ = kept->index;
        sealed_ = ask("SELECT sealed FROM entries WHERE idx = " + std::to_string(index_));
        wrapped_ = ask("SELECT wrapped FROM entry_keys WHERE idx = " + std::to_string(index_));
        records::Removal order;
        order.ordered = base::When::day(house.today());
        order.legal_basis = "An invented order";
        const auto removed = casework::file(house,
                                            {{base::PractitionerId{}, "information_officer", {}},
                                             kept->entry->about,
                                             {{ledger::LinkKind::removes, entry}},
                                             "",
                                             {},
                                             nullptr,
                                             ""},
                                            order);
        ASSERT_TRUE(removed) << removed.error().front().message;
        expect_gone("while the ledger is open");
    }
    void expect_gone(const char* when) const
    {
        ASSERT_GT(sealed_.size(), 40U);
        ASSERT_GT(wrapped_.size(), 40U);
        for (const auto& file : fs::directory_iterator(folder_)) {
            const std::string bytes = text_in(file.path());
            for (const std::string_view each :
                 {word, std::string_view{sealed_}, std::string_view{wrapped_}})
                EXPECT_EQ(bytes.find(each), std::string::npos)
                    << when << ": " << file.path().filename();
            // Nor a good part of it.
            EXPECT_EQ(bytes.find(sealed_.substr(sealed_.size() / 2, 24)), std::string::npos)
                << when << ": " << file.path().filename();
        }
    }

    std::uint64_t index_ = 0;
    std::string sealed_;
    std::string wrapped_;
};

TEST_F(Removal, TheWordsAreGoneFromEveryFileAndTheProofsStay)
{
    const base::EntryId note = write_note();
    const json::object before = object_of(run("verify r --json").out);
    remove(note);
    expect_gone("after it was closed");
    EXPECT_EQ(ask("SELECT count(*) FROM entry_keys WHERE idx = " + std::to_string(index_)), "0");
    for (const char* command : {"verify r --json", "verify r --key r.key --json"}) {
        const Ran ran = run(command);
        ASSERT_EQ(ran.exit, 0) << ran.err;
        const json::object after = object_of(ran.out);
        EXPECT_EQ(after.at("removed").to_number<int>(), 1);
        EXPECT_EQ(after.at("entries").to_number<int>(), before.at("entries").to_number<int>() + 1);
    }
    ASSERT_EQ(run("export --ledger r --out after --open").exit, 0);
    expect_gone("in an export");
    const Ran verified = run("verify after --json");
    ASSERT_EQ(verified.exit, 0) << verified.err;
    EXPECT_EQ(object_of(verified.out).at("removed").to_number<int>(), 1);
    for (const char* guardrail : {"G01", "G02", "G03"}) {
        const Ran why = run(std::string{"why --ledger r 'Wren Example' "} + guardrail);
        EXPECT_EQ(why.exit, 0) << why.err;
        EXPECT_EQ(why.out.find(word), std::string::npos);
    }
}

}  // namespace
}  // namespace holdfast
