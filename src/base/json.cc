#include "base/json.h"

#include <boost/json/basic_parser_impl.hpp>

#include <algorithm>
#include <cassert>
#include <charconv>
#include <cmath>
#include <set>
#include <vector>

namespace holdfast::base {
namespace {

constexpr std::size_t bytes_max = std::size_t{64} << 20;
constexpr std::size_t levels_max = 64;

/// Takes the events of the parser and builds the value, but refuses what Boost.JSON would let pass:
/// a name twice in one object, of which it keeps the last, and a number that becomes infinite. It
/// also reads fractions itself: Boost.JSON's own reading can be wrong in the last place, so that a
/// number would change when it is written and read again.
class StrictBuilder {
public:
    // The size of the text is the limit of everything in it.
    static constexpr std::size_t max_array_size = bytes_max;
    static constexpr std::size_t max_object_size = bytes_max;
    static constexpr std::size_t max_string_size = bytes_max;
    static constexpr std::size_t max_key_size = bytes_max;

    StrictBuilder() { values_.reset(); }
    json::value release() { return values_.release(); }
    const char* refusal() const { return refusal_; }

    bool on_document_begin(json::error_code&) { return true; }
    bool on_document_end(json::error_code&) { return true; }
    bool on_array_begin(json::error_code&) { return true; }
    bool on_array_end(std::size_t count, json::error_code&)
    {
        values_.push_array(count);
        return true;
    }
    bool on_object_begin(json::error_code&)
    {
        open_.emplace_back();
        return true;
    }
    bool on_object_end(std::size_t count, json::error_code&)
    {
        open_.pop_back();
        values_.push_object(count);
        return true;
    }
    bool on_key_part(json::string_view part, std::size_t, json::error_code&)
    {
        name_.append(part.data(), part.size());
        values_.push_chars(part);
        return true;
    }
    bool on_key(json::string_view rest, std::size_t, json::error_code& error)
    {
        name_.append(rest.data(), rest.size());
        const bool is_new = open_.back().insert(name_).second;
        name_.clear();
        if (!is_new)
            return refuse("A name stands twice in one object. Keep one of the two.", error);
        values_.push_key(rest);
        return true;
    }
    bool on_string_part(json::string_view part, std::size_t, json::error_code&)
    {
        values_.push_chars(part);
        return true;
    }
    bool on_string(json::string_view rest, std::size_t, json::error_code&)
    {
        values_.push_string(rest);
        return true;
    }
    bool on_number_part(json::string_view part, json::error_code&)
    {
        digits_.append(part.data(), part.size());
        return true;
    }
    bool on_int64(std::int64_t number, json::string_view, json::error_code&)
    {
        digits_.clear();
        values_.push_int64(number);
        return true;
    }
    bool on_uint64(std::uint64_t number, json::string_view, json::error_code&)
    {
        digits_.clear();
        values_.push_uint64(number);
        return true;
    }
    bool on_double(double estimate, json::string_view rest, json::error_code& error)
    {
        digits_.append(rest.data(), rest.size());
        double number = estimate;
        const auto read = std::from_chars(digits_.data(), digits_.data() + digits_.size(), number);
        digits_.clear();
        const bool out_of_range = read.ec == std::errc::result_out_of_range;
        if (!std::isfinite(number) || (out_of_range && std::abs(number) > 1)) {
            return refuse("This number is too large.", error);
        }
        values_.push_double(number);
        return true;
    }
    bool on_bool(bool truth, json::error_code&)
    {
        values_.push_bool(truth);
        return true;
    }
    bool on_null(json::error_code&)
    {
        values_.push_null();
        return true;
    }
    // Comments are not standard JSON: the parser refuses them before it would call these two.
    bool on_comment_part(json::string_view, json::error_code&) { return false; }
    bool on_comment(json::string_view, json::error_code&) { return false; }

private:
    bool refuse(const char* message, json::error_code& error)
    {
        refusal_ = message;
        error = json::error::syntax;
        return false;
    }

    json::value_stack values_;
    // The names met so far in each object that is open, the outermost first. An ordered set, so
    // that no choice of names can make it slow.
    std::vector<std::set<std::string>> open_;
    std::string name_;
    std::string digits_;
    const char* refusal_ = nullptr;
};

std::string place_of(std::string_view text, std::size_t offset)
{
    const std::string_view before = text.substr(0, offset);
    const auto lines = std::ranges::count(before, '\n');
    const std::size_t line_end = before.rfind('\n');
    const std::size_t column = line_end == before.npos ? offset : offset - line_end - 1;
    return "line " + std::to_string(lines + 1) + ", column " + std::to_string(column + 1);
}

const char* message_of(const json::error_code& error)
{
    if (error == json::error::incomplete) return "This JSON ends before it is complete.";
    if (error == json::error::too_deep) return "This JSON is nested more than 64 levels deep.";
    return "This is not standard JSON in UTF-8. Correct it here.";
}

std::string number_text(double number)
{
    assert(std::isfinite(number));
    char text[32];
    const auto written = std::to_chars(text, text + sizeof text, number);
    std::string answer(text, written.ptr);
    // A whole number keeps a sign that it was not an integer.
    if (answer.find_first_of(".e") == answer.npos) answer += ".0";
    return answer;
}

void write_line(std::string& out, std::size_t level)
{
    out += '\n';
    out.append(level * 2, ' ');
}

void write_pretty(std::string& out, const json::value& value, std::size_t level);

void write_array(std::string& out, const json::array& array, std::size_t level)
{
    out += '[';
    for (const json::value& element : array) {
        if (&element != array.begin()) out += ',';
        write_line(out, level + 1);
        write_pretty(out, element, level + 1);
    }
    if (!array.empty()) write_line(out, level);
    out += ']';
}

void write_object(std::string& out, const json::object& object, std::size_t level)
{
    out += '{';
    for (const json::key_value_pair& member : object) {
        if (&member != object.begin()) out += ',';
        write_line(out, level + 1);
        out += json::serialize(member.key());
        out += ": ";
        write_pretty(out, member.value(), level + 1);
    }
    if (!object.empty()) write_line(out, level);
    out += '}';
}

void write_pretty(std::string& out, const json::value& value, std::size_t level)
{
    switch (value.kind()) {
    case json::kind::array: return write_array(out, value.get_array(), level);
    case json::kind::object: return write_object(out, value.get_object(), level);
    case json::kind::double_: out += number_text(value.get_double()); return;
    case json::kind::null:
    case json::kind::bool_:
    case json::kind::int64:
    case json::kind::uint64:
    case json::kind::string: out += json::serialize(value); return;
    }
}

}  // namespace

Result<json::value> parse_json(std::string_view text)
{
    const auto refuse = [text](std::size_t offset, const char* message) {
        return problem(Problem::Kind::invalid, place_of(text, offset), message);
    };
    if (text.size() > bytes_max) {
        return refuse(bytes_max, "This JSON is larger than 64 MiB. Send it in parts.");
    }
    json::parse_options options;
    options.max_depth = levels_max;
    json::basic_parser<StrictBuilder> parser(options);
    json::error_code error;
    const std::size_t used = parser.write_some(false, text.data(), text.size(), error);
    if (error) {
        const char* refusal = parser.handler().refusal();
        return refuse(used, refusal != nullptr ? refusal : message_of(error));
    }
    if (used < text.size()) return refuse(used, "More text stands behind the end of the JSON.");
    return parser.handler().release();
}

std::string pretty(const json::value& value)
{
    std::string out;
    write_pretty(out, value, 0);
    out += '\n';
    return out;
}

std::string pointer_to(std::string_view parent, std::string_view key)
{
    std::string pointer{parent};
    pointer += '/';
    for (const char c : key) {
        // The two characters that have a meaning of their own in a pointer.
        if (c == '~') pointer += "~0";
        else if (c == '/') pointer += "~1";
        else pointer += c;
    }
    return pointer;
}

}  // namespace holdfast::base
