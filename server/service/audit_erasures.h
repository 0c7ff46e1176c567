// AuditErasures: whether each text of the log is the one that arrived, or one that an erasure put
// in its place. Given the entries in their order.
#pragma once

#include <map>
#include <vector>

#include "rules/operation.h"
#include "store/log_entry.h"

namespace tz::server {

class AuditErasures {
 public:
  // False where the text is not the one that was hashed, and no erasure could have replaced it.
  bool text_may_stand(const LogEntry& entry);
  // An accepted person.erase: the texts that it names must be those of every entry that registers
  // the person, as they stand. Finding: erasure_differs with the first seq where they are not.
  void check(const ErasePerson& erasure, std::vector<Error>& findings);
  // After the last entry. Finding: chain_broken for each replaced text that no erasure names.
  void finish(std::vector<Error>& findings) const;

 private:
  struct Registration {
    PersonId person;
    Sha256Digest stands{};     // digest of the text that stands there
    bool is_accounted = true;  // it is the text that arrived, or an erasure names it
  };

  std::map<uint64_t, Registration> registrations_;
};

}  // namespace tz::server
