#pragma once
#include "drawer/api_tokens.h"
#include "drawer/attempts.h"
#include "drawer/passwords.h"
#include "drawer/sessions.h"

namespace holdfast::drawer {

enum class AccountState { active, disabled };

/// How long a password is good. One for one sign-in is known to whoever gave it out: it opens
/// nothing until its owner has chosen another.
enum class PasswordFor { as_long_as_it_stands, one_sign_in };

/// A password for one sign-in that nobody used is good for so long: a note on a desk is found
/// later.
inline constexpr std::chrono::hours one_sign_in_within{72};

/// What somebody signs in with. Who the practitioner is, in which role and team, is in the ledger.
struct Account {
    std::string sign_in_name;  // In lower case: 3 to 64 of a-z 0-9 . - _ @.
    base::PractitionerId practitioner;
    PasswordHash password;
    AccountState state = AccountState::active;
    std::string demonstration_password;  // "" except in a demonstration: the sign-in page shows it.
    PasswordFor password_for = PasswordFor::as_long_as_it_stands;
    base::Instant password_given{};  // 1970 for one of which nobody knows.
    friend bool operator==(const Account&, const Account&) = default;
};

struct NewAccount {
    std::string sign_in_name;
    base::PractitionerId practitioner;
    std::string password;
    /// A demonstration shows its passwords, and holds nobody real.
    enum class Shown { never, on_the_sign_in_page };
    Shown shown = Shown::never;
    PasswordFor password_for = PasswordFor::as_long_as_it_stands;
};

/// What somebody typed on the sign-in page. The views must outlive the call.
struct SigningIn {
    std::string_view name;
    std::string_view password;
    std::string purpose = {};
    /// What they choose instead of a password for one sign-in; "": nothing was chosen.
    std::string_view own_password = {};
};

/// Accounts, and signing in. Names are compared in lower case. Safe to call from several threads; a
/// call that hashes a password takes a tenth of a second, and others go on meanwhile.
///
/// Every call may answer the Problems damaged and unavailable.
class Accounts {
public:
    /// What is given must outlive it.
    struct Parts {
        Rows& rows;
        Passwords& passwords;
        Attempts& attempts;
        Sessions& sessions;
        ApiTokens& api_tokens;
    };
    Accounts(const Parts& parts, Clock clock)
        : rows_(&parts.rows), passwords_(&parts.passwords), attempts_(&parts.attempts),
          sessions_(&parts.sessions), api_tokens_(&parts.api_tokens), clock_(std::move(clock))
    {}

    /// Problems, every one at once: invalid, with the place "signInName" or "password" (see
    /// password_rules.h); conflict, place "signInName", when the name is taken, or when the
    /// practitioner has an account already, also a disabled one: with a second, somebody else could
    /// act as them and they would not notice.
    [[nodiscard]] base::Checked<Account> add(const NewAccount& account);
    /// What `add` would find wrong now. Empty: nothing.
    [[nodiscard]] base::Problems check(const NewAccount& account) const;

    /// nullopt: no account goes by that name.
    [[nodiscard]] base::Result<std::optional<Account>> find(std::string_view name) const;
    /// By their names.
    [[nodiscard]] base::Result<std::vector<Account>> all() const;

    /// A new password, which no page shows. Whoever was signed in with the old one is signed out,
    /// and attempts that did not succeed are forgotten. Problems: not_found; invalid, as for `add`.
    [[nodiscard]] base::Checked<base::Done> set_password(
        std::string_view name, std::string_view password,
        PasswordFor password_for = PasswordFor::as_long_as_it_stands);

    /// From now on nobody signs in with it. Its sessions end and the API tokens of its practitioner
    /// are revoked in the same commit. Problem: not_found.
    [[nodiscard]] base::Result<base::Done> disable(std::string_view name);
    /// Lets a disabled account sign in again, with a new password for one sign-in: whoever learnt
    /// the old one does not get in. Its sessions and tokens do not come back. Problems: not_found;
    /// invalid, as for `add`.
    [[nodiscard]] base::Checked<base::Done> enable(std::string_view name,
                                                   std::string_view password);

    /// Begins a session. Problems: refused, with the same message and after the same time for a
    /// name that is not there, a wrong password, one for one sign-in that is too old, and a
    /// disabled account; refused, with when to try
    /// again, after too many attempts, of which one whose password fits is none; unavailable, when
    /// too many sign in at once; invalid, place "purpose"; missing or invalid, place "ownPassword",
    /// where the password is for one sign-in and no own one that will do was chosen: nobody is
    /// signed in then. A password that was hashed at another cost is hashed anew.
    [[nodiscard]] base::Result<SignedIn> sign_in(const SigningIn& typed);

private:
    [[nodiscard]] base::Result<Account> existing(std::string_view name) const;
    [[nodiscard]] Change putting(const Account& account) const;
    /// Is the name free, and has its owner no other account?
    [[nodiscard]] base::Result<base::Done> check_is_only(
        std::string_view name, const base::PractitionerId& practitioner) const;
    /// A new password, and what becomes of the account with it.
    struct Renewed {
        std::string_view password;
        PasswordFor password_for;
        std::optional<AccountState> state = std::nullopt;  // nullopt: as it is.
    };
    [[nodiscard]] base::Checked<base::Done> renew(std::string_view name, const Renewed& renewed);
    [[nodiscard]] bool is_too_old(const Account& account) const;
    /// What was learnt while nobody else had to wait.
    struct Proved {
        PasswordHash fits;
        std::optional<PasswordHash> anew;  // Of the same password, at the cost of today.
    };
    /// The hash of what they chose; nullopt: they need not choose.
    [[nodiscard]] base::Result<std::optional<PasswordHash>> chosen(const Account& account,
                                                                   const SigningIn& typed) const;
    /// Nobody guessed who knew the password: while its owner chooses another, no attempt counts.
    [[nodiscard]] std::unexpected<base::Problem> forget_proved(const std::string& name,
                                                               const base::Problem& told);
    [[nodiscard]] base::Result<Proved> prove(const std::string& name,
                                             std::string_view password) const;

    Rows* rows_;
    Passwords* passwords_;
    Attempts* attempts_;
    Sessions* sessions_;
    ApiTokens* api_tokens_;
    Clock clock_;
};

}  // namespace holdfast::drawer
