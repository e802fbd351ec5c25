#pragma once
#include "tests/scenarios/read_back.h"

#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/wait.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>

#ifndef HOLDFAST_PROGRAM
#define HOLDFAST_PROGRAM HOLDFAST_SOURCE_DIR "/build/sanitized/holdfast"
#endif

namespace holdfast {

/// Test only: runs the program in a folder of its own, as people and scripts do.
class CommandLine : public testing::Test {
protected:
    CommandLine()
    {
        std::string pattern = std::filesystem::temp_directory_path() / "holdfast-command-XXXXXX";
        folder_ = ::mkdtemp(pattern.data());
    }
    ~CommandLine() override { std::filesystem::remove_all(folder_); }

    Ran run(const std::string& arguments) const
    {
        const std::filesystem::path err = folder_ / "standard-error";
        const std::string command = "cd '" + folder_.string() + "' && '" HOLDFAST_PROGRAM "' "
                                  + arguments + " 2>'" + err.string() + "'";
        Ran ran;
        std::FILE* pipe = ::popen(command.c_str(), "r");
        if (pipe == nullptr) return ran;
        char piece[4096];
        for (std::size_t got; (got = std::fread(piece, 1, sizeof piece, pipe)) > 0;)
            ran.out.append(piece, got);
        const int status = ::pclose(pipe);
        if (WIFEXITED(status)) ran.exit = WEXITSTATUS(status);
        ran.err = text_in(err);
        std::filesystem::remove(err);
        return ran;
    }
    /// Case R, played into the ledger "r" of the folder.
    void play_case_r() const
    {
        const Ran ran = run("play '" + case_r + "' --ledger r");
        ASSERT_EQ(ran.exit, 0) << ran.err;
    }
    std::filesystem::path in_folder(const char* name) const { return folder_ / name; }

    /// The only value of a query, as bytes.
    std::string ask(const std::string& sql) const
    {
        sqlite3* handle = nullptr;
        sqlite3_stmt* statement = nullptr;
        std::string answer;
        sqlite3_open_v2(in_folder("r").c_str(), &handle, SQLITE_OPEN_READWRITE, nullptr);
        sqlite3_prepare_v2(handle, sql.c_str(), -1, &statement, nullptr);
        if (sqlite3_step(statement) == SQLITE_ROW && sqlite3_column_bytes(statement, 0) > 0)
            answer.assign(static_cast<const char*>(sqlite3_column_blob(statement, 0)),
                          static_cast<std::size_t>(sqlite3_column_bytes(statement, 0)));
        sqlite3_finalize(statement);
        sqlite3_close(handle);
        return answer;
    }

    std::filesystem::path folder_;
};

}  // namespace holdfast
