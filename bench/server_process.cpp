#include "server_process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>

#include "figures.h"

namespace tz::bench {

namespace {

constexpr int kPatienceMs = 60000;
constexpr const char* kStreams = "1200";

[[noreturn]] void become_server(const std::string& ledger, int out) {
  ::dup2(out, STDOUT_FILENO);
  ::execl(TZ_PROGRAM, TZ_PROGRAM, "--lang", "en", "serve", "--ledger", ledger.c_str(), "--port",
          "0", "--streams", kStreams, "--streams-each", kStreams, "--log-level", "warn",
          static_cast<char*>(nullptr));
  std::perror(TZ_PROGRAM);
  ::_exit(127);
}

// The number after the last colon of the line that tells the address; 0 when there was none.
int port_in(const std::string& line) {
  const size_t colon = line.rfind(':');
  return colon == std::string::npos ? 0 : std::atoi(line.c_str() + colon + 1);
}

}  // namespace

ServerProcess::ServerProcess(const std::string& ledger) {
  const Stopwatch watch;
  std::array<int, 2> pipe{};
  if (::pipe2(pipe.data(), O_CLOEXEC) != 0) std::exit(1);
  pid_ = ::fork();
  if (pid_ == 0) become_server(ledger, pipe[1]);
  ::close(pipe[1]);
  out_ = pipe[0];
  std::string said;
  while (said.find('\n') == std::string::npos) {
    pollfd readable{out_, POLLIN, 0};
    std::array<char, 512> bytes;
    const ssize_t got =
        ::poll(&readable, 1, kPatienceMs) == 1 ? ::read(out_, bytes.data(), bytes.size()) : 0;
    if (got <= 0) {
      std::fprintf(stderr, "the server did not start\n");
      std::exit(1);
    }
    said.append(bytes.data(), static_cast<size_t>(got));
  }
  start_ms_ = watch.ms();
  port_ = port_in(said.substr(0, said.find('\n')));
}

ServerProcess::~ServerProcess() {
  ::kill(pid_, SIGTERM);
  ::waitpid(pid_, nullptr, 0);
  ::close(out_);
}

double ServerProcess::processor_ms() const {
  std::ifstream in("/proc/" + std::to_string(pid_) + "/stat");
  std::string text((std::istreambuf_iterator<char>(in)), {});
  // The name, in brackets, may hold blanks; the times are fields 14 and 15, in clock ticks.
  std::istringstream rest(text.substr(text.rfind(')') + 1));
  std::string skipped;
  for (int field = 3; field < 14; ++field) rest >> skipped;
  double user = 0;
  double system = 0;
  rest >> user >> system;
  return (user + system) * 1000 / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

}  // namespace tz::bench
