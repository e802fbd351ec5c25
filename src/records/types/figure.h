#pragma once
#include "records/codesets.gen.h"
#include "records/field.h"

#include <array>

namespace holdfast::records {

/// About the authority. A figure without what it was counted from is not given out (guardrail G61).
struct Figure {
    std::optional<base::When> given_out;
    std::optional<std::string> title;
    std::optional<std::string> value;
    std::optional<Coded<figure_units>> counts;
    std::optional<std::string> base;
    std::optional<std::int32_t> n;
    std::optional<Coded<figure_questions>> question;
    std::optional<Coded<figure_sources>> source;
    std::optional<std::string> printed_as;
    std::optional<base::When> withdrawn;
    std::optional<bool> timescale;
    static const RecordType declaration;
};

inline constexpr std::array figure_fields = {
    Field{.id = 1,
          .key = "givenOut",
          .happened = true,
          .label = "When it is given out",
          .needed = Needed::always,
          .slot = holds<&Figure::given_out>()},
    Field{.id = 2,
          .key = "title",
          .label = "What it is called",
          .needed = Needed::always,
          .slot = holds<&Figure::title>()},
    Field{.id = 3,
          .key = "value",
          .label = "The figure",
          .hint = "As it is printed.",
          .needed = Needed::always,
          .slot = holds<&Figure::value>()},
    Field{.id = 4, .key = "counts", .label = "What it counts", .slot = holds<&Figure::counts>()},
    Field{.id = 5,
          .key = "base",
          .label = "Of whom or what",
          .hint = "Such as all referrals received in the year.",
          .slot = holds<&Figure::base>()},
    Field{.id = 6, .key = "n", .label = "How many there were in all", .slot = holds<&Figure::n>()},
    Field{.id = 7,
          .key = "question",
          .label = "How it came about",
          .slot = holds<&Figure::question>()},
    Field{
        .id = 8, .key = "source", .label = "Where it comes from", .slot = holds<&Figure::source>()},
    Field{.id = 9,
          .key = "printedAs",
          .label = "The words that stand beside it",
          .slot = holds<&Figure::printed_as>()},
    Field{.id = 10,
          .key = "withdrawn",
          .ends = true,
          .label = "When it was withdrawn",
          .hint = "Leave empty while it stands.",
          .slot = holds<&Figure::withdrawn>()},
    Field{.id = 11,
          .key = "timescale",
          .label = "Does it say how much was done in time?",
          .hint = "Then a figure of how well it was done stands beside it, and links to it.",
          .slot = holds<&Figure::timescale>()},
};
static_assert(figure_fields.size() == member_count<Figure>(), "a member of Figure is not declared");
static_assert(well_declared(figure_fields));

inline constexpr RecordType Figure::declaration{
    .number = 97,
    .key = "figure",
    .name = "Figure that is given out",
    .purpose = "A number that is published or reported, with what it was counted from.",
    .nature = Nature::notes,
    .concerns = Concerns::anything,
    .fields = figure_fields,
};

}  // namespace holdfast::records
