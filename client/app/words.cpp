#include "app/words.h"

namespace tz::client {

Text word_of(Light light) {
  switch (light) {
    case Light::red:
      return Text::light_red;
    case Light::yellow:
      return Text::light_yellow;
    case Light::grey:
      return Text::light_grey;
    case Light::green:
      return Text::light_green;
    case Light::blue:
      return Text::light_blue;
  }
  TZ_ASSERT(false);
}

Text word_of(OperationKind kind) {
  switch (kind) {
    case OperationKind::publish_plan:
      return Text::kind_publish_plan;
    case OperationKind::put_unit:
      return Text::kind_put_unit;
    case OperationKind::put_person:
      return Text::kind_put_person;
    case OperationKind::confirm_group:
      return Text::kind_confirm_group;
    case OperationKind::agree_deadline:
      return Text::kind_agree_deadline;
    case OperationKind::acknowledge:
      return Text::kind_acknowledge;
    case OperationKind::submit_report:
      return Text::kind_submit_report;
    case OperationKind::declare_complete:
      return Text::kind_declare_complete;
    case OperationKind::accept_completion:
      return Text::kind_accept_completion;
    case OperationKind::return_completion:
      return Text::kind_return_completion;
    case OperationKind::cancel_assignment:
      return Text::kind_cancel_assignment;
  }
  TZ_ASSERT(false);
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

Text goal_text(Comparator comparator) {
  switch (comparator) {
    case Comparator::at_least:
      return Text::goal_at_least;
    case Comparator::at_most:
      return Text::goal_at_most;
    case Comparator::equal:
      return Text::goal_equal;
  }
  TZ_ASSERT(false);
}

}  // namespace tz::client
