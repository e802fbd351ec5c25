#pragma once
#include "web/request.h"

/// Forms with files: multipart/form-data (RFC 7578, on RFC 2046 section 5.1), as browsers send
/// them. Private to this room.
namespace holdfast::web {

struct Multipart {
    Fields fields;  // As of `parse_form`: UTF-8 without zero bytes.
    std::vector<SentFile> files;
};

/// The boundary in a Content-Type, without quotes; nullopt where the type is another or names none
/// that RFC 2046 allows: 1 to 70 of its characters, the last no space.
[[nodiscard]] std::optional<std::string> boundary_of(std::string_view content_type);

/// Reads a whole body. Read strictly, as the standard writes it and browsers do: the body begins
/// with the boundary and ends with the closing one, every line of it ends in "\r\n", each part has
/// one Content-Disposition "form-data" with a name, and at most one Content-Type beside it. A part
/// with a filename is a file, whatever the name says; any other is a field. A text's own type or
/// character set is not asked: everything of ours is UTF-8. At most 100 parts, headers of a part at
/// most 4 KiB. Problem: invalid, whose place is "part 3", counted from 1.
[[nodiscard]] base::Result<Multipart> parse_multipart(std::string_view body,
                                                      std::string_view boundary);

}  // namespace holdfast::web
