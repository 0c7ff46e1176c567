#include "model/instruction.h"

#include "model/limits.h"

namespace tz {

InstructionId instruction_id_for(InstructionId given_as, AssignmentId assignment) {
  return InstructionId(
      uuid_of_name("instruction/" + to_string(given_as) + '/' + to_string(assignment)));
}

json to_json(const Instruction& instruction) {
  json out = {{"id", to_string(instruction.id)},
              {"given_as", to_string(instruction.given_as)},
              {"task", to_string(instruction.task)},
              {"assignment", to_string(instruction.assignment)},
              {"given", to_json(instruction.given)}};
  if (instruction.answer) out["answer"] = to_json(*instruction.answer);
  return out;
}

Instruction read_instruction(ObjectReader& in) {
  Instruction out;
  out.id = in.id<InstructionId>("id");
  out.given_as = in.id<InstructionId>("given_as");
  out.task = in.id<TaskId>("task");
  out.assignment = in.id<AssignmentId>("assignment");
  out.given = read_remark(in, "given", kMaxNarrative);
  out.answer = read_optional_remark(in, "answer", kMaxNarrative);
  return out;
}

}  // namespace tz
