#include "host/web/web_environment.h"

#include <emscripten.h>

#include <cstdlib>

#include "host/web/desk.h"

// clang-format off
EM_JS(void, tz_environment_listen, (int ticket), { Module.page.host.environment.listen(ticket); });
EM_JS(int, tz_environment_online, (), { return navigator.onLine ? 1 : 0; });
EM_JS(int, tz_environment_visible, (), { return document.visibilityState === 'visible' ? 1 : 0; });
EM_JS(void, tz_environment_persist, (int ticket), { Module.page.host.environment.persist(ticket); });
EM_JS(void, tz_environment_measure, (int ticket), { Module.page.host.environment.measure(ticket); });
// Text for the program, in memory that the caller frees.
EM_JS(char*, tz_environment_text, (int what), {
  const text = Module.page.host.environment.text(what);
  const size = lengthBytesUTF8(text) + 1;
  const at = _malloc(size);
  stringToUTF8(text, at, size);
  return at;
});
EM_JS(void, tz_environment_path, (const char* path, int push), {
  Module.page.host.environment.setPath(UTF8ToString(path), !!push);
});
EM_JS(void, tz_environment_back, (), { history.back(); });
EM_JS(void, tz_environment_page_language, (const char* tag), {
  document.documentElement.lang = UTF8ToString(tag);
});
EM_JS(void, tz_environment_save_file, (const char* name, const char* bytes, int size), {
  Module.page.host.environment.saveFile(UTF8ToString(name), HEAPU8.slice(bytes, bytes + size));
});
EM_JS(void, tz_environment_copy, (int ticket, const char* text), {
  Module.page.host.environment.copy(ticket, UTF8ToString(text));
});
EM_JS(void, tz_environment_open_link, (const char* link), {
  Module.page.host.environment.openLink(UTF8ToString(link));
});
EM_JS(int, tz_environment_is_full, (), { return document.fullscreenElement ? 1 : 0; });
EM_JS(void, tz_environment_fill, (int wanted), {
  Module.page.host.environment.fillScreen(!!wanted);
});
EM_JS(void, tz_environment_reload, (), { Module.page.host.environment.reload(); });
// clang-format on

namespace tz::client::web {
namespace {

enum EventCode { kConnection = 0, kVisibility = 1, kPath = 2, kUpdate = 3, kFullScreen = 4 };
enum TextCode { kLanguage = 0, kPathText = 1, kDevice = 2 };

std::string text_from_page(TextCode what) {
  char* text = tz_environment_text(what);
  std::string out(text);
  std::free(text);
  return out;
}

}  // namespace

void WebEnvironment::listen(EnvironmentListener* listener) {
  if (ticket_ != 0) desk().close(ticket_);
  ticket_ = 0;
  if (listener == nullptr) return;
  ticket_ = desk().always([listener](const Reply& reply) {
    switch (reply.code) {
      case kConnection:
        return listener->connection_changed();
      case kVisibility:
        return listener->visibility_changed();
      case kPath:
        return listener->path_changed(reply.text, reply.number);
      case kUpdate:
        return listener->update_found();
      case kFullScreen:
        return listener->full_screen_changed();
      default:
        return;
    }
  });
  tz_environment_listen(ticket_);
}

bool WebEnvironment::online() const {
  return tz_environment_online() != 0;
}

bool WebEnvironment::visible() const {
  return tz_environment_visible() != 0;
}

std::string WebEnvironment::language() const {
  return text_from_page(kLanguage);
}

std::string WebEnvironment::device_name() const {
  return text_from_page(kDevice);
}

void WebEnvironment::ask_for_persistence(std::function<void(bool)> answer) {
  tz_environment_persist(
      desk().once([answer = std::move(answer)](const Reply& reply) { answer(reply.code == 0); }));
}

void WebEnvironment::measure_storage(std::function<void(StorageRoom)> answer) {
  constexpr int64_t kKilobyte = 1024;  // the scripts count in these: a number of 32 bits holds 2 TB
  tz_environment_measure(desk().once([answer = std::move(answer)](const Reply& reply) {
    answer({reply.number * kKilobyte, reply.more * kKilobyte});
  }));
}

std::string WebEnvironment::path() const {
  return text_from_page(kPathText);
}

void WebEnvironment::push_path(std::string_view path) {
  tz_environment_path(std::string(path).c_str(), 1);
}

void WebEnvironment::replace_path(std::string_view path) {
  tz_environment_path(std::string(path).c_str(), 0);
}

void WebEnvironment::go_back() {
  tz_environment_back();
}

void WebEnvironment::set_page_language(std::string_view tag) {
  tz_environment_page_language(std::string(tag).c_str());
}

void WebEnvironment::save_file(std::string_view name, std::string_view bytes) {
  tz_environment_save_file(std::string(name).c_str(), bytes.data(), static_cast<int>(bytes.size()));
}

void WebEnvironment::copy_text(std::string_view text, std::function<void(bool)> answer) {
  const int ticket =
      desk().once([answer = std::move(answer)](const Reply& reply) { answer(reply.code == 0); });
  tz_environment_copy(ticket, std::string(text).c_str());
}

void WebEnvironment::open_link(std::string_view link) {
  tz_environment_open_link(std::string(link).c_str());
}

void WebEnvironment::reload() {
  tz_environment_reload();
}

bool WebEnvironment::full_screen() const {
  return tz_environment_is_full() != 0;
}

void WebEnvironment::set_full_screen(bool wanted) {
  tz_environment_fill(wanted ? 1 : 0);
}

}  // namespace tz::client::web
