// Matter: what hangs on an assignment besides its reports: an action plan, an order, an
// instruction, an extension, a problem. All are shown alike: a name, a state, what was written,
// what happened since, and what the person may do about it.
#pragma once

#include <string>
#include <vector>

#include "app/deed.h"
#include "model/record.h"

namespace tz::client {

struct Matter {
  // How its state looks.
  enum class Tone { quiet, waiting, bad, good };
  struct Line {
    std::string label;
    std::string text;
    bool rival = false;  // another version of the line before: drawn beside it
  };
  RecordKey record;
  std::string title;  // "督办单 督〔2026〕3号"
  std::string unit;   // whose it is
  std::string state;  // "待答复"
  Tone tone = Tone::quiet;
  std::vector<Line> lines;
  std::vector<std::string> trail;  // "陈静 6月3日 退回：缺照片", oldest first
  std::vector<Deed> deeds;
  bool open = true;  // something is still expected of somebody
  int64_t since_ms = 0;
};

}  // namespace tz::client
