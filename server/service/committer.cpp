#include "service/committer.h"

namespace tz::server {
namespace {

// A group is bounded, so that the first of it does not wait for the last of a flood.
constexpr size_t kGroup = 128;
constexpr size_t kMaxWaiting = 4096;
// Records that are kept between transactions, about a kilobyte each.
constexpr size_t kMostKept = 60000;

bool changes_scopes(const StoreView& view) {
  return view.has_put(Collection::person) || view.has_put(Collection::plan) ||
         view.has_put(Collection::task);
}

}  // namespace

Committer::Committer(Store& store, std::function<void(const Committed&)> after_commit)
    : store_(store), after_commit_(std::move(after_commit)), thread_([this] { work(); }) {}

Committer::~Committer() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    stopping_ = true;
  }
  has_work_.notify_all();
  thread_.join();
}

Outcome Committer::run(Job job) {
  Waiting mine;
  mine.job = std::move(job);
  std::unique_lock<std::mutex> lock(mutex_);
  if (stopping_ || waiting_.size() >= kMaxWaiting) return error(ErrorCode::busy);
  waiting_.push_back(&mine);
  has_work_.notify_one();
  mine.has_outcome.wait(lock, [&] { return mine.outcome.has_value(); });
  return *mine.outcome;
}

size_t Committer::waiting() {
  const std::lock_guard<std::mutex> lock(mutex_);
  return waiting_.size();
}

void Committer::work() {
  std::unique_lock<std::mutex> lock(mutex_);
  for (;;) {
    has_work_.wait(lock, [&] { return stopping_ || !waiting_.empty(); });
    if (waiting_.empty()) return;
    std::vector<Waiting*> group;
    while (!waiting_.empty() && group.size() < kGroup) {
      group.push_back(waiting_.front());
      waiting_.pop_front();
    }
    lock.unlock();
    std::vector<Outcome> outcomes = run_group(group);
    lock.lock();
    for (size_t i = 0; i < group.size(); ++i) {
      group[i]->outcome = std::move(outcomes[i]);
      group[i]->has_outcome.notify_one();
    }
  }
}

void Committer::prepare_view(Transaction& transaction, const Head& head) {
  if (left_at_ != head || view_.size() > kMostKept) view_.forget();
  view_.read_from(transaction);
  // Until this transaction is on disk, nothing that the view learns in it may be trusted.
  left_at_.reset();
}

std::vector<Outcome> Committer::run_group(const std::vector<Waiting*>& group) {
  std::vector<Outcome> outcomes;
  Committed committed;
  uint64_t before = 0;
  const Outcome written = store_.write([&](Transaction& transaction) -> Outcome {
    outcomes.clear();
    const Result<Head> begun = transaction.head();
    if (!begun) return begun.error();
    before = begun->seq;
    prepare_view(transaction, *begun);
    for (const Waiting* waiting : group) {
      Outcome ran = transaction.step([&] { return waiting->job(transaction, view_); });
      if (!ran) view_.forget();
      outcomes.push_back(std::move(ran));
    }
    committed.scopes_may_differ = changes_scopes(view_);
    committed.plans_changed = view_.has_put(Collection::plan);
    const Result<Head> ended = transaction.head();
    if (!ended) return ended.error();
    committed.head = *ended;
    return done();
  });
  if (!written) return std::vector<Outcome>(group.size(), written);
  left_at_ = committed.head;
  if (committed.head.seq != before) after_commit_(committed);
  return outcomes;
}

}  // namespace tz::server
