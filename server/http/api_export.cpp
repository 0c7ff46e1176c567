// GET /api/v1/export/ledger.xlsx and ledger.csv: the ledger as a file to keep and to print.
#include "http/answer.h"
#include "http/api.h"
#include "http/download.h"
#include "http/language.h"
#include "service/export.h"

namespace tz::server {

namespace {

std::string_view query(const Request& request, std::string_view name) {
  return request.query_value(name).value_or(std::string_view());
}

// Nothing where it is not given.
template <class Id>
Result<std::optional<Id>> id_in(const Request& request, const char* name) {
  const std::string_view text = query(request, name);
  if (text.empty()) {
    return std::optional<Id>();
  }
  const std::optional<Uuid> id = uuid_from(text);
  if (!id) {
    return error(ErrorCode::bad_id, name, {name});
  }
  return std::optional<Id>(Id(*id));
}

Result<std::optional<CivilDate>> date_in(const Request& request, const char* name) {
  const std::string_view text = query(request, name);
  if (text.empty()) {
    return std::optional<CivilDate>();
  }
  const std::optional<CivilDate> date = civil_from_iso(text);
  if (!date) {
    return error(ErrorCode::bad_date, name, {name});
  }
  return date;
}

// All plans must be asked for by name: nobody gets them by forgetting which one he wanted.
Result<BoardSpan> span_in(const Request& request) {
  BoardSpan span;
  if (query(request, "plan") != "all") {
    const auto plan = id_in<PlanId>(request, "plan");
    if (!plan) {
      return plan.error();
    }
    if (!*plan) {
      return error(ErrorCode::missing_field, "plan", {"plan"});
    }
    span.plan = *plan;
  }
  const auto task_force = id_in<TaskForceId>(request, "task_force");
  if (!task_force) {
    return task_force.error();
  }
  span.task_force = *task_force;
  const auto first = date_in(request, "first");
  if (!first) {
    return first.error();
  }
  span.first = *first;
  const auto last = date_in(request, "last");
  if (!last) {
    return last.error();
  }
  span.last = *last;
  return span;
}

Result<ExportWish> wish_in(const Request& request, ExportWish::Kind kind) {
  ExportWish wish;
  wish.kind = kind;
  wish.lang = language_of(request);
  const Result<BoardSpan> span = span_in(request);
  if (!span) {
    return span.error();
  }
  wish.span = *span;
  const auto unit = id_in<UnitId>(request, "unit");
  if (!unit) {
    return unit.error();
  }
  wish.unit = *unit;
  const auto cycle = date_in(request, "cycle");
  if (!cycle) {
    return cycle.error();
  }
  wish.cycle = *cycle;
  const std::string_view paper = query(request, "paper");
  if (!paper.empty() && paper != "A3" && paper != "A4") {
    return error(ErrorCode::unknown_value, "paper", {"paper"});
  }
  wish.paper = paper == "A4" ? Paper::a4 : Paper::a3;
  return wish;
}

Response export_route(Api& api, const Request& request, ExportWish::Kind kind) {
  const Result<Caller> caller = caller_of(api, request);
  if (!caller) {
    return refuse_caller(api, request, caller.error());
  }
  const Result<ExportWish> wish = wish_in(request, kind);
  if (!wish) {
    return refuse(request, wish.error());
  }
  const std::shared_ptr<Seats::Seat> seat = api.export_seats.take();
  if (!seat) {
    return refuse(request, error(ErrorCode::busy));
  }
  Result<ExportFile> file = export_ledger(api.service, *caller, *wish);
  if (!file) {
    return refuse(request, file.error());
  }
  const bool is_csv = kind == ExportWish::Kind::csv;
  return download({.type = is_csv ? "text/csv; charset=utf-8" : kWorkbookType,
                   .name = file->name,
                   .plain_name = is_csv ? "ledger.csv" : "ledger.xlsx"},
                  std::move(file->bytes));
}

}  // namespace

void add_export_routes(Site& site, Api& api) {
  site.add("GET", "/api/v1/export/ledger.xlsx", [&api](const Request& request) {
    return export_route(api, request, ExportWish::Kind::workbook);
  });
  site.add("GET", "/api/v1/export/ledger.csv", [&api](const Request& request) {
    return export_route(api, request, ExportWish::Kind::csv);
  });
}

}  // namespace tz::server
