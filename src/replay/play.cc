#include "replay/play.h"

#include "casework/acts.h"
#include "casework/as_of.h"
#include "casework/authority_findings.h"
#include "casework/workforce.h"
#include "index/lists.h"
#include "records/read.h"
#include "records/types/agency.h"
#include "records/types/allocation.h"
#include "records/types/decision.h"
#include "records/types/family_member.h"
#include "records/types/ledger_opened.h"
#include "records/types/person.h"
#include "records/types/practitioner.h"
#include "replay/differences.h"
#include "replay/tell.h"

#include <algorithm>
#include <unordered_map>

namespace holdfast::replay {

using base::Checked;
using base::Done;
using base::EntryId;
using base::Instant;
using base::Problem;
using base::Problems;
using base::Result;
using guardrails::Finding;
using ledger::Filed;

namespace {

/// Plays one case: keeps the clock, and which entry each label names.
class Player {
public:
    Player(const CaseFile& file, const Stage& stage) : file_(file), stage_(stage) {}

    Checked<Played> play()
    {
        if (stage_.before && find_event(file_, *stage_.before) == nullptr)
            return std::unexpected(Problems{{Problem::Kind::not_found,
                                             "before",
                                             "No event of this case file has this label."}});
        clock_ = first_time();
        auto ledger =
            ledger::Ledger::create(stage_.shelf,
                                   base::AuthorityId::random(stage_.entropy),
                                   stage_.root,
                                   {[this] { return clock_; }, &stage_.entropy, index::rows_of});
        if (!ledger) return std::unexpected(Problems{ledger.error()});
        casework::House house{**ledger, stage_.working_days, nullptr, &recent_};
        house_ = &house;

        auto done = tell_people();
        if (!done) return std::unexpected(done.error());
        Played played{file_.title, file_.source, stage_.as_known_on, {}, {}, {}, false};
        for (const CaseEvent& event : file_.events) {
            if (stage_.before && event.n == *stage_.before) break;
            clock_ = std::max(clock_, time_of(event));
            done = play_event(event, played);
            if (!done) return std::unexpected(done.error());
        }
        return tell_standing(std::move(played));
    }

private:
    using Step = Checked<Done>;

    /// Where the clock stands at an event.
    Instant time_of(const CaseEvent& event)
    {
        if (event.recorded) return *event.recorded;
        const auto when = base::When::parse(event.happened, by_label());
        if (!when) return clock_;
        if (const auto* time = std::get_if<base::When::Time>(&when->value)) return time->at;
        const auto latest = base::latest_date(*when, [this](const EntryId& id) {
            const auto found = whens_.find(id);
            return found == whens_.end() ? nullptr : &found->second;
        });
        return latest ? base::London::end_of(*latest) : clock_;
    }

    records::LedgerOpened opening() const
    {
        records::LedgerOpened opened;
        opened.mode = records::Coded<records::ledger_modes>{std::string{word_of(file_.ledger)}};
        opened.authority_name = file_.authority;
        return opened;
    }

    /// Where the clock starts: at the first event that says when.
    Instant first_time()
    {
        for (const CaseEvent& event : file_.events) {
            const Instant time = time_of(event);
            if (time != Instant{}) return time;
        }
        return {};
    }

    /// Who everybody is, before the first event.
    Step tell_people()
    {
        auto opened = casework::open_ledger(*house_, opening());
        if (!opened) return std::unexpected(opened.error());
        for (const CaseAgency& agency : file_.agencies) {
            auto done = tell_of({{base::Subject::of(agency.id), ledger::Part::subject}},
                                records::Agency::declaration,
                                agency.details);
            if (!done) return done;
        }
        for (const auto& [key, practitioner] : file_.practitioners) {
            auto done = tell_practitioner(practitioner);
            if (!done) return done;
        }
        for (const auto& [key, person] : file_.persons) {
            auto done = tell_of({{base::Subject::of(person.id), ledger::Part::subject}},
                                records::Person::declaration,
                                person.details);
            if (!done) return done;
        }
        for (const auto& [key, family] : file_.families)
            for (const CaseMember& member : family.members) {
                const base::PersonId person = file_.persons.at(member.person).id;
                auto done = tell_of({{base::Subject::of(family.id), ledger::Part::subject},
                                     {base::Subject::of(person), ledger::Part::subject}},
                                    records::FamilyMember::declaration,
                                    member.member);
                if (!done) return done;
            }
        return Done{};
    }

    Step tell_practitioner(const CasePractitioner& practitioner)
    {
        if (practitioner.details.empty()) return Done{};
        const ledger::Author& who = practitioner.author;
        return tell_of({{base::Subject::of(who.practitioner), ledger::Part::subject},
                        {base::Subject::of(who.agency), ledger::Part::subject}},
                       records::Practitioner::declaration,
                       practitioner.details);
    }

    /// Files what the case file itself tells.
    Step tell_of(std::vector<ledger::About> about, const records::RecordType& type,
                 const base::json::object& details)
    {
        casework::Doing doing;
        doing.by = file_.teller;
        doing.about = std::move(about);
        auto done = file_one(doing, type, details, base::When::unknown());
        if (!done) return std::unexpected(done.error());
        return Done{};
    }

    Checked<Filed> file_one(const casework::Doing& doing, const records::RecordType& type,
                            const base::json::object& input, const base::When& happened)
    {
        auto written = records::read_input(type, input, {"", by_label(), happened});
        if (!written) return std::unexpected(written.error());
        return casework::file(*house_, doing, type, *written);
    }

    /// As `file_one`, with the content of a document.
    Checked<Filed> file_told(const casework::Doing& doing, const CaseRecord& record,
                             const base::When& when)
    {
        if (!record.content) return file_one(doing, *record.type, record.input, when);
        auto written = records::read_input(*record.type, record.input, {"", by_label(), when});
        if (!written) return std::unexpected(written.error());
        return casework::attach(*house_, doing, *written, *record.content);
    }

    Step play_event(const CaseEvent& event, Played& played)
    {
        PlayedEvent told{event.n,
                         event.title,
                         event.said,
                         "",
                         clock_,
                         event.recorded.has_value(),
                         true,
                         {},
                         false,
                         {}};
        const auto happened = base::When::parse(event.happened, by_label());
        // The file was read with the same labels, so its dates still are dates.
        const base::When when = happened ? *happened : base::When::unknown();
        told.happened = when.words([this](const EntryId& id) { return "event " + label_of(id); });
        std::vector<Finding> at_gate;
        for (std::size_t i = 0; i < event.records.size(); ++i) {
            auto done = play_record(event, i, when, told, at_gate);
            if (!done) return done;
        }
        played.rejected_rows = rejected_;
        auto done = find_after(event, at_gate, told);
        if (!done) return done;
        if (stage_.finds) add_differences(event, told, played.differences);
        played.events.push_back(std::move(told));
        return Done{};
    }

    /// What stands once an event is recorded.
    Step find_after(const CaseEvent& event, std::span<const Finding> at_gate, PlayedEvent& told)
    {
        if (!stage_.finds) return Done{};
        const auto only =
            event.family.empty() ? std::nullopt : std::optional<std::string>{event.family};
        auto found = find(clock_date(), std::nullopt, at_gate, only);
        if (!found) return std::unexpected(Problems{found.error()});
        told.findings = std::move(*found);
        return Done{};
    }

    base::Date clock_date() const { return base::London::date_of(clock_); }

    Step play_record(const CaseEvent& event, std::size_t position, const base::When& when,
                     PlayedEvent& told, std::vector<Finding>& at_gate)
    {
        const CaseRecord& record = event.records[position];
        auto doing = doing_of(record);
        if (!doing) {
            rejected_ = true;
            told.accepted = false;
            told.refusals.push_back(doing.error());
            return Done{};
        }
        return file_record(event, position, *doing, when, told, at_gate);
    }

    /// Problem: not_found, when it links to what was refused before.
    Result<casework::Doing> doing_of(const CaseRecord& record)
    {
        casework::Doing doing;
        doing.by = file_.practitioners.at(record.by).author;
        doing.about = record.about;
        if (doing.about.empty())
            doing.about = {
                {base::Subject::of(house_->ledger.keys().authority()), ledger::Part::subject}};
        for (const auto& [kind, label] : record.links) {
            const auto found = labels_.find(label);
            if (found == labels_.end())
                return base::problem(Problem::Kind::not_found,
                                     record.place,
                                     "This links to a record that was refused.");
            doing.links.push_back({kind, found->second});
        }
        auto token = fresh_token();
        if (!token) return std::unexpected(token.error());
        doing.seen = *token;
        return doing;
    }

    Step file_record(const CaseEvent& event, std::size_t position, const casework::Doing& doing,
                     const base::When& when, PlayedEvent& told, std::vector<Finding>& at_gate)
    {
        const CaseRecord& record = event.records[position];
        auto filed = file_told(doing, record, when);
        if (!filed) {
            told.accepted = false;
            told.refusals.insert(told.refusals.end(), filed.error().begin(), filed.error().end());
            auto done = note_gate(doing, at_gate);
            if (!done) return done;
            // In a demonstration the gate is as shut as in real work; stopping is what it is for.
            if (file_.ledger == LedgerFor::demonstration) {
                rejected_ = rejected_ || !stopped_at_gate(filed.error());
                return Done{};
            }
            if (is_stopped_by_rules(record)) filed = file_past_the_gate(doing, record, when);
            // What cannot stand even as history (it decides no proposal) is left out and told.
            if (!filed) {
                rejected_ = true;
                return Done{};
            }
            told.past_the_gate = true;
        }
        remember(event, position, filed->entries.front(), when);
        return Done{};
    }

    /// Did guardrails refuse this, and nothing else?
    static bool stopped_at_gate(const Problems& refusals)
    {
        return std::all_of(refusals.begin(), refusals.end(), [](const Problem& refusal) {
            return guardrails::find_rule(refusal.place) != nullptr;
        });
    }

    /// Is it of those that can be recorded past the gate: a decision, or work given to somebody?
    static bool is_stopped_by_rules(const CaseRecord& record)
    {
        return record.type->number == records::Decision::declaration.number
            || record.type->number == records::Allocation::declaration.number;
    }

    /// What history did, recorded as the fact that it is.
    Checked<Filed> file_past_the_gate(const casework::Doing& doing, const CaseRecord& record,
                                      const base::When& when)
    {
        base::json::object input = record.input;
        input["pastTheGate"] = true;
        return file_one(doing, *record.type, input, when);
    }

    /// Keeps what stood at the gate of the proposal that was refused.
    Step note_gate(const casework::Doing& doing, std::vector<Finding>& at_gate)
    {
        for (const ledger::About& about : doing.about) {
            const auto family = about.subject.family();
            if (!family) continue;
            for (const ledger::Link& link : doing.links) {
                if (link.kind != ledger::LinkKind::answers) continue;
                auto report = casework::gate_of(*house_, *family, link.to, doing.by.practitioner);
                if (!report) continue;  // Nothing there asks for a decision.
                for (guardrails::GateItem& item : report->items)
                    at_gate.push_back(std::move(item.finding));
            }
        }
        return Done{};
    }

    Result<std::string> fresh_token()
    {
        auto snapshot = house_->ledger.read();
        if (!snapshot) return std::unexpected(snapshot.error());
        return snapshot->token(stage_.entropy);
    }

    void remember(const CaseEvent& event, std::size_t position, const EntryId& id,
                  const base::When& when)
    {
        if (position == 0) labels_.insert_or_assign(event.n, id);
        labels_.insert_or_assign(event.n + "#" + std::to_string(position + 1), id);
        events_.insert_or_assign(id, event.n);
        whens_.insert_or_assign(id, when);
    }

    std::string label_of(const EntryId& id) const
    {
        const auto found = events_.find(id);
        return found == events_.end() ? "" : found->second;
    }

    base::When::EntryByName by_label()
    {
        return [this](std::string_view label) -> std::optional<EntryId> {
            const auto found = labels_.find(std::string{label});
            if (found == labels_.end()) return std::nullopt;
            return found->second;
        };
    }

    /// The findings about one family, or about every one, and those about the authority as a whole,
    /// by what had been recorded by then; nullopt: everything. What stood at a gate just now stands
    /// in place of the same finding of the sweep.
    Result<std::vector<ToldFinding>> find(base::Date today, std::optional<Instant> recorded_by,
                                          std::span<const Finding> at_gate,
                                          const std::optional<std::string>& only)
    {
        auto snapshot = house_->ledger.read();
        if (!snapshot) return std::unexpected(snapshot.error());
        const auto upto =
            recorded_by ? snapshot->size_by(*recorded_by) : Result<std::uint64_t>{snapshot->size()};
        if (!upto) return std::unexpected(upto.error());
        const auto policy = casework::policy_as_of(*house_, *snapshot, *upto);
        if (!policy) return std::unexpected(policy.error());
        std::vector<ToldFinding> told;
        for (const Finding& finding : at_gate) {
            told.push_back(tell(finding));
            told.back().at_gate = true;
        }
        for (const auto& [key, family] : file_.families) {
            if (only && *only != key) continue;
            const auto folded = casework::folded_as_of(*house_, *snapshot, family.id, *upto);
            if (!folded) return std::unexpected(folded.error());
            for (const Finding& finding :
                 guardrails::sweep((*folded)->scene, **policy, stage_.working_days, today))
                if (!is_among(finding, at_gate)) told.push_back(tell(finding));
        }
        auto done = add_workforce({*snapshot, *upto, {}, today}, told);
        if (!done) return std::unexpected(done.error());
        const auto of_authority = casework::authority_findings(
            authority_, {*snapshot, *upto, **policy, today}, stage_.working_days);
        if (!of_authority) return std::unexpected(of_authority.error());
        for (const Finding& finding : *of_authority) told.push_back(tell(finding));
        return in_order_of_catalogue(std::move(told));
    }

    /// What is found of no one family: of the workforce of all of them.
    Result<Done> add_workforce(casework::OfWorkforce of, std::vector<ToldFinding>& told)
    {
        for (const auto& [key, family] : file_.families) of.families.push_back(family.id);
        auto found = casework::workforce_findings(*house_, of);
        if (!found) return std::unexpected(found.error());
        for (guardrails::WorkforceFinding& each : *found)
            told.push_back(tell({each.guardrail, {}, std::move(each.found.verdict)}));
        return Done{};
    }

    static std::vector<ToldFinding> in_order_of_catalogue(std::vector<ToldFinding> told)
    {
        std::vector<ToldFinding> ordered;
        for (const guardrails::Rule& rule : guardrails::catalogue())
            for (ToldFinding& finding : told)
                if (finding.guardrail == rule.guardrail) ordered.push_back(std::move(finding));
        return ordered;
    }

    static bool is_among(const Finding& finding, std::span<const Finding> others)
    {
        return std::any_of(others.begin(), others.end(), [&](const Finding& other) {
            return other.guardrail == finding.guardrail
                && other.verdict.anchor == finding.verdict.anchor;
        });
    }

    ToldFinding tell(const Finding& finding) const
    {
        return told_of(finding, [this](const EntryId& id) { return label_of(id); });
    }

    Checked<Played> tell_standing(Played played)
    {
        std::optional<Instant> recorded_by;
        base::Date today = clock_date();
        if (stage_.as_known_on) {
            today = *stage_.as_known_on;
            recorded_by = base::London::end_of(today);
            std::erase_if(played.events,
                          [&](const PlayedEvent& event) { return event.recorded > *recorded_by; });
        }
        if (!stage_.finds) return played;
        auto found = find(today, recorded_by, {}, std::nullopt);
        if (!found) return std::unexpected(Problems{found.error()});
        played.standing = std::move(*found);
        return played;
    }

    const CaseFile& file_;
    const Stage& stage_;
    casework::Recent recent_;
    casework::House* house_ = nullptr;
    casework::AuthorityReading authority_;
    Instant clock_{};
    bool rejected_ = false;  // Something was left out, in this event or one before.
    std::unordered_map<std::string, EntryId> labels_;                // "8", "8#2"
    std::unordered_map<EntryId, std::string, base::IdHash> events_;  // To the label "8".
    std::unordered_map<EntryId, base::When, base::IdHash> whens_;
};

}  // namespace

Checked<Played> play(const CaseFile& file, const Stage& stage)
{
    return Player{file, stage}.play();
}

}  // namespace holdfast::replay
