#pragma once
#include "records/policy_book.h"
#include "workforce/workforce_scene.h"

/// What somebody carries, in points that the policy sets. A figure about work, never about whoever
/// does it. Pure.
namespace holdfast::workforce {

/// How many points each thing counts, and how many are too many: G48.points_protection and its like
/// in law/policy_defaults.csv.
struct Weights {
    int protection = 0;  // Each child on a child protection plan or under enquiry.
    int need = 0;        // Each child in need.
    int other = 0;       // Each other child with whom work goes on.
    int conference = 0;  // Each conference of this month.
    int beside = 0;      // Each family in which somebody works beside whoever leads.
    int most = 0;        // The cap.
    int most_in_first_year = 0;
    std::vector<std::string> policy;   // The versions that were used.
    std::vector<std::string> lacking;  // Keys without a value in force: nothing can be counted.
};
[[nodiscard]] Weights weights_on(const records::PolicyBook& policy, base::Date day);

struct Load {
    int families = 0;  // That they lead.
    int beside = 0;    // In which they work beside somebody.
    int children = 0;  // In the families that they lead, with whom work goes on.
    int protected_children = 0;
    int conferences = 0;
    int points = 0;
    const AllocationFact* newest = nullptr;  // Of what they have today; nullptr: nothing.
};
/// Conferences count in the month in which they were held or, for a review, are due.
///
/// Not modelled: journeys and how hard the work with a family is, which no field says. Whoever
/// carries it says so in supervision.
[[nodiscard]] Load load_of(const WorkforceScene& scene, const base::PractitionerId& who,
                           const Weights& weights);

/// How many points are too many for this one: fewer in the first year of practice.
[[nodiscard]] int most_for(const WorkforceScene& scene, const base::PractitionerId& who,
                           const Weights& weights);

/// "Leads 3 families with 5 children, 2 of them on a child protection plan or under enquiry: 14
/// points."
[[nodiscard]] std::string words_for(const Load& load);

}  // namespace holdfast::workforce
