#pragma once
#include "guardrails/present_work.h"
#include "records/types/agency_view.h"
#include "records/types/assessed_child.h"
#include "records/types/childs_voice.h"
#include "records/types/home_conditions.h"
#include "records/types/visit.h"

/// What the record of a stretch of work holds of one child: the child's parts of assessments, the
/// visits, the child's own words, what home is like. Pure; the pointers are into the scene.
namespace holdfast::guardrails {

struct OwnAccounts {
    std::vector<const casefile::Fact<records::AssessedChild>*> parts;
    std::vector<const casefile::Fact<records::Visit>*> visits;
    std::vector<const casefile::Fact<records::ChildsVoice>*> voices;
    std::vector<const casefile::Fact<records::HomeConditions>*> homes;
};

/// Those of the child in this work, each as its newest word has it, in the order of the ledger.
[[nodiscard]] OwnAccounts accounts_of(const PresentWork& work, const base::PersonId& child);

/// Those that speak for or against a proposal: of the child in the work that it is about. Of an
/// assessment, its own parts whenever they were written, and no part of another.
[[nodiscard]] OwnAccounts accounts_at(const AtTheGate& at, const casefile::FamilyScene& scene,
                                      const base::PersonId& child);

/// The last view of an agency in this work that says something of the child; nullptr: there is
/// none.
[[nodiscard]] const casefile::Fact<records::AgencyView>* last_view_of(const PresentWork& work,
                                                                      const base::PersonId& child);

/// Is the entry about no other child of the family?
[[nodiscard]] bool is_of_one_child(const casefile::FamilyScene& scene,
                                   const casefile::AnyFact& fact);

/// Was the child asked and did not want to speak, or be seen? That is a right.
[[nodiscard]] bool did_not_want(const records::AssessedChild& part);
[[nodiscard]] bool did_not_want(const records::Visit& visit);
[[nodiscard]] bool did_not_want(const records::ChildsVoice& voice);

/// The entry that holds what the child said or showed, or that the child was asked and did not want
/// to: one about this child alone; nullptr: there is none. A part or a visit that tells of several
/// children alike is nobody's own voice.
[[nodiscard]] const casefile::AnyFact* own_voice(const OwnAccounts& accounts,
                                                 const casefile::FamilyScene& scene);

}  // namespace holdfast::guardrails
