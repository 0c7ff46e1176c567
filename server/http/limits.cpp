#include "http/limits.h"

namespace tz::server {

size_t body_limit(const Connection& connection, const LobbyLimits& limits) {
  // "POST /path?query HTTP/1.1"
  const std::string_view head = connection.in;
  const size_t space = head.find(' ');
  if (space == std::string_view::npos) {
    return limits.body_bytes;
  }
  const size_t end = head.find_first_of(" ?\r", space + 1);
  const auto found = limits.larger_bodies.find(std::string(head.substr(0, end)));
  return found == limits.larger_bodies.end() ? limits.body_bytes : found->second;
}

bool is_overdue(const Connection& connection, const LobbyLimits& limits, int64_t now_ms) {
  const int64_t age_ms = now_ms - connection.started_ms;
  const int64_t silence_ms = now_ms - connection.progress_ms;
  switch (connection.phase) {
    case Phase::greeting:
      return age_ms >= limits.greeting_ms || silence_ms >= limits.first_byte_ms;
    case Phase::idle:
      return age_ms >= (connection.has_served ? limits.keep_alive_ms : limits.first_byte_ms);
    case Phase::head:
      return age_ms >= limits.head_ms || silence_ms >= limits.read_silence_ms;
    case Phase::body:
      return age_ms >= limits.body_ms || silence_ms >= limits.read_silence_ms;
    case Phase::flushing:
      return age_ms >= limits.answer_ms || silence_ms >= limits.write_silence_ms;
    case Phase::lingering:
      return age_ms >= limits.linger_ms;
  }
  return true;
}

}  // namespace tz::server
