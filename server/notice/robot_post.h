// Posting one message to a robot, by http or https with the certificates that the system trusts.
// No redirection is followed. It is the only place of the room that knows the HTTP library. Any
// thread.
#pragma once

#include "notice/robot_message.h"

namespace tz::server {

struct Posted {
  enum class Fate { taken, refused, unreachable };
  Fate fate = Fate::unreachable;
  RobotAnswer answer;  // unless it is unreachable
  std::string why;     // of unreachable, in the library's words; never a part of the address
};

// Returns after some seconds at the latest, whatever the other side does; only the system's own
// search for a host's address may take longer.
Posted post_to_robot(const Robot& robot, const std::string& text, Instant now);

}  // namespace tz::server
