#include "desk/practitioner_choice.h"

#include "desk/family_frame.h"

namespace holdfast::desk {

using casework::KnownPractitioner;
using casework::Registered;

std::string practitioner_words(const KnownPractitioner& known)
{
    const std::string team = known.team.empty() ? "" : ", " + known.team;
    return (known.name.empty() ? "Name not recorded" : known.name) + ", " + role_words(known.role)
         + team;
}

Select practitioner_select(const std::vector<Registered>& people, std::string question,
                           const std::string& chosen)
{
    Select whom;
    whom.name = "practitioner";
    whom.label = {std::move(question), "govuk-label--s", false, ""};
    whom.options.push_back({"", "Choose somebody"});
    for (const Registered& each : people)
        whom.options.push_back(
            {each.id.text(), practitioner_words(each.known), chosen == each.id.text()});
    return whom;
}

const NamesPractitioner* names_practitioner(const records::RecordType& type)
{
    using Children = NamesPractitioner::Children;
    static constexpr NamesPractitioner all[] = {
        {"agencyView", "Whose view is it?", records::Needed::always, Children::mentioned},
        {"planStep", "Who does it, if it is not the family?"},
        {"supervision", "Who is supervised?"},
    };
    for (const NamesPractitioner& each : all)
        if (each.key == type.key) return &each;
    return nullptr;
}

}  // namespace holdfast::desk
