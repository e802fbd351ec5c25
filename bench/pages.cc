#include "bench/figures.h"
#include "bench/report.h"
#include "casework/acts.h"
#include "desk/assets.h"
#include "desk/desk.h"
#include "house/served_authority.h"
#include "records/types/allocation.h"
#include "records/types/practitioner.h"
#include "web/gzip.h"

#include <thread>

namespace holdfast::bench {

namespace {

using base::Subject;
using web::Request;
using web::Response;

constexpr int rounds = 21;
constexpr int people = 500;
constexpr std::size_t cases = 40;  // Of one worker, beside the large family.
constexpr std::string_view password = "four invented words";
constexpr std::string_view team = "Invented team";

/// The authority as it is served, with its pages, and somebody who has signed in.
class Served {
public:
    explicit Served(const Folder& folder)
        : served_(must(house::ServedAuthority::open(folder.file(""), std::string{authority_key}))),
          authorities_{&served_->authority()}
    {
        desk::add_pages(router_, {authorities_, desk::Site::Reached::plainly});
    }
    void sign_in()
    {
        Request request = asked(web::Method::post, "/sign-in");
        request.form.add("name", "bench");
        request.form.add("password", std::string{password});
        for (const auto& [name, value] : answer(request).headers)
            if (name == "Set-Cookie")
                cookie_ = value.substr(value.find('=') + 1, value.find(';') - value.find('=') - 1);
        if (cookie_.empty()) give_up(base::Problem{{}, "", "Nobody could sign in."});
        const std::string form = router_.answer(asked(web::Method::get, "/search")).body;
        constexpr std::string_view field = "name=\"formToken\" value=\"";
        const std::size_t at = form.find(field);
        if (at == std::string::npos) give_up(base::Problem{{}, "", "The search has no form."});
        const std::size_t begin = at + field.size();
        form_token_ = form.substr(begin, form.find('"', begin) - begin);
    }
    [[nodiscard]] Response get(const std::string& path) const
    {
        Response response = answer(asked(web::Method::get, path));
        if (response.status != 200)
            give_up(base::Problem{{}, "", "A page answered " + std::to_string(response.status)});
        return response;
    }
    void search(std::string_view typed) const
    {
        Request request = asked(web::Method::post, "/search");
        request.form.add("formToken", form_token_);
        request.form.add("name", std::string{typed});
        if (answer(request).status != 200)
            give_up(base::Problem{{}, "", "The search did not answer."});
    }
    [[nodiscard]] casework::Authority& authority() { return served_->authority(); }

private:
    [[nodiscard]] Request asked(web::Method method, std::string path) const
    {
        Request request;
        request.method = method;
        request.path = std::move(path);
        request.headers.add("accept-encoding", "gzip");
        request.cookies.add("session", cookie_);
        return request;
    }
    [[nodiscard]] Response answer(const Request& request) const
    {
        Response response = router_.answer(request);
        web::compress(request, response);
        return response;
    }

    std::unique_ptr<house::ServedAuthority> served_;
    std::array<casework::Authority*, 1> authorities_;
    web::Router router_;
    std::string cookie_;
    std::string form_token_;
};

/// Gives the family to a worker.
void allocate(casework::Authority& authority, const base::PractitionerId& worker,
              const base::FamilyId& family)
{
    records::Allocation allocation;
    allocation.team = std::string{team};
    allocation.since = base::When::day(authority.house.today());
    allocation.part = {"lead"};
    casework::Doing doing;
    doing.by = {worker, "system", {}};
    doing.about = {{Subject::of(family), ledger::Part::subject},
                   {Subject::of(worker), ledger::Part::subject}};
    (void)must(casework::file(authority.house, doing, allocation));
}

/// A worker who has an account, and is signed in.
base::PractitionerId engage_worker(Served& served)
{
    casework::Authority& authority = served.authority();
    const auto id = base::PractitionerId::random(base::system_entropy());
    records::Practitioner worker;
    worker.since = base::When::day(authority.house.today());
    worker.name = "Invented Worker";
    worker.role = {"social_worker"};
    worker.team = std::string{team};
    casework::Doing doing;
    doing.by = {id, "system", {}};
    doing.about = {{Subject::of(id), ledger::Part::subject}};
    (void)must(casework::file(authority.house, doing, worker));
    (void)must(authority.drawer.accounts().add({"bench", id, std::string{password}}));
    served.sign_in();
    return id;
}

std::string story_of(const base::FamilyId& family)
{
    return "/families/" + family.text();
}

/// How long it takes to get a page, in milliseconds.
double time_of(const Served& served, const std::string& path)
{
    const Watch watch;
    (void)served.get(path);
    return watch.milliseconds();
}

/// The time within which 99 of 100 pages are answered when 200 a second are asked for, each counted
/// from when it was due.
double slowest_at_rate(const Served& served, const std::string& path)
{
    constexpr int threads = 2;
    constexpr int requests = 1'000;
    constexpr double each = 5;  // Milliseconds from one request to the next.
    std::vector<double> times(requests);
    const Watch watch;
    std::vector<std::jthread> pool;
    std::atomic<int> next = 0;
    for (int i = 0; i < threads; ++i)
        pool.emplace_back([&] {
            for (int mine = next++; mine < requests; mine = next++) {
                const double due = each * mine;
                while (watch.milliseconds() < due)
                    std::this_thread::sleep_for(std::chrono::microseconds{100});
                (void)served.get(path);
                times[static_cast<std::size_t>(mine)] = watch.milliseconds() - due;
            }
        });
    pool.clear();
    std::sort(times.begin(), times.end());
    return times[times.size() * 99 / 100];
}

double kilobytes(const Response& response)
{
    return static_cast<double>(response.body.size()) / 1'000;
}

/// The pages beside the story and home: the slowest and the heaviest, by name, and the search.
void print_other_pages(const Served& served, const std::string& story)
{
    const std::pair<std::string, std::string> pages[] = {
        {"record", story + "/record"},
        {"people", story + "/people"},
        {"plan", story + "/plan"},
        {"assessments", story + "/assessments"},
        {"meetings", story + "/meetings"},
        {"decisions", story + "/decisions"},
        {"documents", story + "/documents"},
        {"workers", story + "/workers"},
        {"closing", story + "/close"},
        {"form of a visit", story + "/write/visit"},
        {"reasons of G01", story + "/why/G01"},
        {"list of a team", "/team"}};
    for (const auto& [name, path] : pages) {
        const double time = middle_of(rounds, [&] { return time_of(served, path); });
        print({"Page: " + name, time, "ms", {}, Better::lower, 50});
        print({"Its weight, gzip", kilobytes(served.get(path)), "kB", {}, Better::lower, 30});
    }
    for (const char* typed : {"Example", "Exampel", "1 2 2019"}) {
        const double time = middle_of(rounds, [&] {
            const Watch watch;
            served.search(typed);
            return watch.milliseconds();
        });
        print({std::string{"Search for "} + typed, time, "ms", {}, Better::lower, 50});
    }
}

void print_weight(const Served& served, const std::string& path)
{
    const double story = kilobytes(served.get(path));
    const double home = kilobytes(served.get("/"));
    double first = std::max(story, home);
    for (const web::Url& asset : {desk::stylesheet(), desk::script(), desk::favicon()})
        first += kilobytes(served.get(asset.text()));
    print({"Weight of the story, gzip", story, "kB", {}, Better::lower, 30});
    print({"Weight of the home page, gzip", home, "kB", {}, Better::lower, 30});
    print({"The heaviest at a first visit", first, "kB", {}, Better::lower, 100});
}

}  // namespace

void measure_pages(Stage& stage)
{
    must_do(house::found_looks(stage.folder().file(authority_key)));
    const auto families = stage.families(people);
    const std::string story = story_of(stage.large_family());
    Served served{stage.folder()};
    const base::PractitionerId worker = engage_worker(served);
    allocate(served.authority(), worker, stage.large_family());
    for (const base::FamilyId& family : std::span{families}.first(cases))
        allocate(served.authority(), worker, family);
    const double before = resident_megabytes();

    const double smallest = middle_of(rounds, [&] { return time_of(served, "/stay"); });
    const double first = time_of(served, story);
    const double again = middle_of(rounds, [&] { return time_of(served, story); });
    const double newer = middle_of(rounds, [&] {
        (void)must(
            served.authority().house.ledger.append({{stage.next_note_of_large_family()}, {}}));
        return time_of(served, story);
    });
    print({"The smallest answer of a session", smallest, "ms", {}, Better::lower, 1});
    print({"First story of 2,000 entries", first, "ms", {}, Better::lower, 15});
    print({"That story again", again, "ms", {}, Better::lower, 3});
    print({"That story after one more entry", newer, "ms", {}, Better::lower, 3});
    print({"99 of 100 of them, at 200 a second",
           slowest_at_rate(served, story),
           "ms",
           {},
           Better::lower,
           20});
    const double home = time_of(served, "/");
    const double home_again = middle_of(rounds, [&] { return time_of(served, "/"); });
    print({"First home page of a worker with 41 families", home, "ms", {}, Better::lower, 50});
    print({"That home page again", home_again, "ms", {}, Better::lower, 50});
    print_weight(served, story);
    print_other_pages(served, story);
    for (const base::FamilyId& family : std::span{families}.subspan(cases))
        allocate(served.authority(), worker, family);
    for (const base::FamilyId& family : families) (void)served.get(story_of(family));
    print({"Memory that 501 stories take",
           resident_megabytes() - before,
           "MB",
           {},
           Better::lower,
           350});
}

}  // namespace holdfast::bench
