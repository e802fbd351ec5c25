#pragma once
#include "base/id.h"

#include <optional>
#include <string_view>

namespace holdfast::base {

using PersonId = Id<struct PersonTag>;
using FamilyId = Id<struct FamilyTag>;
using PractitionerId = Id<struct PractitionerTag>;
using AgencyId = Id<struct AgencyTag>;

/// What an entry can be about. The numbers are permanent.
enum class SubjectKind : std::uint32_t {
    authority = 1,
    person = 2,
    family = 3,
    practitioner = 4,
    agency = 5,
};

/// One thing that an entry is about: its kind and its id.
struct Subject {
    SubjectKind kind;
    IdBytes id;

    [[nodiscard]] static Subject of(AuthorityId id) { return {SubjectKind::authority, id.bytes}; }
    [[nodiscard]] static Subject of(PersonId id) { return {SubjectKind::person, id.bytes}; }
    [[nodiscard]] static Subject of(FamilyId id) { return {SubjectKind::family, id.bytes}; }
    [[nodiscard]] static Subject of(PractitionerId id)
    {
        return {SubjectKind::practitioner, id.bytes};
    }
    [[nodiscard]] static Subject of(AgencyId id) { return {SubjectKind::agency, id.bytes}; }

    /// The person that this is, or nullopt when it is something else.
    [[nodiscard]] std::optional<PersonId> person() const
    {
        if (kind != SubjectKind::person) return std::nullopt;
        return PersonId{id};
    }
    [[nodiscard]] std::optional<FamilyId> family() const
    {
        if (kind != SubjectKind::family) return std::nullopt;
        return FamilyId{id};
    }

    auto operator<=>(const Subject&) const = default;
};

}  // namespace holdfast::base
