#include <doctest/doctest.h>

#include "world.h"

namespace tz::testing {
namespace {

const char* const kBegin = "POST /api/v1/second-factor";
const char* const kConfirm = "POST /api/v1/second-factor/confirm";
const char* const kSecret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

json last_asked(const World& world) {
  return *parse_json(world.server.asked.back().body);
}

}  // namespace

TEST_CASE("the code is asked for only when the server wants it, and with it one is in") {
  World world;
  world.server.code = "123456";
  auto page = world.open_page();
  (*page)->sign_in("clerk", "secret");
  world.settle();
  CHECK((*page)->phase() == client::Phase::signed_out);
  CHECK((*page)->sign_in_form().code_needed);
  CHECK((*page)->sign_in_form().fault.empty());
  (*page)->sign_in("clerk", "secret", "654321");
  world.settle();
  CHECK((*page)->sign_in_form().code_needed);
  CHECK((*page)->sign_in_form().fault ==
        sentence(Lang::zh, error(ErrorCode::second_factor_failed)));
  (*page)->sign_in("clerk", "secret", "123456");
  world.settle();
  CHECK((*page)->phase() == client::Phase::ready);
  CHECK_FALSE((*page)->sign_in_form().code_needed);
  CHECK((*page)->me().has_second_factor);
}

TEST_CASE("whoever is asked for a code may go back to the name and the password") {
  World world;
  world.server.code = "123456";
  auto page = world.open_page();
  (*page)->sign_in("clerk", "secret");
  world.settle();
  REQUIRE((*page)->sign_in_form().code_needed);
  (*page)->leave_code();
  CHECK_FALSE((*page)->sign_in_form().code_needed);
}

TEST_CASE("nothing goes on while a second factor is due, until one is set up") {
  World world;
  world.server.second_factor_is_due = true;
  auto page = world.ready_page();
  CHECK((*page)->second_factor_is_due());
  CHECK(world.server.pulls == 0);
  world.reopen_after(page, kHourMs);
  CHECK((*page)->second_factor_is_due());
  CHECK_FALSE((*page)->session_expired());

  world.server.answers[kBegin] = good({{"secret", kSecret}});
  (*page)->begin_second_factor("", "");
  world.settle();
  CHECK(last_asked(world) == json::object());
  CHECK((*page)->second_factor().secret == "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
  world.server.answers[kConfirm] = bad(400, error(ErrorCode::second_factor_wrong, "code"));
  (*page)->confirm_second_factor("000000");
  world.settle();
  CHECK_FALSE((*page)->second_factor().asked.fault_of("code").empty());
  CHECK((*page)->second_factor_is_due());
  CHECK_FALSE((*page)->second_factor().secret.empty());

  world.server.answers[kConfirm] = good(json::object());
  (*page)->confirm_second_factor("123456");
  world.settle();
  CHECK(last_asked(world) == json{{"code", "123456"}});
  CHECK_FALSE((*page)->second_factor_is_due());
  CHECK((*page)->second_factor().secret.empty());
  CHECK(world.server.pulls > 0);
  CHECK((*page)->task_list().total > 0);
  world.reopen_after(page, kHourMs);
  CHECK_FALSE((*page)->second_factor_is_due());
  CHECK((*page)->me().has_second_factor);
}

TEST_CASE("a second factor that is due in an open app holds what waits, and loses none of it") {
  World world;
  auto page = world.ready_page();
  world.server.second_factor_is_due = true;
  world.report(*page, 30, "written on the day the setting changed");
  world.settle();
  REQUIRE((*page)->session_expired());
  CHECK(world.server.pushes == 0);
  (*page)->sign_in("clerk", "secret");
  world.settle();
  REQUIRE((*page)->second_factor_is_due());
  world.server.answers[kBegin] = good({{"secret", kSecret}});
  world.server.answers[kConfirm] = good(json::object());
  (*page)->begin_second_factor("", "");
  world.settle();
  (*page)->confirm_second_factor("123456");
  world.settle();
  CHECK_FALSE((*page)->session_expired());
  CHECK((*page)->status().unsent == 0);
}

TEST_CASE("an authenticator app is opened with whose the secret is, and by whom it was made") {
  World world;
  auto page = world.ready_page();
  (*page)->open_authenticator();
  CHECK(page->tab.environment.opened_link.empty());
  world.server.answers[kBegin] = good({{"secret", kSecret}});
  (*page)->begin_second_factor("secret", "");
  world.settle();
  CHECK(last_asked(world) == json{{"password", "secret"}});
  (*page)->open_authenticator();
  CHECK(page->tab.environment.opened_link ==
        std::string("otpauth://totp/%E5%8F%B0%E8%B4%A6:clerk?secret=") + kSecret +
            "&issuer=%E5%8F%B0%E8%B4%A6");
}

TEST_CASE("the secret is gone with the dialog, and with the person") {
  World world;
  auto page = world.ready_page();
  world.server.answers[kBegin] = good({{"secret", kSecret}});
  (*page)->begin_second_factor("secret", "");
  world.settle();
  REQUIRE_FALSE((*page)->second_factor().secret.empty());
  (*page)->settle_second_factor();
  CHECK((*page)->second_factor().secret.empty());
  (*page)->begin_second_factor("secret", "");
  world.settle();
  (*page)->sign_out();
  world.settle();
  (*page)->sign_in("clerk", "secret");
  world.settle();
  CHECK((*page)->second_factor().secret.empty());
}

}  // namespace tz::testing
