// Test only: what nobody would write, drawn from the declarations of records.
#pragma once
#include "guardrails/guardrail.h"
#include "records/policy_book.h"
#include "records/record_types.h"

#include <array>
#include <random>

namespace holdfast::guardrails {

/// Draws values of fields and whole records, the same for the same number on every machine.
class RandomRecords {
public:
    explicit RandomRecords(unsigned number) : draw_(number) {}

    int below(int most) { return std::uniform_int_distribution<int>{0, most - 1}(draw_); }
    bool happens(int of_a_hundred) { return below(100) < of_a_hundred; }
    template <class List>
    auto one_of(const List& list)
    {
        return list[static_cast<std::size_t>(below(static_cast<int>(std::size(list))))];
    }
    /// Days of the two years before the first of June 2026, and a few after it.
    std::string day() { return one_of(days); }
    /// Every field that is needed, and nearly half of the others.
    base::json::object said_in(const records::RecordType& type)
    {
        base::json::object said;
        for (const records::Field& field : type.fields)
            if (field.needed == records::Needed::always || happens(45))
                said[field.key] = value_of(field);
        return said;
    }

    /// The shipped policy; one with gaps, as an authority may leave them; or none at all.
    records::PolicyBook policy()
    {
        const int kept = one_of(std::array{100, 100, 80, 0});
        records::PolicyBook book;
        for (records::PolicyTerm& term : records::PolicyBook::shipped_terms())
            if (happens(kept)) book.add(std::move(term));
        return book;
    }

private:
    std::string code_of(const records::CodeSet& codes)
    {
        return std::string{one_of(codes.values).code};
    }
    base::json::value value_of(const records::Field& field)
    {
        using records::FieldKind;
        switch (field.slot.kind) {
        case FieldKind::line: return "An invented line";
        case FieldKind::prose: return "Invented words.";
        case FieldKind::when: return happens(85) ? one_of(days) : one_of(vague);
        case FieldKind::date: return one_of(days);
        case FieldKind::flag: return happens(50);
        case FieldKind::count: return below(4);
        case FieldKind::code: return base::json::value(code_of(*field.slot.codes));
        case FieldKind::codes: {
            const std::string first = code_of(*field.slot.codes);
            const std::string second = code_of(*field.slot.codes);
            base::json::array codes{base::json::value(first)};
            if (happens(30) && first != second) codes.emplace_back(second);
            return codes;
        }
        case FieldKind::raw: return nullptr;
        }
        return nullptr;
    }

    static constexpr std::array days = {"2024-11-04",
                                        "2025-03-03",
                                        "2025-09-15",
                                        "2026-01-12",
                                        "2026-03-02",
                                        "2026-04-13",
                                        "2026-05-18",
                                        "2026-05-29",
                                        "2026-06-01",
                                        "2026-06-15"};
    static constexpr std::array vague = {
        "unknown", "2026-04", "2025/2026-05", "../2026-03", "early 2026"};
    std::mt19937 draw_;
};

/// Does it end as a sentence does?
inline bool is_sentence(std::string_view words)
{
    return words.size() > 3 && std::string_view{".?:"}.contains(words.back())
        && words.find("  ") == std::string_view::npos;
}

/// Everything that is wrong with how a verdict reads, where `has(entry)` tells what may be named;
/// "" where nothing is.
template <class Has>
std::string wrong_with(const Verdict& verdict, Has has)
{
    if (!has(verdict.anchor)) return "stands on nothing";
    for (const auto* side : {&verdict.because, &verdict.against})
        for (const Evidence& each : *side) {
            if (!has(each.entry)) return "evidence is not of the file: " + each.says;
            if (!is_sentence(each.says)) return "no sentence: " + each.says;
        }
    for (const std::string& missing : verdict.missing)
        if (!is_sentence(missing)) return "no sentence: " + missing;
    const bool is_met = verdict.standing == Standing::met;
    if (!is_met && verdict.missing.empty()) return "nothing can be done about it";
    if (is_met && !verdict.missing.empty()) return "met, and something is missing";
    return "";
}

}  // namespace holdfast::guardrails
