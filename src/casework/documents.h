#pragma once
#include "casework/acts.h"
#include "casework/asking.h"

#include <string>

/// Documents: files that people attach to a family's record, and their content. The bytes lie in
/// entries of their own, beside the entry that describes them, and commit together with it: there
/// is never the one without the other.
namespace holdfast::casework {

/// A document is a letter, a picture or a short recording, and is read whole into memory.
inline constexpr std::size_t document_bytes_most = 10UL * 1024 * 1024;
/// So that a part with all that stands around it keeps within the ledger's 1 MiB for an entry.
inline constexpr std::size_t content_part_bytes = 1'000'000;

/// A file as it was sent. What it says of itself is not believed and not looked into: the bytes are
/// kept, and never rendered here.
struct SentContent {
    std::string media_type;  // As it was sent; "" or no media type: "application/octet-stream".
    std::string bytes;
};

/// What is wrong with a file that was sent; `attach` tells the same.
[[nodiscard]] base::Problems problems_of(const SentContent& content);
/// That a document of this kind (a code of document_kinds, or "") needs words for what it shows and
/// has none; `attach` tells the same.
[[nodiscard]] base::Problems words_missing(std::string_view kind, std::string_view shows);

/// Files a document with its content, all or nothing: what pages and the API call. `described` is a
/// record of type Document without the fields that are filled in here. Problems as of `file`, and:
/// missing, with the place "file", for no bytes; invalid, with that place, for too many; missing
/// "shows", for a photograph, a drawing or a recording without words for who cannot see or hear it;
/// invalid, for a field that nobody types; refused, for a correction, which is filed by `file` and
/// leaves the content as it is.
[[nodiscard]] Checked<Filed> attach(House& house, const Doing& doing,
                                    const records::Written& described, const SentContent& content);

/// What is given away of a document.
struct DocumentBytes {
    base::EntryId document;  // The entry first written.
    std::string media_type;
    std::string bytes;
};

/// The content of a document that stands in what this viewer may read, checked against the digest
/// that was written with it. The family must have been opened for this very entry, which logged the
/// reading. Problems: not_found, alike for one that is not there, that the viewer may not read,
/// or whose words were removed by order; damaged; unavailable.
[[nodiscard]] base::Result<DocumentBytes> content_of(const House& house, const OpenFamily& open,
                                                     const base::EntryId& document);

}  // namespace holdfast::casework
