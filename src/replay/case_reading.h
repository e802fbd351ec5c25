#pragma once
#include "records/read.h"
#include "replay/case_file.h"
#include "replay/case_reader.h"

/// What the readers of the parts of one case file share: private to this room.
namespace holdfast::replay {

/// A case file as far as it has been read. Labels grow as events are read, so that an event can
/// lean on earlier ones alone; each stands for an id that is good enough for checking.
struct CaseReading {
    CaseFile file;
    base::Date today;
    base::Entropy& entropy;
    base::Problems& problems;
    std::map<std::string, base::AgencyId> agencies;
    std::map<std::string, base::EntryId> labels;

    /// The entries of the labels that were read so far. This reading must outlive it.
    [[nodiscard]] base::When::EntryByName by_label() const;

    /// Reads a record for its problems, which are reported; nullopt where there are any.
    std::optional<records::Written> check_record(const records::RecordType& type,
                                                 const base::json::object& input,
                                                 const std::string& place,
                                                 std::optional<base::When> happened);
};

}  // namespace holdfast::replay
