#pragma once
#include "base/id.h"
#include "base/subject.h"
#include "drawer/rows.h"

#include <map>
#include <span>
#include <string>

namespace holdfast::drawer {

/// What somebody was told, and on which day first, so that nothing is told as new twice. A matter
/// is a word that says what is told and at which stage, such as a rule, an entry and "late"; ids
/// only, never a name or a word of a file. Safe to call from several threads.
class Notices {
public:
    /// `rows` must outlive it.
    explicit Notices(Rows& rows) : rows_(&rows) {}

    /// Tells somebody of these matters today. Answers for each the day on which they were first
    /// told of it, today for what is new. Nothing is written where nothing is new. What is not
    /// told of any more is forgotten after `kept_days`, so that what comes back much later is new.
    /// Problems: damaged; unavailable, and then nothing was told.
    [[nodiscard]] base::Result<std::map<std::string, base::Date>> tell(
        const base::PractitionerId& who, std::span<const std::string> matters, base::Date today);

    static constexpr int kept_days = 100;

private:
    Rows* rows_;
};

}  // namespace holdfast::drawer
