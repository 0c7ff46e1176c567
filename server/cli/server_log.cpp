#include "cli/server_log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>

#include "tls/certificate_reminder.h"

namespace tz::server {

namespace {

constexpr std::array<std::string_view, 3> kProbes = {"/healthz", "/readyz", "/metrics"};

bool is_probe(std::string_view route) {
  return std::find(kProbes.begin(), kProbes.end(), route) != kProbes.end();
}

// Not signed in, not allowed, or locked out.
bool is_turned_away(int status) {
  return status == 401 || status == 403 || status == 429;
}

spdlog::level::level_enum level_of(const AnsweredRequest& answered) {
  if (answered.status >= 500) {
    return spdlog::level::err;
  }
  return is_probe(answered.route) ? spdlog::level::debug : spdlog::level::info;
}

std::string_view name_of(Posted::Fate fate) {
  switch (fate) {
    case Posted::Fate::taken:
      return "sent";
    case Posted::Fate::refused:
      return "refused";
    case Posted::Fate::unreachable:
      return "unreachable";
  }
  return {};
}

}  // namespace

ServerLog::ServerLog(const std::string& level)
    : log_(std::make_shared<spdlog::logger>("taizhang",
                                            std::make_shared<spdlog::sinks::stderr_sink_mt>())) {
  log_->set_level(spdlog::level::from_str(level));
  log_->set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %l %v");
  log_->flush_on(spdlog::level::info);
}

void ServerLog::serving(const std::string& address, int port, size_t files) {
  log_->info("serving address={} port={} files={}", address, port, files);
}

void ServerLog::certificate(const std::string& ends, int64_t days_left) {
  const bool is_near = days_left < kCertificateWarningDays;
  log_->log(is_near ? spdlog::level::warn : spdlog::level::info, "certificate ends={} days_left={}",
            ends, days_left);
}

void ServerLog::stopping(int signal) {
  log_->info("stopping signal={}", signal);
}

void ServerLog::stopped() {
  log_->info("stopped");
}

void ServerLog::answered(const AnsweredRequest& answered) {
  const std::string peer = is_turned_away(answered.status) ? " peer=" + answered.peer : "";
  log_->log(level_of(answered), "request method={} route={} status={} took_us={} bytes={}{}",
            answered.method, answered.route, answered.status, answered.took_us, answered.bytes,
            peer);
}

void ServerLog::accept_exhausted() {
  log_->warn("accept_exhausted");
}

void ServerLog::failed(std::string_view work, const Error& fault) {
  log_->error("failed work={} code={}", work, name_of(fault.code));
}

void ServerLog::notice_tried(const NoticeTried& tried) {
  const bool is_sent = tried.posted.fate == Posted::Fate::taken;
  log_->log(is_sent ? spdlog::level::info : spdlog::level::warn,
            "notice outcome={} robot={} attempt={} status={} errcode={}",
            name_of(tried.posted.fate), tried.robot + 1, tried.attempt, tried.posted.answer.status,
            tried.posted.answer.fault);
}

void ServerLog::copy_differed() {
  log_->error("copy_differed");
}

void ServerLog::handler_threw(std::string_view type) {
  log_->error("handler_threw type={}", type);
}

}  // namespace tz::server
