#include "replay/case_events.h"

#include "replay/case_about.h"
#include "replay/case_records.h"
#include "replay/expectations.h"
#include "replay/present_days.h"

namespace holdfast::replay {

using base::Problem;
namespace json = base::json;

namespace {

std::optional<base::When> read_happened(const ObjectReader& event, const CaseReading& reading,
                                        CaseEvent& read)
{
    read.happened = in_the_present(event.text("happened"), reading.today);
    if (read.happened.empty()) return std::nullopt;
    auto when = base::When::parse(read.happened, reading.by_label());
    if (when) return *when;
    event.report(when.error().kind, "happened", when.error().message);
    // The one problem is told; the records are still checked as if it were dated.
    return base::When::unknown();
}

void read_recorded(const ObjectReader& event, const CaseReading& reading, CaseEvent& read)
{
    const std::string text = in_the_present(event.optional_text("recorded"), reading.today);
    if (text.empty()) return;
    if (const auto date = base::Date::parse(text)) {
        read.recorded = base::London::end_of(*date);
        return;
    }
    const auto instant = base::parse_instant(text);
    if (instant) read.recorded = *instant;
    else event.report(Problem::Kind::invalid, "recorded", instant.error().message);
}

std::string family_of(const ObjectReader& event, const CaseReading& reading)
{
    const auto& families = reading.file.families;
    const std::string key = event.optional_text("family");
    if (event.optional_flag("noFamily").value_or(false)) {
        if (!key.empty())
            event.report(Problem::Kind::conflict,
                         "family",
                         "An event is about a family or about none, not both.");
        return "";
    }
    if (key.empty() && families.size() == 1) return families.begin()->first;
    if (!families.contains(key))
        event.report(Problem::Kind::not_found, "family", "Name one of the families of the file.");
    return key;
}

void read_event(const ObjectReader& event, CaseReading& reading)
{
    event.allow_only({"n",
                      "title",
                      "said",
                      "happened",
                      "recorded",
                      "by",
                      "family",
                      "noFamily",
                      "about",
                      "records",
                      "expect"});
    CaseEvent read;
    read.n = event.text("n");
    if (find_event(reading.file, read.n) != nullptr)
        event.report(Problem::Kind::conflict, "n", "Another event has this label already.");
    read.title = event.text("title");
    read.said = event.optional_text("said");
    const auto when = read_happened(event, reading, read);
    read_recorded(event, reading, read);
    read.family = family_of(event, reading);
    const OfEvent of_event{event.optional_text("by"), about_of(event, read.family, reading), when};
    read_records(event, of_event, reading, read);
    reading.file.events.push_back(std::move(read));
    if (const json::object* expect = event.object("expect"))
        read_expectations({*expect, event.place_of("expect"), reading.problems},
                          reading.file.events);
}

}  // namespace

void read_events(const ObjectReader& file, CaseReading& reading)
{
    const json::array* events = file.array("events");
    if (events == nullptr || events->empty()) {
        file.report(Problem::Kind::missing, "events", "A case file tells at least one event.");
        return;
    }
    for (std::size_t i = 0; i < events->size(); ++i) {
        const std::string place = "/events/" + std::to_string(i);
        if ((*events)[i].is_object())
            read_event(ObjectReader{(*events)[i].get_object(), place, reading.problems}, reading);
        else
            reading.problems.push_back(
                {Problem::Kind::invalid, place, "Give an object here, in braces."});
    }
}

}  // namespace holdfast::replay
