// A change on its way to a thousand live viewers, and what other requests feel of it: first all
// viewers see everything (one scope), then ten in each unit see a change that concerns all units
// (a hundred scopes).
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <thread>
#include <unordered_map>

#include "figures.h"
#include "http_line.h"
#include "loads.h"
#include "server_process.h"
#include "sync/wire.h"
#include "workshop.h"

namespace tz::bench {

namespace {

constexpr LedgerShape kShape{100, 50, 1};
constexpr size_t kViewers = 1000;
constexpr int kChanges = 40;
constexpr int kPauseMs = 250;
constexpr std::string_view kChange = "event: changes";

// All streams, read by one thread that notes when each change came.
class Viewers {
 public:
  Viewers(int port, const std::vector<std::string>& cookies) : epoll_(::epoll_create1(0)) {
    for (size_t i = 0; i < kViewers; ++i) {
      lines_.push_back(std::make_unique<HttpLine>(port));
      lines_.back()->send(
          request_text({"GET", "/api/v1/live", cookies[i % cookies.size()], "", false}));
      epoll_event event{};
      event.events = EPOLLIN;
      event.data.u64 = i;
      ::epoll_ctl(epoll_, EPOLL_CTL_ADD, lines_.back()->fd(), &event);
    }
    opened_.resize(kViewers);
    thread_ = std::thread([this] { work(); });
  }
  ~Viewers() {
    stopping_ = true;
    thread_.join();
    ::close(epoll_);
  }
  Viewers(const Viewers&) = delete;
  Viewers& operator=(const Viewers&) = delete;

  // False: not all streams came into being within a minute.
  bool wait_open() const {
    for (int i = 0; i < 6000 && open_ < kViewers; ++i) ::usleep(10000);
    return open_ == kViewers;
  }
  // Just before the change is sent.
  void expect_change() {
    const std::lock_guard<std::mutex> lock(mutex_);
    sent_ = std::make_unique<Stopwatch>();
    arrived_ = 0;
  }
  bool wait_arrived() {
    for (int i = 0; i < 1000; ++i) {
      {
        const std::lock_guard<std::mutex> lock(mutex_);
        if (arrived_ >= kViewers) return true;
      }
      ::usleep(10000);
    }
    return false;
  }
  std::vector<double> latencies_ms() {
    const std::lock_guard<std::mutex> lock(mutex_);
    return latencies_ms_;
  }

 private:
  void work() {
    std::array<epoll_event, 256> events{};
    std::array<char, 65536> bytes;
    while (!stopping_) {
      const int count = ::epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), 50);
      for (int i = 0; i < count; ++i) {
        const size_t viewer = events[static_cast<size_t>(i)].data.u64;
        const ssize_t got = ::recv(lines_[viewer]->fd(), bytes.data(), bytes.size(), 0);
        if (got > 0) take(viewer, {bytes.data(), static_cast<size_t>(got)});
      }
    }
  }

  void take(size_t viewer, std::string_view text) {
    if (!opened_[viewer] && text.find("retry:") != std::string_view::npos) {
      opened_[viewer] = true;
      ++open_;
    }
    if (text.find(kChange) == std::string_view::npos) return;
    const std::lock_guard<std::mutex> lock(mutex_);
    if (sent_ == nullptr) return;
    latencies_ms_.push_back(sent_->ms());
    ++arrived_;
  }

  const int epoll_;
  std::vector<std::unique_ptr<HttpLine>> lines_;
  std::vector<bool> opened_;
  std::atomic<size_t> open_{0};
  std::atomic<bool> stopping_{false};
  std::mutex mutex_;
  std::unique_ptr<Stopwatch> sent_;  // guarded by mutex_, as are the next
  std::vector<double> latencies_ms_;
  size_t arrived_ = 0;
  std::thread thread_;
};

// Somebody who looks at the session again and again meanwhile.
class Bystander {
 public:
  Bystander(int port, const std::string& cookie)
      : thread_([this, port, cookie] {
          HttpLine line(port);
          const std::string request = request_text({"GET", "/api/v1/session", cookie, "", true});
          while (!stopping_) {
            const Stopwatch watch;
            line.ask(request);
            latencies_ms_.push_back(watch.ms());
            ::usleep(5000);
          }
        }) {}
  ~Bystander() { (void)ended(); }

  std::vector<double> ended() {
    stopping_ = true;
    if (thread_.joinable()) thread_.join();
    return latencies_ms_;
  }

 private:
  std::atomic<bool> stopping_{false};
  std::vector<double> latencies_ms_;
  std::thread thread_;
};

void print_latencies(const char* name, const std::vector<double>& ms, const char* goal) {
  std::printf("  %-46s %8.1f %8.1f %8.1f %8.1f  %s\n", name, median(ms), quantile(ms, 0.95),
              quantile(ms, 0.99), quantile(ms, 1), goal);
}

// A change of the register reaches every scope.
std::string unit_request(const std::string& cookie, PersonId office, int number) {
  static const DeviceId device(uuid_of_name("bench/desk" + std::to_string(::getpid())));
  PutUnit body;
  body.unit.id =
      UnitId(uuid_of_name("bench/new" + std::to_string(::getpid()) + "/" + std::to_string(number)));
  body.unit.name = "新设单位" + std::to_string(number);
  Operation operation;
  operation.id = OperationId(uuid_of_name("put " + to_string(body.unit.id)));
  operation.device = device;
  operation.device_seq = static_cast<uint64_t>(number) + 1;
  operation.actor = office;
  operation.device_time = server::SystemClock().now();
  operation.body = std::move(body);
  PushRequest request;
  request.device = device;
  request.operations = {to_json(operation)};
  return request_text({"POST", "/api/v1/push", cookie, canonical(to_json(request)), true});
}

void measure(const char* title, int port, const std::vector<std::string>& viewers,
             const std::string& bystander, const std::function<std::string(int)>& change) {
  std::vector<double> quiet;
  {
    Bystander alone(port, bystander);
    ::usleep(2000000);
    quiet = alone.ended();
  }
  Viewers all(port, viewers);
  if (!all.wait_open()) {
    std::fprintf(stderr, "not every stream was opened\n");
    std::exit(1);
  }
  Bystander beside(port, bystander);
  std::vector<double> pushes;
  for (int i = 0; i < kChanges; ++i) {
    const std::string request = change(i);
    HttpLine line(port);
    all.expect_change();
    const Stopwatch watch;
    line.ask(request);
    pushes.push_back(watch.ms());
    if (!all.wait_arrived()) std::fprintf(stderr, "a change did not reach every viewer\n");
    ::usleep(kPauseMs * 1000);
  }
  std::printf("\n%s\n  %-46s %8s %8s %8s %8s  goal\n", title, "ms", "p50", "p95", "p99", "most");
  print_latencies("arrival at each of 1,000 viewers", all.latencies_ms(), "p99 250");
  print_latencies("the push itself", pushes, "");
  print_latencies("another request meanwhile", beside.ended(), "not starved");
  print_latencies("the same without viewers", quiet, "");
}

int run() {
  const Workshop workshop;
  const std::string ledger = copy_of_ledger(kShape, workshop.folder(), "http");
  std::vector<Clerk> clerks;
  PersonId office_person;
  {
    OpenLedger opened(ledger);
    clerks = clerks_of(opened.store());
    must(opened.store().read([&](server::Snapshot& snapshot) -> Outcome {
      office_person = must(snapshot.account(kOffice), "account")->person;
      return done();
    }),
         "office");
  }
  const ServerProcess server(ledger);
  const std::string office = signed_in_cookie(server.port(), kOffice, kPassword);
  std::vector<std::string> cookies;
  for (const Clerk& clerk : clerks) {
    cookies.push_back(signed_in_cookie(server.port(), clerk.login, kPassword));
  }
  print_load();
  Phone phone(clerks.front());
  measure(
      "one scope: a report on its way to 1,000 of the office", server.port(), {office},
      cookies.back(), [&](int) {
        return request_text({"POST", "/api/v1/push", cookies.front(), phone.push_body(1), true});
      });
  measure("a hundred scopes: a new unit on its way to ten people in each unit", server.port(),
          cookies, office, [&](int i) { return unit_request(office, office_person, i); });
  print_load();
  return 0;
}

}  // namespace

}  // namespace tz::bench

int main() {
  return tz::bench::run();
}
