#include "exchange/lines.h"

#include <algorithm>

namespace holdfast::exchange {

std::vector<Line> lines_of(const casefile::Facts& facts)
{
    std::vector<Line> lines;
    lines.reserve(facts.size());
    const auto add = [&]<class R>(const records::RecordType& type, const casefile::Fact<R>& fact) {
        lines.push_back({&type,
                         fact.id,
                         fact.standing,
                         fact.order,
                         fact.recorded,
                         &fact.happened,
                         &fact.by,
                         &fact.about,
                         &fact.links,
                         &fact,
                         [](const void* one) {
                             return records::written(
                                 static_cast<const casefile::Fact<R>*>(one)->record);
                         }});
    };
    casefile::each_fact(facts, add);
    std::sort(
        lines.begin(), lines.end(), [](const Line& a, const Line& b) { return a.order < b.order; });
    return lines;
}

bool is_of_files(const records::RecordType& type)
{
    bool found = false;
    casefile::each_type_of_files(
        [&](const records::RecordType& each) { found = found || &each == &type; });
    return found;
}

}  // namespace holdfast::exchange
