// Pushes through the real server and through the service alone, with sign-in, rules and full
// durability, beside plain SQLite inserts of the same texts on the same disk and, with
// TZ_PEER_PORT, beside a pouchdb-server. Rounds in turn, so that all meet the same load of the
// machine. Words name what is to be measured: batches, singles, in_flight.
#include <cstdio>
#include <cstdlib>
#include <set>

#include "figures.h"
#include "http_line.h"
#include "loads.h"
#include "server_process.h"
#include "store/sqlite_store.h"
#include "workshop.h"

namespace tz::bench {

namespace {

constexpr size_t kBatches = 100;
constexpr size_t kSingles = 1000;
constexpr size_t kInFlight = 6400;
constexpr size_t kLines = 32;
constexpr LedgerShape kShape{100, 200, 0};

struct Figures {
  std::vector<double> plain, http, http_lines, http_changes, service, peer;
  std::vector<double> cost;  // of the server's processor time, in microseconds an operation
};

class PushBench {
 public:
  explicit PushBench(const Workshop& workshop)
      : workshop_(workshop),
        inside_(copy_of_ledger(kShape, workshop.folder(), "service")),
        server_(copy_of_ledger(kShape, workshop.folder(), "http")),
        clerks_(clerks_of(inside_.store())),
        crowd_(clerks_) {
    for (const Clerk& clerk : clerks_) {
      cookies_[clerk.login] = signed_in_cookie(server_.port(), clerk.login, kPassword);
    }
    if (const char* port = std::getenv("TZ_PEER_PORT")) peer_port_ = std::atoi(port);
  }

  // `wanted`: batches, singles, in_flight; empty for all of them.
  void round(const std::set<std::string>& wanted) {
    const auto is_wanted = [&](const char* name) {
      return wanted.empty() || wanted.count(name) != 0;
    };
    if (is_wanted("batches")) batches();
    if (is_wanted("singles") || is_wanted("in_flight")) singles();
    if (is_wanted("in_flight")) in_flight();
  }

  void print() const {
    print_rates("pushes of 100", "ops/s", rows(hundred_, "35 % of plain, 20,000 ops/s", ""));
    print_rates("pushes of 1, one after the other", "ops/s", rows(one_, "1,000 ops/s", ""));
    print_rates("pushes of 1, 32 at the same time", "ops/s", rows(many_, "", "5,000 ops/s"));
    print_rates("the server's processor time for an operation", "us",
                {{"in pushes of 100", hundred_.cost, nullptr, ""},
                 {"in pushes of 1", one_.cost, &hundred_.cost, ""},
                 {"in pushes of 1, 32 at the same time", many_.cost, &hundred_.cost, ""}});
  }

 private:
  void batches() {
    hundred_.plain.push_back(plain(crowd_.next(kBatches, 100)));
    hundred_.http.push_back(http(crowd_.next(kBatches, 100), 1, &hundred_.cost));
    hundred_.service.push_back(service_rate(inside_.service(), crowd_.next(kBatches, 100), 1));
    hundred_.http_lines.push_back(http(crowd_.next(kBatches, 100), 4));
    hundred_.http_changes.push_back(with_changes());
    if (peer_port_ != 0) {
      hundred_.peer.push_back(peer_rate(peer_port_, crowd_.next(kBatches / 4, 100), 1));
    }
  }
  void singles() {
    one_.plain.push_back(plain(crowd_.next(kSingles, 1)));
    one_.http.push_back(http(crowd_.next(kSingles, 1), 1, &one_.cost));
    one_.service.push_back(service_rate(inside_.service(), crowd_.next(kSingles, 1), 1));
    if (peer_port_ != 0) {
      one_.peer.push_back(peer_rate(peer_port_, crowd_.next(kSingles / 4, 1), 1));
    }
  }
  void in_flight() {
    many_.plain.push_back(one_.plain.back());
    many_.http_lines.push_back(http(crowd_.next(kInFlight, 1), kLines, &many_.cost));
    many_.service.push_back(service_rate(inside_.service(), crowd_.next(kInFlight, 1), kLines));
    if (peer_port_ != 0) {
      many_.peer.push_back(peer_rate(peer_port_, crowd_.next(kInFlight / 8, 1), kLines));
    }
  }

  double plain(const Load& load) {
    return plain_rate(workshop_.folder() + "/plain" + std::to_string(++tables_) + ".db", load);
  }
  double http(const Load& load, size_t lines, std::vector<double>* cost = nullptr) {
    const double before_ms = server_.processor_ms();
    const double rate = http_rate(server_.port(), cookies_, load, lines);
    const double used_ms = server_.processor_ms() - before_ms;
    if (cost != nullptr) cost->push_back(used_ms * 1000 / load.operations());
    return rate;
  }
  // As devices push: the answer brings what changed since their cursor, here their own reports.
  double with_changes() {
    std::map<std::string, std::string> cursors;
    for (const Clerk& clerk : clerks_) {
      cursors[clerk.login] = present_cursor(server_.port(), cookies_[clerk.login]);
    }
    return http(crowd_.next(kBatches, 100, cursors), 1);
  }

  static std::vector<Row> rows(const Figures& figures, const char* goal, const char* lines_goal) {
    std::vector<Row> out;
    const auto add = [&](const char* name, const std::vector<double>& values, const char* wanted) {
      if (!values.empty()) out.push_back({name, values, &figures.plain, wanted});
    };
    add("plain SQLite", figures.plain, "");
    add("service", figures.service, "");
    add("server over HTTP", figures.http, goal);
    add("server, several connections", figures.http_lines, lines_goal);
    add("server, answer with the changes", figures.http_changes, "");
    add("pouchdb-server (never syncs)", figures.peer, "");
    return out;
  }

  const Workshop& workshop_;
  OpenLedger inside_;
  ServerProcess server_;
  std::vector<Clerk> clerks_;
  Crowd crowd_;
  std::map<std::string, std::string> cookies_;
  int peer_port_ = 0;
  int tables_ = 0;
  Figures hundred_, one_, many_;
};

int run(const std::set<std::string>& wanted) {
  const Workshop workshop;
  PushBench bench(workshop);
  print_load();
  for (int round = 0; round < rounds_wanted(); ++round) bench.round(wanted);
  bench.print();
  print_load();
  return 0;
}

}  // namespace

}  // namespace tz::bench

int main(int argc, char** argv) {
  return tz::bench::run({argv + 1, argv + argc});
}
