#include "host/web/web_files.h"

#include <emscripten.h>

#include <algorithm>

#include "host/web/desk.h"

// clang-format off
EM_JS(void, tz_files_listen, (int ticket, int max_bytes), {
  Module.page.host.files.listen(ticket, max_bytes);
});
// clang-format on

namespace tz::client::web {
namespace {

// The scripts answer with these codes.
PickedFile::Kind kind_of(int code) {
  if (code == 0) return PickedFile::Kind::read;
  return code == 1 ? PickedFile::Kind::too_large : PickedFile::Kind::unreadable;
}

}  // namespace

void WebFiles::listen(int32_t max_bytes, Picked picked) {
  if (ticket_ != 0) desk().close(ticket_);
  ticket_ = 0;
  if (picked) {
    // The name comes first in the text; `number` is its length in bytes.
    ticket_ = desk().always([picked = std::move(picked)](const Reply& reply) {
      const size_t name = std::min(static_cast<size_t>(reply.number), reply.text.size());
      picked({kind_of(reply.code), std::string(reply.text.substr(0, name)),
              std::string(reply.text.substr(name))});
    });
  }
  tz_files_listen(ticket_, max_bytes);
}

}  // namespace tz::client::web
