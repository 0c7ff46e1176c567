// GET /metrics: numbers for those who watch the machine, in the text format of Prometheus. Nobody
// signs in for them, so they are for this machine and for addresses that were named, and for no
// request that says that it came through a proxy: everybody's requests come from the proxy's
// address. Whoever may not read them is told that there is nothing.
#include <algorithm>
#include <array>

#include "http/answer.h"
#include "http/api.h"

namespace tz::server {

namespace {

constexpr std::array kProxyHeaders = {"x-forwarded-for", "forwarded", "x-real-ip", "via"};

bool is_this_machine(std::string_view peer) {
  return peer.substr(0, 4) == "127." || peer == "::1" || peer.substr(0, 11) == "::ffff:127.";
}

bool may_read(const Api& api, const Request& request) {
  const bool is_proxied =
      std::any_of(kProxyHeaders.begin(), kProxyHeaders.end(),
                  [&](const char* name) { return request.headers.count(name) != 0; });
  const bool is_known =
      is_this_machine(request.peer) || api.metrics_readers.count(request.peer) != 0;
  return is_known && !is_proxied;
}

struct LedgerFacts {
  Head head;
  int64_t attachment_bytes = 0;
};

Result<LedgerFacts> ledger_facts(Store& store) {
  LedgerFacts out;
  const Outcome read = store.read([&](Snapshot& snapshot) -> Outcome {
    const Result<Head> head = snapshot.head();
    if (!head) {
      return head.error();
    }
    const Result<int64_t> bytes = snapshot.blob_bytes();
    if (!bytes) {
      return bytes.error();
    }
    out = {*head, *bytes};
    return done();
  });
  if (!read) {
    return read.error();
  }
  return out;
}

void write_counts(MetricsText& text, const Counts& counts) {
  constexpr const char* kOperations = "taizhang_operations_total";
  text.begin(kOperations, MetricsText::Kind::counter, "Verdicts given to devices.");
  text.sample(kOperations, "verdict=\"accepted\"", std::to_string(counts.accepted));
  text.sample(kOperations, "verdict=\"rejected\"", std::to_string(counts.rejected));
  text.sample(kOperations, "verdict=\"late\"", std::to_string(counts.late));
  text.counter("taizhang_pushes_total", "Pushes answered with verdicts.", counts.pushes);
  text.counter("taizhang_pulls_total", "Pulls answered with a page.", counts.pulls);
  text.counter("taizhang_sign_in_failures_total", "Sign-ins refused.", counts.sign_in_failures);
}

void write_notices(MetricsText& text, const NoticeCounts& counts) {
  text.counter("taizhang_notices_queued_total", "Messages queued for robots.", counts.queued);
  text.counter("taizhang_notices_sent_total", "Messages that robots took.", counts.sent);
  text.counter("taizhang_notices_failed_total", "Attempts that failed and are made again.",
               counts.failed);
  text.counter("taizhang_notices_given_up_total", "Messages not sent within a day.",
               counts.given_up);
}

void write_ledger(MetricsText& text, const LedgerFacts& ledger, const StorageFacts& storage) {
  text.gauge("taizhang_ledger_entry", "Number of the log's last entry.",
             static_cast<int64_t>(ledger.head.seq));
  text.gauge("taizhang_database_bytes", "Size of the database.", storage.database_bytes);
  text.gauge("taizhang_write_ahead_log_bytes", "Size of the write-ahead log.", storage.log_bytes);
  text.gauge("taizhang_attachment_bytes", "Size of all attachments.", ledger.attachment_bytes);
  if (storage.last_backup) {
    text.gauge("taizhang_last_backup_timestamp_seconds", "When the last backup was made.",
               storage.last_backup->unix_ms / 1000);
  }
}

Response metrics(Api& api, const Request& request) {
  if (!may_read(api, request)) {
    return refuse(request, error(ErrorCode::route_unknown));
  }
  const Result<LedgerFacts> ledger = ledger_facts(api.service.store);
  if (!ledger) {
    return refuse_with(request, 503, ledger.error());
  }
  MetricsText text;
  const bool is_ready = !api.is_stopping && api.readiness.check().ok();
  text.gauge("taizhang_ready", "1: takes writes; 0: see /readyz.", is_ready ? 1 : 0);
  write_counts(text, api.service.counts);
  write_ledger(text, *ledger, api.storage_facts ? api.storage_facts() : StorageFacts{});
  text.gauge("taizhang_live_streams", "Live streams open.",
             static_cast<int64_t>(api.stream_seats.taken()));
  text.gauge("taizhang_commit_queue", "Pushes that wait to be committed.",
             static_cast<int64_t>(api.service.committer.waiting()));
  const size_t requests_waiting = api.requests_waiting ? api.requests_waiting() : 0;
  text.gauge("taizhang_request_queue", "Requests that wait for a thread.",
             static_cast<int64_t>(requests_waiting));
  if (api.certificate_ends) {
    text.gauge("taizhang_certificate_expires_timestamp_seconds",
               "When the server's own certificate ends.", api.certificate_ends().unix_ms / 1000);
  }
  if (api.notices != nullptr) {
    write_notices(text, *api.notices);
  }
  api.requests.write(text);
  Response response;
  response.set("Content-Type", kMetricsType);
  response.body = text.take();
  return response;
}

}  // namespace

void add_metrics_route(Site& site, Api& api) {
  site.add("GET", "/metrics", [&api](const Request& request) { return metrics(api, request); });
}

}  // namespace tz::server
