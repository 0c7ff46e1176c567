#include "app/drafts.h"

#include "base/json_read.h"
#include "base/utf8.h"
#include "model/limits.h"

namespace tz::client {
namespace {

constexpr std::string_view kPrefix = "report/";
constexpr size_t kMaxValueText = 60;
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

std::optional<Draft> draft_from(std::string_view text) {
  const Result<json> parsed = parse_json(text);
  if (!parsed) return std::nullopt;
  // A draft may hold more than a report may: it is cut by nobody but its author.
  constexpr size_t kRoom = kMaxNarrative * 4;
  ObjectReader in(*parsed, "");
  Draft draft;
  draft.input.percent = static_cast<int32_t>(in.integer("percent", 0, 100));
  for (const json& value : in.array("values", kMaxTargets)) {
    const std::string* item = value.get_ptr<const std::string*>();
    draft.input.values.push_back(item == nullptr ? std::string() : *item);
  }
  draft.input.narrative = in.optional_text("narrative", kRoom);
  draft.input.problem = in.optional_text("problem", kRoom);
  draft.input.severe = in.boolean_or("severe", false);
  draft.input.reason = in.optional_text("reason", kRoom);
  draft.input.attachments = read_attachments(in);
  draft.saved_at = Instant{in.integer("saved_at", 0, kMaxInstantMs)};
  draft.mends = in.optional_id<OperationId>("mends");
  if (in.failed()) return std::nullopt;
  return draft;
}

}  // namespace

std::string draft_key(AssignmentId assignment) {
  return std::string(kPrefix) + to_string(assignment);
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
    for (const auto& [key, value] : rows) {
      if (key.compare(0, kPrefix.size(), kPrefix) != 0) continue;
      const auto id = uuid_from(std::string_view(key).substr(kPrefix.size()));
      std::optional<Draft> draft = draft_from(value);
      if (id && draft) drafts_.emplace(AssignmentId(*id), std::move(*draft));
    }
    answer();
  });
}

void Drafts::forget() {
  ++generation_;
  drafts_.clear();
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
  unsaved_[assignment] = ++changes_;
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
  for (const auto& [assignment, change] : unsaved) write(assignment);
}

void Drafts::write(AssignmentId assignment) {
  Draft& draft = drafts_[assignment];
  const Instant now = clock_.now();
  Draft written = draft;
  written.saved_at = now;
  Transaction transaction;
  transaction.strict = true;
  transaction.put(Store::drafts, draft_key(assignment), canonical(to_json(written)));
  const uint64_t change = unsaved_[assignment];
  const uint64_t generation = generation_;
  storage_.commit(std::move(transaction), [=, this](Kept kept) {
    if (generation != generation_) return;
    refused_ = kept != Kept::yes;
    const auto waiting = unsaved_.find(assignment);
    if (!refused_ && waiting != unsaved_.end() && waiting->second == change) {
      unsaved_.erase(waiting);
      drafts_[assignment].saved_at = now;
    }
    if (!unsaved_.empty()) arm();
    changed_();
  });
}

void Drafts::erase(AssignmentId assignment) {
  submitted(assignment);
  Transaction transaction;
  transaction.erase(Store::drafts, draft_key(assignment));
  storage_.commit(std::move(transaction), [](Kept) {});
}

void Drafts::submitted(AssignmentId assignment) {
  drafts_.erase(assignment);
  unsaved_.erase(assignment);
}

}  // namespace tz::client
