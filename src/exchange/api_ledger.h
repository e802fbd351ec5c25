// Test only: the invented family of FamilyLedger, with an API before it and people who call.
#pragma once
#include "casework/family_ledger.h"
#include "drawer/memory_drawer_shelf.h"
#include "exchange/api.h"
#include "exchange/operations.h"
#include "ledger/memory_shelf.h"

namespace holdfast::exchange {

namespace json = base::json;
using base::EntryId;
using web::Method;

/// An answer, with its body read.
struct Answered {
    int status = 0;
    web::Response whole;
    json::value body;

    [[nodiscard]] std::string header(std::string_view name) const
    {
        for (const auto& [own, value] : whole.headers)
            if (own == name) return value;
        return "";
    }
    /// Of problem details: "403 refused: /guardrails/G02, /seen"; else the status alone.
    [[nodiscard]] std::string told() const
    {
        std::string words = std::to_string(status);
        if (header("Content-Type") != "application/problem+json") return words;
        const std::string type{body.at("type").as_string()};
        words += " " + type.substr(type.find('#') + 1) + ":";
        for (const json::value& error : body.at("errors").as_array())
            words += " " + std::string{error.at("pointer").as_string()};
        return words;
    }
    /// The first entry that was filed.
    [[nodiscard]] std::string entry() const
    {
        return std::string{body.at("entries").as_array().front().as_string()};
    }
};

/// A body that attaches an invented drawing.
inline json::object attached_drawing()
{
    return base::parse_json(R"json({
      "record": {"dated": "2026-03-02", "title": "A drawing", "kind": "childs_work",
                 "shows": "An invented house."},
      "about": [{"person": "0ch1d00000000000000000000e"}],
      "mediaType": "image/png", "content": "QW4gaW52ZW50ZWQgZHJhd2luZy4="})json")
        .value()
        .as_object();
}

/// The child is allocated to "social_worker" of the team North, whose manager is "team_manager".
/// "screener", "head_of_service", "social_worker B" and "school" do not work with the family.
class ApiLedger : public casework::FamilyLedger {
protected:
    ApiLedger()
    {
        family_ = base::FamilyId::parse(example_family).value();
        child_ = base::PersonId::parse(example_child).value();
        open("live");
        looks_ = ledger::Ledger::create(looks_shelf_,
                                        base::AuthorityId::random(entropy_),
                                        base::SecretKey::random(entropy_),
                                        {clock(), &entropy_, index::rows_of})
                     .value();
        log_.emplace(*looks_);
        drawer_ = drawer::Drawer::open(drawer_shelf_,
                                       base::SecretKey::random(entropy_),
                                       {clock(), &entropy_, {std::size_t{8} * 1024, 1}})
                      .value();
        authority_.emplace(casework::Authority{"invented",
                                               "Invented authority",
                                               casework::Authority::Kind::live,
                                               {*ledger_, base::WorkingDays::england(), &*log_},
                                               *drawer_});
        served_ = {&*authority_};
        add_api(router_, served_);
        for (const char* by : {"screener", "head_of_service", "school"}) register_as(by, "");
        register_as("social_worker", "North");
        register_as("team_manager", "North");
        register_as("social_worker B", "South");
        allocate("social_worker", "North");
        filed(file("social_worker", "person", {{"knownAs", "Invented Example"}}));
    }

    std::function<base::Instant()> clock()
    {
        return [this] { return base::London::start_of(today_); };
    }
    void register_as(std::string_view by, const char* team)
    {
        casework::Doing doing{author("administrator"), {}, {}, "", {}, nullptr, ""};
        doing.about = {{base::Subject::of(author(by).practitioner), ledger::Part::subject},
                       {base::Subject::of(base::AgencyId{}), ledger::Part::subject}};
        json::object said{{"name", "Invented " + std::string{by}}, {"role", author(by).role}};
        if (*team != '\0') said["team"] = team;
        filed(file(doing, "practitioner", said));
        const auto token = drawer_->api_tokens().make(
            std::string{by}, author(by).practitioner, clock()() + std::chrono::years{3});
        tokens_[std::string{by}] = token.value();
    }
    void allocate(std::string_view to, const char* team)
    {
        casework::Doing doing{author("team_manager"), {}, {}, "", {}, nullptr, ""};
        doing.about = {{base::Subject::of(family_), ledger::Part::subject},
                       {base::Subject::of(author(to).practitioner), ledger::Part::subject}};
        filed(file(doing, "allocation", {{"part", "lead"}, {"team", team}}));
    }

    /// A request as the transport would hand it over. Each POST has a key of its own.
    web::Request request(Method method, const std::string& target, std::string_view by)
    {
        web::Request made;
        made.method = method;
        made.path = target.substr(0, target.find('?'));
        if (target.contains('?'))
            made.query = web::parse_form(target.substr(target.find('?') + 1)).value();
        made.id = "requested";
        if (!by.empty()) made.headers.add("authorization", "Bearer " + tokens_.at(std::string{by}));
        return made;
    }
    Answered send(const web::Request& asked)
    {
        Answered answered;
        answered.whole = router_.answer(asked);
        answered.status = answered.whole.status;
        if (!answered.whole.body.empty())
            answered.body = base::parse_json(answered.whole.body).value();
        return answered;
    }
    Answered read(std::string_view by, const std::string& target, const char* purpose = "")
    {
        web::Request asked = request(Method::get, target, by);
        if (*purpose != '\0') asked.headers.add("x-purpose", purpose);
        return send(asked);
    }
    Answered post(std::string_view by, const std::string& target, const json::value& body)
    {
        return post(by, target, body, "key " + std::to_string(++keys_));
    }
    Answered post(std::string_view by, const std::string& target, const json::value& body,
                  const std::string& key, const char* purpose = "")
    {
        web::Request asked = request(Method::post, target, by);
        asked.headers.add("idempotency-key", key);
        if (*purpose != '\0') asked.headers.add("x-purpose", purpose);
        asked.body = json::serialize(body);
        return send(asked);
    }
    std::string family_at(const char* rest = "")
    {
        return "/api/v1/families/" + family_.text() + rest;
    }
    /// The body that files a record about the child.
    json::object said(std::string_view type, json::object record)
    {
        json::object body;
        body["type"] = type;
        body["about"] = json::array{json::object{{"person", child_.text()}, {"as", "subject"}}};
        body["record"] = std::move(record);
        return body;
    }
    json::object note()
    {
        return said("note", {{"happenedOn", "2026-01-05"}, {"text", "A note."}});
    }
    std::uint64_t looks() { return looks_->read().value().size(); }

    ledger::MemoryShelf looks_shelf_;
    std::unique_ptr<ledger::Ledger> looks_;
    std::optional<access::Log> log_;
    drawer::MemoryDrawerShelf drawer_shelf_;
    std::unique_ptr<drawer::Drawer> drawer_;
    std::optional<casework::Authority> authority_;
    std::array<casework::Authority*, 1> served_{};
    web::Router router_;
    std::map<std::string, std::string> tokens_;
    int keys_ = 0;
};

}  // namespace holdfast::exchange
