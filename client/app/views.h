// Views: makes each view when it is asked for and keeps it until what it shows changes. Owned by
// App; one thread.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/pages.h"

namespace tz::client {

class Views {
 public:
  // Who reads, where, when; asked once for each round of making views.
  Views(LedgerCopy& copy, const Drafts& drafts, std::function<Reader()> reader);

  // Something that views show has changed.
  void reset();

  const ViewContext& context();
  EditContext edit_context();

  const TaskList& task_list();
  void set_filter(TaskFilter filter);
  void set_task_force(std::optional<TaskForceId> task_force);
  void set_search(std::string_view words);
  const FoundList& found();
  const TaskPage* task_page(TaskId id);
  // What the board, its rows and the desk are about: what was chosen, as far as the ledger has it.
  BoardSpan span();
  // Which plan circulars, assessments and criteria are about: the one that the board shows; where
  // it shows all of them, the present one. Null: there is none.
  const Plan* shown_plan();
  const tz::Board& board_numbers();
  // What the board, its rows and the desk are to be about. A plan counts from when it is in the
  // ledger on; until it is, or where none was chosen, the present one does.
  void show_span(BoardSpan span);
  // What the server said last of who is in touch.
  void set_presence(Presence presence);
  const BoardPage& board();
  const RowsPage& rows(const RowsQuery& query);
  void set_rows_search(std::string_view words);
  const InboxPage& inbox();
  const DeskPage& desk();
  const CircularsPage& circulars();
  const CircularPage* circular(CircularId id);
  const FigureSheet& figure(CircularId id, CircularToken token);
  const AssessmentsPage& assessments();
  const AssessmentPage* assessment(AssessmentId id);
  const AssessedUnitPage* assessed_unit(AssessmentId id, UnitId unit);
  const CriteriaPage& criteria();
  const RegisterPage& exposure_register();
  const AccountabilityPage* accountability(AccountabilityId id);
  const MePage& me(const MeFacts& facts);

 private:
  LedgerCopy& copy_;
  const Drafts& drafts_;
  std::function<Reader()> ask_reader_;

  Reader reader_;
  std::optional<ViewContext> context_;
  std::optional<std::vector<ListRow>> list_rows_;
  std::optional<TaskList> list_;
  std::optional<FoundList> found_;
  std::map<TaskId, std::optional<TaskPage>> tasks_;
  std::optional<tz::Board> numbers_;
  std::optional<BoardPage> board_;
  std::optional<RowsPage> rows_;
  std::optional<InboxPage> inbox_;
  std::optional<DeskPage> desk_;
  std::optional<CircularsPage> circulars_;
  std::map<CircularId, std::optional<CircularPage>> circular_;
  std::map<std::pair<CircularId, CircularToken>, FigureSheet> figures_;
  std::optional<AssessmentsPage> assessments_;
  std::map<AssessmentId, std::optional<AssessmentPage>> assessment_;
  std::map<std::pair<AssessmentId, UnitId>, std::optional<AssessedUnitPage>> assessed_;
  std::optional<CriteriaPage> criteria_;
  std::optional<RegisterPage> register_;
  std::map<AccountabilityId, std::optional<AccountabilityPage>> accountability_;
  std::optional<MePage> me_;
  SyncStatus me_status_;
  Presence presence_;
  std::optional<BoardSpan> chosen_;
  RowsQuery rows_query_;
  std::string search_;
  std::string rows_search_;
  ListFilter filter_;
};

}  // namespace tz::client
