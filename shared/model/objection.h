// Objection 申诉: what a unit says against a circular, an assessment or an entry of the register
// while that may be done, and the office's answer.
#pragma once

#include "model/one_of.h"
#include "model/remark.h"

namespace tz {

// What is objected to.
using ObjectionSubject = std::variant<CircularId, AssessmentId, AccountabilityId>;
// The collection's name.
std::string_view name_of(const ObjectionSubject& subject);

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

// The subject under its own name: exactly one of `circular`, `assessment` and `accountability`.
void put_subject(json& out, const ObjectionSubject& about);
ObjectionSubject read_subject(ObjectReader& in);

json to_json(const Objection& objection);
Objection read_objection(ObjectReader& in);

}  // namespace tz
