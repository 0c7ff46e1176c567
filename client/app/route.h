// Route: where in the app the person is, and the path that says so in the browser's address.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/id.h"

namespace tz::client {

enum class Page {
  tasks,        // 任务: the person's assignments, or all tasks for those who see the whole ledger
  board,        // 看板
  inbox,        // 消息: what needs this person now
  desk,         // 调度: cycle, late arrivals, orders, problems
  rows,         // the rows behind one of the board's numbers
  task,         // one task
  report,       // the report form of one assignment
  me,           // 我的: account, outbox, settings
  admin,        // 管理: accounts and the register of units
  sessions,     // 登录设备: one's own, or for the administrator an account's
  audit,        // 审计: where the log stands, and who signed in
  import_plan,  // 导入方案: a document looked over before it is published
  circulars,    // 通报: all that the person may see
  circular,     // one of them
  assessments,  // 考核: all that the person may see
  assessment,   // one of them
  assessed,     // one unit's part in it
  criteria,     // 考核标准: of the plan that the board shows
  exposure_register,  // 曝光问责登记: all of it that the person may see
  accountability      // one of its entries
};

// The rows that stand behind a number of the board.
struct RowsQuery {
  enum class Kind {
    light,      // tasks by light: `key` is the light's name
    reported,   // assignments that reported progress in this cycle
    unchanged,  // assignments that reported that nothing moved
    missing,    // assignments that owe a report in this cycle
    measure,    // tasks of a measure: `key` is "part.measure"
    unit,       // assignments of a unit: `key` is its id
    cell,       // assignments of a unit under a measure: "unit.part.measure"
    attention,  // red and yellow assignments, worst first
    // Of the missing: the unit is in touch, and none of its devices was for a day.
    not_reported,
    not_synced,
    due_soon,  // assignments whose deadline is near
    overdue,   // and past
    orders,    // open supervision orders: `key` is "overdue", "week", "month", "older"; empty: all
    problems   // open problems, likewise
  };
  Kind kind = Kind::light;
  std::string key;
  friend bool operator==(const RowsQuery&, const RowsQuery&) = default;
};

struct Route {
  Page page = Page::tasks;
  TaskId task;                      // of Page::task
  AssignmentId assignment;          // of Page::report
  RowsQuery rows;                   // of Page::rows
  CircularId circular;              // of Page::circular
  AssessmentId assessment;          // of Page::assessment and Page::assessed
  UnitId unit;                      // of Page::assessed
  AccountabilityId accountability;  // of Page::accountability
  std::string login;                // of Page::sessions; empty: one's own
  friend bool operator==(const Route&, const Route&) = default;
};

// The tab that is lit while this page is shown.
Page tab_of(const Route& route);
std::string path_of(const Route& route);
// Anything unknown leads to nothing.
std::optional<Route> route_from(std::string_view path);

inline Route task_route(TaskId task) {
  Route route;
  route.page = Page::task;
  route.task = task;
  return route;
}
inline Route report_route(AssignmentId assignment) {
  Route route;
  route.page = Page::report;
  route.assignment = assignment;
  return route;
}
inline Route circular_route(CircularId circular) {
  Route route;
  route.page = Page::circular;
  route.circular = circular;
  return route;
}
inline Route assessment_route(AssessmentId assessment) {
  Route route;
  route.page = Page::assessment;
  route.assessment = assessment;
  return route;
}
inline Route assessed_route(AssessmentId assessment, UnitId unit) {
  Route route = assessment_route(assessment);
  route.page = Page::assessed;
  route.unit = unit;
  return route;
}
inline Route accountability_route(AccountabilityId accountability) {
  Route route;
  route.page = Page::accountability;
  route.accountability = accountability;
  return route;
}
inline Route sessions_route(std::string login) {
  Route route;
  route.page = Page::sessions;
  route.login = std::move(login);
  return route;
}
inline Route rows_route(RowsQuery rows) {
  Route route;
  route.page = Page::rows;
  route.rows = std::move(rows);
  return route;
}

}  // namespace tz::client
