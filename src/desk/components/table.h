#pragma once
#include "web/html.h"

#include <string>
#include <vector>

namespace holdfast::desk {

/// GOV.UK Frontend: table.
struct Table {
    enum class Format {
        words,
        numeric,  // To the right, so that digits stand under each other.
    };
    struct Cell {
        web::Html content;
        Format format = Format::words;
        unsigned columns = 1;
        unsigned rows = 1;
        std::string classes{};
    };
    std::string caption{};  // What the table tells; "": none, where a heading just above tells it.
    std::string caption_classes{};  // Its size: "govuk-table__caption--m".
    std::vector<Cell> head{};       // Empty: no row of headings.
    std::vector<std::vector<Cell>> rows;
    bool first_cell_is_header = false;  // It says what its row is about.
    std::string classes{};
};

[[nodiscard]] web::Html table(const Table& table);

}  // namespace holdfast::desk
