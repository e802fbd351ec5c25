#include "desk/components/task_list.h"

#include "desk/components/marks.h"

namespace holdfast::desk {

namespace {

web::Html title_of(const TaskList::Task& task, const std::string& hint_id,
                   const std::string& status_id)
{
    const web::Html words = web::Html::text(task.title);
    if (!task.href) return web::element("div", {}, words);
    web::Attributes attributes = classed({"govuk-link", "govuk-task-list__link"});
    attributes.set("href", *task.href);
    attributes.set("aria-describedby", classes_of({task.hint.empty() ? "" : hint_id, status_id}));
    return web::element("a", attributes, words);
}

web::Html task_of(const TaskList::Task& task, const std::string& id)
{
    const std::string hint_id = id + "-hint";
    const std::string status_id = id + "-status";
    web::Html name = title_of(task, hint_id, status_id);
    if (!task.hint.empty()) {
        web::Attributes hint = classed({"govuk-task-list__hint"});
        hint.set("id", hint_id);
        name += web::element("div", hint, web::Html::text(task.hint));
    }
    web::Attributes status = classed({"govuk-task-list__status", task.status_classes});
    status.set("id", status_id);
    return web::element(
        "li",
        classed({"govuk-task-list__item", task.href ? "govuk-task-list__item--with-link" : ""}),
        div({"govuk-task-list__name-and-hint"}, name) + web::element("div", status, task.status));
}

}  // namespace

web::Html task_list(const TaskList& list)
{
    web::Html tasks;
    for (std::size_t place = 1; place <= list.tasks.size(); ++place)
        tasks += task_of(list.tasks[place - 1], list.id + "-" + std::to_string(place));
    return web::element("ul", classed({"govuk-task-list"}), tasks);
}

}  // namespace holdfast::desk
