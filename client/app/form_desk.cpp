#include "app/form_desk.h"

#include <algorithm>

namespace tz::client {

FormDesk::FormDesk(Views& views, Drafts& drafts) : views_(views), drafts_(drafts) {}

void FormDesk::open(AssignmentId id) {
  if (is_open(id)) return;
  close();
  const RecordSet& records = views_.context().records;
  const Assignment* assignment = records.assignment(id);
  open_ = id;
  touched_ = false;
  state_ = ReportForm::State::editing;
  const Draft* draft = drafts_.find(id);
  mends_ = draft == nullptr ? std::nullopt : draft->mends;
  if (draft != nullptr) {
    input_ = draft->input;
    touched_ = true;
  } else {
    input_ = assignment == nullptr ? ReportInput() : first_input(records, *assignment);
  }
  form_.reset();
}

void FormDesk::open_to_mend(AssignmentId id, const OutboxEntry& entry) {
  const auto* body = std::get_if<SubmitReport>(&entry.operation.body);
  if (body == nullptr) return;
  close();
  const RecordSet& records = views_.context().records;
  const Assignment* assignment = records.assignment(id);
  const Task* task = assignment == nullptr ? nullptr : records.task(assignment->task);
  open_ = id;
  mends_ = entry.operation.id;
  state_ = ReportForm::State::editing;
  input_ = input_from(body->content, task == nullptr ? 0 : task->targets.size());
  touched_ = true;
  typed();
}

void FormDesk::close() {
  if (!open_) return;
  drafts_.flush();
  open_.reset();
  mends_.reset();
  form_.reset();
}

bool FormDesk::is_open(AssignmentId assignment) const {
  return open_ && *open_ == assignment;
}

const ReportForm* FormDesk::form() {
  if (!open_) return nullptr;
  if (!form_) {
    const ViewContext& at = views_.context();
    form_ = made_form(at, views_.edit_context(), *open_, input_, mends_);
    if (!form_) return nullptr;
    form_->state = state_;
    form_->touched = touched_;
    const Draft* draft = drafts_.find(*open_);
    form_->draft_saved = drafts_.is_saved(*open_);
    if (drafts_.refused() && !form_->draft_saved) {
      form_->draft_text = at.say(Text::draft_not_saved);
    } else if (draft != nullptr && draft->saved_at.unix_ms != 0) {
      form_->draft_text = at.say(Text::draft_saved_at, {shanghai_clock(draft->saved_at)});
    }
  }
  return &*form_;
}

bool FormDesk::may_type() const {
  return open_ && state_ != ReportForm::State::saving;
}

void FormDesk::typed() {
  touched_ = true;
  state_ = ReportForm::State::editing;
  drafts_.set(*open_, input_, mends_);
  form_.reset();
}

void FormDesk::set_percent(int32_t percent) {
  if (!may_type()) return;
  input_.percent = std::clamp(percent, 0, 100);
  typed();
}

void FormDesk::set_value(size_t target, std::string_view text) {
  if (!may_type()) return;
  const ReportForm* now = form();
  if (now == nullptr || target >= now->targets.size()) return;
  input_.values.resize(now->targets.size());
  input_.values[target] = text;
  typed();
}

void FormDesk::set_narrative(std::string_view text) {
  if (!may_type()) return;
  input_.narrative = text;
  typed();
}

void FormDesk::set_problem(std::string_view text) {
  if (!may_type()) return;
  input_.problem = text;
  typed();
}

void FormDesk::set_severe(bool severe) {
  if (!may_type()) return;
  input_.severe = severe;
  typed();
}

void FormDesk::set_reason(std::string_view text) {
  if (!may_type()) return;
  input_.reason = text;
  typed();
}

const std::vector<Attachment>* FormDesk::attachments() const {
  return may_type() ? &input_.attachments : nullptr;
}

// The draft that names it is written at once: until then the photo belongs to nothing.
void FormDesk::attach(const Attachment& attachment) {
  if (!may_type()) return;
  input_.attachments.push_back(attachment);
  typed();
  drafts_.flush();
}

void FormDesk::detach(const Sha256Digest& hash) {
  if (!may_type()) return;
  std::vector<Attachment>& list = input_.attachments;
  list.erase(std::remove_if(list.begin(), list.end(),
                            [&](const Attachment& each) { return each.hash == hash; }),
             list.end());
  typed();
}

void FormDesk::set_state(ReportForm::State state) {
  state_ = state;
  form_.reset();
}

void FormDesk::touch() {
  touched_ = true;
  form_.reset();
}

void FormDesk::discard_draft() {
  if (!open_) return;
  const AssignmentId id = *open_;
  drafts_.erase(id);
  open_.reset();
  open(id);
}

}  // namespace tz::client
