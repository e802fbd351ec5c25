#pragma once
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#ifndef HOLDFAST_PROGRAM
#define HOLDFAST_PROGRAM HOLDFAST_SOURCE_DIR "/build/sanitized/holdfast"
#endif

namespace holdfast {

/// Test only: the program itself, run in a folder with its temporary files there too. It is ended
/// by its own id at the latest when this goes, and when the test dies.
class RunningProgram {
public:
    /// `input` is what it reads on standard input.
    RunningProgram(std::filesystem::path folder, std::vector<std::string> words,
                   const std::string& input = "")
        : folder_(std::move(folder))
    {
        std::ofstream{folder_ / "in"} << input;
        words.insert(words.begin(), HOLDFAST_PROGRAM);
        std::vector<char*> pointers;
        for (std::string& word : words) pointers.push_back(word.data());
        pointers.push_back(nullptr);
        const pid_t parent = ::getpid();
        id_ = ::fork();
        if (id_ == 0) run(pointers, parent);
    }
    ~RunningProgram()
    {
        if (!running_) return;
        ::kill(id_, SIGKILL);
        (void)wait();
    }
    RunningProgram(const RunningProgram&) = delete;
    RunningProgram& operator=(const RunningProgram&) = delete;

    /// Asks it to stop, and answers its exit code; -1 when it did not end by itself.
    int ask_to_stop(int signal = SIGTERM)
    {
        ::kill(id_, signal);
        return wait();
    }
    /// Its exit code once it has ended; -1 when a signal ended it.
    int wait()
    {
        int status = 0;
        ::waitpid(id_, &status, 0);
        running_ = false;
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
    /// Waits until its standard error holds this text, for at most a minute. nullopt: it ended
    /// before, or the minute is over.
    std::optional<std::string> says(const std::string& text)
    {
        for (int i = 0; i < 1'200; ++i) {
            std::string said = err();
            if (said.contains(text) && said.ends_with('\n')) return said;
            if (has_ended()) return std::nullopt;
            std::this_thread::sleep_for(std::chrono::milliseconds{50});
        }
        return std::nullopt;
    }
    std::string out() const { return text_of("out"); }
    std::string err() const { return text_of("err"); }

private:
    [[noreturn]] void run(const std::vector<char*>& words, pid_t parent) const
    {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (::getppid() != parent || ::chdir(folder_.c_str()) != 0) ::_exit(126);
        ::setenv("TMPDIR", folder_.c_str(), 1);
        redirect("in", O_RDONLY, STDIN_FILENO);
        redirect("out", O_WRONLY | O_CREAT | O_TRUNC, STDOUT_FILENO);
        redirect("err", O_WRONLY | O_CREAT | O_TRUNC, STDERR_FILENO);
        ::execv(words.front(), words.data());
        ::_exit(127);
    }
    void redirect(const char* name, int flags, int to) const
    {
        const int file = ::open((folder_ / name).c_str(), flags, 0600);
        if (file < 0 || ::dup2(file, to) < 0) ::_exit(126);
    }
    bool has_ended() const
    {
        siginfo_t ended{};
        ::waitid(P_PID, static_cast<id_t>(id_), &ended, WEXITED | WNOHANG | WNOWAIT);
        return ended.si_pid == id_;
    }
    std::string text_of(const char* name) const
    {
        std::ifstream file{folder_ / name, std::ios::binary};
        std::ostringstream text;
        text << file.rdbuf();
        return std::move(text).str();
    }

    std::filesystem::path folder_;
    pid_t id_ = -1;
    bool running_ = true;
};

}  // namespace holdfast
