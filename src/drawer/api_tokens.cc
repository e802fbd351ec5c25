#include "drawer/api_tokens.h"

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

constexpr std::size_t most_name_bytes = 100;
constexpr std::chrono::minutes touch_span{1};

json::object object_of(const ApiToken& token)
{
    json::object object{{"name", token.name},
                        {"practitioner", token.practitioner.text()},
                        {"expires", stored_instant(token.expires)}};
    if (token.last_used) object["used"] = stored_instant(*token.last_used);
    return object;
}

Result<ApiToken> token_of(const json::object& object)
{
    StoredMembers members(object);
    ApiToken token;
    token.name = members.text("name");
    token.practitioner = members.id<PractitionerId>("practitioner");
    token.expires = members.instant("expires");
    if (members.has("used")) token.last_used = members.instant("used");
    if (members.damaged()) return damaged_row();
    return token;
}

Result<Done> check_new(const std::string& name, Instant expires, Instant now)
{
    const bool readable = base::parse_json(json::serialize(json::value(name))).has_value();
    if (name.empty() || name.size() > most_name_bytes || !readable)
        return problem(Problem::Kind::invalid,
                       "name",
                       "Give the system a name of 1 to 100 letters, by which people know it.");
    if (expires <= now)
        return problem(Problem::Kind::invalid, "expires", "Choose an end that is still to come.");
    return Done{};
}

}  // namespace

Bytes ApiTokens::key_of(std::string_view text) const
{
    return rows_->key_of(List::api_tokens, base::sha256(base::view_of(text)));
}

Result<std::optional<ApiToken>> ApiTokens::read(const Bytes& key) const
{
    const auto object = rows_->find(List::api_tokens, key);
    if (!object) return std::unexpected(object.error());
    if (!*object) return std::optional<ApiToken>{};
    auto token = token_of(**object);
    if (!token) return std::unexpected(token.error());
    return std::optional<ApiToken>{std::move(*token)};
}

Result<std::vector<ApiTokens::Kept>> ApiTokens::read_all() const
{
    auto rows = rows_->all(List::api_tokens);
    if (!rows) return std::unexpected(rows.error());
    std::vector<Kept> kept;
    for (OpenRow& row : *rows) {
        auto token = token_of(row.object);
        if (!token) return std::unexpected(token.error());
        kept.push_back({std::move(row.key), std::move(*token)});
    }
    return kept;
}

Result<std::string> ApiTokens::make(std::string name, PractitionerId practitioner, Instant expires)
{
    auto checked = check_new(name, expires, clock_());
    if (!checked) return std::unexpected(checked.error());
    const Writing writing = rows_->writing();
    const auto kept = read_all();
    if (!kept) return std::unexpected(kept.error());
    if (std::ranges::any_of(*kept, [&](const Kept& one) { return one.token.name == name; }))
        return problem(Problem::Kind::conflict,
                       "name",
                       "There is a token of this name. Choose another, or revoke the old one.");
    std::string text = "hf_" + random_word(32, rows_->entropy());
    const ApiToken token{std::move(name), practitioner, expires, std::nullopt};
    const Change change = rows_->putting(List::api_tokens, key_of(text), object_of(token));
    auto done = rows_->change({&change, 1});
    if (!done) return std::unexpected(done.error());
    return text;
}

Result<std::optional<ApiToken>> ApiTokens::find(std::string_view text)
{
    const Bytes key = key_of(text);
    const Instant now = clock_();
    auto found = read(key);
    if (!found || !*found) return found;
    if (now >= (*found)->expires) return std::optional<ApiToken>{};
    if ((*found)->last_used && now - *(*found)->last_used < touch_span) return found;

    const Writing writing = rows_->writing();
    found = read(key);  // It may have been revoked meanwhile, and must not come back.
    if (!found || !*found) return found;
    (*found)->last_used = now;
    const Change change = rows_->putting(List::api_tokens, key, object_of(**found));
    auto done = rows_->change({&change, 1});
    if (!done) return std::unexpected(done.error());
    return found;
}

Result<std::vector<ApiToken>> ApiTokens::all() const
{
    auto kept = read_all();
    if (!kept) return std::unexpected(kept.error());
    std::vector<ApiToken> tokens;
    for (Kept& one : *kept) tokens.push_back(std::move(one.token));
    std::ranges::sort(tokens, {}, &ApiToken::name);
    return tokens;
}

Result<Done> ApiTokens::revoke(std::string_view name)
{
    const Writing writing = rows_->writing();
    auto kept = read_all();
    if (!kept) return std::unexpected(kept.error());
    const auto found =
        std::ranges::find_if(*kept, [&](const Kept& one) { return one.token.name == name; });
    if (found == kept->end())
        return problem(Problem::Kind::not_found, "name", "There is no token of this name.");
    const Change change = Rows::erasing(List::api_tokens, std::move(found->key));
    return rows_->change({&change, 1});
}

Result<std::vector<Change>> ApiTokens::revoking(const Writing&, PractitionerId practitioner) const
{
    auto kept = read_all();
    if (!kept) return std::unexpected(kept.error());
    std::vector<Change> changes;
    for (Kept& one : *kept)
        if (one.token.practitioner == practitioner)
            changes.push_back(Rows::erasing(List::api_tokens, std::move(one.key)));
    return changes;
}

}  // namespace holdfast::drawer
