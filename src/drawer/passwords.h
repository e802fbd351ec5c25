#pragma once
#include "base/problem.h"

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

namespace holdfast::drawer {

/// What is kept of a password: argon2id (RFC 9106) in its text form, with salt and cost.
struct PasswordHash {
    std::string text;
    friend bool operator==(const PasswordHash&, const PasswordHash&) = default;
};

/// What one guess costs. The default is OWASP's floor for argon2id, with one lane: about a tenth
/// of a second. A test may take less.
struct PasswordCost {
    std::size_t memory = std::size_t{19} * 1024 * 1024;  // Bytes.
    unsigned long long passes = 2;
};

/// A bounded number of places, taken and given back. Safe to call from several threads.
class Places {
public:
    explicit Places(int free) : free_(free) {}

    struct GiveBack {
        void operator()(Places* places) const;
    };
    /// Given back when it goes. Must not outlive the places.
    using Place = std::unique_ptr<Places, GiveBack>;
    /// Waits for a place; nullptr when none came free in that time.
    [[nodiscard]] Place take(std::chrono::milliseconds longest);

private:
    std::mutex mutex_;  // Guards what follows.
    std::condition_variable freed_;
    int free_;
};

/// Hashing passwords and comparing with hashes, at most four at once: each takes much memory and
/// time, which is what makes it good, and what would let strangers stop everybody else. Who gets no
/// place within ten seconds is told so. Safe to call from several threads.
///
/// What is compared is `same_however_typed` of the password, and every byte of it.
class Passwords {
public:
    explicit Passwords(PasswordCost cost = {});

    /// Problem: unavailable, when too many wait or memory is short.
    [[nodiscard]] base::Result<PasswordHash> hash(std::string_view password);

    enum class Comparison {
        differs,  // Also when the machine had no memory for it: in doubt nobody comes in.
        fits,
        fits_at_another_cost,  // Hash it anew while it is known.
    };
    /// Problem: unavailable, when too many wait.
    [[nodiscard]] base::Result<Comparison> compare(std::string_view password,
                                                   const PasswordHash& hash);

    /// The hash of a random password that nobody has. Comparing with it takes as long as with a
    /// real one, so that the time does not tell which names there are.
    [[nodiscard]] const PasswordHash& nobodys() const { return nobodys_; }

private:
    [[nodiscard]] base::Result<Places::Place> place();

    PasswordCost cost_;
    Places places_{4};
    PasswordHash nobodys_;
};

}  // namespace holdfast::drawer
