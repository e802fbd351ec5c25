#include "desk/administration.h"
#include "desk/components/button.h"
#include "desk/components/input.h"
#include "desk/components/inset_text.h"
#include "desk/components/summary_list.h"
#include "desk/components/table.h"
#include "desk/filing.h"
#include "desk/pages.h"
#include "desk/pieces.h"
#include "desk/record_form.h"
#include "records/policy_book.h"

#include <algorithm>
#include <array>

/// The periods, caps and counts that the authority works by: what is in force, what is to come, and
/// every word of each. Everybody may read them; whoever may set policy changes one from a day on.
namespace holdfast::desk {

using access::Act;
using base::Problem;
using base::Problems;
using records::PolicyKey;
using records::PolicyTerm;
using web::Fields;
using web::Html;
using web::Request;
using web::Response;
using web::Url;

namespace {

using PolicyWord = casework::Word<records::PolicyValue>;

const records::RecordType& type = records::PolicyValue::declaration;
constexpr std::array<std::string_view, 3> asked_fields = {"value", "inForceFrom", "source"};

Url list_url()
{
    return Url::to("/admin/policy");
}

/// "5 working days", "1 working day": the units of the authority's list are all in the plural.
std::string value_words(std::int32_t value, std::string unit)
{
    if (value == 1 && unit.ends_with('s')) unit.pop_back();
    return std::to_string(value) + " " + unit;
}

std::string value_words(const PolicyTerm& term)
{
    return value_words(term.value, term.unit);
}

/// The words on one value, in the order in which they were written down.
std::vector<const PolicyWord*> words_on(const std::vector<PolicyWord>& words, std::string_view key)
{
    std::vector<const PolicyWord*> found;
    for (const PolicyWord& word : words)
        if (word.record.key == key) found.push_back(&word);
    return found;
}

/// The book as these words tell it: the later word on a value and a day stands.
records::PolicyBook book_of(const std::vector<PolicyWord>& words)
{
    records::PolicyBook book;
    for (const PolicyWord& word : words) {
        const records::PolicyValue& said = word.record;
        if (said.key && said.value && said.in_force_from)
            book.add({*said.key,
                      *said.value,
                      said.unit.value_or(""),
                      *said.in_force_from,
                      said.owner.value_or(""),
                      said.source.value_or("")});
    }
    return book;
}

std::vector<const PolicyTerm*> to_come(const records::PolicyBook& book, std::string_view key,
                                       base::Date today)
{
    std::vector<const PolicyTerm*> terms;
    for (const PolicyTerm& term : book.terms())
        if (term.key == key && term.from > today) terms.push_back(&term);
    return terms;
}

/// The shipped values entered the ledger by nobody's decision: they are not a review.
std::optional<base::Instant> reviewed(const std::vector<PolicyWord>& words, std::string_view key)
{
    std::optional<base::Instant> last;
    for (const PolicyWord* word : words_on(words, key))
        if (word->by.role != "system") last = word->recorded;
    return last;
}

std::string to_come_words(const std::vector<const PolicyTerm*>& terms)
{
    std::string words;
    for (const PolicyTerm* term : terms)
        words +=
            (words.empty() ? "" : "; ") + value_words(*term) + " from " + base::words(term->from);
    return words;
}

std::vector<Table::Cell> row_of(const PolicyKey& key, const std::vector<PolicyWord>& words,
                                const records::PolicyBook& book, base::Date today)
{
    const PolicyTerm* now = book.find(key.key, today);
    const auto last = reviewed(words, key.key);
    return {{link(list_url().with_segment(key.key), key.title)},
            {Html::text(now != nullptr ? value_words(*now) + ", since " + base::words(now->from)
                                       : "None: nothing can be told")},
            {Html::text(to_come_words(to_come(book, key.key, today)))},
            {Html::text(role_words(now != nullptr ? now->owner : std::string{key.owner}))},
            {Html::text(last ? base::words(base::London::date_of(*last)) : "Not yet")},
            {Html::text(now != nullptr ? now->source : "")}};
}

Response policy_page(const Request& request, const web::Places&, const Reader& reader)
{
    const auto words = casework::policy_words(reader.authority->house);
    if (!words) return told(request, reader, words.error());
    const auto book = book_of(*words);
    const base::Date today = reader.authority->house.today();
    Table table;
    table.caption = "In force on " + base::words(today);
    table.caption_classes = "govuk-table__caption--m";
    table.first_cell_is_header = true;
    table.head = {{Html::raw("What")},
                  {Html::raw("Now")},
                  {Html::raw("To come")},
                  {Html::raw("Owner")},
                  {Html::raw("Last reviewed")},
                  {Html::raw("Where it comes from")}};
    for (const PolicyKey& key : records::policy_keys())
        table.rows.push_back(row_of(key, *words, book, today));
    Content content;
    content.title = "Policy";
    content.body = heading(1, "Policy")
                 + paragraph("The periods, caps and counts by which rules warn and days are "
                             "reckoned here. A clock goes by the value that was in force on the "
                             "day on which it started.")
                 + scrolling("Policy", desk::table(table));
    return shown_in_administration(request, reader, "policy", std::move(content));
}

// --- One value ----------------------------------------------------------------------------------

Html summary(const PolicyKey& key, const records::PolicyBook& book, base::Date today)
{
    const PolicyTerm* now = book.find(key.key, today);
    SummaryList list;
    const auto row = [&](std::string name, const std::string& words) {
        list.rows.push_back({std::move(name), Html::text(words)});
    };
    row("Now", now != nullptr ? value_words(*now) : "None: what asks for it cannot tell");
    if (now != nullptr) row("In force from", base::words(now->from));
    const std::string coming = to_come_words(to_come(book, key.key, today));
    row("To come", coming.empty() ? "Nothing" : coming);
    if (now != nullptr) row("Where it comes from", now->source);
    row("Owner", role_words(now != nullptr ? now->owner : std::string{key.owner}));
    row("Name in the book", std::string{key.key});
    return summary_list(list);
}

Html history(const std::vector<const PolicyWord*>& words, const Names& names)
{
    Table table;
    table.head = {{Html::raw("In force from")},
                  {Html::raw("Value")},
                  {Html::raw("Where it comes from")},
                  {Html::raw("Written down")},
                  {Html::raw("By")}};
    for (auto word = words.rbegin(); word != words.rend(); ++word) {
        const records::PolicyValue& said = (*word)->record;
        table.rows.push_back(
            {{Html::text(said.in_force_from ? base::words(*said.in_force_from) : "")},
             {Html::text(value_words(said.value.value_or(0), said.unit.value_or("")))},
             {Html::text(said.source.value_or(""))},
             {Html::text(base::words(base::London::date_of((*word)->recorded)))},
             {Html::text(writer_words(names, (*word)->by))}});
    }
    return heading(2, "What was said of it") + scrolling("What was said of it", desk::table(table));
}

Html value_question(const PolicyKey& key, const Fields& typed, const Problems& problems)
{
    Input value;
    value.name = "value";
    value.label = {"New value, in " + std::string{key.unit}, "govuk-label--s", false, ""};
    value.hint =
        "A number from " + std::to_string(key.least) + " to " + std::to_string(key.most)
        + (key.limited_by.empty() ? "." : ". More is against " + std::string{key.limited_by} + ".");
    value.error = error_of(problems, "value");
    value.value = typed.value("value");
    value.inputmode = "numeric";
    value.classes = "govuk-input--width-5";
    return input(value);
}

Html set_form(const Request& request, const Reader& reader, const PolicyKey& key,
              const Problems& problems)
{
    constexpr std::array<std::string_view, 2> rest = {"inForceFrom", "source"};
    Fields typed = request.form;
    if (request.method == web::Method::get)
        typed.add("inForceFrom", base::words(reader.authority->house.today()));
    Button set;
    set.text = "Set it";
    set.once = true;
    return heading(2, "Set another value from a day on")
         + inset_text({paragraph("What began before that day is reckoned as before. A day that has "
                                 "passed already changes what is owed since then; the page keeps "
                                 "both days, the one in force and the one on which you write.")})
         + form(reader,
                {list_url().with_segment(key.key), {}},
                hidden_of(request, problems, "") + value_question(key, typed, problems)
                    + controls({type, rest, typed, problems}) + button(set));
}

Response value_page(const Request& request, const Reader& reader, const PolicyKey& key,
                    const Problems& problems)
{
    const auto words = casework::policy_words(reader.authority->house);
    if (!words) return told(request, reader, words.error());
    const auto names = names_in_register(reader);
    if (!names) return told(request, reader, names.error());
    const auto book = book_of(*words);
    const base::Date today = reader.authority->house.today();
    const PolicyTerm* now = book.find(key.key, today);
    Content content;
    content.title = "A policy value";
    content.body = heading(1, key.title)
                 + kept_by(role_words(now != nullptr ? now->owner : std::string{key.owner}),
                           reviewed(*words, key.key))
                 + summary(key, book, today);
    if (access::may(reader.viewer.role, Act::set_policy))
        content.body += set_form(request, reader, key, problems);
    content.body += history(words_on(*words, key.key), *names);
    content.errors = errors_of(problems);
    if (!problems.empty()) content.status = status_of(problems);
    content.way_back = BackLink{list_url(), "Back to policy"};
    return shown_in_administration(request, reader, "policy", std::move(content));
}

Response no_such_value(const Request& request, const Reader& reader)
{
    return told(request,
                reader,
                {Problem::Kind::not_found, "", "No rule and no clock asks for such a value."});
}

Response show(const Request& request, const web::Places& places, const Reader& reader)
{
    const PolicyKey* key = records::policy_key(places.at("key"));
    return key != nullptr ? value_page(request, reader, *key, {}) : no_such_value(request, reader);
}

base::Checked<ledger::Filed> set_value(const Request& request, const Reader& reader,
                                       const PolicyKey& key)
{
    const Problems unknown = unknown_fields(request.form, {asked_fields});
    if (!unknown.empty()) return std::unexpected(unknown);
    auto input = input_of(type, asked_fields, request.form, reader.authority->house.today());
    input["key"] = key.key;
    input["unit"] = key.unit;
    input["owner"] = key.owner;
    const auto written = records::read_input(
        type, input, {"", {}, base::When::time(reader.authority->house.ledger.now())});
    if (!written) return std::unexpected(written.error());
    casework::Doing doing = doing_of(request, reader, std::nullopt);
    doing.about = {{base::Subject::of(reader.authority->house.ledger.keys().authority()),
                    ledger::Part::subject}};
    return as_told(casework::file(reader.authority->house, doing, type, *written));
}

Response set(const Request& request, const web::Places& places, const Reader& reader)
{
    const PolicyKey* key = records::policy_key(places.at("key"));
    if (key == nullptr) return no_such_value(request, reader);
    const auto done = set_value(request, reader, *key);
    if (!done) return value_page(request, reader, *key, done.error());
    return filed(list_url().with_segment(key->key));
}

}  // namespace

void add_administration_policy(web::Router& router, const Site& site)
{
    router.get("/admin/policy", signed_in(site, only_for_register_readers(policy_page)));
    router.get("/admin/policy/{key}", signed_in(site, only_for_register_readers(show)));
    router.post("/admin/policy/{key}", signed_in_form(site, only_for(Act::set_policy, set)));
}

}  // namespace holdfast::desk
