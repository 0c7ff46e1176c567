// The App's inside: its parts and how they are tied together. Included by the app's own sources
// alone.
#pragma once

#include <deque>

#include "app/admin_desk.h"
#include "app/app.h"
#include "app/audit_desk.h"
#include "app/counting_desk.h"
#include "app/export_desk.h"
#include "app/file_desk.h"
#include "app/form_desk.h"
#include "app/import_desk.h"
#include "app/navigator.h"
#include "app/person_network.h"
#include "app/photo_desk.h"
#include "app/presence_desk.h"
#include "app/second_factor_desk.h"
#include "app/session.h"
#include "app/session_desk.h"
#include "app/sync_loop.h"
#include "app/tab_link.h"
#include "app/views.h"

namespace tz::client {

struct App::Parts : private EnvironmentListener {
  Parts(const Host& given, std::function<void()> call);
  ~Parts() override;

  // ---- tied together (app_parts.cpp)
  // Anything shown has changed; `data`: views must be made anew.
  void changed(bool data);
  void settled(const Verdict& verdict, const Operation& operation);
  Reader reader() const;
  Instant now() const;  // the server's time, as far as it is known
  Actor actor() const;
  const SyncStatus& current_status();
  LeaderWord own_word() const;
  bool session_lost() const;
  bool password_is_due() const {
    return session && (session->password_is_temporary || session->password_is_old);
  }
  // Whether anything is to be done before the server answers.
  bool is_held() const { return password_is_due() || (session && session->second_factor_is_due); }
  MeFacts me_facts();
  void say(Notice::Kind kind, std::string text);
  void file_saved(const std::string& name);
  void chain_copied(bool done);
  void route_changed();
  void arm_midnight();
  void picked(PickedFile file);
  void published(const Published& what);
  // Who is in touch is asked for while somebody looks at the board.
  void follow_presence();
  // The server has counted for what stands on the page `made`: from `list` it leads there.
  void counted(const Route& made, Page list, Text words, uint64_t frozen_at);

  // ---- the session (app_session.cpp)
  void start();
  void offer_sign_in();
  void enter(const SignedIn& who);
  void opened();
  void leave();
  void sign_in(const std::string& login, const std::string& password, const std::string& code);
  void signed_in(const SignedIn& who);
  void sign_out();
  // Somebody has ended the session from elsewhere: the phone may be in other hands.
  void session_revoked();
  void forget_what_others_may_see();
  // This device is signed in no more, in all tabs.
  void forget_session(bool revoked);
  void session_changed_elsewhere();
  void password_changed();
  void second_factor_set();  // app_second_factor.cpp
  void keep_session();
  // The server knows us, again or at last: the ledger goes on.
  void go_on();
  void keep_settings();
  void lead(std::function<void()> ready);
  void follow(const LeaderWord& said);

  // ---- edits (app_edits.cpp)
  using Answer = LedgerCopy::Answer;
  Uuid new_id();
  OperationId new_operation_id() { return OperationId(new_id()); }
  ReportId new_report_id() { return ReportId(new_id()); }
  // Saves an edit if the rules foresee that it will stand; otherwise says why not.
  // `draft`: the key of the answers that end with it; `base` as in Deed.
  void edit(const OperationBody& given, const std::string& draft = {},
            std::optional<uint64_t> base = std::nullopt);
  void save(Save save, Answer answer);
  void saved(Kept kept);
  void submit_report();
  void mend(OperationId id);
  void send_again(OperationId id);
  void discard(OperationId id);
  // What another device had not sent: kept here, then sent like one's own.
  void take_in(TakeIn from, Answer answer);
  void taken_in(size_t taken, size_t here);
  void watch_room();
  // What drafts and edits name.
  std::set<Sha256Digest> named_photos() const;

  PersonNetwork network;  // the host's, with the person's name
  Host host;
  std::function<void()> on_change;
  uint64_t revision = 1;
  Phase phase = Phase::starting;
  SignInForm sign_in_form;
  std::optional<SignedIn> session;
  std::vector<Notice> notices;
  Lang lang = Lang::zh;
  bool large = false;
  bool update_ready = false;
  bool storage_short = false;
  bool persistence_asked = false;
  bool refreshing = false;
  bool refresh_again = false;
  uint64_t entered = 0;  // counts sessions: late answers of an older one are dropped
  LeaderWord word;       // the leader's, while this tab follows
  bool status_valid = false;
  SyncStatus status;
  std::optional<Operation> submitting;  // the open form's edit, while its fate is unknown
  TimerId midnight = 0;

  LedgerCopy copy;
  Drafts drafts;
  Photos photos;
  SyncLoop sync;
  TabLink tabs;
  Navigator nav;
  Views views;
  FormDesk form;
  PhotoDesk photo_desk;
  AdminDesk admin;
  SessionDesk sessions;
  SecondFactorDesk second_factor;
  AuditDesk audit;
  ImportDesk importing;
  CountingDesk circulars;
  CountingDesk assessments;
  FileDesk files;
  PresenceDesk presence;
  ExportDesk exporting;

 private:
  void connection_changed() override;
  void visibility_changed() override;
  void path_changed(std::string_view path, int32_t depth) override;
  void update_found() override;
  void full_screen_changed() override;
};

}  // namespace tz::client
