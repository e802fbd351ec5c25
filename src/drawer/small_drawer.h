#pragma once
#include "base/seeded_entropy.h"
#include "drawer/drawer.h"
#include "drawer/memory_drawer_shelf.h"

namespace holdfast::drawer {

inline constexpr std::string_view good_password = "four invented words";

/// The least that libsodium takes, so that a test need not wait.
inline constexpr PasswordCost cheap{.memory = 8192, .passes = 1};

/// A drawer in memory for tests: every key and token follows from a seed, and its clock stands
/// still until it is told to go on. Calls of its own that fail end the test program.
class SmallDrawer {
public:
    SmallDrawer() : root_(base::SecretKey::random(entropy_)) { reopen(); }
    SmallDrawer(const SmallDrawer&) = delete;
    SmallDrawer& operator=(const SmallDrawer&) = delete;

    /// As after a restart of the program.
    void reopen(PasswordCost cost = cheap)
    {
        drawer_ = Drawer::open(shelf_, root_, setting(cost)).value();
    }
    [[nodiscard]] Setting setting(PasswordCost cost = cheap)
    {
        return {[this] { return now; }, &entropy_, cost};
    }
    Drawer* operator->() { return drawer_.get(); }

    void pass(std::chrono::microseconds time) { now += time; }

    /// An account with the good password; the practitioner that it is of.
    base::PractitionerId add(const std::string& name)
    {
        const auto practitioner = base::PractitionerId::random(entropy_);
        return drawer_->accounts()
            .add({name, practitioner, std::string(good_password)})
            .value()
            .practitioner;
    }
    SignedIn sign_in(std::string_view name)
    {
        return drawer_->accounts().sign_in({name, good_password}).value();
    }
    /// "signed in", or the kind of the Problem.
    std::string signing_in(std::string_view name, std::string_view password)
    {
        const auto done = drawer_->accounts().sign_in({name, password});
        return done ? "signed in" : std::string(base::word_of(done.error().kind));
    }
    [[nodiscard]] bool knows(std::string_view token)
    {
        return drawer_->sessions().find(token).value().has_value();
    }

    [[nodiscard]] MemoryDrawerShelf& shelf() { return shelf_; }
    [[nodiscard]] base::Entropy& entropy() { return entropy_; }
    [[nodiscard]] const base::SecretKey& root() const { return root_; }
    [[nodiscard]] std::size_t rows_in(List list)
    {
        return shelf_.all(static_cast<std::uint32_t>(list), {}).value().size();
    }

    base::Instant now = base::parse_instant("2026-03-09T09:00:00Z").value();

private:
    base::SeededEntropy entropy_{1};
    base::SecretKey root_;
    MemoryDrawerShelf shelf_;
    std::unique_ptr<Drawer> drawer_;
};

/// The kind of a call's Problem, "" when it has none.
template <class Value>
std::string fault_of(const base::Result<Value>& result)
{
    return result ? "" : std::string(base::word_of(result.error().kind));
}

/// "invalid signInName, invalid password"; "" when there is no Problem.
template <class Value>
std::string fault_of(const base::Checked<Value>& result)
{
    std::string words;
    if (result) return words;
    for (const base::Problem& problem : result.error()) {
        if (!words.empty()) words += ", ";
        words += std::string(base::word_of(problem.kind)) + " " + problem.place;
    }
    return words;
}

}  // namespace holdfast::drawer
