#include "bench/stage.h"

#include "bench/report.h"
#include "casework/acts.h"
#include "house/folders.h"
#include "index/lists.h"
#include "records/types/family_member.h"
#include "records/types/ledger_opened.h"

#include <unistd.h>

#include <filesystem>

namespace holdfast::bench {

namespace {

/// The large family's notes come in so many batches, with other families between them.
constexpr int pieces = 100;

}  // namespace

Folder::Folder(const std::string& parent) : path_(parent + "/holdfast-bench-XXXXXX")
{
    if (::mkdtemp(path_.data()) == nullptr)
        give_up(base::Problem{base::Problem::Kind::unavailable,
                              parent,
                              "No folder can be made here; name another one."});
}

Folder::~Folder()
{
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::string Folder::file(std::string_view name) const
{
    return path_ + "/" + std::string{name};
}

Stage::Stage(const Folder& folder, std::uint64_t entries)
    : folder_(folder), path_(house::ledger_path(folder.file(authority_key))),
      authority_(base::system_entropy())
{
    std::filesystem::create_directory(folder.file(authority_key));
    found();
    const Watch watch;
    const house::OpenLedger opened = open();
    fill(*opened.ledger, entries);
    entries_ = must(opened.ledger->read()).size();
    filled_a_second_ = static_cast<double>(entries_) / watch.seconds();
}

void Stage::found()
{
    const auto shelf = must(house::new_shelf(path_, ""));
    const base::Instant now = base::London::end_of(base::Date::of(2026, 1, 1));
    const auto ledger = must(
        ledger::Ledger::create(*shelf.first,
                               base::AuthorityId::random(base::system_entropy()),
                               shelf.second,
                               {[now] { return now; }, &base::system_entropy(), index::rows_of}));
    casework::House house{*ledger, base::WorkingDays::england()};
    records::LedgerOpened opening;
    opening.mode = records::Coded<records::ledger_modes>{"demonstration"};
    opening.authority_name = "Invented authority";
    (void)must(casework::open_ledger(house, opening));
}

void Stage::fill(ledger::Ledger& ledger, std::uint64_t entries)
{
    ledger::Batch batch{authority_.next_family(), {}};
    large_family_ = authority_.last_family();
    large_child_ = authority_.last_child();
    int left = entries_of_large_family - static_cast<int>(batch.entries.size());
    (void)must(ledger.append(batch));
    for (int piece = 1; piece <= pieces; ++piece) {
        must_do(
            house::fill(ledger, authority_, entries * static_cast<std::uint64_t>(piece) / pieces));
        const int count = left / (pieces - piece + 1);
        left -= count;
        (void)must(ledger.append({authority_.notes(large_family_, large_child_, count), {}}));
    }
}

house::OpenLedger Stage::open() const
{
    return must(house::open_ledger(path_, ""));
}

std::vector<base::FamilyId> Stage::families(int count) const
{
    const house::OpenLedger opened = open();
    const auto snapshot = must(opened.ledger->read());
    std::vector<base::FamilyId> families;
    must_do(snapshot.read(0, snapshot.size(), [&](const ledger::Kept& kept) {
        const bool enough = static_cast<int>(families.size()) >= count;
        if (!enough && kept.entry->kind == records::FamilyMember::declaration.number)
            if (const auto family = kept.entry->about.front().subject.family();
                family && (families.empty() || families.back() != *family))
                families.push_back(*family);
        return base::Result<base::Done>{base::Done{}};
    }));
    return families;
}

ledger::Entry Stage::next_note_of_large_family()
{
    return authority_.notes(large_family_, large_child_, 1).front();
}

std::vector<ledger::Entry> Stage::notes(int count)
{
    return authority_.notes(authority_.last_family(), authority_.last_child(), count);
}

}  // namespace holdfast::bench
