#include "base/seal.h"
#include "records/read.h"
#include "records/record_types.h"
#include "records/records_of_files.h"
#include "records/types/account_change.h"
#include "records/types/agency.h"
#include "records/types/authority_event.h"
#include "records/types/board_account.h"
#include "records/types/document_content.h"
#include "records/types/figure.h"
#include "records/types/ledger_opened.h"
#include "records/types/looked.h"
#include "records/types/policy_value.h"
#include "records/types/practitioner.h"
#include "records/types/preparation.h"
#include "records/types/recommendation.h"
#include "records/types/removal.h"
#include "records/types/threshold_criterion.h"
#include "records/types/time_spent.h"
#include "records/types/vacancy.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace holdfast::records {
namespace {

using base::Date;
using base::EntryId;
using base::Problem;
using base::Problems;
using base::When;
namespace json = base::json;

// Entry 7 of a case file, as its writer names it.
constexpr std::string_view entry_seven_id = "0000000000000000000000000r";

EntryId entry_seven()
{
    return EntryId::parse(entry_seven_id).value();
}

std::optional<EntryId> by_number(std::string_view name)
{
    return name == "7" ? std::optional{entry_seven()} : std::nullopt;
}

std::string number_of(const EntryId& id)
{
    return id == entry_seven() ? "7" : "?";
}

Reading reading_at(std::string place)
{
    return {std::move(place), by_number, std::nullopt};
}

/// A valid value of the field's kind, written as it is shown again.
json::value valid_value(const Field& field, std::uint64_t draw)
{
    constexpr std::array<std::string_view, 6> whens = {"2026-03-09",
                                                       "2015-02-14T09:30:00Z",
                                                       "late 2015-02",
                                                       "2014-10/..",
                                                       "14 days after entry:7",
                                                       "unknown"};
    switch (field.slot.kind) {
    case FieldKind::line: return json::value("A line, £ and \"marks\", " + std::to_string(draw));
    case FieldKind::prose: return json::value("First.\n\n\tSecond, " + std::to_string(draw));
    case FieldKind::when: return json::value(whens.at(draw % whens.size()));
    case FieldKind::date: return json::value("2026-03-0" + std::to_string(1 + draw % 9));
    case FieldKind::flag: return json::value(draw % 2 == 0);
    case FieldKind::count: return json::value(static_cast<std::int64_t>(draw));
    case FieldKind::raw:
        return json::value(base::base64(base::view_of("\xff\x01" + std::to_string(draw))));
    case FieldKind::code: {
        const auto& values = field.slot.codes->values;
        return json::value(values[static_cast<std::size_t>(draw) % values.size()].code);
    }
    case FieldKind::codes: {
        // One or two, in the order of the list.
        const auto& values = field.slot.codes->values;
        const std::size_t first = static_cast<std::size_t>(draw) % values.size();
        json::array codes = {values[first].code};
        if (first + 1 < values.size()) codes.emplace_back(values[first + 1].code);
        return codes;
    }
    }
    return nullptr;
}

json::object valid_input(const RecordType& type, std::uint64_t draw)
{
    json::object input;
    for (const Field& field : type.fields) input[field.key] = valid_value(field, draw++);
    return input;
}

struct Wrong {
    json::value value;
    Problem::Kind kind = Problem::Kind::invalid;
};

/// Every way in which a value of a kind can be wrong.
std::vector<Wrong> wrong_values(FieldKind kind)
{
    std::vector<Wrong> wrong = {{json::array{}}, {json::object{}}, {1.5}};
    switch (kind) {
    case FieldKind::line:
        for (const std::string& text : {std::string{},
                                        std::string{" \t "},
                                        std::string(201, 'a'),
                                        std::string{"two\nlines"},
                                        std::string{"a bell\a"},
                                        std::string{"deleted\x7f"}})
            wrong.push_back({json::value(text)});
        break;
    case FieldKind::prose:
        for (const std::string& text : {std::string{},
                                        std::string{"\n \n"},
                                        std::string(100'001, 'a'),
                                        std::string{"bell\a"}})
            wrong.push_back({json::value(text)});
        break;
    case FieldKind::when:
        for (const char* text : {"", "Tuesday", "2026-02-30", "2015-02/2014-10", "-1 days after"})
            wrong.push_back({json::value(text)});
        wrong.push_back({"14 days after entry:8", Problem::Kind::not_found});
        break;
    case FieldKind::date:
        for (const char* text : {"", "2026-02-30", "09/03/2026", "2026-03", "late 2015-02"})
            wrong.push_back({json::value(text)});
        break;
    case FieldKind::code:
        for (const char* text : {"", "none such", " ", "CHILD", "Mother"})
            wrong.push_back({json::value(text)});
        break;
    case FieldKind::codes:
        for (const char* text : {"", "none such", "CHILD"}) {
            wrong.push_back({json::value(text)});
            wrong.push_back({json::array{text}});
        }
        wrong.push_back({json::array{5}});
        break;
    case FieldKind::raw:
        for (const char* text : {"", "A", "no base 64", "AAAA=", "AA=A"})
            wrong.push_back({json::value(text)});
        break;
    case FieldKind::flag:
        for (const char* text : {"", "true", "yes"}) wrong.push_back({json::value(text)});
        wrong.push_back({1});
        return wrong;
    case FieldKind::count:
        for (const char* text : {"", "3"}) wrong.push_back({json::value(text)});
        wrong.insert(wrong.end(), {{-1}, {2'147'483'648}, {true}});
        return wrong;
    }
    wrong.insert(wrong.end(), {{5}, {true}});
    return wrong;
}

void expect_sentence(const Problem& problem)
{
    ASSERT_FALSE(problem.message.empty());
    const char first = problem.message.front();
    EXPECT_TRUE((first >= 'A' && first <= 'Z') || first == '"') << problem.message;
    EXPECT_EQ(problem.message.back(), '.') << problem.message;
}

TEST(ReadInput, SaysWhatIsWrongWithEachFieldInEveryWayThatItsKindAllows)
{
    std::size_t tried = 0;
    for (const RecordType* type : record_types())
        for (const Field& field : type->fields)
            for (const Wrong& wrong : wrong_values(field.slot.kind)) {
                SCOPED_TRACE(std::string{type->key} + "/" + std::string{field.key});
                json::object input = valid_input(*type, 3);
                input[field.key] = wrong.value;
                const auto read = read_input(*type, input, reading_at("/events/2"));
                ASSERT_FALSE(read) << json::serialize(wrong.value).substr(0, 80);
                ASSERT_EQ(read.error().size(), 1U);
                EXPECT_EQ(read.error()[0].kind, wrong.kind);
                EXPECT_EQ(read.error()[0].place, "/events/2/" + std::string{field.key});
                expect_sentence(read.error()[0]);
                ++tried;
            }
    EXPECT_GT(tried, 300U);
}

TEST(ReadInput, SaysEverythingThatIsWrongAtOnce)
{
    for (const RecordType* type : record_types())
        for (std::size_t round = 0; round < 12; ++round) {
            json::object input = {{"noSuchField", 1}};
            std::vector<std::string> places = {"/noSuchField"};
            for (const Field& field : type->fields) {
                const auto wrong = wrong_values(field.slot.kind);
                input[field.key] = wrong[round % wrong.size()].value;
                places.push_back("/" + std::string{field.key});
            }
            const auto read = read_input(*type, input, reading_at(""));
            ASSERT_FALSE(read);
            std::vector<std::string> told;
            for (const Problem& problem : read.error()) told.push_back(problem.place);
            EXPECT_EQ(told, places) << type->key;
            EXPECT_EQ(read.error().front().kind, Problem::Kind::unknown);
        }
}

TEST(ReadInput, NoProblemRepeatsWhatWasTyped)
{
    // A message may be logged or read over a shoulder, so it holds no word of a child's record.
    constexpr std::string_view typed = "Ayesha-was-here";
    for (const RecordType* type : record_types())
        for (const Field& field : type->fields) {
            json::object input = {{field.key, std::string{typed} + "\n\a"}, {typed, true}};
            const auto read = read_input(*type, input, reading_at(""));
            ASSERT_FALSE(read);
            for (const Problem& problem : read.error())
                EXPECT_EQ(problem.message.find(typed), std::string::npos) << problem.message;
        }
}

TEST(ReadInput, NamesUnknownMembersByJsonPointer)
{
    json::object input = valid_input(Note::declaration, 0);
    input["a/b~c"] = nullptr;
    input["Text"] = "Names differ by the case of their letters.";
    const auto read = read_input(Note::declaration, input, reading_at("/events/0/note"));
    ASSERT_FALSE(read);
    ASSERT_EQ(read.error().size(), 2U);
    EXPECT_EQ(read.error()[0].place, "/events/0/note/a~1b~0c");
    EXPECT_EQ(read.error()[1].place, "/events/0/note/Text");
    for (const Problem& problem : read.error()) {
        EXPECT_EQ(problem.kind, Problem::Kind::unknown);
        expect_sentence(problem);
    }
}

TEST(ReadInput, MissesWhatIsAlwaysNeededAndTakesNullForLeftOut)
{
    for (const RecordType* type : record_types()) {
        std::vector<std::string> needed;
        json::object nulls;
        for (const Field& field : type->fields) {
            nulls[field.key] = nullptr;
            if (field.needed == Needed::always) needed.push_back("/" + std::string{field.key});
        }
        ASSERT_FALSE(needed.empty()) << type->key;
        for (const json::object& input : {json::object{}, nulls}) {
            const auto read = read_input(*type, input, reading_at(""));
            ASSERT_FALSE(read) << type->key;
            std::vector<std::string> missing;
            for (const Problem& problem : read.error()) {
                EXPECT_EQ(problem.kind, Problem::Kind::missing);
                expect_sentence(problem);
                missing.push_back(problem.place);
            }
            EXPECT_EQ(missing, needed) << type->key;
        }
    }
}

TEST(ReadInput, TakesARecordWithOnlyWhatIsNeeded)
{
    for (const RecordType* type : record_types()) {
        json::object input = valid_input(*type, 1);
        std::size_t items = 0;
        for (const Field& field : type->fields) {
            if (field.needed == Needed::when_known) input[field.key] = nullptr;
            else if (!field.happened) ++items;
        }
        const auto read = read_input(*type, input, reading_at(""));
        ASSERT_TRUE(read) << type->key;
        EXPECT_EQ(read->body.items.size(), items) << type->key;
    }
}

TEST(ReadInput, TakesWhenItHappenedFromApartOnlyWhereTheRecordIsSilent)
{
    const When apart = When::day(Date::of(2017, 5, 1));
    for (const RecordType* type : record_types()) {
        SCOPED_TRACE(type->key);
        Reading reading = reading_at("");
        reading.happened = apart;
        json::object input = valid_input(*type, 0);
        const Field* happened = type->happened_field();
        if (happened != nullptr) input[happened->key] = nullptr;
        const auto silent = read_input(*type, input, reading);
        ASSERT_TRUE(silent);
        EXPECT_EQ(silent->happened, apart);
        if (happened == nullptr) continue;
        input[happened->key] = "late 2015-02";
        const auto own = read_input(*type, input, reading);
        ASSERT_TRUE(own);
        EXPECT_EQ(own->happened.text(), "late 2015-02");
        EXPECT_EQ(own->body.value_of(happened->id), nullptr) << "it is said once";
    }
}

TEST(ReadInput, NamesEntriesByTheirIdsWhereTheTypistHasNoOtherNames)
{
    json::object input = valid_input(Note::declaration, 0);
    input["happenedOn"] = "14 days after entry:" + std::string{entry_seven_id};
    ASSERT_TRUE(read_input(Note::declaration, input, {}));
    input["happenedOn"] = "14 days after entry:7";
    const auto read = read_input(Note::declaration, input, {});
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error()[0].kind, Problem::Kind::not_found);
}

/// A record type, and the way from what the ledger keeps through its struct and back.
struct Way {
    const RecordType* type;
    base::Result<Written> (*again)(const Written& kept);
};

template <class R>
Way way_of()
{
    return {&R::declaration, [](const Written& kept) -> base::Result<Written> {
                const auto record = read_back<R>(kept);
                if (!record) return std::unexpected(record.error());
                return written(*record);
            }};
}

template <class... R>
std::vector<Way> ways_of(TypeList<R...>)
{
    return {way_of<Practitioner>(),
            way_of<AccountChange>(),
            way_of<Agency>(),
            way_of<Vacancy>(),
            way_of<Preparation>(),
            way_of<TimeSpent>(),
            way_of<AuthorityEvent>(),
            way_of<BoardAccount>(),
            way_of<Recommendation>(),
            way_of<Figure>(),
            way_of<ThresholdCriterion>(),
            way_of<R>()...,
            way_of<PolicyValue>(),
            way_of<LedgerOpened>(),
            way_of<Removal>(),
            way_of<Looked>(),
            way_of<DocumentContent>()};
}

std::vector<Way> ways()
{
    return ways_of(RecordsOfFiles{});
}

TEST(EachRecord, IsTriedHere)
{
    std::vector<const RecordType*> tried;
    for (const Way& way : ways()) tried.push_back(way.type);
    const auto all = record_types();
    EXPECT_EQ(tried, std::vector(all.begin(), all.end())) << "add the new type to the ways";
}

void expect_same_members(const json::object& shown, const json::object& typed)
{
    EXPECT_EQ(shown.size(), typed.size());
    for (const auto& member : typed) {
        const json::value* again = shown.if_contains(member.key());
        ASSERT_NE(again, nullptr) << member.key();
        EXPECT_EQ(*again, member.value()) << member.key();
    }
}

TEST(EachRecord, ComesBackAsItWasTyped)
{
    for (const Way& way : ways())
        for (std::uint64_t draw = 0; draw < 30; ++draw) {
            SCOPED_TRACE(std::string{way.type->key} + " " + std::to_string(draw));
            json::object input = valid_input(*way.type, draw);
            // Every third round leaves out what may be left out.
            for (const Field& field : way.type->fields)
                if (draw % 3 == 2 && field.needed == Needed::when_known) input.erase(field.key);
            const auto kept = read_input(*way.type, input, reading_at(""));
            ASSERT_TRUE(kept) << kept.error()[0].message;
            EXPECT_EQ(way.again(*kept), *kept);
            const json::object shown = show(*way.type, *kept, number_of);
            expect_same_members(shown, input);
            EXPECT_EQ(read_input(*way.type, shown, reading_at("")), kept);
        }
}

TEST(EachRecord, PassesOverItemsOfALaterVersion)
{
    for (const Way& way : ways()) {
        SCOPED_TRACE(way.type->key);
        const auto kept = read_input(*way.type, valid_input(*way.type, 1), reading_at(""));
        ASSERT_TRUE(kept);
        Written later = *kept;
        later.body.items.push_back({4'000, "from a later version"});
        EXPECT_EQ(way.again(later), *kept);
        EXPECT_EQ(show(*way.type, later, number_of), show(*way.type, *kept, number_of));
    }
}

/// Is a value of this kind more than text, so that some text is none of them?
bool has_a_form(FieldKind kind)
{
    return kind == FieldKind::when || kind == FieldKind::date || kind == FieldKind::flag
        || kind == FieldKind::count;
}

TEST(EachRecord, IsDamagedByAnyValueNotOfItsForm)
{
    for (const Way& way : ways()) {
        SCOPED_TRACE(way.type->key);
        const auto kept = read_input(*way.type, valid_input(*way.type, 1), reading_at(""));
        ASSERT_TRUE(kept);
        for (const Field& field : way.type->fields) {
            if (field.happened || !has_a_form(field.slot.kind)) continue;
            Written spoilt = *kept;
            for (base::BodyItem& item : spoilt.body.items)
                if (item.field == field.id) item.value = "\x01";
            const auto record = way.again(spoilt);
            ASSERT_FALSE(record) << field.key;
            EXPECT_EQ(record.error().kind, Problem::Kind::damaged);
            EXPECT_EQ(record.error().place, field.key);
            expect_sentence(record.error());
        }
    }
}

TEST(EachRecord, StaysReadableWhenALimitOrAListChangedSince)
{
    for (const Way& way : ways()) {
        SCOPED_TRACE(way.type->key);
        auto kept = read_input(*way.type, valid_input(*way.type, 1), reading_at(""));
        ASSERT_TRUE(kept);
        for (const Field& field : way.type->fields)
            for (base::BodyItem& item : kept->body.items)
                if (item.field == field.id && !has_a_form(field.slot.kind))
                    item.value = std::string(200'001, 'a');
        EXPECT_EQ(way.again(*kept), *kept);
    }
}

TEST(Written, KeepsItemsInRisingOrderWithTheDateApart)
{
    Referral referral;
    referral.child_protection = true;
    referral.concern = Prose{"Bruises on both arms."};
    referral.received = When::day(Date::of(2015, 2, 14));
    const Written kept = written(referral);
    EXPECT_EQ(kept.happened.text(), "2015-02-14");
    const base::Body body{{{3, "Bruises on both arms."}, {4, "true"}}};
    EXPECT_EQ(kept.body, body);
}

TEST(Written, KeepsItemsInRisingOrderWhateverTheOrderOfTheDeclaration)
{
    auto fields = referral_fields;
    std::reverse(fields.begin(), fields.end());
    RecordType type = Referral::declaration;
    type.fields = fields;
    const auto kept = read_input(type, valid_input(type, 0), reading_at(""));
    ASSERT_TRUE(kept);
    std::vector<std::uint32_t> ids;
    for (const base::BodyItem& item : kept->body.items) ids.push_back(item.field);
    EXPECT_EQ(ids, (std::vector<std::uint32_t>{2, 3, 4, 5, restricted_id}));
    const auto record = read_back<Referral>(*kept);
    ASSERT_TRUE(record);
    EXPECT_EQ(written(type, &*record), *kept);
}

TEST(ReadRecord, IsTheRecordOrEveryProblem)
{
    const auto referral = read_record<Referral>(
        {{"received", "2015-02-14"}, {"source", "6"}, {"concern", "Shouting."}}, reading_at(""));
    ASSERT_TRUE(referral);
    EXPECT_EQ(referral->received, When::day(Date::of(2015, 2, 14)));
    EXPECT_EQ(referral->source->label(), "Police");
    EXPECT_EQ(referral->concern->text, "Shouting.");
    EXPECT_FALSE(referral->child_protection);
    const auto refused = read_record<Referral>({{"source", "11"}}, reading_at("/referral"));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().size(), 3U) << "no date, no concern, no such source";
}

}  // namespace
}  // namespace holdfast::records
