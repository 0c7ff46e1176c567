#include "service/address_limits.h"

#include <thread>

#include "service/known_browser.h"
#include "service/sign_in.h"
#include "world.h"

namespace tz::server {
namespace {

constexpr AddressAllowance kFew{3, 4, kMinuteMs};
constexpr const char* kOffice = "192.0.2.7";

Result<SignedIn> attempt(World& world, const std::string& login, const std::string& password,
                         const std::string& address, const std::string& browser = {}) {
  return sign_in(world.service(), {login, password, "phone"}, {address, browser});
}

ErrorCode refusal(const Result<SignedIn>& signed_in) {
  REQUIRE_FALSE(signed_in.ok());
  return signed_in.error().code;
}

// Somebody at that address tries one password with many names.
void guess(World& world, const std::string& address, int times) {
  for (int i = 0; i < times; ++i) {
    (void)attempt(world, "name." + std::to_string(i), "Spring-2026!", address);
  }
}

Settings few_guesses() {
  Settings settings;
  settings.sign_in_allowance = kFew;
  return settings;
}

}  // namespace

TEST_CASE("an address waits once it has failed too often, and each failure is forgiven in time") {
  DrivenClock clock;
  AddressLimits limits(clock, kFew);
  for (int i = 0; i < 4; ++i) {
    CHECK(limits.wait_ms(kOffice) == 0);
    limits.note_failure(kOffice);
  }
  CHECK(limits.wait_ms(kOffice) == kMinuteMs);
  CHECK(limits.wait_ms("192.0.2.8") == 0);
  clock.pass(kMinuteMs - 1);
  CHECK(limits.wait_ms(kOffice) == 1);
  clock.pass(1);
  CHECK(limits.wait_ms(kOffice) == 0);
  limits.note_failure(kOffice);
  CHECK(limits.wait_ms(kOffice) == kMinuteMs);
  clock.pass(4 * kMinuteMs);
  for (int i = 0; i < 4; ++i) {
    CHECK(limits.wait_ms(kOffice) == 0);
    limits.note_failure(kOffice);
  }
}

TEST_CASE("guesses at the same moment make an address wait longer, and never without end") {
  DrivenClock clock;
  AddressLimits limits(clock, kFew);
  for (int i = 0; i < 100; ++i) limits.note_failure(kOffice);
  const int64_t wait_ms = limits.wait_ms(kOffice);
  CHECK(wait_ms > kMinuteMs);
  CHECK(wait_ms <= 8 * kMinuteMs);
  // A clock that is put back by a year makes nobody wait for a year.
  clock.pass(-365 * kDayMs);
  CHECK(limits.wait_ms(kOffice) <= 8 * kMinuteMs);
}

TEST_CASE("only so many addresses are remembered, and the worst are not forgotten first") {
  DrivenClock clock;
  AddressLimits limits(clock, kFew);
  for (int i = 0; i < 4; ++i) limits.note_failure(kOffice);
  for (int i = 0; i < 1000; ++i) {
    limits.note_failure("198.51.100." + std::to_string(i));
    CHECK(limits.size() <= 3);
  }
  CHECK(limits.wait_ms(kOffice) > 0);
  clock.pass(kHourMs);
  limits.note_failure("203.0.113.1");
  CHECK(limits.size() == 1);
}

TEST_CASE("a network of IPv6 is one address, and no address at all is nobody's") {
  CHECK(address_group("2001:db8:1:2::1") == address_group("2001:db8:1:2:ffff::9"));
  CHECK(address_group("2001:db8:1:2::1") != address_group("2001:db8:1:3::1"));
  CHECK(address_group("192.0.2.7") == "192.0.2.7");
  DrivenClock clock;
  AddressLimits limits(clock, kFew);
  for (int i = 0; i < 10; ++i) limits.note_failure("");
  CHECK(limits.wait_ms("") == 0);
  CHECK(limits.size() == 0);
}

TEST_CASE("one password tried with many names locks out its address and nobody else") {
  World world(few_guesses());
  guess(world, kOffice, 4);
  const auto refused = attempt(world, "a.staff", kPassword, kOffice);
  CHECK(refusal(refused) == ErrorCode::sign_in_locked);
  CHECK(refused.error().args == std::vector<std::string>{"1"});
  CHECK(attempt(world, "a.staff", kPassword, "192.0.2.8").ok());
  CHECK(attempt(world, "a.staff", kPassword, "").ok());
  world.clock.pass(kMinuteMs);
  CHECK(attempt(world, "a.staff", kPassword, kOffice).ok());
}

TEST_CASE("right passwords cost an address nothing") {
  World world(few_guesses());
  for (int i = 0; i < 20; ++i) CHECK(attempt(world, "a.staff", kPassword, kOffice).ok());
}

TEST_CASE("a browser that signed in before does not wait for others at its address") {
  World world(few_guesses());
  const std::string known = attempt(world, "a.staff", kPassword, kOffice)->browser;
  guess(world, kOffice, 4);
  CHECK(attempt(world, "a.staff", kPassword, kOffice, known).ok());
  // The token is of that account alone, and nobody can make one up.
  CHECK(refusal(attempt(world, "b.staff", kPassword, kOffice, known)) == ErrorCode::sign_in_locked);
  std::string forged = known;
  forged.back() = forged.back() == '0' ? '1' : '0';
  for (const std::string& token : {forged, std::string(128, '0'), known + "0", std::string("x")}) {
    CHECK(refusal(attempt(world, "a.staff", kPassword, kOffice, token)) ==
          ErrorCode::sign_in_locked);
  }
}

TEST_CASE("a known browser guesses no more often than the lock of its account allows") {
  World world(few_guesses());
  const std::string known = attempt(world, "a.staff", kPassword, kOffice)->browser;
  for (int i = 0; i < 5; ++i) {
    CHECK(refusal(attempt(world, "a.staff", "wrong password", kOffice, known)) ==
          ErrorCode::sign_in_failed);
  }
  CHECK(refusal(attempt(world, "a.staff", kPassword, kOffice, known)) == ErrorCode::sign_in_locked);
  // What one person has forgotten is not held against the others of the office.
  CHECK(attempt(world, "b.staff", kPassword, kOffice).ok());
}

TEST_CASE("a browser is not known any more once the password has changed") {
  World world(few_guesses());
  const std::string known = attempt(world, "a.staff", kPassword, kOffice)->browser;
  const Actor admin = actor_of(world.person("admin"));
  REQUIRE(reset_password(world.service(), admin, "a.staff", "another long phrase").ok());
  guess(world, kOffice, 4);
  CHECK(refusal(attempt(world, "a.staff", "another long phrase", kOffice, known)) ==
        ErrorCode::sign_in_locked);
}

}  // namespace tz::server
