#include "desk/contact_words.h"

#include "casefile/contacts.h"
#include "casefile/dated.h"
#include "desk/entry_words.h"
#include "desk/pieces.h"
#include "records/types/decision.h"

#include <ranges>

namespace holdfast::desk {

using casefile::Fact;
using casework::OpenFamily;
using records::Contact;
using web::Html;

namespace {

/// The newest decision that answers it, in words.
std::string decided_words(const casefile::Facts& facts, const Fact<Contact>& contact)
{
    std::string words = "Nobody has decided about it.";
    for (const auto& decision : facts.all<records::Decision>())
        if (decision.links_to(ledger::LinkKind::answers, contact.id) && decision.record.outcome)
            words = std::string{decision.record.outcome->label()} + ".";
    return words;
}

std::string ordinal(std::size_t number)
{
    const std::string digits = std::to_string(number);
    const std::size_t last = number % 10;
    const bool is_teen = number % 100 / 10 == 1;
    if (is_teen || last == 0 || last > 3) return digits + "th";
    return digits + (last == 1 ? "st" : last == 2 ? "nd" : "rd");
}

std::string from_words(const Contact& contact)
{
    std::string words{contact.source ? contact.source->label() : "It is not said who made contact"};
    if (contact.route) words += ", " + in_a_sentence(contact.route->label());
    return words;
}

}  // namespace

Html what_was_said(const OpenFamily& open, const Fact<Contact>& contact)
{
    Html content = source_line(from_words(contact.record) + ". Received "
                               + casefile::dated(contact.happened, open.scene->facts) + ".");
    if (contact.record.concern) content += prose(contact.record.concern->text);
    return content;
}

Html contacts_before(const OpenFamily& open, const Fact<Contact>& contact)
{
    const auto before = casefile::contacts_before(contact, open.scene->facts);
    if (before.empty()) return paragraph("No other contact of the two years before is recorded.");
    std::vector<Html> lines;
    for (const Fact<Contact>* each : before | std::views::reverse)
        lines.push_back(what_was_said(open, *each)
                        + paragraph(decided_words(open.scene->facts, *each)));
    return bullets(lines);
}

std::string which_contact(const OpenFamily& open, const Fact<Contact>& contact)
{
    const std::size_t before = casefile::contacts_before(contact, open.scene->facts).size();
    return before == 0 ? "" : "the " + ordinal(before + 1) + " contact in two years";
}

}  // namespace holdfast::desk
