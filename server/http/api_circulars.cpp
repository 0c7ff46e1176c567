// Circulars: POST /api/v1/circulars and /api/v1/circulars/{id}/freeze, by which the server counts,
// and GET /api/v1/circulars/{id}/document. All else about circulars are operations.
#include "base/json_read.h"
#include "http/answer.h"
#include "http/api.h"
#include "http/download.h"
#include "service/circular_document.h"
#include "service/freeze_circular.h"

namespace tz::server {

namespace {

constexpr const char* kDocxType =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

Response frozen_answer(const Request& request, const Result<Frozen>& frozen) {
  if (!frozen) {
    return refuse(request, frozen.error());
  }
  return json_answer(
      canonical({{"circular", to_string(frozen->circular)}, {"frozen_at", frozen->frozen_at}}));
}

Response draft_route(Api& api, const Request& request) {
  const Result<Caller> caller = caller_of(api, request);
  if (!caller) {
    return refuse_caller(api, request, caller.error());
  }
  const Result<json> body = parse_json(request.body);
  if (!body) {
    return refuse(request, body.error());
  }
  ObjectReader in(*body, "");
  const auto plan = in.finish(in.id<PlanId>("plan"));
  if (!plan) {
    return refuse(request, plan.error());
  }
  const std::shared_ptr<Seats::Seat> seat = api.counting_seats.take();
  if (!seat) {
    return refuse(request, error(ErrorCode::busy));
  }
  return frozen_answer(request, draft_circular(api.service, actor_of(caller->person), *plan));
}

Response freeze_route(Api& api, const Request& request) {
  const Result<Caller> caller = caller_of(api, request);
  if (!caller) {
    return refuse_caller(api, request, caller.error());
  }
  const Result<CircularId> circular = id_in<CircularId>(request);
  if (!circular) {
    return refuse(request, circular.error());
  }
  const std::shared_ptr<Seats::Seat> seat = api.counting_seats.take();
  if (!seat) {
    return refuse(request, error(ErrorCode::busy));
  }
  return frozen_answer(request, freeze_circular(api.service, actor_of(caller->person), *circular));
}

Response document_route(Api& api, const Request& request) {
  const Result<Caller> caller = caller_of(api, request);
  if (!caller) {
    return refuse_caller(api, request, caller.error());
  }
  const Result<CircularId> circular = id_in<CircularId>(request);
  if (!circular) {
    return refuse(request, circular.error());
  }
  Result<CircularDocument> document = circular_document(api.service, *caller, *circular);
  if (!document) {
    return refuse(request, document.error());
  }
  return download({.type = kDocxType, .name = document->name, .plain_name = "circular.docx"},
                  std::move(document->bytes));
}

}  // namespace

void add_circular_routes(Site& site, Api& api) {
  site.add("POST", "/api/v1/circulars",
           [&api](const Request& request) { return draft_route(api, request); });
  site.add("POST", "/api/v1/circulars/:id/freeze",
           [&api](const Request& request) { return freeze_route(api, request); });
  site.add("GET", "/api/v1/circulars/:id/document",
           [&api](const Request& request) { return document_route(api, request); });
}

}  // namespace tz::server
