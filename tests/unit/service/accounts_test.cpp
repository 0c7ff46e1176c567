#include "service/accounts.h"

#include "service/sign_in.h"
#include "world.h"

namespace tz::server {
namespace {

NewAccount account(const World& world, const std::string& login) {
  return {login, kPassword, true, "Somebody", world.a.id, {Role::member}};
}

ErrorCode refusal(World& world, const Actor& by, const NewAccount& wanted) {
  const auto refused = add_account(world.service(), by, wanted);
  REQUIRE_FALSE(refused.ok());
  return refused.error().code;
}

}  // namespace

TEST_CASE("an empty ledger gets its first people by the system actor, marked in the log") {
  World world;
  size_t by_system = 0;
  CHECK(world.store()
            .read([&](Snapshot& snapshot) {
              return snapshot.each_entry(0, [&](const LogEntry& entry) {
                if (entry.actor == system_person() && entry.device == system_device()) ++by_system;
                return true;
              });
            })
            .ok());
  CHECK(by_system == 10);  // three units, seven people
  CHECK(audit(world.store())->ok());
}

TEST_CASE("an administrator adds an account whose person stands in the ledger") {
  World world;
  const Actor admin = actor_of(world.person("admin"));
  const auto made = add_account(world.service(), admin, account(world, "new.one"));
  REQUIRE(made.ok());
  CHECK(world.download("admin").person(made->id)->name == "Somebody");
  CHECK(sign_in(world.service(), {"new.one", kPassword, ""}).ok());
}

TEST_CASE("nobody but an administrator adds, disables or resets accounts") {
  World world;
  for (const char* login : {"office", "leader", "auditor", "a.lead", "a.staff"}) {
    const Actor by = actor_of(world.person(login));
    CHECK(refusal(world, by, account(world, "new.one")) == ErrorCode::not_allowed);
    CHECK(disable_account(world.service(), by, "b.staff").error().code == ErrorCode::not_allowed);
    CHECK(reset_password(world.service(), by, "b.staff", "another password").error().code ==
          ErrorCode::not_allowed);
  }
  // A role claimed but not held is none.
  Actor pretender = actor_of(world.person("a.staff"));
  pretender.roles = {Role::admin};
  CHECK(refusal(world, pretender, account(world, "new.one")) == ErrorCode::not_allowed);
  CHECK(list_accounts(world.service(), pretender).error().code == ErrorCode::not_allowed);
}

TEST_CASE("a refused account leaves neither person nor login behind") {
  World world;
  const uint64_t before = world.head();
  const Actor by = system_actor();
  CHECK(refusal(world, by, account(world, "A!")) == ErrorCode::login_invalid);
  CHECK(refusal(world, by, account(world, "x")) == ErrorCode::login_invalid);
  CHECK(refusal(world, by, account(world, "a.staff")) == ErrorCode::login_taken);
  NewAccount wanted = account(world, "new.one");
  wanted.password = "short";
  CHECK(refusal(world, by, wanted) == ErrorCode::password_too_short);
  wanted.password = "Password123";
  CHECK(refusal(world, by, wanted) == ErrorCode::password_common);
  wanted = account(world, "new.one");
  wanted.unit = UnitId(uuid_of_name("no such unit"));
  CHECK(refusal(world, by, wanted) == ErrorCode::unit_unknown);
  wanted = account(world, "new.one");
  wanted.roles = {Role::admin, Role::auditor};
  CHECK(refusal(world, by, wanted) == ErrorCode::roles_conflict);
  CHECK(world.head() == before);
  CHECK(list_accounts(world.service(), by)->size() == 7);
}

TEST_CASE("the password rule counts characters and knows what is tried first") {
  CHECK(check_password_rule("correct horse", "li.ming").ok());
  CHECK_FALSE(check_password_rule("123456789", "li.ming").ok());
  CHECK_FALSE(check_password_rule("1234567890", "li.ming").ok());
  CHECK_FALSE(check_password_rule("QWERTYUIOP", "li.ming").ok());
  CHECK_FALSE(check_password_rule("aaaaaaaaaaaa", "li.ming").ok());
  CHECK_FALSE(check_password_rule("li.ming123", "li.ming").ok());
  CHECK_FALSE(check_password_rule("\xff\xfe\xfd\xfc\xfb\xfa\xf9\xf8\xf7\xf6\xf5", "a").ok());
  CHECK_FALSE(check_password_rule(std::string(2000, 'x') + "yz", "a").ok());
  std::string ten;
  for (int i = 0; i < 5; ++i) ten += "\xE5\x8F\xB0\xE8\xB4\xA6";
  CHECK(check_password_rule(ten, "li.ming").ok());
}

TEST_CASE("a disabled account comes back with its person") {
  World world;
  const Actor admin = actor_of(world.person("admin"));
  CHECK(disable_account(world.service(), admin, "a.staff").ok());
  CHECK_FALSE(world.download("admin").person(world.person("a.staff").id)->active);
  CHECK(list_accounts(world.service(), admin)->at(1).login == "a.staff");
  CHECK(list_accounts(world.service(), admin)->at(1).disabled);
  CHECK(enable_account(world.service(), admin, "a.staff").ok());
  CHECK(sign_in(world.service(), {"a.staff", kPassword, ""}).ok());
  CHECK(disable_account(world.service(), admin, "nobody").error().code == ErrorCode::login_unknown);
}

TEST_CASE("a new password ends every session and lifts a lock") {
  World world;
  const auto before = sign_in(world.service(), {"a.staff", kPassword, ""});
  REQUIRE(before.ok());
  for (int i = 0; i < 5; ++i) (void)sign_in(world.service(), {"a.staff", "wrong one", ""});
  const Actor admin = actor_of(world.person("admin"));
  CHECK(reset_password(world.service(), admin, "a.staff", "another password").ok());
  CHECK_FALSE(session_of(world.service(), before->token).ok());
  CHECK_FALSE(sign_in(world.service(), {"a.staff", kPassword, ""}).ok());
  CHECK(sign_in(world.service(), {"a.staff", "another password", ""}).ok());
}

TEST_CASE("a password that somebody else has set lets nobody work until it is replaced") {
  World world;
  const Actor admin = actor_of(world.person("admin"));
  REQUIRE(add_account(world.service(), admin, account(world, "new.one")).ok());
  REQUIRE(reset_password(world.service(), admin, "a.staff", kPassword).ok());
  for (const char* login : {"new.one", "a.staff"}) {
    const auto signed_in = sign_in(world.service(), {login, kPassword, ""});
    REQUIRE(signed_in.ok());
    CHECK(signed_in->password_is_temporary);
    const auto refused = working_session_of(world.service(), signed_in->token);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ErrorCode::password_temporary);
    const auto caller = session_of(world.service(), signed_in->token);
    REQUIRE(caller.ok());
    CHECK(caller->password_is_temporary);
    CHECK(change_password(world.service(), *caller, kPassword, kPassword).error() ==
          error(ErrorCode::password_same, "new"));
    CHECK_FALSE(working_session_of(world.service(), signed_in->token).ok());
    CHECK(change_password(world.service(), *caller, kPassword, "a password of my own").ok());
    CHECK(working_session_of(world.service(), signed_in->token).ok());
    CHECK_FALSE(
        sign_in(world.service(), {login, "a password of my own", ""})->password_is_temporary);
  }
}

TEST_CASE("a password past its time lets nobody work until it is replaced") {
  Settings settings;
  settings.password_lasts_ms = 90 * kDayMs;
  World world(settings);
  const auto before = sign_in(world.service(), {"a.staff", kPassword, ""});
  REQUIRE(before.ok());
  CHECK_FALSE(before->password_is_old);
  CHECK(working_session_of(world.service(), before->token).ok());
  world.clock.pass(90 * kDayMs - 1);
  CHECK_FALSE(sign_in(world.service(), {"b.staff", kPassword, ""})->password_is_old);
  world.clock.pass(1);
  const auto signed_in = sign_in(world.service(), {"a.staff", kPassword, ""});
  REQUIRE(signed_in.ok());
  CHECK(signed_in->password_is_old);
  CHECK_FALSE(signed_in->password_is_temporary);
  const auto refused = working_session_of(world.service(), signed_in->token);
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error() == error(ErrorCode::password_old, "", {"90"}));
  const auto caller = session_of(world.service(), signed_in->token);
  REQUIRE(caller.ok());
  CHECK(change_password(world.service(), *caller, kPassword, kPassword).error() ==
        error(ErrorCode::password_same, "new"));
  CHECK_FALSE(working_session_of(world.service(), signed_in->token).ok());
  CHECK(change_password(world.service(), *caller, kPassword, "a password of my own").ok());
  CHECK(working_session_of(world.service(), signed_in->token).ok());
  // One that the administrator has made is young as well.
  const Actor admin = actor_of(world.person("admin"));
  CHECK(reset_password(world.service(), admin, "b.staff", "another password").ok());
  CHECK_FALSE(sign_in(world.service(), {"b.staff", "another password", ""})->password_is_old);
}

TEST_CASE("a password stays good for ever where no setting says otherwise") {
  World world;
  world.clock.pass(4000 * kDayMs);
  const auto signed_in = sign_in(world.service(), {"a.staff", kPassword, ""});
  REQUIRE(signed_in.ok());
  CHECK_FALSE(signed_in->password_is_old);
  CHECK(working_session_of(world.service(), signed_in->token).ok());
}

TEST_CASE("an administrator does not shut himself out") {
  World world;
  const Actor admin = actor_of(world.person("admin"));
  const uint64_t before = world.head();
  CHECK(disable_account(world.service(), admin, "admin").error().code == ErrorCode::own_account);
  CHECK(reset_password(world.service(), admin, "admin", "another password").error().code ==
        ErrorCode::own_account);
  CHECK(set_roles(world.service(), admin, "admin", {Role::member}).error().code ==
        ErrorCode::own_account);
  CHECK(world.head() == before);
  CHECK(sign_in(world.service(), {"admin", kPassword, ""}).ok());
}

TEST_CASE("roles are changed by an administrator, and stay apart where they must") {
  World world;
  const Actor admin = actor_of(world.person("admin"));
  CHECK(set_roles(world.service(), admin, "a.staff", {Role::unit_lead, Role::member}).ok());
  CHECK(world.download("admin").person(world.person("a.staff").id)->roles ==
        std::vector<Role>{Role::member, Role::unit_lead});
  const Outcome both = set_roles(world.service(), admin, "a.staff", {Role::office, Role::admin});
  CHECK(both.error().code == ErrorCode::roles_conflict);
  CHECK(both.error().field == "roles");
  CHECK(set_roles(world.service(), admin, "nobody", {Role::member}).error().code ==
        ErrorCode::login_unknown);
  CHECK(set_roles(world.service(), actor_of(world.person("office")), "a.staff", {Role::member})
            .error()
            .code == ErrorCode::not_allowed);
}

TEST_CASE("the list tells who is locked out for a while") {
  World world;
  for (int i = 0; i < 5; ++i) (void)sign_in(world.service(), {"a.staff", "wrong one", ""});
  const Actor admin = actor_of(world.person("admin"));
  CHECK(list_accounts(world.service(), admin)->at(1).locked);
  world.clock.pass(kHourMs);
  CHECK_FALSE(list_accounts(world.service(), admin)->at(1).locked);
}

TEST_CASE("whoever changes his password keeps his session and ends the others") {
  World world;
  const auto here = sign_in(world.service(), {"a.staff", kPassword, ""});
  const auto elsewhere = sign_in(world.service(), {"a.staff", kPassword, ""});
  REQUIRE(here.ok());
  REQUIRE(elsewhere.ok());
  const auto caller = session_of(world.service(), here->token);
  const auto other = session_of(world.service(), elsewhere->token);
  REQUIRE(caller.ok());
  const auto own_stream = listen(world.service(), *caller, "");
  const auto other_stream = listen(world.service(), *other, "");
  CHECK(change_password(world.service(), *caller, kPassword, "another password").ok());
  CHECK(session_of(world.service(), here->token).ok());
  CHECK_FALSE(session_of(world.service(), elsewhere->token).ok());
  CHECK((*own_stream)->next(0).ok());
  CHECK((*other_stream)->next(0).error().code == ErrorCode::session_expired);
  CHECK_FALSE(sign_in(world.service(), {"a.staff", kPassword, ""}).ok());
  CHECK(sign_in(world.service(), {"a.staff", "another password", ""}).ok());
}

TEST_CASE("a wrong present password changes nothing, and guessing it locks the account") {
  World world;
  const auto here = sign_in(world.service(), {"a.staff", kPassword, ""});
  const auto caller = session_of(world.service(), here->token);
  REQUIRE(caller.ok());
  const Outcome weak = change_password(world.service(), *caller, kPassword, "short");
  CHECK(weak.error().code == ErrorCode::password_too_short);
  CHECK(weak.error().field == "new");
  for (int i = 0; i < 5; ++i) {
    const Outcome wrong = change_password(world.service(), *caller, "wrong one", "long enough 1");
    CHECK(wrong.error() == error(ErrorCode::password_wrong, "old"));
  }
  CHECK(change_password(world.service(), *caller, kPassword, "long enough 1").error().code ==
        ErrorCode::sign_in_locked);
  world.clock.pass(2 * kMinuteMs);
  CHECK(sign_in(world.service(), {"a.staff", kPassword, ""}).ok());
}

TEST_CASE("a password that the server makes is readable, strong, and another each time") {
  RepeatingRandom random;
  const std::string first = readable_password(random);
  CHECK(first.size() == 14);
  CHECK(first.find_first_of("lo01") == std::string::npos);
  CHECK(check_password_rule(first, "li.ming").ok());
  CHECK(readable_password(random) != first);
}

TEST_CASE("a unit is made once and found by name") {
  World world;
  const auto found = require_unit(world.service(), system_actor(), "A", UnitKind::office);
  REQUIRE(found.ok());
  CHECK(found->id == world.a.id);
  CHECK(world.download("office").units().size() == 3);
}

}  // namespace tz::server
