// Instruction 批示: a leader's instruction on a task. Each unit that must answer it has a record of
// its own; those given together share `given_as`.
#pragma once

#include "model/remark.h"

namespace tz {

struct Instruction {
  InstructionId id;        // instruction_id_for(given_as, assignment)
  InstructionId given_as;  // the id that the leader's operation gave it
  TaskId task;
  AssignmentId assignment;  // of the unit that answers
  Remark given;
  std::optional<Remark> answer;
  uint64_t version = 0;

  friend bool operator==(const Instruction&, const Instruction&) = default;
};

InstructionId instruction_id_for(InstructionId given_as, AssignmentId assignment);

json to_json(const Instruction& instruction);
Instruction read_instruction(ObjectReader& in);

}  // namespace tz
