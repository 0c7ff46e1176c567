// Metrics as text, in the exposition format 0.0.4 of Prometheus. Names and labels are the program's
// own words; nothing in them comes from outside. Values of a thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tz::server {

inline constexpr const char* kMetricsType = "text/plain; version=0.0.4; charset=utf-8";

// "1.000250" for 1000250.
std::string seconds_text(int64_t us);

class MetricsText {
 public:
  enum class Kind { counter, gauge, histogram };

  // Samples of that name follow.
  void begin(std::string_view name, Kind kind, std::string_view help);
  // `labels` as they stand between the braces; may be empty.
  void sample(std::string_view name, std::string_view labels, std::string_view value);

  // A metric of one number.
  void counter(std::string_view name, std::string_view help, uint64_t value);
  void gauge(std::string_view name, std::string_view help, int64_t value);

  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

}  // namespace tz::server
