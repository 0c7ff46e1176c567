// The criteria of a plan 考核标准 as they are shown, and what is typed to set another edition.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/criteria.h"

namespace tz::client {

struct CriteriaPage {
  PlanId plan;           // nil: there is none
  std::string title;     // whose criteria they are
  std::string in_force;  // which edition, by whom and when
  struct Row {
    std::string name;
    std::string weight;  // "40"
    std::string rule;
  };
  std::vector<Row> rows;  // in force
  bool may_set = false;
  bool loading = false;
};

// What is typed, a row for each kind there is; a weight of 0 leaves the kind out.
struct CriteriaDraft {
  struct Row {
    CriterionKind kind = CriterionKind::completion;
    std::string weight;
    std::string late_percent;
    std::string days;
  };
  std::vector<Row> rows;
  std::string note;  // why it changes
};

// What is in force, to begin with.
CriteriaDraft draft_of(const std::vector<Criterion>& criteria);
// A whole number within these limits; nothing else.
std::optional<int32_t> number_in(const std::string& text, int32_t min, int32_t max);
// Of the weights; what cannot be read counts nothing.
int32_t sum_of(const CriteriaDraft& draft);
// Nothing while a number of a kind that counts cannot be read.
std::optional<std::vector<Criterion>> criteria_of(const CriteriaDraft& draft);

}  // namespace tz::client
