// GET /api/v1/live: the changes of the caller's scope as server-sent events.
#include <memory>
#include <string>

#include "base/json_read.h"
#include "http/answer.h"
#include "http/api.h"

namespace tz::server {

namespace {

constexpr int64_t kSliceMs = 1000;  // a stream looks this often whether it is to end
constexpr int64_t kHeartbeatMs = 15 * kSecondMs;
// Afterwards the client opens another, and its session is looked at again.
constexpr int64_t kStreamLifeMs = kHourMs;
constexpr const char* kReconnect = "retry: 2000\n\n";
constexpr const char* kHeartbeat = "event: heartbeat\ndata: {}\n\n";

// `data` is one line, as all our JSON is.
std::string event_text(std::string_view name, std::string_view id, std::string_view data) {
  std::string text;
  text.reserve(name.size() + id.size() + data.size() + 24);
  if (!id.empty()) {
    text.append("id: ").append(id).append("\n");
  }
  text.append("event: ").append(name).append("\ndata: ").append(data).append("\n\n");
  return text;
}

bool write_next(Sink& sink, LiveListener& listener, const Request& request, int64_t& quiet_ms) {
  const Result<std::optional<LiveEvent>> next = listener.next(kSliceMs);
  if (!next) {
    // When the server stops there is nothing to explain: the client comes back by itself.
    if (next.error().code != ErrorCode::internal) {
      sink.write(event_text("end", {}, refuse(request, next.error()).body));
    }
    return false;
  }
  if (*next) {
    quiet_ms = 0;
    return sink.write(event_text("changes", (*next)->id, *(*next)->json));
  }
  quiet_ms += kSliceMs;
  if (quiet_ms < kHeartbeatMs) {
    return sink.is_open();
  }
  quiet_ms = 0;
  return sink.write(kHeartbeat);
}

Response live_route(Api& api, const Request& request) {
  const Result<Caller> caller = caller_of(api, request);
  if (!caller) {
    return refuse_caller(api, request, caller.error());
  }
  const auto own_seat = api.own_stream_seats.take(caller->person.id);
  std::shared_ptr<Seats::Seat> seat = own_seat ? api.stream_seats.take() : nullptr;
  if (!seat) {
    return refuse(request, error(ErrorCode::busy));
  }
  // A browser that opens a broken stream again says how far it came.
  const std::string_view seen = request.header("last-event-id");
  const std::string_view cursor =
      seen.empty() ? request.query_value("cursor").value_or(std::string_view()) : seen;
  Result<std::shared_ptr<LiveListener>> listener = listen(api.service, *caller, cursor);
  if (!listener) {
    return refuse(request, listener.error());
  }
  Response response;
  response.set("Content-Type", "text/event-stream");
  // A proxy that gathers the stream before it passes it on would make it worthless.
  response.set("X-Accel-Buffering", "no");
  Clock& clock = api.service.clock;
  response.stream = [seat, own_seat, request, &clock, kept = std::move(*listener)](Sink& sink) {
    const int64_t end_ms = clock.now().unix_ms + kStreamLifeMs;
    int64_t quiet_ms = 0;
    if (!sink.write(kReconnect)) {
      return;
    }
    while (clock.now().unix_ms < end_ms && write_next(sink, *kept, request, quiet_ms)) {
    }
  };
  return response;
}

}  // namespace

void add_live_route(Site& site, Api& api) {
  site.add("GET", "/api/v1/live",
           [&api](const Request& request) { return live_route(api, request); });
}

}  // namespace tz::server
