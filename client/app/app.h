// App: the ledger in a person's hand. Owns everything between the host and the screens: session,
// confirmed records, outbox, drafts, sync, the tabs' leader, navigation and the view models. The
// screens read views and call intents; nothing else changes the app. One thread.
//
// After any call, and after any of the host's answers, revision() tells whether something shown
// has changed; on_change asks for a frame. Views are made when they are asked for and kept until
// what they show changes.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/accountability_view.h"
#include "app/admin_view.h"
#include "app/assessment_view.h"
#include "app/audit_view.h"
#include "app/board_view.h"
#include "app/circular_view.h"
#include "app/criteria_view.h"
#include "app/deed.h"
#include "app/desk_view.h"
#include "app/export_view.h"
#include "app/file_view.h"
#include "app/import_view.h"
#include "app/inbox_view.h"
#include "app/me_view.h"
#include "app/photo_item.h"
#include "app/report_form.h"
#include "app/route.h"
#include "app/second_factor_view.h"
#include "app/sessions_view.h"
#include "app/sync_status.h"
#include "app/task_views.h"
#include "host/host.h"

namespace tz::client {

enum class Phase {
  starting,    // reading this device's storage: a calm empty page
  signed_out,  // the sign-in form
  ready        // the ledger, possibly with session_expired()
};

// Something that just happened and is worth a short message.
struct Notice {
  enum class Kind { saved, in_ledger, returned, failed, plain };
  Kind kind = Kind::plain;
  std::string text;
};

struct SignInForm {
  bool busy = false;
  std::string fault;  // why the last try failed; empty: it did not
  // Name and password were right, and the account needs the code of an authenticator app as well.
  bool code_needed = false;
  std::string login;     // the last one used here
  bool demo = false;     // the server says that its ledger is a sample: its accounts may be named
  bool revoked = false;  // the last session here was ended from elsewhere
};

class App {
 public:
  App(const Host& host, std::function<void()> on_change);
  ~App();
  App(const App&) = delete;
  App& operator=(const App&) = delete;

  // Reads the storage, restores the last session, begins to sync.
  void start();

  // ---- what is the case
  // Grows whenever anything shown may have changed.
  uint64_t revision() const;
  Phase phase() const;
  Lang lang() const;
  bool large() const;
  // Whether the board is the first thing this person wants to see.
  bool sees_whole_ledger() const;
  bool has_role(Role role) const;
  const SyncStatus& status() const;
  const SignInForm& sign_in_form() const;
  // Where the change of one's own password stands.
  const Asked& password_asked() const;
  // The server no longer knows the session: offer sign_in() over whatever is shown. One that was
  // ended from elsewhere leads to Phase::signed_out instead, without the ledger.
  bool session_expired() const;
  // The password is one that somebody else has set, or too old: nothing but change_password() and
  // sign_out() goes on.
  bool password_is_due() const;
  bool password_is_old() const;
  // An authenticator app must be set up: nothing but that and sign_out() goes on.
  bool second_factor_is_due() const;
  // The server's time, as far as it is known.
  Instant now() const;
  // Whether the page fills the screen.
  bool full_screen() const;
  // Notices since the last call, oldest first.
  std::vector<Notice> take_notices();

  // ---- views
  const TaskList& task_list();
  // What else the list's search finds. It may take longer than a frame: ask when nobody types.
  const FoundList& found();
  // Null: no such task in what this person may see (any more).
  const TaskPage* task_page(TaskId task);
  const BoardPage& board();
  const RowsPage& rows(const RowsQuery& query);
  const InboxPage& inbox();
  const DeskPage& desk();
  const CircularsPage& circulars();
  // Null: no such circular in what this person may see.
  const CircularPage* circular(CircularId id);
  const FigureSheet& figure(CircularId id, CircularToken token);
  const Asked& circular_asked() const;
  const AssessmentsPage& assessments();
  // Null: no such assessment in what this person may see, or no such unit in it.
  const AssessmentPage* assessment(AssessmentId id);
  const AssessedUnitPage* assessed_unit(AssessmentId id, UnitId unit);
  const Asked& assessment_asked() const;
  // Of the plan that the board shows.
  const CriteriaPage& criteria();
  // What another edition begins with.
  CriteriaDraft criteria_draft();
  const RegisterPage& exposure_register();
  // Null: no such entry in what this person may see.
  const AccountabilityPage* accountability(AccountabilityId id);
  const MePage& me();
  const AdminPage& admin();
  // Of whom Page::sessions names.
  const SessionsPage& sessions();
  SecondFactorPage second_factor() const;
  const AuditPage& audit();
  const ImportPage& import_page() const;
  const FilePage& file_page() const;
  bool may_export();
  const ExportPage& export_page();
  // Where in the document a value stands.
  Passage import_passage(const Quote& quote) const;
  // The form of the assignment that Page::report names; null while its draft is being read, or
  // when the assignment is not there.
  const ReportForm* report_form();

  // An attachment, wherever it stands; `place`: its number among those beside it, from 0.
  PhotoItem photo(const Attachment& attachment, size_t place) const;
  // Chosen for the open question so far; null: none is open that takes any.
  const std::vector<Attachment>* question_photos() const;

  // ---- navigation
  const Route& route() const;
  bool can_go_back() const;
  void open(const Route& route);  // on top of the present page
  void open_tab(Page tab);        // in its place: tasks, board, me, admin or audit
  void back();

  // ---- intents: the session
  // Also for the same person again after session_expired(): everything kept goes on.
  // `code`: of an authenticator app, once sign_in_form().code_needed.
  void sign_in(std::string login, std::string password, std::string code = {});
  // Back to name and password.
  void leave_code();
  // What is unsent stays on this device for the same person's next sign-in.
  void sign_out();

  // The server's word is in password_asked() until settle_password().
  void change_password(const std::string& old_password, const std::string& new_password);
  void settle_password();

  // Setting up a second factor, or another in its place: the password, and the code of the one that
  // there is, bring a secret; a code made with it makes it hold. The server's word is in
  // second_factor() until settle_second_factor().
  void begin_second_factor(const std::string& password, const std::string& code);
  void confirm_second_factor(const std::string& code);
  // Hands the secret to an authenticator app of this device, where there is one.
  void open_authenticator();
  void settle_second_factor();

  // ---- intents: where somebody is signed in. They need a connection; the server's word is in
  // sessions().
  void read_sessions();
  void end_session(const std::string& id);
  void end_other_sessions();

  // ---- intents: the audit. Likewise.
  void read_audit();
  void set_audit_login(std::string_view login);  // of that account alone; empty: all
  void read_older_sign_ins();
  // Where the log stands, to be pasted elsewhere; a notice says whether it was done.
  void copy_chain();

  // ---- intents: the accounts. They need a connection; the server's word is in admin().asked.
  void read_accounts();
  void set_admin_search(std::string_view words);
  void add_account(const NewAccountInput& account);
  void reset_password(const std::string& login);
  void set_account_disabled(const std::string& login, bool disabled);
  void take_off_second_factor(const std::string& login);
  // The dialog that asked is closed: its fault is gone, and so is a password that was told.
  void settle_admin();

  // ---- intents: the import. The document comes from the page's file input.
  void choose_import_unit(size_t unit, int option);
  void confirm_import_group(size_t group, std::vector<UnitId> members);
  void open_import_group(size_t group);  // takes the confirmation back
  void leave_out_task(size_t task, bool left_out);
  void set_import_period(std::string_view starts_on, std::string_view ends_on);
  void set_import_cadence(Cadence cadence);
  // Leads to the board; does nothing while something is undecided, but then the faults are shown.
  void publish_import();

  // ---- intents: circulars. The server counts and writes, so these need a connection.
  void draft_circular();  // on the plan of the board; leads to it
  void freeze_circular(CircularId id);
  // The Word document, under that name.
  void save_circular(CircularId id, const std::string& name);

  // ---- intents: assessments. Likewise.
  void draft_assessment(CivilDate first, CivilDate last);  // on the plan of the board; leads to it
  void freeze_assessment(AssessmentId id);
  // The workbook, under that name.
  void save_assessment(AssessmentId id, const std::string& name);

  // ---- intents: the list
  void set_filter(TaskFilter filter);
  // None: all tasks.
  void set_task_force(std::optional<TaskForceId> task_force);
  void set_search(std::string_view words);
  void set_rows_search(std::string_view words);

  // ---- intents: the board and the desk
  void show_span(const BoardSpan& span);
  // Leaves it again, too; the browser may refuse.
  void set_full_screen(bool wanted);

  // ---- intents: the export. It needs a connection; the server's word is in export_page().asked.
  // Of the plan that the board shows, saved as a file.
  void export_ledger(const ExportChoice& choice);
  // Its dialog is closed.
  void settle_export();

  // ---- intents: the ledger. Each is saved on this device first; a notice says when it is.
  // Any operation; what it creates gets its id here. Ask judged() first where a fault can be shown.
  void edit(OperationBody body);
  // What the rules say of it at this moment. `base` as in Deed.
  Outcome judged(const OperationBody& body, std::optional<uint64_t> base = std::nullopt);
  // What a deed's question was answered with; its draft ends when that is saved.
  void answer(const Deed& deed, OperationBody body);
  void acknowledge(AssignmentId id);
  void no_change(AssignmentId id);
  // One reminder 催办 for each.
  void remind(const std::vector<AssignmentId>& ids);

  // ---- intents: the words of a deed's question, kept as they are typed
  // As they were left, else as the question begins.
  std::vector<std::string> kept_answers(const Deed& deed) const;
  void keep_answers(const Deed& deed, const std::vector<std::string>& answers);

  // ---- intents: attachments. Photos are chosen with the page's inputs; they go to the question
  // that is open, where it takes any, else to the open form.
  void begin_question_photos(std::vector<Attachment> chosen);
  void end_question_photos();
  void remove_photo(const Sha256Digest& hash);
  void open_photo(const Attachment& attachment);
  // Forgets one that the server will not take.
  void drop_photo(const Sha256Digest& hash);

  // ---- intents: the open report form
  void set_percent(int32_t percent);  // is kept within 0 and 100
  void set_value(size_t target, std::string_view text);
  void set_narrative(std::string_view text);
  void set_problem(std::string_view text);
  void set_severe(bool severe);
  void set_reason(std::string_view text);
  // Saves the report on this device and leaves the form. Does nothing while !may_submit, but then
  // the faults are shown.
  void submit_report();
  // Back to what the ledger holds; the draft is deleted.
  void discard_draft(AssignmentId id);

  // ---- intents: the outbox
  // Opens the form with the content of a rejected report.
  void mend(OperationId id);
  // Saves the content of a rejected edit as a new one, in its place.
  void send_again(OperationId id);
  // Deletes a rejected or late edit of one's own. Ask before.
  void discard(OperationId id);

  // ---- intents: the file of unsent edits, a last resort. Files come from the page's file input.
  // Saves everything unsent, sealed; the code is in file_page() until settle_file().
  void save_outbox_file();
  // Takes the chosen file in with the code that was told when it was saved.
  void take_outbox_file(std::string_view code);
  // Its dialog is closed.
  void settle_file();

  // ---- intents: the rest
  void sync_now();
  // The person has read what the browser lost.
  void settle_loss();
  void set_lang(Lang lang);
  void set_large(bool large);
  void reload();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace tz::client
