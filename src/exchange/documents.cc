#include "exchange/documents.h"

#include "base/seal.h"
#include "casework/documents.h"
#include "exchange/filing.h"
#include "exchange/reading.h"
#include "exchange/said.h"
#include "records/types/document.h"

namespace holdfast::exchange {

using base::Problem;
using base::Subject;
namespace json = base::json;

Or<web::Response> attach_document(const Call& call)
{
    const auto family = call.family();
    if (!family) return std::unexpected(family.error());
    const auto known = check_known(call, *family);
    if (!known) return std::unexpected(known.error());
    auto said = read_said_document(call.body);
    if (!said) return std::unexpected(said.error());
    casework::Doing doing = doing_of(call);
    doing.about = std::move(said->about);
    doing.about.insert(doing.about.begin(), {Subject::of(*family), ledger::Part::subject});
    const auto filed = casework::attach(
        call.house(), doing, said->described, {said->media_type, std::move(said->bytes)});
    if (!filed) {
        NotFiled told;
        tell(call, *family, {doing, records::Document::declaration, ""}, filed.error(), told);
        return std::unexpected(refused_by(told));
    }
    json::object body = show_filed(*filed, *family);
    body["persons"] = show_persons_of(doing.about);
    return answer_created(body, *family, filed->entries.front());
}

Or<web::Response> answer_document(const Call& call)
{
    const auto id = base::EntryId::parse(call.places.at("document"));
    casework::Asking asking = call.asking("document");
    if (id) asking.entry = *id;
    const auto opened = open(call, asking);
    if (!opened) return std::unexpected(opened.error());
    const auto content = id ? casework::content_of(call.house(), *opened, *id)
                            : base::problem(Problem::Kind::not_found, "", "");
    if (!content && content.error().kind == Problem::Kind::not_found)
        return std::unexpected(refused_as(Refusal::not_found,
                                          Problem::Kind::not_found,
                                          "",
                                          "There is no such document in this family's file."));
    if (!content) return std::unexpected(refused_by(content.error()));
    json::object shown;
    shown["id"] = content->document.text();
    shown["mediaType"] = content->media_type;
    shown["content"] = base::base64(base::view_of(content->bytes));
    return answer_with_seen(call, *opened, shown);
}

bool takes_documents(std::string_view path)
{
    constexpr std::string_view front = "/api/v1/families/";
    constexpr std::string_view back = "/documents";
    return path.starts_with(front) && path.ends_with(back)
        && path.size() > front.size() + back.size();
}

}  // namespace holdfast::exchange
