#pragma once
#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What the benchmarks print: one line for each figure, on standard output.
namespace holdfast::bench {

enum class Better { higher, lower };

/// One figure. Where there is a limit, which the same run measured on the same machine, the aim is
/// for the figure as a share of it; otherwise for the figure itself, in its unit.
struct Measured {
    std::string name;
    double figure = 0;
    std::string unit;
    std::optional<double> limit;  // In the same unit.
    Better better = Better::lower;
    double aim = 0;
};

/// Prints the line that names the columns.
void print_columns();
void print(const Measured& measured);
/// For what is aimed for and is not built.
void print_not_there(std::string_view name, std::string_view aim);

/// "1,234,567", "12.3", "0.045".
[[nodiscard]] std::string number_text(double number);

/// How long it is since this was made.
class Watch {
public:
    [[nodiscard]] double seconds() const
    {
        return std::chrono::duration<double>(Clock::now() - start_).count();
    }
    [[nodiscard]] double milliseconds() const { return seconds() * 1'000; }

private:
    using Clock = std::chrono::steady_clock;
    Clock::time_point start_ = Clock::now();
};

/// The middle one of the times that `act` answers when it is done `rounds` times.
template <class Act>
[[nodiscard]] double middle_of(int rounds, Act act)
{
    std::vector<double> times;
    for (int i = 0; i < rounds; ++i) times.push_back(act());
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

}  // namespace holdfast::bench
