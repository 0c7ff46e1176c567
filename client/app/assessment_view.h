// Assessments 考核 as they are shown: the list, one of them as a ranking, what one unit has of each
// criterion with the rows behind it, and the criteria of a plan.
#pragma once

#include <string>
#include <vector>

#include "app/figure_row.h"
#include "app/matter.h"
#include "model/assessment.h"

namespace tz::client {

struct AssessmentRow {
  AssessmentId id;
  std::string title;
  std::string note;   // "截至 6月20日 · 台账第 1284 条"
  std::string state;  // "征求意见"
  Matter::Tone tone = Matter::Tone::quiet;
};

struct AssessmentsPage {
  std::vector<AssessmentRow> rows;  // the latest first
  std::string plan;                 // the title of the one that a trial run would be of
  bool may_draft = false;           // the office, with such a plan
  CivilDate first;                  // the period that is proposed: this month
  CivilDate last;
  bool for_office = false;  // who reads the advice of an empty page
  bool loading = false;
};

// A unit in the ranking.
struct ScoreRow {
  UnitId unit;
  std::string title;  // "1 东河街道"
  std::string note;   // "92.50 分 · 含加减分 +1.50"
};

struct AssessmentPage {
  AssessmentId id;
  std::string title;
  std::string state;
  Matter::Tone tone = Matter::Tone::quiet;
  std::string as_of;               // "截至 6月20日 · 台账第 1284 条"
  std::string chain;               // "校验值 3f2a…"
  std::vector<std::string> facts;  // the period, until when, by whom, why
  std::vector<std::string> rules;  // how each criterion judges
  std::vector<ScoreRow> ranking;
  std::vector<Deed> deeds;
  std::vector<Matter> objections;
  bool shows_objections = false;
  bool may_freeze = false;
  bool asks_units = false;  // is open for objections: counting again ends that
  std::string sheet_name;   // of the workbook
};

// What a unit has of one criterion.
struct ScoreSection {
  std::string name;    // "按期办结"
  std::string points;  // "得 38.00 分，满分 40.00 分"
  std::string rule;    // how it judges
  int32_t percent = 0;
  bool has_items = false;
  std::vector<FigureRow> rows;
};

struct AssessedUnitPage {
  std::string title;  // the unit's name
  std::string sheet;  // the assessment's title
  std::string place;  // "第 1 名"
  std::string total;  // "92.50 分"
  std::vector<ScoreSection> sections;
  std::vector<std::string> adjustments;  // who, when, how much and why
  std::vector<Deed> deeds;               // to adjust
};

}  // namespace tz::client
