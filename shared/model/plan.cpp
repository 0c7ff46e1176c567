#include "model/plan.h"

#include "model/limits.h"
#include "model/names.h"

namespace tz {
namespace {

constexpr NameTable<Cadence, 4> kCadences{{"weekly", "half_monthly", "monthly", "quarterly"}};

json to_json(const Part& part) {
  json measures = json::array();
  for (const Measure& measure : part.measures) {
    measures.push_back({{"number", measure.number}, {"title", measure.title}});
  }
  return {{"number", part.number}, {"title", part.title}, {"measures", std::move(measures)}};
}

Part read_part(ObjectReader& in) {
  Part part;
  part.number = in.optional_text("number", kMaxName);
  part.title = in.optional_text("title", kMaxTitle);
  in.each("measures", kMaxParts, [&](ObjectReader& item) {
    Measure measure;
    measure.number = item.optional_text("number", kMaxName);
    measure.title = item.optional_text("title", kMaxTitle);
    part.measures.push_back(std::move(measure));
  });
  return part;
}

}  // namespace

std::string_view name_of(Cadence cadence) {
  return kCadences.name(cadence);
}
std::optional<Cadence> cadence_named(std::string_view name) {
  return kCadences.value(name);
}

Steering steering_on(const Plan& plan, CivilDate date) {
  Steering out{plan.starts_on, plan.cadence, plan.grace_hours, plan.thresholds};
  for (const Steering& change : plan.steering) {
    if (change.from <= date) out = change;
  }
  return out;
}

json to_json(const LightThresholds& thresholds) {
  return {{"due_soon_days", thresholds.due_soon_days},
          {"due_soon_percent", thresholds.due_soon_percent},
          {"behind_points", thresholds.behind_points}};
}

LightThresholds read_thresholds(ObjectReader& in) {
  LightThresholds out;
  out.due_soon_days = static_cast<int32_t>(in.integer("due_soon_days", 0, 365));
  out.due_soon_percent = static_cast<int32_t>(in.integer("due_soon_percent", 0, 100));
  out.behind_points = static_cast<int32_t>(in.integer("behind_points", 1, 100));
  return out;
}

json to_json(const Steering& steering) {
  return {{"from", to_iso(steering.from)},
          {"cadence", name_of(steering.cadence)},
          {"grace_hours", steering.grace_hours},
          {"thresholds", to_json(steering.thresholds)}};
}

Steering read_steering(ObjectReader& in) {
  Steering out;
  out.from = in.date("from");
  out.cadence = in.choice("cadence", cadence_named);
  out.grace_hours = static_cast<int32_t>(in.integer("grace_hours", 0, kMaxGraceHours));
  ObjectReader inner(in.object("thresholds"), in.path_of("thresholds"));
  out.thresholds = read_thresholds(inner);
  in.take_fault(inner);
  return out;
}

json to_json(const Plan& plan) {
  json parts = json::array();
  for (const Part& part : plan.parts) parts.push_back(to_json(part));
  json out = {{"id", to_string(plan.id)},
              {"title", plan.title},
              {"starts_on", to_iso(plan.starts_on)},
              {"ends_on", to_iso(plan.ends_on)},
              {"parts", std::move(parts)},
              {"cadence", name_of(plan.cadence)},
              {"grace_hours", plan.grace_hours},
              {"thresholds", to_json(plan.thresholds)}};
  for (const Steering& change : plan.steering) {
    out["steering"].push_back(to_json(change));
  }
  if (!plan.document_number.empty()) out["document_number"] = plan.document_number;
  if (!plan.issuer.empty()) out["issuer"] = plan.issuer;
  if (plan.issued_on) out["issued_on"] = to_iso(*plan.issued_on);
  return out;
}

Plan read_plan(ObjectReader& in) {
  Plan plan;
  plan.id = in.id<PlanId>("id");
  plan.title = in.text("title", kMaxTitle);
  plan.document_number = in.optional_text("document_number", kMaxName);
  plan.issuer = in.optional_text("issuer", kMaxName);
  plan.issued_on = in.optional_date("issued_on");
  plan.starts_on = in.date("starts_on");
  plan.ends_on = in.date("ends_on");
  if (plan.ends_on < plan.starts_on) in.fail(ErrorCode::bad_date, "ends_on");
  in.each("parts", kMaxParts, [&](ObjectReader& item) { plan.parts.push_back(read_part(item)); });
  if (in.has("cadence")) plan.cadence = in.choice("cadence", cadence_named);
  plan.grace_hours = static_cast<int32_t>(in.integer_or("grace_hours", 72, 0, kMaxGraceHours));
  if (in.has("thresholds")) {
    ObjectReader inner(in.object("thresholds"), in.path_of("thresholds"));
    plan.thresholds = read_thresholds(inner);
    in.take_fault(inner);
  }
  in.each("steering", kMaxSteerings,
          [&](ObjectReader& item) { plan.steering.push_back(read_steering(item)); });
  return plan;
}

}  // namespace tz
