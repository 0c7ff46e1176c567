// Objection 申诉: what a unit says against a circular or an assessment while that may be done, and
// the office's answer.
#pragma once

#include <variant>

#include "model/remark.h"

namespace tz {

// What is objected to.
using ObjectionSubject = std::variant<CircularId, AssessmentId>;
inline const Uuid& uuid_of(const ObjectionSubject& subject) {
  return std::visit([](const auto& id) -> const Uuid& { return id.uuid; }, subject);
}

struct Objection {
  ObjectionId id;
  ObjectionSubject about;
  UnitId unit;
  Remark filed;
  bool upheld = false;           // once answered: the unit is right
  std::optional<Remark> answer;  // by the office
  uint64_t version = 0;
  friend bool operator==(const Objection&, const Objection&) = default;
};

// The subject under its own name: exactly one of `circular` and `assessment`.
void put_subject(json& out, const ObjectionSubject& about);
ObjectionSubject read_subject(ObjectReader& in);

json to_json(const Objection& objection);
Objection read_objection(ObjectReader& in);

}  // namespace tz
