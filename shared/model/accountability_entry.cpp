#include "model/accountability_entry.h"

#include "model/limits.h"
#include "model/names.h"

namespace tz {
namespace {

constexpr NameTable<AccountabilityKind, 2> kKinds{{"exposure", "accountability"}};
constexpr IdNames<2> kBasisNames{"order", "circular"};

}  // namespace

std::string_view name_of(AccountabilityKind kind) {
  return kKinds.name(kind);
}
std::optional<AccountabilityKind> accountability_kind_named(std::string_view name) {
  return kKinds.value(name);
}

void put_basis(json& out, const AccountabilityBasis& basis) {
  put_one_of(out, kBasisNames, basis);
}
AccountabilityBasis read_basis(ObjectReader& in) {
  return read_one_of<AccountabilityBasis>(in, kBasisNames);
}

void put_words(json& out, const AccountabilityWords& words) {
  out["kind"] = name_of(words.kind);
  out["facts"] = words.facts;
  out["decision"] = words.decision;
  out["decided_by"] = words.decided_by;
  out["decided_on"] = to_iso(words.decided_on);
}

AccountabilityWords read_accountability_words(ObjectReader& in) {
  AccountabilityWords out;
  out.kind = in.choice("kind", accountability_kind_named);
  out.facts = in.text("facts", kMaxNarrative);
  out.decision = in.text("decision", kMaxNarrative);
  out.decided_by = in.text("decided_by", kMaxName);
  out.decided_on = in.date("decided_on");
  return out;
}

json to_json(const AccountabilityEntry& entry) {
  json out = {{"id", to_string(entry.id)},
              {"plan", to_string(entry.plan)},
              {"unit", to_string(entry.unit)},
              {"drafted_by", to_string(entry.drafted_by)},
              {"drafted_at", entry.drafted_at.unix_ms}};
  put_basis(out, entry.basis);
  put_words(out, entry.words);
  for (const AccountabilityCorrection& each : entry.corrections) {
    out["corrections"].push_back(
        {{"remark", to_json(each.remark)}, {"facts", each.facts}, {"decision", each.decision}});
  }
  put_publication(out, entry);
  return out;
}

AccountabilityEntry read_accountability_entry(ObjectReader& in) {
  AccountabilityEntry out;
  out.id = in.id<AccountabilityId>("id");
  read_publication(in, out);
  out.plan = in.id<PlanId>("plan");
  out.unit = in.id<UnitId>("unit");
  out.basis = read_basis(in);
  out.drafted_by = in.id<PersonId>("drafted_by");
  out.drafted_at = in.instant("drafted_at");
  out.words = read_accountability_words(in);
  in.each("corrections", kMaxCorrections, [&](ObjectReader& item) {
    AccountabilityCorrection each;
    each.remark = read_remark(item, "remark", kMaxReason);
    each.facts = item.text("facts", kMaxNarrative);
    each.decision = item.text("decision", kMaxNarrative);
    out.corrections.push_back(std::move(each));
  });
  return out;
}

}  // namespace tz
