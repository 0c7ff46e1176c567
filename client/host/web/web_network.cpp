#include "host/web/web_network.h"

#include <emscripten.h>

#include "host/web/desk.h"

// clang-format off
EM_JS(void, tz_network_send, (const char* method, const char* path, const char* type,
                              const char* body, int size, int timeout_ms, int ticket), {
  Module.page.host.network.send(UTF8ToString(method), UTF8ToString(path), UTF8ToString(type),
    HEAPU8.slice(body, body + size), timeout_ms, ticket);
});
EM_JS(void, tz_network_open_live, (const char* path, int ticket), {
  Module.page.host.network.openLive(UTF8ToString(path), ticket);
});
EM_JS(void, tz_network_close_live, (), { Module.page.host.network.closeLive(); });
// clang-format on

namespace tz::client::web {
namespace {

// What the scripts say of the stream.
enum LiveCode { kOpened = 0, kEvent = 1, kClosed = 2 };

HttpAnswer::Kind kind_of(int code) {
  if (code == 0) return HttpAnswer::Kind::answered;
  return code == 2 ? HttpAnswer::Kind::timed_out : HttpAnswer::Kind::offline;
}

}  // namespace

void WebNetwork::send(HttpRequest request, Callback answer) {
  const int ticket = desk().once([answer = std::move(answer)](const Reply& reply) {
    answer({kind_of(reply.code), reply.number, std::string(reply.text), reply.more});
  });
  tz_network_send(request.method.c_str(), request.path.c_str(), request.type.c_str(),
                  request.body.data(), static_cast<int>(request.body.size()), request.timeout_ms,
                  ticket);
}

void WebNetwork::open_live(std::string_view path, LiveListener& listener) {
  close_live();
  live_ticket_ = desk().always([this, &listener](const Reply& reply) {
    if (reply.code == kOpened) return listener.live_opened();
    if (reply.code == kClosed) {
      desk().close(live_ticket_);
      live_ticket_ = 0;
      return listener.live_closed(reply.number);
    }
    const size_t end_of_name = reply.text.find('\n');
    if (end_of_name == std::string_view::npos) return;
    listener.live_event(reply.text.substr(0, end_of_name), reply.text.substr(end_of_name + 1));
  });
  tz_network_open_live(std::string(path).c_str(), live_ticket_);
}

void WebNetwork::close_live() {
  if (live_ticket_ == 0) return;
  desk().close(live_ticket_);
  live_ticket_ = 0;
  tz_network_close_live();
}

}  // namespace tz::client::web
