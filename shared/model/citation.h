// Citation: a record names a blob as evidence, in the name of a person. What is cited is kept, and
// may be read by those who may see the record.
#pragma once

#include "model/record.h"

namespace tz {

struct Citation {
  Sha256Digest hash{};
  PersonId by;  // who attached it: only what that person has sent can be read through it
  friend bool operator==(const Citation&, const Citation&) = default;
};

// In the order of the record; the same blob may come twice.
std::vector<Citation> citations_of(const Record& record);

}  // namespace tz
