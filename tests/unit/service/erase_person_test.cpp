#include "service/erase_person.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "service/backup.h"
#include "service/erasure.h"
#include "service/restore.h"
#include "service/sign_in.h"
#include "world.h"

namespace tz::server {
namespace {

constexpr const char* kName = "欧阳静好";
constexpr const char* kFormerName = "欧阳小静";

// Somebody who has worked, was renamed, and has left.
struct Left : World {
  Left() {
    const NewAccount account{"ouyang", kPassword, false, kFormerName, b.id, {Role::member}};
    const Result<Person> made = add_account(service(), system_actor(), account);
    REQUIRE(made.ok());
    whom = made->id;
    Person renamed = *made;
    renamed.name = kName;
    REQUIRE(submit_own(service(), admin(), {{PutPerson{renamed}, renamed.version}}).ok());
    REQUIRE(sign_in(service(), {"ouyang", kPassword, "phone"}).ok());
    REQUIRE(disable_account(service(), admin(), "ouyang").ok());
    push("admin", {operation("admin", put(kName))});  // refused as stale, with the name in it
    REQUIRE(sign_in(service(), {"b.staff", kPassword, "desk"}).ok());
  }

  PersonId whom;

  Actor admin() const { return actor_of(person("admin")); }
  PutPerson put(const std::string& name) const {
    Person out;
    out.id = whom;
    out.unit = b.id;
    out.name = name;
    out.roles = {Role::member};
    return {out};
  }
  Result<ErasedPerson> erase() { return erase_person(service(), admin(), "ouyang", "本人申请"); }
  std::vector<LogEntry> log() {
    std::vector<LogEntry> out;
    CHECK(store()
              .read([&](Snapshot& snapshot) {
                return snapshot.each_entry(0, [&](const LogEntry& entry) {
                  out.push_back(entry);
                  return true;
                });
              })
              .ok());
    return out;
  }
  std::vector<Replacement> replacements() {
    std::vector<Replacement> out;
    CHECK(store()
              .read([&](Snapshot& snapshot) {
                out = *texts_without_name(snapshot, whom);
                return done();
              })
              .ok());
    return out;
  }
  std::vector<Error> findings() {
    const auto report = audit(store());
    REQUIRE(report.ok());
    return report->findings;
  }
  // With the server stopped.
  std::vector<Error> findings_after(const std::string& sql) {
    close();
    run(sql);
    open();
    return findings();
  }
};

bool tells(const std::vector<Error>& findings, ErrorCode code, uint64_t seq) {
  return std::any_of(findings.begin(), findings.end(), [&](const Error& finding) {
    return finding.code == code && finding.args == std::vector<std::string>{std::to_string(seq)};
  });
}

bool file_holds(const std::string& path, std::string_view bytes) {
  std::ifstream in(path, std::ios::binary);
  const std::string all{std::istreambuf_iterator<char>(in), {}};
  return all.find(bytes) != std::string::npos;
}

std::string change_text(uint64_t seq, const std::string& change) {
  return "UPDATE operation SET json = " + change + " WHERE seq = " + std::to_string(seq);
}

}  // namespace

TEST_CASE("an erased person has neither name nor account, and the ledger is sound") {
  Left world;
  const std::vector<LogEntry> before = world.log();
  const uint64_t head = world.head();
  const auto erased = world.erase();
  REQUIRE(erased.ok());
  CHECK(erased->person == world.whom);
  CHECK(erased->seq == head + 1);
  CHECK(erased->texts == 4);  // entered, renamed, disabled, and what was refused
  CHECK_FALSE(erased->not_wiped.has_value());
  CHECK(world.findings().empty());

  const std::vector<LogEntry> after = world.log();
  REQUIRE(after.size() == before.size() + 1);
  for (size_t i = 0; i < before.size(); ++i) {
    CHECK(canonical_bytes(after[i]) == canonical_bytes(before[i]));
    CHECK(after[i].hash == before[i].hash);
  }
  CHECK(after.back().kind == "person.erase");
  CHECK(after.back().actor == world.person("admin").id);
  CHECK(after.back().text.find("本人申请") != std::string::npos);

  for (const char* login : {"admin", "office", "b.staff"}) {
    const RecordSet seen = world.download(login);
    const Person* person = seen.person(world.whom);
    REQUIRE(person != nullptr);
    CHECK(person->erased);
    CHECK(person->name == kErasedName);
    CHECK(person->unit == world.b.id);
  }
  CHECK_FALSE(sign_in(world.service(), {"ouyang", kPassword, ""}).ok());
  CHECK(world.erase().error().code == ErrorCode::login_unknown);
}

TEST_CASE("of an erased person's sign-ins the times stay, and others' are as they were") {
  Left world;
  REQUIRE(world.erase().ok());
  size_t of_person = 0;
  size_t of_others = 0;
  const Outcome read = world.store().read([&](Snapshot& snapshot) {
    return snapshot.each_sign_in_event([&](const SignInEvent& event) {
      if (event.person == world.whom) {
        ++of_person;
        CHECK(event.login.empty());
        CHECK(event.device_name.empty());
        CHECK(event.address.empty());
      } else if (event.login == "b.staff") {
        ++of_others;
      }
      return true;
    });
  });
  REQUIRE(read.ok());
  CHECK(of_person >= 2);
  CHECK(of_others >= 1);
  CHECK(world.findings().empty());
}

TEST_CASE("who is no administrator puts no name into the log") {
  Left world;
  const uint64_t head = world.head();
  const auto refused = world.push("b.staff", {world.operation("b.staff", world.put(kName))});
  CHECK(refused.verdicts.at(0).error->code == ErrorCode::not_allowed);
  CHECK(refused.verdicts.at(0).seq == 0);
  CHECK(world.head() == head);
}

TEST_CASE("no file of the ledger holds an erased name, nor one that it had before") {
  Left world;
  const auto held = [&](const char* name) {
    return file_holds(world.path(), name) || file_holds(world.path() + "-wal", name);
  };
  REQUIRE(held(kName));
  REQUIRE(world.erase().ok());
  for (const char* name : {kName, kFormerName, "ouyang"}) {
    CAPTURE(name);
    CHECK_FALSE(held(name));
  }
  world.close();
  for (const char* name : {kName, kFormerName}) CHECK_FALSE(file_holds(world.path(), name));
  world.open();
  CHECK(world.findings().empty());
}

TEST_CASE("only who has left is erased, by an administrator, for a reason") {
  Left world;
  const uint64_t head = world.head();
  const auto refusal = [&](const char* by, const char* login, const char* reason) {
    const auto refused = erase_person(world.service(), actor_of(world.person(by)), login, reason);
    REQUIRE_FALSE(refused.ok());
    return refused.error();
  };
  CHECK(refusal("office", "ouyang", "x").code == ErrorCode::not_allowed);
  CHECK(refusal("admin", "nobody", "x") == error(ErrorCode::login_unknown, "login"));
  CHECK(refusal("admin", "a.staff", "x") == error(ErrorCode::person_active, "person"));
  CHECK(refusal("admin", "admin", "x") == error(ErrorCode::own_account, "person"));
  CHECK(refusal("admin", "ouyang", "").field == "reason");
  CHECK(world.head() == head);
  CHECK(erase_person(world.service(), system_actor(), "ouyang", "x").ok());
}

TEST_CASE("an old operation is answered as ever, and a new one does not bring the name back") {
  Left world;
  const json old = world.operation("admin", world.put(kName), 1000);
  const auto first = world.push("admin", {old});
  REQUIRE(first.verdicts.at(0).kind == VerdictKind::accepted);
  REQUIRE(disable_account(world.service(), world.admin(), "ouyang").ok());
  REQUIRE(world.erase().ok());
  const uint64_t head = world.head();
  CHECK(world.push("admin", {old}).verdicts.at(0) == first.verdicts.at(0));

  json unreadable = world.operation("admin", world.put(kName), 1000);
  unreadable["body"]["person"]["roles"] = json::array({"king"});
  const std::vector<json> late = {world.operation("admin", world.put(kName), 1000),
                                  world.operation("b.staff", world.put(kName)), unreadable};
  for (const json& operation : late) {
    const auto answer = world.push("admin", {operation});
    CHECK(answer.verdicts.at(0).kind == VerdictKind::rejected);
    CHECK(answer.verdicts.at(0).error->code == ErrorCode::person_erased);
    CHECK(answer.verdicts.at(0).seq == 0);
  }
  CHECK(world.head() == head);
  CHECK_FALSE(file_holds(world.path() + "-wal", kName));
}

TEST_CASE("what a refused operation held beside the name goes too") {
  Left world;
  json unreadable = world.operation("admin", world.put(kName), 1000);
  unreadable["body"]["person"]["roles"] = json::array({"king"});
  unreadable["body"]["person"]["born"] = "1980-01-01";
  const auto refused = world.push("admin", {unreadable});
  CHECK(refused.verdicts.at(0).error->code == ErrorCode::unknown_value);
  REQUIRE(world.erase().ok());
  CHECK(world.findings().empty());
  for (const LogEntry& entry : world.log()) {
    CHECK(entry.text.find("1980") == std::string::npos);
    CHECK(entry.text.find(kName) == std::string::npos);
  }
}

TEST_CASE("an erasure that names other texts than there are is refused") {
  Left world;
  const std::vector<ReplacedText> right = named(world.replacements());
  REQUIRE(right.size() == 4);
  std::vector<ReplacedText> fewer(right.begin(), right.end() - 1);
  std::vector<ReplacedText> foreign = right;
  foreign.insert(foreign.begin(), {1, sha256("{}")});  // a unit.put
  std::vector<ReplacedText> other = right;
  other[1].digest = sha256("another text");
  const uint64_t version = world.download("admin").person(world.whom)->version;
  using Wrong = std::pair<std::vector<ReplacedText>, uint64_t>;
  for (const auto& [texts, where] :
       {Wrong{fewer, right.back().seq}, Wrong{foreign, 1}, Wrong{other, right[1].seq}}) {
    const json operation = world.operation("admin", ErasePerson{world.whom, "x", texts}, version);
    const auto answer = world.push("admin", {operation});
    REQUIRE(answer.verdicts.at(0).error.has_value());
    CHECK(*answer.verdicts.at(0).error ==
          error(ErrorCode::erasure_differs, "body.texts", {std::to_string(where)}));
  }
  CHECK_FALSE(world.download("admin").person(world.whom)->erased);
  CHECK(world.findings().empty());
  // The same from a device, with the right ones, does all of it.
  const json operation = world.operation("admin", ErasePerson{world.whom, "x", right}, version);
  CHECK(world.push("admin", {operation}).verdicts.at(0).kind == VerdictKind::accepted);
  CHECK(world.findings().empty());
  CHECK_FALSE(file_holds(world.path(), kName));
}

TEST_CASE("a text that was changed without an erasure is found, also of a registration") {
  Left world;
  const uint64_t seq = world.replacements().front().seq;
  const auto findings = world.findings_after(
      change_text(seq, std::string("replace(json, '") + kFormerName + "', '*')"));
  CHECK(tells(findings, ErrorCode::chain_broken, seq));
}

TEST_CASE("beside an erasure, every other change of a text is found") {
  for (const char* change : {"replace(json, '*', '某人')", "'{}'", "replace(json, 'b', 'c')"}) {
    CAPTURE(change);
    Left world;
    const uint64_t seq = world.replacements().front().seq;
    REQUIRE(world.erase().ok());
    const auto findings = world.findings_after(change_text(seq, change));
    CHECK(tells(findings, ErrorCode::chain_broken, seq));
    CHECK(tells(findings, ErrorCode::erasure_differs, seq));
  }
}

TEST_CASE("a name that was put back is found, though its text is the one that was hashed") {
  Left world;
  const uint64_t seq = world.replacements().front().seq;
  const std::string original = world.log().at(seq - 1).text;
  REQUIRE(world.erase().ok());
  const auto findings = world.findings_after(change_text(seq, "'" + original + "'"));
  CHECK(tells(findings, ErrorCode::erasure_differs, seq));
  CHECK_FALSE(tells(findings, ErrorCode::chain_broken, seq));
}

TEST_CASE("an erasure of one person does not cover what was done to another's text") {
  Left world;
  uint64_t seq = 0;
  for (const LogEntry& entry : world.log()) {
    if (entry.text.find("Name of b.staff") != std::string::npos) seq = entry.seq;
  }
  REQUIRE(seq != 0);
  REQUIRE(world.erase().ok());
  const auto findings =
      world.findings_after(change_text(seq, "replace(json, 'Name of b.staff', '*')"));
  CHECK(tells(findings, ErrorCode::chain_broken, seq));
}

TEST_CASE("an erasure written into the log itself is found") {
  Left world;
  REQUIRE(world.erase().ok());
  const uint64_t erasure = world.head();
  const auto findings =
      world.findings_after(change_text(erasure, "replace(json, '本人申请', '不知何故')"));
  CHECK(tells(findings, ErrorCode::chain_broken, erasure));
}

TEST_CASE("a backup made after an erasure is restored, sound and without the name") {
  Left world;
  REQUIRE(world.erase().ok());
  const std::string folder = world.path() + ".backup";
  const std::string again = world.path() + ".again";
  REQUIRE(make_backup({world.path(), folder, "1", world.clock.now()}).ok());
  CHECK_FALSE(file_holds(folder + "/ledger.db", kName));
  const auto restored = restore_backup({folder, again, uuid_of_name("second epoch")});
  REQUIRE(restored.ok());
  CHECK(restored->findings.empty());
  CHECK_FALSE(file_holds(again, kName));
}

}  // namespace tz::server
