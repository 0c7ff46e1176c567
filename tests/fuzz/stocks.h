// For each kind of operation a small ledger that holds what it is about, and an operation of that
// kind which the rules accept there where anybody may do it.
#pragma once

#include <vector>

#include "support/every_operation.h"
#include "target.h"

namespace tz::fuzz {

struct Stock {
  testing::SmallLedger ledger;
  Actor actor;
  Operation operation;
};

inline Stock stock_for(OperationKind kind) {
  Stock stock;
  testing::SmallLedger& ledger = stock.ledger;
  const OperationBody body = testing::body_of(kind, ledger);
  const uint64_t base = ledger.present_version(body);
  stock.actor = ledger.office;
  for (const Actor& actor : {ledger.clerk, ledger.lead, ledger.office, ledger.supervisor,
                             ledger.admin, testing::kServer}) {
    if (!ledger.judge(actor, body, base)) continue;
    stock.actor = actor;
    break;
  }
  stock.operation = ledger.operation(stock.actor, body, base);
  return stock;
}

// In the order of the kinds.
inline const std::vector<Stock>& stocks() {
  static const std::vector<Stock> kStocks = [] {
    std::vector<Stock> out;
    for (int i = 0; i < kOperationKinds; ++i) {
      out.push_back(stock_for(static_cast<OperationKind>(i)));
    }
    return out;
  }();
  return kStocks;
}

}  // namespace tz::fuzz
