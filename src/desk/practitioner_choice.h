#pragma once
#include "casework/choosing.h"
#include "desk/components/select.h"
#include "records/field.h"

/// Choosing somebody out of the register of practitioners. Private to this room.
namespace holdfast::desk {

/// "Amina Example, Social worker, North team".
[[nodiscard]] std::string practitioner_words(const casework::KnownPractitioner& known);

/// A list of these people, under the name "practitioner".
[[nodiscard]] Select practitioner_select(const std::vector<casework::Registered>& people,
                                         std::string question, const std::string& chosen);

/// A record that names a practitioner beside the family's children: the question, whether it must
/// be answered, and whether the record is about the practitioner and only mentions the children.
struct NamesPractitioner {
    enum class Children { subjects, mentioned };

    std::string_view key;  // Of the record type.
    std::string_view question;
    records::Needed needed = records::Needed::when_known;
    Children children = Children::subjects;
};
/// nullptr for a type that names none.
[[nodiscard]] const NamesPractitioner* names_practitioner(const records::RecordType& type);

}  // namespace holdfast::desk
