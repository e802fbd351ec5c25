#pragma once
#include "desk/drafts.h"
#include "desk/reader.h"

/// What a form sent that could not be taken: the session had ended, or no purpose was said for the
/// family. It is kept as a draft of whoever sent it, for them alone. A file, a password and what
/// belongs to the page are never kept. Private to this room.
namespace holdfast::desk {

/// What became of the words of a form that was not filed.
enum class SentWords { kept, none, filed_before, not_kept };

/// Keeps them under the draft of the form; of a form that has none, under its address.
[[nodiscard]] SentWords keep_sent(casework::Authority& authority, const base::PractitionerId& who,
                                  const web::Request& request);

/// The page on which the form stands that sends to this address: it answers GET. Home, where it is
/// no form of words.
[[nodiscard]] web::Url page_of_form(const web::Request& request);

/// The same of a draft's `what`, for those forms that have no draft but this.
[[nodiscard]] bool is_kept_sent(std::string_view what);
[[nodiscard]] web::Url page_of_kept_sent(std::string_view what);

/// What became of the words, a file and a password, as sentences that are so in this case.
[[nodiscard]] web::Html words_about(SentWords words, const web::Request& request);

/// What is kept for one form of a page: to fill it in again; or, where the page has that form no
/// more, to copy and to delete.
struct KeptSentForm {
    KeptDraft draft;
    web::Html to_copy;
};
/// Of the form that sends to this address. Empty where nothing is kept, or drafts cannot be read.
[[nodiscard]] KeptSentForm kept_sent_for(const Reader& reader, const web::Url& form,
                                         const base::FamilyId& family);

/// What is kept for forms of this page that have no draft but this: to copy, and to delete. Empty
/// where there is nothing, and on a page that fills in its forms again itself.
[[nodiscard]] web::Html kept_sent_here(const web::Request& request, const Reader& reader);

/// Forgets it, once the form that sent to this address was taken.
void forget_kept_sent(const web::Request& request, const Reader& reader);

}  // namespace holdfast::desk
