#include "house/commands.h"
#include "house/files.h"
#include "house/open_ledger.h"
#include "ledger/verify.h"
#include "witness/verify_export.h"

#include <fstream>

namespace holdfast::house {

using base::Problem;
using base::Result;
namespace json = base::json;

namespace {

/// An export begins with a brace, a ledger with the name of its database.
bool is_export(const std::string& path)
{
    std::ifstream file{path, std::ios::binary};
    return file.get() == '{';
}

Ended tell(std::string_view what, const json::object& said, Form form)
{
    if (form == Form::json) {
        print_json(said);
        return Ended::ok;
    }
    std::string text{what};
    text += " holds:";
    for (const auto& member : said) {
        text += " " + std::string{member.key()} + " ";
        text += member.value().is_string() ? std::string{member.value().get_string()}
                                           : json::serialize(member.value());
        text += ",";
    }
    text.back() = '\n';
    print(text);
    return Ended::ok;
}

Ended verify_an_export(const VerifyOptions& options)
{
    std::ifstream file{options.file, std::ios::binary};
    witness::Expected expected{std::nullopt, options.at_least};
    if (!options.signer.empty()) expected.signer = options.signer;
    const auto verified = witness::verify_export(file, expected);
    if (!verified) return report(verified.error(), options.form);
    return tell("The export",
                {{"entries", verified->entries},
                 {"removed", verified->removed},
                 {"root", verified->root},
                 {"signer", verified->signer},
                 {"opened", verified->opened}},
                options.form);
}

Result<ledger::Verified> verify_rows(ledger::Shelf& shelf, const ledger::Identity& identity,
                                     const std::string& key_file)
{
    auto view = shelf.view();
    if (!view) return std::unexpected(view.error());
    if (key_file.empty()) return ledger::verify_ledger(**view, identity);
    const auto root = read_root_key(key_file);
    if (!root) return std::unexpected(root.error());
    const auto keys = ledger::Keys::open(identity, *root);
    if (!keys) return std::unexpected(keys.error());
    return ledger::verify_ledger(**view, identity, &*keys);
}

Ended verify_a_ledger(const VerifyOptions& options)
{
    using stores::SqliteShelf;
    auto shelf = SqliteShelf::open(options.file, {"", SqliteShelf::Options::Missing::refuse});
    if (!shelf) return report(shelf.error(), options.form);
    const auto identity = (*shelf)->identity();
    if (!identity) return report(identity.error(), options.form);
    if (!*identity)
        return report(
            Problem{Problem::Kind::not_found, options.file, "There is no ledger in this file yet."},
            options.form);
    const std::string signer = base::base64((*identity)->signer);
    if (!options.signer.empty() && options.signer != signer)
        return report(Problem{Problem::Kind::refused,
                              options.file,
                              "This ledger is signed by another key than the one expected."},
                      options.form);
    const auto verified = verify_rows(**shelf, **identity, options.key);
    if (!verified) return report(verified.error(), options.form);
    if (verified->entries < options.at_least)
        return report(Problem{Problem::Kind::refused,
                              options.file,
                              "This ledger has fewer entries than were seen before."},
                      options.form);
    return tell("The ledger",
                {{"entries", verified->entries},
                 {"removed", verified->removed},
                 {"checkpoints", verified->checkpoints},
                 {"root", base::hex(verified->root)},
                 {"signer", signer}},
                options.form);
}

}  // namespace

Ended verify(const VerifyOptions& options)
{
    if (!exists(options.file))
        return report(Problem{Problem::Kind::not_found, options.file, "There is no such file."},
                      options.form);
    return is_export(options.file) ? verify_an_export(options) : verify_a_ledger(options);
}

}  // namespace holdfast::house
