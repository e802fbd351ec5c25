#include "desk/way_to_write.h"

#include "casefile/plans_that_go_on.h"
#include "casefile/standing.h"
#include "desk/links.h"
#include "desk/pieces.h"
#include "desk/written_pages.h"
#include "records/types/assessment.h"

#include <algorithm>
#include <array>

namespace holdfast::desk {

using casework::SeenFinding;
using web::Fields;
using web::Html;

namespace {

/// To what the record is linked: the entry that the finding stands on, everything that it rests on,
/// or the assessment that was written last.
enum class Linked {
    to_nothing,
    part_of_anchor,
    answers_anchor,
    supersedes_anchor,
    to_evidence,
    part_of_assessment,
};

/// Whom the form begins with: the children of what is proposed, where the record is about them all;
/// nobody, where it says of each child what was so.
enum class Ticked { nobody, children };

struct Way {
    std::string_view guardrail;
    std::string_view record;
    Linked linked = Linked::to_nothing;
    Ticked ticked = Ticked::nobody;
};

/// One record for each rule: that which most often is what is missing. What a rule asks of a
/// proposal's own words is written in the proposal.
constexpr std::array records_of_rules = {
    Way{"G04", "letter", Linked::answers_anchor},
    Way{"G06", "assessedChild", Linked::part_of_assessment},
    Way{"G07", "safetyPlan", Linked::supersedes_anchor},
    Way{"G08", "chronology", Linked::to_evidence, Ticked::children},
    Way{"G09", "informationSharing", Linked::to_evidence},
    Way{"G10", "assessedAdult", Linked::part_of_assessment},
    Way{"G11", "visit"},
    Way{"G12", "visit"},
    Way{"G13", "explanation", Linked::answers_anchor},
    Way{"G14", "strategyDiscussion", Linked::to_evidence},
    Way{"G16", "programmeReferral", Linked::supersedes_anchor},
    Way{"G17", "assessment", Linked::answers_anchor},
    Way{"G18", "returnHome", Linked::supersedes_anchor},
    Way{"G20", "safetyPlan", Linked::to_nothing, Ticked::children},
    Way{"G21", "injury", Linked::supersedes_anchor},
    Way{"G22", "call"},
    Way{"G25", "challengeAnswer", Linked::answers_anchor, Ticked::children},
    Way{"G26", "agencyView", Linked::part_of_anchor, Ticked::children},
    Way{"G27", "networkMember", Linked::to_nothing, Ticked::children},
    Way{"G32", "unmetNeed", Linked::answers_anchor},
    Way{"G36", "planStep", Linked::part_of_anchor},
    Way{"G37", "chronology", Linked::to_evidence, Ticked::children},
    Way{"G45", "withdrawal", Linked::supersedes_anchor},
    Way{"G51", "transfer", Linked::supersedes_anchor},
};

const casefile::AnyFact* last_assessment(const casefile::Facts& facts)
{
    const auto assessments = casefile::standing<records::Assessment>(facts);
    return assessments.empty() ? nullptr : assessments.back();
}

Fields links_for(const Way& way, const SeenFinding& finding, const casefile::Facts& facts)
{
    Fields links;
    const auto add = [&](const char* name, const base::EntryId& entry) {
        links.add(name, entry.text());
    };
    switch (way.linked) {
    case Linked::to_nothing: break;
    case Linked::part_of_anchor: add("partOf", *finding.anchor); break;
    case Linked::answers_anchor: add("answers", *finding.anchor); break;
    case Linked::supersedes_anchor: add("supersedes", *finding.anchor); break;
    case Linked::to_evidence:
        for (const guardrails::Evidence& each : finding.because)
            if (each.entry != *finding.anchor) add("restsOn", each.entry);
        break;
    case Linked::part_of_assessment:
        if (const auto* assessment = last_assessment(facts)) add("partOf", assessment->id);
        break;
    }
    return links;
}

web::Url with_children(web::Url url, const Way& way, const SeenFinding& finding,
                       const casefile::FamilyScene& scene)
{
    const auto* anchor = scene.facts.find_any(*finding.anchor);
    if (way.ticked == Ticked::nobody || anchor == nullptr) return url;
    for (const base::PersonId& child : casefile::children_of(*anchor, scene))
        url = url.with("child", child.text());
    return url;
}

}  // namespace

Html way_to_write(const FamilyPage& page, const SeenFinding& finding)
{
    if (finding.missing.empty() || !finding.anchor) return {};
    const auto* const way =
        std::find_if(records_of_rules.begin(), records_of_rules.end(), [&](const Way& each) {
            return each.guardrail == finding.guardrail->id;
        });
    if (way == records_of_rules.end()) return {};
    const Written* written = written_page(way->record);
    if (written == nullptr || !page.open->may(written->act)) return {};
    const casefile::FamilyScene& scene = *page.open->scene;
    web::Url url = with_links((family_url(page.family) / "write").with_segment(written->type->key),
                              links_for(*way, finding, scene.facts));
    return paragraph(link(with_children(std::move(url), *way, finding, scene),
                          "Write it now: " + std::string{written->type->name}));
}

}  // namespace holdfast::desk
