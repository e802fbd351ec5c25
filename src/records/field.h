#pragma once
#include "base/problem.h"
#include "base/when.h"
#include "records/codeset.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

namespace holdfast::records {

/// Text of several paragraphs, where a plain std::string is a line.
struct Prose {
    std::string text;
    friend bool operator==(const Prose&, const Prose&) = default;
};

/// How a field's value looks to a person and in JSON.
enum class FieldKind { line, prose, when, date, flag, code, codes, count };

enum class Needed { always, when_known };

/// By what an entry can be found, beside its subjects: `index` draws a list of it.
enum class LookedUp { never, by_name, by_team };

/// How a declaration reaches one member of one struct. Made by `holds`.
struct Slot {
    FieldKind kind = FieldKind::line;
    const CodeSet* codes = nullptr;  // Only for FieldKind::code and codes.
    /// The member's value as canonical text; nullopt when it is absent.
    std::optional<std::string> (*read)(const void* record) = nullptr;
    /// Sets the member from canonical text, as `canonical` made it and the ledger kept it. Text is
    /// not looked at again: its limits and its lists may have changed since, and a record that was
    /// written stays readable. Problem: invalid, when it is no value of this kind at all.
    base::Result<base::Done> (*write)(void* record, std::string&& text) = nullptr;
    /// The canonical form of what somebody typed, with entries found by the names that the typist
    /// uses for them. Problem: invalid, not_found (place is left to the caller).
    base::Result<std::string> (*canonical)(std::string_view typed,
                                           const base::When::EntryByName& by_name) = nullptr;
    /// Sets the member without a way through text; only for FieldKind::when.
    void (*put_when)(void* record, const base::When& when) = nullptr;
};

/// One line of a record's declaration: everything that anyone needs to know about the field, said
/// once.
struct Field {
    std::uint32_t id = 0;         // Permanent; never given to another field, even after retirement.
    std::string_view key = "";    // Its name in the API, in forms and in case files; camelCase.
    bool happened = false;        // This field says when the entry happened; at most one a record.
    std::string_view label = "";  // What a worker reads. Sentence case.
    std::string_view hint = "";   // A sentence of help, or "".
    std::string_view census = "";  // The statutory item that it answers, or "".
    Needed needed = Needed::when_known;
    LookedUp looked_up = LookedUp::never;
    Slot slot;
};

/// What a record does to a file, which decides what is checked again inside the commit.
enum class Nature {
    notes,          // Says something; two people may do so at once.
    changes_state,  // Opens, closes or moves something; its invariants are checked in the commit.
    decides,        // As above, and nothing newer may have come since its author read the file.
};

/// The codes of a kept value of FieldKind::codes.
[[nodiscard]] std::vector<std::string> kept_codes(std::string_view text);

/// Whom a record is always about.
enum class Concerns {
    family,    // A family, and at least one of its members as its subject.
    anything,  // Whatever its own page says: a person alone, an agency, the authority.
};

/// A whole record type, as every walk over it sees it.
struct RecordType {
    std::uint32_t number = 0;  // Permanent; the kind of the ledger's entry.
    std::string_view key;      // "closingProposal": its name in the API and in case files.
    std::string_view name;     // "Proposal to close": what a worker calls it.
    std::string_view purpose;  // One sentence, the first of its page in the manual.
    Nature nature = Nature::notes;
    Concerns concerns = Concerns::family;
    std::span<const Field> fields;

    /// The field that tells when the entry happened, or nullptr when the entry's author says it
    /// apart from the record.
    [[nodiscard]] constexpr const Field* happened_field() const
    {
        for (const Field& field : fields)
            if (field.happened) return &field;
        return nullptr;
    }
    [[nodiscard]] constexpr const Field* find(std::string_view field_key) const
    {
        for (const Field& field : fields)
            if (field.key == field_key) return &field;
        return nullptr;
    }
};

// ---------------------------------------------------------------------------------------------
// Below is the only template code of this room: it makes `holds<&Referral::concern>()` find the
// kind, the list and the two conversions from the member's own type.

namespace slot_detail {

base::Result<base::Done> read_line(std::string& member, std::string_view text);
base::Result<base::Done> read_prose(Prose& member, std::string_view text);
base::Result<base::Done> read_flag(bool& member, std::string_view text);
base::Result<base::Done> read_count(std::int32_t& member, std::string_view text);
base::Result<base::Done> read_code(std::string& member, const CodeSet& codes,
                                   std::string_view text);
/// Codes with one space between; canonical in the order of the list.
base::Result<base::Done> read_codes(std::vector<std::string>& member, const CodeSet& codes,
                                    std::string_view text);
std::string show_codes(const std::vector<std::string>& codes);
base::Result<base::Done> read_when(base::When& member, std::string_view text);
base::Result<std::string> canonical_when(std::string_view typed,
                                         const base::When::EntryByName& by_name);
base::Result<base::Done> read_date(std::optional<base::Date>& member, std::string_view text);

template <class V>
struct Text;

template <>
struct Text<std::string> {
    static constexpr FieldKind kind = FieldKind::line;
    static constexpr const CodeSet* codes = nullptr;
    static std::string show(const std::string& value) { return value; }
    static auto read(std::string& member, std::string_view text) { return read_line(member, text); }
    static void take(std::string& member, std::string&& text) { member = std::move(text); }
};
template <>
struct Text<Prose> {
    static constexpr FieldKind kind = FieldKind::prose;
    static constexpr const CodeSet* codes = nullptr;
    static std::string show(const Prose& value) { return value.text; }
    static auto read(Prose& member, std::string_view text) { return read_prose(member, text); }
    static void take(Prose& member, std::string&& text) { member.text = std::move(text); }
};
template <>
struct Text<base::When> {
    static constexpr FieldKind kind = FieldKind::when;
    static constexpr const CodeSet* codes = nullptr;
    static std::string show(const base::When& value) { return value.text(); }
    static auto read(base::When& member, std::string_view text) { return read_when(member, text); }
};
template <>
struct Text<bool> {
    static constexpr FieldKind kind = FieldKind::flag;
    static constexpr const CodeSet* codes = nullptr;
    static std::string show(const bool& value) { return value ? "true" : "false"; }
    static auto read(bool& member, std::string_view text) { return read_flag(member, text); }
};
template <>
struct Text<std::int32_t> {
    static constexpr FieldKind kind = FieldKind::count;
    static constexpr const CodeSet* codes = nullptr;
    static std::string show(const std::int32_t& value) { return std::to_string(value); }
    static auto read(std::int32_t& member, std::string_view text)
    {
        return read_count(member, text);
    }
};
template <const CodeSet& Set>
struct Text<Coded<Set>> {
    static constexpr FieldKind kind = FieldKind::code;
    static constexpr const CodeSet* codes = &Set;
    static std::string show(const Coded<Set>& value) { return value.code; }
    static auto read(Coded<Set>& member, std::string_view text)
    {
        return read_code(member.code, Set, text);
    }
    static void take(Coded<Set>& member, std::string&& text) { member.code = std::move(text); }
};

template <const CodeSet& Set>
struct Text<Codes<Set>> {
    static constexpr FieldKind kind = FieldKind::codes;
    static constexpr const CodeSet* codes = &Set;
    static std::string show(const Codes<Set>& value) { return show_codes(value.codes); }
    static auto read(Codes<Set>& member, std::string_view text)
    {
        return read_codes(member.codes, Set, text);
    }
    static void take(Codes<Set>& member, std::string&& text) { member.codes = kept_codes(text); }
};

// A Date has no empty value, so it is read into an optional and moved from there.
template <class V>
base::Result<base::Done> read_member(std::optional<V>& member, std::string_view text)
{
    if constexpr (std::is_same_v<V, base::Date>) {
        return read_date(member, text);
    } else {
        V value{};
        auto done = Text<V>::read(value, text);
        if (done) member = std::move(value);
        return done;
    }
}
template <>
struct Text<base::Date> {
    static constexpr FieldKind kind = FieldKind::date;
    static constexpr const CodeSet* codes = nullptr;
    static std::string show(const base::Date& value) { return value.iso(); }
};

template <class R, class V>
R record_of(std::optional<V> R::*);
template <class R, class V>
V value_of(std::optional<V> R::*);

struct AnyMember {
    template <class V>
    operator std::optional<V>() const;
};

}  // namespace slot_detail

/// How many members R has, so that a declaration can assert that it missed none.
template <class R, class... Counted>
consteval std::size_t member_count()
{
    if constexpr (requires { R{Counted{}..., slot_detail::AnyMember{}}; })
        return member_count<R, Counted..., slot_detail::AnyMember>();
    else return sizeof...(Counted);
}

/// The slot of one member; every member of a record is a std::optional, because a draft has gaps.
template <auto Member>
constexpr Slot holds()
{
    using R = decltype(slot_detail::record_of(Member));
    using V = decltype(slot_detail::value_of(Member));
    return Slot{
        .kind = slot_detail::Text<V>::kind,
        .codes = slot_detail::Text<V>::codes,
        .read = [](const void* record) -> std::optional<std::string> {
            const auto& member = static_cast<const R*>(record)->*Member;
            if (!member) return std::nullopt;
            return slot_detail::Text<V>::show(*member);
        },
        .write = [](void* record, std::string&& text) -> base::Result<base::Done> {
            auto& member = static_cast<R*>(record)->*Member;
            if constexpr (requires(V& value) {
                              slot_detail::Text<V>::take(value, std::move(text));
                          }) {
                slot_detail::Text<V>::take(member.emplace(), std::move(text));
                return base::Done{};
            } else {
                return slot_detail::read_member(member, text);
            }
        },
        .canonical = [](std::string_view typed,
                        const base::When::EntryByName& by_name) -> base::Result<std::string> {
            if constexpr (std::is_same_v<V, base::When>) {
                return slot_detail::canonical_when(typed, by_name);
            } else {
                std::optional<V> member;
                auto done = slot_detail::read_member(member, typed);
                if (!done) return std::unexpected(done.error());
                return slot_detail::Text<V>::show(*member);
            }
        },
        .put_when =
            [](void* record, const base::When& when) {
                if constexpr (std::is_same_v<V, base::When>)
                    static_cast<R*>(record)->*Member = when;
            },
    };
}

/// Do the fields have ids and keys that are set and different, and at most one `happened`? For
/// static_assert beside each declaration.
consteval bool well_declared(std::span<const Field> fields)
{
    int happened = 0;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (fields[i].id == 0 || fields[i].key.empty() || fields[i].label.empty()) return false;
        if (fields[i].happened) ++happened;
        for (std::size_t j = 0; j < i; ++j)
            if (fields[i].id == fields[j].id || fields[i].key == fields[j].key) return false;
    }
    return happened <= 1;
}

}  // namespace holdfast::records
