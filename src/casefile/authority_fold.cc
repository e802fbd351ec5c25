#include "casefile/authority_series.h"
#include "records/types/allocation.h"
#include "records/types/answer.h"
#include "records/types/assessment.h"
#include "records/types/challenge_answer.h"
#include "records/types/child_protection_plan.h"
#include "records/types/closing_proposal.h"
#include "records/types/conference.h"
#include "records/types/contact.h"
#include "records/types/decision.h"
#include "records/types/legal_status.h"
#include "records/types/practitioner.h"
#include "records/types/referral.h"
#include "records/types/section47_enquiry.h"
#include "records/types/signature.h"
#include "records/types/strategy_discussion.h"
#include "records/types/threshold.h"

#include <algorithm>

/// How an authority's entries become its series: each record type says what of it counts.
namespace holdfast::casefile {

using base::Done;
using base::EntryId;
using base::PersonId;
using base::Result;
using ledger::LinkKind;
using ledger::Part;

namespace {

/// Orders, agreements and powers by which a child comes into the authority's care.
constexpr std::array<std::string_view, 11> care_kinds = {"section_20",
                                                         "interim_care_order",
                                                         "care_order",
                                                         "emergency_protection_order",
                                                         "police_protection",
                                                         "placement_order",
                                                         "secure_accommodation",
                                                         "wardship",
                                                         "remand",
                                                         "police_detention",
                                                         "sentenced"};

bool is_care(const records::LegalStatus& status)
{
    return status.kind
        && std::find(care_kinds.begin(), care_kinds.end(), status.kind->code) != care_kinds.end();
}

/// An entry that is being folded.
struct Telling {
    const ledger::Kept& kept;
    const ledger::Entry& entry;
    EntryId root;           // Of the entry that it corrects, or its own.
    bool corrects = false;  // It says better what an earlier one said.
    bool again = false;     // It stands in place of an earlier one.
    std::uint16_t team = 0;
    Days days;

    [[nodiscard]] std::vector<PersonId> children() const
    {
        std::vector<PersonId> children;
        for (const ledger::About& about : entry.about)
            if (const auto person = about.subject.person(); person && about.part == Part::subject)
                children.push_back(*person);
        return children;
    }
    [[nodiscard]] bool is_part_of_another() const
    {
        return std::any_of(entry.links.begin(), entry.links.end(), [](const ledger::Link& link) {
            return link.kind == LinkKind::part_of;
        });
    }
};

}  // namespace

/// Writes into one series. `take` of each record type says what it adds.
struct AuthorityFold {
    AuthoritySeries& series;

    EntryId root_of(const EntryId& id) const
    {
        const auto found = series.roots_.find(id);
        return found == series.roots_.end() ? id : found->second;
    }
    std::vector<EntryId> linked(const ledger::Entry& entry, LinkKind kind) const
    {
        std::vector<EntryId> ids;
        for (const ledger::Link& link : entry.links)
            if (link.kind == kind) ids.push_back(root_of(link.to));
        return ids;
    }
    std::uint16_t number_of_team(const std::string& name) const
    {
        auto& teams = series.teams_;
        const auto found = std::find(teams.begin(), teams.end(), name);
        if (found != teams.end()) return static_cast<std::uint16_t>(found - teams.begin());
        if (teams.size() > 60'000) return 0;
        teams.push_back(name);
        return static_cast<std::uint16_t>(teams.size() - 1);
    }
    /// Of the family as it was allocated then; otherwise of whoever wrote it.
    std::uint16_t team_of(const ledger::Entry& entry) const
    {
        for (const ledger::About& about : entry.about)
            if (const auto family = about.subject.family())
                if (const auto found = series.team_of_family_.find(*family);
                    found != series.team_of_family_.end())
                    return found->second;
        const auto found = series.team_of_practitioner_.find(entry.by.practitioner);
        return found == series.team_of_practitioner_.end() ? 0 : found->second;
    }
    Telling telling_of(const ledger::Kept& kept) const
    {
        const ledger::Entry& entry = *kept.entry;
        Telling told{kept, entry, entry.id, false, false, team_of(entry), {}};
        for (const ledger::Link& link : entry.links) {
            if (link.kind == LinkKind::corrects) {
                told.corrects = true;
                told.root = root_of(link.to);
                series.roots_.emplace(entry.id, told.root);
            }
            if (link.kind == LinkKind::supersedes) told.again = true;
        }
        told.days = series.days_of(entry.happened);
        return told;
    }

    /// Counts it once, however often it is corrected; what it was corrected from counts no more.
    void count(const Telling& told, std::optional<Measure> measure) const
    {
        auto& counted = series.counted_;
        std::uint64_t order = told.kept.index;
        std::uint16_t team = told.team;
        if (told.corrects)
            std::erase_if(counted, [&](const Counted& each) {
                if (each.entry != told.root) return false;
                order = each.order;
                team = each.team;
                return true;
            });
        if (measure) counted.push_back({told.root, order, *measure, team, told.days});
    }
    void count_first_word(const Telling& told, Measure measure) const
    {
        if (!told.again) count(told, measure);
    }

    void take(const Telling& told, const records::Contact&) const
    {
        count_first_word(told, Measure::contacts);
    }
    void take(const Telling& told, const records::StrategyDiscussion&) const
    {
        count_first_word(told, Measure::strategy_discussions);
    }
    void take(const Telling& told, const records::Section47Enquiry&) const
    {
        count_first_word(told, Measure::enquiries);
    }
    void take(const Telling& told, const records::ChildProtectionPlan&) const
    {
        count_first_word(told, Measure::protection_plans);
    }
    void take(const Telling& told, const records::Conference& conference) const
    {
        const bool is_first =
            conference.kind
            && (conference.kind->code == "initial" || conference.kind->code == "pre_birth");
        if (!told.again) count(told, is_first ? std::optional{Measure::conferences} : std::nullopt);
    }

    void take(const Telling& told, const records::Referral& referral) const
    {
        if (told.again) return;
        count(told, told.is_part_of_another() ? std::nullopt : std::optional{Measure::referrals});
        for (const PersonId& id : told.children()) {
            auto& child = series.children_[id];
            if (!child.open && !told.corrects && child.closed) come_back(*child.closed, told);
            child.open = true;
            child.referred = told.days.day();
            if (referral.child_protection.value_or(false)) child.protection = told.days.day();
        }
    }
    void come_back(std::size_t closed, const Telling& told) const
    {
        Closing& closing = series.closings_[closed];
        if (!closing.came_back) closing.came_back = told.days.first;
    }

    /// A child who is in care already, on another ground, comes in no second time.
    void take(const Telling& told, const records::LegalStatus& status) const
    {
        if (!is_care(status)) return;
        bool comes_in = false;
        for (const PersonId& id : told.children()) {
            auto& child = series.children_[id];
            const bool goes_on = !status.until;
            if (goes_on && !child.in_care && !told.again && !told.corrects) {
                series.counted_.push_back(
                    {told.root, told.kept.index, Measure::care, told.team, told.days});
                comes_in = true;
            }
            child.in_care = goes_on;
        }
        // One that was written with its end tells of a child who came in and left.
        if (!comes_in && status.until && !told.again && !told.corrects) count(told, Measure::care);
    }

    void take(const Telling& told, const records::ClosingProposal&) const
    {
        series.asked_for_[told.root].days = told.days;
    }
    void take(const Telling& told, const records::Threshold& level) const
    {
        auto& asked = series.asked_for_[told.root];
        asked.days = told.days;
        asked.unexplained = !level.changed_facts && !level.misjudged;
    }
    void take(const Telling& told, const records::Signature& signature) const
    {
        if (!signature.stance || signature.stance->code != "override") return;
        for (const EntryId& id : linked(told.entry, LinkKind::answers))
            if (const auto found = series.asked_for_.find(id); found != series.asked_for_.end())
                found->second.overridden = true;
        if (signature.overrides)
            series.overrides_.push_back({told.root, *signature.overrides, told.days});
    }

    void take(const Telling& told, const records::Decision& decision) const
    {
        const std::string question = decision.question ? decision.question->code : "";
        const std::string outcome = decision.outcome ? decision.outcome->code : "";
        const bool closes = question == "close" && outcome == "closed";
        const bool lowers = question == "level" && outcome == "agreed";
        std::optional<Measure> measure;
        if (closes) measure = Measure::closures;
        if (lowers) measure = Measure::step_downs;
        count(told, measure);
        const auto answered = linked(told.entry, LinkKind::answers);
        const EntryId asked_by = answered.empty() ? told.root : answered.front();
        close(told, asked_by, closes);
        draw(told, decision, asked_by, lowers);
    }
    void close(const Telling& told, const EntryId& asked_by, bool closes) const
    {
        auto& closings = series.closings_;
        if (told.corrects)
            for (Closing& closing : closings)
                if (closing.decision == told.root) {
                    closing.stands = closes;
                    closing.days = told.days;
                    return;
                }
        if (!closes) return;
        Closing closing{told.root, asked_by, told.kept.index, told.team, told.days, {}, {}};
        for (const PersonId& id : told.children()) {
            auto& child = series.children_[id];
            closing.protection = std::max(closing.protection, child.protection);
            child.open = false;
            child.closed = closings.size();
        }
        closings.push_back(closing);
    }
    /// What an audit draws first. Early closures and returns are told by the closings.
    void draw(const Telling& told, const records::Decision& decision, const EntryId& asked_by,
              bool lowers) const
    {
        if (told.corrects) undraw(told.root);
        const auto asked = series.asked_for_.find(asked_by);
        const bool is_known = asked != series.asked_for_.end();
        if (lowers && (!is_known || asked->second.unexplained))
            draw(told, asked_by, DrawnFor::unexplained_step_down);
        if (decision.past_the_gate.value_or(false) || (is_known && asked->second.overridden))
            draw(told, asked_by, DrawnFor::let_past);
    }
    void draw(const Telling& told, const EntryId& asked_by, DrawnFor why) const
    {
        series.drawable_.push_back({told.root, asked_by, told.kept.index, told.days, why});
    }
    void undraw(const EntryId& root) const
    {
        std::erase_if(series.drawable_, [&](const Drawable& each) { return each.entry == root; });
    }

    void take(const Telling& told, const records::ChallengeAnswer& answer) const
    {
        if (told.corrects) undraw(told.root);
        if (!answer.outcome || answer.outcome->code != "not_accepted") return;
        const auto answered = linked(told.entry, LinkKind::answers);
        draw(told, answered.empty() ? told.root : answered.front(), DrawnFor::overrule);
    }

    /// A statement of safety that names nothing on the other side and rests on one record or none.
    /// Evidence that other records link to it is not seen here: it would mean to read all of them.
    void take(const Telling& told, const records::Assessment& assessment) const
    {
        if (!assessment.authorised) return;
        Assessed assessed{told.root, told.kept.index, {}, {}, false};
        for (const PersonId& id : told.children())
            assessed.referred = std::max(assessed.referred, series.children_[id].referred);
        if (!assessed.referred) assessed.referred = told.days.day();
        assessed.authorised = series.days_of(*assessment.authorised).day();
        assessed.no_action = assessment.outcome && assessment.outcome->code == "no_further_action";
        if (told.corrects) {
            undraw(told.root);
            std::erase_if(series.assessed_,
                          [&](const Assessed& each) { return each.assessment == told.root; });
        }
        series.assessed_.push_back(assessed);
        if (assessment.says_safe && !assessment.against
            && linked(told.entry, LinkKind::rests_on).size() <= 1)
            draw(told, told.root, DrawnFor::one_source);
    }

    void take(const Telling& told, const records::Answer& answer) const
    {
        std::uint64_t order = told.kept.index;
        if (told.corrects)
            std::erase_if(series.answers_, [&](const AnswerTold& each) {
                if (each.entry == told.root) order = each.order;
                return each.entry == told.root;
            });
        series.answers_.push_back({told.root,
                                   order,
                                   answer.guardrail.value_or(""),
                                   linked(told.entry, LinkKind::answers),
                                   told.days,
                                   answer.useful,
                                   answer.minutes,
                                   answer.dismisses.value_or(false)});
    }

    void take(const Telling& told, const records::Allocation& allocation) const
    {
        if (!allocation.team) return;
        for (const ledger::About& about : told.entry.about)
            if (const auto family = about.subject.family())
                series.team_of_family_.insert_or_assign(*family, number_of_team(*allocation.team));
    }
    void take(const Telling& told, const records::Practitioner& practitioner) const
    {
        for (const ledger::About& about : told.entry.about)
            if (about.subject.kind == base::SubjectKind::practitioner && practitioner.team)
                series.team_of_practitioner_.insert_or_assign(
                    base::PractitionerId{about.subject.id}, number_of_team(*practitioner.team));
    }

    /// The newest word stands under the id of the first and in its place.
    template <class R>
    void keep(const Telling& told, const R& said, std::vector<Fact<R>>& facts) const
    {
        Fact<R> fact;
        fact.type = &R::declaration;
        fact.id = told.root;
        fact.standing = told.entry.id;
        fact.order = told.kept.index;
        fact.recorded = told.kept.recorded;
        fact.happened = told.entry.happened;
        fact.by = told.entry.by;
        fact.about = told.entry.about;
        for (const ledger::Link& link : told.entry.links) {
            const EntryId to = root_of(link.to);
            fact.links.push_back({link.kind, to});
            if (link.kind != LinkKind::supersedes) continue;
            fact.id = to;
            series.roots_.insert_or_assign(told.entry.id, to);
        }
        fact.record = said;
        for (Fact<R>& earlier : facts) {
            if (earlier.id != fact.id) continue;
            fact.order = earlier.order;
            // What is said again is of the day on which it was first said.
            if (told.again && !told.corrects) fact.happened = earlier.happened;
            earlier = fact;
            return;
        }
        facts.push_back(std::move(fact));
    }
    void take(const Telling& told, const records::AuthorityEvent& said) const
    {
        keep(told, said, series.events_);
    }
    void take(const Telling& told, const records::BoardAccount& said) const
    {
        keep(told, said, series.accounts_);
    }
    void take(const Telling& told, const records::Audit& said) const
    {
        keep(told, said, series.audits_);
    }
    void take(const Telling& told, const records::Recommendation& said) const
    {
        keep(told, said, series.recommendations_);
    }
    void take(const Telling& told, const records::Figure& said) const
    {
        keep(told, said, series.figures_);
    }

    template <class R>
    static Result<Done> read(AuthoritySeries& series, const ledger::Kept& kept)
    {
        const auto said = records::read_back<R>(kept.entry->happened, kept.entry->body);
        if (!said) return std::unexpected(said.error());
        const AuthorityFold fold{series};
        fold.take(fold.telling_of(kept), *said);
        return Done{};
    }
};

namespace {

struct Reader {
    const records::RecordType* type;
    Result<Done> (*read)(AuthoritySeries&, const ledger::Kept&);
};

template <class... R>
constexpr std::array<Reader, sizeof...(R)> readers_of()
{
    return {{Reader{&R::declaration, &AuthorityFold::read<R>}...}};
}

constexpr auto readers =
    readers_of<records::Practitioner, records::Contact, records::Referral, records::ClosingProposal,
               records::Signature, records::Decision, records::Answer, records::Allocation,
               records::Assessment, records::StrategyDiscussion, records::Section47Enquiry,
               records::Conference, records::ChildProtectionPlan, records::LegalStatus,
               records::Threshold, records::ChallengeAnswer, records::AuthorityEvent,
               records::BoardAccount, records::Audit, records::Recommendation, records::Figure>();

}  // namespace

std::span<const records::RecordType* const> AuthoritySeries::types()
{
    static const auto types = [] {
        std::array<const records::RecordType*, readers.size()> each{};
        std::transform(readers.begin(), readers.end(), each.begin(), [](const Reader& reader) {
            return reader.type;
        });
        return each;
    }();
    return types;
}

Result<Done> AuthoritySeries::add(ledger::Kept&& kept)
{
    if (!kept.entry) return Done{};
    for (const Reader& reader : readers)
        if (reader.type->number == kept.entry->kind) return reader.read(*this, kept);
    return Done{};
}

}  // namespace holdfast::casefile
