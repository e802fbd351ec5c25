#include "house/commands.h"
#include "house/files.h"
#include "house/open_ledger.h"
#include "ledger/export.h"
#include "records/read.h"
#include "records/record_types.h"

#include <fstream>

namespace holdfast::house {

using base::Done;
using base::Problem;
using base::Result;
namespace json = base::json;

namespace {

json::object words_of(const ledger::Entry& entry)
{
    const auto by_id = [](const base::EntryId& id) { return id.text(); };
    const records::RecordType* type = records::record_type(entry.kind);
    json::array about;
    for (const ledger::About& each : entry.about)
        about.push_back(json::object{{"kind", static_cast<std::uint32_t>(each.subject.kind)},
                                     {"id", base::id_text(each.subject.id)},
                                     {"part", static_cast<std::uint32_t>(each.part)}});
    json::array links;
    for (const ledger::Link& link : entry.links)
        links.push_back(
            json::object{{"kind", static_cast<std::uint32_t>(link.kind)}, {"to", link.to.text()}});
    json::object words{{"id", entry.id.text()},
                       {"kind", entry.kind},
                       {"happened", entry.happened.text()},
                       {"by",
                        json::object{{"practitioner", entry.by.practitioner.text()},
                                     {"role", entry.by.role},
                                     {"agency", entry.by.agency.text()}}},
                       {"about", std::move(about)},
                       {"links", std::move(links)}};
    // An entry of a later version's type is still exported; its words are in its sealed bytes.
    if (type != nullptr)
        words[type->key] = records::show(*type, {entry.happened, entry.body}, by_id);
    return words;
}

Result<Done> write_to(const ledger::Ledger& ledger, const ExportOptions& options)
{
    auto snapshot = ledger.read();
    if (!snapshot) return std::unexpected(snapshot.error());
    std::ofstream out{options.out, std::ios::binary | std::ios::trunc};
    const auto cannot_write =
        base::problem(Problem::Kind::unavailable, options.out, "The export cannot be written.");
    if (!out) return cannot_write;
    const ledger::ExportForm form{
        options.readable ? ledger::Opened::readable : ledger::Opened::sealed, words_of};
    auto done = ledger::write_export(*snapshot, form, [&](std::string_view line) -> Result<Done> {
        out.write(line.data(), static_cast<std::streamsize>(line.size()));
        if (!out) return cannot_write;
        return Done{};
    });
    out.close();
    if (done && !out) return cannot_write;
    return done;
}

}  // namespace

Ended export_ledger(const ExportOptions& options)
{
    if (exists(options.out))
        return report(Problem{Problem::Kind::conflict,
                              options.out,
                              "This file is there already; name one that is not."},
                      options.form);
    const auto opened = open_ledger(options.ledger, options.key);
    if (!opened) return report(opened.error(), options.form);
    const auto done = write_to(*opened->ledger, options);
    if (!done) return report(done.error(), options.form);
    if (options.form == Form::json) print_json(json::object{{"written", options.out}});
    else print("Written: " + options.out + "\n");
    return Ended::ok;
}

}  // namespace holdfast::house
