#include "guardrails/manual.h"
#include "house/commands.h"
#include "moves/manual.h"
#include "records/describe.h"
#include "records/record_types.h"

namespace holdfast::house {

namespace json = base::json;

Ended print_guardrails(Form form)
{
    if (form == Form::words) {
        print(guardrails::manual_markdown());
        print(moves::manual_markdown());
        return Ended::ok;
    }
    auto manual = guardrails::manual_json();
    manual["steps"] = moves::manual_json();
    print_json(manual);
    return Ended::ok;
}

Ended print_records(Form form)
{
    if (form == Form::words) {
        print(
            "# The records\n\nWhat may be written down: one declaration for each kind, from which "
            "this page, the forms, the API and the stored bytes are drawn.\n\n");
        for (const records::RecordType* type : records::record_types())
            print(records::manual_page(*type));
        return Ended::ok;
    }
    json::array all;
    for (const records::RecordType* type : records::record_types()) {
        json::array columns;
        for (const records::Column& column : records::columns(*type))
            columns.push_back(json::object{{"key", column.key}, {"heading", column.heading}});
        all.push_back(json::object{{"key", type->key},
                                   {"kind", type->number},
                                   {"schema", records::schema(*type)},
                                   {"columns", std::move(columns)}});
    }
    print_json(json::object{{"records", std::move(all)}});
    return Ended::ok;
}

}  // namespace holdfast::house
