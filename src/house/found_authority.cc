#include "casework/acts.h"
#include "house/files.h"
#include "house/served_authority.h"
#include "index/lists.h"
#include "records/types/ledger_opened.h"

#include <filesystem>

namespace holdfast::house {

using base::Checked;
using base::Done;
using base::Problem;
using base::Problems;
using base::Result;

namespace {

Result<OpenLedger> new_ledger(const std::string& path)
{
    auto made = new_shelf(path, "");
    if (!made) return std::unexpected(made.error());
    base::Entropy& entropy = base::system_entropy();
    auto ledger = ledger::Ledger::create(*made->first,
                                         base::AuthorityId::random(entropy),
                                         made->second,
                                         {machine_time, &entropy, index::rows_of});
    if (!ledger) return std::unexpected(ledger.error());
    return OpenLedger{std::move(made->first), std::move(*ledger)};
}

Problems check(const std::string& key, const std::string& name)
{
    Problems problems;
    if (!is_authority_key(key))
        problems.push_back({Problem::Kind::invalid,
                            "--key",
                            "Give 1 to 40 lower-case letters, digits and '-', beginning with a "
                            "letter."});
    if (name.empty())
        problems.push_back({Problem::Kind::missing, "--name", "Give the authority's name."});
    return problems;
}

Checked<Done> found_in(const std::string& folder, const std::string& name)
{
    const auto founded = new_ledger(ledger_path(folder));
    if (!founded) return std::unexpected(Problems{founded.error()});
    casework::House house{*founded->ledger, base::WorkingDays::england()};
    records::LedgerOpened opened;
    opened.mode = {"live"};
    opened.authority_name = name;
    const auto filed = casework::open_ledger(house, opened);
    if (!filed) return std::unexpected(filed.error());
    const auto looks = found_looks(folder);
    if (!looks) return std::unexpected(Problems{looks.error()});
    return Done{};
}

}  // namespace

Result<Done> found_looks(const std::string& authority_folder)
{
    const auto founded = new_ledger(looks_path(authority_folder));
    if (!founded) return std::unexpected(founded.error());
    return Done{};
}

Checked<Done> found_authority(const std::string& data_folder, const std::string& key,
                              const std::string& name)
{
    const Problems problems = check(key, name);
    if (!problems.empty()) return std::unexpected(problems);
    std::error_code error;
    std::filesystem::create_directories(data_folder, error);
    // Made whole before it has its name, so that no half authority is ever found.
    auto folder = TemporaryFolder::make(data_folder);
    if (!folder) return std::unexpected(Problems{folder.error()});
    auto founded = found_in(folder->path(), name);
    if (!founded) return founded;
    const auto moved = folder->move_to(std::filesystem::path{data_folder} / key);
    if (!moved) return std::unexpected(Problems{moved.error()});
    return Done{};
}

}  // namespace holdfast::house
