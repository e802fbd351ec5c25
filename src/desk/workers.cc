#include "casefile/allocations.h"
#include "casefile/dated.h"
#include "desk/components/button.h"
#include "desk/components/summary_list.h"
#include "desk/components/warning_text.h"
#include "desk/filing.h"
#include "desk/pages.h"
#include "desk/pieces.h"
#include "desk/practitioner_choice.h"
#include "desk/record_form.h"
#include "records/types/allocation.h"

#include <algorithm>
#include <array>

/// Who works with a family: everybody who does sees it, and whoever may give work gives it here.
namespace holdfast::desk {

using base::PractitionerId;
using base::Problem;
using base::Problems;
using casework::OpenFamily;
using casework::Registered;
using web::Fields;
using web::Html;
using web::Request;
using web::Response;

namespace {

using AllocationFact = casefile::Fact<records::Allocation>;

constexpr std::array<std::string_view, 2> give_fields = {"part", "since"};
constexpr std::array<std::string_view, 1> end_fields = {"until"};
constexpr std::array<std::string_view, 1> whom_field = {"practitioner"};

const records::RecordType& allocation_type = records::Allocation::declaration;

/// What was typed in one of the forms, and what is wrong with it.
struct Typed {
    std::string form;  // "give", "end"; "": none.
    Fields fields;
    Problems problems;
};

casework::KnownPractitioner known_in(const OpenFamily& open, const PractitionerId& id)
{
    const auto known = open.authors.find(id);
    return known != open.authors.end() ? known->second : casework::KnownPractitioner{};
}

web::Url page_url(const FamilyPage& page)
{
    return family_url(page.family) / "workers";
}

Html end_form(const Request& request, const Reader& reader, const FamilyPage& page,
              const PractitionerId& practitioner, const Typed& typed)
{
    const bool this_one =
        typed.form == "end" && typed.fields.value("practitioner") == practitioner.text();
    Fields fields;
    if (this_one) fields = typed.fields;
    else fields.add("until", base::words(page.open->today));
    Button end;
    end.text = "End it";
    end.classes = "govuk-button--secondary";
    end.once = true;
    return form(
        reader,
        {page_url(page) / "end", {}},
        hidden_of(request, this_one ? typed.problems : Problems{}, page.open->seen)
            + hidden_input("practitioner", practitioner.text())
            + controls(
                {allocation_type, end_fields, fields, this_one ? typed.problems : Problems{}})
            + button(end));
}

Html current(const Request& request, const Reader& reader, const FamilyPage& page,
             const Typed& typed)
{
    const OpenFamily& open = *page.open;
    const auto allocations = casefile::current_allocations(*open.scene, open.today);
    if (allocations.empty())
        return paragraph(open.scene->has_open_episode()
                             ? "Work with this family is open, and nobody is allocated to it."
                             : "Nobody is allocated to this family.");
    Html content;
    for (const AllocationFact* fact : allocations) {
        const auto practitioner = casefile::practitioner_of(*fact);
        if (!practitioner) continue;
        const std::string part{fact->record.part ? fact->record.part->label()
                                                 : "Lead practitioner"};
        const std::string since = casefile::dated(fact->happened, open.scene->facts);
        content +=
            heading(2, practitioner_words(known_in(open, *practitioner)))
            + paragraph(part + (fact->record.team ? ", " + *fact->record.team : "") + ", "
                        + (since.starts_with("on ") ? "since " + since.substr(3) : since) + ".");
        if (known_in(open, *practitioner).has_left(open.today))
            content += warning_text({Html::raw("They have left. Give the work to somebody else, "
                                               "and end this.")});
        if (open.may(access::Act::allocate) && casework::may_end_allocation(reader.viewer.role))
            content += end_form(request, reader, page, *practitioner, typed);
    }
    return content;
}

Html give_form(const Request& request, const Reader& reader, const FamilyPage& page,
               const std::vector<Registered>& people, const Typed& typed)
{
    const bool this_one = typed.form == "give";
    Fields fields;
    if (this_one) fields = typed.fields;
    else fields.add("since", base::words(page.open->today));
    // Where nobody leads, whoever is given the work does, unless it is said otherwise.
    const auto current = casefile::current_allocations(*page.open->scene, page.open->today);
    if (!this_one && std::none_of(current.begin(), current.end(), [](const AllocationFact* fact) {
            return casefile::is_lead(*fact);
        }))
        fields.add("part", "lead");
    const Problems problems = this_one ? typed.problems : Problems{};
    Select whom = practitioner_select(people, "Who", fields.value("practitioner"));
    whom.hint = "Their team's manager and members may read the file as well.";
    whom.error = error_of(problems, "practitioner");
    Button give;
    give.text = "Give them the work";
    give.once = true;
    return heading(2, "Give the work to somebody")
         + form(reader,
                {page_url(page) / "give", {}},
                hidden_of(request, problems, page.open->seen) + select(whom)
                    + controls({allocation_type, give_fields, fields, problems}) + button(give));
}

Response workers_page(const Request& request, const Reader& reader, const FamilyPage& page,
                      const Typed& typed)
{
    Content content;
    content.title = "Who works with them";
    content.place = "workers";
    content.body = heading(1, "Who works with this family") + current(request, reader, page, typed);
    if (page.open->may(access::Act::allocate)) {
        const auto people = casework::who_works_with_families(reader.authority->house);
        if (!people) return told(request, reader, people.error());
        content.body += give_form(request, reader, page, *people, typed);
    }
    content.errors = errors_of(typed.problems);
    if (!typed.problems.empty()) content.status = status_of(typed.problems);
    return shown(request, reader, page, std::move(content));
}

// --- What the forms do --------------------------------------------------------------------------

using Filed = base::Checked<ledger::Filed>;

Filed allocate(const Request& request, const Reader& reader, const FamilyPage& page,
               const base::json::object& input, const PractitionerId& practitioner)
{
    const auto written = records::read_input(
        allocation_type, input, {"", {}, base::When::day(reader.authority->house.today())});
    if (!written) return std::unexpected(written.error());
    casework::Doing doing = doing_of(request, reader, page.family);
    doing.about.push_back({base::Subject::of(practitioner), ledger::Part::subject});
    return casework::file(reader.authority->house, doing, allocation_type, *written);
}

Filed give(const Request& request, const Reader& reader, const FamilyPage& page)
{
    Problems problems = unknown_fields(request.form, {give_fields, whom_field});
    if (!problems.empty()) return std::unexpected(problems);
    const auto people = casework::who_works_with_families(reader.authority->house);
    if (!people) return std::unexpected(Problems{people.error()});
    const std::string& asked = request.form.value("practitioner");
    const auto found = std::find_if(people->begin(), people->end(), [&](const Registered& each) {
        return each.id.text() == asked;
    });
    auto input =
        input_of(allocation_type, give_fields, request.form, reader.authority->house.today());
    if (found == people->end()) {
        problems.push_back(
            {Problem::Kind::missing, "/practitioner", "Choose who is to work with the family."});
        const auto rest = records::read_input(allocation_type, input, {});
        if (!rest) problems.insert(problems.end(), rest.error().begin(), rest.error().end());
        return std::unexpected(problems);
    }
    if (!found->known.team.empty()) input["team"] = found->known.team;
    return allocate(request, reader, page, input, found->id);
}

/// Says of the allocation that stands when it ends; the rest of it stays as it is.
Filed end(const Request& request, const Reader& reader, const FamilyPage& page)
{
    const Problems problems = unknown_fields(request.form, {end_fields, whom_field});
    if (!problems.empty()) return std::unexpected(problems);
    const std::string& asked = request.form.value("practitioner");
    for (const AllocationFact* fact :
         casefile::current_allocations(*page.open->scene, page.open->today)) {
        const auto practitioner = casefile::practitioner_of(*fact);
        if (!practitioner || practitioner->text() != asked) continue;
        auto input =
            input_of(allocation_type, end_fields, request.form, reader.authority->house.today());
        if (!input.contains("until"))
            return std::unexpected(Problems{{Problem::Kind::missing,
                                             "/until",
                                             "Say until when they work with the "
                                             "family."}});
        input["since"] = fact->happened.text();
        input["part"] = fact->record.part ? fact->record.part->code : "lead";
        if (fact->record.team) input["team"] = *fact->record.team;
        return allocate(request, reader, page, input, *practitioner);
    }
    return std::unexpected(Problems{{Problem::Kind::conflict,
                                     "/practitioner",
                                     "They do not work with this family any more. Somebody may "
                                     "have ended it meanwhile: look at who works with it now."}});
}

Response do_step(const Request& request, const web::Places& places, const Reader& reader)
{
    const bool gives = places.at("step") == "give";
    if (!gives && places.at("step") != "end")
        return told(request, reader, {Problem::Kind::not_found, "", "There is no such page."});
    const FamilyPage page = open_family(request, places, reader, "workers");
    if (!page.open) return page.instead;
    const Filed done = as_told(gives ? give(request, reader, page) : end(request, reader, page));
    if (done) return filed(page_url(page));
    return workers_page(
        request, reader, page, {std::string{gives ? "give" : "end"}, request.form, done.error()});
}

Response show(const Request& request, const web::Places& places, const Reader& reader)
{
    const FamilyPage page = open_family(request, places, reader, "workers");
    return page.open ? workers_page(request, reader, page, {}) : page.instead;
}

}  // namespace

void add_workers(web::Router& router, const Site& site)
{
    router.get("/families/{family}/workers", signed_in(site, show));
    router.post("/families/{family}/workers/{step}", signed_in_form(site, do_step));
}

}  // namespace holdfast::desk
