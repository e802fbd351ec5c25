#include "access/log.h"

#include "records/read.h"
#include "records/types/looked.h"

namespace holdfast::access {

base::Result<base::Done> Log::write(const Look& look)
{
    records::Looked said;
    said.at = base::When::time(looks_.now());
    said.action = std::string{action_words[static_cast<std::size_t>(look.action)]};
    said.page = std::string{look.page};
    said.permitted = look.decision.permitted;
    if (!look.decision.rule.empty()) said.rule = std::string{look.decision.rule};
    if (!look.purpose.empty()) said.purpose = look.purpose;
    if (look.entry) said.entry = look.entry->text();

    records::Written written = records::written(said);
    ledger::Entry entry{base::EntryId::random(looks_.entropy()),
                        records::Looked::declaration.number,
                        written.happened,
                        look.viewer.as_author(),
                        {},
                        {},
                        std::move(written.body)};
    for (const base::Subject& subject : look.about)
        entry.about.push_back({subject, ledger::Part::subject});
    auto filed = looks_.append({{std::move(entry)}, std::nullopt});
    if (!filed)
        return base::problem(base::Problem::Kind::unavailable,
                             "",
                             "It cannot be recorded who reads, so nothing can be shown now. Try "
                             "again in a minute; ring the service desk if it goes on.");
    return base::Done{};
}

}  // namespace holdfast::access
