#include "house/commands.h"
#include "house/files.h"
#include "house/open_ledger.h"
#include "ledger/memory_shelf.h"
#include "replay/play.h"
#include "replay/tell.h"

namespace holdfast::house {

using base::Checked;
using base::Problem;
using base::Problems;

namespace {

Ended end_of(const replay::Played& played)
{
    if (!played.differences.empty()) return Ended::failed;
    return played.rejected_rows ? Ended::rejected_rows : Ended::ok;
}

Checked<replay::Played> play_into(ledger::Shelf& shelf, const base::SecretKey& root,
                                  const replay::CaseFile& file,
                                  std::optional<base::Date> as_known_on, const std::string& before)
{
    replay::Stage stage{
        shelf, root, base::system_entropy(), base::WorkingDays::england(), as_known_on};
    if (!before.empty()) stage.before = before;
    return replay::play(file, stage);
}

Checked<replay::Played> play_somewhere(const PlayOptions& options, const replay::CaseFile& file,
                                       std::optional<base::Date> as_known_on)
{
    if (options.ledger.empty()) {
        ledger::MemoryShelf shelf;
        const auto key = base::SecretKey::random(base::system_entropy());
        return play_into(shelf, key, file, as_known_on, options.before);
    }
    const auto made = new_shelf(options.ledger, options.key);
    if (!made) return std::unexpected(Problems{made.error()});
    return play_into(*made->first, made->second, file, as_known_on, options.before);
}

}  // namespace

Ended play(const PlayOptions& options)
{
    std::optional<base::Date> as_known_on;
    if (!options.as_known_on.empty()) {
        const auto date = base::Date::parse(options.as_known_on);
        if (!date) {
            (void)report(Problem{Problem::Kind::invalid, "--as-known-on", date.error().message},
                         options.form);
            return Ended::usage;
        }
        as_known_on = *date;
    }
    const auto text = read_text(options.file);
    if (!text) return report(text.error(), options.form);
    const auto file = replay::read_case_file(
        *text, base::London::date_of(machine_time()), base::system_entropy());
    if (!file) return report(file.error(), options.form);
    // Before a ledger is made, so that a slip of the keyboard leaves none behind.
    if (!options.before.empty() && replay::find_event(*file, options.before) == nullptr) {
        (void)report(Problem{Problem::Kind::not_found,
                             "--before",
                             "No event of this case file has this label."},
                     options.form);
        return Ended::usage;
    }
    const auto played = play_somewhere(options, *file, as_known_on);
    if (!played) return report(played.error(), options.form);
    if (options.form == Form::json) print_json(replay::show(*played));
    else print(replay::tell(*played, terminal_width));
    return end_of(*played);
}

}  // namespace holdfast::house
