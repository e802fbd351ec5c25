#pragma once
#include "base/json.h"
#include "base/when.h"
#include "casework/documents.h"
#include "guardrails/guardrail.h"
#include "ledger/entry.h"
#include "records/field.h"

#include <map>

/// Case files: a published case, or a story of our own, as dated events that can be played. The
/// format is docs/case-files.md.
namespace holdfast::replay {

/// A record as the file gives it, which is read again when it is filed, because only then do the
/// events that it leans on have their entries.
struct CaseRecord {
    const records::RecordType* type = nullptr;
    base::json::object input;
    std::string place;  // JSON pointer.
    std::vector<ledger::About> about;
    std::vector<std::pair<ledger::LinkKind, std::string>> links;  // To events, by their labels.
    std::string by;                                               // The key of its author.
    std::optional<casework::SentContent> content;                 // Of a document.
};

/// A verdict that must, or must never, be found at an event.
struct Expectation {
    std::string guardrail;
    guardrails::Standing standing;
    std::string event;  // The label of the event that the finding stands on; "": any.
};

struct CaseEvent {
    std::string n;  // Its label.
    std::string title;
    std::string said;      // "stated", "inferred", or "".
    std::string happened;  // When, with events named by their labels.
    std::optional<base::Instant> recorded;
    /// The key of the family whose findings are told; "": it is about none, and those of all are.
    std::string family;
    std::vector<CaseRecord> records;
    std::optional<bool> accepted;  // Expected.
    std::vector<Expectation> must;
    std::vector<Expectation> never;
};

struct CasePerson {
    base::PersonId id;
    base::json::object details;
};

struct CaseAgency {
    base::AgencyId id;
    base::json::object details;
};

struct CasePractitioner {
    ledger::Author author;
    base::json::object details;  // A record of who it is; empty for somebody without a name.
};

struct CaseMember {
    std::string person;
    base::json::object member;
};

struct CaseFamily {
    base::FamilyId id;
    std::vector<CaseMember> members;
};

/// What the ledger is for into which a file is played, as a code of codesets/ledger_modes.csv.
/// History is recorded as it was, past a gate too; a demonstration keeps every rule of real work.
enum class LedgerFor { replay, demonstration };
[[nodiscard]] std::string_view word_of(LedgerFor ledger);

/// A case file that was read whole and found right. Its days are dates: none is counted from today
/// any more.
struct CaseFile {
    std::string title;
    std::string source;
    std::string authority;
    LedgerFor ledger = LedgerFor::replay;
    /// Who tells what the file itself says: who the persons and the practitioners are, and who
    /// belongs to a family. The author of the published review that a replay is of; Holdfast itself
    /// in a demonstration, whose people are invented and were reviewed by nobody.
    ledger::Author teller;
    std::vector<CaseAgency> agencies;
    std::map<std::string, CasePerson> persons;
    std::map<std::string, CaseFamily> families;
    std::map<std::string, CasePractitioner> practitioners;
    std::vector<CaseEvent> events;
};

/// Reads a case file. Days that it counts from the present ("today-40") are counted from `today`,
/// the day in London on which it is read. Ids are drawn from `entropy`. Every problem at once, each
/// with its place (a JSON pointer, or a line where the text is no JSON): invalid, missing, unknown,
/// not_found, refused (an author whose role may not do what the record does).
[[nodiscard]] base::Checked<CaseFile> read_case_file(std::string_view text, base::Date today,
                                                     base::Entropy& entropy);

/// The event of this label; nullptr when there is none. It stays the file's.
[[nodiscard]] const CaseEvent* find_event(const CaseFile& file, std::string_view label);

/// The author of the review, whom a replay has among its practitioners without naming them.
inline constexpr std::string_view reviewer_key = "reviewer";

}  // namespace holdfast::replay
