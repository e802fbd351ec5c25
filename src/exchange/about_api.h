#pragma once
#include "web/request.h"
#include "web/response.h"

/// What the API says of itself, to anybody: it is published with the program and about nobody. Each
/// has an ETag.
namespace holdfast::exchange {

/// {"recordTypes":[{"key","name","purpose","schema"}]}: those of families' files, which can be
/// filed by hand.
[[nodiscard]] web::Response answer_record_types(const web::Request& request);
/// {"guardrails":[...]}: the manual of the rules.
[[nodiscard]] web::Response answer_guardrails(const web::Request& request);
/// {"openApi","operations":[{"method","address","summary"}]}.
[[nodiscard]] web::Response answer_index(const web::Request& request);
[[nodiscard]] web::Response answer_open_api(const web::Request& request);
/// {"problems":[{"type","title","status","means"}]}.
[[nodiscard]] web::Response answer_problem_types(const web::Request& request);

}  // namespace holdfast::exchange
