// What is said to a robot, and what it answers, in the text formats of the two kinds. Pure.
#pragma once

#include <string>
#include <string_view>

#include "notice/robot.h"

namespace tz::server {

// Of the content, in bytes: what WeCom takes at most. DingTalk takes more.
inline constexpr size_t kMostContentBytes = 2048;

struct RobotMessage {
  std::string target;  // where to post it at the robot's host
  std::string body;    // JSON
};
// `text` is valid UTF-8; what is too long is cut between two characters. `now` is what a signature
// holds for: robots take it for an hour.
RobotMessage message_for(const Robot& robot, std::string_view text, Instant now);

// DingTalk's signature: HMAC-SHA256 by the secret of the time and the secret, in base64.
std::string signature_of(std::string_view secret, Instant at);

// What a robot said to a message.
struct RobotAnswer {
  bool is_taken = false;
  int32_t status = 0;  // of HTTP
  int64_t fault = 0;   // the robot's own number; 0: none was given
};
RobotAnswer answer_from(int32_t status, std::string_view body);

}  // namespace tz::server
