#include "app/second_factor_desk.h"

#include "base/percent.h"

namespace tz::client {
namespace {

constexpr size_t kMaxSecret = 200;

}  // namespace

SecondFactorDesk::SecondFactorDesk(Network& network, std::function<Lang()> lang,
                                   std::function<void()> changed, std::function<void()> set_up)
    : network_(network),
      lang_(std::move(lang)),
      changed_(std::move(changed)),
      set_up_(std::move(set_up)) {}

void SecondFactorDesk::ask(HttpRequest request, std::function<void(const json&)> answered) {
  asked_ = {Asked::State::busy, {}, {}};
  call(network_, std::move(request),
       [this, mine = round_, answered = std::move(answered)](const Result<json>& got) {
         if (mine != round_) return;
         if (got) {
           answered(*got);
         } else {
           asked_ = refused(lang_(), got.error());
         }
         changed_();
       });
  changed_();
}

void SecondFactorDesk::begin(const std::string& password, const std::string& code) {
  if (asked_.busy()) return;
  json body = json::object();
  if (!password.empty()) body["password"] = password;
  if (!code.empty()) body["code"] = code;
  ask(post("/api/v1/second-factor", body), [this](const json& got) {
    if (got.is_object()) {
      ObjectReader in(got, "");
      secret_ = in.optional_text("secret", kMaxSecret);
    }
    asked_ = secret_.empty() ? refused(lang_(), error(ErrorCode::internal)) : Asked();
  });
}

void SecondFactorDesk::confirm(const std::string& code) {
  if (asked_.busy() || secret_.empty()) return;
  ask(post("/api/v1/second-factor/confirm", {{"code", code}}), [this](const json&) {
    forget();
    asked_ = {Asked::State::done, {}, {}};
    set_up_();
  });
}

void SecondFactorDesk::forget() {
  ++round_;
  secret_.clear();
  asked_ = {};
}

std::string SecondFactorDesk::link(const std::string& login) const {
  const std::string issuer = percent_encoded(tr(lang_(), Text::app_name));
  return "otpauth://totp/" + issuer + ':' + percent_encoded(login) + "?secret=" + secret_ +
         "&issuer=" + issuer;
}

}  // namespace tz::client
