#include "host/web/web_files.h"

#include <emscripten.h>

#include <algorithm>

#include "host/web/desk.h"

// clang-format off
EM_JS(void, tz_files_listen, (int ticket, int max_bytes), {
  Module.page.host.files.listen(ticket, max_bytes);
});
EM_JS(void, tz_files_show, (const char* name, const char* type, const char* bytes, int size,
                            const char* close, const char* save), {
  Module.page.host.files.show({
    name: UTF8ToString(name),
    type: UTF8ToString(type),
    bytes: HEAPU8.slice(bytes, bytes + size),
    close: UTF8ToString(close),
    save: UTF8ToString(save),
  });
});
// clang-format on

namespace tz::client::web {
namespace {

// The scripts answer with these codes; of evidence, with kEvidence more.
constexpr int kEvidence = 8;

PickedFile::Kind kind_of(int code) {
  if (code == 0) return PickedFile::Kind::read;
  return code == 1 ? PickedFile::Kind::too_large : PickedFile::Kind::unreadable;
}

// The name comes first in the text; `number` is its length in bytes. `more` holds width and height,
// 16 bits each.
PickedFile picked_from(const Reply& reply) {
  const size_t name = std::min(static_cast<size_t>(reply.number), reply.text.size());
  PickedFile out;
  out.is_evidence = (reply.code & kEvidence) != 0;
  out.kind = kind_of(reply.code & ~kEvidence);
  out.name = reply.text.substr(0, name);
  out.bytes = reply.text.substr(name);
  out.width = (reply.more >> 16) & 0xffff;
  out.height = reply.more & 0xffff;
  return out;
}

}  // namespace

void WebFiles::listen(int32_t max_bytes, Picked picked) {
  if (ticket_ != 0) desk().close(ticket_);
  ticket_ = 0;
  if (picked) {
    ticket_ = desk().always(
        [picked = std::move(picked)](const Reply& reply) { picked(picked_from(reply)); });
  }
  tz_files_listen(ticket_, max_bytes);
}

void WebFiles::show(const ShownFile& file) {
  tz_files_show(file.name.c_str(), file.type.c_str(), file.bytes.data(),
                static_cast<int>(file.bytes.size()), file.close_word.c_str(),
                file.save_word.c_str());
}

}  // namespace tz::client::web
