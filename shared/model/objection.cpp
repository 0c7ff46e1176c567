#include "model/objection.h"

#include "model/limits.h"

namespace tz {
namespace {

constexpr IdNames<3> kSubjectNames{"circular", "assessment", "accountability"};

}  // namespace

std::string_view name_of(const ObjectionSubject& subject) {
  return kSubjectNames[subject.index()];
}

void put_subject(json& out, const ObjectionSubject& about) {
  put_one_of(out, kSubjectNames, about);
}

ObjectionSubject read_subject(ObjectReader& in) {
  return read_one_of<ObjectionSubject>(in, kSubjectNames);
}

json to_json(const Objection& objection) {
  json out = {{"id", to_string(objection.id)},
              {"unit", to_string(objection.unit)},
              {"filed", to_json(objection.filed)}};
  put_subject(out, objection.about);
  if (objection.upheld) out["upheld"] = true;
  if (objection.answer) out["answer"] = to_json(*objection.answer);
  return out;
}

Objection read_objection(ObjectReader& in) {
  Objection out;
  out.id = in.id<ObjectionId>("id");
  out.about = read_subject(in);
  out.unit = in.id<UnitId>("unit");
  out.filed = read_remark(in, "filed", kMaxNarrative);
  out.upheld = in.boolean_or("upheld", false);
  out.answer = read_optional_remark(in, "answer", kMaxNarrative);
  return out;
}

}  // namespace tz
