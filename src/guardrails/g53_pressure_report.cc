#include "base/ascii.h"
#include "casefile/dated.h"
#include "guardrails/awaiting.h"
#include "guardrails/gates.h"
#include "guardrails/sources.h"
#include "records/types/pressure_report.h"

namespace holdfast::guardrails {

namespace g53 {

constexpr Guardrail pressure_report = {
    .id = "G53",
    .name = "PRESSURE-REPORT",
    .rule = "Whoever was pressed in a decision can say so. It goes past the team's line to the "
            "principal social worker, who answers within 5 working days (as shipped), or within 1 "
            "where a child may be at risk through it. Nobody else but whoever wrote it reads it, "
            "and it changes nothing about the child. Excepted: the principal social worker has "
            "answered.",
    .asks = "What will you do about this pressure, and is the decision safe?",
    .sources = {&sources::survey},
    .mode = Mode::escalate,
    .stands_at = {},
    .answered_in_words = true,
    .outside_the_line = true,
    .owner = Owner::outside_the_line,
};

using Report = casefile::Fact<records::PressureReport>;

constexpr std::string_view outside = "principal_social_worker";

/// The answer of somebody outside the line who did not write the report; nullptr: there is none.
const casefile::Fact<records::Answer>* answer_of_outside(const casefile::FamilyScene& family,
                                                         const Report& report)
{
    for (const auto& answer : family.facts.all<records::Answer>())
        if (is_answer_to(answer.record, pressure_report.id) && answer.by.role == outside
            && answer.by.practitioner != report.by.practitioner
            && answer.links_to(ledger::LinkKind::answers, report.id))
            return &answer;
    return nullptr;
}

WorkforceVerdict judge(const AskedOfWorkforce& asked, const casefile::FamilyScene& family,
                       const Report& report)
{
    WorkforceVerdict found{"", {family.family}, verdict_about(report.id)};
    Verdict& verdict = found.verdict;
    std::string says =
        "Somebody says that they were pressed, " + casefile::dated(report.happened, family.facts);
    if (report.record.reasons) says += ": " + base::lowered(report.record.reasons->labels());
    verdict.because.push_back({report.standing, says + "."});
    const bool at_risk = report.record.child_at_risk.value_or(false);
    if (at_risk)
        verdict.because.push_back(
            {report.standing, "They think that a child is at risk through it."});
    if (const auto* answer = answer_of_outside(family, report)) {
        verdict.against.push_back({answer->standing, "The principal social worker has answered."});
        return found;
    }
    verdict.missing.emplace_back("The principal social worker reads it and answers, with what "
                                 "becomes of the decision and what of the pressure.");
    settle(verdict, base::Answer::yes);
    await(verdict,
          reckoning_of(asked),
          report.moment(),
          at_risk ? "G53.at_risk_working_days" : "G53.working_days");
    return found;
}

/// It reads the workforce and not one family, although it looks into families: what a family's
/// rules find is told, in one bit, to whoever may read the family, which is the line.
std::vector<WorkforceVerdict> check(const AskedOfWorkforce& asked)
{
    std::vector<WorkforceVerdict> verdicts;
    for (const casefile::FamilyScene* family : asked.scene.families)
        for (const Report& report : family->facts.all<records::PressureReport>())
            verdicts.push_back(judge(asked, *family, report));
    return verdicts;
}

}  // namespace g53

Rule g53_pressure_report()
{
    return {&g53::pressure_report, nullptr, g53::check};
}

}  // namespace holdfast::guardrails
