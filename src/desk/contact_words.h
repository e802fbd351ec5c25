#pragma once
#include "desk/family_frame.h"
#include "records/types/contact.h"

/// A contact as whoever decides about it must see it. Private to this room.
namespace holdfast::desk {

/// "School, by telephone, received on 3 March 2026", and the words that were said.
[[nodiscard]] web::Html what_was_said(const casework::OpenFamily& open,
                                      const casefile::Fact<records::Contact>& contact);

/// The other contacts about the family of the two years before, the newest first, each with what
/// was decided: beside the decision and not on another page, so that the third is not decided like
/// the first.
[[nodiscard]] web::Html contacts_before(const casework::OpenFamily& open,
                                        const casefile::Fact<records::Contact>& contact);
/// "the 3rd contact in two years"; "" for the first.
[[nodiscard]] std::string which_contact(const casework::OpenFamily& open,
                                        const casefile::Fact<records::Contact>& contact);

}  // namespace holdfast::desk
