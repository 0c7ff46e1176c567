#include "notice/robot_post.h"

#include <httplib.h>

#include <exception>

namespace tz::server {
namespace {

constexpr time_t kConnectS = 3;
constexpr time_t kSilenceS = 3;
constexpr time_t kAllMs = 5000;
// A robot answers with a line of JSON.
constexpr size_t kMostAnswerBytes = 65536;

Posted posted(httplib::Client& client, const RobotMessage& message) {
  client.set_connection_timeout(kConnectS);
  client.set_read_timeout(kSilenceS);
  client.set_write_timeout(kSilenceS);
  client.set_max_timeout(kAllMs);
  client.set_payload_max_length(kMostAnswerBytes);
  // The address was written by whoever made the robot.
  client.set_path_encode(false);
  const httplib::Result got =
      client.Post(message.target, message.body, "application/json; charset=utf-8");
  Posted out;
  if (!got) {
    out.why = httplib::to_string(got.error());
    return out;
  }
  out.answer = answer_from(got->status, got->body);
  out.fate = out.answer.is_taken ? Posted::Fate::taken : Posted::Fate::refused;
  return out;
}

}  // namespace

Posted post_to_robot(const Robot& robot, const std::string& text, Instant now) {
  try {
    httplib::Client client(robot.address.host);
    if (!client.is_valid()) return {};
    return posted(client, message_for(robot, text, now));
  } catch (const std::exception&) {
    return {};
  }
}

}  // namespace tz::server
