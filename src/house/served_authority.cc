#include "house/served_authority.h"

#include "house/files.h"
#include "records/read.h"
#include "records/types/ledger_opened.h"

#include <filesystem>

namespace holdfast::house {

using base::Done;
using base::Problem;
using base::Result;
using casework::Authority;

namespace {

/// What a ledger says of itself: its first entry, and when its last one was recorded.
struct Described {
    records::LedgerOpened opened;
    base::Instant last{};
};

Result<Described> describe(const ledger::Ledger& ledger)
{
    auto snapshot = ledger.read();
    if (!snapshot) return std::unexpected(snapshot.error());
    Described described;
    auto done = snapshot->read(0, 1, [&](ledger::Kept&& first) -> Result<Done> {
        if (!first.entry || first.entry->kind != records::LedgerOpened::declaration.number)
            return Done{};
        auto opened = records::read_back<records::LedgerOpened>(first.entry->happened,
                                                                std::move(first.entry->body));
        if (!opened) return std::unexpected(opened.error());
        described.opened = std::move(*opened);
        return Done{};
    });
    if (!done) return std::unexpected(done.error());
    if (!described.opened.mode)
        return base::problem(Problem::Kind::damaged,
                             "entry 0",
                             "The first entry does not say what this ledger is for.");
    const auto head = snapshot->rows().head();
    if (!head) return std::unexpected(head.error());
    described.last = head->recorded;
    return described;
}

Result<Done> read_newest(const ledger::Ledger& ledger)
{
    auto snapshot = ledger.read();
    if (!snapshot) return std::unexpected(snapshot.error());
    const std::uint64_t size = snapshot->size();
    return snapshot->read(
        size == 0 ? 0 : size - 1, size, [](ledger::Kept&&) -> Result<Done> { return Done{}; });
}

}  // namespace

Result<std::unique_ptr<ServedAuthority>> ServedAuthority::open(const std::string& data_folder,
                                                               const std::string& key)
{
    const std::string folder = std::filesystem::path{data_folder} / key;
    if (!is_authority_key(key) || !exists(ledger_path(folder)))
        return base::problem(Problem::Kind::not_found,
                             key,
                             "There is no authority of this key in the data folder; `holdfast "
                             "authority new` founds one.");
    auto lock = FolderLock::take(folder);
    if (!lock) return std::unexpected(lock.error());
    std::unique_ptr<ServedAuthority> served{new ServedAuthority{std::move(*lock), key}};
    auto done = served->open_ledgers(folder);
    if (done) done = served->open_drawer(folder);
    if (done) done = served->make_authority();
    if (!done) return std::unexpected(done.error());
    return served;
}

Result<Done> ServedAuthority::open_ledgers(const std::string& folder)
{
    auto kept = open_ledger(ledger_path(folder), "", [this] { return machine_time() - behind_; });
    if (!kept) return std::unexpected(kept.error());
    kept_ = std::move(*kept);
    auto looks = open_ledger(looks_path(folder), "");
    if (!looks) return std::unexpected(looks.error());
    looks_ = std::move(*looks);
    log_.emplace(*looks_.ledger);
    return Done{};
}

Result<Done> ServedAuthority::open_drawer(const std::string& folder)
{
    const auto root = read_root_key(key_path(ledger_path(folder)));
    if (!root) return std::unexpected(root.error());
    drawer_shelf_.emplace(*kept_.shelf);
    auto opened =
        drawer::Drawer::open(*drawer_shelf_, *root, {machine_time, &base::system_entropy(), {}});
    if (!opened) return std::unexpected(opened.error());
    drawer_ = std::move(*opened);
    return Done{};
}

Result<Done> ServedAuthority::make_authority()
{
    const auto described = describe(*kept_.ledger);
    if (!described) return std::unexpected(described.error());
    const std::string& mode = described->opened.mode->code;
    if (mode == "replay") behind_ = machine_time() - described->last;
    authority_.emplace(
        Authority{key_,
                  described->opened.authority_name.value_or(""),
                  mode == "live" ? Authority::Kind::live : Authority::Kind::demonstration,
                  {*kept_.ledger, base::WorkingDays::england(), &*log_, &recent_},
                  *drawer_});
    return Done{};
}

Result<Done> ServedAuthority::check_readable() const
{
    auto done = read_newest(*kept_.ledger);
    if (!done) return done;
    return read_newest(*looks_.ledger);
}

}  // namespace holdfast::house
