#include "ledger/export.h"

#include "ledger/sealed_entry.h"
#include "ledger/verify.h"

#include <openssl/evp.h>

#include <algorithm>
#include <memory>
#include <new>

namespace holdfast::ledger {

using base::Done;
using base::Problem;
using base::Result;

namespace {

/// The digest of a text that comes piece by piece.
class RunningDigest {
public:
    RunningDigest() : state_(EVP_MD_CTX_new(), &EVP_MD_CTX_free)
    {
        if (!state_ || EVP_DigestInit_ex(state_.get(), EVP_sha256(), nullptr) != 1)
            throw std::bad_alloc{};
    }
    void add(std::string_view text) { EVP_DigestUpdate(state_.get(), text.data(), text.size()); }
    [[nodiscard]] base::Digest finish()
    {
        base::Digest digest{};
        EVP_DigestFinal_ex(state_.get(), digest.data(), nullptr);
        return digest;
    }

private:
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> state_;
};

std::unexpected<Problem> damaged(std::uint64_t index, std::string message)
{
    return base::problem(
        Problem::Kind::damaged, "entry " + std::to_string(index), std::move(message));
}

std::string microseconds(base::Instant instant)
{
    return std::to_string(instant.time_since_epoch().count());
}

std::string header_line(const Snapshot& snapshot)
{
    const Keys& keys = snapshot.keys();
    return R"({"holdfast":"export","version":1,"authority":")" + keys.authority().text()
         + R"(","signer":")" + base::base64(keys.signing().public_key()) + R"(","size":)"
         + std::to_string(snapshot.size()) + "}\n";
}

std::string checkpoint_line(const Checkpoint& checkpoint)
{
    return R"({"size":)" + std::to_string(checkpoint.size) + R"(,"root":")"
         + base::base64(checkpoint.root) + R"(","recorded":)" + microseconds(checkpoint.recorded)
         + R"(,"signature":")" + base::base64(checkpoint.signature) + "\"}\n";
}

/// `,"key":"BASE64","entry":{...}`
Result<std::string> words_of(const Stored& stored, const Keys& keys, const WordsOf& words)
{
    const auto key = entry_key(stored, keys);
    if (!key || base::sha256(key->bytes()) != stored.key_digest)
        return damaged(stored.index, "The key of this entry is not the one that was written.");
    const auto kept = keep(stored, keys);
    if (!kept) return std::unexpected(kept.error());
    return R"(,"key":")" + base::base64(key->bytes()) + R"(","entry":)"
         + base::json::serialize(words(*kept->entry));
}

Result<std::string> entry_line(const Stored& stored, const Keys& keys, const ExportForm& form)
{
    if (stored.format > stored_format)
        return base::problem(Problem::Kind::newer_format,
                             "entry " + std::to_string(stored.index),
                             "This entry was written by a later version of Holdfast; use that "
                             "version to export it.");
    if (stored.sealed.has_value() == stored.removed_by.has_value())
        return damaged(stored.index, "This entry is neither whole nor removed.");
    if (stored.sealed && base::sha256(*stored.sealed) != stored.sealed_digest)
        return damaged(stored.index,
                       "The sealed bytes of this entry are not those that were written.");
    std::string line = R"({"index":)" + std::to_string(stored.index) + R"(,"recorded":)"
                     + microseconds(stored.recorded) + R"(,"format":)"
                     + std::to_string(stored.format) + R"(,"sealed":)";
    if (stored.sealed) line += '"' + base::base64(*stored.sealed) + '"';
    else line += "null";
    line += R"(,"sealedDigest":")" + base::hex(stored.sealed_digest) + R"(","keyDigest":")"
          + base::hex(stored.key_digest) + '"';
    if (stored.removed_by) {
        line += R"(,"removedBy":)" + std::to_string(*stored.removed_by);
    } else if (form.opened == Opened::readable) {
        const auto words = words_of(stored, keys, form.words_of);
        if (!words) return words;
        line += *words;
    }
    return line + "}\n";
}

/// Writes entries in runs, so that no row is asked for inside a reading.
class Writing {
public:
    Writing(const Snapshot& snapshot, const ExportForm& form, const Sink& sink)
        : snapshot_(snapshot), form_(form), sink_(sink)
    {}

    Result<Done> whole()
    {
        auto done = put(header_line(snapshot_));
        while (done && written_ < snapshot_.size())
            done = run(std::min(snapshot_.size(), written_ + entries_of_run));
        if (!done) return done;
        if (covered_ != written_)
            return damaged(covered_, "No checkpoint covers this entry and those behind it.");
        return sink_(R"({"end":)" + std::to_string(written_) + R"(,"digest":")"
                     + base::hex(digest_.finish()) + "\"}\n");
    }

private:
    Result<Done> put(const std::string& line)
    {
        digest_.add(line);
        return sink_(line);
    }

    Result<Done> run(std::uint64_t upto)
    {
        const auto coming = checkpoints_of_run(snapshot_.rows(), written_, upto);
        if (!coming) return std::unexpected(coming.error());
        auto checkpoint = coming->begin();
        bool visited = true;
        auto done = snapshot_.rows().read(written_, upto, [&](const Stored& stored) {
            auto put_done = entry(stored);
            if (put_done && checkpoint != coming->end() && checkpoint->size == written_) {
                covered_ = written_;
                put_done = put(checkpoint_line(*checkpoint++));
            }
            visited = put_done.has_value();
            return put_done;
        });
        // A shelf that meets a gap names it in its own way.
        const bool gap = !done && visited && done.error().kind == Problem::Kind::damaged;
        if (gap || (done && written_ != upto))
            return damaged(written_, "An entry is not there that should be.");
        return done;
    }

    Result<Done> entry(const Stored& stored)
    {
        if (stored.index != written_)
            return damaged(written_, "Another entry stands in its place.");
        const auto line = entry_line(stored, snapshot_.keys(), form_);
        if (!line) return std::unexpected(line.error());
        ++written_;
        return put(*line);
    }

    const Snapshot& snapshot_;
    const ExportForm& form_;
    const Sink& sink_;
    RunningDigest digest_;
    std::uint64_t written_ = 0;  // Entries.
    std::uint64_t covered_ = 0;  // Entries under the last checkpoint that was written.
};

}  // namespace

Result<Done> write_export(const Snapshot& snapshot, const ExportForm& form, const Sink& sink)
{
    return Writing{snapshot, form, sink}.whole();
}

}  // namespace holdfast::ledger
