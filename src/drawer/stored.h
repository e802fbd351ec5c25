#pragma once
#include "base/date.h"
#include "base/id.h"
#include "base/json.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Reading the members of a stored row. What we sealed ourselves has the form that we gave it; a
/// row that has not is damaged, which is noted once and told at the end.
namespace holdfast::drawer {

/// An instant as rows keep it: microseconds since 1970, UTC.
[[nodiscard]] inline std::int64_t stored_instant(base::Instant instant)
{
    return instant.time_since_epoch().count();
}

/// Belongs to one thread at a time. The object must outlive it.
class StoredMembers {
public:
    explicit StoredMembers(const base::json::object& object) : object_(&object) {}

    /// The member of this name; "" or the zero of its kind, and `damaged`, when it is not there or
    /// has another form.
    [[nodiscard]] std::string text(std::string_view name);
    [[nodiscard]] base::Instant instant(std::string_view name);
    [[nodiscard]] base::json::object object(std::string_view name);
    [[nodiscard]] const base::json::array& array(std::string_view name);
    template <class Identity>
    [[nodiscard]] Identity id(std::string_view name)
    {
        const auto parsed = Identity::parse(text(name));
        if (parsed) return *parsed;
        damaged_ = true;
        return {};
    }

    /// Does the object have a member of this name? What is optional is left out when it is absent.
    [[nodiscard]] bool has(std::string_view name) const { return object_->contains(name); }

    /// Notes that a member's content cannot be right.
    void refuse() { damaged_ = true; }
    [[nodiscard]] bool damaged() const { return damaged_; }

private:
    const base::json::object* object_;
    bool damaged_ = false;
};

/// What is answered for a row that cannot be read. Problem: damaged.
[[nodiscard]] std::unexpected<base::Problem> damaged_row();

}  // namespace holdfast::drawer
