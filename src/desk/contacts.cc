#include "casefile/contacts.h"

#include "casework/likely_same.h"
#include "casework/role_lists.h"
#include "desk/components/tag.h"
#include "desk/contact_words.h"
#include "desk/owed.h"
#include "desk/pages.h"
#include "desk/pieces.h"

#include <algorithm>

/// The front door's queue: every contact that waits, the one that waits longest first, with what
/// decides how urgent it is: what was said, by when, how often before, and who may be known
/// already.
namespace holdfast::desk {

using casefile::ContactState;
using casework::OpenFamily;
using web::Html;
using web::Request;
using web::Response;

namespace {

using ContactFact = casefile::Fact<records::Contact>;

/// A family with a contact that waits.
struct Waiting {
    const OpenFamily& open;
    std::vector<duties::Duty> owed;
    std::size_t likely;  // How many people in the record may be one of its children.
};

base::Result<Waiting> look_at(const Reader& reader, const OpenFamily& open)
{
    auto owed = casework::owed(reader.authority->house, open);
    if (!owed) return std::unexpected(owed.error());
    const auto likely = casework::count_likely_same(
        reader.authority->house, reader.asking("contacts"), *open.scene);
    if (!likely) return std::unexpected(likely.error());
    return Waiting{open, std::move(*owed), *likely};
}

/// "Decide what becomes of the contact: due 4 March 2026", marked where it is late.
Html due_of(const Waiting& waiting, const ContactFact& contact)
{
    const OpenFamily& open = waiting.open;
    std::vector<duties::Duty> own;
    for (const duties::Duty& duty : waiting.owed)
        if (duty.since == contact.id) own.push_back(duty);
    Html content;
    for (const casework::OwedTogether& each : casework::still_owed(own, open))
        content += paragraph(owed_words(each, open));
    return content;
}

Html ways_of(const OpenFamily& open, const ContactFact& contact, ContactState state)
{
    const web::Url write = family_url(open.scene->family) / "write";
    std::vector<Html> ways;
    if (state == ContactState::waits_for_decision && open.may(access::Act::decide))
        ways.push_back(link((write / "decision").with("answers", contact.id.text()), "Decide"));
    if (state == ContactState::waits_for_referral && open.may(access::Act::accept_referral))
        ways.push_back(link((write / "referral").with("answers", contact.id.text()),
                            "Write the referral that comes of it"));
    ways.push_back(link(family_url(open.scene->family), "Open the family"));
    return bullets(ways);
}

Html item_of(const Waiting& waiting, const ContactFact& contact, ContactState state)
{
    const OpenFamily& open = waiting.open;
    Html content = heading(3, children_named(*open.scene));
    if (state == ContactState::waits_for_referral)
        content += paragraph("It was accepted, and no referral has come of it yet.");
    content += due_of(waiting, contact) + what_was_said(open, contact);
    std::vector<Html> beside;
    if (const std::string which = which_contact(open, contact); !which.empty())
        beside.push_back(Html::text("It is " + which + "."));
    if (waiting.likely > 0)
        beside.push_back(link(family_url(open.scene->family) / "people",
                              counted(waiting.likely, "person", "people")
                                  + " in the record may be one of these children"));
    return content + bullets(beside) + ways_of(open, contact, state);
}

Response contacts(const Request& request, const Reader& reader)
{
    const auto list = casework::role_list(reader.viewer.role, "contacts");
    if (!list)
        return told(request,
                    reader,
                    {base::Problem::Kind::refused,
                     "",
                     "Your role does not decide about contacts; the front door and managers do."});
    const auto waiting =
        casework::read_list(reader.authority->house, reader.asking("contacts"), *list);
    if (!waiting) return told(request, reader, waiting.error());
    Html undecided;
    Html accepted;
    for (const OpenFamily& open : waiting->families) {
        const auto look = look_at(reader, open);
        if (!look) return told(request, reader, look.error());
        for (const ContactFact& contact : open.scene->facts.all<records::Contact>()) {
            const ContactState state = casefile::state_of(contact, open.scene->facts);
            if (state == ContactState::settled) continue;
            (state == ContactState::waits_for_decision ? undecided : accepted) +=
                item_of(*look, contact, state);
        }
    }
    Content content;
    content.title = "Contacts that wait";
    content.place = "contacts";
    content.body = heading(1, "Contacts that wait") + heading(2, "For a decision")
                 + (undecided.empty() ? paragraph("None.") : undecided)
                 + heading(2, "For their referral")
                 + (accepted.empty() ? paragraph("None.") : accepted);
    if (waiting->cut)
        content.body += paragraph("There are more: they follow when these are dealt with.");
    return shown(request, reader, std::move(content));
}

}  // namespace

void add_contacts(web::Router& router, const Site& site)
{
    router.get(
        "/contacts",
        signed_in(site, [](const Request& request, const web::Places&, const Reader& reader) {
            return contacts(request, reader);
        }));
}

}  // namespace holdfast::desk
