// The rules, a function for each kind of operation; called by decide() alone. Each has its file by
// subject: judge_plan, judge_people, judge_assignment, judge_report.
#pragma once

#include "rules/decide.h"

namespace tz {

// What every judge is given besides the body.
struct Case {
  const Operation& operation;
  const Actor& actor;
  const LedgerView& ledger;
  const Stamp& stamp;
};

Result<Decision> judge(const PublishPlan& body, const Case& at);
Result<Decision> judge(const PutUnit& body, const Case& at);
Result<Decision> judge(const PutPerson& body, const Case& at);
Result<Decision> judge(const ConfirmGroup& body, const Case& at);
Result<Decision> judge(const AgreeDeadline& body, const Case& at);
Result<Decision> judge(const Acknowledge& body, const Case& at);
Result<Decision> judge(const SubmitReport& body, const Case& at);
Result<Decision> judge(const DeclareComplete& body, const Case& at);
Result<Decision> judge(const AcceptCompletion& body, const Case& at);
Result<Decision> judge(const ReturnCompletion& body, const Case& at);
Result<Decision> judge(const CancelAssignment& body, const Case& at);

}  // namespace tz
