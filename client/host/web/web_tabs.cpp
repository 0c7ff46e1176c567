#include "host/web/web_tabs.h"

#include <emscripten.h>

#include <string>

#include "host/web/desk.h"

// clang-format off
EM_JS(void, tz_tabs_join, (const char* circle, int ticket), {
  Module.page.host.tabs.join(UTF8ToString(circle), ticket);
});
EM_JS(void, tz_tabs_leave, (), { Module.page.host.tabs.leave(); });
EM_JS(void, tz_tabs_post, (const char* message), {
  Module.page.host.tabs.post(UTF8ToString(message));
});
// clang-format on

namespace tz::client::web {
namespace {

constexpr int kLead = 0;  // any other code: a message

}  // namespace

void WebTabs::join(std::string_view circle, std::function<void()> lead, Message message) {
  leave();
  ticket_ =
      desk().always([lead = std::move(lead), message = std::move(message)](const Reply& reply) {
        if (reply.code == kLead) return lead();
        message(reply.text);
      });
  tz_tabs_join(std::string(circle).c_str(), ticket_);
}

void WebTabs::leave() {
  if (ticket_ == 0) return;
  desk().close(ticket_);
  ticket_ = 0;
  tz_tabs_leave();
}

void WebTabs::post(std::string_view message) {
  tz_tabs_post(std::string(message).c_str());
}

}  // namespace tz::client::web
