#pragma once
#include "desk/reader.h"

namespace holdfast::desk {

/// The address that keeps what is typed in a form of this kind about this family.
[[nodiscard]] web::Url draft_url(std::string_view what, std::optional<base::FamilyId> family);

/// What was typed before and not filed; nullopt when there is nothing.
struct KeptDraft {
    web::Fields typed;
    base::Instant saved;
};
[[nodiscard]] std::optional<KeptDraft> kept_draft(const Reader& reader, std::string_view what,
                                                  std::optional<base::FamilyId> family);
/// Tells that a draft is shown, with a button to begin anew.
[[nodiscard]] web::Html draft_banner(const Reader& reader, const KeptDraft& draft,
                                     std::string_view what, std::optional<base::FamilyId> family);
/// Forgets it, once what was typed is filed.
void forget_draft(const Reader& reader, std::string_view what,
                  std::optional<base::FamilyId> family);

}  // namespace holdfast::desk
