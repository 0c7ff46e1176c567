#include "host/web/web_vault.h"

#include <emscripten.h>

#include <array>

#include "host/web/desk.h"

// clang-format off
EM_JS(void, tz_vault_seal, (const char* code, const char* label, const char* text, int size,
                            int ticket), {
  Module.page.host.vault.seal(UTF8ToString(code), UTF8ToString(label),
    HEAPU8.slice(text, text + size), ticket);
});
EM_JS(void, tz_vault_open, (const char* code, const char* label, int iterations, const char* salt,
                            const char* iv, const char* ciphertext, int ticket), {
  Module.page.host.vault.open(UTF8ToString(code), UTF8ToString(label), {
    iterations, salt: UTF8ToString(salt), iv: UTF8ToString(iv),
    ciphertext: UTF8ToString(ciphertext),
  }, ticket);
});
// clang-format on

namespace tz::client::web {
namespace {

// The scripts answer with these codes.
enum Code { kDone = 0, kWrongCode = 1, kDamaged = 2 };

Error fault_of(int code) {
  if (code == kWrongCode) return error(ErrorCode::outbox_file_code);
  return error(code == kDamaged ? ErrorCode::outbox_file_damaged : ErrorCode::vault_unavailable);
}

// Salt, iv and ciphertext, with a blank between them.
Sealed sealed_in(const Reply& reply) {
  std::array<std::string, 3> parts;
  size_t part = 0;
  for (const char c : reply.text) {
    if (c == ' ') {
      ++part;
    } else if (part < parts.size()) {
      parts[part] += c;
    }
  }
  return {reply.number, std::move(parts[0]), std::move(parts[1]), std::move(parts[2])};
}

}  // namespace

void WebVault::seal(std::string_view code, std::string_view label, std::string_view text,
                    SealAnswer answer) {
  const int ticket = desk().once([answer = std::move(answer)](const Reply& reply) {
    if (reply.code != kDone) return answer(fault_of(reply.code));
    answer(sealed_in(reply));
  });
  tz_vault_seal(std::string(code).c_str(), std::string(label).c_str(), text.data(),
                static_cast<int>(text.size()), ticket);
}

void WebVault::open(std::string_view code, std::string_view label, const Sealed& sealed,
                    OpenAnswer answer) {
  const int ticket = desk().once([answer = std::move(answer)](const Reply& reply) {
    if (reply.code != kDone) return answer(fault_of(reply.code));
    answer(std::string(reply.text));
  });
  tz_vault_open(std::string(code).c_str(), std::string(label).c_str(), sealed.iterations,
                sealed.salt.c_str(), sealed.iv.c_str(), sealed.ciphertext.c_str(), ticket);
}

}  // namespace tz::client::web
