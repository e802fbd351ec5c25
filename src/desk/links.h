#pragma once
#include "casefile/facts.h"
#include "web/request.h"
#include "web/url.h"

#include <string>
#include <vector>

/// How a page says to which entries what is written on it is linked: the same names in its
/// address, in its form and in its draft. Private to this room.
namespace holdfast::desk {

/// The name of the link to what something rests on.
inline constexpr std::string_view rests_on_name = "restsOn";

/// The names of the four links, for whoever looks through what a form sent.
[[nodiscard]] std::vector<std::string_view> link_names();

/// The links among what was asked for, sent or kept. What is no id is passed over.
[[nodiscard]] web::Fields links_in(const web::Fields& fields);

/// The same, as the ledger has them.
[[nodiscard]] std::vector<ledger::Link> links_of(const web::Fields& fields);

/// The address with these links.
[[nodiscard]] web::Url with_links(web::Url url, const web::Fields& links);

/// Adds the links of what is written again to the one that says so, each once: a step stays part of
/// its plan however often it is written again.
void add_links_of(const casefile::AnyFact& earlier, web::Fields& links);

/// The word under which the draft of such a form is kept. A draft of one step of a plan is no draft
/// of another's; on what it rests is part of what is drafted.
[[nodiscard]] std::string draft_of(std::string_view type, const web::Fields& links);
/// The key of the record type in such a word.
[[nodiscard]] std::string_view type_of_draft(std::string_view what);

}  // namespace holdfast::desk
