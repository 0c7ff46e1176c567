#include "app/app.h"

#include "app/app_parts.h"

namespace tz::client {

App::App(const Host& host, std::function<void()> on_change)
    : parts_(std::make_unique<Parts>(host, std::move(on_change))) {}

App::~App() = default;

void App::start() {
  parts_->start();
}

// ---- what is the case

uint64_t App::revision() const {
  return parts_->revision;
}

Phase App::phase() const {
  return parts_->phase;
}

Lang App::lang() const {
  return parts_->lang;
}

bool App::large() const {
  return parts_->large;
}

bool App::sees_whole_ledger() const {
  return reads_whole_ledger(parts_->actor());
}

bool App::has_role(Role role) const {
  return parts_->actor().has(role);
}

const SyncStatus& App::status() const {
  return parts_->current_status();
}

const SignInForm& App::sign_in_form() const {
  return parts_->sign_in_form;
}

const Asked& App::password_asked() const {
  return parts_->admin.password_asked();
}

bool App::session_expired() const {
  return parts_->phase == Phase::ready && parts_->session_lost();
}

bool App::password_is_due() const {
  return parts_->phase == Phase::ready && parts_->password_is_due();
}

bool App::password_is_old() const {
  return password_is_due() && parts_->session->password_is_old;
}

Instant App::now() const {
  return parts_->now();
}

bool App::full_screen() const {
  return parts_->host.environment.full_screen();
}

std::vector<Notice> App::take_notices() {
  return std::exchange(parts_->notices, {});
}

// ---- views

const TaskList& App::task_list() {
  return parts_->views.task_list();
}

const FoundList& App::found() {
  return parts_->views.found();
}

const TaskPage* App::task_page(TaskId task) {
  return parts_->views.task_page(task);
}

const BoardPage& App::board() {
  return parts_->views.board();
}

const RowsPage& App::rows(const RowsQuery& query) {
  return parts_->views.rows(query);
}

const InboxPage& App::inbox() {
  return parts_->views.inbox();
}

const DeskPage& App::desk() {
  return parts_->views.desk();
}

const MePage& App::me() {
  return parts_->views.me(parts_->me_facts());
}

const AdminPage& App::admin() {
  return parts_->admin.page();
}

const ImportPage& App::import_page() const {
  return parts_->importing.page();
}

const FilePage& App::file_page() const {
  return parts_->files.page();
}

bool App::may_export() {
  return parts_->exporting.may();
}

const ExportPage& App::export_page() {
  return parts_->exporting.page();
}

Passage App::import_passage(const Quote& quote) const {
  return parts_->importing.passage(quote);
}

const ReportForm* App::report_form() {
  return parts_->form.form();
}

PhotoItem App::photo(const Attachment& attachment, size_t place) const {
  PhotoItem out = photo_item(parts_->lang, parts_->photos, parts_->sync.blobs(), attachment, place);
  out.opening = parts_->photo_desk.is_opening(attachment.hash);
  return out;
}

const std::vector<Attachment>* App::question_photos() const {
  return parts_->photo_desk.question();
}

// ---- navigation

const Route& App::route() const {
  return parts_->nav.route();
}

bool App::can_go_back() const {
  return parts_->nav.can_go_back();
}

void App::open(const Route& route) {
  parts_->nav.open(route);
}

void App::open_tab(Page tab) {
  parts_->nav.open_tab(tab);
}

void App::back() {
  parts_->nav.back();
}

// ---- intents: the session

void App::sign_in(std::string login, std::string password, std::string code) {
  parts_->sign_in(login, password, code);
}

void App::sign_out() {
  parts_->sign_out();
}

void App::change_password(const std::string& old_password, const std::string& new_password) {
  parts_->admin.change_password(old_password, new_password);
}

void App::settle_password() {
  parts_->admin.settle_password();
  parts_->changed(false);
}

// ---- intents: the accounts

void App::read_accounts() {
  parts_->admin.open();
}

void App::set_admin_search(std::string_view words) {
  parts_->admin.set_search(words);
  parts_->changed(false);
}

void App::add_account(const NewAccountInput& account) {
  parts_->admin.add(account);
}

void App::reset_password(const std::string& login) {
  parts_->admin.reset_password(login);
}

void App::set_account_disabled(const std::string& login, bool disabled) {
  parts_->admin.set_disabled(login, disabled);
}

void App::settle_admin() {
  parts_->admin.settle();
  parts_->changed(false);
}

// ---- intents: the import

void App::choose_import_unit(size_t unit, int option) {
  parts_->importing.choose_unit(unit, option);
}

void App::confirm_import_group(size_t group, std::vector<UnitId> members) {
  parts_->importing.confirm_group(group, std::move(members));
}

void App::open_import_group(size_t group) {
  parts_->importing.open_group(group);
}

void App::leave_out_task(size_t task, bool left_out) {
  parts_->importing.leave_out(task, left_out);
}

void App::set_import_period(std::string_view starts_on, std::string_view ends_on) {
  parts_->importing.set_period(starts_on, ends_on);
}

void App::set_import_cadence(Cadence cadence) {
  parts_->importing.set_cadence(cadence);
}

void App::publish_import() {
  parts_->importing.publish();
}

// ---- intents: the list

void App::set_filter(TaskFilter filter) {
  parts_->views.set_filter(filter);
  parts_->changed(false);
}

void App::set_task_force(std::optional<TaskForceId> task_force) {
  parts_->views.set_task_force(task_force);
  parts_->changed(false);
}

void App::set_search(std::string_view words) {
  parts_->views.set_search(words);
  parts_->changed(false);
}

void App::show_span(const BoardSpan& span) {
  parts_->views.show_span(span);
  parts_->changed(false);
}

void App::set_full_screen(bool wanted) {
  parts_->host.environment.set_full_screen(wanted);
}

void App::set_rows_search(std::string_view words) {
  parts_->views.set_rows_search(words);
  parts_->changed(false);
}

// ---- intents: the ledger

void App::edit(OperationBody body) {
  give_id(body, parts_->new_id());
  parts_->edit(body);
}

Outcome App::judged(const OperationBody& body, std::optional<uint64_t> base) {
  return foreseen(parts_->views.edit_context(), body, base);
}

void App::acknowledge(AssignmentId id) {
  parts_->edit(Acknowledge{id});
}

void App::no_change(AssignmentId id) {
  const EditContext at = parts_->views.edit_context();
  const Assignment* assignment = at.records.assignment(id);
  if (assignment == nullptr) return;
  parts_->edit(no_change_report(at, *assignment, parts_->new_report_id()));
}

void App::remind(const std::vector<AssignmentId>& ids) {
  for (AssignmentId id : ids) edit(SendReminder{ReminderId(), id, {}});
}

void App::answer(const Deed& deed, OperationBody body) {
  give_id(body, parts_->new_id());
  parts_->edit(body, answers_key(deed), deed.base);
}

// ---- intents: the words of a deed's question

std::vector<std::string> App::kept_answers(const Deed& deed) const {
  std::vector<std::string> out = first_answers(deed);
  const AnswerDraft* draft = parts_->drafts.answers(answers_key(deed));
  for (size_t i = 0; draft != nullptr && i < out.size(); ++i) {
    const auto kept = draft->find(deed.fields[i].key);
    if (kept != draft->end()) out[i] = kept->second;
  }
  return out;
}

// Only what differs from the beginning: what somebody else writes meanwhile is not to be undone by
// a draft that knew nothing of it.
void App::keep_answers(const Deed& deed, const std::vector<std::string>& answers) {
  AnswerDraft draft;
  for (size_t i = 0; i < deed.fields.size() && i < answers.size(); ++i) {
    const AskField& field = deed.fields[i];
    if (answers[i] != field.answer) draft.emplace(field.key, answers[i]);
  }
  parts_->drafts.set_answers(answers_key(deed), std::move(draft));
}

// ---- intents: attachments

void App::begin_question_photos(std::vector<Attachment> chosen) {
  parts_->photo_desk.begin_question(std::move(chosen));
}

void App::end_question_photos() {
  parts_->photo_desk.end_question();
}

void App::remove_photo(const Sha256Digest& hash) {
  parts_->photo_desk.remove(hash);
}

void App::open_photo(const Attachment& attachment) {
  parts_->photo_desk.open(attachment);
}

void App::drop_photo(const Sha256Digest& hash) {
  parts_->photos.drop(hash, [this](Kept) { parts_->changed(true); });
}

// ---- intents: the open report form

void App::set_percent(int32_t percent) {
  parts_->form.set_percent(percent);
  parts_->changed(false);
}

void App::set_value(size_t target, std::string_view text) {
  parts_->form.set_value(target, text);
  parts_->changed(false);
}

void App::set_narrative(std::string_view text) {
  parts_->form.set_narrative(text);
  parts_->changed(false);
}

void App::set_problem(std::string_view text) {
  parts_->form.set_problem(text);
  parts_->changed(false);
}

void App::set_severe(bool severe) {
  parts_->form.set_severe(severe);
  parts_->changed(false);
}

void App::set_reason(std::string_view text) {
  parts_->form.set_reason(text);
  parts_->changed(false);
}

void App::submit_report() {
  parts_->submit_report();
}

void App::discard_draft(AssignmentId id) {
  if (parts_->form.is_open(id)) {
    parts_->form.discard_draft();
  } else {
    parts_->drafts.erase(id);
  }
  parts_->changed(true);
}

// ---- intents: the outbox

void App::mend(OperationId id) {
  parts_->mend(id);
}

void App::send_again(OperationId id) {
  parts_->send_again(id);
}

void App::discard(OperationId id) {
  parts_->discard(id);
}

// ---- intents: the file of unsent edits

void App::save_outbox_file() {
  parts_->files.save();
}

void App::take_outbox_file(std::string_view code) {
  parts_->files.open(code);
}

void App::settle_file() {
  parts_->files.settle();
  parts_->changed(false);
}

// ---- intents: the export

void App::export_ledger(const ExportChoice& choice) {
  parts_->exporting.save(choice);
}

void App::settle_export() {
  parts_->exporting.settle();
  parts_->changed(false);
}

// ---- intents: the rest

void App::settle_loss() {
  parts_->copy.note_loss_read([parts = parts_.get()](Kept) { parts->changed(true); });
}

void App::sync_now() {
  if (parts_->tabs.leading()) {
    parts_->sync.kick();
  } else {
    parts_->tabs.ask_kick();
  }
}

void App::set_lang(Lang lang) {
  parts_->lang = lang;
  parts_->host.environment.set_page_language(lang == Lang::zh ? "zh-CN" : "en");
  parts_->keep_settings();
  parts_->changed(true);
}

void App::set_large(bool large) {
  parts_->large = large;
  parts_->keep_settings();
  parts_->changed(true);
}

void App::reload() {
  parts_->drafts.flush();
  parts_->host.environment.reload();
}

}  // namespace tz::client
