#include "app/views.h"

namespace tz::client {

Views::Views(LedgerCopy& copy, const Drafts& drafts, std::function<Reader()> reader)
    : copy_(copy), drafts_(drafts), ask_reader_(std::move(reader)) {}

void Views::reset() {
  context_.reset();
  list_rows_.reset();
  list_.reset();
  found_.reset();
  tasks_.clear();
  numbers_.reset();
  board_.reset();
  rows_.reset();
  inbox_.reset();
  desk_.reset();
  circulars_.reset();
  circular_.clear();
  figures_.clear();
  assessments_.reset();
  assessment_.clear();
  assessed_.clear();
  criteria_.reset();
  register_.reset();
  accountability_.clear();
  me_.reset();
}

const ViewContext& Views::context() {
  if (!context_) {
    reader_ = ask_reader_();
    const RecordSet& records = copy_.records(reader_.actor);
    context_.emplace(records, copy_.shown(reader_.actor), copy_, drafts_, reader_);
  }
  return *context_;
}

EditContext Views::edit_context() {
  const ViewContext& at = context();
  const int64_t skew_ms = copy_.facts().skew_ms.value_or(0);
  return {
      at.records, at.shown, copy_.outbox(), reader_.actor, Instant{reader_.now.unix_ms - skew_ms},
      skew_ms};
}

const TaskList& Views::task_list() {
  if (!list_) {
    const ViewContext& at = context();
    if (!list_rows_) list_rows_ = list_rows(at);
    list_ = made_task_list(at, *list_rows_, search_, filter_, copy_.facts().complete);
  }
  return *list_;
}

void Views::set_filter(TaskFilter filter) {
  filter_.light = filter;
  list_.reset();
}

void Views::set_task_force(std::optional<TaskForceId> task_force) {
  filter_.task_force = task_force;
  list_.reset();
}

void Views::set_search(std::string_view words) {
  if (search_ == words) return;
  search_ = words;
  list_.reset();
  found_.reset();
}

const FoundList& Views::found() {
  if (!found_) {
    const ViewContext& at = context();
    if (!list_rows_) list_rows_ = list_rows(at);
    found_ = made_found(at, *list_rows_, search_);
  }
  return *found_;
}

const TaskPage* Views::task_page(TaskId id) {
  auto found = tasks_.find(id);
  if (found == tasks_.end()) {
    found = tasks_.emplace(id, made_task_page(context(), edit_context(), id)).first;
  }
  return found->second ? &*found->second : nullptr;
}

BoardSpan Views::span() {
  const RecordSet& records = context().records;
  BoardSpan span = chosen_.value_or(BoardSpan{PlanId()});
  if (span.plan && records.plan(*span.plan) == nullptr) {
    const Plan* present = present_plan(records, reader_.today);
    span.plan = present == nullptr ? PlanId() : present->id;
  }
  const TaskForce* force = span.task_force ? records.task_force(*span.task_force) : nullptr;
  // One that was disbanded since narrows nothing any more.
  if (force == nullptr || force->disbanded) span.task_force.reset();
  return span;
}

const Plan* Views::shown_plan() {
  const RecordSet& records = context().records;
  const BoardSpan shown = span();
  return shown.plan ? records.plan(*shown.plan) : present_plan(records, reader_.today);
}

const tz::Board& Views::board_numbers() {
  if (!numbers_) numbers_ = board_of(context().records, span(), reader_.today);
  return *numbers_;
}

void Views::set_presence(Presence presence) {
  presence_ = std::move(presence);
  board_.reset();
  rows_.reset();
}

void Views::show_span(BoardSpan span) {
  if (chosen_ == span) return;
  chosen_ = span;
  numbers_.reset();
  board_.reset();
  rows_.reset();
  desk_.reset();
  assessments_.reset();
  criteria_.reset();
}

const BoardPage& Views::board() {
  if (!board_) {
    board_ = made_board(context(), board_numbers(), presence_, reader_.now, copy_.facts().complete);
  }
  return *board_;
}

const RowsPage& Views::rows(const RowsQuery& query) {
  if (rows_query_ != query) {
    rows_.reset();
    rows_search_.clear();
    rows_query_ = query;
  }
  if (!rows_) {
    rows_ = made_rows(context(), board_numbers(), presence_, query, rows_search_);
  }
  return *rows_;
}

void Views::set_rows_search(std::string_view words) {
  if (rows_search_ == words) return;
  rows_search_ = words;
  rows_.reset();
}

const InboxPage& Views::inbox() {
  if (!inbox_) inbox_ = made_inbox(context(), copy_.facts().complete);
  return *inbox_;
}

const DeskPage& Views::desk() {
  if (!desk_) desk_ = made_desk(context(), edit_context(), board_numbers());
  return *desk_;
}

const CircularsPage& Views::circulars() {
  if (!circulars_) circulars_ = made_circulars(context(), copy_.facts().complete);
  return *circulars_;
}

const CircularPage* Views::circular(CircularId id) {
  auto found = circular_.find(id);
  if (found == circular_.end()) {
    found = circular_.emplace(id, made_circular(context(), edit_context(), id)).first;
  }
  return found->second ? &*found->second : nullptr;
}

const FigureSheet& Views::figure(CircularId id, CircularToken token) {
  auto found = figures_.find({id, token});
  if (found == figures_.end()) {
    found = figures_.emplace(std::pair(id, token), made_figure(context(), id, token)).first;
  }
  return found->second;
}

const AssessmentsPage& Views::assessments() {
  if (!assessments_) {
    assessments_ = made_assessments(context(), shown_plan(), copy_.facts().complete);
  }
  return *assessments_;
}

const AssessmentPage* Views::assessment(AssessmentId id) {
  auto found = assessment_.find(id);
  if (found == assessment_.end()) {
    found = assessment_.emplace(id, made_assessment(context(), edit_context(), id)).first;
  }
  return found->second ? &*found->second : nullptr;
}

const AssessedUnitPage* Views::assessed_unit(AssessmentId id, UnitId unit) {
  auto found = assessed_.find({id, unit});
  if (found == assessed_.end()) {
    found =
        assessed_
            .emplace(std::pair(id, unit), made_assessed_unit(context(), edit_context(), id, unit))
            .first;
  }
  return found->second ? &*found->second : nullptr;
}

const CriteriaPage& Views::criteria() {
  if (!criteria_) {
    criteria_ = made_criteria(context(), edit_context(), shown_plan(), copy_.facts().complete);
  }
  return *criteria_;
}

const RegisterPage& Views::exposure_register() {
  if (!register_) register_ = made_register(context(), copy_.facts().complete);
  return *register_;
}

const AccountabilityPage* Views::accountability(AccountabilityId id) {
  auto found = accountability_.find(id);
  if (found == accountability_.end()) {
    found = accountability_.emplace(id, made_accountability(context(), edit_context(), id)).first;
  }
  return found->second ? &*found->second : nullptr;
}

const MePage& Views::me(const MeFacts& facts) {
  if (!me_ || me_status_ != facts.status || me_->update_ready != facts.update_ready) {
    me_ = made_me(context(), facts);
    me_status_ = facts.status;
  }
  return *me_;
}

}  // namespace tz::client
