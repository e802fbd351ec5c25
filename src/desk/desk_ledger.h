// Test only: an invented family's ledger with the pages before it, and people who use them.
#pragma once
#include "base/ascii.h"
#include "casework/viewer_ledger.h"
#include "desk/desk.h"
#include "drawer/memory_drawer_shelf.h"
#include "drawer/small_drawer.h"

#include <algorithm>

namespace holdfast::desk {

/// A drawer's shelf in memory of which a list cannot be read, or nothing be written.
class FaultyDrawerShelf final : public drawer::DrawerShelf {
public:
    std::optional<drawer::List> unread;
    base::Problem::Kind kind = base::Problem::Kind::unavailable;
    bool takes_nothing = false;
    std::size_t changed = 0;  // How often.

    base::Result<std::optional<base::Bytes>> value(std::uint32_t list, base::ByteView key) override
    {
        if (fails(list)) return base::problem(kind, "", "The shelf is away.");
        return shelf_.value(list, key);
    }
    base::Result<std::vector<drawer::Row>> all(std::uint32_t list, base::ByteView prefix) override
    {
        if (fails(list)) return base::problem(kind, "", "The shelf is away.");
        return shelf_.all(list, prefix);
    }
    base::Result<base::Done> change(std::span<const drawer::Change> changes) override
    {
        if (takes_nothing) return base::problem(kind, "", "The disk is full.");
        ++changed;
        return shelf_.change(changes);
    }

private:
    [[nodiscard]] bool fails(std::uint32_t list) const
    {
        return unread && static_cast<std::uint32_t>(*unread) == list;
    }

    drawer::MemoryDrawerShelf shelf_;
};

/// The child Ash Example is allocated to "social_worker A" of the team North, whose manager is
/// "team_manager A". "screener A", "head_of_service A" and "social_worker B" of the team South do
/// not work with the family. A session ends when the day is changed: sign in afterwards.
class DeskLedger : public casework::ViewerLedger {
protected:
    DeskLedger()
    {
        drawer_ = drawer::Drawer::open(drawer_shelf_,
                                       base::SecretKey::random(entropy_),
                                       {clock(), &entropy_, drawer::cheap})
                      .value();
        authority_.emplace(casework::Authority{
            "example", "Invented authority", casework::Authority::Kind::live, *house_, *drawer_});
        serve({&*authority_});
        enrol("screener A");
        enrol("head_of_service A");
        enrol("social_worker A", "North");
        enrol("team_manager A", "North");
        enrol("social_worker B", "South");
        allocate("social_worker A", {{"part", "lead"}, {"team", "North"}});
        call("Ash Example");
    }

    /// The pages of these authorities from now on.
    void serve(std::vector<casework::Authority*> authorities)
    {
        served_ = std::move(authorities);
        router_ = {};
        add_pages(router_, {served_, Site::Reached::plainly});
    }
    std::function<base::Instant()> clock()
    {
        return [this] { return base::London::start_of(today_) + of_day_; };
    }
    /// "social-worker-a", for "social_worker A".
    static std::string sign_in_name(std::string_view who)
    {
        std::string name = base::lowered(who);
        for (char& c : name)
            if (c == ' ' || c == '_') c = '-';
        return name;
    }
    void open_account(std::string_view who)
    {
        const auto added = drawer_->accounts().add(
            {sign_in_name(who), author(who).practitioner, std::string{drawer::good_password}});
        EXPECT_TRUE(added);
    }
    web::Response send_sign_in(std::string_view who, const char* from = "same-origin")
    {
        web::Request request = asked(web::Method::post, "/sign-in");
        request.headers.add("sec-fetch-site", from);
        request.form.add("name", sign_in_name(who));
        request.form.add("password", std::string{drawer::good_password});
        return router_.answer(request);
    }
    /// From now on every request is this person's.
    void sign_in(std::string_view who)
    {
        if (!drawer_->accounts().find(sign_in_name(who)).value()) open_account(who);
        const web::Response answer = send_sign_in(who);
        EXPECT_EQ(answer.status, 303);
        session_ = session_of(answer);
    }
    /// The session that an answer began.
    static std::string session_of(const web::Response& answer)
    {
        const std::string cookie = header_of(answer, "Set-Cookie");
        const std::size_t value = cookie.find('=') + 1;
        return cookie.substr(value, cookie.find(';') - value);
    }

    [[nodiscard]] web::Request asked(web::Method method, const std::string& target) const
    {
        web::Request request;
        request.method = method;
        request.path = target.substr(0, target.find('?'));
        if (target.contains('?'))
            request.query = web::parse_form(target.substr(target.find('?') + 1)).value();
        request.id = "requested";
        if (!session_.empty()) request.cookies.add("session", session_);
        return request;
    }
    [[nodiscard]] web::Response open_page(const std::string& target) const
    {
        return router_.answer(asked(web::Method::get, target));
    }
    [[nodiscard]] web::Response send(const std::string& target, web::Fields form) const
    {
        web::Request request = asked(web::Method::post, target);
        request.form = std::move(form);
        return router_.answer(request);
    }
    [[nodiscard]] std::string family_at(const std::string& rest = "") const
    {
        return "/families/" + family_.text() + rest;
    }

    static std::string header_of(const web::Response& answer, std::string_view name)
    {
        for (const auto& [own, value] : answer.headers)
            if (own == name) return value;
        return "";
    }
    /// Does the page say this? Words without characters that markup escapes.
    static bool says(const web::Response& answer, std::string_view words)
    {
        return answer.body.contains(words);
    }
    static bool has_form(const web::Response& answer, const std::string& action)
    {
        return says(answer, "action=\"" + action + "\"");
    }
    /// What the form of this address carries without anybody typing.
    static web::Fields form_in(const web::Response& answer, const std::string& action)
    {
        web::Fields carried;
        const std::size_t begin = answer.body.find("action=\"" + action + "\"");
        EXPECT_NE(begin, std::string::npos) << action;
        if (begin == std::string::npos) return carried;
        const std::string form =
            answer.body.substr(begin, answer.body.find("</form>", begin) - begin);
        const std::string opening = "<input type=\"hidden\" name=\"";
        for (std::size_t at = form.find(opening); at != std::string::npos;
             at = form.find(opening, at + 1)) {
            const std::size_t name = at + opening.size();
            const std::size_t name_end = form.find('"', name);
            const std::size_t value = form.find("value=\"", name_end) + 7;
            carried.add(form.substr(name, name_end - name),
                        form.substr(value, form.find('"', value) - value));
        }
        return carried;
    }
    /// The same form with something typed into it.
    static web::Fields filled(web::Fields form,
                              std::initializer_list<std::pair<std::string, std::string>> typed)
    {
        for (const auto& [name, value] : typed) form.add(name, value);
        return form;
    }

    std::chrono::minutes of_day_{0};  // How late the drawer says that it is.
    FaultyDrawerShelf drawer_shelf_;
    std::unique_ptr<drawer::Drawer> drawer_;
    std::optional<casework::Authority> authority_;
    std::vector<casework::Authority*> served_;
    web::Router router_;
    std::string session_;
};

}  // namespace holdfast::desk
