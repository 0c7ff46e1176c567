// What those who watch the machine are told, and who may ask.
#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>

#include "base/json_read.h"
#include "http/api.h"
#include "store/sqlite_store.h"
#include "support/fault_vfs.h"

namespace tz::server {
namespace {

namespace fs = std::filesystem;

class HandClock : public Clock {
 public:
  Instant now() override { return Instant{now_ms}; }
  std::atomic<int64_t> now_ms{1750000000000};
};

// An empty ledger on a disk that can fail, behind the routes.
class Watched {
 public:
  Watched() : folder_(make_folder()), store_(open_store(folder_)) { add_api(site_, api); }
  ~Watched() {
    faults().lift();
    fs::remove_all(folder_);
  }
  Watched(const Watched&) = delete;
  Watched& operator=(const Watched&) = delete;

  Response get(const char* path, const std::string& peer = "127.0.0.1",
               const std::string& header = {}) const {
    Request request;
    request.method = "GET";
    request.path = path;
    request.peer = peer;
    if (!header.empty()) {
      request.headers.emplace(header, "10.0.0.9");
    }
    return site_.answer(request);
  }

 private:
  static std::string make_folder() {
    std::string pattern = (fs::temp_directory_path() / "tz-metrics-XXXXXX").string();
    REQUIRE(::mkdtemp(pattern.data()) != nullptr);
    return pattern;
  }
  static std::unique_ptr<Store> open_store(const std::string& folder) {
    register_fault_vfs();
    SqliteOptions options;
    options.path = folder + "/ledger.db";
    options.new_epoch = uuid_of_name("epoch");
    options.vfs = kFaultVfs;
    Result<std::unique_ptr<Store>> store = open_sqlite_store(options);
    REQUIRE(store.ok());
    return std::move(*store);
  }

  SystemRandom random_;
  std::string folder_;
  std::unique_ptr<Store> store_;

 public:
  HandClock clock;
  Service service{*store_, clock, random_};
  Api api{service, 2, false, false};

 private:
  Site site_;
};

std::string reason_of(const Response& response) {
  const Result<json> body = parse_json(response.body);
  REQUIRE(body.ok());
  return body->at("reason").get<std::string>();
}

AnsweredRequest answered(const char* route, int64_t took_us, bool is_stream = false) {
  AnsweredRequest out;
  out.method = "GET";
  out.route = route;
  out.status = 200;
  out.took_us = took_us;
  out.is_stream = is_stream;
  return out;
}

bool says(const std::string& text, const std::string& line) {
  return ("\n" + text).find("\n" + line + "\n") != std::string::npos;
}

}  // namespace

TEST_CASE("a server is ready while its disk takes writes, and says in a word why it is not") {
  Watched watched;
  CHECK(watched.get("/readyz").status == 200);
  faults().arm(Fault::full);
  watched.clock.now_ms += Readiness::kBelievedMs;
  const Response full = watched.get("/readyz");
  CHECK(full.status == 503);
  CHECK(reason_of(full) == "storage_full");
  CHECK_FALSE(full.header("retry-after").empty());
  CHECK(watched.get("/healthz").status == 200);
  faults().lift();
  watched.clock.now_ms += Readiness::kBelievedMs;
  CHECK(watched.get("/readyz").status == 200);
}

TEST_CASE("asking often whether the server is ready writes no more often") {
  Watched watched;
  CHECK(watched.get("/readyz").status == 200);
  faults().arm(Fault::write_fails);
  CHECK(watched.get("/readyz").status == 200);
  CHECK(faults().struck() == 0);
}

TEST_CASE("an answer from before the clock was put back is not believed") {
  Watched watched;
  CHECK(watched.get("/readyz").status == 200);
  faults().arm(Fault::full);
  watched.clock.now_ms -= kDayMs;
  CHECK(watched.get("/readyz").status == 503);
}

TEST_CASE("a server that is about to stop is not ready, and healthy") {
  Watched watched;
  watched.api.is_stopping = true;
  CHECK(reason_of(watched.get("/readyz")) == "stopping");
  CHECK(watched.get("/healthz").status == 200);
  CHECK(says(watched.get("/metrics").body, "taizhang_ready 0"));
}

TEST_CASE("metrics are for this machine and for addresses that were named") {
  Watched watched;
  watched.api.metrics_readers = {"10.0.0.7"};
  for (const char* peer : {"127.0.0.1", "127.1.2.3", "::1", "::ffff:127.0.0.1", "10.0.0.7"}) {
    CAPTURE(peer);
    CHECK(watched.get("/metrics", peer).status == 200);
  }
  for (const char* peer : {"10.0.0.8", "128.0.0.1", "", "::2", "::ffff:10.0.0.8"}) {
    CAPTURE(peer);
    const Response refused = watched.get("/metrics", peer);
    CHECK(refused.status == 404);
    CHECK(refused.body.find("taizhang") == std::string::npos);
  }
}

TEST_CASE("metrics are not told through a proxy, whose address is everybody's") {
  Watched watched;
  watched.api.metrics_readers = {"10.0.0.7"};
  for (const char* header : {"x-forwarded-for", "forwarded", "x-real-ip", "via"}) {
    CAPTURE(header);
    CHECK(watched.get("/metrics", "127.0.0.1", header).status == 404);
    CHECK(watched.get("/metrics", "10.0.0.7", header).status == 404);
  }
}

TEST_CASE("metrics tell what is asked for and not what is not known") {
  Watched watched;
  const Response before = watched.get("/metrics");
  CHECK(before.header("content-type") == kMetricsType);
  CHECK(says(before.body, "taizhang_ledger_entry 0"));
  CHECK(before.body.find("last_backup") == std::string::npos);
  watched.api.storage_facts = [] { return StorageFacts{4096, 100, Instant{1750000000999}}; };
  watched.api.requests_waiting = [] { return size_t{3}; };
  const auto seat = watched.api.stream_seats.take();
  ++watched.service.counts.late;
  const std::string text = watched.get("/metrics").body;
  CHECK(says(text, "taizhang_ready 1"));
  CHECK(says(text, "taizhang_database_bytes 4096"));
  CHECK(says(text, "taizhang_write_ahead_log_bytes 100"));
  CHECK(says(text, "taizhang_last_backup_timestamp_seconds 1750000000"));
  CHECK(says(text, "taizhang_request_queue 3"));
  CHECK(says(text, "taizhang_live_streams 1"));
  CHECK(says(text, "taizhang_operations_total{verdict=\"late\"} 1"));
}

TEST_CASE("the end of a certificate is told where the server has one of its own") {
  Watched watched;
  CHECK(watched.get("/metrics").body.find("certificate") == std::string::npos);
  watched.api.certificate_ends = [] { return Instant{1760000000999}; };
  const std::string text = watched.get("/metrics").body;
  CHECK(says(text, "taizhang_certificate_expires_timestamp_seconds 1760000000"));
}

TEST_CASE("metrics of notices are told where there is a robot") {
  Watched watched;
  CHECK_FALSE(says(watched.get("/metrics").body, "taizhang_notices_sent_total 0"));
  NoticeCounts counts;
  counts.queued = 3;
  counts.failed = 2;
  watched.api.notices = &counts;
  const std::string text = watched.get("/metrics").body;
  CHECK(says(text, "taizhang_notices_queued_total 3"));
  CHECK(says(text, "taizhang_notices_sent_total 0"));
  CHECK(says(text, "taizhang_notices_failed_total 2"));
  CHECK(says(text, "taizhang_notices_given_up_total 0"));
}

TEST_CASE("durations fall into every bucket that they do not exceed") {
  RequestMetrics metrics;
  metrics.add(answered("/a/:id", 1'000));
  metrics.add(answered("/a/:id", 2'000'000));
  metrics.add(answered("/a/:id", 60'000'000));
  metrics.add(answered("/live", 60'000'000, true));
  MetricsText written;
  metrics.write(written);
  const std::string text = written.take();
  const std::string name = "taizhang_http_request_seconds";
  CHECK(says(text, name + "_bucket{route=\"/a/:id\",le=\"0.001000\"} 1"));
  CHECK(says(text, name + "_bucket{route=\"/a/:id\",le=\"1.000000\"} 1"));
  CHECK(says(text, name + "_bucket{route=\"/a/:id\",le=\"2.500000\"} 2"));
  CHECK(says(text, name + "_bucket{route=\"/a/:id\",le=\"10.000000\"} 2"));
  CHECK(says(text, name + "_bucket{route=\"/a/:id\",le=\"+Inf\"} 3"));
  CHECK(says(text, name + "_sum{route=\"/a/:id\"} 62.001000"));
  CHECK(says(text, name + "_count{route=\"/a/:id\"} 3"));
  CHECK(says(text, "# TYPE " + name + " histogram"));
  CHECK(text.find("_bucket{route=\"/live\"") == std::string::npos);
  CHECK(
      says(text, "taizhang_http_requests_total{route=\"/live\",method=\"GET\",status=\"200\"} 1"));
}

}  // namespace tz::server
