// An answer as the routes give it: status, headers and either a body or a stream.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tz::server {

// Where a stream writes. Used by one thread.
class Sink {
 public:
  virtual ~Sink() = default;
  // False when the listener is gone or too slow, or the server stops; the stream then ends.
  virtual bool write(std::string_view bytes) = 0;
  // False as above, without writing.
  virtual bool is_open() = 0;
};

// Runs on a thread of its own until it returns. It must look at the sink at least once a second.
using Stream = std::function<void(Sink&)>;

struct Response {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  Stream stream;  // when set, body is ignored
  // Which of the site's routes has answered, as its pattern, "(file)", or empty for none: what may
  // be told of a request without telling whom it was about.
  std::string route;
  bool ends_connection = false;  // what follows on the connection cannot be trusted

  // Replaces an earlier header of that name. A value with a control character is a mistake of the
  // program: it ends the program rather than split the answer.
  void set(std::string_view name, std::string value);
  // Adds beside an earlier one (Set-Cookie).
  void add(std::string_view name, std::string value);
  // Empty when absent; the name is compared without regard to case.
  std::string_view header(std::string_view name) const;
};

}  // namespace tz::server
