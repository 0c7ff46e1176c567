// A few records and the operations that carry them, for tests of a store.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

#include "store/store.h"

namespace tz::server::sample {

inline Uuid uuid(const std::string& name) {
  return uuid_of_name("sample/" + name);
}

inline Unit unit(const std::string& name) {
  Unit out;
  out.id = UnitId(uuid(name));
  out.name = name;
  return out;
}

inline Person person(const std::string& name, const std::string& unit_name) {
  Person out;
  out.id = PersonId(uuid(name));
  out.unit = UnitId(uuid(unit_name));
  out.name = name;
  out.roles = {Role::member};
  return out;
}

inline Plan plan() {
  Plan out;
  out.id = PlanId(uuid("plan"));
  out.title = "Plan";
  out.starts_on = *civil_from_iso("2026-01-01");
  out.ends_on = *civil_from_iso("2026-12-31");
  return out;
}

inline Task task(const std::string& number) {
  Task out;
  out.id = TaskId(uuid("task " + number));
  out.plan = plan().id;
  out.number = number;
  out.title = "Title";
  out.text = "Text";
  out.deadline = *civil_from_iso("2026-06-30");
  return out;
}

inline Assignment assignment(const std::string& number, const std::string& unit_name, Duty duty) {
  Assignment out;
  out.id = AssignmentId(uuid("assignment " + number + ' ' + unit_name));
  out.task = task(number).id;
  out.unit = UnitId(uuid(unit_name));
  out.duty = duty;
  out.issued_on = *civil_from_iso("2026-01-02");
  return out;
}

inline Report report(const std::string& name, const Assignment& about,
                     const std::string& unit_name) {
  Report out;
  out.id = ReportId(uuid(name));
  out.assignment = about.id;
  out.cycle = *civil_from_iso("2026-01-05");
  out.content.percent = 40;
  out.content.narrative = name;
  out.author = PersonId(uuid("author"));
  out.unit = UnitId(uuid(unit_name));
  return out;
}

// Of the register, against that unit.
inline AccountabilityEntry register_entry(const std::string& unit_name, PublicationState state) {
  AccountabilityEntry out;
  out.id = AccountabilityId(uuid("register"));
  out.plan = plan().id;
  out.unit = UnitId(uuid(unit_name));
  out.basis = OrderId(uuid("order"));
  out.drafted_by = PersonId(uuid("author"));
  out.words = {AccountabilityKind::exposure, "Facts", "Decision", "Office",
               *civil_from_iso("2026-01-05")};
  out.state = state;
  if (state != PublicationState::draft) out.objections_until = *civil_from_iso("2026-01-08");
  if (out.is_over()) out.published = Remark{"", out.drafted_by, Instant{}};
  return out;
}

inline LogEntry entry(uint64_t seq, const std::string& name) {
  LogEntry out;
  out.seq = seq;
  out.id = OperationId(uuid("operation " + name));
  out.device = DeviceId(uuid("device"));
  out.device_seq = seq;
  out.actor = PersonId(uuid("author"));
  out.kind = "unit.put";
  out.received_at = Instant{1767225600000 + static_cast<int64_t>(seq)};
  out.text = "{\"name\":\"" + name + "\"}";
  out.digest = sha256(out.text);
  return out;
}

// One operation that brings the records about. The store's answer.
inline Outcome put(Store& store, const std::string& name, std::vector<Record> records) {
  return store.write([&](Transaction& transaction) -> Outcome {
    LogEntry made = entry(transaction.head()->seq + 1, name);
    for (Record& record : records) {
      set_version(record, made.seq);
      made.changed.push_back(key_of(record));
    }
    if (const Outcome appended = transaction.append(made); !appended) return appended;
    for (const Record& record : records) {
      if (const Outcome kept = transaction.put_record(record); !kept) return kept;
    }
    return done();
  });
}

inline Head head_of(Store& store) {
  Head out;
  const Outcome read = store.read([&](Snapshot& snapshot) {
    out = *snapshot.head();
    return done();
  });
  TZ_ASSERT(read.ok());
  return out;
}

// A folder that goes with its owner.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "tz-XXXXXX").string();
    TZ_ASSERT(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string file(const std::string& name) const { return path_ + '/' + name; }

 private:
  std::string path_;
};

}  // namespace tz::server::sample
