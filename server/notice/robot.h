// Robot: a message robot of a chat group outside, of WeCom 企业微信 or DingTalk 钉钉, to which
// notices are posted by https. Its address holds a key and is a secret: it stands in a file of its
// own and goes nowhere else. Values.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/unit.h"

namespace tz::server {

enum class RobotKind { wecom, dingtalk };
std::optional<RobotKind> robot_kind_named(std::string_view name);

// "https://robot.example.cn:8443" and "/send?key=...".
struct RobotAddress {
  std::string host;
  std::string target;  // begins with a slash
  friend bool operator==(const RobotAddress&, const RobotAddress&) = default;
};
// Nothing: not an http or https address with a host, or something in it that no address holds.
std::optional<RobotAddress> robot_address_from(std::string_view url);

struct Robot {
  std::string name;  // what the ledger knows it by: the file that holds its address
  RobotKind kind = RobotKind::wecom;
  RobotAddress address;
  std::string secret;              // that its messages are signed with; empty: they are not
  std::vector<std::string> units;  // names or aliases; empty: it gets what is meant for any unit

  bool takes(const Unit& unit) const;
};

}  // namespace tz::server
