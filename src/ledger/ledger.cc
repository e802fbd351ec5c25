#include "ledger/ledger.h"

#include "ledger/group.h"
#include "ledger/token.h"

#include <algorithm>

namespace holdfast::ledger {

using base::Checked;
using base::Done;
using base::Problem;
using base::Problems;
using base::Result;

namespace {

constexpr std::size_t entries_most = 1'000;
constexpr std::size_t entry_size_most = 1U << 20;
constexpr std::size_t key_length_most = 64;
/// Enough that every worker of a large authority who waits shares one commit.
constexpr std::size_t group_most = 256;

Problems find_bad_sizes(const Batch& batch, std::span<const base::Bytes> encoded)
{
    Problems problems;
    if (batch.entries.empty() || batch.entries.size() > entries_most)
        problems.push_back({Problem::Kind::invalid, "entries", "File 1 to 1,000 entries at once."});
    for (std::size_t i = 0; i < encoded.size(); ++i)
        if (encoded[i].size() > entry_size_most)
            problems.push_back({Problem::Kind::invalid,
                                "entries/" + std::to_string(i),
                                "One entry holds at most a million bytes; put the rest into a "
                                "second one."});
    if (batch.idempotency
        && (batch.idempotency->key.empty() || batch.idempotency->key.size() > key_length_most))
        problems.push_back({Problem::Kind::invalid,
                            "idempotencyKey",
                            "An idempotency key has 1 to 64 characters."});
    return problems;
}

}  // namespace

Result<std::unique_ptr<Ledger>> Ledger::create(Shelf& shelf, base::AuthorityId authority,
                                               const base::SecretKey& root, Setting setting)
{
    auto [keys, identity] = Keys::make(authority, root, *setting.entropy);
    auto done = shelf.found(identity);
    if (!done) return std::unexpected(done.error());
    return std::unique_ptr<Ledger>{new Ledger{shelf, std::move(keys), std::move(setting)}};
}

Result<std::unique_ptr<Ledger>> Ledger::open(Shelf& shelf, const base::SecretKey& root,
                                             Setting setting)
{
    auto identity = shelf.identity();
    if (!identity) return std::unexpected(identity.error());
    if (!*identity)
        return base::problem(Problem::Kind::not_found, "", "There is no ledger in this file yet.");
    auto keys = Keys::open(**identity, root);
    if (!keys) return std::unexpected(keys.error());
    return std::unique_ptr<Ledger>{new Ledger{shelf, std::move(*keys), std::move(setting)}};
}

Checked<Filed> Ledger::append(const Batch& batch, const Check& check)
{
    Request request;
    request.batch = &batch;
    request.check = &check;
    for (const Entry& entry : batch.entries) request.encoded.push_back(encode(entry));
    Problems problems = find_bad_sizes(batch, request.encoded);
    if (!problems.empty()) return std::unexpected(std::move(problems));

    // Whoever comes first commits for all who wait; the others sleep until they are answered, or
    // until it is their turn to commit the next group.
    bool leads = false;
    {
        const std::lock_guard lock{mutex_};
        if (lost_) throw base::LostMachine{"the ledger no longer writes after a failed write"};
        waiting_.push_back(&request);
        leads = !led_;
        led_ = true;
    }
    if (!leads) {
        request.ready.acquire();
        leads = request.lead;
    }
    if (leads) lead(request);
    if (request.lost) throw base::LostMachine{"the machine failed while the ledger was written"};
    return std::move(request.answer);
}

void Ledger::lead(Request& own)
{
    std::vector<Request*> group;
    {
        const std::lock_guard lock{mutex_};
        const auto count = std::min(waiting_.size(), group_most);
        group.assign(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(count));
        waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(count));
    }
    step(group);
    Request* next = nullptr;
    {
        const std::lock_guard lock{mutex_};
        led_ = !waiting_.empty();
        if (led_) next = waiting_.front();
    }
    if (next != nullptr) {
        next->lead = true;
        next->ready.release();
    }
    for (Request* request : group)
        if (request != &own) request->ready.release();
}

void Ledger::step(std::span<Request* const> group)
{
    try {
        commit_group(group);
    } catch (const std::exception&) {
        // LostMachine, or a machine out of memory. Nobody is told that anything was kept; those who
        // wait and those who come later are turned away.
        for (Request* request : group) request->lost = true;
        const std::lock_guard lock{mutex_};
        lost_ = true;
        for (Request* request : waiting_) {
            request->lost = true;
            request->ready.release();
        }
        waiting_.clear();
    }
}

namespace {

/// Nothing of the group was written: whoever had passed is told why, whoever had been refused keeps
/// that answer. One that was answered before may have been so within this very group, so it is told
/// too; asking again gives its answer.
void fail_all(std::span<Ledger::Request* const> group, const Problem& why)
{
    for (Ledger::Request* request : group)
        if (request->answer) request->answer = std::unexpected(Problems{why});
}

}  // namespace

void Ledger::commit_group(std::span<Request* const> group)
{
    auto rows = shelf_->begin();
    if (!rows) return fail_all(group, rows.error());
    auto head = (*rows)->head();
    if (!head) return fail_all(group, head.error());

    Group writing{**rows, std::move(*head), keys_, setting_};
    Result<Done> done = Done{};
    for (Request* request : group) {
        done = writing.take(*request);
        if (!done) return fail_all(group, done.error());
    }
    if (!writing.wrote_something()) return;
    done = writing.finish();
    if (done) done = (*rows)->commit();
    if (!done) return fail_all(group, done.error());
    if (!writing.removed_something()) return;
    rows->reset();
    done = shelf_->scrub();
    // The order stands and the words cannot be read; that traces may linger is told to whoever
    // asked.
    if (!done) fail_all(group, done.error());
}

Result<Snapshot> Ledger::read() const
{
    auto view = shelf_->view();
    if (!view) return std::unexpected(view.error());
    const auto head = (*view)->head();
    if (!head) return std::unexpected(head.error());
    ShelfView& rows = **view;
    return Snapshot{rows, std::move(*view), keys_, head->frontier.size()};
}

Result<Ledger::Receipt> Ledger::read_receipt(std::string_view receipt) const
{
    const auto numbers = open_token(TokenPurpose::receipt, receipt, keys_);
    if (!numbers) return std::unexpected(numbers.error());
    return Receipt{numbers->first, numbers->second};
}

}  // namespace holdfast::ledger
