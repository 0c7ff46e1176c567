#include "app/route.h"

#include <algorithm>

#include "model/names.h"

namespace tz::client {
namespace {

constexpr NameTable<RowsQuery::Kind, 14> kKinds{
    {"light", "reported", "unchanged", "missing", "measure", "unit", "cell", "attention",
     "not-reported", "not-synced", "due-soon", "overdue", "orders", "problems"}};

Route page_route(Page page) {
  Route route;
  route.page = page;
  return route;
}

// A name of an account, which becomes a part of the server's addresses, or nothing.
bool is_login_part(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
  });
}

// "task/1" gives "task" and leaves "1".
std::string_view first_part(std::string_view& rest) {
  const size_t slash = rest.find('/');
  const std::string_view part = rest.substr(0, slash);
  rest = slash == std::string_view::npos ? std::string_view() : rest.substr(slash + 1);
  return part;
}

}  // namespace

Page tab_of(const Route& route) {
  switch (route.page) {
    case Page::board:
    case Page::rows:
    case Page::import_plan:
      return Page::board;
    case Page::circulars:
    case Page::circular:
    case Page::assessments:
    case Page::assessment:
    case Page::assessed:
    case Page::criteria:
    case Page::exposure_register:
    case Page::accountability:
      return Page::desk;
    case Page::inbox:
    case Page::desk:
    case Page::me:
    case Page::admin:
    case Page::audit:
      return route.page;
    case Page::sessions:
      return route.login.empty() ? Page::me : Page::admin;
    case Page::tasks:
    case Page::task:
    case Page::report:
      return Page::tasks;
  }
  return Page::tasks;
}

std::string path_of(const Route& route) {
  switch (route.page) {
    case Page::tasks:
      return "/";
    case Page::board:
      return "/board";
    case Page::inbox:
      return "/inbox";
    case Page::desk:
      return "/desk";
    case Page::me:
      return "/me";
    case Page::admin:
      return "/admin";
    case Page::audit:
      return "/audit";
    case Page::sessions:
      return route.login.empty() ? "/sessions" : "/sessions/" + route.login;
    case Page::import_plan:
      return "/import";
    case Page::circulars:
      return "/circulars";
    case Page::circular:
      return "/circular/" + to_string(route.circular);
    case Page::assessments:
      return "/assessments";
    case Page::criteria:
      return "/criteria";
    case Page::exposure_register:
      return "/register";
    case Page::accountability:
      return "/accountability/" + to_string(route.accountability);
    case Page::assessment:
      return "/assessment/" + to_string(route.assessment);
    case Page::assessed:
      return "/assessed/" + to_string(route.assessment) + '/' + to_string(route.unit);
    case Page::task:
      return "/task/" + to_string(route.task);
    case Page::report:
      return "/report/" + to_string(route.assignment);
    case Page::rows:
      return "/rows/" + std::string(kKinds.name(route.rows.kind)) + '/' + route.rows.key;
  }
  return "/";
}

std::optional<Route> route_from(std::string_view path) {
  if (path.empty() || path[0] != '/') return std::nullopt;
  std::string_view rest = path.substr(1);
  const std::string_view head = first_part(rest);
  if (head.empty()) return page_route(Page::tasks);
  if (head == "board") return page_route(Page::board);
  if (head == "inbox") return page_route(Page::inbox);
  if (head == "desk") return page_route(Page::desk);
  if (head == "me") return page_route(Page::me);
  if (head == "admin") return page_route(Page::admin);
  if (head == "audit") return page_route(Page::audit);
  if (head == "sessions") {
    if (!is_login_part(rest)) return std::nullopt;
    return sessions_route(std::string(rest));
  }
  if (head == "import") return page_route(Page::import_plan);
  if (head == "circulars") return page_route(Page::circulars);
  if (head == "assessments") return page_route(Page::assessments);
  if (head == "register") return page_route(Page::exposure_register);
  if (head == "criteria") return page_route(Page::criteria);
  if (head == "assessed") {
    const auto assessment = uuid_from(first_part(rest));
    const auto unit = uuid_from(rest);
    if (!assessment || !unit) return std::nullopt;
    return assessed_route(AssessmentId(*assessment), UnitId(*unit));
  }
  if (head == "rows") {
    const auto kind = kKinds.value(first_part(rest));
    if (!kind) return std::nullopt;
    return rows_route({*kind, std::string(rest)});
  }
  const auto id = uuid_from(rest);
  if (!id) return std::nullopt;
  if (head == "task") return task_route(TaskId(*id));
  if (head == "circular") return circular_route(CircularId(*id));
  if (head == "assessment") return assessment_route(AssessmentId(*id));
  if (head == "accountability") return accountability_route(AccountabilityId(*id));
  if (head == "report") return report_route(AssignmentId(*id));
  return std::nullopt;
}

}  // namespace tz::client
