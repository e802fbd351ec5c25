#include "drawer/sessions.h"

#include "drawer/stored.h"
#include "drawer/token_text.h"

#include <algorithm>

namespace holdfast::drawer {

using base::Bytes;
using base::Done;
using base::Instant;
using base::PractitionerId;
using base::problem;
using base::Problem;
using base::Result;

namespace {

namespace json = base::json;

constexpr std::chrono::minutes touch_span{1};
constexpr std::size_t most_purpose_bytes = 500;

json::array array_of(const std::vector<Purpose>& purposes)
{
    json::array array;
    for (const Purpose& each : purposes)
        array.push_back(json::object{{"family", each.family.text()},
                                     {"words", each.words},
                                     {"said", stored_instant(each.said)}});
    return array;
}

std::vector<Purpose> purposes_of(StoredMembers& session)
{
    std::vector<Purpose> purposes;
    if (!session.has("purposes")) return purposes;  // Kept before sessions had any.
    for (const json::value& each : session.array("purposes")) {
        const json::object none;
        StoredMembers members(each.is_object() ? each.get_object() : none);
        purposes.push_back(
            {members.id<base::FamilyId>("family"), members.text("words"), members.instant("said")});
        if (members.damaged()) session.refuse();
    }
    return purposes;
}

json::object object_of(const Session& session)
{
    return {{"id", session.id.text()},
            {"practitioner", session.practitioner.text()},
            {"name", session.sign_in_name},
            {"started", stored_instant(session.started)},
            {"seen", stored_instant(session.last_seen)},
            {"form", session.form_token},
            {"purpose", session.purpose},
            {"purposes", array_of(session.purposes)}};
}

Result<Session> session_of(const json::object& object)
{
    StoredMembers members(object);
    Session session;
    session.id = members.id<SessionId>("id");
    session.practitioner = members.id<PractitionerId>("practitioner");
    session.sign_in_name = members.text("name");
    session.started = members.instant("started");
    session.last_seen = members.instant("seen");
    session.form_token = members.text("form");
    session.purpose = members.text("purpose");
    session.purposes = purposes_of(members);
    if (members.damaged()) return damaged_row();
    return session;
}

bool has_expired(const Session& session, Instant now)
{
    return now - session.last_seen >= session_idle || now - session.started >= session_longest;
}

bool is_forgotten(const Session& session, Instant now)
{
    return now - session.last_seen >= session_remembered;
}

Result<Done> check_purpose(const std::string& purpose)
{
    if (purpose.size() > most_purpose_bytes)
        return problem(Problem::Kind::invalid,
                       "purpose",
                       "This is too long. Say in one or two sentences what you are here for.");
    if (!base::parse_json(json::serialize(json::value(purpose))))
        return problem(Problem::Kind::invalid,
                       "purpose",
                       "This holds characters that cannot be read. Type it again.");
    return Done{};
}

}  // namespace

Bytes Sessions::key_of(std::string_view token) const
{
    return rows_->key_of(List::sessions, base::sha256(base::view_of(token)));
}

Result<std::optional<Session>> Sessions::read(const Bytes& key) const
{
    const auto object = rows_->find(List::sessions, key);
    if (!object) return std::unexpected(object.error());
    if (!*object) return std::optional<Session>{};
    auto session = session_of(**object);
    if (!session) return std::unexpected(session.error());
    return std::optional<Session>{std::move(*session)};
}

Result<std::vector<Sessions::Kept>> Sessions::read_all() const
{
    auto rows = rows_->all(List::sessions);
    if (!rows) return std::unexpected(rows.error());
    std::vector<Kept> kept;
    for (OpenRow& row : *rows) {
        auto session = session_of(row.object);
        if (!session) return std::unexpected(session.error());
        kept.push_back({std::move(row.key), std::move(*session)});
    }
    return kept;
}

Result<std::optional<Session>> Sessions::find(std::string_view token)
{
    const Bytes key = key_of(token);
    const Instant now = clock_();
    auto found = read(key);
    if (!found || !*found) return found;
    if (has_expired(**found, now) && !is_forgotten(**found, now)) return std::optional<Session>{};
    if (!has_expired(**found, now) && now - (*found)->last_seen < touch_span) return found;

    const Writing writing = rows_->writing();
    found = read(key);  // Another request may have touched or ended it meanwhile.
    if (!found || !*found) return found;
    const bool expired = has_expired(**found, now);
    if (!expired) (*found)->last_seen = std::max(now, (*found)->last_seen);
    const Change change = expired ? Rows::erasing(List::sessions, key)
                                  : rows_->putting(List::sessions, key, object_of(**found));
    auto done = rows_->change({&change, 1});
    if (!done) return std::unexpected(done.error());
    if (expired) return std::optional<Session>{};
    return found;
}

Result<std::optional<Session>> Sessions::expired(std::string_view token) const
{
    auto found = read(key_of(token));
    if (!found || !*found) return found;
    const Instant now = clock_();
    if (!has_expired(**found, now) || is_forgotten(**found, now)) return std::optional<Session>{};
    return found;
}

Result<bool> Sessions::was_form_of(PractitionerId practitioner, std::string_view form_token) const
{
    const auto kept = read_all();
    if (!kept) return std::unexpected(kept.error());
    const Instant now = clock_();
    return std::any_of(kept->begin(), kept->end(), [&](const Kept& one) {
        return one.session.practitioner == practitioner && one.session.form_token == form_token
            && !is_forgotten(one.session, now);
    });
}

Result<Done> Sessions::say_purpose(std::string_view token, const base::FamilyId& family,
                                   std::string words)
{
    auto checked = check_purpose(words);
    if (!checked) return checked;
    const Bytes key = key_of(token);
    const Instant now = clock_();
    const Writing writing = rows_->writing();
    auto found = read(key);
    if (!found) return std::unexpected(found.error());
    if (!*found || has_expired(**found, now))
        return problem(Problem::Kind::not_found, "", "Nobody is signed in here. Sign in again.");
    std::vector<Purpose>& purposes = (*found)->purposes;
    std::erase_if(purposes, [&](const Purpose& each) { return each.family == family; });
    if (purposes.size() >= most_purposes) purposes.erase(purposes.begin());
    purposes.push_back({family, std::move(words), now});
    const Change change = rows_->putting(List::sessions, key, object_of(**found));
    return rows_->change({&change, 1});
}

Result<std::vector<Session>> Sessions::of(PractitionerId practitioner) const
{
    auto kept = read_all();
    if (!kept) return std::unexpected(kept.error());
    std::vector<Session> sessions;
    const Instant now = clock_();
    for (Kept& one : *kept) {
        if (one.session.practitioner == practitioner && !has_expired(one.session, now))
            sessions.push_back(std::move(one.session));
    }
    std::ranges::sort(sessions, [](const Session& left, const Session& right) {
        return std::pair(right.started, right.id) < std::pair(left.started, left.id);
    });
    return sessions;
}

Result<Done> Sessions::end(std::string_view token)
{
    const Writing writing = rows_->writing();
    const Change change = Rows::erasing(List::sessions, key_of(token));
    return rows_->change({&change, 1});
}

Result<Done> Sessions::end(PractitionerId practitioner, SessionId id)
{
    const Writing writing = rows_->writing();
    const auto changes = ending_if([&](const Session& session) {
        return session.practitioner == practitioner && session.id == id;
    });
    if (!changes) return std::unexpected(changes.error());
    if (changes->empty())
        return problem(Problem::Kind::not_found, "", "This session has ended already.");
    return rows_->change(*changes);
}

Result<Done> Sessions::end_all(PractitionerId practitioner)
{
    const Writing writing = rows_->writing();
    const auto changes =
        ending_if([&](const Session& session) { return session.practitioner == practitioner; });
    if (!changes) return std::unexpected(changes.error());
    return rows_->change(*changes);
}

Result<Sessions::Beginning> Sessions::beginning(const Writing&, PractitionerId practitioner,
                                                std::string sign_in_name, std::string purpose) const
{
    auto checked = check_purpose(purpose);
    if (!checked) return std::unexpected(checked.error());
    const Instant now = clock_();
    auto changes = ending_if([&](const Session& session) { return is_forgotten(session, now); });
    if (!changes) return std::unexpected(changes.error());
    base::Entropy& entropy = rows_->entropy();
    SignedIn signed_in{random_word(32, entropy),
                       {SessionId::random(entropy),
                        practitioner,
                        std::move(sign_in_name),
                        now,
                        now,
                        random_word(16, entropy),
                        std::move(purpose)}};
    changes->push_back(
        rows_->putting(List::sessions, key_of(signed_in.token), object_of(signed_in.session)));
    return Beginning{std::move(signed_in), std::move(*changes)};
}

Result<std::vector<Change>> Sessions::ending(const Writing&, std::string_view sign_in_name) const
{
    return ending_if([&](const Session& session) { return session.sign_in_name == sign_in_name; });
}

Result<std::vector<Change>> Sessions::ending_if(
    const std::function<bool(const Session&)>& ends) const
{
    auto kept = read_all();
    if (!kept) return std::unexpected(kept.error());
    std::vector<Change> changes;
    for (Kept& one : *kept)
        if (ends(one.session)) changes.push_back(Rows::erasing(List::sessions, std::move(one.key)));
    return changes;
}

}  // namespace holdfast::drawer
