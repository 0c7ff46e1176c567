// Assessments: POST /api/v1/assessments and /api/v1/assessments/{id}/freeze, by which the server
// counts, and GET /api/v1/assessments/{id}/sheet. All else about assessments are operations.
#include "base/json_read.h"
#include "http/answer.h"
#include "http/api.h"
#include "http/download.h"
#include "http/language.h"
#include "service/assessment_sheet.h"
#include "service/freeze_assessment.h"

namespace tz::server {

namespace {

Result<TrialWish> wish_in(const Request& request) {
  const Result<json> body = parse_json(request.body);
  if (!body) {
    return body.error();
  }
  ObjectReader in(*body, "");
  TrialWish wish;
  wish.plan = in.id<PlanId>("plan");
  wish.first = in.date("first");
  wish.last = in.date("last");
  if (in.has("at")) {
    wish.at = static_cast<uint64_t>(in.integer("at", 1, INT64_MAX));
    wish.as_of = in.optional_date("as_of");
  }
  return in.finish(wish);
}

Response frozen_answer(const Request& request, const Result<FrozenScores>& frozen) {
  if (!frozen) {
    return refuse(request, frozen.error());
  }
  return json_answer(
      canonical({{"assessment", to_string(frozen->assessment)}, {"frozen_at", frozen->frozen_at}}));
}

Response draft_route(Api& api, const Request& request) {
  const Result<Caller> caller = caller_of(api, request);
  if (!caller) {
    return refuse_caller(api, request, caller.error());
  }
  const Result<TrialWish> wish = wish_in(request);
  if (!wish) {
    return refuse(request, wish.error());
  }
  const std::shared_ptr<Seats::Seat> seat = api.counting_seats.take();
  if (!seat) {
    return refuse(request, error(ErrorCode::busy));
  }
  return frozen_answer(request, draft_assessment(api.service, actor_of(caller->person), *wish));
}

Response freeze_route(Api& api, const Request& request) {
  const Result<Caller> caller = caller_of(api, request);
  if (!caller) {
    return refuse_caller(api, request, caller.error());
  }
  const Result<AssessmentId> assessment = id_in<AssessmentId>(request);
  if (!assessment) {
    return refuse(request, assessment.error());
  }
  const std::shared_ptr<Seats::Seat> seat = api.counting_seats.take();
  if (!seat) {
    return refuse(request, error(ErrorCode::busy));
  }
  return frozen_answer(request,
                       freeze_assessment(api.service, actor_of(caller->person), *assessment));
}

Response sheet_route(Api& api, const Request& request) {
  const Result<Caller> caller = caller_of(api, request);
  if (!caller) {
    return refuse_caller(api, request, caller.error());
  }
  const Result<AssessmentId> assessment = id_in<AssessmentId>(request);
  if (!assessment) {
    return refuse(request, assessment.error());
  }
  const std::shared_ptr<Seats::Seat> seat = api.export_seats.take();
  if (!seat) {
    return refuse(request, error(ErrorCode::busy));
  }
  Result<AssessmentSheet> sheet =
      assessment_sheet(api.service, *caller, *assessment, language_of(request));
  if (!sheet) {
    return refuse(request, sheet.error());
  }
  return download({.type = kWorkbookType, .name = sheet->name, .plain_name = "assessment.xlsx"},
                  std::move(sheet->bytes));
}

}  // namespace

void add_assessment_routes(Site& site, Api& api) {
  site.add("POST", "/api/v1/assessments",
           [&api](const Request& request) { return draft_route(api, request); });
  site.add("POST", "/api/v1/assessments/:id/freeze",
           [&api](const Request& request) { return freeze_route(api, request); });
  site.add("GET", "/api/v1/assessments/:id/sheet",
           [&api](const Request& request) { return sheet_route(api, request); });
}

}  // namespace tz::server
