#pragma once
#include "desk/components/label.h"

#include <optional>
#include <string>

namespace holdfast::desk {

/// How large a file may be, and the sentence for one that is larger. The script looks before it is
/// sent; without it the server's answer tells.
struct SizeLimit {
    std::size_t bytes;
    std::string sentence;
};

/// One file of the person's own device. No page can fill it in: after an error it is chosen again.
/// GOV.UK Frontend: file upload, as it is without script, which every browser has a control for.
struct FileUpload {
    std::string name;
    std::string id{};  // "": the name.
    Label label;
    std::string hint{};   // "": none.
    std::string error{};  // "": none.
    bool is_disabled = false;
    std::string classes{};
    std::string group_classes{};  // Of the group around it.
    std::string described_by{};   // Ids beside those of hint and error; "": none.
    std::optional<SizeLimit> most{};
};

[[nodiscard]] web::Html file_upload(const FileUpload& upload);

}  // namespace holdfast::desk
