// Circulars 通报 as they are shown: the list, one of them as a document with the figures that stand
// in it, and the rows behind each figure.
#pragma once

#include <string>
#include <vector>

#include "app/figure_row.h"
#include "app/matter.h"
#include "model/circular.h"
#include "model/circular_token.h"

namespace tz::client {

struct CircularRow {
  CircularId id;
  std::string title;
  std::string note;   // "截至 6月20日 · 台账第 1284 条"
  std::string state;  // "征求意见"
  Matter::Tone tone = Matter::Tone::quiet;
};

struct CircularsPage {
  std::vector<CircularRow> rows;  // the latest first
  bool may_draft = false;         // the office, with a plan to report on
  bool for_office = false;        // who reads the advice of an empty page
  bool loading = false;
};

struct CircularFigure {
  CircularToken token = CircularToken::tasks;
  std::string name;   // "任务总数"
  std::string value;  // "64"
};

// Behind one figure.
struct FigureSheet {
  std::string title;  // "任务总数：64"
  std::vector<FigureRow> rows;
};

struct CircularSection {
  CircularPart part = CircularPart::overall;
  std::string heading;
  std::vector<std::string> paragraphs;
  std::vector<CircularFigure> figures;  // that its words name and that have rows, each once
  std::vector<FigureRow> rows;          // of its table
  std::vector<Deed> deeds;              // to word it
};

struct CircularPage {
  CircularId id;
  std::string title;
  std::string number;
  std::string addressee;
  std::string issuer;
  std::string state;
  Matter::Tone tone = Matter::Tone::quiet;
  std::string as_of;               // "截至 6月20日 · 台账第 1284 条"
  std::string chain;               // "校验值 3f2a…"
  std::vector<std::string> facts;  // until when, by whom, why
  std::vector<CircularSection> sections;
  std::vector<Deed> head_deeds;
  std::vector<Deed> deeds;
  std::vector<Matter> objections;
  bool shows_objections = false;
  bool may_freeze = false;
  bool asks_units = false;    // is open for objections: counting again ends that
  std::string document_name;  // of the Word document
};

}  // namespace tz::client
