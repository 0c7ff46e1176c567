#include <pthread.h>
#include <signal.h>
#include <sys/resource.h>

#include <algorithm>
#include <thread>

#include "cli/commands.h"
#include "cli/ledger_file.h"
#include "cli/outward_notices.h"
#include "cli/own_door.h"
#include "cli/robot_options.h"
#include "cli/server_log.h"
#include "http/api.h"
#include "http/http_server.h"
#include "http/static_files.h"
#include "service/cycle_timer.h"
#include "service/indexer.h"
#include "service/sweep_blobs.h"

namespace tz::server {

namespace {

// Threads beside those that streams hold: requests, and some air.
constexpr size_t kThreadsBeyondStreams = 96;
// Files that are open besides connections: the ledger, its readers, the log.
constexpr size_t kOtherFiles = 128;
// How often somebody looks whether the certificate's end is to be told of.
constexpr int kCertificateLookS = 3600;

// Waits for the signals that end a server, or that tell it to read its certificate again, so that
// no handler has to run inside other code. They must be blocked before any thread starts.
class StopSignals {
 public:
  StopSignals() {
    struct sigaction hangup {};
    ::sigaction(SIGHUP, nullptr, &hangup);
    ignores_hangup_ = hangup.sa_handler == SIG_IGN;
    ::sigemptyset(&signals_);
    ::sigaddset(&signals_, SIGTERM);
    ::sigaddset(&signals_, SIGINT);
    ::sigaddset(&signals_, SIGHUP);
    ::pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
    ::signal(SIGPIPE, SIG_IGN);
  }
  // Until one of them comes; 0: the time was over before.
  int wait_up_to(int seconds) const {
    const timespec time{seconds, 0};
    return std::max(::sigtimedwait(&signals_, nullptr, &time), 0);
  }

  // Whoever started the server wanted it to outlive his terminal, as nohup does.
  bool ignores_hangup() const { return ignores_hangup_; }

 private:
  sigset_t signals_{};
  bool ignores_hangup_ = false;
};

// As many connections as the system lets us hold.
size_t connections_allowed(size_t wanted) {
  rlimit files{};
  if (::getrlimit(RLIMIT_NOFILE, &files) != 0) {
    return wanted;
  }
  files.rlim_cur = std::min<rlim_t>(files.rlim_max, wanted + kOtherFiles);
  ::setrlimit(RLIMIT_NOFILE, &files);
  ::getrlimit(RLIMIT_NOFILE, &files);
  return files.rlim_cur > 2 * kOtherFiles ? std::min<size_t>(wanted, files.rlim_cur - kOtherFiles)
                                          : kOtherFiles;
}

HttpSettings http_settings(const ServeOptions& options) {
  HttpSettings settings;
  settings.address = options.address;
  settings.port = options.port;
  settings.limits.connections = connections_allowed(settings.limits.connections);
  settings.most_threads = std::max(settings.threads, options.streams + kThreadsBeyondStreams);
  settings.proxies.insert(options.proxies.begin(), options.proxies.end());
  return settings;
}

Settings service_settings(const ServeOptions& options) {
  Settings settings;
  settings.password_lasts_ms = options.password_days * kDayMs;
  settings.second_factors = options.two_factors;
  return settings;
}

void tell_watchers(Api& api, HttpServer& server, const OutwardNotices& notices,
                   const ServeOptions& options, std::shared_ptr<const TlsDoor> door) {
  api.notices = notices.counts();
  api.metrics_readers.insert(options.metrics_from.begin(), options.metrics_from.end());
  api.storage_facts = [&options] { return storage_facts(options.ledger); };
  api.requests_waiting = [&server] { return server.waiting(); };
  if (door) {
    api.certificate_ends = [door = std::move(door)] { return door->certificate().ends; };
  }
}

// SIGHUP ends a server that has no certificate to read again. `door`: null there.
int wait_for_stop(const StopSignals& signals, TlsDoor* door, ServerLog& log) {
  CertificateReminder reminder(SystemClock().now());
  while (true) {
    const int caught = signals.wait_up_to(kCertificateLookS);
    if (caught == 0) {
      if (door != nullptr) {
        remind_of_own_door(*door, reminder, log);
      }
      continue;
    }
    if (caught != SIGHUP || (door == nullptr && !signals.ignores_hangup())) {
      return caught;
    }
    if (door != nullptr) {
      reopen_own_door(*door, log);
    }
  }
}

}  // namespace

int run_serve(const Console& console, const ServeOptions& options) {
  const StopSignals signals;
  ServerLog log(options.log_level);
  StaticFiles files;
  if (!options.dist.empty()) {
    Result<StaticFiles> loaded = StaticFiles::load(options.dist);
    if (!loaded) {
      return console.refuse(loaded.error());
    }
    files = std::move(*loaded);
  }
  std::optional<std::vector<Robot>> robots = robots_of(console, options.notify);
  if (!robots) {
    return kExitRefused;
  }
  const Result<std::shared_ptr<TlsDoor>> door = open_own_door(console, log, options);
  if (!door) {
    return console.refuse(door.error());
  }
  const auto ledger =
      LedgerFile::open(console, options.ledger, LedgerMode::must_exist, service_settings(options));
  if (!ledger) {
    return kExitRefused;
  }
  tell_unknown_units(console, *robots, ledger->store());
  OutwardNotices notices(ledger->service(), std::move(*robots),
                         int64_t{options.notice_retry_s} * 1000, log);
  // Before anybody is served, so that nobody meets a ledger that is behind its time.
  const CycleTimer cycles(ledger->service(),
                          [&log](const Error& fault) { log.failed("cycles", fault); });
  const Indexer indexer(ledger->service(),
                        [&log](const Error& fault) { log.failed("index", fault); });
  const BlobSweeper sweeper(ledger->service(),
                            [&log](const Error& fault) { log.failed("sweep", fault); });
  const SiteSettings site_settings{options.public_origin, *door != nullptr};
  Api api(ledger->service(), options.streams, site_settings.is_by_https(), options.demo_banner,
          options.streams_each);
  // A fault of ours, on either side: it mends itself, and must not go unseen.
  api.on_differing_copy = [&log](const Caller&) { log.copy_differed(); };
  Site site(site_settings);
  add_api(site, api);
  site.set_files([&files](const Request& request) { return files.answer(request); });
  site.set_fault_listener([&log](std::string_view type) { log.handler_threw(type); });
  HttpSettings settings = http_settings(options);
  settings.door = *door;
  HttpServer server(site, std::move(settings));
  tell_watchers(api, server, notices, options, *door);
  server.set_log([&log, &api](const AnsweredRequest& answered) {
    api.requests.add(answered);
    log.answered(answered);
  });
  server.set_exhaustion_listener([&log] { log.accept_exhausted(); });
  if (const Outcome opened = server.open(); !opened) {
    return console.refuse(opened.error());
  }
  console.say(Word::serving,
              {options.address, std::to_string(server.port()), *door ? "https" : "http"});
  log.serving(options.address, server.port(), files.size());
  std::thread waiting([&] {
    log.stopping(wait_for_stop(signals, door->get(), log));
    // Whoever hands requests out looks at /readyz, and must have the time to turn to another.
    api.is_stopping = true;
    signals.wait_up_to(options.stop_delay_s);
    server.stop();
  });
  server.run();
  waiting.join();
  notices.stop_sending();
  log.stopped();
  return kExitDone;
}

}  // namespace tz::server
