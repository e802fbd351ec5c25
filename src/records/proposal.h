#pragma once
#include "base/id.h"

namespace holdfast::records {

/// The decisions at which guardrails stand.
enum class Gate { close };

/// What somebody asks to be decided: the question, and the entry that asks it.
struct Proposal {
    Gate gate;
    base::EntryId entry;
};

}  // namespace holdfast::records
