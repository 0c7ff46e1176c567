// Downloads through the real server, signed in: everything of some 10,000 records, page by page as
// a fresh device does it, and what changed since a cursor, as a device asks all day long. With
// TZ_PEER_PORT beside a pouchdb-server that holds as many documents.
#include <cstdio>
#include <cstdlib>

#include "figures.h"
#include "http_line.h"
#include "loads.h"
#include "server_process.h"
#include "sync/wire.h"
#include "workshop.h"

namespace tz::bench {

namespace {

// 5,000 assignments and as many reports, with units, persons and tasks.
constexpr LedgerShape kShape{100, 50, 1};
constexpr double kRecords = 10000;
constexpr size_t kPeerPage = 1000;
constexpr int kIncrements = 200;

struct Download {
  double ms = 0;
  size_t records = 0;
  size_t bytes = 0;  // on the wire, without heads
};

std::string pull_request(const std::string& cookie, const std::string& cursor, bool gzip) {
  return request_text({"GET", "/api/v1/pull?cursor=" + cursor, cookie, "", gzip});
}

Download download(int port, const std::string& cookie, bool gzip) {
  HttpLine line(port);
  Download out;
  std::string cursor;
  for (bool more = true; more;) {
    const std::string request = pull_request(cookie, cursor, gzip);
    const Stopwatch watch;
    const HttpAnswer answer = line.ask(request);
    out.ms += watch.ms();
    out.bytes += answer.body.size();
    // Reading the page is the device's work, and not counted.
    const json page = must(parse_json(unpacked(answer)), "page")["page"];
    out.records += page["records"].size();
    cursor = page["next"].get<std::string>();
    more = page.contains("more");
  }
  return out;
}

Download peer_download(int port) {
  HttpLine line(port);
  Download out;
  std::string since = "0";
  for (size_t got = kPeerPage; got == kPeerPage;) {
    const std::string path =
        "/bench/_changes?include_docs=true&limit=" + std::to_string(kPeerPage) + "&since=" + since;
    const std::string request = request_text({"GET", path, "", "", true});
    const Stopwatch watch;
    const HttpAnswer answer = line.ask(request);
    out.ms += watch.ms();
    out.bytes += answer.body.size();
    const json page = must(parse_json(unpacked(answer)), "page");
    got = page["results"].size();
    out.records += got;
    since = std::to_string(page["last_seq"].get<int64_t>());
  }
  return out;
}

void add(const Download& download, std::vector<double>& ms, std::vector<double>& bytes) {
  const auto records = static_cast<double>(download.records);
  ms.push_back(download.ms * kRecords / records);
  bytes.push_back(static_cast<double>(download.bytes) / records);
}

class PullBench {
 public:
  explicit PullBench(const Workshop& workshop) {
    const std::string ledger = copy_of_ledger(kShape, workshop.folder(), "http");
    clerks_ = clerks_of(OpenLedger(ledger).store());
    server_ = std::make_unique<ServerProcess>(ledger);
    office_ = signed_in_cookie(server_->port(), kOffice, kPassword);
    clerk_ = signed_in_cookie(server_->port(), clerks_.front().login, kPassword);
    if (const char* port = std::getenv("TZ_PEER_PORT")) fill_peer(std::atoi(port));
  }

  void round() {
    add(download(server_->port(), office_, true), packed_ms_, packed_bytes_);
    add(download(server_->port(), office_, false), plain_ms_, plain_bytes_);
    if (peer_port_ != 0) add(peer_download(peer_port_), peer_ms_, peer_bytes_);
    increments();
  }

  void print() const {
    print_rates("a download of 10,000 records", "ms",
                {{"server, packed", packed_ms_, nullptr, "150 ms"},
                 {"server, not packed", plain_ms_, &packed_ms_, ""},
                 {"pouchdb-server", peer_ms_, &packed_ms_, ""}});
    print_rates("on the wire for each record", "bytes",
                {{"server, packed", packed_bytes_, nullptr, "110 bytes"},
                 {"server, not packed", plain_bytes_, &packed_bytes_, ""},
                 {"pouchdb-server", peer_bytes_, &packed_bytes_, ""}});
    print_rates(
        "a pull after a single report", "us",
        {{"by its clerk", clerk_us_, nullptr, ""}, {"by the office", office_us_, &clerk_us_, ""}});
  }

 private:
  void fill_peer(int port) {
    peer_port_ = port;
    Crowd crowd(clerks_);
    peer_rate(port, crowd.next(static_cast<size_t>(kRecords) / 100, 100), 1);
  }

  void increments() {
    Crowd crowd({clerks_.front()});
    const std::map<std::string, std::string> cookies{{clerks_.front().login, clerk_}};
    for (int i = 0; i < kIncrements; ++i) {
      const std::string at_clerk = present_cursor(server_->port(), clerk_);
      const std::string at_office = present_cursor(server_->port(), office_);
      http_rate(server_->port(), cookies, crowd.next(1, 1), 1);
      HttpLine line(server_->port());
      clerk_us_.push_back(timed_pull(line, pull_request(clerk_, at_clerk, true)));
      office_us_.push_back(timed_pull(line, pull_request(office_, at_office, true)));
    }
  }

  static double timed_pull(HttpLine& line, const std::string& request) {
    const Stopwatch watch;
    line.ask(request);
    return watch.ms() * 1000;
  }

  std::vector<Clerk> clerks_;
  std::unique_ptr<ServerProcess> server_;
  std::string office_;
  std::string clerk_;
  int peer_port_ = 0;
  std::vector<double> packed_ms_, packed_bytes_, plain_ms_, plain_bytes_, peer_ms_, peer_bytes_;
  std::vector<double> clerk_us_, office_us_;
};

int run() {
  const Workshop workshop;
  PullBench bench(workshop);
  print_load();
  for (int round = 0; round < rounds_wanted(); ++round) bench.round();
  bench.print();
  print_load();
  return 0;
}

}  // namespace

}  // namespace tz::bench

int main() {
  return tz::bench::run();
}
