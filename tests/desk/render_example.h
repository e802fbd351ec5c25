#pragma once
#include "tests/desk/options.h"

#include <span>
#include <string_view>

namespace holdfast::desk {

/// How an example of one component of GOV.UK Frontend is drawn with ours.
struct Drawing {
    std::string_view component;  // As its folder is called: "back-link".
    web::Html (*draw)(Options options);
    std::size_t compared_min;  // Of its examples, at least so many must be drawn and equal.
};

[[nodiscard]] std::span<const Drawing> drawings();

// The drawings themselves, of components that ask something, and of the others.
[[nodiscard]] web::Html draw_character_count(Options options);
[[nodiscard]] web::Html draw_checkboxes(Options options);
[[nodiscard]] web::Html draw_date_input(Options options);
[[nodiscard]] web::Html draw_error_message(Options options);
[[nodiscard]] web::Html draw_fieldset(Options options);
[[nodiscard]] web::Html draw_hint(Options options);
[[nodiscard]] web::Html draw_file_upload(Options options);
[[nodiscard]] web::Html draw_input(Options options);
[[nodiscard]] web::Html draw_label(Options options);
[[nodiscard]] web::Html draw_password_input(Options options);
[[nodiscard]] web::Html draw_radios(Options options);
[[nodiscard]] web::Html draw_select(Options options);
[[nodiscard]] web::Html draw_textarea(Options options);

[[nodiscard]] web::Html draw_panel(Options options);
[[nodiscard]] web::Html draw_site_navigation(Options options);
[[nodiscard]] web::Html draw_summary_list(Options options);
[[nodiscard]] web::Html draw_table(Options options);
[[nodiscard]] web::Html draw_tabs(Options options);
[[nodiscard]] web::Html draw_task_list(Options options);

}  // namespace holdfast::desk
