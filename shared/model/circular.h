// Circular 通报: the office's report on a plan's progress, on figures that are frozen: draft 起草 →
// objections 征求意见 → published 印发. The office words it; the figures are the ledger's.
#pragma once

#include "model/circular_figures.h"
#include "model/publication.h"

namespace tz {

// What the office words: the document's head and foot, and its sections in order.
enum class CircularPart {
  title,      // 标题
  number,     // 文号
  addressee,  // 主送
  overall,    // 总体情况
  completed,  // 已办结的任务
  behind,     // 进展滞后的任务
  ranking,    // 各单位排名
  missing,    // 未按时填报的单位
  problems,   // 突出问题
  orders,     // 督办情况
  demands,    // 下步要求
  issuer      // 落款
};
inline constexpr int kCircularParts = 12;
inline constexpr CircularPart kFirstSection = CircularPart::overall;
inline constexpr CircularPart kLastSection = CircularPart::demands;
std::string_view name_of(CircularPart part);
std::optional<CircularPart> circular_part_named(std::string_view name);

// Words in which 【…】 stands for a figure: see model/circular_token.h. May be empty.
using CircularWords = std::array<std::string, kCircularParts>;
json circular_words_json(const CircularWords& words);
CircularWords read_circular_words(ObjectReader& in);

struct Circular : Publication {
  CircularId id;
  PersonId drafted_by;
  Instant drafted_at;
  CircularFigures figures;
  CircularWords words;
  uint64_t version = 0;

  const std::string& said(CircularPart part) const { return words[static_cast<size_t>(part)]; }
  std::string& said(CircularPart part) { return words[static_cast<size_t>(part)]; }
  bool names_unit(UnitId unit) const;
  friend bool operator==(const Circular&, const Circular&) = default;
};

json to_json(const Circular& circular);
Circular read_circular(ObjectReader& in);

}  // namespace tz
