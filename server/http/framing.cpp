#include "http/framing.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "http/ascii.h"

namespace tz::server {

namespace {

constexpr std::string_view kEnd = "\r\n\r\n";
constexpr std::string_view kLineEnd = "\r\n";

// A line feed without its carriage return, or the other way round, ends a line for some readers
// only.
bool has_odd_line_end(std::string_view head) {
  for (size_t i = 0; i < head.size(); ++i) {
    const bool lone_feed = head[i] == '\n' && (i == 0 || head[i - 1] != '\r');
    const bool lone_return = head[i] == '\r' && (i + 1 == head.size() || head[i + 1] != '\n');
    if (lone_feed || lone_return || head[i] == '\0') {
      return true;
    }
  }
  return false;
}

std::optional<size_t> length_from(std::string_view digits) {
  size_t value = 0;
  const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  const bool whole = fault == std::errc() && end == digits.data() + digits.size();
  const bool plain = !digits.empty() && digits.front() >= '0' && digits.front() <= '9';
  return whole && plain ? std::optional<size_t>(value) : std::nullopt;
}

}  // namespace

RequestHead read_head(std::string_view bytes, size_t seen) {
  RequestHead head;
  const size_t from = seen < kEnd.size() ? 0 : seen - kEnd.size();
  const size_t end = bytes.find(kEnd, from);
  if (end == std::string_view::npos || end > kMaxHeadBytes) {
    if (bytes.size() > kMaxHeadBytes) {
      head.state = HeadState::too_long;
    }
    return head;
  }
  head.size = end + kEnd.size();
  head.state = HeadState::malformed;
  std::string_view lines = bytes.substr(0, end + kLineEnd.size());
  if (has_odd_line_end(lines)) {
    return head;
  }
  lines.remove_prefix(lines.find(kLineEnd) + kLineEnd.size());
  std::optional<size_t> length;
  while (!lines.empty()) {
    std::string_view value = lines.substr(0, lines.find(kLineEnd));
    lines.remove_prefix(value.size() + kLineEnd.size());
    // A line that begins with a blank continues the one before for some readers only.
    if (value.empty() || value.front() == ' ' || value.front() == '\t') {
      return head;
    }
    const std::string_view name = next_part(value, ':');
    value = without_blanks(value);
    if (equal_ignoring_case(name, "content-length")) {
      const std::optional<size_t> found = length_from(value);
      if (!found || length) {
        return head;
      }
      length = found;
    } else if (equal_ignoring_case(name, "transfer-encoding")) {
      head.is_chunked = true;
    } else if (equal_ignoring_case(name, "expect")) {
      head.expects_continue = equal_ignoring_case(value, "100-continue");
    }
  }
  if (head.is_chunked && length) {
    return head;
  }
  head.content_length = length.value_or(0);
  head.state = HeadState::complete;
  return head;
}

}  // namespace tz::server
