// Search over the ledger's records: what is found, in which order, and the piece of each text that
// shows why. A device searches its own records with search(); the server finds the records in its
// index, and orders and cuts them with the same functions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/record_set.h"

namespace tz {

// Characters of a query; answers of one search.
inline constexpr size_t kMaxSearchCharacters = 100;
inline constexpr size_t kMaxSearchAnswers = 50;

// Bytes from `begin` up to `end`, of whole characters.
struct TextRange {
  size_t begin = 0;
  size_t end = 0;
  friend bool operator==(const TextRange&, const TextRange&) = default;
};

// A piece of a text around the first thing found in it; where it was cut stands "…".
struct Excerpt {
  std::string text;
  std::vector<TextRange> found;  // ascending, apart from each other
  friend bool operator==(const Excerpt&, const Excerpt&) = default;
};
// `terms`: of search_terms(). Where none occurs: the beginning.
Excerpt excerpt_of(std::string_view text, const std::vector<std::string>& terms);

// Where a find stands among others; the lesser comes first. Tasks come before all else: those of
// that number, then those whose number and title hold all terms, then the others. Then the newest.
struct FindPlace {
  int32_t rank = 0;
  uint64_t version = 0;
  RecordKey key;
  friend bool operator<(const FindPlace& a, const FindPlace& b);
};
FindPlace place_of(const Record& record, const std::vector<std::string>& terms);

struct Find {
  RecordKey key;
  TaskId task;  // that it belongs to; nil: its assignment is not in sight
  UnitId unit;  // whose it is: whoever reported, raised the problem, must answer; nil for a task
  Excerpt excerpt;
  friend bool operator==(const Find&, const Find&) = default;
};
// `about`: the record's assignment; null for a task, or where it may not be seen.
Find find_of(const Record& record, const Assignment* about, const std::vector<std::string>& terms);

struct Finds {
  std::vector<Find> finds;
  bool more = false;  // than were wanted
};
// Everything that holds all terms, the first `limit` of it. No terms find nothing.
Finds search(const RecordSet& records, const std::vector<std::string>& terms, size_t limit);

}  // namespace tz
