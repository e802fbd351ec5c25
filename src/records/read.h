#pragma once
#include "base/body.h"
#include "base/json.h"
#include "records/field.h"

#include <optional>

namespace holdfast::records {

/// A record as the ledger keeps it: when it happened, apart from the other declared fields, so that
/// it is said once.
struct Written {
    base::When happened = base::When::unknown();
    base::Body body;
    friend bool operator==(const Written&, const Written&) = default;
};

/// How typed input is read.
struct Reading {
    std::string place;                   // JSON pointer of the record, for the places of problems.
    base::When::EntryByName by_name;     // How the typist names entries; empty: by their ids.
    std::optional<base::When> happened;  // Stands where the record's own date is left out.
};

/// Reads a record from JSON, whose members are the keys of the declaration. A flag is true or
/// false, a count a number, everything else a string. Null counts as left out.
/// Every problem at once: unknown (a member that is not declared), missing (one always needed),
/// invalid and not_found (a value).
[[nodiscard]] base::Checked<Written> read_input(const RecordType& type,
                                                const base::json::object& input,
                                                const Reading& reading);

/// The record as JSON, in the order of the declaration, as `read_input` takes it. Items that are
/// not declared here are left out.
[[nodiscard]] base::json::object show(const RecordType& type, const Written& written,
                                      const base::When::NameOfEntry& name);

/// What the ledger keeps of a record, which must be of this type.
[[nodiscard]] Written written(const RecordType& type, const void* record);
template <class R>
[[nodiscard]] Written written(const R& record)
{
    return written(R::declaration, &record);
}

/// What is said again stands in place of what was said before, field by field: a field that the
/// newer record leaves out keeps its earlier word. Both must be of this type.
void take_newer(const RecordType& type, void* into, const void* newer);
template <class R>
void take_newer(R& into, const R& newer)
{
    take_newer(R::declaration, &into, &newer);
}

/// Reads what the ledger kept into a record, which must be a blank one of this type; text is moved
/// out of the body. A code that this version does not know is kept as it is. Problem: damaged,
/// when a value is not of its declared kind, with the field's key as the place.
[[nodiscard]] base::Result<base::Done> read_back(const RecordType& type, const base::When& happened,
                                                 base::Body&& body, void* record);
template <class R>
[[nodiscard]] base::Result<R> read_back(const base::When& happened, base::Body body)
{
    R record;
    auto done = read_back(R::declaration, happened, std::move(body), &record);
    if (!done) return std::unexpected(done.error());
    return record;
}
template <class R>
[[nodiscard]] base::Result<R> read_back(Written written)
{
    return read_back<R>(written.happened, std::move(written.body));
}

/// A record typed in, complete and in its own form. Problems as in `read_input`.
template <class R>
[[nodiscard]] base::Checked<R> read_record(const base::json::object& input, const Reading& reading)
{
    auto kept = read_input(R::declaration, input, reading);
    if (!kept) return std::unexpected(kept.error());
    auto record = read_back<R>(std::move(*kept));
    if (!record) return std::unexpected(base::Problems{record.error()});
    return *record;
}

}  // namespace holdfast::records
