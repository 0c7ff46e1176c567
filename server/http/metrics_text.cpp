#include "http/metrics_text.h"

namespace tz::server {

namespace {

constexpr int64_t kUsPerSecond = 1'000'000;
constexpr size_t kFraction = 6;

std::string_view name_of(MetricsText::Kind kind) {
  switch (kind) {
    case MetricsText::Kind::counter:
      return "counter";
    case MetricsText::Kind::gauge:
      return "gauge";
    case MetricsText::Kind::histogram:
      return "histogram";
  }
  return {};
}

}  // namespace

std::string seconds_text(int64_t us) {
  std::string fraction = std::to_string(us % kUsPerSecond);
  fraction.insert(0, kFraction - fraction.size(), '0');
  return std::to_string(us / kUsPerSecond) + '.' + fraction;
}

void MetricsText::begin(std::string_view name, Kind kind, std::string_view help) {
  text_.append("# HELP ").append(name).append(" ").append(help).append("\n");
  text_.append("# TYPE ").append(name).append(" ").append(name_of(kind)).append("\n");
}

void MetricsText::sample(std::string_view name, std::string_view labels, std::string_view value) {
  text_.append(name);
  if (!labels.empty()) {
    text_.append("{").append(labels).append("}");
  }
  text_.append(" ").append(value).append("\n");
}

void MetricsText::counter(std::string_view name, std::string_view help, uint64_t value) {
  begin(name, Kind::counter, help);
  sample(name, {}, std::to_string(value));
}

void MetricsText::gauge(std::string_view name, std::string_view help, int64_t value) {
  begin(name, Kind::gauge, help);
  sample(name, {}, std::to_string(value));
}

}  // namespace tz::server
