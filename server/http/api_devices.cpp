// POST /api/v1/device: a device of the caller's says its name for the first time.
#include "base/json_read.h"
#include "http/answer.h"
#include "http/api.h"
#include "service/devices.h"

namespace tz::server {

namespace {

Result<DeviceId> device_in(const std::string& text) {
  const Result<json> body = parse_json(text);
  if (!body) {
    return body.error();
  }
  ObjectReader in(*body, "");
  const DeviceId device = in.id<DeviceId>("device");
  return in.finish(device);
}

Response device_route(const Api& api, const Request& request) {
  const Result<Caller> caller = caller_of(api, request);
  if (!caller) {
    return refuse_caller(api, request, caller.error());
  }
  const Result<DeviceId> device = device_in(request.body);
  if (!device) {
    return refuse(request, device.error());
  }
  json out = json::object();
  const std::optional<DeviceId> before = api.device_cookie.device_in(request, caller->person.id);
  if (before && *before != *device) {
    const Result<std::optional<HeardOf>> heard = heard_of(api.service, *caller, *before);
    if (!heard) {
      return refuse(request, heard.error());
    }
    out["before"] = {{"device", to_string(*before)}};
    if (*heard) {
      out["before"]["device_seq"] = (*heard)->device_seq;
      out["before"]["received_at"] = (*heard)->received_at.unix_ms;
    }
  }
  Response response = json_answer(canonical(out));
  api.device_cookie.put(response, caller->person.id, *device);
  return response;
}

}  // namespace

void add_device_route(Site& site, Api& api) {
  site.add("POST", "/api/v1/device",
           [&api](const Request& request) { return device_route(api, request); });
}

}  // namespace tz::server
