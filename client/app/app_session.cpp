// Signing in and out, opening a person's copy, and who leads among the tabs.
#include "app/app_parts.h"

namespace tz::client {
namespace {

constexpr std::string_view kDeviceName = "device";
constexpr std::string_view kSessionKey = "session";
constexpr std::string_view kSettingsKey = "settings";
constexpr std::string_view kLoginKey = "login";
constexpr std::string_view kRevokedKey = "revoked";

std::string person_name(const SignedIn& who) {
  return "person-" + to_string(who.person.id);
}

std::string row_in(const Rows& rows, std::string_view wanted) {
  for (const auto& [key, value] : rows) {
    if (key == wanted) return value;
  }
  return {};
}

}  // namespace

void App::Parts::start() {
  host.device.open(kDeviceName, [](Kept) {});
  host.device.read(Store::facts, "", [this](Kept, const Rows& rows) {
    const Result<json> settings = parse_json(row_in(rows, kSettingsKey));
    if (settings && settings->is_object()) {
      ObjectReader in(*settings, "");
      const std::string tag = in.optional_text("lang", 20);
      if (!tag.empty()) lang = lang_named(tag);
      large = in.boolean_or("large", false);
    }
    sign_in_form.login = row_in(rows, kLoginKey);
    sign_in_form.revoked = !row_in(rows, kRevokedKey).empty();
    host.environment.set_page_language(lang == Lang::zh ? "zh-CN" : "en");
    if (const std::optional<SignedIn> last = session_from(row_in(rows, kSessionKey))) {
      return enter(*last);
    }
    offer_sign_in();
  });
}

void App::Parts::offer_sign_in() {
  phase = Phase::signed_out;
  sign_in_form.code_needed = false;
  changed(true);
  ask_whether_demo(host.network, [this](bool demo) {
    sign_in_form.demo = demo;
    changed(false);
  });
}

void App::Parts::enter(const SignedIn& who) {
  session = who;
  network.name(who.person.id);
  phase = Phase::starting;
  word = LeaderWord();
  const uint64_t mine = ++entered;
  changed(true);
  host.person.open(person_name(who), [](Kept) {});
  copy.load([this, mine](Kept) {
    if (mine != entered) return;
    drafts.load([this, mine] {
      if (mine != entered) return;
      photos.load([this, mine] {
        if (mine == entered) opened();
      });
    });
  });
}

void App::Parts::opened() {
  phase = Phase::ready;
  photos.tidy(named_photos());
  Route home;
  // Whoever only keeps accounts and units sees nothing of the tasks.
  const bool only_admin = actor().has(Role::admin) && !actor().is_staff();
  home.page = reads_whole_ledger(actor()) ? Page::board : only_admin ? Page::admin : Page::tasks;
  nav.begin(home);
  tabs.join(person_name(*session));
  follow_presence();
  changed(true);
}

void App::Parts::lead(std::function<void()> ready) {
  const uint64_t mine = entered;
  copy.refresh([this, mine, ready = std::move(ready)](Kept) {
    if (mine != entered) return;
    photos.load([this, mine, ready] {
      if (mine != entered) return;
      ready();
      if (!is_held()) sync.start();
      changed(true);
    });
  });
}

void App::Parts::follow(const LeaderWord& said) {
  word = said;
  if (refreshing) {
    refresh_again = true;
    return;
  }
  refreshing = true;
  const uint64_t mine = entered;
  copy.refresh([this, mine](Kept) {
    refreshing = false;
    if (mine != entered) return;
    photos.load([this, mine] {
      if (mine != entered) return;
      changed(true);
      const bool again = refresh_again;
      refresh_again = false;
      if (again) follow(word);
    });
  });
}

// Whatever is kept stays kept; only memory is emptied.
void App::Parts::leave() {
  ++entered;
  refreshing = false;
  form.close();
  admin.forget();
  sessions.forget();
  second_factor.forget();
  audit.forget();
  importing.forget();
  circulars.forget();
  assessments.forget();
  files.forget();
  presence.forget();
  exporting.forget();
  submitting.reset();
  sync.stop();
  tabs.leave();
  copy.forget();
  drafts.forget();
  photos.forget();
  photo_desk.forget();
  session.reset();
  network.name(std::nullopt);
}

void App::Parts::sign_in(const std::string& login, const std::string& password,
                         const std::string& code) {
  if (sign_in_form.busy) return;
  sign_in_form.busy = true;
  sign_in_form.fault.clear();
  sign_in_form.login = login;
  changed(false);
  const SignInAttempt attempt{login, password, host.environment.device_name(), code};
  ask_sign_in(host.network, attempt, [this](const Result<SignedIn>& answer) {
    sign_in_form.busy = false;
    if (answer) return signed_in(*answer);
    const ErrorCode why = answer.error().code;
    // Half of it was right: the other half is asked for, and nothing has gone wrong.
    const bool is_half = why == ErrorCode::second_factor_needed;
    if (is_half || why == ErrorCode::second_factor_failed) sign_in_form.code_needed = true;
    if (why == ErrorCode::sign_in_failed) sign_in_form.code_needed = false;
    if (!is_half) sign_in_form.fault = sentence(lang, answer.error());
    changed(false);
  });
}

void App::Parts::signed_in(const SignedIn& who) {
  const bool same = session && session->person.id == who.person.id && phase == Phase::ready;
  if (!same) leave();
  sign_in_form.code_needed = false;
  session = who;
  keep_session();
  if (same) return go_on();
  enter(who);
}

void App::Parts::keep_session() {
  Transaction transaction;
  transaction.strict = true;
  transaction.put(Store::facts, std::string(kSessionKey), session_text(*session));
  transaction.put(Store::facts, std::string(kLoginKey), session->login);
  transaction.erase(Store::facts, std::string(kRevokedKey));
  sign_in_form.revoked = false;
  host.device.commit(std::move(transaction), [this](Kept) { tabs.tell_session_changed(); });
}

void App::Parts::go_on() {
  word.session_expired = false;
  if (tabs.leading() && !is_held()) {
    sync.running() ? sync.session_renewed() : sync.start();
  }
  changed(true);
}

void App::Parts::password_changed() {
  session->password_is_temporary = false;
  session->password_is_old = false;
  keep_session();
  go_on();
  say(Notice::Kind::saved, std::string(tr(lang, Text::password_changed)));
}

// Whoever uses this device next sees nothing of the ledger; what is unsent stays for its writer.
void App::Parts::forget_what_others_may_see() {
  if (!tabs.leading()) return;
  copy.drop_records([](Kept) {});
  photos.drop_sent();
}

void App::Parts::sign_out() {
  tell_sign_out(host.network);
  drafts.flush();
  forget_what_others_may_see();
  forget_session(false);
}

// The server goes on saying it until this device signs out, which it does once the records are
// gone: a page that ends halfway begins again.
void App::Parts::session_revoked() {
  changed(false);
  drafts.flush();
  photos.drop_sent();
  const uint64_t mine = entered;
  copy.drop_records([this, mine](Kept kept) {
    // Somebody may have signed in again meanwhile.
    if (mine != entered || !sync.session_lost()) return;
    if (kept == Kept::yes) {
      tell_sign_out(host.network);
      return forget_session(true);
    }
    leave();
    sign_in_form.revoked = true;
    offer_sign_in();
  });
}

void App::Parts::forget_session(bool revoked) {
  Transaction transaction;
  transaction.strict = true;
  transaction.erase(Store::facts, std::string(kSessionKey));
  if (revoked) transaction.put(Store::facts, std::string(kRevokedKey), "1");
  // The other tabs must hear of it before this one has left their circle.
  const uint64_t mine = entered;
  host.device.commit(std::move(transaction), [this, mine, revoked](Kept) {
    if (mine != entered) return;
    tabs.tell_session_changed();
    leave();
    sign_in_form.revoked = revoked;
    offer_sign_in();
  });
}

void App::Parts::session_changed_elsewhere() {
  const uint64_t mine = entered;
  host.device.read(Store::facts, "", [this, mine](Kept kept, const Rows& rows) {
    if (mine != entered || kept != Kept::yes) return;
    const std::optional<SignedIn> now_in = session_from(row_in(rows, kSessionKey));
    if (now_in && session && now_in->person.id == session->person.id) {
      session = now_in;
      return go_on();
    }
    if (!now_in) forget_what_others_may_see();
    leave();
    sign_in_form.revoked = !row_in(rows, kRevokedKey).empty();
    if (now_in) return enter(*now_in);
    offer_sign_in();
  });
}

void App::Parts::keep_settings() {
  Transaction transaction;
  transaction.put(Store::facts, std::string(kSettingsKey),
                  canonical({{"lang", name_of(lang)}, {"large", large}}));
  host.device.commit(std::move(transaction), [](Kept) {});
}

}  // namespace tz::client
