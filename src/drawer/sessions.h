#pragma once
#include "base/subject.h"
#include "drawer/rows.h"

#include <string>

namespace holdfast::drawer {

using SessionId = base::Id<struct SessionTag>;

/// How long a session lasts: after its last request, and in all.
inline constexpr std::chrono::minutes session_idle{15};
inline constexpr std::chrono::hours session_longest{8};
/// How long it is still known whose an expired session was: what its forms send late is theirs.
inline constexpr std::chrono::hours session_remembered{24};
/// For so many families one session keeps a purpose; the one said first goes for the next.
inline constexpr std::size_t most_purposes = 30;

/// What somebody said they need a family's file for, and when.
struct Purpose {
    base::FamilyId family;
    std::string words;
    base::Instant said{};
    friend bool operator==(const Purpose&, const Purpose&) = default;
};

/// Somebody who is signed in at one browser.
struct Session {
    SessionId id;  // To name it in a list; nobody signs in with it.
    base::PractitionerId practitioner;
    std::string sign_in_name;
    base::Instant started{};
    base::Instant last_seen{};  // To the minute: a request may have come up to a minute later.
    std::string form_token;     // 22 characters of 128 random bits, for the forms of its pages.
    std::string purpose;        // What the person said they are here for; "" when not asked.
    std::vector<Purpose> purposes = {};  // One for each family, the one said last at the end.
    friend bool operator==(const Session&, const Session&) = default;
};

/// A session and the token for the cookie. Only here is the token known: what is kept is a hash.
struct SignedIn {
    std::string token;  // 43 characters of 256 random bits.
    Session session;
};

/// Who is signed in. Nobody is by an expired session; it is remembered for a day, and then erased
/// when it is met, or at somebody's next sign-in. Safe to call from several threads.
class Sessions {
public:
    /// `rows` must outlive it.
    Sessions(Rows& rows, Clock clock) : rows_(&rows), clock_(std::move(clock)) {}

    /// The session of a token, which is thereby seen: its idle time begins anew. That is written at
    /// most once a minute, so a session can end after 14 idle minutes. nullopt: no such session, or
    /// it has expired. Problems: damaged, unavailable.
    [[nodiscard]] base::Result<std::optional<Session>> find(std::string_view token);

    /// The session of a token that has expired and is remembered. It opens nothing: it tells whose
    /// form it was that came late. nullopt: there is none, it goes on, or it was ended by somebody.
    /// Problems: damaged, unavailable.
    [[nodiscard]] base::Result<std::optional<Session>> expired(std::string_view token) const;
    /// Was this form's token made in one of the practitioner's own sessions, which goes on or is
    /// remembered? Problems: damaged, unavailable.
    [[nodiscard]] base::Result<bool> was_form_of(base::PractitionerId practitioner,
                                                 std::string_view form_token) const;

    /// Keeps what somebody said for a family in place of what they said for it before. Those for
    /// other families stay. Problems: not_found; invalid, place "purpose", for more than 500 bytes
    /// or no UTF-8; damaged; unavailable.
    [[nodiscard]] base::Result<base::Done> say_purpose(std::string_view token,
                                                       const base::FamilyId& family,
                                                       std::string words);

    /// The sessions of a practitioner, the one begun last first. Problems: damaged, unavailable.
    [[nodiscard]] base::Result<std::vector<Session>> of(base::PractitionerId practitioner) const;

    /// Ends the session of a token; one that is not there is no fault. Problem: unavailable.
    [[nodiscard]] base::Result<base::Done> end(std::string_view token);
    /// Ends one of a practitioner's own sessions. Problems: not_found, also for somebody else's;
    /// damaged; unavailable.
    [[nodiscard]] base::Result<base::Done> end(base::PractitionerId practitioner, SessionId id);
    /// Ends every session of a practitioner. Problems: damaged, unavailable.
    [[nodiscard]] base::Result<base::Done> end_all(base::PractitionerId practitioner);

    /// A session that begins once its changes are made; expired ones go with them.
    struct Beginning {
        SignedIn signed_in;
        std::vector<Change> changes;
    };
    /// For Accounts, which changes its own rows with it. Problems: invalid, as `say_purpose`;
    /// damaged; unavailable.
    [[nodiscard]] base::Result<Beginning> beginning(const Writing&,
                                                    base::PractitionerId practitioner,
                                                    std::string sign_in_name,
                                                    std::string purpose) const;
    /// The changes that end every session of an account. Problems: damaged, unavailable.
    [[nodiscard]] base::Result<std::vector<Change>> ending(const Writing&,
                                                           std::string_view sign_in_name) const;

private:
    struct Kept {
        base::Bytes key;
        Session session;
    };
    [[nodiscard]] base::Bytes key_of(std::string_view token) const;
    [[nodiscard]] base::Result<std::optional<Session>> read(const base::Bytes& key) const;
    [[nodiscard]] base::Result<std::vector<Kept>> read_all() const;
    [[nodiscard]] base::Result<std::vector<Change>> ending_if(
        const std::function<bool(const Session&)>& ends) const;

    Rows* rows_;
    Clock clock_;
};

}  // namespace holdfast::drawer
