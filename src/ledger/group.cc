#include "ledger/group.h"

#include "ledger/checkpoint.h"
#include "ledger/sealed_entry.h"
#include "ledger/token.h"

#include <algorithm>

namespace holdfast::ledger {

using base::Done;
using base::EntryId;
using base::Problem;
using base::Problems;
using base::Result;

namespace {

Drawn row_of_id(const EntryId& id)
{
    return {list_of_ids, base::Bytes(id.bytes.begin(), id.bytes.end())};
}

std::string place_in(std::size_t position)
{
    return "entries/" + std::to_string(position);
}

}  // namespace

Result<bool> Group::answered_before(Ledger::Request& request)
{
    if (!request.batch->idempotency) return false;
    const Idempotency& asked = *request.batch->idempotency;
    auto answered = rows_.answered(asked.key);
    if (!answered) return std::unexpected(answered.error());
    if (!*answered) return false;
    if ((*answered)->request != asked.request) {
        request.answer = std::unexpected(
            Problems{{Problem::Kind::conflict,
                      "",
                      "This idempotency key was used before for something else; use a new one."}});
        return true;
    }
    Filed filed{seal_token(TokenPurpose::receipt,
                           {(*answered)->first, (*answered)->count},
                           keys_,
                           *setting_.entropy),
                {},
                true};
    const std::uint64_t end = (*answered)->first + (*answered)->count;
    auto done = before().read((*answered)->first, end, [&](const Kept& kept) -> Result<Done> {
        if (kept.entry) filed.entries.push_back(kept.entry->id);
        return Done{};
    });
    if (!done) return std::unexpected(done.error());
    request.answer = std::move(filed);
    return true;
}

Result<Problems> Group::find_link_problems(const Batch& batch)
{
    Problems problems;
    const Snapshot snapshot = before();
    std::unordered_set<EntryId, base::IdHash> earlier;
    for (std::size_t i = 0; i < batch.entries.size(); ++i) {
        const Entry& entry = batch.entries[i];
        std::vector<EntryId> wanted = entry.happened.entries();
        for (const Link& link : entry.links) wanted.push_back(link.to);
        for (const EntryId& id : wanted) {
            if (earlier.contains(id)) continue;
            const auto index = snapshot.index_of(id);
            if (!index) return std::unexpected(index.error());
            if (!*index)
                problems.push_back({Problem::Kind::not_found,
                                    place_in(i),
                                    "This leans on or links to an entry that is not there."});
        }
        earlier.insert(entry.id);
    }
    return problems;
}

Result<Problems> Group::find_problems(const Batch& batch)
{
    Problems problems;
    std::unordered_set<EntryId, base::IdHash> ids;
    const Snapshot snapshot = before();
    for (std::size_t i = 0; i < batch.entries.size(); ++i) {
        const auto index = snapshot.index_of(batch.entries[i].id);
        if (!index) return std::unexpected(index.error());
        if (*index || !ids.insert(batch.entries[i].id).second)
            problems.push_back(
                {Problem::Kind::conflict, place_in(i), "An entry with this id is there already."});
    }
    auto links = find_link_problems(batch);
    if (!links) return links;
    problems.insert(problems.end(), links->begin(), links->end());
    return problems;
}

Result<Done> Group::take(Ledger::Request& request)
{
    const auto again = answered_before(request);
    if (!again) return std::unexpected(again.error());
    if (*again) return Done{};
    auto problems = find_problems(*request.batch);
    if (!problems) return std::unexpected(problems.error());
    if (problems->empty() && *request.check)
        *problems = (*request.check)(before(), request.batch->entries);
    if (!problems->empty()) {
        request.answer = std::unexpected(std::move(*problems));
        return Done{};
    }
    return write(*request.batch, request);
}

Result<Done> Group::write(const Batch& batch, Ledger::Request& request)
{
    const std::uint64_t first = head_.frontier.size();
    head_.recorded = std::max(head_.recorded, setting_.clock());
    Filed filed;
    for (std::size_t i = 0; i < batch.entries.size(); ++i) {
        auto done = write_entry(batch.entries[i], request.encoded[i]);
        if (!done) return done;
        filed.entries.push_back(batch.entries[i].id);
    }
    const std::uint64_t count = batch.entries.size();
    if (batch.idempotency) {
        auto done =
            rows_.put_answered(batch.idempotency->key, {batch.idempotency->request, first, count});
        if (!done) return done;
    }
    filed.receipt = seal_token(TokenPurpose::receipt, {first, count}, keys_, *setting_.entropy);
    request.answer = std::move(filed);
    wrote_ = true;
    return Done{};
}

Result<Done> Group::write_entry(const Entry& entry, base::ByteView encoded)
{
    const std::uint64_t index = head_.frontier.size();
    const Stored stored = seal_entry(encoded, index, head_.recorded, keys_, *setting_.entropy);
    auto done = rows_.put_entry(stored);
    if (!done) return done;
    head_.frontier.append(leaf_hash(leaf_input(keys_.authority(), stored)),
                          [&](unsigned level, std::uint64_t position, const base::Digest& root) {
                              if (done) done = rows_.put_subtree(level, position, root);
                          });
    if (!done) return done;
    std::vector<Drawn> rows =
        setting_.projector ? setting_.projector(entry, keys_) : std::vector<Drawn>{};
    rows.push_back(row_of_id(entry.id));
    done = rows_.put_drawn(index, rows);
    if (!done) return done;
    for (const Link& link : entry.links) {
        if (link.kind != LinkKind::removes) continue;
        done = remove_words(link.to, index);
        if (!done) return done;
    }
    return Done{};
}

Result<Done> Group::remove_words(const EntryId& target, std::uint64_t by)
{
    const auto found = before().find(target);
    if (!found) return std::unexpected(found.error());
    removed_ = true;
    // A second order for the same entry finds nothing left to destroy but traces, and stands as a
    // record.
    if (!*found || !(*found)->entry) return Done{};
    // The row of the id stays: an id is random and tells nothing, and links to it must not dangle.
    const std::vector<Drawn> rows =
        setting_.projector ? setting_.projector(*(*found)->entry, keys_) : std::vector<Drawn>{};
    return rows_.remove((*found)->index, by, rows);
}

Result<Done> Group::finish()
{
    auto done = rows_.put_head(head_);
    if (!done) return done;
    return rows_.put_checkpoint(sign_checkpoint(keys_, head_));
}

}  // namespace holdfast::ledger
