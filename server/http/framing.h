// Where a request begins and ends in a row of bytes, decided before anything is parsed: two readers
// that disagree about this are how requests are smuggled, so anything doubtful is refused here.
#pragma once

#include <cstddef>
#include <string_view>

namespace tz::server {

enum class HeadState {
  incomplete,  // more bytes are needed
  complete,
  malformed,  // 400
  too_long,   // 431
};

struct RequestHead {
  HeadState state = HeadState::incomplete;
  size_t size = 0;            // with the empty line; set when complete
  size_t content_length = 0;  // 0 when there is none
  bool is_chunked = false;    // bears a Transfer-Encoding, which is not taken
  bool expects_continue = false;
};

inline constexpr size_t kMaxHeadBytes = 32 * 1024;

// Looks at the bytes from the start of a request. `seen` bytes of them were looked at before, in
// vain.
RequestHead read_head(std::string_view bytes, size_t seen);

}  // namespace tz::server
