#include "desk/components/table.h"

#include "desk/components/marks.h"

namespace holdfast::desk {

namespace {

/// The class that a format adds to `base`; "" for words.
std::string format_class(std::string_view base, Table::Format format)
{
    switch (format) {
    case Table::Format::words: return "";
    case Table::Format::numeric: return std::string{base} + "--numeric";
    }
    return "";
}

void set_spans(web::Attributes& attributes, const Table::Cell& cell)
{
    if (cell.columns > 1) attributes.set("colspan", std::to_string(cell.columns));
    if (cell.rows > 1) attributes.set("rowspan", std::to_string(cell.rows));
}

web::Html column_header(const Table::Cell& cell)
{
    web::Attributes attributes = classed(
        {"govuk-table__header", format_class("govuk-table__header", cell.format), cell.classes});
    attributes.set("scope", "col");
    set_spans(attributes, cell);
    return web::element("th", attributes, cell.content);
}

web::Html row_header(const Table::Cell& cell)
{
    web::Attributes attributes = classed({"govuk-table__header", cell.classes});
    attributes.set("scope", "row");
    set_spans(attributes, cell);
    return web::element("th", attributes, cell.content);
}

web::Html plain_cell(const Table::Cell& cell)
{
    web::Attributes attributes = classed(
        {"govuk-table__cell", format_class("govuk-table__cell", cell.format), cell.classes});
    set_spans(attributes, cell);
    return web::element("td", attributes, cell.content);
}

web::Html row_of(const Table& table, const std::vector<Table::Cell>& row)
{
    web::Html cells;
    for (std::size_t i = 0; i < row.size(); ++i)
        cells += i == 0 && table.first_cell_is_header ? row_header(row[i]) : plain_cell(row[i]);
    return web::element("tr", classed({"govuk-table__row"}), cells);
}

}  // namespace

web::Html table(const Table& table)
{
    web::Html content;
    if (!table.caption.empty())
        content += web::element("caption",
                                classed({"govuk-table__caption", table.caption_classes}),
                                web::Html::text(table.caption));
    if (!table.head.empty()) {
        web::Html headers;
        for (const Table::Cell& cell : table.head) headers += column_header(cell);
        content += web::element("thead",
                                classed({"govuk-table__head"}),
                                web::element("tr", classed({"govuk-table__row"}), headers));
    }
    web::Html rows;
    for (const std::vector<Table::Cell>& row : table.rows) rows += row_of(table, row);
    content += web::element("tbody", classed({"govuk-table__body"}), rows);
    return web::element("table", classed({"govuk-table", table.classes}), content);
}

}  // namespace holdfast::desk
