#include "desk/practitioner_account.h"

#include "base/entropy.h"
#include "casework/accounts.h"
#include "desk/components/button.h"
#include "desk/components/details.h"
#include "desk/components/input.h"
#include "desk/components/marks.h"
#include "desk/components/summary_list.h"
#include "desk/filing.h"
#include "desk/pieces.h"
#include "desk/record_form.h"
#include "drawer/sign_in_name.h"

#include <array>

namespace holdfast::desk {

using base::Checked;
using base::PractitionerId;
using base::Problem;
using base::Problems;
using drawer::Account;
using drawer::AccountState;
using drawer::PasswordFor;
using web::Html;
using web::Request;
using web::Response;
using web::Url;

namespace {

constexpr std::array<std::string_view, 1> account_fields = {"signInName"};

Url step_url(const PractitionerId& id, web::Literal step)
{
    return Url::to("/admin/people") / id / "account" / step;
}

/// A hundred random bits in groups that can be read out over a telephone.
std::string one_time_password()
{
    const std::string letters = base::EntryId::random(base::system_entropy()).text();
    std::string password;
    for (std::size_t i = 0; i < 20; ++i) {
        if (i > 0 && i % 5 == 0) password += '-';
        password += letters[i + 1];
    }
    return password;
}

Html new_form(const Request& request, const Reader& reader, const PractitionerId& id,
              const Problems& problems)
{
    Input name;
    name.name = "signInName";
    name.label = {"Sign-in name", "govuk-label--s", false, ""};
    name.hint = "3 to 64 letters, digits or the signs . - _ @";
    name.error = error_of(problems, "signInName");
    name.value = request.form.value("signInName");
    name.autocomplete = "off";
    name.autocapitalize = "none";
    name.spellcheck = Spellcheck::off;
    name.classes = "govuk-input--width-20";
    Button make;
    make.text = "Make the account";
    make.once = true;
    return paragraph("They have no account, so they cannot sign in.")
         + form(reader,
                {step_url(id, "new"), {}},
                hidden_of(request, problems, "") + input(name)
                    + paragraph("A password for one sign-in is made with it, and shown next.")
                    + button(make));
}

Html press(const Request& request, const Reader& reader, const Url& to, const Account& account,
           std::string words)
{
    Button button;
    button.text = std::move(words);
    button.classes = "govuk-button--secondary";
    button.once = true;
    return form(reader,
                {to, {}},
                hidden_of(request, {}, "") + hidden_input("signInName", account.sign_in_name)
                    + desk::button(button));
}

std::string state_words(const Account& account)
{
    if (account.state == AccountState::disabled) return "disabled; nobody signs in with it.";
    if (account.password_for != PasswordFor::one_sign_in) return "active.";
    return "active. They have not chosen their own password yet; the one that they were given is "
           "good until "
         + base::London::words(account.password_given + drawer::one_sign_in_within) + ".";
}

Html account_shown(const Request& request, const Reader& reader, const Account& account)
{
    const PractitionerId& id = account.practitioner;
    const Html state = paragraph("“" + account.sign_in_name + "”: " + state_words(account));
    const Html made_anew = paragraph("A password for one sign-in is made and shown next; the one "
                                     "of before opens nothing any more.");
    if (account.state == AccountState::disabled)
        return state + made_anew
             + press(request, reader, step_url(id, "enable"), account, "Let them sign in again");
    Details fold;
    fold.summary = "Give them a new password";
    fold.content = made_anew
                 + press(request, reader, step_url(id, "password"), account, "Give a new password");
    return state + press(request, reader, step_url(id, "disable"), account, "Disable the account")
         + details(fold);
}

/// An account that the form names, if it is this person's.
Checked<Account> own_account(const Reader& reader, const PractitionerId& id,
                             const std::string& name)
{
    auto found = reader.authority->drawer.accounts().find(name);
    if (!found) return std::unexpected(Problems{found.error()});
    if (!*found || (*found)->practitioner != id)
        return std::unexpected(
            Problems{{Problem::Kind::not_found, "", "They have no account of this name."}});
    return **found;
}

Checked<GivenPassword> make(const Request& request, const Reader& reader, const PractitionerId& id)
{
    drawer::NewAccount account;
    account.sign_in_name = request.form.value("signInName");
    account.practitioner = id;
    account.password = one_time_password();
    account.password_for = PasswordFor::one_sign_in;
    const auto made =
        casework::make_account(*reader.authority, doing_of(request, reader, std::nullopt), account);
    if (!made) return std::unexpected(made.error());
    return GivenPassword{drawer::in_lower_case(account.sign_in_name), account.password};
}

}  // namespace

base::Result<Html> accounts_of(const Request& request, const Reader& reader,
                               const PractitionerId& id, const Problems& problems)
{
    if (!access::may(reader.viewer.role, access::Act::keep_accounts)) return Html{};
    const auto all = reader.authority->drawer.accounts().all();
    if (!all) return std::unexpected(all.error());
    Html content;
    for (const Account& account : *all)
        if (account.practitioner == id) content += account_shown(request, reader, account);
    if (content.empty()) content = new_form(request, reader, id, problems);
    return heading(2, "Account") + content;
}

Checked<std::optional<GivenPassword>> do_with_account(const Request& request, const Reader& reader,
                                                      const PractitionerId& id,
                                                      std::string_view step)
{
    const Problems unknown = unknown_fields(request.form, {account_fields});
    if (!unknown.empty()) return std::unexpected(unknown);
    if (step == "new") return make(request, reader, id);
    const auto account = own_account(reader, id, request.form.value("signInName"));
    if (!account) return std::unexpected(account.error());
    const casework::Doing doing = doing_of(request, reader, std::nullopt);
    casework::Authority& authority = *reader.authority;
    const std::string& name = account->sign_in_name;
    if (step == "disable") {
        const auto disabled = casework::disable_account(authority, doing, name);
        if (!disabled) return std::unexpected(disabled.error());
        return std::nullopt;
    }
    if (step != "enable" && step != "password")
        return std::unexpected(Problems{{Problem::Kind::not_found, "", "There is no such page."}});
    const GivenPassword given{name, one_time_password()};
    const auto done = step == "enable"
                        ? casework::enable_account(authority, doing, name, given.password)
                        : casework::give_password(authority, doing, name, given.password);
    if (!done) return std::unexpected(done.error());
    return given;
}

Response password_page(const Request& request, const Reader& reader,
                       const casework::WordsOnPractitioner& whose, const GivenPassword& given)
{
    SummaryList list;
    list.rows.push_back(
        {"For", Html::text(whose.newest().record.name.value_or("Name not recorded"))});
    list.rows.push_back({"Sign-in name", Html::text(given.sign_in_name)});
    list.rows.push_back(
        {"Password for one sign-in", span("desk-read-out", Html::text(given.password))});
    const std::vector<Html> next = {
        Html::raw("Read both out to them now: face to face, or on a telephone number that you know "
                  "is theirs. Do not write them in a message. "
                  "What looks like an o or an l in the password is the digit 0 or 1."),
        Html::text(
            "They sign in with it by "
            + base::London::words(reader.authority->house.ledger.now() + drawer::one_sign_in_within)
            + ", and choose their own password then."),
        Html::raw(
            "It is shown here and never again. If it is lost, give a new one on their page.")};
    Button back;
    back.text = "Done, go to their page";
    back.href = Url::to("/admin/people") / whose.id;
    Content content;
    content.title = "A password for one sign-in";
    content.body = heading(1, content.title) + summary_list(list) + heading(2, "What to do next")
                 + bullets(next) + button(back);
    return shown_in_administration(request, reader, "people", std::move(content));
}

}  // namespace holdfast::desk
