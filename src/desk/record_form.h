#pragma once
#include "desk/components/error_summary.h"
#include "records/read.h"
#include "web/request.h"

#include <span>
#include <string_view>

/// Forms of records, drawn from their declarations: no page knows a field but by its key.
namespace holdfast::desk {

/// What a form shows: which fields, in which order, and what was typed in them.
/// The answers that are offered to a field of one line: what is kept, and how it reads.
struct Offered {
    std::string_view key;
    std::vector<std::pair<std::string, std::string>> answers;
};

struct RecordForm {
    const records::RecordType& type;
    std::span<const std::string_view> fields;  // Keys, in the order of the page.
    const web::Fields& typed;
    const base::Problems& problems;  // Of the last attempt; their places end in a field's key.
    std::string suffix = "";  // Stands behind each key, where a page asks the same more than once.
    /// Of the field `outcome`, the codes that may be chosen here; empty: every one.
    std::span<const std::string_view> outcomes = {};
    /// Keys of what is always needed on this page, where the record alone does not need it.
    std::span<const std::string_view> needed = {};
    /// Of fields of one line that are chosen out of a list here; what was typed before stays in it.
    std::span<const Offered> offered = {};
};

/// The controls, each with its label, hint and error.
[[nodiscard]] web::Html controls(const RecordForm& form);

/// The record as `records::read_input` takes it, from what was typed in the fields given. Days are
/// read as people write them; an empty field is left out.
[[nodiscard]] base::json::object input_of(const records::RecordType& type,
                                          std::span<const std::string_view> fields,
                                          const web::Fields& typed, base::Date today,
                                          std::string_view suffix = "");

/// Reads the fields given of a form. Problems: as `records::read_input`.
[[nodiscard]] base::Checked<records::Written> read_form(const records::RecordType& type,
                                                        std::span<const std::string_view> fields,
                                                        const web::Fields& typed, base::Date today);

/// Adds what was said before, as a form would have sent it.
void add_said(const records::RecordType& type, const records::Written& said, web::Fields& typed);

/// What a person reads of a typed value: a code by its label, yes or no for a box; anything else as
/// it was typed. `field` is nullptr where the value is of no declared field.
[[nodiscard]] std::string typed_words(const records::Field* field, std::string_view value);

/// The errors of a page, each leading to its field where the problem has one.
[[nodiscard]] std::vector<ErrorSummary::Error> errors_of(const base::Problems& problems);

/// The sentence beside a field; "" when nothing is wrong with it.
[[nodiscard]] std::string error_of(const base::Problems& problems, std::string_view key);

}  // namespace holdfast::desk
