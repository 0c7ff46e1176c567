#include "http/request_metrics.h"

namespace tz::server {

namespace {

constexpr const char* kAnswered = "taizhang_http_requests_total";
constexpr const char* kTook = "taizhang_http_request_seconds";

std::string label(std::string_view name, std::string_view value) {
  return std::string(name) + "=\"" + std::string(value) + '"';
}

}  // namespace

void RequestMetrics::add(const AnsweredRequest& answered) {
  const std::lock_guard<std::mutex> lock(mutex_);
  ++answered_[{answered.route, answered.method, answered.status}];
  if (answered.is_stream) {
    return;
  }
  Durations& durations = durations_[answered.route];
  for (size_t i = 0; i < kEnds.size(); ++i) {
    if (answered.took_us <= kEnds[i]) {
      ++durations.upto[i];
    }
  }
  ++durations.count;
  durations.sum_us += answered.took_us;
}

void RequestMetrics::write(MetricsText& text) {
  const std::lock_guard<std::mutex> lock(mutex_);
  text.begin(kAnswered, MetricsText::Kind::counter, "Requests answered.");
  for (const auto& [key, count] : answered_) {
    const auto& [route, method, status] = key;
    text.sample(kAnswered,
                label("route", route) + ',' + label("method", method) + ',' +
                    label("status", std::to_string(status)),
                std::to_string(count));
  }
  text.begin(kTook, MetricsText::Kind::histogram, "From a whole request to its whole answer.");
  const std::string name = kTook;
  for (const auto& [route, durations] : durations_) {
    const std::string labels = label("route", route);
    for (size_t i = 0; i < kEnds.size(); ++i) {
      text.sample(name + "_bucket", labels + ',' + label("le", seconds_text(kEnds[i])),
                  std::to_string(durations.upto[i]));
    }
    text.sample(name + "_bucket", labels + ',' + label("le", "+Inf"),
                std::to_string(durations.count));
    text.sample(name + "_sum", labels, seconds_text(durations.sum_us));
    text.sample(name + "_count", labels, std::to_string(durations.count));
  }
}

}  // namespace tz::server
