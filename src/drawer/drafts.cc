#include "drawer/drafts.h"

#include "drawer/stored.h"

#include <algorithm>

namespace holdfast::drawer {

using base::Bytes;
using base::Done;
using base::FamilyId;
using base::PractitionerId;
using base::problem;
using base::Problem;
using base::Result;
using base::SecretKey;

namespace {

namespace json = base::json;

constexpr std::size_t most_what_bytes = 64;

json::object object_of(const Draft& draft)
{
    json::object object{{"id", draft.id.text()},
                        {"practitioner", draft.practitioner.text()},
                        {"what", draft.what},
                        {"saved", stored_instant(draft.saved)},
                        {"fields", draft.fields}};
    if (draft.family) object["family"] = draft.family->text();
    return object;
}

Result<Draft> draft_of(const json::object& object)
{
    StoredMembers members(object);
    Draft draft;
    draft.id = members.id<DraftId>("id");
    draft.practitioner = members.id<PractitionerId>("practitioner");
    draft.what = members.text("what");
    if (members.has("family")) draft.family = members.id<FamilyId>("family");
    draft.saved = members.instant("saved");
    draft.fields = members.object("fields");
    if (members.damaged()) return damaged_row();
    return draft;
}

Result<Done> check_new(const Draft& draft, const json::object& object)
{
    if (draft.what.empty() || draft.what.size() > most_what_bytes)
        return problem(Problem::Kind::invalid,
                       "what",
                       "A draft needs the name of what it is to become, of 1 to 64 letters.");
    if (json::serialize(draft.fields).size() > most_draft_bytes)
        return problem(Problem::Kind::invalid,
                       "fields",
                       "This draft is too long to be kept: more than 1 MiB. Shorten it, or file "
                       "it in parts.");
    // What could not be read back must not be taken for kept.
    if (!base::parse_json(json::serialize(object)))
        return problem(Problem::Kind::invalid,
                       "fields",
                       "This draft holds characters that cannot be read. Type that part again.");
    return Done{};
}

bool is_newer(const Draft& left, const Draft& right)
{
    return std::pair(right.saved, right.id) < std::pair(left.saved, left.id);
}

json::object object_of(const SecretKey& key)
{
    return {{"key", base::base64(key.bytes())}};
}

}  // namespace

Bytes Drafts::key_row_of(PractitionerId practitioner) const
{
    return rows_->key_of(List::draft_keys, practitioner.bytes);
}

Bytes Drafts::prefix_of(PractitionerId practitioner) const
{
    return rows_->key_of(List::drafts, practitioner.bytes);
}

Bytes Drafts::row_of(PractitionerId practitioner, DraftId id) const
{
    Bytes row = prefix_of(practitioner);
    const Bytes own = rows_->key_of(List::drafts, id.bytes);
    row.insert(row.end(), own.begin(), own.end());
    return row;
}

Result<std::optional<SecretKey>> Drafts::sealing_key(PractitionerId practitioner) const
{
    const auto object = rows_->find(List::draft_keys, key_row_of(practitioner));
    if (!object) return std::unexpected(object.error());
    if (!*object) return std::optional<SecretKey>{};
    StoredMembers members(**object);
    const auto bytes = base::parse_base64(members.text("key"));
    if (members.damaged() || !bytes || bytes->size() != 32) return damaged_row();
    return std::optional<SecretKey>{std::span<const std::uint8_t, 32>{bytes->data(), 32}};
}

Result<Draft> Drafts::put(Draft draft)
{
    draft.saved = clock_();
    const json::object object = object_of(draft);
    auto checked = check_new(draft, object);
    if (!checked) return std::unexpected(checked.error());

    const Writing writing = rows_->writing();
    auto key = sealing_key(draft.practitioner);
    if (!key) return std::unexpected(key.error());
    std::vector<Change> changes;
    if (!*key) {
        *key = SecretKey::random(rows_->entropy());
        changes.push_back(
            rows_->putting(List::draft_keys, key_row_of(draft.practitioner), object_of(**key)));
    }
    changes.push_back(
        rows_->putting(List::drafts, row_of(draft.practitioner, draft.id), object, **key));
    auto done = rows_->change(changes);
    if (!done) return std::unexpected(done.error());
    return draft;
}

Result<std::optional<Draft>> Drafts::find(PractitionerId practitioner, DraftId id) const
{
    const auto key = sealing_key(practitioner);
    if (!key) return std::unexpected(key.error());
    if (!*key) return std::optional<Draft>{};
    const auto object = rows_->find(List::drafts, row_of(practitioner, id), **key);
    if (!object) return std::unexpected(object.error());
    if (!*object) return std::optional<Draft>{};
    auto draft = draft_of(**object);
    if (!draft) return std::unexpected(draft.error());
    return std::optional<Draft>{std::move(*draft)};
}

Result<std::optional<Draft>> Drafts::newest(PractitionerId practitioner, std::string_view what,
                                            std::optional<FamilyId> family) const
{
    auto drafts = of(practitioner);
    if (!drafts) return std::unexpected(drafts.error());
    for (Draft& draft : *drafts)
        if (draft.what == what && draft.family == family)
            return std::optional<Draft>{std::move(draft)};
    return std::optional<Draft>{};
}

Result<std::vector<Draft>> Drafts::of(PractitionerId practitioner) const
{
    std::vector<Draft> drafts;
    const auto key = sealing_key(practitioner);
    if (!key) return std::unexpected(key.error());
    if (!*key) return drafts;
    const auto rows = rows_->all(List::drafts, prefix_of(practitioner), **key);
    if (!rows) return std::unexpected(rows.error());
    for (const OpenRow& row : *rows) {
        auto draft = draft_of(row.object);
        if (!draft) return std::unexpected(draft.error());
        drafts.push_back(std::move(*draft));
    }
    std::ranges::sort(drafts, is_newer);
    return drafts;
}

Result<Done> Drafts::discard(PractitionerId practitioner, DraftId id)
{
    const Writing writing = rows_->writing();
    const Change change = Rows::erasing(List::drafts, row_of(practitioner, id));
    return rows_->change({&change, 1});
}

Result<Done> Drafts::erase_all(PractitionerId practitioner)
{
    const Writing writing = rows_->writing();
    auto keys = rows_->keys(List::drafts, prefix_of(practitioner));
    if (!keys) return std::unexpected(keys.error());
    std::vector<Change> changes;
    changes.push_back(Rows::erasing(List::draft_keys, key_row_of(practitioner)));
    for (Bytes& key : *keys) changes.push_back(Rows::erasing(List::drafts, std::move(key)));
    return rows_->change(changes);
}

}  // namespace holdfast::drawer
