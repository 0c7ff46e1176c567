// AccountabilityEntry 曝光问责登记: an entry of the register of exposure and accountability,
// against one unit, on the ground of a closed order or a published circular: drafted, shown to the
// unit, entered 登记 in the place of published, removed 撤销 in that of withdrawn. What was entered
// is never overwritten: a correction keeps what stood before.
#pragma once

#include <vector>

#include "model/one_of.h"
#include "model/publication.h"

namespace tz {

enum class AccountabilityKind {
  exposure,       // 公开曝光: once entered, for every unit to see
  accountability  // 追责问责: for the unit and those who read the whole ledger
};
std::string_view name_of(AccountabilityKind kind);
std::optional<AccountabilityKind> accountability_kind_named(std::string_view name);

// What it stands on.
using AccountabilityBasis = std::variant<OrderId, CircularId>;

// What the office writes.
struct AccountabilityWords {
  AccountabilityKind kind = AccountabilityKind::exposure;
  std::string facts;       // 事由
  std::string decision;    // 处理决定
  std::string decided_by;  // 决定机关或决定人
  CivilDate decided_on;
  friend bool operator==(const AccountabilityWords&, const AccountabilityWords&) = default;
};

struct AccountabilityCorrection {
  Remark remark;  // who, when, why
  std::string facts;
  std::string decision;  // both as they stood before
  friend bool operator==(const AccountabilityCorrection&,
                         const AccountabilityCorrection&) = default;
};
inline constexpr size_t kMaxCorrections = 100;

struct AccountabilityEntry : Publication {
  AccountabilityId id;
  PlanId plan;  // of the basis
  UnitId unit;  // against whom
  AccountabilityBasis basis;
  PersonId drafted_by;
  Instant drafted_at;
  AccountabilityWords words;
  std::vector<AccountabilityCorrection> corrections;  // in the order in which they were made
  uint64_t version = 0;

  bool names_unit(UnitId one) const { return one == unit; }
  // Once an exposure was entered, every unit may see it, and what became of it.
  bool is_public() const {
    return words.kind == AccountabilityKind::exposure && published.has_value();
  }
  friend bool operator==(const AccountabilityEntry&, const AccountabilityEntry&) = default;
};

// The basis under its own name: exactly one of `order` and `circular`.
void put_basis(json& out, const AccountabilityBasis& basis);
AccountabilityBasis read_basis(ObjectReader& in);

// Its fields stand among those of whatever it is part of.
void put_words(json& out, const AccountabilityWords& words);
AccountabilityWords read_accountability_words(ObjectReader& in);

json to_json(const AccountabilityEntry& entry);
AccountabilityEntry read_accountability_entry(ObjectReader& in);

}  // namespace tz
