// HttpLine: one kept connection to a server of this machine, with as little work of its own as can
// be: what is measured shares the processor with it. Used by one thread.
#pragma once

#include <string>
#include <string_view>

namespace tz::bench {

struct HttpAnswer {
  int status = 0;
  std::string head;
  std::string body;  // as it came: packed, where the server packed it
};

class HttpLine {
 public:
  explicit HttpLine(int port);
  ~HttpLine();
  HttpLine(const HttpLine&) = delete;
  HttpLine& operator=(const HttpLine&) = delete;

  // Sends the bytes of a whole request and waits for a whole answer. Ends the program when the
  // other end is gone.
  HttpAnswer ask(std::string_view request);
  // Sends, and leaves the answer to whoever reads from fd().
  void send(std::string_view request);
  int fd() const { return fd_; }

 private:
  bool fill();
  void need(size_t bytes);
  std::string chunks_from(size_t at);

  int fd_ = -1;
  std::string in_;
};

struct HttpCall {
  std::string method;
  std::string path;
  std::string cookie;  // "name=value"; empty: none
  std::string body;
  bool takes_gzip = true;  // as browsers do
};

// The bytes of a request.
std::string request_text(const HttpCall& call);

// Signs in and gives the cookie; ends the program where that is refused.
std::string signed_in_cookie(int port, std::string_view login, std::string_view password);

}  // namespace tz::bench
