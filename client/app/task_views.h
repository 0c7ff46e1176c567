// What the task list and the page of one task show: plain values in the reader's language, made
// from the shown records and kept until these change. Pointers and references into a view end with
// the next call that changes the app.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/light_badge.h"
#include "app/matter.h"
#include "base/civil.h"
#include "model/assignment.h"
#include "rules/operation.h"
#include "summary/search.h"

namespace tz::client {

// Where a saved edit stands (草稿 … 需处理), with the words and the receipt number.
struct EditState {
  enum class Kind {
    none,       // nothing of one's own is under way
    draft,      // 草稿: being written, kept on this device
    saving,     // on its way to this device's storage
    waiting,    // 待传: saved on this device
    sending,    // 上传中
    in_ledger,  // 已入账 №
    rejected,   // 需处理
    late        // 已转交办公室
  };
  Kind kind = Kind::none;
  uint64_t receipt = 0;  // of in_ledger, rejected and late
  std::string word;      // "待传", "已入账 №1284"
  std::string reason;    // why it was rejected, or doubted
  friend bool operator==(const EditState&, const EditState&) = default;
};

// --- the list

enum class TaskFilter { all, red, yellow, green, to_acknowledge, unsent };
inline constexpr int kTaskFilters = 6;

struct ListRow {
  TaskId task;
  std::optional<AssignmentId> assignment;  // none: a task as a whole
  std::string number;                      // "(十三)2"
  std::string title;
  LightBadge light;
  int32_t percent = 0;
  std::optional<int32_t> expected_percent;
  std::string deadline;              // "6月30日", empty: none agreed
  std::optional<int32_t> days_left;  // below 0: overdue
  std::string days_text;             // "还剩 12 天", "逾期 8 天"
  std::optional<Duty> duty;          // of this assignment
  std::string duty_text;             // "责任"
  std::string leads;                 // names of the lead units
  std::string unit;                  // whose assignment; of lists that hold several units'
  std::string last_report;           // "今天 09:12 填报", empty: none
  bool to_acknowledge = false;
  bool report_due = false;  // no report in this cycle yet
  bool returned = false;    // the last report was sent back: it comes first
  std::string matter;       // what brought it into the list: "督〔2026〕3号 · 已 12 天"
  EditState edit;
  std::string a11y;  // the whole row in one sentence
};

struct ListFilter {
  TaskFilter light = TaskFilter::all;
  std::optional<TaskForceId> task_force = std::nullopt;  // none: all tasks
};

struct TaskList {
  std::string title;     // "我的任务"
  std::string subtitle;  // unit and person
  std::string search;
  TaskFilter filter = TaskFilter::all;
  struct Chip {
    TaskFilter filter = TaskFilter::all;
    std::string word;  // "红"
    size_t count = 0;
  };
  std::vector<Chip> chips;  // with the count that each filter would show under the search
  struct ForceChip {
    TaskForceId id;
    std::string name;
    size_t count = 0;  // likewise, of all lights
  };
  std::vector<ForceChip> forces;          // those with one of the rows among their tasks
  std::optional<TaskForceId> task_force;  // the one that is on
  std::vector<ListRow> rows;
  size_t total = 0;            // before search and filter
  bool loading = false;        // the first download is under way
  std::string empty_sentence;  // why there are no rows, when there are none
};

// Something beside the rows that holds what is searched for.
struct FoundItem {
  RecordKey key;
  TaskId task;
  std::string kind;   // "进展填报"
  std::string title;  // of the task, with its number
  std::string unit;   // whose it is; empty for a task
  Excerpt excerpt;
  std::string a11y;  // all of it in one sentence, and what was found
};

struct FoundList {
  std::vector<FoundItem> items;
  std::string more;  // why there are no more of them; empty: these are all
};

// --- one task

struct UnitsByDuty {
  Duty duty = Duty::lead;
  std::string word;                // "牵头单位"
  std::vector<std::string> units;  // names; open groups among them as in the document
};

struct GroupItem {
  std::string name;
  std::string duty_text;
  bool confirmed = false;
  std::vector<std::string> members;
  std::vector<Deed> deeds;
};

struct TargetItem {
  std::string label;
  std::string goal;    // "≥ 98 %"
  std::string latest;  // "97.6 %", empty: never reported
  bool met = false;
};

// One entry of the history, newest first.
struct HistoryItem {
  enum class Kind { report, late_report };
  Kind kind = Kind::report;
  ReportId report;                       // nil for what the ledger did not take as one
  std::optional<OperationId> operation;  // of one's own edits that are still in the outbox
  std::string unit;
  std::string author;
  std::string time;  // "今天 09:12"
  int32_t percent = 0;
  int32_t previous_percent = 0;
  bool no_change = false;
  std::string narrative;
  std::string problem;
  std::string reason;
  std::vector<std::string> values;  // "一网通办事项 21 项"
  std::string timing_text;          // "离线补传"; empty when on time
  bool contested = false;
  bool replaced = false;  // a later report took its place
  std::string review;     // "刘洋 6月3日 退回：缺数据", empty: not reviewed
  bool returned = false;  // 被退回
  EditState edit;
  std::vector<Attachment> attachments;
  std::vector<Deed> deeds;
};

// Files that were attached to one thing.
struct Evidence {
  std::string title;  // "东河街道 · 李某 · 今天 09:12"
  std::vector<Attachment> attachments;
};

// What the person may do with one assignment; each is what the rules say now.
struct Actions {
  bool acknowledge = false;
  bool report = false;
  bool no_change = false;
  bool declare = false;  // 申请办结
  bool any() const { return acknowledge || report || no_change || declare; }
};

struct AssignmentItem {
  AssignmentId id;
  std::string unit;
  bool own = false;  // of the person's unit
  Duty duty = Duty::responsible;
  std::string duty_text;
  Stage stage = Stage::issued;
  std::string stage_text;
  LightBadge light;
  int32_t percent = 0;
  std::optional<int32_t> expected_percent;
  std::string last_report;
  std::string note;  // words of the latest declaration, return or cancellation
  EditState edit;
  Actions actions;
  std::vector<Deed> deeds;  // what others do with it: review, remind, order, suspend …
};

struct TaskPage {
  TaskId id;
  std::string plan;
  std::string measure;  // "一、…  (十三)…"
  std::string number;
  std::string title;
  std::string text;
  LightBadge light;  // of the person's own assignment, else of the task
  std::string deadline;
  std::string days_text;
  std::string deadline_note;        // agreed by the office, or several dates in the document
  std::string closed_text;          // "陈静 12月1日 销号", empty: not closed out
  std::vector<Deed> deeds;          // with the task as a whole
  std::optional<AssignmentId> own;  // the assignment that the buttons act on
  Actions actions;                  // of that one
  Deed declare;                     // where actions.declare
  std::vector<Deed> own_deeds;      // what its people may do besides
  std::vector<Matter> matters;      // open ones first
  std::vector<AssignmentItem> assignments;  // own first, then by the units' order
  std::vector<UnitsByDuty> units;
  std::vector<GroupItem> groups;
  std::vector<TargetItem> targets;
  std::vector<HistoryItem> history;
  std::vector<Evidence> evidence;  // of reports, newest first; of declarations and answers

  // Null when there is none.
  const AssignmentItem* assignment(AssignmentId wanted) const {
    for (const AssignmentItem& item : assignments) {
      if (item.id == wanted) return &item;
    }
    return nullptr;
  }
};

}  // namespace tz::client
