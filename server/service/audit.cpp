#include "service/audit.h"

#include <set>

#include "model/record_set.h"
#include "service/audit_blobs.h"
#include "service/audit_erasures.h"
#include "service/audit_figures.h"
#include "service/past_ledger.h"

namespace tz::server {
namespace {

std::string name_of_key(const RecordKey& key) {
  return std::string(name_of(key.collection)) + ' ' + to_string(key.id);
}

std::optional<ErasePerson> erasure_in(const LogEntry& entry) {
  if (entry.kind != name_of(OperationKind::erase_person)) return std::nullopt;
  std::optional<Operation> operation = operation_in(entry.text);
  if (!operation) return std::nullopt;
  auto* body = std::get_if<ErasePerson>(&operation->body);
  if (body == nullptr) return std::nullopt;
  return std::move(*body);
}

// Walks the log once: checks the chain and plays the operations again.
class Replay {
 public:
  Replay(const Head& acknowledged, const AuditFigures& figures, std::vector<Error>& findings)
      : acknowledged_(acknowledged), figures_(figures), findings_(findings) {}

  // False when enough was found.
  bool take(const LogEntry& entry) {
    check_chain(entry);
    last_ = {entry.seq, entry.hash};
    if (entry.verdict != VerdictKind::rejected) play(entry);
    figures_.check(ledger_.records, entry, findings_);
    return findings_.size() < kMaxFindings;
  }

  const Head& last() const { return last_; }
  const RecordSet& records() const { return ledger_.records; }

  // After the last entry.
  void finish() {
    erasures_.finish(findings_);
    if (findings_.size() > kMaxFindings) findings_.resize(kMaxFindings);
  }

  void check_acknowledged() {
    if (last_.seq < acknowledged_.seq) {
      findings_.push_back(error(ErrorCode::ledger_behind, "",
                                {std::to_string(last_.seq), std::to_string(acknowledged_.seq)}));
    }
  }

 private:
  void check_chain(const LogEntry& entry) {
    const bool may_stand = erasures_.text_may_stand(entry);
    const bool holds = entry.seq == last_.seq + 1 && entry.hash_prev == last_.hash &&
                       entry.hash_algorithm == kHashSha256 && entry.hash == hash_of(entry) &&
                       may_stand;
    const bool is_acknowledged = entry.seq != acknowledged_.seq || entry.hash == acknowledged_.hash;
    if (holds && is_acknowledged) return;
    // A gap is told by the number that is missing.
    const uint64_t where = entry.seq > last_.seq + 1 ? last_.seq + 1 : entry.seq;
    findings_.push_back(error(ErrorCode::chain_broken, "", {std::to_string(where)}));
  }

  void play(const LogEntry& entry) {
    if (const std::optional<ErasePerson> erasure = erasure_in(entry)) {
      erasures_.check(*erasure, findings_);
    }
    const std::optional<Decision> decision = decided_again(entry, ledger_);
    std::vector<RecordKey> changed;
    if (decision) {
      for (const Record& record : decision->changed) changed.push_back(key_of(record));
    }
    const bool is_late = entry.verdict == VerdictKind::late;
    if (!decision || changed != entry.changed || decision->late != is_late) {
      const std::string what = entry.target ? name_of_key(*entry.target) : to_string(entry.id);
      findings_.push_back(error(ErrorCode::records_differ, std::to_string(entry.seq), {what}));
    }
    if (decision) go_on(ledger_, entry, *decision);
  }

  const Head acknowledged_;
  const AuditFigures& figures_;
  std::vector<Error>& findings_;
  Head last_;
  PastLedger ledger_;
  AuditErasures erasures_;
};

// Every stored record against the replayed one, byte for byte, and none too many or too few.
Outcome compare_records(Snapshot& snapshot, const RecordSet& expected, AuditReport& report) {
  Scope everything;
  everything.whole_ledger = true;
  const auto differs = [&](const RecordKey& key) {
    report.findings.push_back(error(ErrorCode::records_differ, "", {name_of_key(key)}));
    return report.findings.size() < kMaxFindings;
  };
  std::set<RecordKey> seen;
  const Outcome read = snapshot.each_change(everything, Position{}, [&](const Change& change) {
    if (change.gone) return true;
    ++report.records;
    seen.insert(change.key);
    const std::optional<Record> record = expected.find(change.key);
    const bool is_same = record && version_of(*record) == change.at.version &&
                         canonical(body_json(*record)) == change.body;
    return is_same || differs(change.key);
  });
  if (!read) return read;
  for (const Record& record : expected.all()) {
    if (report.findings.size() >= kMaxFindings) break;
    if (seen.count(key_of(record)) == 0) differs(key_of(record));
  }
  return done();
}

Outcome audit_ledger(Snapshot& snapshot, const Head& acknowledged, AuditReport& report) {
  AuditFigures figures;
  if (const Outcome read = figures.read(snapshot); !read) {
    report.findings.push_back(read.error());
    return done();
  }
  Replay replay(acknowledged, figures, report.findings);
  const Outcome log =
      snapshot.each_entry(0, [&](const LogEntry& entry) { return replay.take(entry); });
  if (log) {
    replay.finish();
  } else {
    report.findings.push_back(log.error());
  }
  report.head = replay.last();
  if (report.findings.size() >= kMaxFindings) return done();
  replay.check_acknowledged();
  if (const Outcome compared = compare_records(snapshot, replay.records(), report); !compared) {
    report.findings.push_back(compared.error());
  }
  return done();
}

// From the oldest that is kept, of which the one before is not known any more. Only the first fault
// is told: what comes after it stands on it.
Outcome audit_sign_in_events(Snapshot& snapshot, std::vector<Error>& findings) {
  std::optional<SignInEvent> before;
  return snapshot.each_sign_in_event([&](const SignInEvent& event) {
    const int64_t wanted = before ? before->number + 1 : event.number;
    const bool is_first_of_all = !before && event.number == 1;
    const Sha256Digest hash = before ? before->hash : Sha256Digest{};
    const bool is_sound = (!before && !is_first_of_all) || hash_of(event, hash) == event.hash;
    if (event.number != wanted || !is_sound) {
      findings.push_back(error(ErrorCode::sign_in_events_broken, "", {std::to_string(wanted)}));
      return false;
    }
    before = event;
    return true;
  });
}

Outcome audit_state(Snapshot& snapshot, const Head& acknowledged, AuditReport& report) {
  const Outcome read = audit_ledger(snapshot, acknowledged, report);
  if (!read || report.findings.size() >= kMaxFindings) return read;
  return audit_sign_in_events(snapshot, report.findings);
}

}  // namespace

Result<AuditReport> audit(Store& store) {
  AuditReport report;
  // Before the state that is audited, which must contain it.
  const Result<Head> acknowledged = store.acknowledged_head();
  if (!acknowledged) return acknowledged.error();
  if (const Outcome sound = store.check_storage(); !sound) {
    report.findings.push_back(sound.error());
  }
  const Outcome read =
      store.read([&](Snapshot& snapshot) { return audit_state(snapshot, *acknowledged, report); });
  if (!read) return read.error();
  if (const Outcome blobs = audit_blobs(store, report); !blobs) {
    report.findings.push_back(blobs.error());
  }
  return report;
}

}  // namespace tz::server
