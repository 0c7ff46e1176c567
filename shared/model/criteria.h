// Criteria 考核标准: by what the units of a plan are assessed: how many of a hundred points each
// thing that the ledger itself can measure is worth. A change is another edition, never an
// overwriting: what counted for an earlier assessment stays known.
#pragma once

#include <vector>

#include "model/remark.h"

namespace tz {

// What is measured; summary/assessment.h says how.
enum class CriterionKind {
  completion,  // 按期办结
  progress,    // 完成进度
  reporting,   // 按时填报
  returns,     // 填报质量: reports that were returned
  orders,      // 督办落实
  problems     // 问题办理
};
inline constexpr int kCriterionKinds = 6;
std::string_view name_of(CriterionKind kind);
std::optional<CriterionKind> criterion_kind_named(std::string_view name);

inline constexpr int32_t kWholeWeight = 100;  // of all criteria together
inline constexpr int32_t kMostDays = 365;     // in which a problem may be to be resolved

struct Criterion {
  CriterionKind kind = CriterionKind::completion;
  int32_t weight = 0;  // points, 1 to 100
  // What is done too late is worth that many percent of what is done in time, 0 to 100; see
  // knows_late().
  int32_t late_percent = 50;
  int32_t days = 30;  // in which a problem is to be resolved, 1 to kMostDays; of problems alone
  friend bool operator==(const Criterion&, const Criterion&) = default;
};
// Whether a thing of that kind can be done too late, or only be done or not.
bool knows_late(CriterionKind kind);
int32_t weight_of(const std::vector<Criterion>& criteria);

struct CriteriaEdition {
  std::vector<Criterion> criteria;  // no kind twice
  Remark set;                       // by whom and when; why, where it was said
  friend bool operator==(const CriteriaEdition&, const CriteriaEdition&) = default;
};

struct Criteria {
  CriteriaId id;  // criteria_id_for(plan)
  PlanId plan;
  std::vector<CriteriaEdition> editions;  // known by their number, from 1
  uint64_t version = 0;
  friend bool operator==(const Criteria&, const Criteria&) = default;
};
inline constexpr size_t kMaxEditions = 200;

// The same on every device and in every replay.
CriteriaId criteria_id_for(PlanId plan);
// Edition 0 of every plan: what counts until the office has set another.
std::vector<Criterion> first_criteria();
// `criteria` may be null: the plan has none of its own yet. Nothing where there is no such edition.
std::optional<std::vector<Criterion>> criteria_in(const Criteria* criteria, int32_t edition);
// The number of the latest.
int32_t last_edition(const Criteria* criteria);

json criteria_json(const std::vector<Criterion>& criteria);
// At least one, no kind twice (unknown_value).
std::vector<Criterion> read_criteria_list(ObjectReader& in, std::string_view key);
json to_json(const Criteria& criteria);
Criteria read_criteria(ObjectReader& in);

}  // namespace tz
