#pragma once
#include "base/json.h"
#include "ledger/snapshot.h"

#include <functional>
#include <string_view>

namespace holdfast::ledger {

/// Does an export carry the keys of its entries, so that whoever has it can read them?
enum class Opened { sealed, readable };

/// The words of an entry for a reader. Passed in, because the ledger does not know records.
using WordsOf = std::function<base::json::object(const Entry&)>;

/// Takes the export piece by piece, each a whole line. A Problem that it answers stops the export.
using Sink = std::function<base::Result<base::Done>(std::string_view line)>;

/// What an export is to hold. A sealed one has no use for `words_of`, a readable one needs it.
struct ExportForm {
    Opened opened = Opened::sealed;
    WordsOf words_of;
};

/// Writes the whole ledger as the snapshot shows it, in the form of docs/format.md. Memory does not
/// grow with the ledger. What was written before a Problem is no export: it lacks its end.
///
/// Problems: damaged, at "entry 17", for an entry that is not what was written (its digests are
/// checked, in a readable export also its key), or for a missing checkpoint; newer_format;
/// unavailable; what the sink answers. Roots and signatures are left to whoever verifies.
[[nodiscard]] base::Result<base::Done> write_export(const Snapshot& snapshot,
                                                    const ExportForm& form, const Sink& sink);

}  // namespace holdfast::ledger
