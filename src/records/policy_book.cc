#include "records/policy_book.h"

#include "base/ascii.h"
#include "records/policy_defaults.gen.h"
#include "records/threshold_criteria.gen.h"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <tuple>

namespace holdfast::records {

namespace {

bool comes_first(const PolicyTerm& a, const PolicyTerm& b)
{
    return std::tie(a.key, a.from) < std::tie(b.key, b.from);
}

PolicyTerm shipped_term(const PolicyDefault& row)
{
    int value = 0;
    std::from_chars(row.value.data(), row.value.data() + row.value.size(), value);
    const auto from = base::Date::parse(row.from);
    assert(from && "tools/gen refuses a policy file with a date that is none");
    return {std::string{row.key},
            value,
            std::string{row.unit},
            *from,
            std::string{row.owner},
            std::string{row.source}};
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

bool is_same(std::string_view one, std::string_view other)
{
    return base::is_same_word(trimmed(one), trimmed(other));
}

std::vector<PolicyKey> shipped_keys()
{
    std::vector<PolicyKey> keys;
    for (const PolicyDefault& row : policy_defaults) {
        const bool is_known = std::any_of(
            keys.begin(), keys.end(), [&](const PolicyKey& each) { return each.key == row.key; });
        if (is_known) continue;
        PolicyKey key{row.key, row.title, row.unit, row.owner, ""};
        if (!row.most.empty()) {
            std::from_chars(row.most.data(), row.most.data() + row.most.size(), key.most);
            key.limited_by = row.source;
        }
        keys.push_back(key);
    }
    return keys;
}

}  // namespace

std::span<const PolicyKey> policy_keys()
{
    static const std::vector<PolicyKey> keys = shipped_keys();
    return keys;
}

const PolicyKey* policy_key(std::string_view key)
{
    for (const PolicyKey& each : policy_keys())
        if (each.key == key) return &each;
    return nullptr;
}

std::string PolicyTerm::words() const
{
    return key + " = " + std::to_string(value) + " " + unit + ", in force from " + base::words(from)
         + " (" + source + ")";
}

std::string PolicyTerm::short_words() const
{
    return std::to_string(value) + " " + unit + ": " + source;
}

std::vector<PolicyTerm> PolicyBook::shipped_terms()
{
    std::vector<PolicyTerm> terms;
    for (const PolicyDefault& row : policy_defaults) terms.push_back(shipped_term(row));
    return terms;
}

PolicyBook PolicyBook::shipped()
{
    PolicyBook book;
    for (PolicyTerm& term : shipped_terms()) book.add(std::move(term));
    for (Criterion& criterion : shipped_criteria()) book.add(std::move(criterion));
    return book;
}

std::vector<Criterion> PolicyBook::shipped_criteria()
{
    std::vector<Criterion> criteria;
    for (const CriterionDefault& row : criterion_defaults) {
        const auto from = base::Date::parse(row.from);
        assert(from && "tools/gen refuses a document with a date that is none");
        criteria.push_back({std::string{row.document},
                            std::string{row.criterion},
                            std::string{row.level},
                            std::string{row.text},
                            *from});
    }
    return criteria;
}

void PolicyBook::add(PolicyTerm term)
{
    const auto place = std::lower_bound(terms_.begin(), terms_.end(), term, comes_first);
    if (place != terms_.end() && place->key == term.key && place->from == term.from)
        *place = std::move(term);
    else terms_.insert(place, std::move(term));
}

const PolicyTerm* PolicyBook::find(std::string_view key, base::Date on) const
{
    const PolicyTerm* found = nullptr;
    for (const PolicyTerm& term : terms_)
        if (term.key == key && term.from <= on) found = &term;
    return found;
}

void PolicyBook::add(Criterion criterion)
{
    for (Criterion& each : criteria_)
        if (is_same(each.document, criterion.document) && is_same(each.number, criterion.number)) {
            each = std::move(criterion);
            return;
        }
    criteria_.push_back(std::move(criterion));
}

std::vector<Criterion> PolicyBook::document_on(base::Date day) const
{
    const Criterion* newest = nullptr;
    for (const Criterion& each : criteria_)
        if (each.from <= day && (newest == nullptr || each.from >= newest->from)) newest = &each;
    std::vector<Criterion> found;
    for (const Criterion& each : criteria_)
        if (newest != nullptr && each.document == newest->document && each.from <= day)
            found.push_back(each);
    return found;
}

bool PolicyBook::knows_document(std::string_view document) const
{
    return std::any_of(criteria_.begin(), criteria_.end(), [&](const Criterion& each) {
        return is_same(each.document, document);
    });
}

const Criterion* PolicyBook::find_criterion(std::string_view document, std::string_view cited) const
{
    for (const Criterion& each : criteria_)
        if (is_same(each.document, document)
            && (is_same(each.number, cited) || is_same(each.text, cited)))
            return &each;
    return nullptr;
}

}  // namespace holdfast::records
