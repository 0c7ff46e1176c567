// How long the importer takes for a plan of about 100 KB: prints the median of many runs.
// plan_import [document.txt]: without a document it measures one that is written here.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "plan/import_plan.h"

namespace {

constexpr size_t kDocumentBytes = 100 * 1024;
constexpr int kRuns = 51;

std::string read_file(const char* path) {
  std::string text;
  std::FILE* file = std::fopen(path, "rb");
  if (file == nullptr) return text;
  char buffer[4096];
  size_t got = 0;
  while ((got = std::fread(buffer, 1, sizeof(buffer), file)) > 0) text.append(buffer, got);
  std::fclose(file);
  return text;
}

std::string written_document() {
  std::string text = "某某区2030年重点工作任务分工方案\n一、总体安排\n";
  for (int i = 1; text.size() < kDocumentBytes; ++i) {
    if (i % 10 == 1) text += "(一)改进服务,方便办事。\n";
    text +=
        std::to_string(i) +
        ".整理办事材料清单,2030年6月底前合并重复材料不少于20项,全程网上办理率达到95%以上,"
        "平均用时控制在3个工作日内。(牵头单位:区政府办公室、区数据局;责任单位:区司法局等有关部门,"
        "各街道(功能区))\n";
  }
  return text;
}

}  // namespace

int main(int argc, char** argv) {
  std::string text = argc > 1 ? read_file(argv[1]) : written_document();
  if (text.empty()) {
    std::fprintf(stderr, "cannot read %s\n", argv[1]);
    return 1;
  }
  const std::string once = text;
  while (text.size() < kDocumentBytes) text += once;
  std::vector<double> times_ms;
  size_t tasks = 0;
  for (int run = 0; run < kRuns; ++run) {
    const auto start = std::chrono::steady_clock::now();
    tasks = tz::plan::import_plan(text).tasks.size();
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    times_ms.push_back(took.count());
  }
  std::sort(times_ms.begin(), times_ms.end());
  std::printf("plan_import: %zu bytes, %zu tasks, median %.2f ms, worst %.2f ms of %d runs\n",
              text.size(), tasks, times_ms[kRuns / 2], times_ms.back(), kRuns);
  return 0;
}
