#include "witness/lines.h"

#include "witness/words.h"

#include <charconv>
#include <cstring>

namespace holdfast::witness {

namespace {

constexpr std::size_t line_length_most = std::size_t{64} << 20;

/// Takes a line apart from its front. The first thing that does not fit makes everything behind it
/// fail, so only the end is asked.
class Scanner {
public:
    explicit Scanner(std::string_view line) : rest_(line) {}

    /// Takes these characters when they are next.
    bool meets(std::string_view text)
    {
        if (!fits_ || !rest_.starts_with(text)) return false;
        rest_.remove_prefix(text.size());
        return true;
    }
    Scanner& skip(std::string_view text)
    {
        if (!meets(text)) fits_ = false;
        return *this;
    }
    /// A whole number in its only form: no sign but a minus, no zero in front.
    template <class Number>
    Scanner& number(Number& value)
    {
        const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
        const std::string_view read{rest_.data(), static_cast<std::size_t>(end - rest_.data())};
        if (error != std::errc{} || read.starts_with("-0")
            || (read.size() > 1 && read.starts_with('0')))
            fits_ = false;
        rest_.remove_prefix(read.size());
        return *this;
    }
    /// What stands up to the next quotation mark, which is taken too.
    std::string_view quoted()
    {
        const std::size_t length = rest_.find('"');
        if (length == std::string_view::npos) {
            fits_ = false;
            return {};
        }
        const std::string_view text = rest_.substr(0, length);
        rest_.remove_prefix(length + 1);
        return text;
    }
    template <class Value>
    Scanner& keep(const std::optional<Value>& read, Value& value)
    {
        if (read) value = *read;
        else fits_ = false;
        return *this;
    }
    /// Everything but the closing brace of the line.
    std::string_view all_but_brace()
    {
        if (!rest_.ends_with('}')) return {};
        const std::string_view text = rest_.substr(0, rest_.size() - 1);
        rest_.remove_prefix(text.size());
        return text;
    }
    [[nodiscard]] bool ended() const { return fits_ && rest_.empty(); }

private:
    std::string_view rest_;
    bool fits_ = true;
};

}  // namespace

bool LineReader::fill()
{
    if (begin_ > 0) {
        std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
        end_ -= begin_;
        begin_ = 0;
    }
    if (end_ == buffer_.size()) {
        if (buffer_.size() >= line_length_most) return false;
        buffer_.resize(buffer_.size() * 2);
    }
    stream_.read(buffer_.data() + end_, static_cast<std::streamsize>(buffer_.size() - end_));
    const auto count = static_cast<std::size_t>(stream_.gcount());
    end_ += count;
    return count > 0;
}

std::optional<std::string_view> LineReader::next()
{
    ++number_;
    std::size_t searched = 0;
    while (true) {
        const char* from = buffer_.data() + begin_ + searched;
        const std::size_t waiting = end_ - begin_ - searched;
        if (const void* found = waiting == 0 ? nullptr : std::memchr(from, '\n', waiting)) {
            const auto length = static_cast<std::size_t>(static_cast<const char*>(found)
                                                         - (buffer_.data() + begin_))
                              + 1;
            const std::string_view line{buffer_.data() + begin_, length};
            begin_ += length;
            return line;
        }
        searched = end_ - begin_;
        if (!fill()) return std::nullopt;
    }
}

bool LineReader::at_end()
{
    return begin_ == end_ && !fill();
}

std::optional<HeaderLine> read_header(std::string_view line)
{
    HeaderLine header;
    Scanner scanner{line};
    scanner.skip(R"({"holdfast":"export","version":1,"authority":")");
    header.authority_text = scanner.quoted();
    scanner.keep(read_id(header.authority_text), header.authority)
        .skip(R"(,"signer":")")
        .keep(read_base64_of<32>(scanner.quoted()), header.signer)
        .skip(R"(,"size":)")
        .number(header.size)
        .skip("}");
    if (!scanner.ended()) return std::nullopt;
    return header;
}

std::optional<EntryLine> read_entry(std::string_view line)
{
    EntryLine entry;
    Scanner scanner{line};
    scanner.skip(R"({"index":)").number(entry.index).skip(R"(,"recorded":)").number(entry.recorded);
    scanner.skip(R"(,"format":1,"sealed":)");
    if (!scanner.meets("null")) {
        scanner.skip("\"");
        entry.sealed = scanner.quoted();
    }
    scanner.skip(R"(,"sealedDigest":")").keep(read_hex(scanner.quoted()), entry.sealed_digest);
    scanner.skip(R"(,"keyDigest":")").keep(read_hex(scanner.quoted()), entry.key_digest);
    if (scanner.meets(R"(,"removedBy":)")) {
        scanner.number(entry.removed_by.emplace(0));
    } else if (scanner.meets(R"(,"key":")")) {
        entry.key = scanner.quoted();
        scanner.skip(R"(,"entry":)");
        entry.words = scanner.all_but_brace();
        if (!is_tight_object(entry.words)) return std::nullopt;
    }
    scanner.skip("}");
    if (!scanner.ended()) return std::nullopt;
    return entry;
}

std::optional<CheckpointLine> read_checkpoint(std::string_view line)
{
    CheckpointLine checkpoint;
    Scanner scanner{line};
    scanner.skip(R"({"size":)").number(checkpoint.size).skip(R"(,"root":")");
    checkpoint.root_text = scanner.quoted();
    scanner.keep(read_base64_of<32>(checkpoint.root_text), checkpoint.root)
        .skip(R"(,"recorded":)")
        .number(checkpoint.recorded)
        .skip(R"(,"signature":")")
        .keep(read_base64_of<64>(scanner.quoted()), checkpoint.signature)
        .skip("}");
    if (!scanner.ended()) return std::nullopt;
    return checkpoint;
}

std::optional<EndLine> read_end(std::string_view line)
{
    EndLine end;
    Scanner scanner{line};
    scanner.skip(R"({"end":)").number(end.size);
    scanner.skip(R"(,"digest":")").keep(read_hex(scanner.quoted()), end.digest).skip("}");
    if (!scanner.ended()) return std::nullopt;
    return end;
}

}  // namespace holdfast::witness
