#include "desk/disagreements.h"

#include "casefile/dated.h"
#include "casefile/disagreements.h"
#include "casefile/plans_that_go_on.h"
#include "casework/owed.h"
#include "desk/components/inset_text.h"
#include "desk/components/marks.h"
#include "desk/components/summary_list.h"
#include "desk/components/tag.h"
#include "desk/entry_words.h"
#include "desk/owed.h"
#include "desk/pieces.h"
#include "desk/written_pages.h"
#include "records/types/pressure_report.h"

#include <algorithm>

namespace holdfast::desk {

using casefile::AnyFact;
using casefile::ChallengeStage;
using casefile::Disagreement;
using casefile::LevelFact;
using casework::OpenFamily;
using casework::SeenFinding;
using duties::Duty;
using web::Html;
using web::Url;

namespace {

/// One disagreement, and what its part of the page is drawn from.
struct DrawnDispute {
    const FamilyPage& page;
    const std::vector<Duty>& owed;
    const Disagreement& told;

    [[nodiscard]] const OpenFamily& open() const { return *page.open; }
    [[nodiscard]] const casefile::Facts& facts() const { return page.open->scene->facts; }
    [[nodiscard]] const base::PractitionerId& reader() const
    {
        return page.open->standing.viewer.practitioner;
    }
};

Html red(std::string words)
{
    Tag mark;
    mark.text = std::move(words);
    mark.classes = "govuk-tag--red";
    return Html::raw(" ") + tag(mark);
}

std::string written_by(const DrawnDispute& drawing, const AnyFact& fact)
{
    return "Written by " + author_words(drawing.open(), fact.by) + " on "
         + base::words(base::London::date_of(fact.recorded)) + ".";
}

/// "Decision, 4 March 2026", where it stands in the record.
Html named(const FamilyPage& page, const AnyFact& fact)
{
    std::string words{fact.type->name};
    const bool is_partner = page.open->standing.relation == access::Relation::partner_agency;
    if (fact.happened != base::When::unknown())
        words += ", " + plain_date(fact.happened, page.open->scene->facts);
    return is_partner ? Html::text(words) : link(record_url(page.family, fact.id), words);
}

// --- Two who judge it differently ---------------------------------------------------------------

/// One judgement: what level, why, by whom.
Html side(const DrawnDispute& drawing, std::string_view what, const LevelFact& judged)
{
    const std::string level{judged.record.level ? judged.record.level->label()
                                                : "a level that is not written down"};
    Html content = heading(3, std::string{what} + ": " + level)
                 + (judged.record.reasons ? prose(judged.record.reasons->text)
                                          : paragraph("No reasons are written down."));
    content += paragraph(named(drawing.page, judged));
    return div({"desk-side"}, content + source_line(written_by(drawing, judged)));
}

Html both_sides(const DrawnDispute& drawing)
{
    const auto* lower = drawing.facts().find<records::Threshold>(drawing.told.root->id);
    return div({"desk-sides"},
               side(drawing, "Judged", *drawing.told.overruled)
                   + side(drawing, "Overruled by", *lower));
}

// --- When both meet -----------------------------------------------------------------------------

const SeenFinding* finding_of(const DrawnDispute& drawing)
{
    for (const SeenFinding& finding : drawing.open().findings)
        if (finding.guardrail->id == "G25" && finding.anchor == drawing.told.root->id)
            return &finding;
    return nullptr;
}

/// A value of the policy as whoever reads the page knows it: without the key by which rules ask.
std::string without_key(const std::string& policy)
{
    const auto sign = policy.find(" = ");
    return sign == std::string::npos ? policy : "By policy: " + policy.substr(sign + 3);
}

/// The meeting that is owed, with its day; that it was held; or that none is.
Html meeting_words(const DrawnDispute& drawing)
{
    if (const auto* met = drawing.told.met)
        return Html::text("They met " + casefile::dated(*met->record.explored, drawing.facts())
                          + ".");
    const SeenFinding* finding = finding_of(drawing);
    const bool is_met = finding == nullptr || finding->standing == guardrails::Standing::met;
    if (is_met || drawing.told.is_agreed()) return Html::text("No meeting is owed any more.");
    if (finding->rests_on_hidden)
        return Html::text("A meeting may be owed: it rests on something that you cannot see.");
    if (!finding->due) return Html::text("A meeting is owed. By which day cannot be told.");
    Html words = Html::text("A meeting is owed by " + base::words(*finding->due) + ".");
    if (*finding->due < drawing.open().today) words += red("Late");
    for (const std::string& policy : finding->policy) words += source_line(without_key(policy));
    return words;
}

// --- The stage of a challenge -------------------------------------------------------------------

/// What is owed at this stage, the stage itself first, then those to which it has climbed.
std::vector<const Duty*> duties_at(const DrawnDispute& drawing, const ChallengeStage& stage)
{
    std::vector<const Duty*> found;
    for (const Duty& duty : drawing.owed) {
        const bool is_told = std::ranges::any_of(
            found, [&](const Duty* other) { return other->clock == duty.clock; });
        if (duty.since == stage.opened_by->id && duties::is_of_challenge(*duty.clock) && !is_told)
            found.push_back(&duty);
    }
    return found;
}

Html due_with_source(const DrawnDispute& drawing, const Duty& duty)
{
    Html words = Html::text(std::string{duty.clock->who} + ": " + due_words(duty) + ".");
    if (casework::standing_in(duty, drawing.open()) == duties::Standing::late) words += red("Late");
    std::string why = without_key(duty.policy);
    if (!duty.due.doubt.empty()) why += (why.empty() ? "" : ". ") + duty.due.doubt;
    return why.empty() ? words : words + source_line(why);
}

std::string stage_words(const ChallengeStage& stage)
{
    const auto& all = records::challenge_stages.values;
    const auto at = std::ranges::find(all, stage.code, &records::CodeValue::code);
    return std::string{at->label} + " (stage " + std::to_string(at - all.begin() + 1) + " of "
         + std::to_string(all.size()) + ")";
}

void add_stage(const DrawnDispute& drawing, SummaryList& list)
{
    const ChallengeStage* stage = drawing.told.stage();
    if (stage == nullptr) return;
    list.rows.push_back({"Stage", Html::text(stage_words(*stage)), {}});
    if (!drawing.told.waits()) return;
    Html who;
    for (const Duty* duty : duties_at(drawing, *stage)) {
        if (!who.empty()) who += paragraph("Nobody answered in time, so it has gone on to:");
        who += due_with_source(drawing, *duty);
    }
    list.rows.push_back({"Who answers, and by when", who, {}});
}

std::string_view standing_of(const Disagreement& told)
{
    if (told.decided == nullptr) return "Waits for an answer";
    return told.decided->record.outcome ? told.decided->record.outcome->label() : "Answered";
}

Html summary_of(const DrawnDispute& drawing)
{
    SummaryList list;
    list.rows.push_back({"How it stands", Html::text(standing_of(drawing.told)), {}});
    add_stage(drawing, list);
    list.rows.push_back({"Both sides meet", meeting_words(drawing), {}});
    return summary_list(list);
}

// --- What was said ------------------------------------------------------------------------------

Html said_by(const DrawnDispute& drawing, const AnyFact& fact)
{
    const Html head = web::element(
        "h4", classed({"govuk-heading-s"}), Html::text(fact.type->name) + restricted_mark(fact));
    return web::element(
        "li",
        classed({"desk-chapter__part"}).set("id", fact.id.text()),
        head + said_in(fact, fact.written(), drawing.facts())
            + source_line(happened_words(fact, drawing.facts()) + " " + written_by(drawing, fact)));
}

/// The challenge and everything that followed, in order.
Html course_of(const DrawnDispute& drawing)
{
    Html items;
    if (drawing.told.overruled == nullptr) items += said_by(drawing, *drawing.told.root);
    for (const AnyFact* fact : drawing.told.followed) items += said_by(drawing, *fact);
    return items.empty()
             ? items
             : web::element("ol", classed({"govuk-list", "desk-chapter__parts"}), items);
}

// --- What can be done next ----------------------------------------------------------------------

/// A form that begins with the children of the disagreement.
Url written_about(const DrawnDispute& drawing, std::string_view type, const AnyFact& answers)
{
    Url url = (family_url(drawing.page.family) / "write")
                  .with_segment(type)
                  .with("answers", answers.id.text());
    for (const base::PersonId& child :
         casefile::children_of(*drawing.told.root, *drawing.open().scene))
        url = url.with("child", child.text());
    return url;
}

/// What the next answer answers: the stage that waits, or the overrule itself.
const AnyFact& asks_now(const Disagreement& told)
{
    return told.stage() != nullptr ? *told.stage()->opened_by : *told.root;
}

bool is_late(const DrawnDispute& drawing)
{
    const auto at = duties_at(drawing, *drawing.told.stage());
    return !at.empty()
        && casework::standing_in(*at.front(), drawing.open()) == duties::Standing::late;
}

/// The next stage may be asked for once this one has answered, or has not in time.
std::string_view stage_to_ask(const DrawnDispute& drawing)
{
    const Disagreement& told = drawing.told;
    if (told.stage() == nullptr || told.is_agreed()) return "";
    if (told.waits() && !is_late(drawing)) return "";
    return casefile::stage_after(told.stage()->code);
}

Html next_steps(const DrawnDispute& drawing)
{
    const Disagreement& told = drawing.told;
    if (!drawing.open().may(access::Act::challenge) || told.is_agreed()) return {};
    const AnyFact& asks = asks_now(told);
    const bool is_own = casefile::is_raised_by(told, drawing.reader());
    const Url answer = written_about(drawing, "challengeAnswer", asks);
    std::vector<Html> ways;
    if (told.decided == nullptr && !is_own) ways.push_back(link(answer, "Answer this challenge"));
    if (told.met == nullptr)
        ways.push_back(
            link(answer.with("outcome", "explored"), "Record the meeting of both sides"));
    if (const auto next = stage_to_ask(drawing); !next.empty()) {
        const AnyFact& last = told.decided != nullptr ? *told.decided : asks;
        ways.push_back(link(written_about(drawing, "challenge", last).with("stage", next),
                            "Take it to the next stage"));
    }
    if (told.stage() == nullptr)
        ways.push_back(
            link(written_about(drawing, "challenge", *told.root), "Challenge this overrule"));
    if (is_own) ways.push_back(link(answer.with("outcome", "withdrawn"), "Withdraw it"));
    return bullets(ways);
}

/// What whoever raised it, or a colleague of the same agency, can do.
Html own_steps(const DrawnDispute& drawing)
{
    if (drawing.told.is_agreed() || drawing.told.stage() == nullptr) return {};
    std::vector<Html> ways;
    const AnyFact& asks = asks_now(drawing.told);
    if (const auto next = stage_to_ask(drawing); !next.empty()) {
        const AnyFact& last = drawing.told.decided != nullptr ? *drawing.told.decided : asks;
        ways.push_back(link(written_about(drawing, "challenge", last).with("stage", next),
                            "Take it to the next stage"));
    }
    if (casefile::is_raised_by(drawing.told, drawing.reader()))
        ways.push_back(
            link(written_about(drawing, "challengeAnswer", asks).with("outcome", "withdrawn"),
                 "Withdraw it"));
    return bullets(ways);
}

// --- One of them --------------------------------------------------------------------------------

Html title_of(const DrawnDispute& drawing)
{
    if (drawing.told.overruled != nullptr) return heading(2, "A judgement was overruled");
    const auto& challenge =
        static_cast<const casefile::Fact<records::Challenge>&>(*drawing.told.root);
    std::string words = "Challenge";
    if (challenge.record.matter) words += ": " + in_a_sentence(challenge.record.matter->label());
    Html title = heading(2, words);
    if (const AnyFact* against = casefile::challenged_by(drawing.facts(), challenge))
        title += paragraph(Html::text("Against: ") + named(drawing.page, *against));
    return title;
}

Html disagreement_of(const DrawnDispute& drawing)
{
    Html content = title_of(drawing);
    if (drawing.told.overruled != nullptr) content += both_sides(drawing);
    return web::element("section",
                        classed({"desk-disagreement"}),
                        content + summary_of(drawing) + next_steps(drawing) + course_of(drawing));
}

}  // namespace

Html disagreements_of(const FamilyPage& page, const std::vector<Duty>& owed)
{
    Html content;
    for (const Disagreement& told : casefile::disagreements_in(page.open->scene->facts))
        content += disagreement_of({page, owed, told});
    return content;
}

Html own_challenges(const FamilyPage& page, const std::vector<Duty>& owed)
{
    Html content;
    for (const Disagreement& told : casefile::disagreements_in(page.open->scene->facts)) {
        const DrawnDispute drawing{page, owed, told};
        SummaryList list;
        list.rows.push_back({"How it stands", Html::text(standing_of(told)), {}});
        add_stage(drawing, list);
        content += web::element("section",
                                classed({"desk-disagreement"}),
                                title_of(drawing) + summary_list(list) + own_steps(drawing)
                                    + course_of(drawing));
    }
    return content;
}

std::vector<Html> ways_to_disagree(const FamilyPage& page, const AnyFact& fact)
{
    if (!page.open->may(access::Act::challenge)) return {};
    const auto way = [&](std::string_view type) {
        Url url =
            (family_url(page.family) / "write").with_segment(type).with("answers", fact.id.text());
        for (const base::PersonId& child : casefile::children_of(fact, *page.open->scene))
            url = url.with("child", child.text());
        return url;
    };
    return {link(way("challenge"), "Challenge this: " + in_a_sentence(fact.type->name)),
            link(way("pressureReport"), "I was pressed in this")};
}

namespace {

/// Rung first, and one press: nothing about a danger waits for an answer to a challenge.
Html danger_first(const Reader& reader, const FamilyPage& page)
{
    return heading(2, "Is a child in danger now?")
         + paragraph("If so, ring 999 where a child may be hurt, press this first, and challenge "
                     "afterwards. Nothing about a danger waits for an answer.")
         + danger_button(reader, page);
}

Html past_the_line()
{
    InsetText inset;
    inset.content = paragraph("It goes to the principal social worker and to nobody else. Your "
                              "manager and your team cannot see it, nor that there is one. It "
                              "changes nothing about the child.");
    return inset_text(inset);
}

}  // namespace

Html what_is_disputed(const Reader& reader, const FamilyPage& page, const records::RecordType& type,
                      const web::Fields& links)
{
    const bool challenges = type.number == records::Challenge::declaration.number;
    const bool reports = type.number == records::PressureReport::declaration.number;
    const bool answers = type.number == records::ChallengeAnswer::declaration.number;
    if (!challenges && !reports && !answers) return {};
    Html content;
    if (challenges) content += danger_first(reader, page);
    if (reports) content += past_the_line();
    const auto id = base::EntryId::parse(links.value("answers"));
    const AnyFact* fact = id ? page.open->scene->facts.find_any(*id) : nullptr;
    if (fact == nullptr) return content;
    return content + heading(2, "What it is about") + paragraph(named(page, *fact))
         + said_in(*fact, fact->written(), page.open->scene->facts);
}

}  // namespace holdfast::desk
