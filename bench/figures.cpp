#include "figures.h"

#include <stdlib.h>

#include <algorithm>
#include <cstdio>
#include <thread>

namespace tz::bench {

double quantile(std::vector<double> values, double share) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  const auto last = static_cast<double>(values.size() - 1);
  return values[static_cast<size_t>(last * share + 0.5)];
}

void print_rates(const char* title, const char* unit, const std::vector<Row>& rows) {
  std::printf("\n%s\n  %-46s %10s %21s %7s  %s\n", title, "", unit, "lowest to highest", "ratio",
              "goal");
  for (const Row& row : rows) {
    if (row.values.empty()) continue;
    std::printf("  %-46s %10.0f %10.0f %10.0f", row.name.c_str(), median(row.values),
                quantile(row.values, 0), quantile(row.values, 1));
    std::vector<double> ratios;
    for (size_t i = 0; row.against != nullptr && i < row.values.size(); ++i) {
      if (i < row.against->size()) ratios.push_back(row.values[i] / (*row.against)[i]);
    }
    if (ratios.empty()) {
      std::printf(" %7s", "");
    } else {
      std::printf(" %7.2f", median(ratios));
    }
    std::printf("  %s\n", row.goal.c_str());
  }
}

void print_load() {
  double load[3] = {0, 0, 0};
  ::getloadavg(load, 3);
  std::printf("load %.2f %.2f %.2f on %u processors\n", load[0], load[1], load[2],
              std::thread::hardware_concurrency());
}

}  // namespace tz::bench
