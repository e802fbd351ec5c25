#include "bench/figures.h"
#include "bench/report.h"
#include "casework/scenes.h"
#include "guardrails/gate.h"
#include "index/lists.h"

namespace holdfast::bench {

namespace {

using casefile::FamilyScene;

constexpr int rounds = 9;

FamilyScene scene_of(const ledger::Snapshot& snapshot, const base::FamilyId& family)
{
    return must(casework::family_scene(snapshot, family, snapshot.size()));
}

/// From a ledger that has just been opened, so that the store's own cache is empty.
double fold_first(const Stage& stage)
{
    const house::OpenLedger opened = stage.open();
    const Watch watch;
    const auto snapshot = must(opened.ledger->read());
    const FamilyScene scene = scene_of(snapshot, stage.large_family());
    const double taken = watch.milliseconds();
    if (scene.facts.size() < entries_of_large_family)
        give_up(base::Problem{base::Problem::Kind::damaged, "", "The large family is too small."});
    return taken;
}

/// A scene that is kept, and how much of the ledger it has seen.
struct KeptScene {
    FamilyScene scene;
    std::uint64_t seen;
};

/// Brings the scene up to what the ledger holds now.
void extend(KeptScene& kept, const ledger::Snapshot& snapshot)
{
    std::vector<ledger::Kept> newer;
    must_do(snapshot.read_drawn(index::number_of(index::List::about),
                                index::about_key(base::Subject::of(kept.scene.family)),
                                kept.seen,
                                snapshot.size(),
                                [&](ledger::Kept&& each) -> base::Result<base::Done> {
                                    newer.push_back(std::move(each));
                                    return base::Done{};
                                }));
    must_do(casefile::extend(kept.scene, std::move(newer)));
    kept.seen = snapshot.size();
}

}  // namespace

void measure_fold(Stage& stage)
{
    const double first = middle_of(rounds, [&] { return fold_first(stage); });
    print({"First fold of a family's 2,000 entries", first, "ms", {}, Better::lower, 15});

    const house::OpenLedger opened = stage.open();
    const auto at_first = must(opened.ledger->read());
    KeptScene kept{scene_of(at_first, stage.large_family()), at_first.size()};
    const auto policy = must(casework::policy_book(at_first, at_first.size()));
    const base::WorkingDays& days = base::WorkingDays::england();
    const base::Date today = base::Date::of(2026, 1, 2);
    std::vector<double> rechecks;
    const double refold = middle_of(rounds, [&] {
        (void)must(opened.ledger->append({{stage.next_note_of_large_family()}, {}}));
        const Watch folding;
        extend(kept, must(opened.ledger->read()));
        const double taken = folding.milliseconds();
        const Watch checking;
        const auto findings = guardrails::sweep(kept.scene, policy, days, today);
        rechecks.push_back(taken + checking.milliseconds());
        return taken;
    });
    print({"Fold again after one more entry", refold, "ms", {}, Better::lower, 3});
    auto next = rechecks.begin();
    const double recheck = middle_of(rounds, [&] { return *next++; });
    print({"Recheck that scene after one more entry", recheck, "ms", {}, Better::lower, 2});
}

}  // namespace holdfast::bench
