// Drafts 草稿: what is being written, kept on this device within a second of the last letter, until
// it is submitted or discarded: a report for each assignment, and the answers to the question of
// each deed. Owned by App; one thread.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>

#include "app/report_form.h"
#include "host/clock.h"
#include "host/storage.h"

namespace tz::client {

struct Draft {
  ReportInput input;
  std::optional<OperationId> mends;  // the rejected operation that it will stand for
  Instant saved_at;                  // 0: not on the device yet
  friend bool operator==(const Draft&, const Draft&) = default;
};

// What was answered to a deed's question, by the keys of its fields.
using AnswerDraft = std::map<std::string, std::string>;

// The key of an assignment's draft in Store::drafts.
std::string draft_key(AssignmentId assignment);

class Drafts {
 public:
  Drafts(Storage& storage, Clock& clock, std::function<void()> changed);
  ~Drafts();
  Drafts(const Drafts&) = delete;
  Drafts& operator=(const Drafts&) = delete;

  void load(std::function<void()> answer);
  void forget();

  // Null when there is none.
  const Draft* find(AssignmentId assignment) const;
  const std::map<AssignmentId, Draft>& all() const { return drafts_; }
  // Is written after kAutosaveMs without another change, and at the latest after that time since
  // the first one.
  void set(AssignmentId assignment, const ReportInput& input, std::optional<OperationId> mends);
  // Writes at once what has not been written: the page may be about to go.
  void flush();
  void erase(AssignmentId assignment);
  // Its end was stored together with the edit that it became.
  void submitted(AssignmentId assignment);
  bool is_saved(AssignmentId assignment) const {
    return unsaved_.count(draft_key(assignment)) == 0;
  }

  // The same for the question of a deed, by its answers_key(). Null when there is none; to set it
  // to nothing is to erase it.
  const AnswerDraft* answers(const std::string& key) const;
  const std::map<std::string, AnswerDraft>& all_answers() const { return answers_; }
  void set_answers(const std::string& key, AnswerDraft answers);
  void answered(const std::string& key);

  // The last writing was refused.
  bool refused() const { return refused_; }

  static constexpr int64_t kAutosaveMs = 800;

 private:
  // Another change that is not on the device yet.
  void note(const std::string& key);
  void arm();
  void write(const std::string& key);
  void take(const std::string& key, const std::string& value);
  std::string text_of(const std::string& key, Instant now) const;
  void erase_stored(const std::string& key);

  Storage& storage_;
  Clock& clock_;
  std::function<void()> changed_;
  std::map<AssignmentId, Draft> drafts_;
  std::map<std::string, AnswerDraft> answers_;  // by key
  std::map<std::string, uint64_t> unsaved_;     // keys, with the change that is not written
  uint64_t changes_ = 0;
  uint64_t generation_ = 0;
  bool refused_ = false;
  TimerId timer_ = 0;
};

}  // namespace tz::client
