#pragma once
#include "base/subject.h"
#include "drawer/rows.h"

#include <string>

namespace holdfast::drawer {

/// What lets another system act as a practitioner.
struct ApiToken {
    std::string name;                   // What people call it: 1 to 100 bytes, each name once.
    base::PractitionerId practitioner;  // Whom the system acts as.
    base::Instant expires{};
    std::optional<base::Instant> last_used;  // To the minute; nullopt: never.
    friend bool operator==(const ApiToken&, const ApiToken&) = default;
};

/// The tokens of other systems. Safe to call from several threads.
class ApiTokens {
public:
    /// `rows` must outlive it.
    ApiTokens(Rows& rows, Clock clock) : rows_(&rows), clock_(std::move(clock)) {}

    /// Makes a token and answers its text, "hf_" and 43 characters of 256 random bits. It can be
    /// shown this once: what is kept is a hash. Problems: invalid, with the place "name" or
    /// "expires" (not in the future); conflict, place "name", for a name in use; damaged;
    /// unavailable.
    [[nodiscard]] base::Result<std::string> make(std::string name,
                                                 base::PractitionerId practitioner,
                                                 base::Instant expires);

    /// The token of this text, which is thereby used; that is written at most once a minute.
    /// nullopt: there is none, or it has expired. Problems: damaged, unavailable.
    [[nodiscard]] base::Result<std::optional<ApiToken>> find(std::string_view text);

    /// Every token by its name, those that have expired too, until they are revoked. Problems:
    /// damaged, unavailable.
    [[nodiscard]] base::Result<std::vector<ApiToken>> all() const;

    /// Problems: not_found, damaged, unavailable.
    [[nodiscard]] base::Result<base::Done> revoke(std::string_view name);

    /// For Accounts: the changes that revoke every token of a practitioner. Problems: damaged,
    /// unavailable.
    [[nodiscard]] base::Result<std::vector<Change>> revoking(
        const Writing&, base::PractitionerId practitioner) const;

private:
    [[nodiscard]] base::Bytes key_of(std::string_view text) const;
    [[nodiscard]] base::Result<std::optional<ApiToken>> read(const base::Bytes& key) const;
    struct Kept {
        base::Bytes key;
        ApiToken token;
    };
    [[nodiscard]] base::Result<std::vector<Kept>> read_all() const;

    Rows* rows_;
    Clock clock_;
};

}  // namespace holdfast::drawer
