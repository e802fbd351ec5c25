#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// About the person who is to live there, a child or an adult (subject); persons under 18 who live
/// in the same building are mentioned. It `rests_on` the allegation, the bail or the enquiry that
/// makes a check necessary, and on the assessment of the risk. Asked for or planned it is a
/// proposal, and a decision answers it; that somebody was placed is a fact and is filed as one.
/// Said again at each stage: the newest word stands. Not modelled yet: the register of looked-after
/// children's placements, with its codes.
struct Placement {
    std::optional<base::When> from;
    std::optional<Coded<placement_stages>> stage;
    std::optional<Coded<placement_kinds>> kind;
    std::optional<std::string> building;
    std::optional<bool> known_risk;
    std::optional<base::When> occupants_checked;
    std::optional<std::int32_t> under_eighteens;
    std::optional<base::When> risk_assessed;
    std::optional<Prose> risk;
    std::optional<Prose> conditions;
    std::optional<base::When> conditions_told;
    std::optional<Coded<return_deciders>> decided_by;
    std::optional<Prose> reasons;
    std::optional<base::When> until;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array placement_fields = {
    Field{.id = 1,
          .key = "from",
          .happened = true,
          .label = "From when",
          .hint = "The day on which they move in, or are to.",
          .needed = Needed::always,
          .slot = holds<&Placement::from>()},
    Field{.id = 2,
          .key = "stage",
          .label = "How far it is",
          .needed = Needed::always,
          .slot = holds<&Placement::stage>()},
    Field{.id = 3, .key = "kind", .label = "What kind of place", .slot = holds<&Placement::kind>()},
    Field{.id = 4,
          .key = "building",
          .label = "Building",
          .hint = "The building or address as others would recognise it.",
          .slot = holds<&Placement::building>()},
    Field{.id = 5,
          .key = "knownRisk",
          .label = "Is harmful behaviour, an allegation, an investigation or bail known of them?",
          .slot = holds<&Placement::known_risk>()},
    Field{.id = 6,
          .key = "occupantsChecked",
          .label = "When it was checked who lives in the building",
          .slot = holds<&Placement::occupants_checked>()},
    Field{.id = 7,
          .key = "underEighteens",
          .label = "How many people under 18 live in the building",
          .slot = holds<&Placement::under_eighteens>()},
    Field{.id = 8,
          .key = "riskAssessed",
          .label = "When the risk to them was assessed",
          .slot = holds<&Placement::risk_assessed>()},
    Field{.id = 9,
          .key = "risk",
          .label = "What the assessment says",
          .slot = holds<&Placement::risk>()},
    Field{.id = 10,
          .key = "conditions",
          .label = "Conditions",
          .hint = "Of bail, of an order or of the placement.",
          .slot = holds<&Placement::conditions>()},
    Field{.id = 11,
          .key = "conditionsTold",
          .label = "When the conditions were told to whoever runs the place",
          .slot = holds<&Placement::conditions_told>()},
    Field{.id = 12,
          .key = "decidedBy",
          .label = "Who decided it",
          .slot = holds<&Placement::decided_by>()},
    Field{.id = 13, .key = "reasons", .label = "Reasons", .slot = holds<&Placement::reasons>()},
    Field{.id = 14,
          .key = "until",
          .ends = true,
          .label = "Until when",
          .hint = "Leave empty while it goes on.",
          .slot = holds<&Placement::until>()},
    restricted_field<&Placement::restricted>(),
};
static_assert(placement_fields.size() == member_count<Placement>(),
              "a member of Placement is not declared");
static_assert(well_declared(placement_fields));

inline constexpr RecordType Placement::declaration{
    .number = 82,
    .key = "placement",
    .name = "Placement or accommodation",
    .purpose = "Where somebody is to live whom we house or place, who else lives there, and what "
               "was checked.",
    .nature = Nature::changes_state,
    .other = "Who under 18 lives in the same building?",
    .fields = placement_fields,
};

}  // namespace holdfast::records
