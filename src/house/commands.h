#pragma once
#include "house/output.h"

#include <optional>
#include <string>

/// What the program does, one function for each command.
namespace holdfast::house {

struct PlayOptions {
    std::string file;
    std::string ledger;       // "" plays into memory and keeps nothing.
    std::string key;          // "" is the ledger's name with ".key" behind it.
    std::string as_known_on;  // "" tells everything.
    std::string before;       // The event to stop before; "" plays them all.
    Form form = Form::words;
};
[[nodiscard]] Ended play(const PlayOptions& options);

struct ExportOptions {
    std::string ledger;
    std::string key;
    std::string out;
    bool readable = false;  // With every entry's key and words.
    Form form = Form::words;
};
[[nodiscard]] Ended export_ledger(const ExportOptions& options);

struct VerifyOptions {
    std::string file;    // A ledger or an export.
    std::string key;     // Of a ledger: also opens every entry. "" does without.
    std::string signer;  // The expected signer in base 64; "" accepts any.
    std::uint64_t at_least = 0;
    Form form = Form::words;
};
[[nodiscard]] Ended verify(const VerifyOptions& options);

struct GuardrailsOptions {
    bool counts = false;  // What each rule finds in a ledger and costs, in place of the manual.
    std::string ledger;   // Of the counts.
    std::string key;
    Form form = Form::words;
};
[[nodiscard]] Ended guardrails_of(const GuardrailsOptions& options);

/// Prints the manual of the guardrails or of the records, in Markdown or as JSON.
[[nodiscard]] Ended print_guardrails(Form form);
[[nodiscard]] Ended print_records(Form form);

struct WhyOptions {
    std::string ledger;
    std::string key;
    std::string person;  // An id, or a name as recorded.
    std::string guardrail;
    std::string as_known_on;
    Form form = Form::words;
};
[[nodiscard]] Ended why(const WhyOptions& options);

struct PolicyOptions {
    std::string ledger;
    std::string key;    // The key file.
    std::string tried;  // "G29.days=28".
    Form form = Form::words;
};
/// Says which findings of the last year would have been different by that value, by the ids of
/// families and entries.
[[nodiscard]] Ended try_policy(const PolicyOptions& options);

struct FillOptions {
    std::string ledger;
    std::string key;
    std::uint64_t entries = 0;
    Form form = Form::words;
};
[[nodiscard]] Ended bench_fill(const FillOptions& options);

}  // namespace holdfast::house
