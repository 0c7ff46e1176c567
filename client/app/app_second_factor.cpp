// App's part for the second factor: the step of signing in that asks for its code, and setting one
// up.
#include "app/app_parts.h"

namespace tz::client {

bool App::second_factor_is_due() const {
  return parts_->phase == Phase::ready && parts_->session && parts_->session->second_factor_is_due;
}

SecondFactorPage App::second_factor() const {
  SecondFactorPage page;
  page.replaces = parts_->session && parts_->session->has_second_factor;
  page.secret = in_groups(parts_->second_factor.secret());
  page.asked = parts_->second_factor.asked();
  return page;
}

void App::leave_code() {
  parts_->sign_in_form.code_needed = false;
  parts_->sign_in_form.fault.clear();
  parts_->changed(false);
}

void App::begin_second_factor(const std::string& password, const std::string& code) {
  parts_->second_factor.begin(password, code);
}

void App::confirm_second_factor(const std::string& code) {
  parts_->second_factor.confirm(code);
}

void App::open_authenticator() {
  if (!parts_->session || parts_->second_factor.secret().empty()) return;
  parts_->host.environment.open_link(parts_->second_factor.link(parts_->session->login));
}

void App::settle_second_factor() {
  parts_->second_factor.forget();
  parts_->changed(false);
}

void App::take_off_second_factor(const std::string& login) {
  parts_->admin.take_off_second_factor(login);
}

void App::Parts::second_factor_set() {
  session->has_second_factor = true;
  session->second_factor_is_due = false;
  keep_session();
  go_on();
  say(Notice::Kind::saved, std::string(tr(lang, Text::second_factor_set)));
}

}  // namespace tz::client
