#include "desk/entry_words.h"

#include "casefile/dated.h"
#include "desk/components/marks.h"
#include "desk/components/summary_list.h"
#include "desk/components/tag.h"
#include "desk/pieces.h"
#include "records/restricted.h"
#include "records/types/document.h"

#include <algorithm>

namespace holdfast::desk {

using casefile::AnyFact;
using web::Html;

namespace {

std::string_view label_of(const records::CodeSet& codes, std::string_view value)
{
    const records::CodeValue* code = codes.find(value);
    return code != nullptr ? code->label : value;
}

/// A value as a person reads it.
Html value_words(const records::Field& field, const std::string& value,
                 const casefile::Facts& facts)
{
    using records::FieldKind;
    switch (field.slot.kind) {
    case FieldKind::flag: return Html::text(value == "true" ? "Yes" : "No");
    case FieldKind::code: return Html::text(label_of(*field.slot.codes, value));
    case FieldKind::codes: {
        std::vector<Html> labels;
        for (const std::string& code : records::kept_codes(value))
            labels.push_back(Html::text(label_of(*field.slot.codes, code)));
        return bullets(labels);
    }
    case FieldKind::when: {
        const auto when = base::When::parse(value);
        return Html::text(when ? plain_date(*when, facts) : value);
    }
    case FieldKind::date: {
        const auto date = base::Date::parse(value);
        return Html::text(date ? base::words(*date) : value);
    }
    case FieldKind::prose: return web::element("span", classed({"desk-words"}), Html::text(value));
    case FieldKind::line:
    case FieldKind::count: return Html::text(value);
    case FieldKind::raw: return {};
    }
    return {};
}

/// A field that is said, and how.
struct Said {
    const records::Field* field;
    const std::string* value;
};

std::vector<Said> fields_said(const AnyFact& fact, const records::Written& written)
{
    std::vector<Said> said;
    for (const records::Field& field : fact.type->fields) {
        if (field.happened || field.id == records::restricted_id) continue;
        const bool is_document = fact.type == &records::Document::declaration;
        if (is_document && records::is_of_content(field)) continue;
        if (const std::string* value = written.body.value_of(field.id))
            said.push_back({&field, value});
    }
    return said;
}

Html listed(const std::vector<Said>& said, const casefile::Facts& facts)
{
    SummaryList list;
    list.classes = "govuk-summary-list--no-border";
    for (const auto& [field, value] : said)
        list.rows.push_back({std::string{field->label}, value_words(*field, *value, facts), {}});
    return list.rows.empty() ? Html{} : summary_list(list);
}

}  // namespace

Html said_in(const AnyFact& fact, const records::Written& written, const casefile::Facts& facts)
{
    return listed(fields_said(fact, written), facts);
}

std::string happened_words(const AnyFact& fact, const casefile::Facts& facts)
{
    if (fact.happened == base::When::unknown()) return "";
    return "Happened " + casefile::dated(fact.happened, facts) + ".";
}

std::string plain_date(const base::When& when, const casefile::Facts& facts)
{
    std::string words = casefile::dated(when, facts);
    for (const std::string_view preposition : {"on ", "in "})
        if (words.starts_with(preposition)) return words.substr(preposition.size());
    return words;
}

std::string in_a_sentence(std::string_view name)
{
    std::string words{name};
    if (!words.empty()) words.front() = static_cast<char>(std::tolower(words.front()));
    return words;
}

Html restricted_mark(const AnyFact& fact)
{
    if (!records::is_restricted(fact.written().body)) return {};
    Tag mark;
    mark.text = "Restricted";
    return Html::raw(" ") + tag(mark);
}

Html gist_of(const AnyFact& fact, const casefile::Facts& facts, std::size_t most)
{
    const records::Written written = fact.written();
    const std::vector<Said> said = fields_said(fact, written);
    std::vector<Said> in_words;
    for (const Said& each : said)
        if (each.field->slot.kind == records::FieldKind::prose && in_words.size() < most)
            in_words.push_back(each);
    if (in_words.size() == 1) return prose(*in_words.front().value);
    if (!in_words.empty()) return listed(in_words, facts);
    return said.empty() ? Html{} : listed({said.front()}, facts);
}

std::string first_words(const AnyFact& fact, std::size_t most)
{
    const records::Written written = fact.written();
    for (const Said& each : fields_said(fact, written)) {
        if (each.field->slot.kind != records::FieldKind::prose) continue;
        std::string words = each.value->substr(0, each.value->find_first_of("\r\n"));
        if (words.size() <= most) return words;
        const std::size_t space = words.rfind(' ', most);
        // One word of that length is cut where a letter begins.
        std::size_t end = space != std::string::npos ? space : most;
        while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xc0U) == 0x80U) --end;
        return words.substr(0, end) + " …";
    }
    return "";
}

}  // namespace holdfast::desk
