// Session: who is signed in on this device. The last one is kept, so that the app opens without a
// network; the server's cookie is the browser's own affair. Owned by App; one thread.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "host/network.h"
#include "model/person.h"

namespace tz::client {

struct SignedIn {
  Person person;
  std::string login;
  // Somebody else has set it: the server answers nothing until it is replaced.
  bool password_is_temporary = false;
  bool password_is_old = false;  // likewise, by the server's setting
  bool has_second_factor = false;
  bool second_factor_is_due = false;  // the server answers nothing until one is set up
};

std::string session_text(const SignedIn& session);
std::optional<SignedIn> session_from(std::string_view text);

struct SignInAttempt {
  std::string login;
  std::string password;
  std::string device_name;  // for the person's list of devices
  std::string code;         // of an authenticator app; empty: the server has not asked for it
};

// Asks the server; the password is kept nowhere.
void ask_sign_in(Network& network, const SignInAttempt& attempt,
                 std::function<void(Result<SignedIn>)> answer);
// Whether the server's ledger is a sample; false when nobody answers.
void ask_whether_demo(Network& network, std::function<void(bool)> answer);
// The server forgets the session if it can be reached; nobody waits for it.
void tell_sign_out(Network& network);

}  // namespace tz::client
