#include "app/words.h"

namespace tz::client {
namespace {

// In the order of OperationKind.
constexpr Text kWords[] = {Text::kind_publish_plan,
                           Text::kind_put_unit,
                           Text::kind_put_person,
                           Text::kind_erase_person,
                           Text::kind_confirm_group,
                           Text::kind_agree_deadline,
                           Text::kind_acknowledge,
                           Text::kind_submit_report,
                           Text::kind_declare_complete,
                           Text::kind_accept_completion,
                           Text::kind_return_completion,
                           Text::kind_cancel_assignment,
                           Text::kind_steer_plan,
                           Text::kind_assign_unit,
                           Text::kind_open_cycle,
                           Text::kind_close_cycle,
                           Text::kind_exempt_from_cycle,
                           Text::kind_close_task,
                           Text::kind_reopen_task,
                           Text::kind_put_group,
                           Text::kind_suspend_assignment,
                           Text::kind_resume_assignment,
                           Text::kind_reopen_assignment,
                           Text::kind_accept_report,
                           Text::kind_return_report,
                           Text::kind_admit_late,
                           Text::kind_decline_late,
                           Text::kind_edit_action_plan,
                           Text::kind_choose_field,
                           Text::kind_file_action_plan,
                           Text::kind_approve_action_plan,
                           Text::kind_return_action_plan,
                           Text::kind_raise_problem,
                           Text::kind_assign_problem,
                           Text::kind_resolve_problem,
                           Text::kind_send_reminder,
                           Text::kind_issue_order,
                           Text::kind_answer_order,
                           Text::kind_return_order,
                           Text::kind_close_order,
                           Text::kind_reopen_order,
                           Text::kind_name_order,
                           Text::kind_give_instruction,
                           Text::kind_answer_instruction,
                           Text::kind_file_extension,
                           Text::kind_grant_extension,
                           Text::kind_refuse_extension,
                           Text::kind_draft_circular,
                           Text::kind_freeze_circular,
                           Text::kind_word_circular,
                           Text::kind_open_objections,
                           Text::kind_file_objection,
                           Text::kind_answer_objection,
                           Text::kind_publish_circular,
                           Text::kind_withdraw_circular,
                           Text::kind_set_criteria,
                           Text::kind_draft_assessment,
                           Text::kind_freeze_assessment,
                           Text::kind_adjust_score,
                           Text::kind_open_assessment,
                           Text::kind_publish_assessment,
                           Text::kind_withdraw_assessment,
                           Text::kind_draft_accountability,
                           Text::kind_word_accountability,
                           Text::kind_open_accountability,
                           Text::kind_publish_accountability,
                           Text::kind_correct_accountability,
                           Text::kind_withdraw_accountability,
                           Text::kind_put_task_force};
static_assert(std::size(kWords) == kOperationKinds);

}  // namespace

Text word_of(OperationKind kind) {
  return kWords[static_cast<size_t>(kind)];
}

Text word_of(Stage stage) {
  switch (stage) {
    case Stage::issued:
      return Text::stage_issued;
    case Stage::active:
      return Text::stage_active;
    case Stage::declared:
      return Text::stage_declared;
    case Stage::completed:
      return Text::stage_completed;
    case Stage::suspended:
      return Text::stage_suspended;
    case Stage::cancelled:
      return Text::stage_cancelled;
  }
  TZ_ASSERT(false);
}

Text word_of(Role role) {
  switch (role) {
    case Role::member:
      return Text::role_member;
    case Role::unit_lead:
      return Text::role_unit_lead;
    case Role::office:
      return Text::role_office;
    case Role::supervisor:
      return Text::role_supervisor;
    case Role::auditor:
      return Text::role_auditor;
    case Role::admin:
      return Text::role_admin;
  }
  TZ_ASSERT(false);
}

ErrorCode fault_of(Kept kept) {
  return kept == Kept::full ? ErrorCode::device_store_full : ErrorCode::device_store_failed;
}

}  // namespace tz::client
