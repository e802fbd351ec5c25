#include "desk/filing.h"

#include "base/entropy.h"
#include "desk/pieces.h"

#include <algorithm>

namespace holdfast::desk {

using base::Problem;
using web::Html;

namespace {

/// A digest of what was asked: the same key with other words is noticed.
base::Digest digest_of(const web::Request& request)
{
    std::string text = request.path;
    for (const auto& [name, value] : request.form) {
        if (name == "formToken" || name == "seen") continue;
        text += '\0' + name + '\0' + value;
    }
    return base::sha256(base::view_of(text));
}

}  // namespace

casework::Doing doing_of(const web::Request& request, const Reader& reader,
                         const std::optional<base::FamilyId>& family)
{
    casework::Doing doing;
    doing.by = reader.viewer.as_author();
    doing.viewer = &reader.viewer;
    doing.seen = request.form.value("seen");
    const std::string& key = request.form.value("requestKey");
    if (!key.empty() && key.size() <= 64) doing.idempotency = {key, digest_of(request)};
    if (family) {
        doing.purpose = reader.purpose_for(*family);
        doing.about.push_back({base::Subject::of(*family), ledger::Part::subject});
    }
    return doing;
}

Html hidden_of(const web::Request& request, const std::string& seen)
{
    const std::string& kept = request.form.value("requestKey");
    const std::string key =
        kept.empty() ? base::EntryId::random(base::system_entropy()).text() : kept;
    return hidden_input("requestKey", key) + hidden_input("seen", seen);
}

int status_of(const base::Problems& problems)
{
    const auto has = [&](Problem::Kind kind) {
        return std::any_of(problems.begin(), problems.end(), [&](const Problem& problem) {
            return problem.kind == kind;
        });
    };
    if (has(Problem::Kind::unavailable)) return 503;
    if (has(Problem::Kind::conflict)) return 409;
    if (has(Problem::Kind::refused)) return 403;
    return 422;
}

web::Response filed(const web::Url& url)
{
    return web::see_other(url);
}

}  // namespace holdfast::desk
