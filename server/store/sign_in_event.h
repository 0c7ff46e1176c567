// SignInEvent: what happened at the door: who signed in, was refused, or lost a session, and what
// became of accounts and passwords. It is no part of the ledger's content and is not in its log.
// Each row is hashed over the one before, so that one that was altered or taken out from among
// others shows; the oldest go after a year.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/civil.h"
#include "base/id.h"
#include "base/sha256.h"

namespace tz::server {

enum class SignInEventKind {
  signed_in,
  // Refused: why.
  wrong_password,
  wrong_code,  // of the second factor, with the right password
  unknown_login,
  refused_locked,    // the account was locked
  refused_address,   // too many guesses had come from that address
  refused_disabled,  // with the right password
  locked,            // by the failure that stands before it
  signed_out,
  // A session ended: how.
  ended_elsewhere,  // by its person, from another session
  ended_by_admin,
  ended_with_password,       // that was changed or reset
  ended_with_account,        // that was disabled
  ended_with_second_factor,  // that was set or taken off
  password_changed,          // by its person
  password_reset,            // by an administrator
  second_factor_set,         // by its person
  second_factor_taken_off,   // by an administrator
  account_added,
  account_disabled,
  account_enabled
};
std::string_view name_of(SignInEventKind kind);
std::optional<SignInEventKind> sign_in_event_kind_named(std::string_view name);
bool is_refusal(SignInEventKind kind);

struct SignInEvent {
  int64_t number = 0;  // given by the store, ascending without gaps
  Instant at;
  SignInEventKind kind = SignInEventKind::signed_in;
  // Of an account that there is; empty where none was named: what else is typed there may be a
  // password.
  std::string login;
  PersonId person;          // whose account; nil where there is none
  PersonId by;              // an administrator; nil: the person, or somebody who tried
  std::string address;      // empty: not over the network
  std::string device_name;  // of the session, as its sign-in gave it
  // The same happened so often, the last time at `last_at`: both are outside of the hash.
  int32_t times = 1;
  Instant last_at;
  Sha256Digest hash{};  // given by the store

  friend bool operator==(const SignInEvent&, const SignInEvent&) = default;
};

// Of an event that follows one with the hash `before`; zeros for the first of all.
Sha256Digest hash_of(const SignInEvent& event, const Sha256Digest& before);

// Which ones are asked for: the newest first.
struct SignInEventWish {
  std::optional<int64_t> before;  // a number: those that are older than that one
  std::string login;              // of that account alone; empty: all
  size_t limit = 50;
};

}  // namespace tz::server
