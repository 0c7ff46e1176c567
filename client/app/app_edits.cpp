// From a person's word to an operation on this device's disk.
#include "app/app_parts.h"

#include "app/words.h"

namespace tz::client {
namespace {

constexpr int64_t kRoomShortPercent = 80;

}  // namespace

Uuid App::Parts::new_id() {
  return uuid7(host.clock.now().unix_ms, host.random.bytes());
}

void App::Parts::edit(const OperationBody& given, const std::string& draft,
                      std::optional<uint64_t> base) {
  if (phase != Phase::ready) return;
  Result<OperationBody> body = formed(given);
  if (!body) return say(Notice::Kind::failed, sentence(lang, body.error()));
  const EditContext at = views.edit_context();
  const Outcome verdict = foreseen(at, *body, base);
  if (!verdict) return say(Notice::Kind::failed, sentence(lang, verdict.error()));
  Save wanted;
  wanted.operation = made_operation(at, new_operation_id(), std::move(*body));
  wanted.draft = draft;
  // The draft is on the device before its end is written, so that the end comes last.
  if (!draft.empty()) drafts.flush();
  const uint64_t mine = entered;
  save(std::move(wanted), [this, mine, draft](Kept kept) {
    if (mine == entered && kept == Kept::yes) drafts.answered(draft);
    saved(kept);
  });
}

void App::Parts::save(Save wanted, Answer answer) {
  if (!persistence_asked) {
    persistence_asked = true;
    host.environment.ask_for_persistence([](bool) {});
  }
  if (!tabs.leading()) {
    // A form of the operation must name a device; the leader names the real one.
    wanted.operation.device = copy.facts().device;
    return tabs.hand_over(std::move(wanted), std::move(answer));
  }
  const bool has_photos = !attachments_of(wanted.operation).empty();
  copy.save(std::move(wanted), [this, has_photos, answer = std::move(answer)](Kept kept) {
    answer(kept);
    if (kept != Kept::yes) return;
    watch_room();
    if (!has_photos) return sync.kick();
    photos.load([this] {
      changed(true);
      sync.kick();
    });
  });
}

std::set<Sha256Digest> App::Parts::named_photos() const {
  std::set<Sha256Digest> out;
  const auto add = [&](const std::vector<Attachment>& attachments) {
    for (const Attachment& attachment : attachments) out.insert(attachment.hash);
  };
  for (const auto& [assignment, draft] : drafts.all()) add(draft.input.attachments);
  for (const auto& [key, answers] : drafts.all_answers()) {
    const auto listed = answers.find(kAttachmentsKey);
    if (listed != answers.end()) add(files_in(listed->second));
  }
  for (const OutboxEntry& entry : copy.outbox().entries()) add(attachments_of(entry.operation));
  return out;
}

void App::Parts::saved(Kept kept) {
  if (kept == Kept::yes) {
    return say(Notice::Kind::saved, std::string(tr(lang, Text::notice_saved)));
  }
  say(Notice::Kind::failed, sentence(lang, error(fault_of(kept))));
}

void App::Parts::submit_report() {
  const ReportForm* now_open = form.form();
  if (now_open == nullptr || now_open->state == ReportForm::State::saving) return;
  form.touch();
  now_open = form.form();
  if (!now_open->may_submit) return changed(false);
  const AssignmentId id = now_open->assignment;
  const EditContext at = views.edit_context();
  const Assignment* assignment = at.records.assignment(id);
  if (assignment == nullptr) return;
  std::vector<size_t> bad_values;
  SubmitReport body;
  body.report = new_report_id();
  body.assignment = id;
  body.content = content_from(now_open->input, bad_values);
  body.replaces = corrected_by_new(at, *assignment);
  Result<OperationBody> whole = formed(body);
  if (!whole) return say(Notice::Kind::failed, sentence(lang, whole.error()));
  Save wanted;
  wanted.operation = made_operation(at, new_operation_id(), std::move(*whole));
  wanted.draft = draft_key(id);
  wanted.instead_of = now_open->mends;
  // The draft is on the device before its end is written, so that the end comes last.
  drafts.flush();
  form.set_state(ReportForm::State::saving);
  changed(false);
  const uint64_t mine = entered;
  save(std::move(wanted), [this, id, mine](Kept kept) {
    if (mine != entered) return;
    if (kept == Kept::yes) {
      drafts.submitted(id);
      const bool in_sight = form.is_open(id);
      form.set_state(ReportForm::State::editing);
      if (in_sight) {
        form.close();
        nav.back();
      }
    } else if (form.is_open(id)) {
      form.set_state(ReportForm::State::not_saved);
    }
    views.reset();
    saved(kept);
  });
}

void App::Parts::mend(OperationId id) {
  const OutboxEntry* entry = copy.outbox().find(id);
  if (entry == nullptr || entry->state != EntryState::rejected) return;
  const std::optional<AssignmentId> assignment = assignment_of(entry->operation);
  if (!assignment) return;
  form.open_to_mend(*assignment, *entry);
  nav.open(report_route(*assignment));
}

void App::Parts::send_again(OperationId id) {
  const OutboxEntry* entry = copy.outbox().find(id);
  if (entry == nullptr || entry->state != EntryState::rejected) return;
  const EditContext at = views.edit_context();
  OperationBody body = entry->operation.body;
  const Outcome verdict = foreseen(at, body);
  if (!verdict) return say(Notice::Kind::failed, sentence(lang, verdict.error()));
  Save wanted;
  wanted.operation = made_operation(at, new_operation_id(), std::move(body));
  wanted.instead_of = id;
  save(std::move(wanted), [this](Kept kept) { saved(kept); });
}

void App::Parts::discard(OperationId id) {
  if (!tabs.leading()) return tabs.ask_discard(id);
  copy.discard(id, [this](Kept kept) {
    if (kept != Kept::yes) saved(kept);
  });
}

void App::Parts::take_in(TakeIn from, Answer answer) {
  if (!tabs.leading()) return tabs.hand_over(from, std::move(answer));
  copy.take_in(std::move(from), [this, answer = std::move(answer)](Kept kept) {
    answer(kept);
    if (kept != Kept::yes) return;
    sync.kick();
    watch_room();
  });
}

void App::Parts::taken_in(size_t taken, size_t here) {
  say(Notice::Kind::saved,
      tr(lang, Text::notice_taken_in, {std::to_string(taken), std::to_string(here)}));
}

void App::Parts::watch_room() {
  host.environment.measure_storage([this](StorageRoom room) {
    const bool is_short =
        room.quota_bytes > 0 && room.used_bytes * 100 > room.quota_bytes * kRoomShortPercent;
    if (is_short == storage_short) return;
    storage_short = is_short;
    changed(false);
  });
}

}  // namespace tz::client
