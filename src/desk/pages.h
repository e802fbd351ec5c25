#pragma once
#include "desk/family_frame.h"
#include "desk/reader.h"

/// The pages, each added to the router by the file that makes it. Private to this room.
namespace holdfast::desk {

void add_sign_in(web::Router& router, const Site& site);
void add_home(web::Router& router, const Site& site);
void add_pressure_reports(web::Router& router, const Site& site);
void add_authority(web::Router& router, const Site& site);
void add_past_the_line(web::Router& router, const Site& site);
void add_team(web::Router& router, const Site& site);
void add_search(web::Router& router, const Site& site);
void add_story(web::Router& router, const Site& site);
void add_danger(web::Router& router, const Site& site);
void add_people(web::Router& router, const Site& site);
void add_chapters(web::Router& router, const Site& site);
void add_documents(web::Router& router, const Site& site);
void add_record(web::Router& router, const Site& site);
void add_why(web::Router& router, const Site& site);
void add_reason(web::Router& router, const Site& site);
void add_writing(web::Router& router, const Site& site);
void add_contacts(web::Router& router, const Site& site);
void add_first_contact(web::Router& router, const Site& site);
void add_workers(web::Router& router, const Site& site);
void add_closing(web::Router& router, const Site& site);
void add_gates(web::Router& router, const Site& site);
void add_drafts(web::Router& router, const Site& site);
void add_accounts(web::Router& router, const Site& site);
void add_administration_people(web::Router& router, const Site& site);
void add_administration_person(web::Router& router, const Site& site);
void add_administration_teams(web::Router& router, const Site& site);
void add_administration_agencies(web::Router& router, const Site& site);
void add_administration_policy(web::Router& router, const Site& site);

}  // namespace holdfast::desk
