#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::records {

/// One value of a list, and the years in which it was in force.
struct CodeValue {
    std::string_view code;
    std::string_view label;
    int first_year;
    int last_year;  // 0 while it is current.
};

/// A list of codes, as published, or our own where none is published. Written in codesets/*.csv;
/// nobody types values into code.
struct CodeSet {
    std::string_view name;
    std::string_view title;
    std::string_view source;
    std::span<const CodeValue> values;

    /// The value with this code, or nullptr. Owned by the program.
    [[nodiscard]] constexpr const CodeValue* find(std::string_view code) const
    {
        for (const CodeValue& value : values)
            if (value.code == code) return &value;
        return nullptr;
    }
};

/// A value from one list. The list is part of the type, so a referral source cannot be given where
/// a closure reason is wanted.
template <const CodeSet& Set>
struct Coded {
    std::string code;

    /// What a person reads; the code itself should the list no longer hold it.
    [[nodiscard]] std::string_view label() const
    {
        const CodeValue* value = Set.find(code);
        return value != nullptr ? value->label : std::string_view{code};
    }
    friend bool operator==(const Coded&, const Coded&) = default;
};

/// Several values from one list, each once, in the order of the list.
template <const CodeSet& Set>
struct Codes {
    std::vector<std::string> codes;

    [[nodiscard]] bool has(std::string_view code) const
    {
        for (const std::string& each : codes)
            if (each == code) return true;
        return false;
    }
    /// What a person reads, with commas between.
    [[nodiscard]] std::string labels() const
    {
        std::string told;
        for (const std::string& each : codes) {
            if (!told.empty()) told += ", ";
            told += Coded<Set>{each}.label();
        }
        return told;
    }
    friend bool operator==(const Codes&, const Codes&) = default;
};

}  // namespace holdfast::records
