#include "desk/practitioner_account.h"

#include "base/entropy.h"
#include "desk/components/button.h"
#include "desk/components/details.h"
#include "desk/components/input.h"
#include "desk/filing.h"
#include "desk/pieces.h"
#include "desk/record_form.h"

#include <array>

namespace holdfast::desk {

using base::Checked;
using base::Done;
using base::PractitionerId;
using base::Problem;
using base::Problems;
using drawer::Account;
using drawer::AccountState;
using drawer::PasswordFor;
using web::Html;
using web::Request;
using web::Url;

namespace {

constexpr std::array<std::string_view, 2> account_fields = {"signInName", "password"};

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

/// The password stands in the open: whoever makes it must read it out.
Html password_question(const std::string& typed, const Problems& problems)
{
    Input password;
    password.name = "password";
    password.label = {"Password for one sign-in", "govuk-label--s", false, ""};
    password.hint = "It is shown here and never again. Tell it to them yourself. With it they "
                    "choose their own when they first sign in.";
    password.error = error_of(problems, "password");
    password.value = typed.empty() ? one_time_password() : typed;
    password.autocomplete = "off";
    password.autocapitalize = "none";
    password.spellcheck = Spellcheck::off;
    password.classes = "govuk-input--width-20";
    return input(password);
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
                input(name) + password_question(request.form.value("password"), problems)
                    + button(make));
}

Html press(const Reader& reader, const Url& to, const Account& account, std::string words)
{
    Button button;
    button.text = std::move(words);
    button.classes = "govuk-button--secondary";
    button.once = true;
    return form(
        reader, {to, {}}, hidden_input("signInName", account.sign_in_name) + desk::button(button));
}

Html account_shown(const Request& request, const Reader& reader, const Account& account,
                   const Problems& problems)
{
    const PractitionerId& id = account.practitioner;
    const bool active = account.state == AccountState::active;
    const bool waits = account.password_for == PasswordFor::one_sign_in;
    Html content =
        paragraph("“" + account.sign_in_name
                  + "”: " + (active ? "active." : "disabled; nobody signs in with it.")
                  + (active && waits ? " They have not chosen their own password yet." : ""));
    if (!active)
        return content + press(reader, step_url(id, "enable"), account, "Let them sign in again");
    Button give;
    give.text = "Give a new password";
    give.classes = "govuk-button--secondary";
    give.once = true;
    const bool this_one = request.form.value("signInName") == account.sign_in_name;
    content += press(reader, step_url(id, "disable"), account, "Disable the account");
    Details fold;
    fold.summary = "Give them a new password";
    fold.is_open = this_one && !problems.empty();
    fold.content = form(reader,
                        {step_url(id, "password"), {}},
                        hidden_input("signInName", account.sign_in_name)
                            + password_question(this_one ? request.form.value("password") : "",
                                                this_one ? problems : Problems{})
                            + button(give));
    return content + details(fold);
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

Checked<Done> make(const Request& request, const Reader& reader, const PractitionerId& id)
{
    drawer::NewAccount account;
    account.sign_in_name = request.form.value("signInName");
    account.practitioner = id;
    account.password = request.form.value("password");
    account.password_for = PasswordFor::one_sign_in;
    // A form that is sent twice made the account the first time.
    if (own_account(reader, id, account.sign_in_name)) return Done{};
    const auto added = reader.authority->drawer.accounts().add(account);
    if (!added) return std::unexpected(added.error());
    return Done{};
}

template <class T>
Checked<Done> checked(const base::Result<T>& answer)
{
    if (!answer) return std::unexpected(Problems{answer.error()});
    return Done{};
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
        if (account.practitioner == id)
            content += account_shown(request, reader, account, problems);
    if (content.empty()) content = new_form(request, reader, id, problems);
    return heading(2, "Account") + content;
}

Checked<Done> do_with_account(const Request& request, const Reader& reader,
                              const PractitionerId& id, std::string_view step)
{
    const Problems unknown = unknown_fields(request.form, {account_fields});
    if (!unknown.empty()) return std::unexpected(unknown);
    if (step == "new") return make(request, reader, id);
    const auto account = own_account(reader, id, request.form.value("signInName"));
    if (!account) return std::unexpected(account.error());
    drawer::Accounts& accounts = reader.authority->drawer.accounts();
    if (step == "disable") return checked(accounts.disable(account->sign_in_name));
    if (step == "enable") return checked(accounts.enable(account->sign_in_name));
    if (step == "password")
        return accounts.set_password(
            account->sign_in_name, request.form.value("password"), PasswordFor::one_sign_in);
    return std::unexpected(Problems{{Problem::Kind::not_found, "", "There is no such page."}});
}

}  // namespace holdfast::desk
