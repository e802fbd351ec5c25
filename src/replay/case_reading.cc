#include "replay/case_reading.h"

namespace holdfast::replay {

base::When::EntryByName CaseReading::by_label() const
{
    return [this](std::string_view label) -> std::optional<base::EntryId> {
        const auto found = labels.find(std::string{label});
        if (found == labels.end()) return std::nullopt;
        return found->second;
    };
}

std::optional<records::Written> CaseReading::check_record(const records::RecordType& type,
                                                          const base::json::object& input,
                                                          const std::string& place,
                                                          std::optional<base::When> happened)
{
    auto read = records::read_input(type, input, {place, by_label(), happened});
    if (read) return std::move(*read);
    problems.insert(problems.end(), read.error().begin(), read.error().end());
    return std::nullopt;
}

}  // namespace holdfast::replay
