#include "exchange/work_lists.h"

#include "casefile/contacts.h"
#include "casefile/dangers.h"
#include "casework/likely_same.h"
#include "casework/role_lists.h"
#include "exchange/conditional.h"
#include "exchange/shown.h"
#include "exchange/words.h"

#include <algorithm>

namespace holdfast::exchange {

using casefile::ContactState;
using casework::OpenFamily;
namespace json = base::json;

namespace {

json::array show_dangers(const OpenFamily& open)
{
    json::array shown;
    for (const auto* danger : casefile::open_dangers(open.scene->facts))
        shown.emplace_back(danger->id.text());
    return shown;
}

json::value show_closing_line(const OpenFamily& open)
{
    if (open.closing() == nullptr) return nullptr;
    return json::object{{"proposal", open.closing()->proposal.text()},
                        {"open", open.closing()->may_pass()}};
}

/// WorkLine: a family in a line of a list.
json::object show_line(const OpenFamily& open)
{
    json::object line;
    line["family"] = open.scene->family.text();
    line["children"] = show_persons(open.scene->children(), *open.scene);
    line["relation"] = key_of(open.standing.relation);
    line["state"] = key_of(casework::state_of(open));
    line["questions"] = casework::count_questions(open);
    line["lastWritten"] = text_or_null(casework::last_written(open));
    line["dangers"] = show_dangers(open);
    line["closing"] = show_closing_line(open);
    return line;
}

enum class Cut { no, yes };

web::Response answer_list(const Call& call, json::array data, Cut cut)
{
    json::object body;
    body["today"] = call.house().today().iso();
    body["data"] = std::move(data);
    body["more"] = cut == Cut::yes;
    return answer_unless_known(call.request, body);
}

/// A list of the caller's role. `page` is our own word for it in the log.
Or<casework::WorkList> read_role_list(const Call& call, std::string_view key, std::string_view page)
{
    const auto list = casework::role_list(call.caller.viewer.role, key);
    if (!list)
        return std::unexpected(refused_as(Refusal::refused,
                                          base::Problem::Kind::refused,
                                          "",
                                          "The role that this token acts in has no such list."));
    auto read = casework::read_list(call.house(), call.asking(page), *list);
    if (!read) return std::unexpected(refused_by(read.error()));
    return std::move(*read);
}

using Fits = bool (*)(const OpenFamily&);

Or<web::Response> answer_lines(const Call& call, std::string_view key, std::string_view page,
                               Fits fits)
{
    const auto list = read_role_list(call, key, page);
    if (!list) return std::unexpected(list.error());
    json::array data;
    for (const OpenFamily& open : list->families)
        if (fits(open)) data.push_back(show_line(open));
    return answer_list(call, std::move(data), list->cut ? Cut::yes : Cut::no);
}

bool any(const OpenFamily&)
{
    return true;
}

/// What a family is owed by the clock that this contact started.
json::array owed_since(std::vector<duties::Duty> owed, const OpenFamily& open,
                       const base::EntryId& contact)
{
    std::erase_if(owed, [&](const duties::Duty& duty) { return duty.since != contact; });
    json::array shown;
    for (const casework::OwedTogether& each : casework::still_owed(owed, open))
        shown.push_back(show_owed(each, open));
    return shown;
}

Or<base::Done> add_contacts(const Call& call, const OpenFamily& open, json::array& data)
{
    const casefile::Facts& facts = open.scene->facts;
    const auto likely =
        casework::count_likely_same(call.house(), call.asking("api contacts"), *open.scene);
    if (!likely) return std::unexpected(refused_by(likely.error()));
    const auto owed = casework::owed(call.house(), open);
    if (!owed) return std::unexpected(refused_by(owed.error()));
    for (const auto& contact : facts.all<records::Contact>()) {
        const ContactState state = casefile::state_of(contact, facts);
        if (state == ContactState::settled) continue;
        json::object shown;
        shown["family"] = open.scene->family.text();
        shown["children"] = show_persons(open.scene->children(), *open.scene);
        shown["waitsFor"] = state == ContactState::waits_for_decision ? "decision" : "referral";
        shown["owed"] = owed_since(*owed, open, contact.id);
        shown["contactsBefore"] = casefile::contacts_before(contact, facts).size();
        shown["possibleDoubles"] = *likely;
        shown["contact"] = show_record(contact, open);
        data.push_back(std::move(shown));
    }
    return base::Done{};
}

/// Something owed, with what it is sorted by.
struct OwedLine {
    std::optional<base::Date> due;
    json::object shown;
};

}  // namespace

Or<web::Response> answer_my_families(const Call& call)
{
    const auto mine = casework::my_families(call.house(), call.asking("api work families"));
    if (!mine) return std::unexpected(refused_by(mine.error()));
    json::array data;
    for (const OpenFamily& open : *mine) data.push_back(show_line(open));
    return answer_list(call, std::move(data), Cut::no);
}

Or<web::Response> answer_owed_to_mine(const Call& call)
{
    const auto mine = casework::my_families(call.house(), call.asking("api work owed"));
    if (!mine) return std::unexpected(refused_by(mine.error()));
    std::vector<OwedLine> lines;
    for (const OpenFamily& open : *mine) {
        const auto owed = casework::owed(call.house(), open);
        if (!owed) return std::unexpected(refused_by(owed.error()));
        for (const casework::OwedTogether& each : casework::still_owed(*owed, open)) {
            json::object shown{{"family", open.scene->family.text()}};
            shown["owed"] = show_owed(each, open);
            lines.push_back({casework::first_day(*each.duty), std::move(shown)});
        }
    }
    std::stable_sort(lines.begin(), lines.end(), [](const OwedLine& one, const OwedLine& other) {
        return one.due < other.due;
    });
    json::array data;
    for (OwedLine& line : lines)
        if (data.size() < most_owed) data.push_back(std::move(line.shown));
    return answer_list(call, std::move(data), lines.size() > most_owed ? Cut::yes : Cut::no);
}

Or<web::Response> answer_dangers(const Call& call)
{
    return answer_lines(call, "dangers", "api work dangers", any);
}

Or<web::Response> answer_closings(const Call& call)
{
    return answer_lines(call, "closings", "api work closings", casework::closing_waits_for_viewer);
}

Or<web::Response> answer_unallocated(const Call& call)
{
    return answer_lines(call, "unallocated", "api work unallocated", any);
}

Or<web::Response> answer_waiting_contacts(const Call& call)
{
    const auto list = read_role_list(call, "contacts", "api work contacts");
    if (!list) return std::unexpected(list.error());
    json::array data;
    for (const OpenFamily& open : list->families) {
        const auto added = add_contacts(call, open, data);
        if (!added) return std::unexpected(added.error());
    }
    return answer_list(call, std::move(data), list->cut ? Cut::yes : Cut::no);
}

}  // namespace holdfast::exchange
