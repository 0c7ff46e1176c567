// What the server says of a small imported document, for the tests of looking it over: a unit that
// the register has, one that is like another, a new one, an open group with its usual member.
#pragma once

#include <string>

#include "base/json_read.h"
#include "support/small_ledger.h"

namespace tz::testing {

inline const std::string kImportText =
    "某区年度方案\n某区政府办〔2026〕3号\n(一)窗口\n1.窗口统一受理，6月底前办结30件。"
    "（牵头：区数据局；责任：东河街办、新业公司、各街道）\n";

inline json span_of(const std::string& words) {
  const size_t at = kImportText.find(words);
  TZ_ASSERT(at != std::string::npos);
  return {at, at + words.size()};
}

inline json imported_unit(const std::string& name) {
  return {{"name", name}, {"span", span_of(name)}};
}

inline json small_import(const SmallLedger& ledger) {
  const json task = {{"number", "(一)1"},
                     {"section", "(一)窗口"},
                     {"title", "窗口统一受理"},
                     {"text", "窗口统一受理，6月底前办结30件。"},
                     {"lead", {"区数据局"}},
                     {"responsible", {"东河街办", "新业公司"}},
                     {"supporting", json::array()},
                     {"wildcards", {"各街道"}},
                     {"deadlines", {"2026-06-30"}},
                     {"deadline_text", {"6月底前"}},
                     {"targets", {"30件"}},
                     {"spans",
                      {{"number", span_of("1.")},
                       {"title", span_of("窗口统一受理")},
                       {"text", span_of("窗口统一受理，6月底前办结30件。")},
                       {"lead", {span_of("区数据局")}},
                       {"responsible", {span_of("东河街办"), span_of("新业公司")}},
                       {"wildcards", {span_of("各街道")}},
                       {"deadlines", {span_of("6月底前")}},
                       {"deadline_text", {span_of("6月底前")}},
                       {"targets", {span_of("30件")}}}}};
  const json title = {{"text", "某区年度方案"}, {"span", span_of("某区年度方案")}};
  const json number = {{"text", "某区政府办〔2026〕3号"},
                       {"span", span_of("某区政府办〔2026〕3号")}};
  const json issuer = {{"text", ""}, {"span", {0, 0}}};
  const json warning = {
      {"code", "no_period"}, {"line", 0}, {"span", {0, 0}}, {"args", json::array()}};
  const json units = {imported_unit("区数据局"), imported_unit("东河街办"),
                      imported_unit("新业公司"), imported_unit("各街道")};
  const auto brief = [](UnitId id, const char* name) {
    return json{{"id", to_string(id)}, {"name", name}};
  };
  return {{"text", kImportText},
          {"imported",
           {{"title", title},
            {"document_number", number},
            {"issuer", issuer},
            {"date", json()},
            {"period", json()},
            {"tasks", {task}},
            {"units", units},
            {"warnings", {warning}},
            {"errors", json::array()}}},
          {"messages", {{"warnings", {"文件没有写明期间。"}}, {"errors", json::array()}}},
          {"suggestions",
           {{"units",
             {{{"name", "区数据局"},
               {"exact", brief(ledger.lead_unit, "区数据局")},
               {"similar", json::array()}},
              {{"name", "东河街办"},
               {"exact", json()},
               {"similar", {brief(ledger.street, "东河街道")}}},
              {{"name", "新业公司"}, {"exact", json()}, {"similar", json::array()}}}},
            {"groups", {{{"name", "各街道"}, {"members", {to_string(ledger.street)}}}}}}}};
}

}  // namespace tz::testing
