#include "house/demonstration_people.h"

#include "casework/acts.h"
#include "casework/scenes.h"
#include "records/types/allocation.h"
#include "records/types/practitioner.h"

#include <algorithm>
#include <array>

namespace holdfast::house {

using base::Checked;
using base::Done;
using base::Problems;
using base::Subject;
using casework::Authority;
using ledger::Part;
using replay::CaseFile;
using replay::CasePractitioner;

namespace {

// Who works with pages. Partners of other agencies do not yet, and nobody signs in as Holdfast
// itself or as the author of a review.
constexpr std::string_view signing_in[] = {"screener",
                                           "social_worker",
                                           "team_manager",
                                           "head_of_service",
                                           "principal_social_worker",
                                           "conference_chair",
                                           "out_of_hours",
                                           "business_support",
                                           "information_officer",
                                           "administrator"};
constexpr std::string_view of_the_team[] = {"social_worker", "team_manager", "business_support"};

// A power of two of them, so that each is as likely: one byte, cut to six bits, picks one.
constexpr std::array<std::string_view, 64> plain_words = {
    "acorn",  "amber",  "anchor", "apple",  "arrow",   "autumn",  "basket", "beacon",
    "birch",  "bottle", "bridge", "bucket", "butter",  "button",  "candle", "carpet",
    "cedar",  "cherry", "circle", "clover", "coffee",  "copper",  "corner", "cotton",
    "daisy",  "dinner", "donkey", "engine", "feather", "ferry",   "finger", "flower",
    "forest", "garden", "ginger", "guitar", "hammer",  "harbour", "hazel",  "honey",
    "island", "jacket", "kettle", "ladder", "lemon",   "letter",  "marble", "meadow",
    "mirror", "needle", "orange", "paper",  "pebble",  "pencil",  "pepper", "planet",
    "pocket", "rabbit", "ribbon", "river",  "saddle",  "silver",  "summer", "window"};
constexpr std::size_t words_of_a_password = 4;

bool is_among(std::span<const std::string_view> words, std::string_view word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// "Case R" of "Case R, Norfolk".
std::string short_title(const CaseFile& file)
{
    return file.title.substr(0, file.title.find_first_of(",;:("));
}

/// Somebody who gets an account.
struct Colleague {
    std::string word;  // For the sign-in name.
    ledger::Author author;
    std::string team;
    std::string unrecorded_name;  // "" when the case file has recorded who it is.
};

class People {
public:
    People(Authority& authority, const CaseFile& file)
        : authority_(authority), file_(file), entropy_(authority.house.ledger.entropy())
    {}

    Checked<Done> add()
    {
        for (const auto& [key, practitioner] : file_.practitioners)
            if (is_among(signing_in, practitioner.author.role) || is_at_the_door(practitioner))
                colleagues_.push_back(colleague(key, practitioner));
        add_where_there_is_none("head_of_service", "head-of-service");
        add_where_there_is_none("administrator", "administrator");
        for (const Colleague& each : colleagues_) {
            auto done = record(each);
            if (done) done = open_account(each);
            if (!done) return done;
        }
        return allocate_families();
    }

private:
    /// Somebody of a school whom the file names signs in too, to the other side of the door.
    static bool is_at_the_door(const CasePractitioner& practitioner)
    {
        return practitioner.author.role == "school" && !practitioner.details.empty();
    }

    Colleague colleague(const std::string& key, const CasePractitioner& practitioner)
    {
        Colleague made{key, practitioner.author, "", ""};
        if (practitioner.details.empty()) {
            made.unrecorded_name = name_by_role(made.author.role);
            if (is_among(of_the_team, made.author.role)) made.team = short_title(file_) + " team";
        } else if (const auto* team = practitioner.details.if_contains("team")) {
            made.team = std::string{team->as_string()};
        }
        return made;
    }

    std::string name_by_role(const std::string& role)
    {
        const auto same =
            std::count_if(colleagues_.begin(), colleagues_.end(), [&](const Colleague& each) {
                return each.author.role == role && !each.unrecorded_name.empty();
            });
        std::string name{records::Coded<records::practitioner_roles>{role}.label()};
        name = name.substr(0, name.find(" ("));
        if (same > 0) name += " " + std::to_string(same + 1);
        return name + " (" + short_title(file_) + ")";
    }

    void add_where_there_is_none(const std::string& role, const std::string& word)
    {
        for (const Colleague& each : colleagues_)
            if (each.author.role == role) return;
        const ledger::Author author{base::PractitionerId::random(entropy_), role, agency()};
        colleagues_.push_back({word, author, "", name_by_role(role)});
    }

    /// Of the authority's own people: that of somebody who is one of them.
    base::AgencyId agency()
    {
        if (!colleagues_.empty()) return colleagues_.front().author.agency;
        return base::AgencyId::random(entropy_);
    }

    static casework::Doing by_holdfast(std::vector<ledger::About> about)
    {
        casework::Doing doing;
        doing.by.role = "system";
        doing.about = std::move(about);
        return doing;
    }

    Checked<Done> record(const Colleague& colleague)
    {
        if (colleague.unrecorded_name.empty()) return Done{};
        records::Practitioner practitioner;
        practitioner.since = base::When::unknown();
        practitioner.name = colleague.unrecorded_name;
        practitioner.role = {colleague.author.role};
        if (!colleague.team.empty()) practitioner.team = colleague.team;
        const auto filed =
            casework::file(authority_.house,
                           by_holdfast({{Subject::of(colleague.author.practitioner), Part::subject},
                                        {Subject::of(colleague.author.agency), Part::subject}}),
                           practitioner);
        if (!filed) return std::unexpected(filed.error());
        return Done{};
    }

    Checked<Done> open_account(const Colleague& colleague)
    {
        std::string name = authority_.key + "-" + colleague.word;
        std::replace(name.begin(), name.end(), '_', '-');
        const auto added =
            authority_.drawer.accounts().add({name,
                                              colleague.author.practitioner,
                                              demonstration_password(entropy_),
                                              drawer::NewAccount::Shown::on_the_sign_in_page});
        if (!added) return std::unexpected(added.error());
        return Done{};
    }

    /// Invented families that the file gives to somebody or to nobody are meant so.
    [[nodiscard]] bool says_who_works() const
    {
        if (file_.ledger != replay::LedgerFor::demonstration) return false;
        return std::any_of(file_.events.begin(), file_.events.end(), [](const auto& event) {
            return std::any_of(event.records.begin(), event.records.end(), [](const auto& record) {
                return record.type->key == "allocation";
            });
        });
    }

    Checked<Done> allocate_families()
    {
        const auto worker =
            std::find_if(colleagues_.begin(), colleagues_.end(), [](const Colleague& each) {
                return each.author.role == "social_worker";
            });
        if (worker == colleagues_.end() || says_who_works()) return Done{};
        for (const auto& [key, family] : file_.families) {
            auto done = allocate(family.id, *worker);
            if (!done) return done;
        }
        return Done{};
    }

    Checked<Done> allocate(const base::FamilyId& family, const Colleague& worker)
    {
        const auto snapshot = authority_.house.ledger.read();
        if (!snapshot) return std::unexpected(Problems{snapshot.error()});
        const auto scene = casework::family_scene(*snapshot, family, snapshot->size());
        if (!scene) return std::unexpected(Problems{scene.error()});
        if (!scene->facts.all<records::Allocation>().empty()) return Done{};
        records::Allocation allocation;
        allocation.since = base::When::unknown();
        allocation.part = {"lead"};
        if (!worker.team.empty()) allocation.team = worker.team;
        const auto filed =
            casework::file(authority_.house,
                           by_holdfast({{Subject::of(family), Part::subject},
                                        {Subject::of(worker.author.practitioner), Part::subject}}),
                           allocation);
        if (!filed) return std::unexpected(filed.error());
        return Done{};
    }

    Authority& authority_;
    const CaseFile& file_;
    base::Entropy& entropy_;
    std::vector<Colleague> colleagues_;
};

}  // namespace

std::string demonstration_password(base::Entropy& entropy)
{
    std::array<std::uint8_t, words_of_a_password> picks{};
    entropy.fill(picks);
    std::string password;
    for (const std::uint8_t pick : picks) {
        if (!password.empty()) password += '-';
        password += plain_words[pick % plain_words.size()];
    }
    return password;
}

Checked<Done> add_people(Authority& authority, const CaseFile& file)
{
    return People{authority, file}.add();
}

}  // namespace holdfast::house
