#include "ledger/verify.h"

#include "ledger/checkpoint.h"
#include "ledger/entry.h"
#include "ledger/sealed_entry.h"
#include "ledger/signatures.h"
#include "ledger/snapshot.h"

#include <algorithm>
#include <unordered_map>

namespace holdfast::ledger {

using base::Digest;
using base::Done;
using base::Problem;
using base::Result;

namespace {

std::string entry_place(std::uint64_t index)
{
    return "entry " + std::to_string(index);
}

std::string entries_place(std::uint64_t first, std::uint64_t last)
{
    if (first == last) return entry_place(first);
    return "entries " + std::to_string(first) + " to " + std::to_string(last);
}

std::unexpected<Problem> damaged(std::string place, std::string message)
{
    return base::problem(Problem::Kind::damaged, std::move(place), std::move(message));
}

/// A subtree that the tree made again has completed, to be compared with the one kept.
struct Completed {
    unsigned level;
    std::uint64_t position;
    Digest root;
};

/// What an opened entry says about itself.
struct Said {
    std::uint64_t index;
    base::EntryId id;
    std::vector<base::EntryId> removes;
};

/// One walk through one ledger.
class Walk {
public:
    Walk(ShelfView& rows, const Identity& identity, const Keys* keys)
        : rows_(rows), identity_(identity), keys_(keys)
    {}
    Result<Verified> run();

private:
    Result<Done> take_run(std::uint64_t upto);
    Result<Done> take_entry(const Stored& stored);
    Result<Done> check_row(const Stored& stored) const;
    Result<Done> open(const Stored& stored);
    Result<Done> check_checkpoint(std::size_t coming);
    Result<Done> check_subtrees();
    Result<Done> check_said();
    Result<Done> check_removals(const Said& said);
    Result<Done> check_orders() const;
    Result<Done> check_end();

    ShelfView& rows_;
    const Identity& identity_;
    const Keys* keys_;
    Head head_;
    Frontier tree_;
    std::optional<base::Instant> recorded_;  // Of the entry last read.
    std::uint64_t covered_ = 0;              // Entries under the last checkpoint that held.
    std::uint64_t removed_ = 0;
    std::uint64_t checkpoints_ = 0;
    std::vector<Checkpoint> coming_;        // The checkpoints of this run,
    std::size_t next_ = 0;                  // and which of them is next,
    std::optional<Signatures> signatures_;  // and whether they were signed.
    std::vector<Completed> completed_;
    std::vector<Said> said_;

    struct Removal {
        std::uint64_t by;
        bool found_ordered = false;
    };
    std::unordered_map<std::uint64_t, Removal> removals_;  // By the removed entry; only with keys.
};

Result<Verified> Walk::run()
{
    auto head = rows_.head();
    if (!head) return std::unexpected(head.error());
    head_ = std::move(*head);
    while (tree_.size() < head_.frontier.size()) {
        const std::uint64_t upto = std::min(head_.frontier.size(), tree_.size() + entries_of_run);
        const auto done = take_run(upto);
        if (!done) return std::unexpected(done.error());
    }
    auto done = check_end();
    if (done) done = check_orders();
    if (!done) return std::unexpected(done.error());
    return Verified{tree_.size(), removed_, tree_.root(), checkpoints_};
}

Result<Done> Walk::take_run(std::uint64_t upto)
{
    auto coming = checkpoints_of_run(rows_, tree_.size(), upto);
    if (!coming) return std::unexpected(coming.error());
    signatures_.reset();
    coming_ = std::move(*coming);
    signatures_.emplace(identity_.authority, identity_.signer, coming_);
    next_ = 0;
    completed_.clear();
    said_.clear();

    bool told = false;  // Was it this walk, and not the shelf, that stopped the reading?
    auto done = rows_.read(tree_.size(), upto, [&](const Stored& stored) {
        auto taken = take_entry(stored);
        told = !taken;
        return taken;
    });
    if (!done && !told && done.error().kind == Problem::Kind::damaged)
        done.error().place = entry_place(tree_.size());
    // What was met before the reading stopped comes first, also where it shows only now.
    const auto subtrees = check_subtrees();
    if (!subtrees) return subtrees;
    const auto said = check_said();
    if (!said) return said;
    if (done && tree_.size() != upto)
        return damaged(entry_place(tree_.size()), "An entry is not there that should be.");
    return done;
}

Result<Done> Walk::take_entry(const Stored& stored)
{
    auto done = check_row(stored);
    if (!done) return done;
    if (!stored.sealed) {
        ++removed_;
        if (keys_ != nullptr) removals_.emplace(stored.index, Removal{*stored.removed_by});
    } else if (keys_ != nullptr) {
        done = open(stored);
        if (!done) return done;
    }
    recorded_ = stored.recorded;
    tree_.append(leaf_hash(leaf_input(identity_.authority, stored)),
                 [&](unsigned level, std::uint64_t position, const Digest& root) {
                     completed_.push_back({level, position, root});
                 });
    if (next_ < coming_.size() && coming_[next_].size == tree_.size())
        return check_checkpoint(next_++);
    return Done{};
}

Result<Done> Walk::check_row(const Stored& stored) const
{
    const auto fails = [&](std::string message) {
        return damaged(entry_place(tree_.size()), std::move(message));
    };
    if (stored.index != tree_.size()) return fails("Another entry stands in its place.");
    if (stored.format > stored_format)
        return base::problem(Problem::Kind::newer_format,
                             entry_place(stored.index),
                             "This entry was written by a later version of Holdfast; use that "
                             "version to verify it.");
    if (stored.format != stored_format) return fails("Its format is none that was ever written.");
    if (recorded_ && stored.recorded < *recorded_)
        return damaged(entries_place(tree_.size() - 1, tree_.size()),
                       "The later one says that it was recorded before the other.");
    if (stored.sealed) {
        if (stored.removed_by) return fails("It was removed, and its sealed bytes are still here.");
        if (!stored.wrapped_key) return fails("Its key is missing.");
        if (base::sha256(*stored.sealed) != stored.sealed_digest)
            return fails("Its sealed bytes are not those that were written.");
        return Done{};
    }
    if (!stored.removed_by)
        return fails("Its sealed bytes are missing and no order to remove them is named.");
    if (*stored.removed_by <= stored.index || *stored.removed_by >= head_.frontier.size())
        return fails("The order that it was removed by is not a later entry.");
    if (stored.wrapped_key) return fails("It was removed, and its key is still here.");
    return Done{};
}

Result<Done> Walk::open(const Stored& stored)
{
    const auto fails = [&](std::string message) {
        return damaged(entry_place(stored.index), std::move(message));
    };
    const auto key = entry_key(stored, *keys_);
    if (!key) return fails("Its key is not the one that was written.");
    if (base::sha256(key->bytes()) != stored.key_digest)
        return fails("Its key is not the one that was written.");
    const auto encoded = open_entry(stored, *keys_);
    if (!encoded) return fails("Its sealed bytes cannot be opened.");
    const auto entry = decode(*encoded);
    if (!entry) return fails(entry.error().message);
    Said said{stored.index, entry->id, {}};
    for (const Link& link : entry->links)
        if (link.kind == LinkKind::removes) said.removes.push_back(link.to);
    said_.push_back(std::move(said));
    return Done{};
}

Result<Done> Walk::check_checkpoint(std::size_t coming)
{
    const Checkpoint& checkpoint = coming_[coming];
    const std::string place = entries_place(covered_, tree_.size() - 1);
    if (checkpoint.root != tree_.root())
        return damaged(place, "What stands here is not what was signed.");
    if (checkpoint.recorded != *recorded_)
        return damaged(place, "The checkpoint here tells another time than its last entry.");
    if (!signatures_->holds(coming))
        return damaged(place, "The signature of the checkpoint here does not hold.");
    covered_ = tree_.size();
    ++checkpoints_;
    return Done{};
}

Result<Done> Walk::check_subtrees()
{
    for (const Completed& completed : completed_) {
        const std::uint64_t first = completed.position << completed.level;
        const std::string place =
            entries_place(first, first + ((std::uint64_t{1} << completed.level) - 1));
        const auto kept = rows_.subtree(completed.level, completed.position);
        if (!kept && kept.error().kind != Problem::Kind::damaged)
            return std::unexpected(kept.error());
        if (!kept || *kept != completed.root)
            return damaged(place,
                           "The part of the tree that is kept for these entries is not "
                           "theirs.");
    }
    return Done{};
}

Result<Done> Walk::check_said()
{
    for (const Said& said : said_) {
        const auto indexes = rows_.drawn(list_of_ids, said.id.bytes);
        if (!indexes) return std::unexpected(indexes.error());
        if (*indexes != std::vector{said.index})
            return damaged(entry_place(said.index),
                           "The list of ids does not lead to this entry, or to others as well.");
        const auto done = check_removals(said);
        if (!done) return done;
    }
    return Done{};
}

Result<Done> Walk::check_removals(const Said& said)
{
    for (const base::EntryId& id : said.removes) {
        const auto indexes = rows_.drawn(list_of_ids, id.bytes);
        if (!indexes) return std::unexpected(indexes.error());
        const auto removal =
            indexes->size() == 1 ? removals_.find(indexes->front()) : removals_.end();
        // An earlier order may have removed it already.
        if (removal == removals_.end() || removal->second.by > said.index)
            return damaged(entry_place(said.index),
                           "This entry orders another to be removed, and that one was not.");
        if (removal->second.by == said.index) removal->second.found_ordered = true;
    }
    return Done{};
}

Result<Done> Walk::check_orders() const
{
    std::optional<std::uint64_t> first;
    for (const auto& [index, removal] : removals_)
        if (!removal.found_ordered && !removals_.contains(removal.by))
            first = std::min(first.value_or(index), index);
    if (first)
        return damaged(entry_place(*first),
                       "It was removed, and the entry that it names as the "
                       "order says nothing of it.");
    return Done{};
}

Result<Done> Walk::check_end()
{
    if (covered_ != tree_.size())
        return damaged(entries_place(covered_, tree_.size() - 1),
                       "No checkpoint covers the last entry.");
    if (head_.frontier != tree_)
        return damaged("head", "The tree at the head of the ledger is not that of its entries.");
    if (recorded_ && head_.recorded != *recorded_)
        return damaged("head", "The head tells another time than the last entry.");
    const auto beyond = rows_.checkpoint(tree_.size() + 1);
    if (!beyond) return std::unexpected(beyond.error());
    if (*beyond)
        return damaged("head",
                       "A larger ledger was signed than the head tells of: its end is "
                       "missing.");
    return Done{};
}

}  // namespace

Result<std::vector<Checkpoint>> checkpoints_of_run(ShelfView& rows, std::uint64_t from,
                                                   std::uint64_t upto)
{
    std::vector<Checkpoint> found;
    while (from < upto) {
        const auto next = rows.checkpoint(from + 1);
        if (!next) return std::unexpected(next.error());
        if (!*next || (*next)->size > upto) break;
        if ((*next)->size <= from)
            return damaged(entry_place(from), "The checkpoints are in no order.");
        found.push_back(**next);
        from = (*next)->size;
    }
    return found;
}

Result<Verified> verify_ledger(ShelfView& rows, const Identity& identity, const Keys* keys)
{
    return Walk{rows, identity, keys}.run();
}

}  // namespace holdfast::ledger
