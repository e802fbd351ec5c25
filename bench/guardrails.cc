#include "bench/figures.h"
#include "bench/report.h"
#include "casework/scenes.h"
#include "guardrails/gate.h"
#include "index/lists.h"
#include "records/types/family_member.h"

#include <algorithm>
#include <thread>

namespace holdfast::bench {

namespace {

using base::FamilyId;
using casefile::FamilyScene;

constexpr std::size_t families_most = 8'000;
constexpr int sweeps = 5;

const base::Date today = base::Date::of(2026, 1, 2);

/// The first families of the ledger, each once. They are about a sixth of a ledger of a million.
std::vector<FamilyId> families_in(const ledger::Snapshot& snapshot)
{
    std::vector<FamilyId> families;
    const std::uint64_t upto = std::min<std::uint64_t>(snapshot.size(), families_most * 25);
    must_do(snapshot.read_drawn(index::number_of(index::List::kind),
                                index::kind_key(records::FamilyMember::declaration.number),
                                0,
                                upto,
                                [&](const ledger::Kept& kept) -> base::Result<base::Done> {
                                    for (const ledger::About& about : kept.entry->about)
                                        if (const auto family = about.subject.family())
                                            families.push_back(*family);
                                    return base::Done{};
                                }));
    std::sort(families.begin(), families.end());
    families.erase(std::unique(families.begin(), families.end()), families.end());
    if (families.size() > families_most) families.resize(families_most);
    return families;
}

/// What a sweep came across.
struct Swept {
    std::uint64_t entries = 0;
    std::uint64_t findings = 0;  // Counted, so that no compiler leaves the work out.
};

void sweep(const FamilyScene& scene, const records::PolicyBook& policy, Swept& swept)
{
    swept.entries += scene.facts.size();
    swept.findings += guardrails::sweep(scene, policy, base::WorkingDays::england(), today).size();
}

/// Reads, folds and sweeps the families given, one after another.
Swept sweep_from_disk(const ledger::Ledger& ledger, std::span<const FamilyId> families)
{
    const auto snapshot = must(ledger.read());
    const auto policy = must(casework::policy_book(snapshot, snapshot.size()));
    Swept swept;
    for (const FamilyId& family : families)
        sweep(must(casework::family_scene(snapshot, family, snapshot.size())), policy, swept);
    return swept;
}

/// The same with every core of the machine. Entries a second.
double speed_from_disk(const Stage& stage, std::span<const FamilyId> families, std::size_t threads)
{
    const house::OpenLedger opened = stage.open();
    std::vector<Swept> swept(threads);
    const Watch watch;
    {
        std::vector<std::jthread> running;
        const std::size_t share = families.size() / threads;
        for (std::size_t i = 0; i < threads; ++i)
            running.emplace_back([&, i] {
                swept[i] = sweep_from_disk(*opened.ledger, families.subspan(i * share, share));
            });
    }
    std::uint64_t entries = 0;
    for (const Swept& each : swept) entries += each.entries;
    return static_cast<double>(entries) / watch.seconds();
}

/// Entries a second, from scenes that are folded already.
double speed_in_memory(const Stage& stage, std::span<const FamilyId> families)
{
    const house::OpenLedger opened = stage.open();
    const auto snapshot = must(opened.ledger->read());
    const auto policy = must(casework::policy_book(snapshot, snapshot.size()));
    std::vector<FamilyScene> scenes;
    for (const FamilyId& family : families)
        scenes.push_back(must(casework::family_scene(snapshot, family, snapshot.size())));
    Swept swept;
    const Watch watch;
    for (int i = 0; i < sweeps; ++i)
        for (const FamilyScene& scene : scenes) sweep(scene, policy, swept);
    return static_cast<double>(swept.entries) / watch.seconds();
}

}  // namespace

void measure_guardrails(Stage& stage)
{
    std::vector<FamilyId> families;
    {
        const house::OpenLedger opened = stage.open();
        families = families_in(must(opened.ledger->read()));
    }
    const std::string unit = "entries/s";
    print({"Guardrails over facts in memory, one core",
           speed_in_memory(stage, families),
           unit,
           {},
           Better::higher,
           2e6});
    const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
    print({"Guardrails from disk, unsealing included, one core",
           speed_from_disk(stage, families, 1),
           unit,
           {},
           Better::higher,
           3e5});
    print({"Guardrails from disk, unsealing included, " + std::to_string(cores) + " cores",
           speed_from_disk(stage, families, cores),
           unit,
           {},
           Better::higher,
           3e5});
}

}  // namespace holdfast::bench
