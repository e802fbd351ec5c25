#include "desk/threshold_questions.h"

#include "casework/registers.h"
#include "desk/record_form.h"

#include <array>

namespace holdfast::desk {

namespace {

constexpr std::string_view document = "document";

Offered criteria_to_choose(const std::vector<records::Criterion>& criteria)
{
    Offered offered{"criterion", {}};
    for (const records::Criterion& each : criteria)
        offered.answers.emplace_back(each.number, each.number + ": " + each.text);
    return offered;
}

}  // namespace

base::Result<web::Html> threshold_questions(const Reader& reader, const Written& written,
                                            const ShownForm& shown_form)
{
    const auto criteria = casework::threshold_document(reader.authority->house);
    if (!criteria) return std::unexpected(criteria.error());
    RecordForm form{*written.type, written.fields, shown_form.typed, shown_form.problems};
    if (criteria->empty()) return controls(form);
    web::Fields typed = shown_form.typed;
    if (!typed.has(document)) typed.add(std::string{document}, criteria->front().document);
    const std::array offered = {criteria_to_choose(*criteria)};
    return controls({.type = form.type,
                     .fields = form.fields,
                     .typed = typed,
                     .problems = form.problems,
                     .offered = offered});
}

}  // namespace holdfast::desk
