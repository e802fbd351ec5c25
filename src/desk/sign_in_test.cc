#include "desk/desk_ledger.h"

/// Who is signed in, and what is told where that cannot be found out.
namespace holdfast::desk {
namespace {

using base::Problem;

/// A ledger's shelf in memory that cannot be read once it is away.
class AwayShelf final : public ledger::Shelf {
public:
    bool is_away = false;

    base::Result<std::optional<ledger::Identity>> identity() override { return shelf_.identity(); }
    base::Result<base::Done> found(const ledger::Identity& identity) override
    {
        return shelf_.found(identity);
    }
    base::Result<std::unique_ptr<ledger::ShelfView>> view() override
    {
        if (is_away) return base::problem(Problem::Kind::unavailable, "", "The shelf is away.");
        return shelf_.view();
    }
    base::Result<std::unique_ptr<ledger::ShelfTransaction>> begin() override
    {
        return shelf_.begin();
    }
    base::Result<base::Done> scrub() override { return shelf_.scrub(); }

private:
    ledger::MemoryShelf shelf_;
};

class SignIn : public DeskLedger {
protected:
    SignIn()
        : elsewhere_ledger_(ledger::Ledger::create(elsewhere_shelf_,
                                                   base::AuthorityId::random(entropy_),
                                                   base::SecretKey::random(entropy_),
                                                   {clock(), &entropy_, index::rows_of})
                                .value()),
          elsewhere_drawer_(drawer::Drawer::open(elsewhere_drawer_shelf_,
                                                 base::SecretKey::random(entropy_),
                                                 {clock(), &entropy_, drawer::cheap})
                                .value())
    {
        serve({&elsewhere_, &*authority_});
    }
    /// A session that was begun before this page knew anything about who it is of.
    void carry_session(casework::Authority& authority, std::string_view who)
    {
        const auto begun =
            authority.drawer.accounts().sign_in({sign_in_name(who), drawer::good_password});
        session_ = authority.key + "." + begun.value().token;
    }
    [[nodiscard]] std::size_t sessions_of(std::string_view who)
    {
        return drawer_->sessions().of(author(who).practitioner).value().size();
    }
    static bool has_cookie(const web::Response& answer)
    {
        return !header_of(answer, "Set-Cookie").empty();
    }

    AwayShelf elsewhere_shelf_;
    std::unique_ptr<ledger::Ledger> elsewhere_ledger_;
    FaultyDrawerShelf elsewhere_drawer_shelf_;
    std::unique_ptr<drawer::Drawer> elsewhere_drawer_;
    casework::Authority elsewhere_{"elsewhere",
                                   "Another invented authority",
                                   casework::Authority::Kind::live,
                                   {*elsewhere_ledger_, base::WorkingDays::england()},
                                   *elsewhere_drawer_};
};

TEST_F(SignIn, NobodyIsSentToSignInWhileSessionsCannotBeRead)
{
    sign_in("social_worker A");
    drawer_shelf_.unread = drawer::List::sessions;
    const std::pair<Problem::Kind, int> rows[] = {{Problem::Kind::unavailable, 503},
                                                  {Problem::Kind::damaged, 500}};
    for (const auto& [kind, status] : rows) {
        drawer_shelf_.kind = kind;
        const web::Response read = open_page(family_at());
        EXPECT_EQ(read.status, status);
        EXPECT_TRUE(says(read, "The shelf is away."));
        EXPECT_TRUE(says(read, "give this reference: requested"));
        EXPECT_FALSE(says(read, "Ash Example"));
        EXPECT_FALSE(has_cookie(read)) << "the session may still be good";
        const web::Response sent = send(family_at("/write/note"), {});
        EXPECT_EQ(sent.status, status);
        EXPECT_TRUE(says(sent, "What you sent was not filed."));
    }
    drawer_shelf_.unread.reset();
    EXPECT_EQ(open_page(family_at()).status, 200);
}

TEST_F(SignIn, AnAddressThatIsNotThereIsToldWhoeverAsks)
{
    EXPECT_EQ(open_page("/nowhere").status, 404);
    sign_in("social_worker A");
    EXPECT_EQ(open_page("/nowhere").status, 404);
    drawer_shelf_.unread = drawer::List::sessions;
    EXPECT_EQ(open_page("/nowhere").status, 404);
}

TEST_F(SignIn, ALedgerThatCannotBeReadIsToldToWhoeverIsOrWouldBeSignedIn)
{
    const auto who = author("social_worker B").practitioner;
    ASSERT_TRUE(elsewhere_drawer_->accounts().add(
        {"worker-elsewhere", who, std::string{drawer::good_password}}));
    elsewhere_shelf_.is_away = true;
    const web::Response refused = send(
        "/sign-in",
        filled({},
               {{"name", "worker-elsewhere"}, {"password", std::string{drawer::good_password}}}));
    EXPECT_EQ(refused.status, 503);
    EXPECT_TRUE(says(refused, "The shelf is away."));
    EXPECT_FALSE(has_cookie(refused));
    EXPECT_TRUE(elsewhere_drawer_->sessions().of(who).value().empty());

    carry_session(elsewhere_, "worker-elsewhere");
    EXPECT_EQ(open_page("/").status, 503);
}

TEST_F(SignIn, WhomTheRegisterDoesNotKnowIsToldSoAndKeepsNoSession)
{
    open_account("social_worker Y");
    const web::Response refused = send_sign_in("social_worker Y");
    EXPECT_EQ(refused.status, 403);
    EXPECT_TRUE(says(refused, "The register of practitioners does not know"));
    EXPECT_FALSE(has_cookie(refused));
    EXPECT_EQ(sessions_of("social_worker Y"), 0U);

    carry_session(*authority_, "social_worker Y");
    const web::Response told = open_page("/");
    EXPECT_EQ(told.status, 403);
    EXPECT_TRUE(says(told, "The register of practitioners does not know"));
    EXPECT_TRUE(header_of(told, "Set-Cookie").starts_with("session=;")) << "or it would loop";
}

TEST_F(SignIn, WhoCouldNotBeSignedOutKnowsIt)
{
    sign_in("social_worker A");
    const web::Fields form = form_in(open_page("/sign-out"), "/sign-out");
    drawer_shelf_.takes_nothing = true;
    const web::Response failed = send("/sign-out", form);
    EXPECT_EQ(failed.status, 503);
    EXPECT_TRUE(says(failed, "You are still signed in"));
    EXPECT_TRUE(says(failed, "close every window"));
    EXPECT_FALSE(has_cookie(failed));
    EXPECT_EQ(header_of(failed, "Clear-Site-Data"), "");
    EXPECT_EQ(open_page("/").status, 200);

    drawer_shelf_.takes_nothing = false;
    const web::Response done = send("/sign-out", form_in(failed, "/sign-out"));
    EXPECT_EQ(done.status, 303);
    EXPECT_TRUE(header_of(done, "Set-Cookie").starts_with("session=;"));
    EXPECT_EQ(open_page("/").status, 303);
}

TEST_F(SignIn, AccountsThatCannotBeReadAreNotANameThatDoesNotFit)
{
    open_account("social_worker A");
    EXPECT_EQ(send_sign_in("social_worker C").status, 403);
    elsewhere_drawer_shelf_.unread = drawer::List::accounts;
    EXPECT_EQ(send_sign_in("social_worker A").status, 303) << "another authority has the name";
    const web::Response unknown = send_sign_in("social_worker C");
    EXPECT_EQ(unknown.status, 503);
    EXPECT_TRUE(says(unknown, "The shelf is away."));
    EXPECT_FALSE(says(unknown, "do not fit"));
    EXPECT_TRUE(says(unknown, "social-worker-c")) << "nothing typed is lost";
}

TEST_F(SignIn, AnotherSiteCannotSignAnybodyIn)
{
    open_account("social_worker A");
    const std::pair<const char*, int> rows[] = {
        {"cross-site", 403}, {"same-site", 403}, {"same-origin", 303}, {"none", 303}, {"", 303}};
    for (const auto& [from, status] : rows) {
        const web::Response answer = send_sign_in("social_worker A", from);
        EXPECT_EQ(answer.status, status) << from;
        EXPECT_EQ(has_cookie(answer), status == 303) << from;
    }
    EXPECT_EQ(sessions_of("social_worker A"), 3U);
}

}  // namespace
}  // namespace holdfast::desk
