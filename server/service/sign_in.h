// Signing in and out, and who it is that calls. A session is a 256-bit token on the device and its
// digest here; it ends by idleness, by age, by signing out, when its person is disabled, or when
// the password is changed elsewhere. What comes of an attempt is told in sign_in_events.h.
#pragma once

#include <string>
#include <string_view>

#include "model/person.h"
#include "service/service.h"

namespace tz::server {

// Somebody with a valid session.
struct Caller {
  Person person;
  std::string login;
  Sha256Digest session{};  // digest of the token
  bool password_is_temporary = false;
  bool password_is_old = false;  // past Settings::password_lasts_ms
  bool has_second_factor = false;
  bool second_factor_is_due = false;  // by Settings::second_factors, and there is none
  std::string address;                // from where; empty where that is not known
};

struct SignInRequest {
  std::string login;
  std::string password;
  std::string device_name;  // shown in lists; cut to kMaxName characters
  std::string code = {};    // of the authenticator app, where the account has a second factor
};

// Where it comes from; empty where that is not known.
struct SignInOrigin {
  std::string address;
  std::string browser;  // the token of a known browser, as it claims
};

struct SignedIn {
  std::string token;    // 64 hex digits; nowhere stored here
  std::string browser;  // by which this browser is known from now on
  Person person;
  Instant expires_at;  // at the latest
  bool password_is_temporary = false;
  bool password_is_old = false;
  bool has_second_factor = false;
  bool second_factor_is_due = false;
};

// What somebody has typed, as accounts are named.
std::string account_login(std::string_view typed);

// Errors: sign_in_failed (whatever was wrong), sign_in_locked (with the minutes to wait: the
// account is locked for a growing time after several failures; or many were made at this address,
// and the browser is not known to the account), person_inactive (only after the right password);
// after that alone second_factor_needed (there is one, and no code was given: neither a failure nor
// a success) and second_factor_failed (counted like a wrong password).
Result<SignedIn> sign_in(Service& service, const SignInRequest& request,
                         const SignInOrigin& origin = {});

// Who it is, and nothing more: with a temporary or an old password, or without a second factor that
// is due, too. Errors: session_required (no such session), session_revoked (it was ended from
// elsewhere, and is not yet over by age), session_expired (also an hour after a sign-in without a
// second factor that is due), person_inactive.
Result<Caller> session_of(Service& service, std::string_view token);

// Somebody who may work. Errors: as session_of(), check_password_stands(), and second_factor_due
// until confirm_second_factor().
Result<Caller> working_session_of(Service& service, std::string_view token);

// Errors: password_temporary or password_old, until change_password().
Outcome check_password_stands(const Service& service, const Caller& caller);

// One's own password, both as typed. The other sessions of the account end, with their streams.
// Errors: password_wrong (counted like a failed sign-in), sign_in_locked, password_same and the
// password rule's with the field "new".
Outcome change_password(Service& service, const Caller& caller, std::string_view old_password,
                        std::string_view new_password);

// Also ends the live streams of the session. A session that is not there is no error.
Outcome sign_out(Service& service, const Caller& caller);

}  // namespace tz::server
