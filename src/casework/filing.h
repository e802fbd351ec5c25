#pragma once
#include "access/acts.h"
#include "access/guarded.h"
#include "casework/batch.h"
#include "casework/scenes.h"
#include "moves/moves.h"

/// How every act reaches the ledger: private to this room.
namespace holdfast::casework {

/// What a check inside the commit may look at.
struct Inside {
    const House& house;
    const Doing& doing;
    const ledger::Snapshot& before;
    const ledger::Entry& entry;
    const casefile::FamilyScene& scene;  // Of the family that the entry is about, before it.
};

/// Finds what the file does not allow. Empty: nothing.
using FileCheck = base::Problems (*)(const Inside& inside);

struct Filing {
    access::Act act;
    const records::RecordType* type;
    records::Written written;
    FileCheck check = nullptr;
};

/// One record that a viewer would write, as the check inside the commit finds it.
struct Writing {
    const House& house;
    const Doing& doing;
    const Filing& filing;
    const ledger::Snapshot& before;
    const ledger::Entry& entry;
};
/// May the viewer write this? Each family that it names must let them; where it names none of which
/// anything is recorded, one family of each person in it. A correction also needs that they may
/// read what it corrects. Empty: yes, or there is no viewer to ask about.
[[nodiscard]] base::Problems check_access(const Writing& writing);

/// One of several entries that stand or fall together.
struct Part {
    Doing doing;
    Filing filing;
    std::optional<std::size_t> part_of = {};  // It tells a part of that earlier one of these.
    // A document's bytes, each an entry behind it. They are about nobody by themselves, so that no
    // file is folded from them; whoever may write the document writes them.
    std::vector<records::Written> contents = {};
};
/// Checks each author's role and the subjects, then appends; `check` runs inside the commit. For a
/// record that signs or decides, nothing newer about its subjects may have come since `doing.seen`.
/// The idempotency key is the first one's. Each is checked against
/// what was there before all of them; a step that law or the census forbid, also against those
/// before it. One that decides stands with no other that changes a state, and one on closing with
/// no other at all: it is decided on what was read.
[[nodiscard]] Checked<Filed> append_all(House& house, std::span<const Part> parts);
/// The same, which tells every problem beside the part that it is of.
[[nodiscard]] CheckedBatch append_batch(House& house, std::span<const Part> parts);

/// The entry of type R in the scene that `doing` answers; nullptr when it answers none.
template <class R>
[[nodiscard]] const casefile::Fact<R>* answered(const Inside& inside)
{
    for (const ledger::Link& link : inside.doing.links)
        if (link.kind == ledger::LinkKind::answers)
            if (const auto* fact = inside.scene.facts.find<R>(link.to)) return fact;
    return nullptr;
}

/// One entry as the check inside the commit finds it, with those that are filed with it and come
/// before it.
struct Step {
    const House& house;
    const Doing& doing;
    const ledger::Snapshot& before;
    std::span<const ledger::Entry> earlier;
    const ledger::Entry& entry;
};
/// Steps that law or the census forbid (`moves`), in sentences that rest only on what the author
/// may read. The second: what a closing would leave open.
[[nodiscard]] base::Problems check_step(const Step& step, const base::FamilyId& family);
/// Is what is written again of the same record type and family, and about every child whom it named
/// before? Of those whose work ended since, and in a ledger that replays history, nobody is asked.
[[nodiscard]] base::Problems check_written_again(const Step& step,
                                                 const std::optional<base::FamilyId>& family);
[[nodiscard]] base::Problems check_left_open(const Inside& inside);

/// The entries that hold the bytes of a document, in order. They never grow: a document and its
/// content commit together.
[[nodiscard]] base::Result<std::vector<base::EntryId>> content_ids(const ledger::Snapshot& snapshot,
                                                                   const base::EntryId& document);
/// An order removes a document with its content, never the content alone.
[[nodiscard]] base::Problems check_removed(const Doing& doing, const ledger::Snapshot& before);
/// Without its content a document is only corrected, and nobody types what its content is.
[[nodiscard]] base::Problems check_document(const Doing& doing, const records::Written& kept);
/// A correction of a document says again what its content is, which no correction changes.
[[nodiscard]] base::Result<base::Done> add_known_content(const House& house,
                                                         ledger::Entry& document);

/// The checks of the acts that change a file or decide.
[[nodiscard]] base::Problems check_contact(const Inside& inside);
[[nodiscard]] base::Problems check_proposal(const Inside& inside);
[[nodiscard]] base::Problems check_signature(const Inside& inside);
[[nodiscard]] base::Problems check_answer(const Inside& inside);
/// Who raised a disagreement withdraws it, and nobody for them; that both agree is not for the
/// other side alone to say.
[[nodiscard]] base::Problems check_challenge_answer(const Inside& inside);
[[nodiscard]] base::Problems check_decision(const Inside& inside);
[[nodiscard]] base::Problems check_closing(const Inside& inside);
/// Of an allocation: what the load and the preparation of whoever is given it say.
[[nodiscard]] base::Problems check_given(const Inside& inside);
/// History is recorded as it was done, in a ledger that replays it and nowhere else.
[[nodiscard]] base::Problems check_past_the_gate(const Inside& inside);

}  // namespace holdfast::casework
