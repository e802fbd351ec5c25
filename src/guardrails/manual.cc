#include "guardrails/manual.h"

#include "base/ascii.h"
#include "guardrails/examples.gen.h"
#include "guardrails/gates.h"

namespace holdfast::guardrails {

namespace json = base::json;

namespace {

std::string_view heading_of(std::string_view kind)
{
    if (kind == "fires") return "It speaks";
    if (kind == "quiet") return "It is satisfied";
    return "Excepted";
}

std::string examples_of(const Guardrail& guardrail)
{
    std::string text;
    for (const Example& example : examples) {
        if (example.guardrail != guardrail.id) continue;
        text += "**" + std::string{heading_of(example.kind)} + ": " + std::string{example.title}
              + ".**\n\n";
        for (const std::string_view told : example.told) text += "- " + std::string{told} + "\n";
        text += "\n";
    }
    return text;
}

/// "closing, step-down".
std::string gates_of(const Guardrail& guardrail)
{
    std::string names;
    for (const GateRow& row : gates()) {
        if (!guardrail.stands_at.has(row.gate)) continue;
        std::string name{row.name};
        name.front() = base::lower(name.front());
        names += (names.empty() ? "" : ", ") + name;
    }
    if (guardrail.stands_at_allocation)
        names += std::string{names.empty() ? "" : ", "} + "giving work to somebody";
    return names;
}

std::string page_of(const Guardrail& guardrail)
{
    std::string page = "## " + std::string{guardrail.id} + " " + std::string{guardrail.name}
                     + "\n\n" + std::string{guardrail.rule} + "\n\n";
    page += "Asks: *" + std::string{guardrail.asks} + "*, of "
          + std::string{word_of(guardrail.owner)} + ".\n\n";
    page += "Mode: " + words_for(guardrail.mode);
    if (const std::string gates = gates_of(guardrail); !gates.empty())
        page += "; stands at: " + gates;
    if (guardrail.answered_in_words) page += "; it can be answered in words";
    page += ".\nSource: " + sources_in_full(guardrail) + ".\n\n";
    return page + examples_of(guardrail);
}

json::object show(const Guardrail& guardrail)
{
    json::array shown;
    for (const Example& example : examples) {
        if (example.guardrail != guardrail.id) continue;
        json::array told;
        for (const std::string_view each : example.told) told.emplace_back(each);
        shown.push_back(json::object{
            {"kind", example.kind}, {"title", example.title}, {"told", std::move(told)}});
    }
    json::object object{{"id", guardrail.id},
                        {"name", guardrail.name},
                        {"rule", guardrail.rule},
                        {"asks", guardrail.asks},
                        {"mode", words_for(guardrail.mode)},
                        {"source", sources_in_full(guardrail)},
                        {"sourceShort", sources_in_short(guardrail)}};
    json::array stands_at;
    for (const GateRow& row : gates())
        if (guardrail.stands_at.has(row.gate)) stands_at.emplace_back(row.key);
    if (guardrail.stands_at_allocation) stands_at.emplace_back("allocation");
    object["standsAt"] = std::move(stands_at);
    object["answeredInWords"] = guardrail.answered_in_words;
    object["owner"] = word_of(guardrail.owner);
    object["examples"] = std::move(shown);
    return object;
}

}  // namespace

std::string manual_markdown()
{
    std::string manual =
        "# The guardrails\n\nEach rule keeps one published failing from passing silently. It asks "
        "for visible reasons; it scores nobody and predicts nothing.\n\n";
    for (const Rule& rule : catalogue()) manual += page_of(*rule.guardrail);
    return manual;
}

json::object manual_json()
{
    json::array all;
    for (const Rule& rule : catalogue()) all.push_back(show(*rule.guardrail));
    return {{"guardrails", std::move(all)}};
}

}  // namespace holdfast::guardrails
