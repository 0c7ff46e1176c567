#include "app/drafts.h"

#include "base/json_read.h"
#include "base/utf8.h"
#include "model/limits.h"

namespace tz::client {
namespace {

constexpr std::string_view kReportPrefix = "report/";
constexpr size_t kMaxValueText = 60;
constexpr size_t kMaxAnswerBytes = kMaxNarrative * 16;
constexpr int64_t kRetryMs = 5000;

json to_json(const Draft& draft) {
  json out = {{"percent", draft.input.percent},     {"values", draft.input.values},
              {"narrative", draft.input.narrative}, {"problem", draft.input.problem},
              {"severe", draft.input.severe},       {"reason", draft.input.reason},
              {"saved_at", draft.saved_at.unix_ms}};
  put_attachments(out, draft.input.attachments);
  if (draft.mends) out["mends"] = to_string(*draft.mends);
  return out;
}

// As it was typed: a draft may hold what no operation may, and is cut by nobody but its author.
std::string typed_in(const json& draft, const char* key) {
  const auto found = draft.find(key);
  if (found == draft.end()) return {};
  const std::string* text = found->get_ptr<const std::string*>();
  return text == nullptr ? std::string() : *text;
}

std::optional<Draft> draft_from(std::string_view text) {
  const Result<json> parsed = parse_json(text);
  if (!parsed || !parsed->is_object()) return std::nullopt;
  ObjectReader in(*parsed, "");
  Draft draft;
  draft.input.percent = static_cast<int32_t>(in.integer("percent", 0, 100));
  for (const json& value : in.array("values", kMaxTargets)) {
    const std::string* item = value.get_ptr<const std::string*>();
    draft.input.values.push_back(item == nullptr ? std::string() : *item);
  }
  draft.input.narrative = typed_in(*parsed, "narrative");
  draft.input.problem = typed_in(*parsed, "problem");
  draft.input.severe = in.boolean_or("severe", false);
  draft.input.reason = typed_in(*parsed, "reason");
  draft.input.attachments = read_attachments(in);
  draft.saved_at = Instant{in.integer("saved_at", 0, kMaxInstantMs)};
  draft.mends = in.optional_id<OperationId>("mends");
  if (in.failed()) return std::nullopt;
  return draft;
}

AnswerDraft answers_from(std::string_view text) {
  AnswerDraft out;
  const Result<json> parsed = parse_json(text);
  if (!parsed || !parsed->is_object()) return out;
  for (const auto& item : parsed->items()) {
    const std::string* answer = item.value().get_ptr<const std::string*>();
    if (answer != nullptr && answer->size() <= kMaxAnswerBytes) out.emplace(item.key(), *answer);
  }
  return out;
}

// Of a report; nothing where the key is that of a deed's question.
std::optional<AssignmentId> assignment_in(std::string_view key) {
  if (key.substr(0, kReportPrefix.size()) != kReportPrefix) return std::nullopt;
  const std::optional<Uuid> id = uuid_from(key.substr(kReportPrefix.size()));
  return id ? std::optional(AssignmentId(*id)) : std::nullopt;
}

}  // namespace

std::string draft_key(AssignmentId assignment) {
  return std::string(kReportPrefix) + to_string(assignment);
}

Drafts::Drafts(Storage& storage, Clock& clock, std::function<void()> changed)
    : storage_(storage), clock_(clock), changed_(std::move(changed)) {}

Drafts::~Drafts() {
  if (timer_ != 0) clock_.cancel(timer_);
}

void Drafts::load(std::function<void()> answer) {
  forget();
  const uint64_t generation = generation_;
  storage_.read(Store::drafts, "", [=, this](Kept, const Rows& rows) {
    if (generation != generation_) return;
    for (const auto& [key, value] : rows) take(key, value);
    answer();
  });
}

void Drafts::take(const std::string& key, const std::string& value) {
  if (const std::optional<AssignmentId> id = assignment_in(key)) {
    if (std::optional<Draft> draft = draft_from(value)) drafts_.emplace(*id, std::move(*draft));
  } else if (AnswerDraft answers = answers_from(value); !answers.empty()) {
    answers_.emplace(key, std::move(answers));
  }
}

void Drafts::forget() {
  ++generation_;
  drafts_.clear();
  answers_.clear();
  unsaved_.clear();
  refused_ = false;
  if (timer_ != 0) clock_.cancel(timer_);
  timer_ = 0;
}

const Draft* Drafts::find(AssignmentId assignment) const {
  const auto found = drafts_.find(assignment);
  return found == drafts_.end() ? nullptr : &found->second;
}

void Drafts::set(AssignmentId assignment, const ReportInput& input,
                 std::optional<OperationId> mends) {
  Draft& draft = drafts_[assignment];
  draft.input = input;
  for (std::string& value : draft.input.values) {
    value = std::string(first_characters(value, kMaxValueText));
  }
  draft.mends = mends;
  note(draft_key(assignment));
}

const AnswerDraft* Drafts::answers(const std::string& key) const {
  const auto found = answers_.find(key);
  return found == answers_.end() ? nullptr : &found->second;
}

void Drafts::set_answers(const std::string& key, AnswerDraft answers) {
  const AnswerDraft* before = this->answers(key);
  if (answers.empty()) {
    if (before != nullptr) erase_stored(key);
    return answered(key);
  }
  if (before != nullptr && *before == answers) return;
  answers_[key] = std::move(answers);
  note(key);
}

void Drafts::answered(const std::string& key) {
  answers_.erase(key);
  unsaved_.erase(key);
}

void Drafts::note(const std::string& key) {
  unsaved_[key] = ++changes_;
  arm();
}

void Drafts::arm() {
  if (timer_ != 0) return;
  timer_ = clock_.after(refused_ ? kRetryMs : kAutosaveMs, [this] {
    timer_ = 0;
    flush();
  });
}

void Drafts::flush() {
  if (timer_ != 0) clock_.cancel(timer_);
  timer_ = 0;
  const auto unsaved = unsaved_;
  for (const auto& [key, change] : unsaved) write(key);
}

std::string Drafts::text_of(const std::string& key, Instant now) const {
  const std::optional<AssignmentId> assignment = assignment_in(key);
  if (!assignment) return canonical(json(*answers(key)));
  Draft written = *find(*assignment);
  written.saved_at = now;
  return canonical(to_json(written));
}

void Drafts::write(const std::string& key) {
  const Instant now = clock_.now();
  Transaction transaction;
  transaction.strict = true;
  transaction.put(Store::drafts, key, text_of(key, now));
  const uint64_t change = unsaved_[key];
  const uint64_t generation = generation_;
  storage_.commit(std::move(transaction), [=, this](Kept kept) {
    if (generation != generation_) return;
    refused_ = kept != Kept::yes;
    const auto waiting = unsaved_.find(key);
    if (!refused_ && waiting != unsaved_.end() && waiting->second == change) {
      unsaved_.erase(waiting);
      const std::optional<AssignmentId> assignment = assignment_in(key);
      if (assignment) drafts_[*assignment].saved_at = now;
    }
    if (!unsaved_.empty()) arm();
    changed_();
  });
}

void Drafts::erase(AssignmentId assignment) {
  submitted(assignment);
  erase_stored(draft_key(assignment));
}

void Drafts::erase_stored(const std::string& key) {
  Transaction transaction;
  transaction.erase(Store::drafts, key);
  storage_.commit(std::move(transaction), [](Kept) {});
}

void Drafts::submitted(AssignmentId assignment) {
  drafts_.erase(assignment);
  unsaved_.erase(draft_key(assignment));
}

}  // namespace tz::client
