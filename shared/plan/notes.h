// Where the stages of an import leave what they did not understand.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "plan/imported_plan.h"

namespace tz::plan {

class Notes {
 public:
  void add(ImportCode code, SourceSpan at, std::vector<std::string> args = {}) {
    notes_.push_back(ImportNote{code, at, std::move(args)});
  }
  // Takes over the notes of a reading that turned out to be right.
  void take(Notes&& other) {
    for (ImportNote& note : other.notes_) notes_.push_back(std::move(note));
    other.notes_.clear();
  }
  std::vector<ImportNote> release() { return std::move(notes_); }

 private:
  std::vector<ImportNote> notes_;
};

}  // namespace tz::plan
