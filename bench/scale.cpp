// A ledger with a million operations beside one with a few: the server's start, pushes, and pulls.
// What differs between the two is the history alone.
#include <cstdio>

#include "figures.h"
#include "http_line.h"
#include "loads.h"
#include "server_process.h"
#include "workshop.h"

namespace tz::bench {

namespace {

constexpr LedgerShape kSmall{100, 200, 0};
constexpr LedgerShape kLarge{100, 200, 50};  // 1,000,000 reports
constexpr size_t kBatches = 50;
constexpr size_t kSingles = 300;
constexpr int kPulls = 100;
constexpr int kStarts = 3;

// One of the two, with its figures.
class Side {
 public:
  Side(const LedgerShape& shape, const Workshop& workshop, const std::string& name)
      : ledger_(copy_of_ledger(shape, workshop.folder(), name)) {
    clerks_ = clerks_of(OpenLedger(ledger_).store());
    for (int i = 0; i < kStarts; ++i) start_ms.push_back(ServerProcess(ledger_).start_ms());
    server_ = std::make_unique<ServerProcess>(ledger_);
    for (const Clerk& clerk : clerks_) {
      cookies_[clerk.login] = signed_in_cookie(server_->port(), clerk.login, kPassword);
    }
    crowd_ = std::make_unique<Crowd>(clerks_);
  }

  void round() {
    hundred.push_back(http_rate(server_->port(), cookies_, crowd_->next(kBatches, 100), 1));
    one.push_back(http_rate(server_->port(), cookies_, crowd_->next(kSingles, 1), 1));
    many.push_back(http_rate(server_->port(), cookies_, crowd_->next(kSingles * 4, 1), 32));
    pulls.push_back(pull_rate());
  }

  std::vector<double> start_ms, hundred, one, many, pulls;

 private:
  // What one clerk has to fetch after all the others have sent something.
  double pull_rate() {
    const Clerk& clerk = clerks_.front();
    const std::string& cookie = cookies_[clerk.login];
    const std::string cursor = present_cursor(server_->port(), cookie);
    http_rate(server_->port(), cookies_, crowd_->next(clerks_.size(), 10), 1);
    const std::string request =
        request_text({"GET", "/api/v1/pull?cursor=" + cursor, cookie, "", true});
    HttpLine line(server_->port());
    const Stopwatch watch;
    for (int i = 0; i < kPulls; ++i) line.ask(request);
    return kPulls * 1000 / watch.ms();
  }

  std::string ledger_;
  std::vector<Clerk> clerks_;
  std::unique_ptr<ServerProcess> server_;
  std::map<std::string, std::string> cookies_;
  std::unique_ptr<Crowd> crowd_;
};

int run() {
  const Workshop workshop;
  Side small(kSmall, workshop, "small");
  Side large(kLarge, workshop, "large");
  print_load();
  for (int round = 0; round < rounds_wanted(); ++round) {
    small.round();
    large.round();
  }
  const auto table = [](const char* title, const char* unit, const std::vector<double>& few,
                        const std::vector<double>& million, const char* goal) {
    print_rates(
        title, unit,
        {{"few operations", few, nullptr, ""}, {"a million operations", million, &few, goal}});
  };
  table("the server's start", "ms", small.start_ms, large.start_ms, "1,000 ms");
  table("pushes of 100", "ops/s", small.hundred, large.hundred, "ratio 0.77");
  table("pushes of 1, one after the other", "ops/s", small.one, large.one, "ratio 0.77");
  table("pushes of 1, 32 at the same time", "ops/s", small.many, large.many, "ratio 0.77");
  table("pulls of what changed meanwhile", "pulls/s", small.pulls, large.pulls, "ratio 0.77");
  print_load();
  return 0;
}

}  // namespace

}  // namespace tz::bench

int main() {
  return tz::bench::run();
}
