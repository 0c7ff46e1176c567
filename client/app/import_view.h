// The page 导入方案: what the importer read in a document, each value with its place in the text,
// and what the office has decided so far. Nothing of it is in the ledger before it is published.
#pragma once

#include <string>
#include <vector>

#include "app/call.h"
#include "model/plan.h"
#include "model/unit.h"

namespace tz::client {

// A value and the bytes of the document's text that it came from.
struct Quote {
  std::string text;
  size_t begin = 0;
  size_t end = 0;  // not past begin: the document does not say it
  bool has_place() const { return end > begin; }
};

struct ImportNote {
  Quote sentence;
  bool is_error = false;  // a plan with errors cannot be published
};

struct ImportTask {
  Quote number;
  Quote title;
  Quote text;
  std::string heading;
  std::vector<Quote> lead;
  std::vector<Quote> responsible;
  std::vector<Quote> supporting;
  std::vector<Quote> groups;
  std::vector<Quote> deadlines;  // "2021-06-30 · 6月底前"
  std::vector<Quote> targets;
  bool left_out = false;
};

// What an imported unit is taken for.
struct UnitOption {
  UnitId unit;  // nil: a new one
  std::string name;
};
struct ImportUnit {
  Quote name;
  bool is_exact = false;  // the register has it by this name: nothing to decide
  std::vector<UnitOption> options;
  int chosen = -1;
  std::string fault;
};

struct ImportGroup {
  Quote name;
  std::vector<UnitId> members;  // proposed until they are confirmed
  bool confirmed = false;
  std::string fault;
};

struct ImportPage {
  enum class State {
    empty,      // no document
    reading,    // on its way to the server
    review,     // to be looked over
    publishing  // the decisions are on their way
  };
  State state = State::empty;
  std::string file;   // its name
  std::string fault;  // of the reading, or of the whole
  Quote title;
  Quote document_number;
  Quote issuer;
  Quote period;                   // where the document names one
  std::vector<ImportNote> notes;  // errors first
  std::vector<ImportTask> tasks;
  std::vector<ImportUnit> units;
  std::vector<ImportGroup> groups;
  std::vector<Unit> registered;  // who may be a member, in the register's order
  std::string starts_on;         // as typed
  std::string ends_on;
  std::string starts_fault;
  std::string ends_fault;
  std::string tasks_fault;
  Cadence cadence = Cadence::weekly;
};

// The paragraph around a quote, in three parts: before it, it, after it.
struct Passage {
  std::string before, words, after;
};

}  // namespace tz::client
