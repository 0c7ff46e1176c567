#include "service/accounts.h"

#include "service/sign_in.h"
#include "world.h"

namespace tz::server {
namespace {

NewAccount account(const World& world, const std::string& login) {
  return {login, kPassword, "Somebody", world.a.id, {Role::member}};
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

TEST_CASE("a unit is made once and found by name") {
  World world;
  const auto found = require_unit(world.service(), system_actor(), "A", UnitKind::office);
  REQUIRE(found.ok());
  CHECK(found->id == world.a.id);
  CHECK(world.download("office").units().size() == 3);
}

}  // namespace tz::server
