// Rules about instructions 批示: a leader gives one on a task; each unit that must answer has a
// record of its own.
#include <algorithm>

#include "rules/judge_common.h"

namespace tz {
namespace {

// The lead units answer for a task; where none leads, all of its units do.
std::vector<const Assignment*> answering(TaskId task, const LedgerView& ledger) {
  std::vector<const Assignment*> all = ledger.assignments_of(task);
  const auto keep = [&](auto wanted) {
    all.erase(std::remove_if(all.begin(), all.end(),
                             [&](const Assignment* each) { return !wanted(*each); }),
              all.end());
  };
  const auto leads = [](const Assignment& each) { return each.duty == Duty::lead; };
  keep([](const Assignment& each) { return each.stage != Stage::cancelled; });
  if (std::any_of(all.begin(), all.end(), [&](const auto* each) { return leads(*each); })) {
    keep(leads);
  }
  return all;
}

}  // namespace

Result<Decision> judge(const GiveInstruction& body, const Case& at) {
  if (!at.actor.has(Role::supervisor)) return error(ErrorCode::not_allowed);
  if (at.ledger.task(body.task) == nullptr) return error(ErrorCode::not_found, "body.task");
  Decision decision;
  for (const Assignment* assignment : answering(body.task, at.ledger)) {
    Instruction instruction;
    instruction.id = instruction_id_for(body.instruction, assignment->id);
    if (at.ledger.instruction(instruction.id) != nullptr) {
      return error(ErrorCode::already_exists, "body.instruction");
    }
    instruction.given_as = body.instruction;
    instruction.task = body.task;
    instruction.assignment = assignment->id;
    instruction.given = remark_of(body.text, at);
    decision.changed.emplace_back(std::move(instruction));
  }
  if (decision.changed.empty()) return error(ErrorCode::nobody_to_answer);
  return decision;
}

Result<Decision> judge(const AnswerInstruction& body, const Case& at) {
  const Instruction* found = at.ledger.instruction(body.instruction);
  const Assignment* assignment =
      found == nullptr ? nullptr : at.ledger.assignment(found->assignment);
  if (assignment == nullptr) return error(ErrorCode::not_found, "body.instruction");
  if (!is_own(at.actor, *assignment)) return error(ErrorCode::foreign_unit, "body.instruction");
  if (found->answer) return error(ErrorCode::instruction_answered);
  Instruction next = *found;
  next.answer = remark_of(body.answer, at);
  return changed(std::move(next));
}

}  // namespace tz
