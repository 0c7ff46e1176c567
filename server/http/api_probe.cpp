// GET /healthz and GET /readyz, for those who watch the machine, and GET /api/v1/hello, the
// handshake. Healthy is a server that can read its ledger: to start it again would mend nothing.
// Ready is one that takes writes, and will go on doing so.
#include "base/json_read.h"
#include "http/answer.h"
#include "http/api.h"
#include "sync/wire.h"

namespace tz::server {

namespace {

Result<std::string> epoch_of(Store& store) {
  std::string epoch;
  const Outcome read = store.read([&](Snapshot& snapshot) -> Outcome {
    Result<std::string> found = snapshot.epoch();
    if (!found) {
      return found.error();
    }
    epoch = std::move(*found);
    return done();
  });
  if (!read) {
    return read.error();
  }
  return epoch;
}

Response health(const Api& api, const Request& request) {
  if (const Result<std::string> epoch = epoch_of(api.service.store); !epoch) {
    return refuse_with(request, 503, epoch.error());
  }
  return json_answer(R"({"status":"ok"})");
}

// In one word: the code of what prevents it, or that the server is about to go.
Response not_ready(std::string_view reason) {
  Response response =
      json_answer(canonical({{"status", "not_ready"}, {"reason", std::string(reason)}}), 503);
  response.set("Retry-After", "5");
  return response;
}

Response readiness(Api& api) {
  if (api.is_stopping) {
    return not_ready("stopping");
  }
  if (const Outcome ready = api.readiness.check(); !ready) {
    return not_ready(name_of(ready.error().code));
  }
  return json_answer(R"({"status":"ready"})");
}

Response hello(const Api& api, const Request& request) {
  const Result<std::string> epoch = epoch_of(api.service.store);
  if (!epoch) {
    return refuse(request, epoch.error());
  }
  json out = {{"protocol", {{"min", kProtocolMin}, {"max", kProtocolMax}}},
              {"epoch", *epoch},
              {"server_time", api.service.clock.now().unix_ms}};
  if (api.is_demo) {
    out["demo"] = true;
  }
  return json_answer(canonical(out));
}

}  // namespace

void add_probe_routes(Site& site, Api& api) {
  site.add("GET", "/healthz", [&api](const Request& request) { return health(api, request); });
  site.add("GET", "/readyz", [&api](const Request&) { return readiness(api); });
  site.add("GET", "/api/v1/hello", [&api](const Request& request) { return hello(api, request); });
}

}  // namespace tz::server
