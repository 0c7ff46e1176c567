// The dispatch desk 调度 of the office, and of leaders who read it: the running cycle, what came
// too late, orders and problems. Each row opens its task.
#pragma once

#include <string>
#include <vector>

#include "app/board_view.h"
#include "app/deed.h"

namespace tz::client {

struct DeskRow {
  TaskId task;
  std::string title;  // "督〔2026〕3号 里辛街道"
  std::string note;   // "(三)1 管好直达资金 · 要求…"
  std::string state;  // "待答复"
  bool bad = false;
  bool open = true;
};

// A group of the register, with its usual members.
struct DeskGroup {
  std::string name;
  std::string members;
  std::vector<Deed> deeds;  // none for those who only read
};

// A task force, with who leads it and how large it is, or that it is disbanded.
struct DeskForce {
  std::string name;
  std::string note;
  bool disbanded = false;
  std::vector<Deed> deeds;  // none for those who only read
};

struct DeskPage {
  bool empty = false;   // no plan yet
  SpanChoices choices;  // as the board's
  std::string cycle;    // "本期填报 11月23日–11月29日"
  std::string closes;   // of one plan: "11月29日 24:00 截止，宽限 72 小时"
  std::vector<BoardNumber> reporting;
  std::vector<AssignmentId> to_remind;  // missing, and not reminded today
  std::vector<Deed> deeds;              // steering, of one plan
  std::vector<DeskRow> late;
  std::vector<DeskRow> orders;    // open ones first
  std::vector<DeskRow> problems;  // open, oldest first
  bool may_remind = false;
  std::vector<DeskGroup> groups;
  std::vector<Deed> group_deeds;  // to found another
  std::vector<DeskForce> forces;  // disbanded ones last
  std::vector<Deed> force_deeds;  // to found another
};

}  // namespace tz::client
