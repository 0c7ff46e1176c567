// ServerProcess: `taizhang serve` over a ledger, as a process of its own on a free port.
#pragma once

#include <sys/types.h>

#include <string>

namespace tz::bench {

class ServerProcess {
 public:
  // Returns when it answers; ends the program when it does not within 60 s.
  explicit ServerProcess(const std::string& ledger);
  // Stops it politely.
  ~ServerProcess();
  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;

  int port() const { return port_; }
  // From its start to the line that says it is serving.
  double start_ms() const { return start_ms_; }
  // What all its threads have used of the processors so far: unlike time on the wall, much the same
  // on a busy machine.
  double processor_ms() const;

 private:
  pid_t pid_ = -1;
  int out_ = -1;
  int port_ = 0;
  double start_ms_ = 0;
};

}  // namespace tz::bench
