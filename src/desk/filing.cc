#include "desk/filing.h"

#include "base/entropy.h"
#include "desk/pieces.h"

#include <algorithm>

namespace holdfast::desk {

using base::Problem;
using base::Problems;
using web::Html;

namespace {

/// No record has a field of this name, as one has a field "seen".
constexpr std::string_view seen_name = "seenToken";

constexpr std::size_t longest_key = 64;

/// A digest of what was asked: the same key with other words is noticed.
base::Digest digest_of(const web::Request& request)
{
    std::string text = request.path;
    for (const auto& [name, value] : request.form) {
        if (belongs_to_page(name)) continue;
        text += '\0' + name + '\0' + value;
    }
    for (const web::SentFile& file : request.files)
        text += '\0' + file.name + '\0' + base::hex(base::sha256(base::view_of(file.bytes)));
    return base::sha256(base::view_of(text));
}

bool is_key(const std::string& text)
{
    return !text.empty() && text.size() <= longest_key;
}

bool has(const Problems& problems, Problem::Kind kind)
{
    return std::any_of(problems.begin(), problems.end(), [&](const Problem& problem) {
        return problem.kind == kind;
    });
}

/// Is what the form carried used up? A conflict has told what is new; and a token that nobody can
/// read would stay one for ever.
bool is_spent(const Problems& problems)
{
    return has(problems, Problem::Kind::conflict)
        || std::any_of(problems.begin(), problems.end(), [](const Problem& problem) {
               return problem.place == "seen";
           });
}

}  // namespace

bool belongs_to_page(std::string_view name)
{
    return name == "formToken" || name == "requestKey" || name == seen_name;
}

Problems unknown_fields(const web::Fields& form,
                        std::initializer_list<std::span<const std::string_view>> known)
{
    const auto is_known = [&](std::string_view name) {
        return belongs_to_page(name)
            || std::any_of(known.begin(), known.end(), [&](const auto& names) {
                   return std::find(names.begin(), names.end(), name) != names.end();
               });
    };
    for (const auto& [name, value] : form)
        if (!is_known(name))
            return {{Problem::Kind::unknown,
                     "",
                     "This form sent something that the page does not know, so nothing was filed. "
                     "Look whether all that you typed still stands here, go back and copy what "
                     "does not, then send it once more."}};
    return {};
}

casework::Doing doing_of(const web::Request& request, const Reader& reader,
                         const std::optional<base::FamilyId>& family)
{
    casework::Doing doing;
    doing.by = reader.viewer.as_author();
    doing.viewer = &reader.viewer;
    doing.seen = request.form.value(seen_name);
    const std::string& key = request.form.value("requestKey");
    if (is_key(key)) doing.idempotency = {key, digest_of(request)};
    if (family) {
        doing.purpose = reader.purpose_for(*family);
        doing.about.push_back({base::Subject::of(*family), ledger::Part::subject});
    }
    return doing;
}

void add_ticked(const web::Fields& typed, std::string_view name, ledger::Part part,
                const casefile::FamilyScene& scene, casework::Doing& doing)
{
    for (const std::string& text : typed.all(name)) {
        const auto person = base::PersonId::parse(text);
        if (!person) continue;
        const bool belongs =
            std::any_of(scene.members.begin(),
                        scene.members.end(),
                        [&](const casefile::Member& member) { return member.person == *person; });
        if (belongs) doing.about.push_back({base::Subject::of(*person), part});
    }
}

void add_subject(casework::Doing& doing, const base::Subject& subject)
{
    const bool is_there = std::any_of(doing.about.begin(),
                                      doing.about.end(),
                                      [&](const auto& about) { return about.subject == subject; });
    if (!is_there) doing.about.push_back({subject, ledger::Part::subject});
}

Html hidden_of(const web::Request& request, const Problems& problems, const std::string& seen)
{
    const std::string& key = request.form.value("requestKey");
    const bool stays = !problems.empty() && !is_spent(problems) && is_key(key);
    if (stays)
        return hidden_input("requestKey", key)
             + hidden_input(seen_name, request.form.value(seen_name));
    return hidden_input("requestKey", base::EntryId::random(base::system_entropy()).text())
         + hidden_input(seen_name, seen);
}

base::Checked<ledger::Filed> as_told(base::Checked<ledger::Filed> answer)
{
    if (answer) return answer;
    for (Problem& problem : answer.error())
        // Only the ledger's word on a key has no place.
        if (problem.kind == Problem::Kind::conflict && problem.place.empty())
            problem.message = "This form was filed already, and what stands in it now is not what "
                              "was filed. Look at the record first; if this belongs there as well, "
                              "send the form once more.";
    return answer;
}

int status_of(const Problems& problems)
{
    if (has(problems, Problem::Kind::damaged) || has(problems, Problem::Kind::newer_format))
        return 500;
    if (has(problems, Problem::Kind::unavailable)) return 503;
    if (has(problems, Problem::Kind::conflict)) return 409;
    if (has(problems, Problem::Kind::refused)) return 403;
    return 422;
}

web::Response filed(const web::Url& url)
{
    return web::see_other(url);
}

}  // namespace holdfast::desk
