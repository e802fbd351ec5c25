#include "desk/administration.h"
#include "desk/components/table.h"
#include "desk/pages.h"
#include "desk/pieces.h"

#include <algorithm>

/// Who can sign in. For the administrator, who sees no content of any file.
namespace holdfast::desk {

using web::Html;
using web::Request;
using web::Response;

namespace {

/// Whoever they belong to, and a link to that person's page, where the account is kept.
std::vector<Table::Cell> row_of(const drawer::Account& account,
                                const std::vector<casework::Registered>& people, base::Date today)
{
    const auto whose = std::find_if(people.begin(), people.end(), [&](const auto& each) {
        return each.id == account.practitioner;
    });
    const bool is_known = whose != people.end();
    const bool active = account.state == drawer::AccountState::active;
    std::string state = active ? "Active" : "Disabled";
    if (active && account.password_for == drawer::PasswordFor::one_sign_in)
        state += ", own password not chosen yet";
    if (is_known && whose->known.has_left(today)) state += "; they have left";
    return {{Html::text(account.sign_in_name)},
            {is_known ? link(web::Url::to("/admin/people") / whose->id, whose->known.name)
                      : Html::raw("Not in the register")},
            {Html::text(is_known ? role_words(whose->known.role) : "")},
            {Html::text(is_known ? whose->known.team : "")},
            {Html::text(state)}};
}

Response accounts(const Request& request, const web::Places&, const Reader& reader)
{
    const casework::House& house = reader.authority->house;
    const auto all = reader.authority->drawer.accounts().all();
    if (!all) return told(request, reader, all.error());
    const auto people = casework::practitioners(house);
    if (!people) return told(request, reader, people.error());
    Table table;
    table.caption = counted(all->size(), "account", "accounts");
    table.caption_classes = "govuk-table__caption--m";
    table.first_cell_is_header = true;
    table.head = {{Html::raw("Sign-in name")},
                  {Html::raw("Name")},
                  {Html::raw("Role")},
                  {Html::raw("Team")},
                  {Html::raw("State")}};
    for (const drawer::Account& account : *all)
        table.rows.push_back(row_of(account, *people, house.today()));
    Content content;
    content.title = "Accounts";
    content.body = heading(1, "Accounts")
                 + paragraph("An account is made, disabled and given a new password on the page of "
                             "whoever signs in with it.")
                 + scrolling("Accounts", desk::table(table));
    return shown_in_administration(request, reader, "accounts", std::move(content));
}

}  // namespace

void add_accounts(web::Router& router, const Site& site)
{
    router.get("/accounts", signed_in(site, only_for(access::Act::keep_accounts, accounts)));
}

}  // namespace holdfast::desk
