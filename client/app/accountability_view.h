// The register of exposure and accountability 曝光问责登记 as it is shown: the list, and one entry
// with what it stands on, what was corrected and the objections to it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/matter.h"
#include "app/route.h"

namespace tz::client {

struct RegisterRow {
  AccountabilityId id;
  std::string title;  // "公开曝光 · 东河街道"
  std::string note;   // "区优化营商环境工作专班 · 6月20日"
  std::string state;  // "征求意见"
  Matter::Tone tone = Matter::Tone::quiet;
};

struct RegisterPage {
  std::vector<RegisterRow> rows;  // the latest first
  bool for_office = false;        // who reads the advice of an empty page
  bool loading = false;
};

// What an entry stands on.
struct EntryBasis {
  std::string words;           // "督办单 督〔2026〕3号"
  Text open = Text::close;     // of the button that leads there
  std::optional<Route> route;  // none: not in sight
};

struct EntryCorrection {
  std::string said;  // "陈静 6月20日 09:12 更正：事由有误"
  std::string facts;
  std::string decision;  // both as they stood before
};

struct AccountabilityPage {
  AccountabilityId id;
  std::string title;  // "公开曝光 · 东河街道"
  std::string state;
  Matter::Tone tone = Matter::Tone::quiet;
  std::vector<std::string> facts;  // until when, by whom, why
  EntryBasis basis;
  std::vector<Matter::Line> lines;  // what happened, what was decided, by whom and when
  std::vector<EntryCorrection> corrections;
  std::vector<Deed> deeds;
  std::vector<Matter> objections;
  bool shows_objections = false;
};

}  // namespace tz::client
