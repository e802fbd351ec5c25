#include "bench/report.h"

#include <cmath>
#include <cstdio>

namespace holdfast::bench {

namespace {

constexpr char columns[] = "%-52s %20s %20s %7s %18s  %s\n";

std::string whole_text(long long number)
{
    std::string text = std::to_string(number);
    for (std::size_t end = text.size(); end > 3; end -= 3) text.insert(end - 3, ",");
    return text;
}

std::string with_unit(double number, const std::string& unit)
{
    return number_text(number) + " " + unit;
}

std::string aim_text(const Measured& measured)
{
    if (measured.limit) return "at least " + number_text(measured.aim * 100) + "%";
    const std::string word = measured.better == Better::higher ? "at least " : "under ";
    return word + with_unit(measured.aim, measured.unit);
}

void print_row(std::string_view name, const std::string& figure, const std::string& limit,
               const std::string& ratio, const std::string& aim, const std::string& standing)
{
    std::printf(columns,
                std::string{name}.c_str(),
                figure.c_str(),
                limit.c_str(),
                ratio.c_str(),
                aim.c_str(),
                standing.c_str());
    std::fflush(stdout);
}

}  // namespace

std::string number_text(double number)
{
    if (std::abs(number) >= 100) return whole_text(std::llround(number));
    const int decimals = std::abs(number) >= 10 ? 1 : std::abs(number) >= 1 ? 2 : 3;
    char text[32];
    std::snprintf(text, sizeof text, "%.*f", decimals, number);
    return text;
}

void print_columns()
{
    print_row("figure", "measured", "limit here", "ratio", "aim", "");
}

void print(const Measured& measured)
{
    const double judged = measured.limit ? measured.figure / *measured.limit : measured.figure;
    const bool is_met =
        measured.better == Better::higher ? judged >= measured.aim : judged < measured.aim;
    print_row(measured.name,
              with_unit(measured.figure, measured.unit),
              measured.limit ? with_unit(*measured.limit, measured.unit) : "-",
              measured.limit ? number_text(judged * 100) + "%" : "-",
              aim_text(measured),
              is_met ? "met" : "NOT MET");
}

void print_not_there(std::string_view name, std::string_view aim)
{
    print_row(name, "-", "-", "-", std::string{aim}, "not there yet");
}

}  // namespace holdfast::bench
