// The frozen figures of circulars and assessments, against what the replayed ledger says at the
// same entry: they are worth what their figures are worth.
#pragma once

#include <map>
#include <variant>
#include <vector>

#include "model/record_set.h"
#include "store/store.h"

namespace tz::server {

class AuditFigures {
 public:
  // What each accepted freezing in the log claims. Reads the log once.
  Outcome read(Snapshot& snapshot);
  // `records`: after that entry. Adds figures_differ with the circular's id, scores_differ with the
  // assessment's, for each claim about that moment that does not hold.
  void check(const RecordSet& records, const LogEntry& entry, std::vector<Error>& findings) const;

 private:
  struct Claim {
    Uuid about;
    std::variant<CircularFigures, AssessmentFigures> figures;
  };
  void take(const LogEntry& entry);

  std::multimap<uint64_t, Claim> claims_;  // by the entry that they were frozen at
};

}  // namespace tz::server
