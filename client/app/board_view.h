// The board 看板 of those who see more than their own unit, and the lists behind its numbers. Every
// number is one of shared/summary's, and each opens the rows that it counts.
#pragma once

#include <string>
#include <vector>

#include "app/light_badge.h"
#include "app/route.h"
#include "app/span_view.h"
#include "app/task_views.h"

namespace tz::client {

struct BoardNumber {
  std::string label;
  size_t count = 0;
  RowsQuery rows;
};

struct LightTotal {
  Light light = Light::grey;
  std::string name;
  size_t count = 0;
  RowsQuery rows;
};

// A line of the progress list, by measure.
struct ProgressLine {
  std::string label;
  std::string number;  // "十三"
  int32_t percent = 0;
  std::optional<int32_t> expected_percent;
  size_t tasks = 0;
  Light worst = Light::grey;
  RowsQuery rows;
};

struct MatrixCell {
  bool empty = true;  // the unit has nothing under this measure
  Light light = Light::grey;
  size_t assignments = 0;
  RowsQuery rows;
  std::string a11y;
};

struct MatrixRow {
  UnitId unit;
  std::string label;
  std::vector<MatrixCell> cells;  // one for each column
};

struct MatrixColumn {
  std::string label;  // "十三"
  std::string title;  // the measure's heading
};

struct LatestItem {
  TaskId task;
  std::string time;  // "09:12"
  std::string text;  // "里辛街道 (十三)2 55% → 70%"
};

// One point of the line of progress.
struct CoursePoint {
  std::string label;  // the day: "6月20日"
  int32_t percent = 0;
  int32_t expected = 0;
};

// A place of the ranking, with its reason.
struct RankItem {
  UnitId unit;
  int32_t place = 0;  // from 1; units that are level share one; 0: beside the ranking
  std::string label;
  int32_t percent = 0;
  int32_t expected = 0;
  Light worst = Light::grey;
  std::string reason;  // "完成 62%，应达 58%，…"
  RowsQuery rows;
};

// When a unit's devices were last in touch with the server.
struct LastSync {
  std::string unit;
  std::string words;   // "今天 09:12"
  bool quiet = false;  // for a day or longer
  RowsQuery rows;
};

struct BoardPage {
  SpanChoices choices;
  std::string title;     // the plan's, or that it is all of them
  std::string subtitle;  // "64 项 · 6月18日 09:14"
  bool empty = false;    // no plan yet
  std::string empty_sentence;
  size_t tasks = 0;
  std::vector<LightTotal> lights;  // red, yellow, green, blue, grey
  std::string cycle;               // "本周填报 6月14日–6月20日"
  std::vector<BoardNumber> reporting;
  std::string sync_note;            // as of when syncing is known, or that it is not
  std::vector<LastSync> last_sync;  // longest ago first; empty: not known
  std::vector<BoardNumber> deadlines;
  std::vector<BoardNumber> orders;    // open ones: overdue, then by age
  std::vector<BoardNumber> problems;  // open ones, by age
  std::vector<CoursePoint> course;    // the last one is today's
  std::vector<RankItem> ranking;      // as the summary orders units
  int32_t percent = 0;                // of all assignments
  int32_t expected_percent = 0;       // by the calendar
  std::vector<ProgressLine> by_measure;
  std::vector<MatrixColumn> columns;
  std::vector<MatrixRow> matrix;
  std::vector<LatestItem> latest;  // newest first
  std::vector<ListRow> attention;  // worst first
};

// The list behind one number.
struct RowsPage {
  std::string title;
  std::string narrowing;  // as on the board that they were opened from
  std::string search;
  std::vector<ListRow> rows;
  size_t total = 0;  // before the search
  std::string empty_sentence;
};

}  // namespace tz::client
