#include "bench/figures.h"
#include "bench/report.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace holdfast::bench {

namespace {

struct Start {
    double milliseconds = 0;
    double megabytes = 0;
};

/// This process has filled a ledger and holds what that needed, so a new one is asked.
Start start_of(const std::string& path)
{
    const std::string program = std::filesystem::read_symlink("/proc/self/exe");
    const std::string command = "'" + program + "' --start-of '" + path + "'";
    std::FILE* answer = ::popen(command.c_str(), "r");
    Start start;
    const bool is_told = answer != nullptr
                      && std::fscanf(answer, "%lf %lf", &start.milliseconds, &start.megabytes) == 2;
    if (answer == nullptr || ::pclose(answer) != 0 || !is_told)
        give_up(base::Problem{base::Problem::Kind::unavailable,
                              path,
                              "The process that was to open the ledger gave no answer."});
    return start;
}

constexpr int rounds = 5;

}  // namespace

double resident_megabytes()
{
    std::ifstream sizes{"/proc/self/statm"};
    double whole = 0;
    double resident = 0;
    sizes >> whole >> resident;
    return resident * static_cast<double>(::sysconf(_SC_PAGESIZE)) / 1e6;
}

void print_start_of(const std::string& path)
{
    const Watch watch;
    const auto opened = must(house::open_ledger(path, ""));
    const auto size = must(opened.ledger->read()).size();
    const double milliseconds = watch.milliseconds();
    if (size == 0) std::exit(1);
    std::printf("%.3f %.3f\n", milliseconds, resident_megabytes());
}

void measure_start(Stage& stage)
{
    const double figure = middle_of(rounds, [&] { return start_of(stage.path()).milliseconds; });
    print({"Start: open the ledger, read its head", figure, "ms", {}, Better::lower, 1'000});
}

void measure_memory(Stage& stage)
{
    const double figure = middle_of(rounds, [&] { return start_of(stage.path()).megabytes; });
    print({"Memory after start", figure, "MB", {}, Better::lower, 150});
}

}  // namespace holdfast::bench
