#include "http/limits.h"

namespace tz::server {

bool is_overdue(const Connection& connection, const LobbyLimits& limits, int64_t now_ms) {
  const int64_t age_ms = now_ms - connection.started_ms;
  const int64_t silence_ms = now_ms - connection.progress_ms;
  switch (connection.phase) {
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
