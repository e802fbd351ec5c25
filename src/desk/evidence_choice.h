#pragma once
#include "desk/writing_questions.h"

/// On which entries of the family something rests, as whoever writes it ticks them. Private to this
/// room.
namespace holdfast::desk {

/// Does the page of this record ask on what it rests? What lowers a level, says that a child is
/// safe, turns a decision round or tells others of a risk rests on what somebody wrote down.
[[nodiscard]] bool asks_on_what_it_rests(const records::RecordType& type);

/// The question, with the newest entries that the reader may read and those that are ticked; what
/// it rests on already and the reader may not read is sent along unseen. Empty where nothing is
/// written down yet on which something may rest.
[[nodiscard]] web::Html rests_on_question(const FamilyPage& page, const records::RecordType& type,
                                          const ShownForm& shown_form);

}  // namespace holdfast::desk
