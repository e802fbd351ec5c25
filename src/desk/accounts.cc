#include "desk/components/table.h"
#include "desk/pages.h"
#include "desk/pieces.h"

/// Who can sign in. For the administrator, who sees no content of any file.
namespace holdfast::desk {

using web::Html;
using web::Request;
using web::Response;

namespace {

Response accounts(const Request& request, const web::Places&, const Reader& reader)
{
    if (reader.viewer.role != "administrator")
        return told(request,
                    reader,
                    {base::Problem::Kind::refused, "", "Only an administrator sees accounts."});
    const auto all = reader.authority->drawer.accounts().all();
    if (!all) return told(request, reader, all.error());
    Table table;
    table.caption = counted(all->size(), "account", "accounts");
    table.caption_classes = "govuk-table__caption--m";
    table.first_cell_is_header = true;
    table.head = {{Html::raw("Sign-in name")},
                  {Html::raw("Name")},
                  {Html::raw("Role")},
                  {Html::raw("Team")},
                  {Html::raw("State")}};
    for (const drawer::Account& account : *all) {
        const auto viewer = casework::viewer_of(reader.authority->house, account.practitioner);
        const bool active = account.state == drawer::AccountState::active;
        table.rows.push_back({{Html::text(account.sign_in_name)},
                              {Html::text(viewer ? viewer->name : "Not in the register")},
                              {Html::text(viewer ? role_words(viewer->role) : "")},
                              {Html::text(viewer ? viewer->team : "")},
                              {Html::text(active ? "Active" : "Disabled")}});
    }
    Content content;
    content.title = "Accounts";
    content.place = "accounts";
    content.body = heading(1, "Accounts")
                 + paragraph("Accounts are added and disabled on the command line: holdfast user "
                             "add, holdfast user disable.")
                 + scrolling("Accounts", desk::table(table));
    return shown(request, reader, std::move(content));
}

}  // namespace

void add_accounts(web::Router& router, const Site& site)
{
    router.get("/accounts", signed_in(site, accounts));
}

}  // namespace holdfast::desk
