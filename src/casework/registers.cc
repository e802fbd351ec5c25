#include "casework/registers.h"

#include "casework/as_of.h"
#include "casework/choosing.h"
#include "index/lists.h"
#include "records/read.h"

#include <algorithm>
#include <cassert>
#include <functional>
#include <map>
#include <tuple>

namespace holdfast::casework {

using base::Done;
using base::Result;
using base::SubjectKind;
using ledger::Kept;

namespace {

/// Where the words of a type stand.
struct Drawn {
    index::List list;
    base::Bytes key;
};

/// Calls `say` with every word of a type in a list, in the order of the ledger.
template <class R>
Result<Done> each_word(const House& house, const Drawn& drawn,
                       const std::function<void(Word<R>&&)>& say)
{
    const auto snapshot = house.ledger.read();
    if (!snapshot) return std::unexpected(snapshot.error());
    return snapshot->read_drawn(index::number_of(drawn.list),
                                drawn.key,
                                0,
                                snapshot->size(),
                                [&](Kept&& kept) -> Result<Done> {
                                    if (!kept.entry || kept.entry->kind != R::declaration.number)
                                        return Done{};
                                    auto record = records::read_back<R>(
                                        kept.entry->happened, std::move(kept.entry->body));
                                    if (!record) return std::unexpected(record.error());
                                    say({kept.entry->id,
                                         std::move(*record),
                                         std::move(kept.entry->about),
                                         kept.recorded,
                                         std::move(kept.entry->by)});
                                    return Done{};
                                });
}

template <class R>
Result<Done> each_word(const House& house, const std::function<void(Word<R>&&)>& say)
{
    return each_word<R>(house, {index::List::kind, index::kind_key(R::declaration.number)}, say);
}

/// The words on each subject of one kind, by the name that stands now.
template <class Id, class R>
Result<std::vector<WordsOn<Id, R>>> words_by_subject(const House& house, SubjectKind kind)
{
    std::map<Id, std::vector<Word<R>>> by_id;
    const auto done = each_word<R>(house, [&](Word<R>&& word) {
        for (const ledger::About& about : word.about)
            if (about.subject.kind == kind) by_id[Id{about.subject.id}].push_back(word);
    });
    if (!done) return std::unexpected(done.error());
    std::vector<WordsOn<Id, R>> all;
    for (auto& [id, words] : by_id) all.push_back({id, std::move(words)});
    std::sort(all.begin(), all.end(), [](const auto& one, const auto& other) {
        return std::tie(one.newest().record.name, one.id)
             < std::tie(other.newest().record.name, other.id);
    });
    return all;
}

}  // namespace

Result<std::vector<WordsOnPractitioner>> register_of_practitioners(const House& house)
{
    return words_by_subject<base::PractitionerId, records::Practitioner>(house,
                                                                         SubjectKind::practitioner);
}

Result<std::vector<WordsOnAgency>> register_of_agencies(const House& house)
{
    return words_by_subject<base::AgencyId, records::Agency>(house, SubjectKind::agency);
}

Result<std::vector<records::Criterion>> threshold_document(const House& house)
{
    const auto snapshot = house.ledger.read();
    if (!snapshot) return std::unexpected(snapshot.error());
    const auto policy = policy_as_of(house, *snapshot, snapshot->size());
    if (!policy) return std::unexpected(policy.error());
    return (*policy)->document_on(house.today());
}

bool goes_on(const WordsOnAgency& agency, base::Date today)
{
    const auto& until = agency.newest().record.until;
    const auto last = until ? base::latest_date(*until, {}) : std::nullopt;
    return !until || (last && *last > today);
}

bool is_protected(const WordsOnAgency& agency)
{
    return std::any_of(agency.words.begin(), agency.words.end(), [](const auto& word) {
        const auto& kind = word.record.kind;
        return kind
            && (kind->code == "domestic_abuse_service" || kind->code == "placement_provider");
    });
}

Result<Done> look_at_agency(const House& house, const access::Viewer& viewer,
                            const base::AgencyId& agency)
{
    assert(house.looks != nullptr);
    return house.looks->write({viewer,
                               access::Action::read,
                               "how an agency is reached",
                               {base::Subject::of(agency)},
                               {may_read_registers(viewer.role), "registers"},
                               ""});
}

Result<std::vector<Word<records::AccountChange>>> account_changes(const House& house,
                                                                  const base::PractitionerId& whose)
{
    std::vector<Word<records::AccountChange>> changes;
    const auto done = each_word<records::AccountChange>(
        house,
        {index::List::about, index::about_key(base::Subject::of(whose))},
        [&](Word<records::AccountChange>&& word) { changes.push_back(std::move(word)); });
    if (!done) return std::unexpected(done.error());
    return changes;
}

Result<std::vector<Word<records::PolicyValue>>> policy_words(const House& house)
{
    std::vector<Word<records::PolicyValue>> words;
    const auto done = each_word<records::PolicyValue>(
        house, [&](Word<records::PolicyValue>&& word) { words.push_back(std::move(word)); });
    if (!done) return std::unexpected(done.error());
    return words;
}

}  // namespace holdfast::casework
