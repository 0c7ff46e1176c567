// What is posted to the robots of WeCom and DingTalk, and what their answers mean.
#include "notice/robot_message.h"

#include <doctest/doctest.h>

#include "base/json_read.h"
#include "base/utf8.h"

namespace tz::server {
namespace {

// 2026-01-05 10:00 in Shanghai.
constexpr Instant kNow{1767578400000};

Robot robot_of(RobotKind kind, std::string secret = {}) {
  Robot out;
  out.kind = kind;
  out.address = {"https://robot.example.cn", "/send?key=k"};
  out.secret = std::move(secret);
  return out;
}

std::string content_of(const RobotMessage& message) {
  const Result<json> body = parse_json(message.body);
  REQUIRE(body.ok());
  return body->at("text").at("content").get<std::string>();
}

std::string many(const std::string& text, size_t times) {
  std::string out;
  for (size_t i = 0; i < times; ++i) out += text;
  return out;
}

TEST_CASE("a message is a text in the form that both kinds take, posted to the robot's address") {
  for (const RobotKind kind : {RobotKind::wecom, RobotKind::dingtalk}) {
    const RobotMessage message = message_for(robot_of(kind), "第一行\n第二行", kNow);
    CHECK(message.target == "/send?key=k");
    const Result<json> wanted =
        parse_json(R"({"msgtype":"text","text":{"content":"第一行\n第二行"}})");
    CHECK(*parse_json(message.body) == *wanted);
  }
}

TEST_CASE("a text that is too long ends before the character that would not fit, with a mark") {
  const std::string fits = many("a", kMostContentBytes);
  CHECK(content_of(message_for(robot_of(RobotKind::wecom), fits, kNow)) == fits);
  for (const char* lead : {"", "a", "ab"}) {
    const std::string cut = content_of(
        message_for(robot_of(RobotKind::wecom), lead + many("字", kMostContentBytes), kNow));
    CHECK(cut.size() <= kMostContentBytes);
    CHECK(cut.size() > kMostContentBytes - 3);
    CHECK(is_valid_utf8(cut));
    CHECK(cut.substr(cut.size() - 6) == "……");
  }
}

TEST_CASE("what somebody wrote calls nobody in the group") {
  const RobotMessage message =
      message_for(robot_of(RobotKind::wecom), "要求：<@all>及<<@zhang>", kNow);
  CHECK(content_of(message) == "要求：< @all>及<< @zhang>");
}

TEST_CASE("a robot with a secret gets the time and its signature behind the address") {
  CHECK(signature_of("SEC0123", kNow) == "dAHjPEw6ECCtGCWBz0jOfnVcUboZY+EErprEh6wETQs=");
  Robot robot = robot_of(RobotKind::dingtalk, "SEC0123");
  const std::string rest =
      "timestamp=1767578400000&sign=dAHjPEw6ECCtGCWBz0jOfnVcUboZY%2BEErprEh6wETQs%3D";
  CHECK(message_for(robot, "x", kNow).target == "/send?key=k&" + rest);
  robot.address.target = "/send";
  CHECK(message_for(robot, "x", kNow).target == "/send?" + rest);
}

TEST_CASE("a message is taken only when the robot says so itself") {
  const RobotAnswer taken = answer_from(200, R"({"errcode":0,"errmsg":"ok"})");
  CHECK(taken.is_taken);
  const RobotAnswer refused = answer_from(200, R"({"errcode":310000,"errmsg":"sign not match"})");
  CHECK_FALSE(refused.is_taken);
  CHECK(refused.fault == 310000);
  for (const char* body : {"", "ok", "[]", "{}", R"({"errcode":"0"})", R"({"errmsg":"ok"})"}) {
    CHECK_FALSE(answer_from(200, body).is_taken);
  }
  CHECK_FALSE(answer_from(500, R"({"errcode":0})").is_taken);
}

TEST_CASE("an address is taken apart at its host, and what is none is refused") {
  const auto address = robot_address_from("https://robot.example.cn:8443/a/send?key=1-2");
  REQUIRE(address.has_value());
  CHECK(*address == RobotAddress{"https://robot.example.cn:8443", "/a/send?key=1-2"});
  CHECK(robot_address_from("http://127.0.0.1:9")->target == "/");
  CHECK(robot_address_from("https://robot.example.cn:443?key=1")->target == "/?key=1");
  for (const char* wrong :
       {"", "robot.example.cn/send", "ftp://robot.example.cn", "https://", "https:///send",
        "https://:80/send", "https://a@robot.example.cn/", "https://robot.example.cn/a b",
        "https://robot.example.cn/a\r\nX: y", "https://robot.example.cn/#a"}) {
    CAPTURE(wrong);
    CHECK_FALSE(robot_address_from(wrong).has_value());
  }
}

TEST_CASE("a robot takes what is meant for its units, by name or alias, and without any, all") {
  Unit unit;
  unit.name = "区水务局";
  unit.aliases = {"水务局"};
  Robot robot;
  CHECK(robot.takes(unit));
  robot.units = {"区数据局", "水务局"};
  CHECK(robot.takes(unit));
  robot.units = {"区水务局"};
  CHECK(robot.takes(unit));
  robot.units = {"区数据局"};
  CHECK_FALSE(robot.takes(unit));
}

}  // namespace
}  // namespace tz::server
