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

/// Bytes that are no text, such as a photograph's. In JSON they stand in base 64.
struct Raw {
    std::string bytes;
    friend bool operator==(const Raw&, const Raw&) = default;
};

/// How a field's value looks to a person and in JSON.
enum class FieldKind { line, prose, when, date, flag, code, codes, count, raw };

enum class Needed { always, when_known };

/// By what an entry can be found, beside its subjects: `index` draws a list of it.
enum class LookedUp {
    never,
    by_name,
    by_team,
    by_day,        // Such as a day of birth.
    by_place,      // By the words of an address.
    by_number,     // By a number or code as a whole.
    keeps_hidden,  // Where this is said to be so, nothing of the entry is looked up.
};

/// One C++ type of member: how its value becomes canonical text and comes back from it. One for
/// each type, not for each member, so that hundreds of fields cost little to compile.
struct MemberType {
    FieldKind kind = FieldKind::line;
    const CodeSet* codes = nullptr;  // Only for FieldKind::code and codes.
    std::optional<std::string> (*read)(const void* member) = nullptr;
    base::Result<base::Done> (*write)(void* member, std::string&& text) = nullptr;
};

/// How a declaration reaches one member of one struct. Made by `holds`.
struct Slot {
    FieldKind kind = FieldKind::line;
    const CodeSet* codes = nullptr;  // Only for FieldKind::code and codes.
    const MemberType* type = nullptr;
    void* (*member_of)(void* record) = nullptr;

    /// The member's value as canonical text; nullopt when it is absent.
    [[nodiscard]] std::optional<std::string> read(const void* record) const;
    /// Sets the member from canonical text, as `canonical` made it and the ledger kept it. Text is
    /// not looked at again: its limits and its lists may have changed since, and a record that was
    /// written stays readable. Problem: invalid, when it is no value of this kind at all.
    [[nodiscard]] base::Result<base::Done> write(void* record, std::string&& text) const;
    /// The canonical form of what somebody typed, with entries found by the names that the typist
    /// uses for them. Problem: invalid, not_found (place is left to the caller).
    [[nodiscard]] base::Result<std::string> canonical(std::string_view typed,
                                                      const base::When::EntryByName& by_name) const;
    /// Sets the member without a way through text; only FieldKind::when has anything to set.
    void put_when(void* record, const base::When& when) const;
};

/// What somebody owes by the day that a field says.
struct Owes {
    enum class Until {
        // Each also until the record is written again.
        ended,        // The record is ended.
        next,         // There is a later one of its type about the same child.
        next_answer,  // There is a later one of its type that answers the same.
    };
    std::string_view what;  // "Check the safety plan"; "": nothing.
    Until until = Until::ended;
};

/// One line of a record's declaration: everything that anyone needs to know about the field, said
/// once.
struct Field {
    std::uint32_t id = 0;       // Permanent; never given to another field, even after retirement.
    std::string_view key = "";  // Its name in the API, in forms and in case files; camelCase.
    bool happened = false;      // This field says when the entry happened; at most one a record.
    bool ends = false;  // It says when what is told of ended: left out while that goes on. At most
                        // one a record.
    std::string_view label = "";   // What a worker reads. Sentence case.
    std::string_view hint = "";    // A sentence of help, or "".
    std::string_view census = "";  // The statutory item that it answers, or "".
    Needed needed = Needed::when_known;
    LookedUp looked_up = LookedUp::never;
    Owes owes = {};  // Only of a day.
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
    family,         // A family, and at least one of its members as its subject.
    one_of_family,  // A family, and exactly one of its members as its subject.
    one_person,     // Exactly one person as its subject: two cannot have one name or one number.
    two_persons,    // One person or the authority as its subject, and one person mentioned.
    anything,       // Whatever its own page says: a person alone, an agency, the authority.
};

/// A whole record type, as every walk over it sees it.
struct RecordType {
    std::uint32_t number = 0;  // Permanent; the kind of the ledger's entry.
    std::string_view key;      // "closingProposal": its name in the API and in case files.
    std::string_view name;     // "Proposal to close": what a worker calls it.
    std::string_view purpose;  // One sentence, the first of its page in the manual.
    Nature nature = Nature::notes;
    Concerns concerns = Concerns::family;
    // Who else is named, as questions to the writer about the family's members; "": nobody asks.
    std::string_view present = "";  // Who was there.
    std::string_view other = "";    // Who is mentioned.
    // Which agencies of the register are named, likewise.
    std::string_view told_by = "";         // Who told us, asks us or does it: the source.
    std::string_view told_to = "";         // To whom it goes: the recipient.
    std::string_view agencies_there = "";  // Who took part.
    std::span<const Field> fields;

    /// The field that tells when the entry happened, or nullptr when the entry's author says it
    /// apart from the record.
    [[nodiscard]] constexpr const Field* happened_field() const
    {
        for (const Field& field : fields)
            if (field.happened) return &field;
        return nullptr;
    }
    /// The field that tells when it ended, or nullptr for what does not go on.
    [[nodiscard]] constexpr const Field* ending_field() const
    {
        for (const Field& field : fields)
            if (field.ends) return &field;
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

/// The canonical text of codes: in the order of their list, with one space between.
std::string show_codes(const std::vector<std::string>& codes);

extern const MemberType line_member;
extern const MemberType prose_member;
extern const MemberType when_member;
extern const MemberType date_member;
extern const MemberType flag_member;
extern const MemberType count_member;
extern const MemberType raw_member;

template <const CodeSet& Set>
inline constexpr MemberType code_member{
    .kind = FieldKind::code,
    .codes = &Set,
    .read = [](const void* member) -> std::optional<std::string> {
        const auto& value = *static_cast<const std::optional<Coded<Set>>*>(member);
        if (!value) return std::nullopt;
        return value->code;
    },
    .write = [](void* member, std::string&& text) -> base::Result<base::Done> {
        static_cast<std::optional<Coded<Set>>*>(member)->emplace().code = std::move(text);
        return base::Done{};
    },
};

template <const CodeSet& Set>
inline constexpr MemberType codes_member{
    .kind = FieldKind::codes,
    .codes = &Set,
    .read = [](const void* member) -> std::optional<std::string> {
        const auto& value = *static_cast<const std::optional<Codes<Set>>*>(member);
        if (!value) return std::nullopt;
        return show_codes(value->codes);
    },
    .write = [](void* member, std::string&& text) -> base::Result<base::Done> {
        static_cast<std::optional<Codes<Set>>*>(member)->emplace().codes = kept_codes(text);
        return base::Done{};
    },
};

/// The kind, the list and the member type of values of type V.
struct Held {
    FieldKind kind;
    const CodeSet* codes;
    const MemberType* type;
};
template <class V>
struct MemberTypeOf;  // None for what no field holds.
template <>
struct MemberTypeOf<std::string> {
    static constexpr Held held{FieldKind::line, nullptr, &line_member};
};
template <>
struct MemberTypeOf<Prose> {
    static constexpr Held held{FieldKind::prose, nullptr, &prose_member};
};
template <>
struct MemberTypeOf<base::When> {
    static constexpr Held held{FieldKind::when, nullptr, &when_member};
};
template <>
struct MemberTypeOf<base::Date> {
    static constexpr Held held{FieldKind::date, nullptr, &date_member};
};
template <>
struct MemberTypeOf<bool> {
    static constexpr Held held{FieldKind::flag, nullptr, &flag_member};
};
template <>
struct MemberTypeOf<std::int32_t> {
    static constexpr Held held{FieldKind::count, nullptr, &count_member};
};
template <>
struct MemberTypeOf<Raw> {
    static constexpr Held held{FieldKind::raw, nullptr, &raw_member};
};
template <const CodeSet& Set>
struct MemberTypeOf<Coded<Set>> {
    static constexpr Held held{FieldKind::code, &Set, &code_member<Set>};
};
template <const CodeSet& Set>
struct MemberTypeOf<Codes<Set>> {
    static constexpr Held held{FieldKind::codes, &Set, &codes_member<Set>};
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
    constexpr auto held = slot_detail::MemberTypeOf<decltype(slot_detail::value_of(Member))>::held;
    return Slot{
        .kind = held.kind,
        .codes = held.codes,
        .type = held.type,
        .member_of = [](void* record) -> void* { return &(static_cast<R*>(record)->*Member); },
    };
}

/// Do the fields have ids and keys that are set and different, and at most one `happened`? For
/// static_assert beside each declaration.
consteval bool well_declared(std::span<const Field> fields)
{
    int happened = 0;
    int ends = 0;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (fields[i].id == 0 || fields[i].key.empty() || fields[i].label.empty()) return false;
        if (fields[i].happened) ++happened;
        if (fields[i].ends) ++ends;
        if (fields[i].ends && fields[i].slot.kind != FieldKind::when) return false;
        if (!fields[i].owes.what.empty() && fields[i].slot.kind != FieldKind::date) return false;
        for (std::size_t j = 0; j < i; ++j)
            if (fields[i].id == fields[j].id || fields[i].key == fields[j].key) return false;
    }
    return happened <= 1 && ends <= 1;
}

}  // namespace holdfast::records
