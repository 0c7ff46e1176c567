// Figures of a measurement: the time that something took, medians over rounds, and the table in
// which they stand beside what they are compared with.
#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace tz::bench {

class Stopwatch {
 public:
  double ms() const {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun_)
        .count();
  }

 private:
  const std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
};

// 0 of nothing; `share` from 0 to 1.
double quantile(std::vector<double> values, double share);
inline double median(const std::vector<double>& values) {
  return quantile(values, 0.5);
}

// One line of a table: the figures of all rounds, and what each is compared with in its own round.
struct Row {
  std::string name;
  std::vector<double> values;
  const std::vector<double>* against = nullptr;
  std::string goal;  // in words; may be empty
};

// Medians, spans, and the median ratio of each round to the same round of `against`.
void print_rates(const char* title, const char* unit, const std::vector<Row>& rows);
// How busy the machine is, without which no figure says anything.
void print_load();

}  // namespace tz::bench
