// What the auditor alone is told: GET /api/v1/sign-ins, GET /api/v1/chain.
#include "base/json_read.h"
#include "http/answer.h"
#include "http/api.h"
#include "service/chain_facts.h"
#include "service/own_operation.h"
#include "service/sign_in_events.h"

namespace tz::server {

namespace {

json event_json(const SignInEvent& event) {
  json out = {{"id", event.number}, {"at", event.at.unix_ms}, {"what", name_of(event.kind)}};
  if (!event.login.empty()) {
    out["login"] = event.login;
  }
  if (!event.person.is_nil()) {
    out["person"] = to_string(event.person);
  }
  if (event.by == system_person()) {
    out["by_server"] = true;
  } else if (!event.by.is_nil()) {
    out["by"] = to_string(event.by);
  }
  if (!event.address.empty()) {
    out["address"] = event.address;
  }
  if (!event.device_name.empty()) {
    out["device_name"] = event.device_name;
  }
  if (event.times > 1) {
    out["times"] = event.times;
    out["last_at"] = event.last_at.unix_ms;
  }
  return out;
}

// Nothing where there is none; an error for anything but a number from 1.
Result<std::optional<int64_t>> before_in(const Request& request) {
  if (!request.query_value("before")) {
    return std::optional<int64_t>();
  }
  const Result<int64_t> number = number_in(request, "before");
  if (!number || *number < 1) {
    return error(ErrorCode::bad_number, "before", {"before"});
  }
  return std::optional<int64_t>(*number);
}

Response sign_ins_route(const Api& api, const Request& request) {
  const Result<Caller> caller = caller_of(api, request);
  if (!caller) {
    return refuse_caller(api, request, caller.error());
  }
  const Result<std::optional<int64_t>> before = before_in(request);
  if (!before) {
    return refuse(request, before.error());
  }
  const std::string_view typed = request.query_value("login").value_or(std::string_view());
  if (typed.size() > kMaxLogin) {
    return refuse(request,
                  error(ErrorCode::text_too_long, "login", {"login", std::to_string(kMaxLogin)}));
  }
  const auto page =
      list_sign_in_events(api.service, actor_of(caller->person), *before, account_login(typed));
  if (!page) {
    return refuse(request, page.error());
  }
  json events = json::array();
  for (const SignInEvent& event : page->events) {
    events.push_back(event_json(event));
  }
  json out = {{"events", std::move(events)}};
  if (page->more) {
    out["more"] = true;
  }
  return json_answer(canonical(out));
}

Response chain_route(const Api& api, const Request& request) {
  const Result<Caller> caller = caller_of(api, request);
  if (!caller) {
    return refuse_caller(api, request, caller.error());
  }
  const Result<ChainFacts> facts = chain_facts(api.service, actor_of(caller->person));
  if (!facts) {
    return refuse(request, facts.error());
  }
  json out = {{"epoch", facts->epoch},
              {"head", facts->head.seq},
              {"head_hash", to_hex(facts->head.hash)},
              {"server_time", api.service.clock.now().unix_ms}};
  if (facts->head_at) {
    out["head_at"] = facts->head_at->unix_ms;
  }
  const std::optional<Instant> backup =
      api.storage_facts ? api.storage_facts().last_backup : std::nullopt;
  if (backup) {
    out["last_backup"] = backup->unix_ms;
  }
  return json_answer(canonical(out));
}

}  // namespace

void add_audit_routes(Site& site, Api& api) {
  site.add("GET", "/api/v1/sign-ins",
           [&api](const Request& request) { return sign_ins_route(api, request); });
  site.add("GET", "/api/v1/chain",
           [&api](const Request& request) { return chain_route(api, request); });
}

}  // namespace tz::server
