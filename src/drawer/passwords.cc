#include "drawer/passwords.h"

#include "base/entropy.h"
#include "drawer/password_rules.h"
#include "drawer/token_text.h"

#include <sodium.h>

#include <array>
#include <stdexcept>

namespace holdfast::drawer {

using base::problem;
using base::Problem;
using base::Result;

namespace {

constexpr std::chrono::milliseconds longest_wait{10'000};

/// A password that was made comparable, wiped when it goes.
class Comparable {
public:
    explicit Comparable(std::string_view password) : text_(same_however_typed(password)) {}
    ~Comparable() { sodium_memzero(text_.data(), text_.size()); }
    Comparable(const Comparable&) = delete;
    Comparable& operator=(const Comparable&) = delete;
    [[nodiscard]] const std::string& text() const { return text_; }

private:
    std::string text_;
};

}  // namespace

void Places::GiveBack::operator()(Places* places) const
{
    {
        const std::lock_guard lock(places->mutex_);
        ++places->free_;
    }
    places->freed_.notify_one();
}

Places::Place Places::take(std::chrono::milliseconds longest)
{
    std::unique_lock lock(mutex_);
    if (!freed_.wait_for(lock, longest, [&] { return free_ > 0; })) return nullptr;
    --free_;
    return Place(this);
}

Passwords::Passwords(PasswordCost cost) : cost_(cost)
{
    // The system's source also starts libsodium. Salts come from it, never from a seed.
    auto hashed = hash(random_word(32, base::system_entropy()));
    if (!hashed) throw std::runtime_error(hashed.error().message);
    nobodys_ = std::move(*hashed);
}

Result<Places::Place> Passwords::place()
{
    auto taken = places_.take(longest_wait);
    if (taken) return taken;
    return problem(Problem::Kind::unavailable,
                   "",
                   "Too many people are signing in at the moment. Try again in a minute.");
}

Result<PasswordHash> Passwords::hash(std::string_view password)
{
    const auto taken = place();
    if (!taken) return std::unexpected(taken.error());
    const Comparable same(password);
    std::array<char, crypto_pwhash_STRBYTES> text{};
    const int failed = crypto_pwhash_str_alg(text.data(),
                                             same.text().data(),
                                             same.text().size(),
                                             cost_.passes,
                                             cost_.memory,
                                             crypto_pwhash_ALG_ARGON2ID13);
    if (failed != 0)
        return problem(Problem::Kind::unavailable,
                       "",
                       "The machine is short of memory at the moment. Try again in a minute.");
    return PasswordHash{text.data()};
}

Result<Passwords::Comparison> Passwords::compare(std::string_view password,
                                                 const PasswordHash& hash)
{
    const auto taken = place();
    if (!taken) return std::unexpected(taken.error());
    const Comparable same(password);
    const char* kept = hash.text.c_str();
    if (crypto_pwhash_str_verify(kept, same.text().data(), same.text().size()) != 0)
        return Comparison::differs;
    const bool outdated = crypto_pwhash_str_needs_rehash(kept, cost_.passes, cost_.memory) != 0;
    return outdated ? Comparison::fits_at_another_cost : Comparison::fits;
}

}  // namespace holdfast::drawer
