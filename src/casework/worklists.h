#pragma once
#include "casework/asking.h"

/// Lists of families, for the home page. What a viewer may not see is not in them, and nothing
/// tells that it was left out.
namespace holdfast::casework {

/// The families that the viewer works with, and those of the viewer's team, each once, the newest
/// allocation first. One entry in the log names them all.
/// Problems of all here: damaged, unavailable.
[[nodiscard]] base::Result<std::vector<OpenFamily>> my_families(const House& house,
                                                                const Asking& asking);

/// Families of a role's list, and whether there are more: a list that is cut says so.
struct WorkList {
    std::vector<OpenFamily> families;
    bool cut = false;
};

/// A list opens at most so many families; the rest follow when these are dealt with.
inline constexpr std::size_t families_most = 200;

/// The families where a contact that the viewer may read waits for a decision, or was accepted and
/// waits for its referral; the one that waits longest first.
[[nodiscard]] base::Result<WorkList> with_waiting_contact(const House& house, const Asking& asking,
                                                          std::size_t most = families_most);
/// The families where a proposal to close waits for a decision, likewise.
[[nodiscard]] base::Result<WorkList> with_waiting_closing(const House& house, const Asking& asking,
                                                          std::size_t most = families_most);
/// The families with an open episode that nobody is allocated to today, or only people who have
/// left, or that no team has, likewise.
[[nodiscard]] base::Result<WorkList> without_a_worker(const House& house, const Asking& asking,
                                                      std::size_t most = families_most);

/// The families where a child is said to be in danger now and nobody wrote yet what was done,
/// likewise.
[[nodiscard]] base::Result<WorkList> with_open_danger(const House& house, const Asking& asking,
                                                      std::size_t most = families_most);

/// For somebody of another agency: the families of which it told us or that we told it of, the
/// newest first, each as that agency may see it. Empty for our own staff.
[[nodiscard]] base::Result<WorkList> of_agency(const House& house, const Asking& asking,
                                               std::size_t most = families_most);

/// May this viewer read what was reported past the team's line? By the table of access.
[[nodiscard]] bool may_read_pressure_reports(const access::Viewer& viewer);

/// Every family about which somebody reported pressure, however many they are, the newest report
/// first. One entry in the log names them all, without a word of a report. Problems: not_found, as
/// for a page that does not exist, for whoever may not read them; damaged, unavailable.
[[nodiscard]] base::Result<std::vector<OpenFamily>> with_pressure_report(const House& house,
                                                                         const Asking& asking);

/// The families in which a rule asks something of the viewer, past the team's line or because it
/// has climbed, that is not met; what presses most first. Every file is looked at that the viewer
/// may read. Problem: also refused, for whoever is not asked anything past the line.
[[nodiscard]] base::Result<WorkList> asked_past_the_line(const House& house, const Asking& asking,
                                                         std::size_t most = families_most);

/// The families in which these entries stand, or that they are about by a member, of those that the
/// viewer may read. One entry in the log names them all.
[[nodiscard]] base::Result<std::vector<OpenFamily>> families_with(
    const House& house, const Asking& asking, std::span<const base::EntryId> entries);

/// A team by a word that may stand in an address. A team may be called after a person, so its name
/// may not; the word is the beginning of the blinded digest by which the team's work is found.
struct AddressedTeam {
    std::string code;
    std::string name;
    friend bool operator==(const AddressedTeam&, const AddressedTeam&) = default;
};
/// The teams whose list the viewer may look at, by name: their own, or every team that ever was.
/// Empty for who may look at none. Problems: damaged, unavailable.
[[nodiscard]] base::Result<std::vector<AddressedTeam>> teams_for(const House& house,
                                                                 const access::Viewer& viewer);

/// Every family that the team works with and the viewer may read, however many they are, the newest
/// allocation first: those with an allocation of the team's today, and for whoever may read them
/// those that nobody has any more and the team had last. One entry in the log names them all, and
/// each is read once. Problems: refused, when the viewer may not look at this team's list; damaged,
/// unavailable.
[[nodiscard]] base::Result<std::vector<OpenFamily>> families_of_team(const House& house,
                                                                     const Asking& asking,
                                                                     std::string_view team);

}  // namespace holdfast::casework
