#pragma once
#include "desk/family_frame.h"
#include "records/types/document.h"

/// How pages tell of a document. Private to this room.
namespace holdfast::desk {

/// "jpg", by a short list of our own; "bin" for every other. Never what a browser or a desktop
/// would run or show as a page of ours.
[[nodiscard]] std::string_view extension_of(std::string_view media_type);

/// "812 bytes", "240 KB", "1.2 MB": as file managers count, by thousands.
[[nodiscard]] std::string size_words(std::int32_t bytes);

/// Where the bytes are given out.
[[nodiscard]] web::Url document_url(const base::FamilyId& family, const base::EntryId& document);

/// The way to the bytes, in words that tell it from others; empty where its content was removed.
[[nodiscard]] web::Html download_link(const FamilyPage& page,
                                      const casefile::Fact<records::Document>& fact);

}  // namespace holdfast::desk
