#include "desk/reason_words.h"

#include "desk/components/marks.h"
#include "desk/family_frame.h"
#include "desk/findings.h"
#include "desk/gate_page.h"
#include "desk/pieces.h"

namespace holdfast::desk {

using casework::OpenFamily;
using casework::Reason;
using casework::Why;
using web::Html;
using web::Url;

namespace {

std::string what_of(const Reason& reason)
{
    if (reason.clock != nullptr) return std::string{reason.clock->what};
    switch (reason.why) {
    case Why::danger: return "Said to be in danger now, and nobody wrote what was done";
    case Why::missing: return "Missing";
    case Why::not_seen: return "Not seen on a visit";
    case Why::not_alone: return "Seen on a visit, and not alone";
    case Why::finding: return std::string{reason.asked->asked.front().guardrail->asks};
    case Why::nobody: return "Work is open, and nobody is allocated";
    case Why::no_lead: return "Somebody is allocated, and nobody leads the work";
    case Why::away: return "Whoever leads is away or has left";
    case Why::proposal: return "A proposal waits for a decision";
    case Why::challenge: return "A challenge is not answered";
    case Why::birth: return "No birth is recorded, and it was expected";
    case Why::late:
    case Why::undated:
    case Why::supervision: break;
    }
    return std::string{casework::words_for(reason.why)};
}

/// The page to write a record of this type on, for whoever may; else where it stands.
Url write_or(const OpenFamily& open, access::Act act, web::Literal type, const Url& otherwise)
{
    return open.may(act) ? family_url(open.scene->family) / "write" / type : otherwise;
}

Url where_of(const Reason& reason, const OpenFamily& open)
{
    const Url home = family_url(open.scene->family);
    const Url stands = reason.entry ? (home / "record").at(reason.entry->text()) : home;
    switch (reason.why) {
    case Why::danger: return home / "danger";
    case Why::not_seen:
    case Why::not_alone: return write_or(open, access::Act::visit, "visit", stands);
    case Why::finding:
        return (home / "why").with_segment(reason.asked->asked.front().guardrail->id);
    case Why::nobody:
    case Why::no_lead:
    case Why::away: return home / "workers";
    case Why::proposal:
        return reason.entry ? gate_url(open.scene->family, *reason.entry) : home / "close";
    case Why::supervision: return write_or(open, access::Act::supervise, "supervision", stands);
    case Why::birth: return home / "people";
    case Why::missing:
    case Why::late:
    case Why::undated:
    case Why::challenge: break;
    }
    return stands;
}

std::string since_words(const Reason& reason, const OpenFamily& open)
{
    const bool was_due = reason.clock != nullptr;
    if (!reason.since && reason.why == Why::finding) return "";
    if (reason.why == Why::undated)
        return ": no day is written down by which to tell if it is late";
    if (!reason.since) return was_due ? ", which is late" : ", since a day that cannot be told";
    if (reason.asked && reason.asked->press == casework::Press::waits)
        return " By " + base::words(*reason.since) + ".";
    const int days = open.today.days_since(*reason.since);
    std::string words = was_due ? ", which was due " : ", since ";
    if (reason.why == Why::finding) words = " Since ";  // After a question.
    if (reason.why == Why::not_seen && !was_due) words += "the referral of ";
    words += base::words(*reason.since);
    if (days <= 0) return words;
    return words + " (" + counted(static_cast<std::size_t>(days), "day", "days")
         + (was_due ? " ago)" : ")");
}

/// Of a question, who must answer it.
std::string whose(const Reason& reason, const OpenFamily& open)
{
    if (reason.why != Why::finding) return "";
    const std::string end =
        reason.since && reason.asked->press != casework::Press::waits ? ". " : " ";
    return end + owner_words(reason.asked->asked.front(), open);
}

Html question_line(const casework::SeenFinding& finding, const OpenFamily& open)
{
    const Url why = (family_url(open.scene->family) / "why").with_segment(finding.guardrail->id);
    return link(why, finding.guardrail->asks) + Html::text(" " + owner_words(finding, open));
}

/// What more is asked about the same entry than what was said already.
Html asked_beside(const Reason& reason, const OpenFamily& open)
{
    if (!reason.asked) return {};
    std::vector<Html> lines;
    for (const casework::SeenFinding& finding : reason.asked->asked)
        lines.push_back(question_line(finding, open));
    if (reason.why == Why::finding) lines.erase(lines.begin());
    if (lines.empty()) return {};
    if (lines.size() == 1) return bullets(lines);
    std::string words = reason.why == Why::finding
                          ? counted(lines.size(), "more question", "more questions")
                          : counted(lines.size(), "question", "questions");
    return folded(words + " about it", bullets(lines));
}

}  // namespace

Html question_words(const casework::Question& question, const OpenFamily& open)
{
    const Reason asked{casework::Why::finding, question.day, {}, question.entry, nullptr, question};
    return reason_words(asked, open);
}

Html reason_words(const Reason& reason, const OpenFamily& open)
{
    // Where it is about all of them, their names stand above already.
    std::string about;
    if (!reason.children.empty() && reason.children.size() < open.scene->children().size())
        about = ", for " + names_of(reason.children, *open.scene);
    if (reason.clock == nullptr && !about.empty()) about.replace(0, 5, ":");
    return link(where_of(reason, open), what_of(reason))
         + Html::text(about + since_words(reason, open) + whose(reason, open))
         + asked_beside(reason, open);
}

}  // namespace holdfast::desk
