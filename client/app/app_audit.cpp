// App's part for who is signed in where, and for what the auditor sees.
#include "app/app_parts.h"

namespace tz::client {

const SessionsPage& App::sessions() {
  return parts_->sessions.page();
}

void App::read_sessions() {
  parts_->sessions.open(parts_->nav.route().login);
}

void App::end_session(const std::string& id) {
  parts_->sessions.end(id);
}

void App::end_other_sessions() {
  parts_->sessions.end_others();
}

const AuditPage& App::audit() {
  return parts_->audit.page();
}

void App::read_audit() {
  parts_->audit.open();
}

void App::set_audit_login(std::string_view login) {
  parts_->audit.set_login(login);
  parts_->changed(false);
}

void App::read_older_sign_ins() {
  parts_->audit.read_older();
}

void App::copy_chain() {
  parts_->audit.copy_chain();
}

}  // namespace tz::client
