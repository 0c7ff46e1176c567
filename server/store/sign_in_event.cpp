#include "store/sign_in_event.h"

#include "base/json_read.h"
#include "model/names.h"

namespace tz::server {
namespace {

constexpr NameTable<SignInEventKind, 21> kKinds{
    {"signed_in",          "wrong_password",           "wrong_code",       "unknown_login",
     "refused_locked",     "refused_address",          "refused_disabled", "locked",
     "signed_out",         "ended_elsewhere",          "ended_by_admin",   "ended_with_password",
     "ended_with_account", "ended_with_second_factor", "password_changed", "password_reset",
     "second_factor_set",  "second_factor_taken_off",  "account_added",    "account_disabled",
     "account_enabled"}};

}  // namespace

std::string_view name_of(SignInEventKind kind) {
  return kKinds.name(kind);
}

std::optional<SignInEventKind> sign_in_event_kind_named(std::string_view name) {
  return kKinds.value(name);
}

bool is_refusal(SignInEventKind kind) {
  switch (kind) {
    case SignInEventKind::wrong_password:
    case SignInEventKind::wrong_code:
    case SignInEventKind::unknown_login:
    case SignInEventKind::refused_locked:
    case SignInEventKind::refused_address:
    case SignInEventKind::refused_disabled:
      return true;
    default:
      return false;
  }
}

Sha256Digest hash_of(const SignInEvent& event, const Sha256Digest& before) {
  const json text =
      json::array({to_hex(before), event.number, event.at.unix_ms, name_of(event.kind), event.login,
                   to_string(event.person), to_string(event.by), event.address, event.device_name});
  return sha256(canonical(text));
}

}  // namespace tz::server
