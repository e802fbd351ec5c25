#pragma once
#include <stdexcept>

namespace holdfast::base {

/// The machine can no longer be trusted to keep what it is given: a failed fsync, above all. It is
/// never retried; `house` catches it and ends the process, and the next start reads what is on
/// disk.
class LostMachine : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

}  // namespace holdfast::base
