#include "service/sign_in_events.h"

#include <functional>
#include <utility>

#include "service/sessions.h"
#include "service/sweep_blobs.h"
#include "world.h"

namespace tz::server {
namespace {

using Kind = SignInEventKind;

constexpr const char* kAddress = "192.0.2.7";

std::vector<SignInEvent> events(World& world, const char* login = "") {
  const auto page =
      list_sign_in_events(world.service(), actor_of(world.person("auditor")), std::nullopt, login);
  REQUIRE(page.ok());
  return page->events;
}

std::vector<Kind> kinds(World& world, const char* login) {
  std::vector<Kind> out;
  for (const SignInEvent& event : events(world, login)) out.push_back(event.kind);
  return out;
}

// Random bytes that are asked for once a password was found right: what else happens at that moment
// is `meanwhile`.
class InterruptedRandom : public RandomSource {
 public:
  explicit InterruptedRandom(std::function<void()> meanwhile) : meanwhile_(std::move(meanwhile)) {}
  void fill(uint8_t* out, size_t size) override {
    if (const auto once = std::exchange(meanwhile_, {})) once();
    bytes_.fill(out, size);
  }

 private:
  std::function<void()> meanwhile_;
  RepeatingRandom bytes_;
};

// With the right password, while `meanwhile` happens to the account; how it is refused.
ErrorCode refused_while(World& world, std::function<void()> meanwhile) {
  InterruptedRandom random(std::move(meanwhile));
  Settings settings;
  settings.password_cost = {8, 1};
  Service service(world.store(), world.clock, random, settings);
  const auto refused = sign_in(service, {"a.staff", kPassword, "phone"}, {kAddress, ""});
  REQUIRE_FALSE(refused.ok());
  return refused.error().code;
}

bool try_password(World& world, const std::string& login, const std::string& password,
                  const char* device = "phone") {
  return sign_in(world.service(), {login, password, device}, {kAddress, ""}).ok();
}

Caller sign_in_from(World& world, const std::string& login, const char* device) {
  const auto signed_in = sign_in(world.service(), {login, kPassword, device}, {kAddress, ""});
  REQUIRE(signed_in.ok());
  auto caller = session_of(world.service(), signed_in->token);
  REQUIRE(caller.ok());
  caller->address = kAddress;
  return *caller;
}

}  // namespace

TEST_CASE("who signs in and out is told with account, person, address and device") {
  World world;
  const Caller phone = sign_in_from(world, "a.staff", "phone");
  world.clock.pass(kHourMs);
  REQUIRE(sign_out(world.service(), phone).ok());
  const auto told = events(world, "a.staff");
  REQUIRE(told.size() == 3);
  CHECK(told[2].kind == Kind::account_added);
  CHECK(told[2].by == system_person());
  CHECK(told[1].kind == Kind::signed_in);
  CHECK(told[1].at.unix_ms == world.clock.now().unix_ms - kHourMs);
  CHECK(told[0].kind == Kind::signed_out);
  for (const SignInEvent& event : {told[0], told[1]}) {
    CHECK(event.login == "a.staff");
    CHECK(event.person == world.person("a.staff").id);
    CHECK(event.by.is_nil());
    CHECK(event.address == kAddress);
    CHECK(event.device_name == "phone");
  }
}

TEST_CASE("wrong passwords within a minute are one row, and the lock they bring is another") {
  World world;
  for (int i = 0; i < 5; ++i) CHECK_FALSE(try_password(world, "a.staff", "wrong password"));
  CHECK_FALSE(try_password(world, "a.staff", kPassword));
  CHECK_FALSE(try_password(world, "a.staff", kPassword));
  const auto told = events(world, "a.staff");
  REQUIRE(told.size() == 4);
  CHECK(told[0].kind == Kind::refused_locked);
  CHECK(told[0].times == 1);
  CHECK(told[1].kind == Kind::locked);
  CHECK(told[2].kind == Kind::wrong_password);
  CHECK(told[2].times == 5);
  world.clock.pass(2 * kMinuteMs);
  CHECK_FALSE(try_password(world, "a.staff", "wrong password"));
  CHECK(events(world, "a.staff").size() == 6);
}

TEST_CASE("a password that was typed in place of a name is kept nowhere") {
  World world;
  CHECK_FALSE(try_password(world, "my secret password", kPassword));
  const SignInEvent told = events(world).front();
  CHECK(told.kind == Kind::unknown_login);
  CHECK(told.login.empty());
  CHECK(told.person.is_nil());
  CHECK(told.address == kAddress);
}

TEST_CASE("a disabled account is refused only with its password, and that is told") {
  World world;
  const Actor admin = actor_of(world.person("admin"));
  sign_in_from(world, "a.staff", "phone");
  REQUIRE(disable_account(world.service(), admin, "a.staff", "192.0.2.1").ok());
  CHECK_FALSE(try_password(world, "a.staff", kPassword));
  REQUIRE(enable_account(world.service(), admin, "a.staff", "192.0.2.1").ok());
  const auto told = events(world, "a.staff");
  CHECK(kinds(world, "a.staff") == std::vector{Kind::account_enabled, Kind::refused_disabled,
                                               Kind::ended_with_account, Kind::account_disabled,
                                               Kind::signed_in, Kind::account_added});
  for (const size_t at : {0, 2, 3}) {
    CHECK(told[at].by == world.person("admin").id);
    CHECK(told[at].address == "192.0.2.1");
  }
  CHECK(told[2].device_name == "phone");
}

TEST_CASE("an account that is locked while its right password is checked tells of the refusal") {
  World world;
  const ErrorCode code = refused_while(world, [&] {
    for (int i = 0; i < 5; ++i) CHECK_FALSE(try_password(world, "a.staff", "wrong password"));
  });
  CHECK(code == ErrorCode::sign_in_locked);
  CHECK(kinds(world, "a.staff") ==
        std::vector{Kind::refused_locked, Kind::locked, Kind::wrong_password, Kind::account_added});
  CHECK(events(world, "a.staff").front().address == kAddress);
}

TEST_CASE("a password that is replaced while it is checked is told as a wrong one") {
  World world;
  const Actor admin = actor_of(world.person("admin"));
  const ErrorCode code = refused_while(world, [&] {
    CHECK(reset_password(world.service(), admin, "a.staff", "a third password").ok());
  });
  CHECK(code == ErrorCode::sign_in_failed);
  CHECK(kinds(world, "a.staff") ==
        std::vector{Kind::wrong_password, Kind::password_reset, Kind::account_added});
}

TEST_CASE("a session that ends tells how: from elsewhere, by an administrator, with a password") {
  World world;
  const Actor admin = actor_of(world.person("admin"));
  const Caller desk = sign_in_from(world, "a.staff", "desk");
  const Caller phone = sign_in_from(world, "a.staff", "phone");
  const Caller tablet = sign_in_from(world, "a.staff", "tablet");
  sign_in_from(world, "a.staff", "other");
  REQUIRE(end_session(world.service(), desk, session_id(phone.session)).ok());
  REQUIRE(
      end_session_of(world.service(), admin, "a.staff", session_id(tablet.session), kAddress).ok());
  REQUIRE(change_password(world.service(), desk, kPassword, "another password").ok());
  REQUIRE(reset_password(world.service(), admin, "a.staff", "a third password").ok());
  const auto told = events(world, "a.staff");
  using Told = std::pair<Kind, std::string>;
  std::vector<Told> ends;
  for (const SignInEvent& event : told) {
    if (event.kind != Kind::signed_in) ends.emplace_back(event.kind, event.device_name);
  }
  CHECK(ends == std::vector<Told>{{Kind::ended_with_password, "desk"},
                                  {Kind::password_reset, ""},
                                  {Kind::ended_with_password, "other"},
                                  {Kind::password_changed, ""},
                                  {Kind::ended_by_admin, "tablet"},
                                  {Kind::ended_elsewhere, "phone"},
                                  {Kind::account_added, ""}});
}

TEST_CASE("a flood of refusals takes a bounded number of rows, and the rest of them no names") {
  Settings settings;
  settings.sign_in_refusals_a_day = 3;
  World world(settings);
  for (const char* login : {"a.staff", "b.staff", "office", "leader", "a.lead", "auditor"}) {
    CHECK_FALSE(try_password(world, login, "wrong password"));
  }
  size_t rows = 0;
  size_t nameless = 0;
  for (const SignInEvent& event : events(world)) {
    if (event.kind != Kind::wrong_password) continue;
    ++rows;
    if (event.login.empty()) nameless += static_cast<size_t>(event.times);
  }
  CHECK(rows == 4);
  CHECK(nameless == 3);
  // What is no refusal is told in full.
  sign_in_from(world, "b.staff", "phone");
  CHECK(events(world).front().login == "b.staff");
}

TEST_CASE("sign-in events are the auditor's alone to read, page by page") {
  World world;
  for (const char* login : {"admin", "office", "leader", "a.lead", "a.staff"}) {
    const Actor by = actor_of(world.person(login));
    const auto refused = list_sign_in_events(world.service(), by, std::nullopt, "");
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ErrorCode::not_allowed);
  }
  for (size_t i = 0; i < kSignInEventsInPage; ++i) {
    sign_in_from(world, "b.staff", "phone");
    world.clock.pass(2 * kMinuteMs);
  }
  const Actor auditor = actor_of(world.person("auditor"));
  const auto first = list_sign_in_events(world.service(), auditor, std::nullopt, "b.staff");
  REQUIRE(first.ok());
  CHECK(first->events.size() == kSignInEventsInPage);
  CHECK(first->more);
  const int64_t last = first->events.back().number;
  const auto second = list_sign_in_events(world.service(), auditor, last, "b.staff");
  REQUIRE(second.ok());
  REQUIRE(second->events.size() == 1);
  CHECK(second->events.front().kind == Kind::account_added);
  CHECK_FALSE(second->more);
}

TEST_CASE("sign-in events are kept for half a year at least, and for a year at most") {
  World world;
  sign_in_from(world, "a.staff", "phone");
  world.clock.pass(184 * kDayMs);
  sign_in_from(world, "b.staff", "phone");
  REQUIRE(prune_sign_in_events(world.service()).ok());
  CHECK(kinds(world, "a.staff") == std::vector{Kind::signed_in, Kind::account_added});
  world.clock.pass(181 * kDayMs);
  REQUIRE(prune_sign_in_events(world.service()).ok());
  CHECK(events(world, "a.staff").empty());
  CHECK(kinds(world, "b.staff") == std::vector{Kind::signed_in});
  // What was let go is no forgery.
  const auto report = audit(world.store());
  REQUIRE(report.ok());
  CHECK(report->ok());
}

TEST_CASE("a sign-in event that was changed or taken out is found where it stood") {
  for (const char* sql : {"UPDATE sign_in_event SET login = 'office' WHERE number = 3",
                          "UPDATE sign_in_event SET at = at + 1 WHERE number = 3",
                          "UPDATE sign_in_event SET by_person = NULL WHERE number = 3",
                          "DELETE FROM sign_in_event WHERE number = 3"}) {
    World world;
    world.close();
    world.run(sql);
    world.open();
    const auto report = audit(world.store());
    REQUIRE(report.ok());
    REQUIRE(report->findings.size() == 1);
    CHECK(report->findings.front().code == ErrorCode::sign_in_events_broken);
    CHECK(report->findings.front().args == std::vector<std::string>{"3"});
  }
}

}  // namespace tz::server
