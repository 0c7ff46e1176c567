#include "service/sign_in.h"

#include <thread>

#include "service/sessions.h"
#include "world.h"

namespace tz::server {
namespace {

Result<SignedIn> attempt(World& world, const std::string& login, const std::string& password) {
  return sign_in(world.service(), {login, password, "phone"});
}

ErrorCode code_of(World& world, const std::string& login, const std::string& password) {
  const auto refused = attempt(world, login, password);
  REQUIRE_FALSE(refused.ok());
  return refused.error().code;
}

void fail(World& world, int times) {
  for (int i = 0; i < times; ++i) {
    CHECK(code_of(world, "a.staff", "wrong password") == ErrorCode::sign_in_failed);
  }
}

ErrorCode session_error(World& world, const std::string& token) {
  const auto refused = session_of(world.service(), token);
  REQUIRE_FALSE(refused.ok());
  return refused.error().code;
}

}  // namespace

TEST_CASE("the right password begins a session that says who calls") {
  World world;
  const auto signed_in = attempt(world, " A.Staff ", kPassword);
  REQUIRE(signed_in.ok());
  CHECK(signed_in->token.size() == 64);
  CHECK(signed_in->person.id == world.person("a.staff").id);
  const auto caller = session_of(world.service(), signed_in->token);
  REQUIRE(caller.ok());
  CHECK(caller->login == "a.staff");
  CHECK(caller->person == world.person("a.staff"));
  CHECK(attempt(world, "a.staff", kPassword)->token != signed_in->token);
}

TEST_CASE("the token is not in the ledger's files") {
  World world;
  const auto signed_in = attempt(world, "a.staff", kPassword);
  REQUIRE(signed_in.ok());
  CHECK(world.store()
            .read([&](Snapshot& snapshot) {
              CHECK(snapshot.session(sha256(signed_in->token))->has_value());
              CHECK(snapshot.account("a.staff")->value().password_hash.rfind("$argon2id$", 0) == 0);
              return done();
            })
            .ok());
}

TEST_CASE("wrong password and unknown user are refused alike") {
  World world;
  const auto wrong = attempt(world, "a.staff", "wrong password");
  const auto unknown = attempt(world, "nobody", kPassword);
  REQUIRE_FALSE(wrong.ok());
  REQUIRE_FALSE(unknown.ok());
  CHECK(wrong.error() == unknown.error());
  CHECK(code_of(world, "a.staff", "") == ErrorCode::sign_in_failed);
  CHECK(code_of(world, "", "") == ErrorCode::sign_in_failed);
  CHECK(code_of(world, "a.staff", std::string(5000, 'x')) == ErrorCode::sign_in_failed);
}

TEST_CASE("after five failures the account is locked for a growing time, and only that one") {
  World world;
  fail(world, 5);
  const auto locked = attempt(world, "a.staff", kPassword);
  REQUIRE_FALSE(locked.ok());
  CHECK(locked.error().code == ErrorCode::sign_in_locked);
  CHECK(locked.error().args == std::vector<std::string>{"1"});
  CHECK(attempt(world, "b.staff", kPassword).ok());
  world.clock.pass(kMinuteMs);
  fail(world, 1);
  CHECK(attempt(world, "a.staff", kPassword).error().args == std::vector<std::string>{"2"});
  world.clock.pass(2 * kMinuteMs);
  fail(world, 1);
  CHECK(attempt(world, "a.staff", kPassword).error().args == std::vector<std::string>{"4"});
  world.clock.pass(4 * kMinuteMs);
  CHECK(attempt(world, "a.staff", kPassword).ok());
  // Success forgives.
  fail(world, 4);
  CHECK(attempt(world, "a.staff", kPassword).ok());
}

TEST_CASE("the lock never lasts longer than an hour") {
  World world;
  fail(world, 5);
  for (int i = 0; i < 8; ++i) {
    world.clock.pass(kHourMs);
    fail(world, 1);
  }
  CHECK(attempt(world, "a.staff", kPassword).error().args == std::vector<std::string>{"60"});
}

TEST_CASE("a disabled account is told so only after the right password") {
  World world;
  CHECK(disable_account(world.service(), system_actor(), "a.staff").ok());
  CHECK(code_of(world, "a.staff", "wrong password") == ErrorCode::sign_in_failed);
  CHECK(code_of(world, "a.staff", kPassword) == ErrorCode::person_inactive);
}

TEST_CASE("a session ends by idleness, and using it keeps it") {
  World world;
  const std::string token = attempt(world, "a.staff", kPassword)->token;
  for (int i = 0; i < 4; ++i) {
    world.clock.pass(11 * kHourMs);
    CHECK(session_of(world.service(), token).ok());
  }
  world.clock.pass(12 * kHourMs);
  CHECK(session_error(world, token) == ErrorCode::session_expired);
}

TEST_CASE("a session ends by age however much it is used") {
  World world;
  const auto signed_in = attempt(world, "a.staff", kPassword);
  for (int i = 0; i < 71; ++i) {
    world.clock.pass(10 * kHourMs);
    CHECK(session_of(world.service(), signed_in->token).ok());
  }
  world.clock.pass(10 * kHourMs);
  CHECK(signed_in->expires_at == world.clock.now());
  CHECK(session_error(world, signed_in->token) == ErrorCode::session_expired);
}

TEST_CASE("signing out ends this session and no other") {
  World world;
  const std::string first = attempt(world, "a.staff", kPassword)->token;
  const std::string second = attempt(world, "a.staff", kPassword)->token;
  CHECK(sign_out(world.service(), *session_of(world.service(), first)).ok());
  CHECK(session_error(world, first) == ErrorCode::session_required);
  CHECK(session_of(world.service(), second).ok());
}

TEST_CASE("sessions outlive a restart and die with the account") {
  World world;
  const std::string token = attempt(world, "a.staff", kPassword)->token;
  world.close();
  world.open();
  CHECK(session_of(world.service(), token).ok());
  CHECK(disable_account(world.service(), system_actor(), "a.staff").ok());
  CHECK(session_error(world, token) == ErrorCode::session_revoked);
}

TEST_CASE("a session that was ended from elsewhere says so until it would be over by age") {
  World world;
  const std::string lost = attempt(world, "a.staff", kPassword)->token;
  const std::string here = attempt(world, "a.staff", kPassword)->token;
  CHECK(end_session(world.service(), *session_of(world.service(), here), session_id(sha256(lost)))
            .ok());
  CHECK(session_error(world, lost) == ErrorCode::session_revoked);
  world.close();
  world.open();
  world.clock.pass(29 * kDayMs);
  CHECK(attempt(world, "a.staff", kPassword).ok());
  CHECK(session_error(world, lost) == ErrorCode::session_revoked);
  world.clock.pass(2 * kDayMs);
  CHECK(attempt(world, "a.staff", kPassword).ok());
  CHECK(session_error(world, lost) == ErrorCode::session_required);
}

TEST_CASE("a device that was away for days hears that its account was disabled meanwhile") {
  World world;
  const std::string token = attempt(world, "a.staff", kPassword)->token;
  world.clock.pass(5 * kDayMs);
  CHECK(attempt(world, "b.staff", kPassword).ok());
  CHECK(session_error(world, token) == ErrorCode::session_expired);
  CHECK(disable_account(world.service(), system_actor(), "a.staff").ok());
  CHECK(session_error(world, token) == ErrorCode::session_revoked);
}

TEST_CASE("a new password revokes the sessions that it ends, and none that had its own end") {
  World world;
  const std::string signed_out = attempt(world, "a.staff", kPassword)->token;
  CHECK(sign_out(world.service(), *session_of(world.service(), signed_out)).ok());
  const std::string token = attempt(world, "a.staff", kPassword)->token;
  CHECK(reset_password(world.service(), system_actor(), "a.staff", "another password").ok());
  CHECK(session_error(world, token) == ErrorCode::session_revoked);
  CHECK(session_error(world, signed_out) == ErrorCode::session_required);
}

TEST_CASE("a person whom an operation disables has no session any more") {
  World world;
  const std::string token = attempt(world, "a.staff", kPassword)->token;
  Person gone = world.person("a.staff");
  gone.active = false;
  world.push("admin", {world.operation("admin", PutPerson{gone}, gone.version)});
  CHECK(session_error(world, token) == ErrorCode::person_inactive);
}

TEST_CASE("what is not a token is not looked for") {
  World world;
  for (const std::string& token :
       {std::string(), std::string("x"), std::string(64, 'g'), std::string(64, '0')}) {
    CHECK(session_error(world, token) == ErrorCode::session_required);
  }
}

TEST_CASE("guesses at the same moment do not get past the lock") {
  World world;
  std::vector<std::thread> threads;
  std::atomic<int> refused{0};
  for (int i = 0; i < 12; ++i) {
    threads.emplace_back([&] {
      if (!attempt(world, "a.staff", "wrong password").ok()) ++refused;
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(refused == 12);
  CHECK(code_of(world, "a.staff", kPassword) == ErrorCode::sign_in_locked);
}

}  // namespace tz::server
