// The makers of the views: each takes the context and gives plain values.
#pragma once

#include "app/accountability_view.h"
#include "app/assessment_view.h"
#include "app/board_view.h"
#include "app/circular_view.h"
#include "app/criteria_view.h"
#include "app/desk_view.h"
#include "app/edits.h"
#include "app/inbox_view.h"
#include "app/me_view.h"
#include "app/presence.h"
#include "app/rows.h"
#include "app/session.h"

namespace tz::client {

// Every row that the person's list could show, most urgent first: one's own unit's assignments, or
// all tasks for those who see the whole ledger.
std::vector<ListRow> list_rows(const ViewContext& at);
// `all` filtered and counted.
TaskList made_task_list(const ViewContext& at, const std::vector<ListRow>& all,
                        std::string_view search, const ListFilter& filter, bool complete);

// What else holds the words of the search, in what this device has of the ledger. `all`: as above.
FoundList made_found(const ViewContext& at, const std::vector<ListRow>& all,
                     std::string_view search);

std::optional<TaskPage> made_task_page(const ViewContext& at, const EditContext& edit, TaskId id);

SpanChoices span_choices(const ViewContext& at, const tz::Board& board);
// The plan's title, or that it is all of them; empty where there is none.
std::string plans_title(const ViewContext& at, const BoardSpan& span);
// Those not disbanded, by name.
std::vector<const TaskForce*> working_forces(const RecordSet& records);
BoardPage made_board(const ViewContext& at, const tz::Board& board, const Presence& presence,
                     Instant now, bool complete);
RowsPage made_rows(const ViewContext& at, const tz::Board& board, const Presence& presence,
                   const RowsQuery& query, std::string_view search);

InboxPage made_inbox(const ViewContext& at, bool complete);
DeskPage made_desk(const ViewContext& at, const EditContext& edit, const tz::Board& board);

CircularsPage made_circulars(const ViewContext& at, bool complete);
std::optional<CircularPage> made_circular(const ViewContext& at, const EditContext& edit,
                                          CircularId id);
std::string circular_title(const Circular& circular);
FigureSheet made_figure(const ViewContext& at, CircularId id, CircularToken token);

// `plan`: that a trial run would be of; null: none.
AssessmentsPage made_assessments(const ViewContext& at, const Plan* plan, bool complete);
std::optional<AssessmentPage> made_assessment(const ViewContext& at, const EditContext& edit,
                                              AssessmentId id);
std::optional<AssessedUnitPage> made_assessed_unit(const ViewContext& at, const EditContext& edit,
                                                   AssessmentId id, UnitId unit);
std::string assessment_name(const ViewContext& at, const Assessment& assessment);
CriteriaPage made_criteria(const ViewContext& at, const EditContext& edit, const Plan* plan,
                           bool complete);

RegisterPage made_register(const ViewContext& at, bool complete);
std::optional<AccountabilityPage> made_accountability(const ViewContext& at,
                                                      const EditContext& edit, AccountabilityId id);
std::string entry_name(const ViewContext& at, const AccountabilityEntry& entry);

struct MeFacts {
  SignedIn session;
  bool large = false;
  bool update_ready = false;
  bool may_settle_loss = false;  // this tab stores
  SyncStatus status;
};
MePage made_me(const ViewContext& at, const MeFacts& facts);

}  // namespace tz::client
