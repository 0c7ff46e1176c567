// ServerLog: what a server writes about itself, one event a line, on standard error:
//   <time with zone> <level> <event> <name>=<value> ...
// Nothing in it comes from a person: no names, no texts, no ids of persons or things, no paths and
// queries as they were asked for. The one exception is the address of whoever was turned away,
// because whoever guards the server must be able to see guessing. Any thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "http/http_server.h"
#include "notice/notice_round.h"

namespace spdlog {
class logger;
}

namespace tz::server {

class ServerLog {
 public:
  // debug, info, warn or error: nothing below it is written.
  explicit ServerLog(const std::string& level);

  void serving(const std::string& address, int port, size_t files);
  // The certificate that the server shows. With less than a month left it is a warning.
  void certificate(const std::string& ends, int64_t days_left);
  void stopping(int signal);
  void stopped();
  // One line for each request; those of whoever only looks whether the server lives, at debug.
  void answered(const AnsweredRequest& answered);
  // Connections come, and the system has nothing left to accept them with.
  void accept_exhausted();
  // Work that nobody waits for.
  void failed(std::string_view work, const Error& fault);
  // A message to a robot was tried: which one, by its place among the options, and how it went.
  void notice_tried(const NoticeTried& tried);
  // A device's copy was not what the ledger holds, and is fetched anew.
  void copy_differed();
  // `type`: of the exception.
  void handler_threw(std::string_view type);

 private:
  std::shared_ptr<spdlog::logger> log_;
};

}  // namespace tz::server
