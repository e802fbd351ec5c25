#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// About the child as subject and the person of whom harm is alleged as mentioned. It `rests_on`
/// the allegation, on the assessment before it and on the decision. A return that nobody decided is
/// a fact and is filed as one. Said again at each stage: the newest word stands. Also for a child
/// who goes home from care (Care Planning, Placement and Case Review (England) Regulations 2010,
/// regulation 39).
struct ReturnHome {
    std::optional<base::When> from;
    std::optional<Coded<return_kinds>> kind;
    std::optional<Coded<return_stages>> stage;
    std::optional<bool> allegation;
    std::optional<base::Date> planned_on;
    std::optional<base::When> assessed;
    std::optional<Coded<return_deciders>> decided_by;
    std::optional<base::When> decided_on;
    std::optional<Prose> evidence;
    std::optional<Prose> safeguards;
    std::optional<bool> child_asked;
    std::optional<base::When> home_checked;
    std::optional<bool> somebody_disagrees;
    std::optional<Codes<outside_pressures>> outside_reasons;
    std::optional<base::Date> review_on;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array return_home_fields = {
    Field{.id = 1,
          .key = "from",
          .happened = true,
          .label = "When it happened, or was asked for",
          .needed = Needed::always,
          .slot = holds<&ReturnHome::from>()},
    Field{.id = 2,
          .key = "kind",
          .label = "What it is",
          .needed = Needed::always,
          .slot = holds<&ReturnHome::kind>()},
    Field{.id = 3, .key = "stage", .label = "How far it is", .slot = holds<&ReturnHome::stage>()},
    Field{.id = 4,
          .key = "allegation",
          .label = "Does an allegation against this person stand?",
          .hint = "Link it. One that was never followed up stands.",
          .slot = holds<&ReturnHome::allegation>()},
    Field{.id = 5,
          .key = "plannedOn",
          .label = "Day on which it is to happen",
          .slot = holds<&ReturnHome::planned_on>()},
    Field{.id = 6,
          .key = "assessed",
          .label = "When the risk was assessed",
          .hint = "Before the return, not after it. Link the assessment.",
          .slot = holds<&ReturnHome::assessed>()},
    Field{.id = 7,
          .key = "decidedBy",
          .label = "Who decided",
          .slot = holds<&ReturnHome::decided_by>()},
    Field{.id = 8,
          .key = "decidedOn",
          .label = "When it was decided",
          .slot = holds<&ReturnHome::decided_on>()},
    Field{.id = 9,
          .key = "evidence",
          .label = "What shows that the child will be safe",
          .hint =
              "What the person who may have caused harm has done, not only what others promise.",
          .slot = holds<&ReturnHome::evidence>()},
    Field{.id = 10,
          .key = "safeguards",
          .label = "Safeguards",
          .hint = "Who watches over it, what is agreed, and what ends it at once.",
          .slot = holds<&ReturnHome::safeguards>()},
    Field{.id = 11,
          .key = "childAsked",
          .label = "Was the child asked, apart from this person?",
          .slot = holds<&ReturnHome::child_asked>()},
    Field{.id = 12,
          .key = "homeChecked",
          .label = "When the home was checked",
          .slot = holds<&ReturnHome::home_checked>()},
    Field{.id = 13,
          .key = "somebodyDisagrees",
          .label = "Does anybody disagree?",
          .hint = "Link their challenge or dissent.",
          .slot = holds<&ReturnHome::somebody_disagrees>()},
    Field{.id = 14,
          .key = "outsideReasons",
          .label = "Reasons that are not about the child",
          .slot = holds<&ReturnHome::outside_reasons>()},
    Field{.id = 15,
          .key = "reviewOn",
          .label = "Looked at again on",
          .owes = {"Review the return home", Owes::Until::next},
          .slot = holds<&ReturnHome::review_on>()},
    restricted_field<&ReturnHome::restricted>(),
};
static_assert(return_home_fields.size() == member_count<ReturnHome>(),
              "a member of ReturnHome is not declared");
static_assert(well_declared(return_home_fields));

inline constexpr RecordType ReturnHome::declaration{
    .number = 71,
    .key = "returnHome",
    .name = "Return home or contact",
    .purpose = "A child and somebody who may have harmed a child live together or meet again.",
    .nature = Nature::changes_state,
    .fields = return_home_fields,
};

}  // namespace holdfast::records
