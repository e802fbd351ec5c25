#include "desk/document_words.h"

#include "desk/pieces.h"

#include <algorithm>

namespace holdfast::desk {

namespace {

struct Known {
    std::string_view media_type;
    std::string_view extension;
};

/// What families and agencies send. Without what a browser runs: HTML, SVG and the like.
constexpr Known known_kinds[] = {
    {"application/pdf", "pdf"},
    {"text/plain", "txt"},
    {"application/rtf", "rtf"},
    {"application/msword", "doc"},
    {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"},
    {"application/vnd.oasis.opendocument.text", "odt"},
    {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"},
    {"application/vnd.ms-outlook", "msg"},
    {"message/rfc822", "eml"},
    {"image/jpeg", "jpg"},
    {"image/png", "png"},
    {"image/gif", "gif"},
    {"image/heic", "heic"},
    {"image/webp", "webp"},
    {"image/tiff", "tif"},
    {"audio/mpeg", "mp3"},
    {"audio/mp4", "m4a"},
    {"audio/x-m4a", "m4a"},
    {"audio/wav", "wav"},
    {"audio/x-wav", "wav"},
    {"audio/ogg", "ogg"},
    {"audio/webm", "weba"},
    {"video/mp4", "mp4"},
    {"video/quicktime", "mov"},
    {"video/webm", "webm"},
};

}  // namespace

std::string_view extension_of(std::string_view media_type)
{
    for (const Known& each : known_kinds)
        if (each.media_type == media_type) return each.extension;
    return "bin";
}

std::string size_words(std::int32_t bytes)
{
    if (bytes < 1'000) return counted(static_cast<std::size_t>(bytes), "byte", "bytes");
    if (bytes < 1'000'000) return std::to_string((bytes + 500) / 1'000) + " KB";
    const std::int32_t tenths = (bytes + 50'000) / 100'000;
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " MB";
}

web::Url document_url(const base::FamilyId& family, const base::EntryId& document)
{
    return family_url(family) / "documents" / document;
}

web::Html download_link(const FamilyPage& page, const casefile::Fact<records::Document>& fact)
{
    const records::Document& said = fact.record;
    if (!said.sha256) return {};
    std::string extension{extension_of(said.media_type.value_or(""))};
    std::transform(extension.begin(), extension.end(), extension.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    const std::string kind = extension == "BIN" ? "" : extension + ", ";
    return link(document_url(page.family, fact.id),
                "Download " + said.title.value_or("the document") + " (" + kind
                    + size_words(said.size.value_or(0)) + ")");
}

}  // namespace holdfast::desk
