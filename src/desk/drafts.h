#pragma once
#include "desk/reader.h"
#include "drawer/drafts.h"

namespace holdfast::desk {

/// The address that keeps what is typed in a form of this kind about this family.
[[nodiscard]] web::Url draft_url(std::string_view what, std::optional<base::FamilyId> family);

/// The page on which a draft is gone on with.
[[nodiscard]] web::Url draft_page(const drawer::Draft& draft);

/// The address that deletes it.
[[nodiscard]] web::Url discard_url(std::string_view what, std::optional<base::FamilyId> family);

/// Is this field a password's? Those are part of no draft.
[[nodiscard]] bool is_password(std::string_view field);

/// Whose draft it is, and of which form.
struct DraftOf {
    base::PractitionerId practitioner;
    std::string what;
    std::optional<base::FamilyId> family;
};
/// Keeps what was typed in place of what was kept there before. Problems: as `Drafts::put`.
[[nodiscard]] base::Result<base::Done> keep_typed(casework::Authority& authority, DraftOf draft,
                                                  const web::Fields& typed);
/// What was typed, of a draft.
[[nodiscard]] web::Fields typed_of(const drawer::Draft& draft);

/// What was typed before and not filed, and what its page says about that.
struct KeptDraft {
    std::optional<web::Fields> typed;  // nullopt: there is nothing, or it cannot be read now.
    /// That a draft is shown, with a button to begin anew; or that drafts cannot be read.
    web::Html banner;
};
[[nodiscard]] KeptDraft kept_draft(const Reader& reader, std::string_view what,
                                   std::optional<base::FamilyId> family);
/// Forgets it, once what was typed is filed.
void forget_draft(const Reader& reader, std::string_view what,
                  std::optional<base::FamilyId> family);

}  // namespace holdfast::desk
