#include "desk/components/inset_text.h"
#include "desk/components/table.h"
#include "desk/pieces.h"
#include "desk/practitioner_account.h"

/// What was done to somebody's account, and by whom: for whoever keeps the register, and for the
/// person, who would otherwise not notice that somebody else can sign in as them.
namespace holdfast::desk {

using base::PractitionerId;
using web::Html;

namespace {

constexpr int told_days = 14;

using Change = casework::Word<records::AccountChange>;

std::string day_of(const Change& change)
{
    return base::words(base::London::date_of(change.recorded));
}

/// "was given a new password", for every code of the list.
std::string_view done_words(const Change& change)
{
    const std::string code = change.record.what ? change.record.what->code : "";
    if (code == "made") return "was made";
    if (code == "new_password") return "was given a new password";
    if (code == "disabled") return "was disabled";
    if (code == "enabled") return "was let in again, with a new password,";
    return "was changed";
}

}  // namespace

base::Result<Html> account_history(const Reader& reader, const PractitionerId& id,
                                   const Names& names)
{
    const auto changes = casework::account_changes(reader.authority->house, id);
    if (!changes) return std::unexpected(changes.error());
    if (changes->empty()) return Html{};
    Table table;
    table.head = {{Html::raw("Written down")},
                  {Html::raw("What was done")},
                  {Html::raw("Sign-in name")},
                  {Html::raw("By")}};
    for (auto change = changes->rbegin(); change != changes->rend(); ++change)
        table.rows.push_back({{Html::text(base::London::words(change->recorded))},
                              {Html::text(change->record.what ? change->record.what->label() : "")},
                              {Html::text(change->record.sign_in_name.value_or(""))},
                              {Html::text(writer_words(names, change->by))}});
    return heading(2, "What was done to their account")
         + scrolling("What was done to their account", desk::table(table));
}

base::Result<Html> account_news(const Reader& reader)
{
    auto changes = casework::account_changes(reader.authority->house, reader.viewer.practitioner);
    if (!changes) return std::unexpected(changes.error());
    const base::Date today = reader.authority->house.today();
    std::erase_if(*changes, [&](const Change& change) {
        return change.by.practitioner == reader.viewer.practitioner
            || base::London::date_of(change.recorded).plus_days(told_days) < today;
    });
    if (changes->empty()) return Html{};
    const auto names = names_in_register(reader);
    if (!names) return std::unexpected(names.error());
    Html told;
    for (auto change = changes->rbegin(); change != changes->rend(); ++change)
        told += paragraph("Your account " + std::string{done_words(*change)} + " by "
                          + writer_words(*names, change->by) + " on " + day_of(*change) + ".");
    return inset_text({told
                       + paragraph("If you know nothing of it, tell your manager at once: somebody "
                                   "else may have signed in as you.")});
}

}  // namespace holdfast::desk
