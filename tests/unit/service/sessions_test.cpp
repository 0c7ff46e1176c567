#include "service/sessions.h"

#include "world.h"

namespace tz::server {
namespace {

Caller sign_in_from(World& world, const std::string& login, const std::string& device) {
  const auto signed_in = sign_in(world.service(), {login, kPassword, device});
  REQUIRE(signed_in.ok());
  const auto caller = session_of(world.service(), signed_in->token);
  REQUIRE(caller.ok());
  return *caller;
}

bool is_open(World& world, const Caller& caller) {
  const auto sessions = list_sessions(world.service(), caller);
  REQUIRE(sessions.ok());
  for (const SessionInfo& session : *sessions) {
    if (session.id == session_id(caller.session)) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("a person sees where he is signed in, since when, and which of them is this one") {
  World world;
  const Instant first_began = world.clock.now();
  sign_in_from(world, "a.staff", "phone");
  world.clock.pass(kHourMs);
  const Caller here = sign_in_from(world, "a.staff", "desk");
  sign_in_from(world, "b.staff", "tablet");
  const auto sessions = list_sessions(world.service(), here);
  REQUIRE(sessions.ok());
  REQUIRE(sessions->size() == 2);
  CHECK(sessions->front().device_name == "phone");
  CHECK(sessions->front().begun_at == first_began);
  CHECK_FALSE(sessions->front().is_current);
  CHECK(sessions->back().device_name == "desk");
  CHECK(sessions->back().is_current);
  CHECK(world.clock.now() < sessions->back().expires_at);
}

TEST_CASE("a session that has ended by idleness is not listed any more") {
  World world;
  sign_in_from(world, "a.staff", "phone");
  world.clock.pass(13 * kHourMs);
  const Caller here = sign_in_from(world, "a.staff", "desk");
  CHECK(list_sessions(world.service(), here)->size() == 1);
}

TEST_CASE("a person ends one of his sessions, with its streams, and no other") {
  World world;
  const Caller phone = sign_in_from(world, "a.staff", "phone");
  const Caller desk = sign_in_from(world, "a.staff", "desk");
  const auto stream = listen(world.service(), phone, {});
  REQUIRE(stream.ok());
  CHECK(end_session(world.service(), desk, session_id(phone.session)).ok());
  CHECK((*stream)->next(0).error().code == ErrorCode::session_expired);
  CHECK_FALSE(is_open(world, phone));
  CHECK(is_open(world, desk));
  const auto again = end_session(world.service(), desk, session_id(phone.session));
  REQUIRE_FALSE(again.ok());
  CHECK(again.error().code == ErrorCode::not_found);
}

TEST_CASE("nobody ends another's session by its name, but an administrator") {
  World world;
  const Caller theirs = sign_in_from(world, "b.staff", "phone");
  const std::string id = session_id(theirs.session);
  const Caller own = sign_in_from(world, "a.staff", "desk");
  CHECK(end_session(world.service(), own, id).error().code == ErrorCode::not_found);
  for (const char* login : {"a.staff", "a.lead", "office", "leader", "auditor"}) {
    const Actor by = actor_of(world.person(login));
    CHECK(list_sessions_of(world.service(), by, "b.staff").error().code == ErrorCode::not_allowed);
    const auto refused = end_session_of(world.service(), by, "b.staff", id);
    CHECK(refused.error().code == ErrorCode::not_allowed);
  }
  CHECK(is_open(world, theirs));
  const Actor admin = actor_of(world.person("admin"));
  CHECK(list_sessions_of(world.service(), admin, "b.staff")->front().id == id);
  CHECK(end_session_of(world.service(), admin, "a.staff", id).error().code == ErrorCode::not_found);
  CHECK(end_session_of(world.service(), admin, "nobody", id).error().code ==
        ErrorCode::login_unknown);
  CHECK(end_session_of(world.service(), admin, "b.staff", id).ok());
  CHECK_FALSE(is_open(world, theirs));
}

}  // namespace tz::server
