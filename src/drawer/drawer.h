#pragma once
#include "drawer/accounts.h"
#include "drawer/drafts.h"
#include "drawer/notices.h"

#include <memory>

namespace holdfast::drawer {

/// What a drawer is given from outside. The pointer outlives it. Salts of passwords come from the
/// machine's own random source, whatever `entropy` is.
struct Setting {
    Clock clock;
    base::Entropy* entropy = nullptr;
    PasswordCost password_cost = {};
};

/// The operational state of one authority. Safe to call from several threads; there must be one
/// drawer to a shelf at a time, because its parts read, think and write in turns of their own.
class Drawer {
public:
    /// Opens the drawer on a shelf, or makes one where the shelf is empty. `shelf` must outlive it.
    /// Takes as long as hashing a password. Problems: refused, for another drawer's root key;
    /// newer_format; damaged; unavailable.
    [[nodiscard]] static base::Result<std::unique_ptr<Drawer>> open(DrawerShelf& shelf,
                                                                    const base::SecretKey& root,
                                                                    const Setting& setting);
    Drawer(const Drawer&) = delete;
    Drawer& operator=(const Drawer&) = delete;

    [[nodiscard]] Accounts& accounts() { return accounts_; }
    [[nodiscard]] Sessions& sessions() { return sessions_; }
    [[nodiscard]] ApiTokens& api_tokens() { return api_tokens_; }
    [[nodiscard]] Drafts& drafts() { return drafts_; }
    [[nodiscard]] Notices& notices() { return notices_; }

private:
    Drawer(DrawerShelf& shelf, const base::SecretKey& root, const Setting& setting);

    Rows rows_;
    Passwords passwords_;
    Attempts attempts_;
    Sessions sessions_;
    ApiTokens api_tokens_;
    Accounts accounts_;
    Drafts drafts_;
    Notices notices_;
};

}  // namespace holdfast::drawer
