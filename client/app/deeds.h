// Which deeds there are for each thing of the ledger. Every one that could exist is made and shown
// to the rules; those that would be refused are not offered.
#pragma once

#include "app/deed.h"
#include "app/edits.h"

namespace tz::client {

struct DeedContext {
  const ViewContext& at;
  const EditContext& edit;
};

std::vector<Deed> deeds_of(const DeedContext& context, const Task& task);
// With one of the task's open groups.
std::vector<Deed> deeds_of(const DeedContext& context, const Task& task, const OpenGroup& group);
// What others do with a unit's assignment: the office and the lead unit.
std::vector<Deed> deeds_of(const DeedContext& context, const Assignment& assignment);
// What the unit's own people may do besides reporting.
std::vector<Deed> own_deeds_of(const DeedContext& context, const Assignment& assignment);
// To declare it complete; whether that is allowed, Actions tells.
Deed declare_deed(const ViewContext& at, const Assignment& assignment);
std::vector<Deed> deeds_of(const DeedContext& context, const Report& report);
std::vector<Deed> deeds_of(const DeedContext& context, const LateArrival& late);
// Settling, filing and deciding; writing is one of own_deeds_of().
std::vector<Deed> deeds_of(const DeedContext& context, const ActionPlan& plan);
std::vector<Deed> deeds_of(const DeedContext& context, const Problem& problem);
std::vector<Deed> deeds_of(const DeedContext& context, const SupervisionOrder& order);
std::vector<Deed> deeds_of(const DeedContext& context, const Instruction& instruction);
std::vector<Deed> deeds_of(const DeedContext& context, const ExtensionRequest& request);
std::vector<Deed> deeds_of(const DeedContext& context, const Plan& plan);
// With a group of the register; of one without an id: to found it.
std::vector<Deed> deeds_of(const DeedContext& context, const UnitGroup& group);
// With a task force; of one without an id: to found it.
std::vector<Deed> deeds_of(const DeedContext& context, const TaskForce& task_force);

std::vector<Deed> deeds_of(const DeedContext& context, const Circular& circular);
// To word its title, number, addressee and signature; or one of its sections, called `label`.
std::vector<Deed> head_deeds_of(const DeedContext& context, const Circular& circular);
std::vector<Deed> deeds_of(const DeedContext& context, const Circular& circular, CircularPart part,
                           Text label);
std::vector<Deed> deeds_of(const DeedContext& context, const Assessment& assessment);
// To adjust that unit's score.
std::vector<Deed> deeds_of(const DeedContext& context, const Assessment& assessment, UnitId unit);
std::vector<Deed> deeds_of(const DeedContext& context, const AccountabilityEntry& entry);
// To draft an entry of the register on an order to that unit; on a circular, against one of its
// units. Whether that is allowed, the rules tell.
Deed draft_entry_deed(const ViewContext& at, const SupervisionOrder& order, UnitId unit);
Deed draft_entry_deed(const ViewContext& at, const Circular& circular);
std::vector<Deed> deeds_of(const DeedContext& context, const Objection& objection);

// A value of an action plan in the reader's words: dates and milestones are written out.
std::string plan_value_text(const ViewContext& at, PlanField field, const std::string& value);

}  // namespace tz::client
