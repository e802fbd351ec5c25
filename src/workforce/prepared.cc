#include "workforce/prepared.h"

namespace holdfast::workforce {

namespace {

bool holds_on(const PreparationFact& fact, base::Date day, const base::WhenOf& whens)
{
    const auto begun = base::earliest_date(fact.happened, whens);
    if (begun && *begun > day) return false;
    if (fact.record.renew_by && *fact.record.renew_by < day) return false;
    if (!fact.record.until) return true;
    const auto ended = base::latest_date(*fact.record.until, whens);
    return ended && *ended >= day;
}

}  // namespace

const PreparationFact* preparation_on(const WorkforceScene& scene, const base::PractitionerId& who,
                                      std::string_view kind, base::Date day)
{
    const auto found = scene.workers.find(who);
    if (found == scene.workers.end()) return nullptr;
    const base::WhenOf whens = scene.whens();
    for (const PreparationFact* fact : found->second.preparation)
        if (fact->record.kind && fact->record.kind->code == kind && holds_on(*fact, day, whens))
            return fact;
    return nullptr;
}

base::Answer is_prepared(const WorkforceScene& scene, const base::PractitionerId& who,
                         std::string_view kind, base::Date day)
{
    const auto found = scene.workers.find(who);
    if (found == scene.workers.end() || found->second.preparation.empty())
        return base::Answer::cannot_tell;
    return preparation_on(scene, who, kind, day) != nullptr ? base::Answer::yes : base::Answer::no;
}

bool records_no_preparation(const WorkforceScene& scene)
{
    return scene.facts.of(records::Preparation::declaration.number).empty();
}

}  // namespace holdfast::workforce
