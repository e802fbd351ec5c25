#include "casework/acts.h"
#include "casework/scenes.h"
#include "house/commands.h"
#include "house/files.h"
#include "house/open_ledger.h"
#include "house/synthetic_authority.h"
#include "index/lists.h"
#include "records/types/ledger_opened.h"

namespace holdfast::house {

using base::Checked;
using base::Done;
using base::Problems;

namespace {

/// Makes a ledger that is marked as a demonstration from its first entry.
Checked<Done> found_demonstration(const FillOptions& options)
{
    auto made = new_shelf(options.ledger, options.key);
    if (!made) return std::unexpected(Problems{made.error()});
    const base::Instant now = base::London::end_of(base::Date::of(2026, 1, 1));
    auto ledger =
        ledger::Ledger::create(*made->first,
                               base::AuthorityId::random(base::system_entropy()),
                               made->second,
                               {[now] { return now; }, &base::system_entropy(), index::rows_of});
    if (!ledger) return std::unexpected(Problems{ledger.error()});
    casework::House house{**ledger, base::WorkingDays::england()};
    records::LedgerOpened opening;
    opening.mode = records::Coded<records::ledger_modes>{"demonstration"};
    opening.authority_name = "Invented authority";
    const auto opened = casework::open_ledger(house, opening);
    if (!opened) return std::unexpected(opened.error());
    return Done{};
}

/// Invented families never stand among real ones.
base::Result<Done> check_is_demonstration(const ledger::Ledger& ledger)
{
    const auto snapshot = ledger.read();
    if (!snapshot) return std::unexpected(snapshot.error());
    const auto mode = casework::ledger_mode(*snapshot);
    if (!mode) return std::unexpected(mode.error());
    if (*mode == "demonstration") return Done{};
    return base::problem(base::Problem::Kind::refused,
                         "--ledger",
                         "Only a demonstration ledger can be filled with invented families.");
}

}  // namespace

Ended bench_fill(const FillOptions& options)
{
    if (!exists(options.ledger)) {
        const auto done = found_demonstration(options);
        if (!done) return report(done.error(), options.form);
    }
    const auto opened = open_ledger(options.ledger, options.key);
    if (!opened) return report(opened.error(), options.form);
    const auto allowed = check_is_demonstration(*opened->ledger);
    if (!allowed) return report(allowed.error(), options.form);
    SyntheticAuthority authority{base::system_entropy()};
    const auto done = fill(*opened->ledger, authority, options.entries);
    if (!done) return report(done.error(), options.form);
    const auto snapshot = opened->ledger->read();
    if (!snapshot) return report(snapshot.error(), options.form);
    if (options.form == Form::json)
        print_json(base::json::object{{"ledger", options.ledger}, {"entries", snapshot->size()}});
    else print("The ledger holds " + std::to_string(snapshot->size()) + " invented entries.\n");
    return Ended::ok;
}

}  // namespace holdfast::house
