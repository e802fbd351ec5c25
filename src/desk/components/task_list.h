#pragma once
#include "web/html.h"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::desk {

/// What is to be done, and how far it is. GOV.UK Frontend: task list.
struct TaskList {
    struct Task {
        std::string title;
        std::optional<web::Url> href{};  // Absent: it cannot be begun yet.
        std::string hint{};              // "": none.
        web::Html status;                // Words, or a tag where something is to be done.
        std::string status_classes{};    // "govuk-task-list__status--cannot-start-yet".
    };
    std::vector<Task> tasks;
    std::string id = "task-list";  // Begins the ids of hints and statuses.
};

[[nodiscard]] web::Html task_list(const TaskList& list);

}  // namespace holdfast::desk
