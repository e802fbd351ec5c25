#pragma once
#include "desk/writing_questions.h"

/// What is asked about a level. Private to this room.
namespace holdfast::desk {

/// The fields of the record, with the version of the threshold document that is in force and its
/// criteria to choose from, so that nobody types what is on record. Problems: damaged, unavailable.
[[nodiscard]] base::Result<web::Html> threshold_questions(const Reader& reader,
                                                          const Written& written,
                                                          const ShownForm& shown_form);

}  // namespace holdfast::desk
