#include "service/second_factor.h"

#include <algorithm>

#include "service/base32.h"
#include "service/sign_in_events.h"
#include "service/totp.h"
#include "world.h"

namespace tz::server {
namespace {

using Kind = SignInEventKind;

Settings demanding(SecondFactorRule rule) {
  Settings settings;
  settings.second_factors = rule;
  return settings;
}

Result<SignedIn> attempt(World& world, const std::string& login, const std::string& code = {},
                         const std::string& password = kPassword) {
  return sign_in(world.service(), {login, password, "phone", code});
}

ErrorCode refusal(const Result<SignedIn>& answer) {
  REQUIRE_FALSE(answer.ok());
  return answer.error().code;
}

Caller signed_in(World& world, const std::string& login, const std::string& code = {}) {
  const auto answer = attempt(world, login, code);
  REQUIRE(answer.ok());
  const auto caller = session_of(world.service(), answer->token);
  REQUIRE(caller.ok());
  return *caller;
}

// So many half minutes from now.
std::string code(World& world, const std::string& secret, int64_t beside = 0) {
  return totp_code(*base32_bytes(secret), totp_step(world.clock.now()) + beside);
}

// None of those that are near.
std::string wrong_code(World& world, const std::string& secret) {
  std::string out = "000000";
  for (int64_t beside = -2; beside <= 2; ++beside) {
    if (code(world, secret, beside) == out) out = "111111";
  }
  return out;
}

// With an app that holds the secret; its present code is over then.
std::string set_up(World& world, const Caller& caller, const std::string& old_code = {}) {
  const auto secret = begin_second_factor(world.service(), caller, kPassword, old_code);
  REQUIRE(secret.ok());
  REQUIRE(confirm_second_factor(world.service(), caller, code(world, *secret)).ok());
  return *secret;
}

std::vector<Kind> kinds(World& world, const std::string& login) {
  const auto page =
      list_sign_in_events(world.service(), actor_of(world.person("auditor")), std::nullopt, login);
  REQUIRE(page.ok());
  std::vector<Kind> out;
  for (const SignInEvent& event : page->events) out.push_back(event.kind);
  return out;
}

}  // namespace

TEST_CASE("an account with a second factor is opened by password and code, and by nothing less") {
  World world;
  const std::string secret = set_up(world, signed_in(world, "a.staff"));
  CHECK(secret.size() == 32);
  world.clock.pass(kTotpStepMs);
  CHECK(refusal(attempt(world, "a.staff")) == ErrorCode::second_factor_needed);
  const std::string right = code(world, secret);
  CHECK(refusal(attempt(world, "a.staff", right, "wrong password")) == ErrorCode::sign_in_failed);
  CHECK(refusal(attempt(world, "a.staff", wrong_code(world, secret))) ==
        ErrorCode::second_factor_failed);
  const auto answer = attempt(world, "a.staff", right);
  REQUIRE(answer.ok());
  CHECK(answer->has_second_factor);
  CHECK(working_session_of(world.service(), answer->token).ok());
  CHECK(attempt(world, "b.staff").ok());
}

TEST_CASE("being asked for the code is neither a failure nor a success") {
  World world;
  const std::string secret = set_up(world, signed_in(world, "a.staff"));
  for (int i = 0; i < 4; ++i) {
    CHECK(refusal(attempt(world, "a.staff", "", "wrong one")) == ErrorCode::sign_in_failed);
  }
  const uint64_t failures = world.service().counts.sign_in_failures;
  for (int i = 0; i < 10; ++i) {
    CHECK(refusal(attempt(world, "a.staff")) == ErrorCode::second_factor_needed);
  }
  CHECK(world.service().counts.sign_in_failures == failures);
  CHECK(refusal(attempt(world, "a.staff", "", "wrong one")) == ErrorCode::sign_in_failed);
  CHECK(refusal(attempt(world, "a.staff")) == ErrorCode::sign_in_locked);
}

TEST_CASE("wrong codes lock an account as wrong passwords do") {
  World world;
  const std::string secret = set_up(world, signed_in(world, "a.staff"));
  for (int i = 0; i < 5; ++i) {
    CHECK(refusal(attempt(world, "a.staff", wrong_code(world, secret))) ==
          ErrorCode::second_factor_failed);
  }
  CHECK(refusal(attempt(world, "a.staff", code(world, secret, 1))) == ErrorCode::sign_in_locked);
  CHECK(attempt(world, "b.staff").ok());
  const std::vector<Kind> told = kinds(world, "a.staff");
  CHECK(std::count(told.begin(), told.end(), Kind::wrong_code) == 1);  // five in one row
  CHECK(std::count(told.begin(), told.end(), Kind::wrong_password) == 0);
  CHECK(std::count(told.begin(), told.end(), Kind::locked) == 1);
  world.clock.pass(kMinuteMs);
  CHECK(attempt(world, "a.staff", code(world, secret)).ok());
}

TEST_CASE("no code is taken twice, nor one from before it") {
  World world;
  const std::string secret = set_up(world, signed_in(world, "a.staff"));
  // The one that it was set up with is over.
  CHECK(refusal(attempt(world, "a.staff", code(world, secret))) == ErrorCode::second_factor_failed);
  world.clock.pass(kTotpStepMs);
  const std::string next = code(world, secret, 1);
  CHECK(attempt(world, "a.staff", next).ok());
  CHECK(refusal(attempt(world, "a.staff", next)) == ErrorCode::second_factor_failed);
  CHECK(refusal(attempt(world, "a.staff", code(world, secret))) == ErrorCode::second_factor_failed);
  world.close();
  world.open();
  CHECK(refusal(attempt(world, "a.staff", next)) == ErrorCode::second_factor_failed);
}

TEST_CASE("a code is good for half a minute before and after its own, and no longer") {
  World world;
  const std::string secret = set_up(world, signed_in(world, "a.staff"));
  world.clock.pass(10 * kMinuteMs);
  for (const int64_t beside : {-2, 2}) {
    CHECK(refusal(attempt(world, "a.staff", code(world, secret, beside))) ==
          ErrorCode::second_factor_failed);
  }
  for (const int64_t beside : {-1, 0, 1}) {
    CHECK(attempt(world, "a.staff", code(world, secret, beside)).ok());
  }
}

TEST_CASE("whom the setting means must set a second factor up before anything else") {
  for (const auto rule :
       {SecondFactorRule::off, SecondFactorRule::officials, SecondFactorRule::all}) {
    World world(demanding(rule));
    for (const char* login : {"office", "leader", "auditor", "admin", "a.lead", "a.staff"}) {
      const bool official = login[1] != '.';
      const bool due =
          rule == SecondFactorRule::all || (rule == SecondFactorRule::officials && official);
      const auto answer = attempt(world, login);
      REQUIRE(answer.ok());
      CHECK(answer->second_factor_is_due == due);
      const auto working = working_session_of(world.service(), answer->token);
      CHECK(working.ok() == !due);
      if (!due) continue;
      CHECK(working.error().code == ErrorCode::second_factor_due);
      const auto caller = session_of(world.service(), answer->token);
      REQUIRE(caller.ok());
      // The password was typed just now.
      const auto secret = begin_second_factor(world.service(), *caller, "", "");
      REQUIRE(secret.ok());
      CHECK_FALSE(working_session_of(world.service(), answer->token).ok());
      REQUIRE(confirm_second_factor(world.service(), *caller, code(world, *secret)).ok());
      CHECK(working_session_of(world.service(), answer->token).ok());
      CHECK(refusal(attempt(world, login)) == ErrorCode::second_factor_needed);
    }
  }
}

TEST_CASE("a session that may only set a second factor up ends after an hour") {
  World world(demanding(SecondFactorRule::all));
  const auto answer = attempt(world, "a.staff");
  REQUIRE(answer.ok());
  world.clock.pass(kHourMs - 1);
  CHECK(session_of(world.service(), answer->token).ok());
  world.clock.pass(1);
  const auto late = session_of(world.service(), answer->token);
  REQUIRE_FALSE(late.ok());
  CHECK(late.error().code == ErrorCode::session_expired);
}

TEST_CASE("a secret holds only once a code made with it has come back") {
  World world;
  const Caller caller = signed_in(world, "a.staff");
  CHECK(confirm_second_factor(world.service(), caller, "000000").error().code ==
        ErrorCode::not_found);
  const auto first = begin_second_factor(world.service(), caller, kPassword, "");
  const auto second = begin_second_factor(world.service(), caller, kPassword, "");
  REQUIRE(first.ok());
  REQUIRE(second.ok());
  CHECK(*first != *second);
  CHECK(attempt(world, "a.staff").ok());
  CHECK(confirm_second_factor(world.service(), caller, wrong_code(world, *second)).error() ==
        error(ErrorCode::second_factor_wrong, "code"));
  // The last one that was made is the one that counts.
  CHECK_FALSE(confirm_second_factor(world.service(), caller, code(world, *first)).ok());
  CHECK(attempt(world, "a.staff").ok());
  CHECK(confirm_second_factor(world.service(), caller, code(world, *second)).ok());
  CHECK(refusal(attempt(world, "a.staff")) == ErrorCode::second_factor_needed);
}

TEST_CASE("a second factor is replaced with the password and a code of the old one") {
  World world;
  const Caller caller = signed_in(world, "a.staff");
  CHECK(begin_second_factor(world.service(), caller, "wrong password", "").error() ==
        error(ErrorCode::password_wrong, "password"));
  const std::string old = set_up(world, caller);
  world.clock.pass(10 * kMinuteMs);
  for (const std::string& typed : {std::string(), wrong_code(world, old)}) {
    CHECK(begin_second_factor(world.service(), caller, kPassword, typed).error() ==
          error(ErrorCode::second_factor_wrong, "code"));
  }
  const auto secret = begin_second_factor(world.service(), caller, kPassword, code(world, old, -1));
  REQUIRE(secret.ok());
  CHECK(attempt(world, "a.staff", code(world, old)).ok());
  REQUIRE(confirm_second_factor(world.service(), caller, code(world, *secret)).ok());
  CHECK(refusal(attempt(world, "a.staff", code(world, old, 1))) == ErrorCode::second_factor_failed);
  CHECK(attempt(world, "a.staff", code(world, *secret, 1)).ok());
}

TEST_CASE("setting a second factor up ends the other sessions, and is told") {
  World world;
  const auto other = attempt(world, "a.staff");
  const Caller here = signed_in(world, "a.staff");
  set_up(world, here);
  CHECK_FALSE(session_of(world.service(), other->token).ok());
  const std::vector<Kind> told = kinds(world, "a.staff");
  REQUIRE(told.size() >= 2);
  CHECK(told[0] == Kind::ended_with_second_factor);
  CHECK(told[1] == Kind::second_factor_set);
}

TEST_CASE("the administrator takes a second factor off, and that is told with his name") {
  World world;
  const Actor admin = actor_of(world.person("admin"));
  const Caller caller = signed_in(world, "a.staff");
  const std::string secret = set_up(world, caller);
  CHECK(list_accounts(world.service(), admin)->at(1).has_second_factor);
  for (const char* login : {"office", "leader", "auditor", "b.staff"}) {
    const Actor by = actor_of(world.person(login));
    CHECK(take_off_second_factor(world.service(), by, "a.staff").error().code ==
          ErrorCode::not_allowed);
  }
  CHECK(take_off_second_factor(world.service(), admin, "nobody").error().code ==
        ErrorCode::login_unknown);
  CHECK(take_off_second_factor(world.service(), admin, "admin").error().code ==
        ErrorCode::own_account);
  REQUIRE(take_off_second_factor(world.service(), admin, "a.staff", "192.0.2.1").ok());
  CHECK_FALSE(list_accounts(world.service(), admin)->at(1).has_second_factor);
  CHECK(attempt(world, "a.staff").ok());
  const auto page = list_sign_in_events(world.service(), actor_of(world.person("auditor")),
                                        std::nullopt, "a.staff");
  REQUIRE(page.ok());
  const auto told = std::find_if(
      page->events.begin(), page->events.end(),
      [](const SignInEvent& event) { return event.kind == Kind::second_factor_taken_off; });
  REQUIRE(told != page->events.end());
  CHECK(told->by == world.person("admin").id);
  CHECK(told->address == "192.0.2.1");
  // Where there is none, nothing happens and nothing is told.
  const size_t events = page->events.size();
  CHECK(take_off_second_factor(world.service(), admin, "a.staff").ok());
  CHECK(kinds(world, "a.staff").size() == events);
}

TEST_CASE("a password that must be replaced is replaced before a second factor is set up") {
  World world(demanding(SecondFactorRule::all));
  const Actor by = system_actor();
  REQUIRE(reset_password(world.service(), by, "a.staff", kPassword).ok());
  const Caller caller = signed_in(world, "a.staff");
  CHECK(caller.second_factor_is_due);
  CHECK(begin_second_factor(world.service(), caller, "", "").error().code ==
        ErrorCode::password_temporary);
  CHECK(change_password(world.service(), caller, kPassword, "a password of my own").ok());
  const auto now = attempt(world, "a.staff", "", "a password of my own");
  REQUIRE(now.ok());
  CHECK(working_session_of(world.service(), now->token).error().code ==
        ErrorCode::second_factor_due);
}

TEST_CASE("a new password leaves the second factor as it is") {
  World world;
  const Actor admin = actor_of(world.person("admin"));
  set_up(world, signed_in(world, "a.staff"));
  REQUIRE(reset_password(world.service(), admin, "a.staff", "another password").ok());
  CHECK(refusal(attempt(world, "a.staff", "", "another password")) ==
        ErrorCode::second_factor_needed);
}

}  // namespace tz::server
