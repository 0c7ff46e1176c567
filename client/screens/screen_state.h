// What the screens remember between frames and the app need not know: open dialogs, what is typed
// into them, what is folded. Plain values, owned by Screens.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/circular_view.h"
#include "app/criteria_view.h"
#include "app/deed.h"
#include "app/export_view.h"
#include "app/import_view.h"
#include "app/inbox_view.h"
#include "app/route.h"
#include "model/person.h"
#include "model/record.h"
#include "model/unit.h"
#include "summary/span.h"
#include "text/strings.h"
#include "ui/theme.h"

namespace tz::client {

// What is searched for, once nobody types any more.
struct SearchPause {
  std::string words = {};
  double over_at_ms = 0;  // of the ui's clock
};

// A thing on the page of a task that a search has led to: marked for as long as the page is open,
// and brought into sight at first.
struct Sought {
  RecordKey record = {};
  int frames = 0;  // that it is still brought into sight in; heights settle meanwhile
};

// What is typed into the sign-in form, as a page or over the app.
struct SignInInput {
  std::string login;
  std::string password;
  std::string code;        // of an authenticator app
  bool prefilled = false;  // with the login last used here
};

// A question over the page: it has to be answered, or closed, before anything else.
struct Prompt {
  enum class Kind {
    none,
    discard_edit,   // delete a rejected edit?
    discard_draft,  // delete what is being written?
    sign_out,
    sign_in_again,  // the session has ended
    // Of what the units are looking at:
    count_again,             // a circular?
    count_assessment_again,  // an assessment?
    end_session,             // on another device?
    end_other_sessions,      // all of one's own but this one?
    end_all_sessions         // of an account?
  };
  Kind kind = Kind::none;
  AssignmentId assignment = {};
  OperationId operation = {};
  CircularId circular = {};
  AssessmentId assessment = {};
  std::string session = {};
  std::string subject = {};  // what it is about, in the reader's words
};

// What is typed to change one's own password.
struct PasswordInput {
  bool open = false;
  std::string old_password = {};
  std::string new_password = {};
  bool tried = false;
};

// What is typed to set up a second factor.
struct SecondFactorInput {
  bool open = false;
  std::string password = {};
  std::string old_code = {};
  std::string code = {};
  bool tried = false;
};

// What is typed to take a file of unsent edits in.
struct FileInput {
  std::string code = {};
  bool tried = false;
};

// What is open on the page 管理, and what is typed into it.
struct AdminInput {
  enum class Dialog { none, new_account, account, unit };
  Dialog dialog = Dialog::none;
  bool units = false;      // the register instead of the accounts
  std::string login = {};  // of the new account, or of the one that is open
  std::string name = {};   // of the new account, or of the unit
  UnitId unit = {};        // of the new account
  std::vector<Role> roles = {};
  Unit edited = {};          // the unit as it was; nil: a new one
  std::string aliases = {};  // as typed
  std::string fault = {};    // what the rules say of the unit
  bool tried = false;        // confirmed with a fault: the fault is shown
};

// What is open on the page 导入方案.
struct ImportInput {
  std::optional<Quote> quote = {};  // whose passage is shown
  int group = -1;                   // whose members are chosen
  std::vector<UnitId> members = {};
  bool all_notes = false;
};

// What is chosen in the dialog of the export.
struct ExportInput {
  bool open = false;
  ExportChoice choice = {};
  bool tried = false;
  bool sent = false;  // at least once: a file that comes closes the dialog
};

// What is typed to have a trial run made of an assessment: days as ISO text.
struct TrialInput {
  bool open = false;
  std::string first = {};
  std::string last = {};
  bool tried = false;
};

// What is typed to narrow the board to a period: days as ISO text, either of which may be empty.
struct SpanInput {
  bool open = false;
  BoardSpan span = {};  // what was shown when it was opened
  std::string first = {};
  std::string last = {};
  bool tried = false;
};

// What is typed to set another edition of the criteria.
struct CriteriaInput {
  bool open = false;
  CriteriaDraft draft = {};
  std::string fault = {};  // what the rules say of it
  bool tried = false;      // confirmed with a fault: the faults are shown
};

// A deed that asks something first, with what is answered so far.
struct DeedQuestion {
  Deed deed = {};
  std::vector<std::string> answers = {};  // one for each field
  std::optional<Error> fault = {};        // of the last try
};

// A number of the board as it was last drawn. It is lit for a moment when it has changed.
struct LitNumber {
  std::string value = {};
  double until_ms = 0;
};

struct ScreenState {
  // What the ui was told last.
  std::optional<Lang> lang;
  int text_percent = 100;

  // Where the app was in the last frame: a prompt ends with the page that it belongs to.
  Route shown;

  SignInInput sign_in;
  PasswordInput password;
  SecondFactorInput second_factor;
  FileInput file;
  AdminInput admin;
  ImportInput importing;
  ExportInput exporting;
  Prompt prompt;
  std::optional<DeedQuestion> question;
  // The list that stands beside a task on wide screens: the tasks, or the rows behind a number.
  Route list;

  SearchPause search;

  // --- the page of one task
  TaskId task;  // whose page was shown last
  std::optional<Sought> sought;
  bool whole_history = false;
  bool all_units = false;
  bool all_matters = false;

  // --- the report form
  AssignmentId report;        // whose form was shown last
  bool report_tried = false;  // saving was tried: from now on every fault is shown
  bool problem_open = false;

  // --- the inbox: the one kind of thing that is looked at
  std::optional<InboxKind> inbox_kind;

  // --- the desk: cards that show all of their rows
  std::set<std::string> whole_desk;

  // --- a circular
  CircularId circular;                  // whose page was shown last
  std::set<CircularPart> whole_parts;   // tables that show all of their rows
  std::optional<CircularToken> figure;  // whose rows are open

  // --- assessments
  TrialInput trial;
  CriteriaInput criteria;
  std::optional<size_t> scored;  // the criterion whose rows are open

  // --- the board and the desk
  bool span_open = false;  // on a phone: what they can be narrowed to is unfolded
  SpanInput span_days;

  // --- the board
  bool all_measures = false;
  bool all_board_units = false;
  bool all_last_sync = false;
  BoardSpan board_span;                      // that was shown last
  std::map<std::string, LitNumber> numbers;  // as they were last drawn
  std::vector<UnitId> ranking;               // the order that is shown; empty: as it is
  double wall_since_ms = -1;                 // when the wall screen was entered; below 0: it is not
};

}  // namespace tz::client
