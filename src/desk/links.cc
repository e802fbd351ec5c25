#include "desk/links.h"

#include <algorithm>
#include <array>

namespace holdfast::desk {

using base::EntryId;
using ledger::LinkKind;
using web::Fields;
using web::Url;

namespace {

struct LinkField {
    web::Literal name;
    LinkKind kind;
};
/// The one that tells a form best from others of its type comes first.
constexpr std::array<LinkField, 4> link_fields = {{{"supersedes", LinkKind::supersedes},
                                                   {"partOf", LinkKind::part_of},
                                                   {"answers", LinkKind::answers},
                                                   {"restsOn", LinkKind::rests_on}}};

constexpr char between = '.';

}  // namespace

std::vector<std::string_view> link_names()
{
    std::vector<std::string_view> names;
    for (const LinkField& each : link_fields) names.push_back(each.name.text());
    return names;
}

Fields links_in(const Fields& fields)
{
    Fields links;
    for (const LinkField& each : link_fields)
        for (const std::string& id : fields.all(each.name.text()))
            if (EntryId::parse(id)) links.add(std::string{each.name.text()}, id);
    return links;
}

std::vector<ledger::Link> links_of(const Fields& fields)
{
    std::vector<ledger::Link> links;
    for (const LinkField& each : link_fields)
        for (const std::string& id : fields.all(each.name.text()))
            if (const auto to = EntryId::parse(id)) links.push_back({each.kind, *to});
    return links;
}

Url with_links(Url url, const Fields& links)
{
    for (const LinkField& each : link_fields)
        for (const std::string& id : links.all(each.name.text())) url = url.with(each.name, id);
    return url;
}

void add_links_of(const casefile::AnyFact& earlier, Fields& links)
{
    for (const LinkField& each : link_fields) {
        if (each.kind == LinkKind::supersedes) continue;
        const auto there = links.all(each.name.text());
        for (const ledger::Link& link : earlier.links)
            if (link.kind == each.kind
                && std::find(there.begin(), there.end(), link.to.text()) == there.end())
                links.add(std::string{each.name.text()}, link.to.text());
    }
}

std::string draft_of(std::string_view type, const Fields& links)
{
    std::string what{type};
    for (const LinkField& each : link_fields)
        if (each.kind != LinkKind::rests_on && links.has(each.name.text()))
            return what + between + links.value(each.name.text());
    return what;
}

std::string_view type_of_draft(std::string_view what)
{
    return what.substr(0, what.find(between));
}

}  // namespace holdfast::desk
