#include "app/tab_link.h"

#include "app/copy_codec.h"
#include "model/names.h"

namespace tz::client {
namespace {

constexpr int64_t kAskAgainMs = 1500;

constexpr NameTable<Kept, 4> kKeptNames{{"yes", "full", "closed", "failed"}};

json to_json(const Save& save) {
  json out = {{"type", "save"}, {"operation", tz::to_json(save.operation)}, {"draft", save.draft}};
  if (save.instead_of) out["instead_of"] = to_string(*save.instead_of);
  return out;
}

std::optional<Save> save_from(const json& message) {
  ObjectReader in(message, "");
  Save save;
  save.draft = in.optional_text("draft", 200);
  save.instead_of = in.optional_id<OperationId>("instead_of");
  const json& operation = in.object("operation");
  if (in.failed()) return std::nullopt;
  Result<Operation> read = operation_from(operation);
  if (!read) return std::nullopt;
  save.operation = std::move(*read);
  return save;
}

json to_json(const TakeIn& from) {
  return {{"type", "take_in"}, {"edits", edits_json(from)}};
}

std::optional<TakeIn> take_in_from(const json& message) {
  ObjectReader in(message, "");
  const std::vector<RawEdit> edits = read_edits(in);
  if (in.failed()) return std::nullopt;
  Result<TakeIn> from = edits_from(edits);
  if (!from || from->edits.empty()) return std::nullopt;
  return std::move(*from);
}

LeaderWord word_from(const json& message) {
  ObjectReader in(message, "");
  LeaderWord word;
  word.online = in.boolean_or("online", false);
  word.syncing = in.boolean_or("syncing", false);
  word.live = in.boolean_or("live", false);
  word.caught_up = in.boolean_or("caught_up", false);
  word.session_expired = in.boolean_or("session_expired", false);
  word.sending = static_cast<size_t>(in.integer_or("sending", 0, 0, INT32_MAX));
  return word;
}

}  // namespace

TabLink::TabLink(Tabs& tabs, Clock& clock, Listener listener)
    : tabs_(tabs), clock_(clock), listener_(std::move(listener)) {}

TabLink::~TabLink() {
  leave();
}

void TabLink::join(const std::string& circle) {
  leave();
  const uint64_t generation = generation_;
  tabs_.join(
      circle,
      [this, generation] {
        if (generation == generation_) become_leader();
      },
      [this, generation](std::string_view message) {
        if (generation == generation_) take(message);
      });
  tabs_.post(canonical({{"type", "hello"}}));
}

void TabLink::leave() {
  ++generation_;
  leading_ = false;
  waiting_.clear();
  if (timer_ != 0) clock_.cancel(timer_);
  timer_ = 0;
  tabs_.leave();
}

void TabLink::become_leader() {
  const uint64_t generation = generation_;
  listener_.lead([this, generation] {
    if (generation == generation_) lead_on();
  });
}

void TabLink::lead_on() {
  leading_ = true;
  // What the former leader had not confirmed: it may have stored it, and then this finds it there.
  std::map<OperationId, Waiting> waiting;
  waiting.swap(waiting_);
  for (auto& [id, item] : waiting) {
    const Result<json> message = parse_json(item.message);
    TZ_ASSERT(message.ok());
    store(*message, [answer = std::move(item.answer)](OperationId, Kept kept) { answer(kept); });
  }
}

void TabLink::tell_changed(const LeaderWord& word) {
  tabs_.post(canonical({{"type", "changed"},
                        {"online", word.online},
                        {"syncing", word.syncing},
                        {"live", word.live},
                        {"caught_up", word.caught_up},
                        {"session_expired", word.session_expired},
                        {"sending", word.sending}}));
}

void TabLink::tell_session_changed() {
  tabs_.post(canonical({{"type", "session"}}));
}

void TabLink::hand_over(Save save, LedgerCopy::Answer answer) {
  // The form of an operation asks for a device and a number; the leader gives the real ones.
  save.operation.device_seq = 1;
  hand_over(save.operation.id, canonical(to_json(save)), std::move(answer));
}

void TabLink::hand_over(const TakeIn& from, LedgerCopy::Answer answer) {
  if (from.edits.empty()) return answer(Kept::yes);
  hand_over(from.edits.front().operation.id, canonical(to_json(from)), std::move(answer));
}

void TabLink::hand_over(OperationId id, std::string message, LedgerCopy::Answer answer) {
  tabs_.post(message);
  waiting_[id] = Waiting{std::move(message), std::move(answer)};
  arm();
}

void TabLink::arm() {
  if (timer_ != 0) return;
  timer_ = clock_.after(kAskAgainMs, [this] {
    timer_ = 0;
    for (const auto& [id, item] : waiting_) tabs_.post(item.message);
    if (!waiting_.empty()) arm();
  });
}

void TabLink::ask_discard(OperationId id) {
  tabs_.post(canonical({{"type", "discard"}, {"id", to_string(id)}}));
}

void TabLink::ask_kick() {
  tabs_.post(canonical({{"type", "kick"}}));
}

void TabLink::take(std::string_view text) {
  const Result<json> message = parse_json(text);
  if (!message || !message->is_object()) return;
  ObjectReader in(*message, "");
  const std::string type = in.text("type", 20);
  if (type == "session") return listener_.session_changed();
  if (!leading_) {
    if (type == "saved") take_saved(*message);
    if (type == "changed") listener_.changed(word_from(*message));
    return;
  }
  if (type == "save" || type == "take_in") {
    store(*message, [this](OperationId id, Kept kept) {
      tabs_.post(
          canonical({{"type", "saved"}, {"id", to_string(id)}, {"kept", kKeptNames.name(kept)}}));
    });
  }
  if (type == "discard") {
    const OperationId id = in.id<OperationId>("id");
    if (!in.failed()) listener_.discard(id);
  }
  if (type == "kick") listener_.kick();
  if (type == "hello") tell_changed(listener_.word());
}

void TabLink::store(const json& message, std::function<void(OperationId, Kept)> answer) {
  if (std::optional<Save> save = save_from(message)) {
    const OperationId id = save->operation.id;
    return listener_.save(std::move(*save),
                          [answer = std::move(answer), id](Kept kept) { answer(id, kept); });
  }
  if (std::optional<TakeIn> from = take_in_from(message)) {
    const OperationId id = from->edits.front().operation.id;
    listener_.take_in(std::move(*from),
                      [answer = std::move(answer), id](Kept kept) { answer(id, kept); });
  }
}

void TabLink::take_saved(const json& message) {
  ObjectReader in(message, "");
  const OperationId id = in.id<OperationId>("id");
  const Kept kept = in.choice("kept", [](std::string_view name) { return kKeptNames.value(name); });
  if (in.failed()) return;
  const auto found = waiting_.find(id);
  if (found == waiting_.end()) return;
  const LedgerCopy::Answer answer = std::move(found->second.answer);
  waiting_.erase(found);
  answer(kept);
}

}  // namespace tz::client
