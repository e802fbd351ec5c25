#include "workforce/load.h"

#include "casefile/standing.h"
#include "records/types/conference.h"
#include "workforce/prepared.h"

#include <algorithm>

namespace holdfast::workforce {

namespace {

bool is_same_month(base::Date one, base::Date other)
{
    return one.parts().year() == other.parts().year()
        && one.parts().month() == other.parts().month();
}

/// Those of this month: held in it, or a review that is due in it.
int conferences_in(const casefile::FamilyScene& family, base::Date today)
{
    int count = 0;
    std::optional<base::Date> next;
    for (const auto* conference : casefile::standing<records::Conference>(family.facts)) {
        const auto held = base::latest_date(conference->happened, family.facts.whens());
        const auto first = base::earliest_date(conference->happened, family.facts.whens());
        if (held && first && is_same_month(*held, today) && is_same_month(*first, today)) ++count;
        next = conference->record.next_review;
    }
    // One that was held this month is not due in it once more.
    if (count == 0 && next && is_same_month(*next, today)) ++count;
    return count;
}

int points_of(const ChildAtWork& child, const Weights& weights)
{
    if (is_protection(child.level)) return weights.protection;
    return child.level == "child_in_need" ? weights.need : weights.other;
}

std::string counted(int count, const char* one, const char* many)
{
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

}  // namespace

Weights weights_on(const records::PolicyBook& policy, base::Date day)
{
    Weights weights;
    const std::pair<std::string_view, int*> values[] = {
        {"G48.points_protection", &weights.protection},
        {"G48.points_need", &weights.need},
        {"G48.points_other", &weights.other},
        {"G48.points_conference", &weights.conference},
        {"G48.points_beside", &weights.beside},
        {"G48.points_most", &weights.most},
        {"G48.points_most_first_year", &weights.most_in_first_year},
    };
    for (const auto& [key, value] : values) {
        const records::PolicyTerm* term = policy.find(key, day);
        if (term == nullptr) {
            weights.lacking.emplace_back(key);
            continue;
        }
        *value = term->value;
        weights.policy.push_back(term->words());
    }
    return weights;
}

Load load_of(const WorkforceScene& scene, const base::PractitionerId& who, const Weights& weights)
{
    Load load;
    for (const auto& [work, given] : scene.given_to(who)) {
        if (load.newest == nullptr || given->allocation->order > load.newest->order)
            load.newest = given->allocation;
        if (!given->leads) {
            ++load.beside;
            load.points += weights.beside;
            continue;
        }
        ++load.families;
        for (const ChildAtWork& child : work->children) {
            ++load.children;
            if (is_protection(child.level)) ++load.protected_children;
            load.points += points_of(child, weights);
        }
        const int conferences = conferences_in(*work->family, scene.today);
        load.conferences += conferences;
        load.points += conferences * weights.conference;
    }
    return load;
}

int most_for(const WorkforceScene& scene, const base::PractitionerId& who, const Weights& weights)
{
    const bool is_new = preparation_on(scene, who, "first_year", scene.today) != nullptr;
    return is_new ? weights.most_in_first_year : weights.most;
}

std::string words_for(const Load& load)
{
    std::string words = "Leads " + counted(load.families, "family", "families") + " with "
                      + counted(load.children, "child", "children");
    if (load.protected_children > 0)
        words += ", " + std::to_string(load.protected_children)
               + " of them on a child protection plan or under enquiry";
    if (load.beside > 0)
        words += "; works beside somebody in " + counted(load.beside, "family", "families");
    if (load.conferences > 0)
        words += "; " + counted(load.conferences, "conference", "conferences") + " this month";
    return words + ": " + counted(load.points, "point", "points") + ".";
}

}  // namespace holdfast::workforce
