// Test only: the pages on which an authority keeps its people, teams, agencies and policy, with an
// administrator before them.
#pragma once
#include "casework/registers.h"
#include "desk/desk_ledger.h"
#include "records/types/practitioner.h"

namespace holdfast::desk {

class Administration : public DeskLedger {
protected:
    Administration()
    {
        enrol("administrator A");
        sign_in("administrator A");
    }
    [[nodiscard]] std::string person(std::string_view who, const std::string& rest = "")
    {
        return "/admin/people/" + author(who).practitioner.text() + rest;
    }
    /// Sends the form of an address, as it stands on a page, with something typed into it.
    [[nodiscard]] web::Response fill(
        const std::string& page, const std::string& action,
        std::initializer_list<std::pair<std::string, std::string>> typed) const
    {
        return send(action, filled(form_in(open_page(page), action), typed));
    }
    /// The agency that the form for somebody new offers first.
    [[nodiscard]] std::string own_agency() const
    {
        return base::AgencyId{house_->ledger.keys().authority().bytes}.text();
    }
    [[nodiscard]] web::Response add(const std::string& name, const std::string& role,
                                    const std::string& team) const
    {
        return fill("/admin/people/new",
                    "/admin/people/new",
                    {{"name", name},
                     {"role", role},
                     {"team", team},
                     {"agency", own_agency()},
                     {"since", "today"}});
    }
    [[nodiscard]] web::Response leave(std::string_view who, const char* until)
    {
        return fill(person(who), person(who, "/leave"), {{"until", until}});
    }
    [[nodiscard]] bool may_still_ask(const std::string& cookie)
    {
        const std::string own = std::exchange(session_, cookie);
        const int status = open_page("/").status;
        session_ = own;
        return status == 200;
    }
};

}  // namespace holdfast::desk
