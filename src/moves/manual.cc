#include "moves/manual.h"

#include "moves/moves.h"

namespace holdfast::moves {

namespace {

std::string word_of(Force force)
{
    switch (force) {
    case Force::refused: return "refused";
    case Force::shown: return "shown, and filed";
    }
    return "";
}

}  // namespace

std::string manual_markdown()
{
    std::string manual =
        "# Steps that law or the census forbid\n\nNo reason makes these lawful or countable, so "
        "nobody overrides them. Facts are never refused, nor is what raises protection.\n\n"
        "| When | and | | What to do | Source |\n|---|---|---|---|---|\n";
    for (const Rule& rule : rules())
        manual += "| " + std::string{rule.step} + " | " + std::string{rule.says} + " | "
                + word_of(rule.force) + " | " + std::string{rule.instead} + " | "
                + std::string{rule.source} + " |\n";
    return manual + "\n";
}

base::json::array manual_json()
{
    base::json::array all;
    for (const Rule& rule : rules())
        all.push_back(base::json::object{{"key", rule.key},
                                         {"step", rule.step},
                                         {"says", rule.says},
                                         {"instead", rule.instead},
                                         {"source", rule.source},
                                         {"refused", rule.force == Force::refused}});
    return all;
}

}  // namespace holdfast::moves
