// Backup and restore: what a backup holds whatever goes on meanwhile, and what is refused.
#include "service/backup.h"

#include <fstream>

#include "service/blobs.h"
#include "service/restore.h"
#include "service/sweep_blobs.h"
#include "store/ledger_copy.h"
#include "store/schema.h"
#include "world.h"

using namespace tz;
using namespace tz::server;

namespace {

namespace fs = std::filesystem;

std::string picture(const std::string& name, size_t size = 3000) {
  std::string out = "\xff\xd8\xff\xe0" + name;
  out.resize(size, 'x');
  return out;
}

class Office : public World {
 public:
  Office() : folder_(path() + ".elsewhere") { fs::create_directory(folder_); }

  std::string place(const std::string& name) const { return folder_ + '/' + name; }

  Result<BackupManifest> back_up(const std::string& name) {
    return make_backup({path(), place(name), "1.2.3", clock.now()});
  }
  Result<Restored> restore(const std::string& name, const std::string& ledger) {
    return restore_backup({place(name), place(ledger), uuid_of_name("second epoch")});
  }
  bool send(const std::string& bytes) {
    BlobPart part{sha256(bytes), static_cast<int64_t>(bytes.size()), 0, bytes};
    const Result<BlobState> state = receive_blob(service(), caller("b.staff"), part);
    return state.ok() && state->whole;
  }
  void report_with(const std::string& bytes) {
    json operation = report("b.staff", b, 40, "with a photo", 0);
    Attachment photo;
    photo.hash = sha256(bytes);
    photo.size_bytes = static_cast<int64_t>(bytes.size());
    operation["body"]["content"]["attachments"].push_back(to_json(photo));
    REQUIRE(push("b.staff", {operation}).verdicts.front().kind == VerdictKind::accepted);
  }
  std::string kept_path(const std::string& bytes) {
    return store().blobs().kept_path(sha256(bytes));
  }

 private:
  const std::string folder_;
};

std::unique_ptr<Store> open_ledger(const std::string& path) {
  SqliteOptions options;
  options.path = path;
  options.new_epoch = uuid_of_name("not used");
  options.must_exist = true;
  auto opened = open_sqlite_store(options);
  REQUIRE(opened.ok());
  return std::move(*opened);
}

// Turns one bit in the middle of the file.
void damage(const std::string& path) {
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  REQUIRE(file.is_open());
  const auto middle = static_cast<std::streamoff>(fs::file_size(path) / 2);
  file.seekg(middle);
  const int letter = file.get();
  file.seekp(middle);
  file.put(static_cast<char>(letter ^ 1));
}

bool tells(const std::vector<Error>& findings, ErrorCode code, const std::string& arg) {
  for (const Error& finding : findings) {
    if (finding.code == code && !finding.args.empty() && finding.args.front() == arg) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("a backup becomes the ledger that it was made of, in a new epoch") {
  Office office;
  const std::string photo = picture("evidence");
  REQUIRE(office.send(photo));
  office.report_with(photo);
  const uint64_t head = office.head();
  const auto made = office.back_up("backup");
  REQUIRE(made.ok());
  CHECK(made->head.seq == head);
  CHECK(made->attachments.size() == 1);
  CHECK(made->missing.empty());
  office.push("a.staff", {office.report("a.staff", office.a, 30, "after the backup")});

  const auto restored = office.restore("backup", "again.db");
  REQUIRE(restored.ok());
  CHECK(restored->findings.empty());
  const auto store = open_ledger(office.place("again.db"));
  const auto report = audit(*store);
  REQUIRE(report.ok());
  CHECK(report->ok());
  CHECK(report->head == made->head);
  CHECK(report->blobs == 1);
  CHECK(*store->blobs().read(sha256(photo)) == photo);
  CHECK(store->acknowledged_head()->seq == head);
  CHECK(store
            ->read([&](Snapshot& snapshot) {
              CHECK(*snapshot.epoch() == to_string(uuid_of_name("second epoch")));
              CHECK(made->epoch != *snapshot.epoch());
              return done();
            })
            .ok());
}

TEST_CASE("a manifest is read as it was written, and not when a byte of it has changed") {
  Office office;
  const auto made = office.back_up("backup");
  REQUIRE(made.ok());
  const std::string text = manifest_text(*made);
  const auto read = manifest_from(text);
  REQUIRE(read.ok());
  CHECK(manifest_text(*read) == text);
  CHECK(read->program == "1.2.3");
  CHECK(read->made_at == office.clock.now());
  std::string altered = text;
  altered[altered.find("1.2.3")] = '2';
  for (const std::string& wrong : {altered, text.substr(0, text.size() / 2), std::string()}) {
    const auto refused = manifest_from(wrong);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error() == error(ErrorCode::backup_damaged, "", {kManifestFile}));
  }
}

TEST_CASE("a backup goes to a new folder alone, and one that fails leaves none") {
  Office office;
  REQUIRE(office.back_up("backup").ok());
  const auto again = office.back_up("backup");
  REQUIRE_FALSE(again.ok());
  CHECK(again.error() == error(ErrorCode::place_taken, "", {office.place("backup")}));
  const auto nothing =
      make_backup({office.place("no-ledger.db"), office.place("second"), "1", office.clock.now()});
  REQUIRE_FALSE(nothing.ok());
  CHECK(nothing.error().code == ErrorCode::not_found);
  CHECK_FALSE(fs::exists(office.place("second")));
  CHECK_FALSE(fs::exists(office.place("second.unfinished-backup")));
  CHECK_FALSE(fs::exists(office.place("no-ledger.db")));
}

TEST_CASE("what a run that was cut off has left does not stand in the way of the next") {
  Office office;
  fs::create_directories(office.place("backup.unfinished-backup/ledger.db.blobs"));
  std::ofstream(office.place("backup.unfinished-backup/ledger.db")) << "half of it";
  REQUIRE(office.back_up("backup").ok());
  CHECK_FALSE(fs::exists(office.place("backup.unfinished-backup")));
  CHECK(office.restore("backup", "again.db")->findings.empty());
}

TEST_CASE("two runs do not make the same backup") {
  Office office;
  const auto other = WorkFolder::open(office.place("backup.unfinished-backup"));
  REQUIRE(other.ok());
  const auto made = office.back_up("backup");
  REQUIRE_FALSE(made.ok());
  CHECK(made.error().code == ErrorCode::place_taken);
  CHECK(fs::exists(office.place("backup.unfinished-backup")));
}

TEST_CASE("the time of the last backup is known afterwards, and not before") {
  Office office;
  CHECK_FALSE(last_backup_of(office.path()).has_value());
  REQUIRE(office.back_up("one").ok());
  office.clock.pass(kHourMs);
  REQUIRE(office.back_up("two").ok());
  CHECK(last_backup_of(office.path()) == office.clock.now());
}

TEST_CASE("what was sent and is not cited yet is in the backup too") {
  Office office;
  const std::string photo = picture("not cited yet");
  REQUIRE(office.send(photo));
  const auto made = office.back_up("backup");
  REQUIRE(made.ok());
  REQUIRE(made->attachments.size() == 1);
  CHECK(made->attachments.front() == FileDigest{sha256(photo), 3000});
}

TEST_CASE("no sweep takes away what a copied ledger names, however old it has become") {
  Office office;
  const std::string cited = picture("cited");
  const std::string uncited = picture("uncited");
  REQUIRE(office.send(cited));
  REQUIRE(office.send(uncited));
  office.report_with(cited);
  const std::string copy = office.place("copy.db");
  const auto copied = copy_ledger(office.path(), copy);
  REQUIRE(copied.ok());
  office.clock.pass(365 * kDayMs);
  CHECK(sweep_blobs(office.service())->blobs == 1);
  CHECK(copied->attachments == std::set<Sha256Digest>{sha256(cited)});
  CHECK(office.store().blobs().holds(sha256(cited)));
}

TEST_CASE("attachments that the ledger itself lacks are told, and do not prevent a restore") {
  Office office;
  const std::string lost = picture("lost");
  const std::string damaged = picture("damaged");
  for (const std::string& photo : {lost, damaged}) {
    REQUIRE(office.send(photo));
    office.report_with(photo);
  }
  fs::remove(office.kept_path(lost));
  damage(office.kept_path(damaged));
  const auto made = office.back_up("backup");
  REQUIRE(made.ok());
  CHECK(made->attachments.empty());
  CHECK(made->missing.size() == 2);
  const auto restored = office.restore("backup", "again.db");
  REQUIRE(restored.ok());
  CHECK(restored->findings.empty());
  CHECK(fs::exists(office.place("again.db")));
}

TEST_CASE("a damaged backup is refused, and says which of its files it is") {
  Office office;
  const std::string photo = picture("evidence");
  REQUIRE(office.send(photo));
  office.report_with(photo);
  const std::string name = to_hex(sha256(photo));
  const std::string attachment = "ledger.db.blobs/" + name.substr(0, 2) + '/' + name;
  for (const std::string& file : {std::string(kLedgerFile), attachment}) {
    CAPTURE(file);
    fs::remove_all(office.place("backup"));
    REQUIRE(office.back_up("backup").ok());
    damage(office.place("backup/" + file));
    const auto changed = office.restore("backup", "again.db");
    REQUIRE(changed.ok());
    CHECK(tells(changed->findings, ErrorCode::backup_damaged, file));
    fs::remove(office.place("backup/" + file));
    const auto removed = office.restore("backup", "again.db");
    REQUIRE(removed.ok());
    CHECK(tells(removed->findings, ErrorCode::backup_damaged, file));
    CHECK_FALSE(fs::exists(office.place("again.db")));
    CHECK_FALSE(fs::exists(office.place("again.db.blobs")));
    CHECK_FALSE(fs::exists(office.place("again.db.unfinished-restore")));
  }
}

TEST_CASE("a backup of a ledger that somebody altered is refused by the audit") {
  Office office;
  office.push("a.staff", {office.report("a.staff", office.a, 30, "begun")});
  const std::string seq = std::to_string(office.head());
  office.close();
  office.run("UPDATE operation SET json = replace(json, 'begun', 'ended') WHERE seq = " + seq);
  office.open();
  REQUIRE(office.back_up("backup").ok());
  const auto restored = office.restore("backup", "again.db");
  REQUIRE(restored.ok());
  CHECK(tells(restored->findings, ErrorCode::chain_broken, seq));
  CHECK_FALSE(fs::exists(office.place("again.db")));
}

TEST_CASE("a ledger that lost what was acknowledged is not backed up as if it were whole") {
  Office office;
  office.push("a.staff", {office.report("a.staff", office.a, 30, "acknowledged")});
  const std::string seq = std::to_string(office.head());
  office.close();
  office.run("DELETE FROM operation WHERE seq = " + seq);
  const auto made = office.back_up("backup");
  REQUIRE_FALSE(made.ok());
  CHECK(made.error().code == ErrorCode::ledger_behind);
  CHECK_FALSE(fs::exists(office.place("backup")));
}

TEST_CASE("a ledger of another version is not touched by a backup") {
  for (const int step : {-1, 1}) {
    Office office;
    office.close();
    office.run("PRAGMA user_version = " + std::to_string(schema_version() + step));
    const auto made = office.back_up("backup");
    REQUIRE_FALSE(made.ok());
    CHECK(made.error().code == (step < 0 ? ErrorCode::ledger_older : ErrorCode::ledger_newer));
  }
}

TEST_CASE("a restore writes over nothing of an old ledger") {
  Office office;
  REQUIRE(office.back_up("backup").ok());
  for (const char* part : {"", "-wal", "-shm", "-journal", ".head", ".blobs"}) {
    CAPTURE(part);
    const std::string old = office.place(std::string("old.db") + part);
    std::ofstream(old) << "something";
    const auto restored = office.restore("backup", "old.db");
    REQUIRE_FALSE(restored.ok());
    CHECK(restored.error() == error(ErrorCode::place_taken, "", {old}));
    CHECK(fs::file_size(old) == 9);
    fs::remove(old);
  }
  CHECK(office.restore("backup", "old.db")->findings.empty());
}

TEST_CASE("a folder that is no backup is refused") {
  Office office;
  const auto nothing = office.restore("nowhere", "again.db");
  REQUIRE_FALSE(nothing.ok());
  CHECK(nothing.error().code == ErrorCode::file_unreadable);
  fs::create_directory(office.place("empty"));
  const auto empty = office.restore("empty", "again.db");
  REQUIRE_FALSE(empty.ok());
  CHECK(empty.error() == error(ErrorCode::backup_damaged, "", {kManifestFile}));
}

TEST_CASE("no session outlives a restore") {
  Office office;
  const auto signed_in = sign_in(office.service(), {"a.staff", kPassword, "phone"});
  REQUIRE(signed_in.ok());
  REQUIRE(office.back_up("backup").ok());
  REQUIRE(office.restore("backup", "again.db")->findings.empty());
  const auto store = open_ledger(office.place("again.db"));
  CHECK(store
            ->read([&](Snapshot& snapshot) {
              CHECK_FALSE(snapshot.session(sha256(signed_in->token))->has_value());
              CHECK(snapshot.account("a.staff")->has_value());
              return done();
            })
            .ok());
}
