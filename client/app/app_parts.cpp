#include "app/app_parts.h"

#include "app/outbox_file.h"
#include "app/words.h"

namespace tz::client {
namespace {

constexpr size_t kMaxNotices = 4;
// Of a file that is no evidence: a plan, or unsent edits.
constexpr size_t kMaxPickedBytes = kMaxOutboxFileBytes;
static_assert(kMaxPickedBytes == size_t{kMaxDocumentBytes});

}  // namespace

App::Parts::Parts(const Host& given, std::function<void()> call)
    : network(given.network),
      host{given.device, given.person,      network,     given.clock, given.random,
           given.tabs,   given.environment, given.files, given.vault},
      on_change(std::move(call)),
      copy(host.person, host.clock, host.random),
      drafts(host.person, host.clock, [this] { changed(true); }),
      photos(host.person, host.clock, [this] { changed(true); }),
      sync(host, copy, photos,
           {[this] { changed(false); }, [this] { changed(false); }, [this] { session_revoked(); },
            [this] { say(Notice::Kind::failed, std::string(tr(lang, Text::device_lost_short))); },
            [this](const Verdict& verdict, const Operation& operation) {
              settled(verdict, operation);
            }}),
      tabs(host.tabs, host.clock,
           {[this](std::function<void()> ready) { lead(std::move(ready)); },
            [this](Save save, LedgerCopy::Answer answer) {
              this->save(std::move(save), std::move(answer));
            },
            [this](TakeIn from, LedgerCopy::Answer answer) {
              take_in(std::move(from), std::move(answer));
            },
            [this](OperationId id) { discard(id); }, [this] { sync.kick(); },
            [this] { return own_word(); }, [this](const LeaderWord& said) { follow(said); },
            [this] { session_changed_elsewhere(); }}),
      nav(host.environment, [this] { route_changed(); }),
      views(copy, drafts, [this] { return reader(); }),
      form(views, drafts),
      photo_desk(
          photos, form, host.network, host.files,
          {[this] { changed(true); },
           [this](const Error& why) {
             say(Notice::Kind::failed,
                 why.code == ErrorCode::too_many
                     ? tr(lang, Text::photos_full, {std::to_string(kMaxAttachments)})
                     : sentence(lang, why));
           },
           [this] { say(Notice::Kind::failed, std::string(tr(lang, Text::photo_not_here))); },
           [this] { return lang; }}),
      admin(
          host.network, views, [this] { changed(false); }, [this] { password_changed(); }),
      sessions(host.network, views, [this] { changed(false); }),
      second_factor(
          host.network, [this] { return lang; }, [this] { changed(false); },
          [this] { second_factor_set(); }),
      audit(
          host, views, [this] { changed(false); }, [this](bool done) { chain_copied(done); }),
      importing(
          host.network, views, [this] { changed(false); },
          [this](const Published& what) { published(what); }),
      circulars(
          host, {.path = "/api/v1/circulars", .key = "circular"}, [this] { return lang; },
          [this] { changed(false); },
          [this](const Uuid& id, uint64_t frozen_at) {
            counted(circular_route(CircularId(id)), Page::circulars, Text::circular_drafted,
                    frozen_at);
          },
          [this](const std::string& name) { file_saved(name); }),
      assessments(
          host, {.path = "/api/v1/assessments", .key = "assessment"}, [this] { return lang; },
          [this] { changed(false); },
          [this](const Uuid& id, uint64_t frozen_at) {
            counted(assessment_route(AssessmentId(id)), Page::assessments, Text::assessment_drafted,
                    frozen_at);
          },
          [this](const std::string& name) { file_saved(name); }),
      files(host, views,
            {[this] { changed(false); },
             [this](TakeIn from, LedgerCopy::Answer answer) {
               take_in(std::move(from), std::move(answer));
             },
             [this](size_t taken, size_t here) { taken_in(taken, here); }}),
      presence(host.network, host.clock,
               [this](Presence told) {
                 views.set_presence(std::move(told));
                 changed(false);
               }),
      exporting(
          host, views, [this] { changed(false); },
          [this](const std::string& name) { file_saved(name); }) {
  // One input takes all kinds of files; picked() holds each to its own limit.
  static_assert(kMaxPickedBytes <= kMaxBlobBytes);
  host.files.listen(kMaxBlobBytes, [this](PickedFile file) { picked(std::move(file)); });
  copy.on_change([this] {
    changed(true);
    presence.ledger_changed();
  });
  host.environment.listen(this);
  lang = lang_named(host.environment.language());
  arm_midnight();
}

App::Parts::~Parts() {
  if (midnight != 0) host.clock.cancel(midnight);
  host.environment.listen(nullptr);
  host.files.listen(0, {});
}

void App::Parts::changed(bool data) {
  ++revision;
  status_valid = false;
  if (data) {
    views.reset();
    form.reset();
    admin.reset();
    sessions.reset();
    audit.reset();
  }
  if (phase == Phase::ready && tabs.leading()) tabs.tell_changed(own_word());
  if (on_change) on_change();
}

void App::Parts::say(Notice::Kind kind, std::string text) {
  if (notices.size() < kMaxNotices) notices.push_back({kind, std::move(text)});
  changed(false);
}

void App::Parts::settled(const Verdict& verdict, const Operation& operation) {
  const std::string what(tr(lang, word_of(kind_of(operation))));
  const std::string why = verdict.error ? sentence(lang, *verdict.error) : std::string();
  switch (verdict.kind) {
    case VerdictKind::accepted:
      return say(Notice::Kind::in_ledger,
                 tr(lang, Text::notice_in_ledger, {what, std::to_string(verdict.seq)}));
    case VerdictKind::rejected:
      return say(Notice::Kind::returned, tr(lang, Text::notice_returned, {what, why}));
    case VerdictKind::late:
      return say(Notice::Kind::returned,
                 tr(lang, Text::notice_late,
                    {what, why.empty() ? std::string(tr(lang, Text::edit_late)) : why}));
  }
}

Instant App::Parts::now() const {
  return Instant{host.clock.now().unix_ms + copy.facts().skew_ms.value_or(0)};
}

Actor App::Parts::actor() const {
  if (!session) return Actor();
  // The ledger knows best: roles and unit may have changed since the sign-in.
  const Person* person = copy.confirmed().person(session->person.id);
  return actor_of(person == nullptr ? session->person : *person);
}

Reader App::Parts::reader() const {
  const Instant at = now();
  return {lang, at, shanghai_date(at), actor()};
}

bool App::Parts::session_lost() const {
  return tabs.leading() ? sync.session_lost() : word.session_expired;
}

LeaderWord App::Parts::own_word() const {
  LeaderWord out;
  out.online = sync.reached();
  out.syncing = sync.busy();
  out.live = sync.live();
  out.caught_up = sync.caught_up();
  out.session_expired = sync.session_lost();
  for (const OutboxEntry& entry : copy.outbox().entries()) {
    if (entry.state == EntryState::sending) ++out.sending;
  }
  return out;
}

const SyncStatus& App::Parts::current_status() {
  if (status_valid) return status;
  status_valid = true;
  const LeaderWord said = tabs.leading() ? own_word() : word;
  const Outbox& outbox = copy.outbox();
  status = SyncStatus();
  status.unsent = outbox.unsent();
  status.sending = said.sending;
  status.photos = photos.count(PhotoState::waiting);
  status.attention =
      outbox.needing_attention() + copy.unreadable() + photos.count(PhotoState::refused);
  status.online = said.online && host.environment.online();
  status.syncing = said.syncing;
  status.live = said.live;
  status.session_expired = said.session_expired;
  status.not_saved = copy.trouble() != Kept::yes || drafts.refused();
  status.storage_short = storage_short;
  status.last_synced = copy.facts().last_synced;
  if (status.last_synced) {
    status.last_synced->unix_ms += copy.facts().skew_ms.value_or(0);
  }
  for (const OutboxEntry& entry : outbox.entries()) {
    const bool unsent = entry.state == EntryState::waiting || entry.state == EntryState::sending;
    const int64_t age_ms = host.clock.now().unix_ms - entry.operation.device_time.unix_ms;
    if (unsent && age_ms > kDayMs) status.unsent_over_a_day = true;
  }
  for (const auto& [hash, photo] : photos.all()) {
    const int64_t age_ms = host.clock.now().unix_ms - photo.added_at.unix_ms;
    if (photo.state == PhotoState::waiting && age_ms > kDayMs) status.unsent_over_a_day = true;
  }
  say_status(status, said.caught_up && copy.facts().complete, lang, now());
  return status;
}

MeFacts App::Parts::me_facts() {
  MeFacts facts;
  if (session) facts.session = *session;
  facts.large = large;
  facts.update_ready = update_ready;
  facts.may_settle_loss = tabs.leading();
  facts.status = current_status();
  return facts;
}

void App::Parts::route_changed() {
  const Route& route = nav.route();
  photo_desk.end_question();
  if (route.page == Page::report && phase == Phase::ready) {
    form.open(route.assignment);
  } else {
    form.close();
  }
  if (phase == Phase::ready) {
    if (route.page == Page::admin) admin.open();
    if (route.page == Page::sessions) sessions.open(route.login);
    if (route.page == Page::audit) audit.open();
  }
  follow_presence();
  changed(false);
}

void App::Parts::follow_presence() {
  const Page page = nav.route().page;
  const bool looked_at = phase == Phase::ready && (page == Page::board || page == Page::rows) &&
                         reads_whole_ledger(actor()) && host.environment.visible();
  presence.follow(looked_at);
}

// The page that is shown is the one whose input was used.
void App::Parts::picked(PickedFile file) {
  if (phase != Phase::ready) return;
  if (file.is_evidence) return photo_desk.take(std::move(file));
  if (file.bytes.size() > kMaxPickedBytes) {
    file.kind = PickedFile::Kind::too_large;
    file.bytes.clear();
  }
  if (nav.route().page == Page::import_plan) return importing.take(std::move(file));
  if (nav.route().page == Page::me) files.take(std::move(file));
}

void App::Parts::published(const Published& what) {
  tabs.leading() ? sync.kick() : tabs.ask_kick();
  say(Notice::Kind::in_ledger, tr(lang, Text::import_published,
                                  {std::to_string(what.tasks), std::to_string(what.assignments),
                                   std::to_string(what.new_units)}));
  // The board shows what was made, as soon as it has come.
  views.show_span({what.plan});
  if (nav.route().page != Page::import_plan) return;
  nav.can_go_back() ? nav.back() : nav.open_tab(Page::board);
}

void App::Parts::counted(const Route& made, Page list, Text words, uint64_t frozen_at) {
  tabs.leading() ? sync.kick() : tabs.ask_kick();
  say(Notice::Kind::in_ledger, tr(lang, words, {std::to_string(frozen_at)}));
  // The page says that it is on its way until the device has it.
  if (nav.route().page == list) nav.open(made);
}

void App::Parts::file_saved(const std::string& name) {
  say(Notice::Kind::saved, tr(lang, Text::export_saved, {name}));
}

void App::Parts::chain_copied(bool done) {
  say(done ? Notice::Kind::plain : Notice::Kind::failed,
      std::string(tr(lang, done ? Text::copied : Text::not_copied)));
}

// Lights, days left and the cycle change with the day.
void App::Parts::arm_midnight() {
  const Instant at = now();
  const Instant next = shanghai_start_of(shanghai_date(at) + 1);
  midnight = host.clock.after(next.unix_ms - at.unix_ms + kSecondMs, [this] {
    changed(true);
    arm_midnight();
  });
}

void App::Parts::connection_changed() {
  if (host.environment.online()) {
    tabs.leading() ? sync.kick() : tabs.ask_kick();
  }
  changed(false);
}

void App::Parts::visibility_changed() {
  if (!host.environment.visible()) drafts.flush();
  sync.visibility_changed();
  follow_presence();
  changed(host.environment.visible());
}

void App::Parts::path_changed(std::string_view path, int32_t depth) {
  nav.path_changed(path, depth);
}

void App::Parts::full_screen_changed() {
  changed(false);
}

void App::Parts::update_found() {
  update_ready = true;
  changed(true);
}

}  // namespace tz::client
