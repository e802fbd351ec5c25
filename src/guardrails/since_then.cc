#include "guardrails/since_then.h"

#include "base/ascii.h"
#include "casefile/dated.h"
#include "guardrails/gates.h"
#include "records/types/threshold.h"

namespace holdfast::guardrails {

using casefile::AnyFact;

namespace {

bool is_judgement(const AnyFact& fact)
{
    return fact.type == &records::Threshold::declaration
        || fact.type == &records::Decision::declaration;
}

}  // namespace

bool rests_on_newer(const casefile::FamilyScene& scene, const AnyFact& fact, std::uint64_t order,
                    Verdict& verdict)
{
    bool any = false;
    for (const ledger::Link& link : fact.links) {
        if (link.kind != ledger::LinkKind::rests_on) continue;
        const AnyFact* newer = scene.facts.find_any(link.to);
        if (newer == nullptr || is_judgement(*newer) || newer->order <= order) continue;
        verdict.against.push_back({newer->standing,
                                   "It rests on something new: " + std::string{newer->type->name}
                                       + ", " + casefile::dated(newer->happened, scene.facts)
                                       + "."});
        any = true;
    }
    return any;
}

void await_if_dated(Verdict& verdict, const Asked& asked, const base::Moment& since,
                    std::string_view key)
{
    if (base::latest_date(since.when, asked.scene.facts.whens())) await(verdict, asked, since, key);
}

std::string days_in_words(const base::DayRange& days)
{
    const auto in_words = [](int count) {
        return std::to_string(count) + (count == 1 ? " day" : " days");
    };
    if (days.least && days.most)
        return *days.least == *days.most
                 ? in_words(*days.least)
                 : "from " + std::to_string(*days.least) + " to " + in_words(*days.most);
    if (days.least) return "at least " + in_words(*days.least);
    if (days.most) return "at most " + in_words(*days.most);
    return "";
}

void show_outside_reasons(const std::optional<records::Codes<records::outside_pressures>>& reasons,
                          const AnyFact& fact, Verdict& verdict)
{
    if (!reasons || reasons->codes.empty()) return;
    verdict.because.push_back({fact.standing,
                               "Reasons are given that are not about the child: "
                                   + base::lowered(reasons->labels()) + ". They never suffice."});
}

}  // namespace holdfast::guardrails
