#include "model/criteria.h"

#include <set>

#include "model/limits.h"
#include "model/names.h"

namespace tz {
namespace {

constexpr NameTable<CriterionKind, kCriterionKinds> kKinds{
    {"completion", "progress", "reporting", "returns", "orders", "problems"}};

json to_json(const Criterion& criterion) {
  json out = {{"kind", name_of(criterion.kind)}, {"weight", criterion.weight}};
  if (knows_late(criterion.kind)) out["late_percent"] = criterion.late_percent;
  if (criterion.kind == CriterionKind::problems) out["days"] = criterion.days;
  return out;
}

Criterion read_criterion(ObjectReader& in) {
  Criterion out;
  out.kind = in.choice("kind", criterion_kind_named);
  out.weight = static_cast<int32_t>(in.integer("weight", 1, kWholeWeight));
  if (knows_late(out.kind)) {
    out.late_percent = static_cast<int32_t>(in.integer("late_percent", 0, 100));
  }
  if (out.kind == CriterionKind::problems) {
    out.days = static_cast<int32_t>(in.integer("days", 1, kMostDays));
  }
  return out;
}

}  // namespace

std::string_view name_of(CriterionKind kind) {
  return kKinds.name(kind);
}
std::optional<CriterionKind> criterion_kind_named(std::string_view name) {
  return kKinds.value(name);
}

bool knows_late(CriterionKind kind) {
  return kind != CriterionKind::progress && kind != CriterionKind::returns;
}

int32_t weight_of(const std::vector<Criterion>& criteria) {
  int32_t sum = 0;
  for (const Criterion& criterion : criteria) sum += criterion.weight;
  return sum;
}

CriteriaId criteria_id_for(PlanId plan) {
  return CriteriaId(uuid_of_name("criteria/" + to_string(plan)));
}

std::vector<Criterion> first_criteria() {
  return {{CriterionKind::completion, 40},
          {CriterionKind::progress, 20},
          {CriterionKind::reporting, 20},
          {CriterionKind::returns, 10},
          {CriterionKind::orders, 10}};
}

std::optional<std::vector<Criterion>> criteria_in(const Criteria* criteria, int32_t edition) {
  if (edition == 0) return first_criteria();
  if (edition < 0 || edition > last_edition(criteria)) return std::nullopt;
  return criteria->editions[static_cast<size_t>(edition) - 1].criteria;
}

int32_t last_edition(const Criteria* criteria) {
  return criteria == nullptr ? 0 : static_cast<int32_t>(criteria->editions.size());
}

json criteria_json(const std::vector<Criterion>& criteria) {
  json out = json::array();
  for (const Criterion& criterion : criteria) out.push_back(to_json(criterion));
  return out;
}

std::vector<Criterion> read_criteria_list(ObjectReader& in, std::string_view key) {
  std::vector<Criterion> out;
  std::set<CriterionKind> seen;
  in.each(key, kCriterionKinds, [&](ObjectReader& item) {
    out.push_back(read_criterion(item));
    if (!seen.insert(out.back().kind).second) item.fail(ErrorCode::unknown_value, "kind");
  });
  if (out.empty()) in.fail(ErrorCode::missing_field, key);
  return out;
}

json to_json(const Criteria& criteria) {
  json editions = json::array();
  for (const CriteriaEdition& edition : criteria.editions) {
    editions.push_back(
        {{"criteria", criteria_json(edition.criteria)}, {"set", to_json(edition.set)}});
  }
  return {{"id", to_string(criteria.id)},
          {"plan", to_string(criteria.plan)},
          {"editions", std::move(editions)}};
}

Criteria read_criteria(ObjectReader& in) {
  Criteria out;
  out.id = in.id<CriteriaId>("id");
  out.plan = in.id<PlanId>("plan");
  in.each("editions", kMaxEditions, [&](ObjectReader& item) {
    CriteriaEdition edition;
    edition.criteria = read_criteria_list(item, "criteria");
    edition.set = read_remark(item, "set", kMaxReason);
    out.editions.push_back(std::move(edition));
  });
  return out;
}

}  // namespace tz
