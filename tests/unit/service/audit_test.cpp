#include "service/audit.h"

#include <fstream>
#include <iterator>

#include "world.h"

namespace tz::server {
namespace {

void fill(World& world) {
  world.push("a.staff", {world.report("a.staff", world.a, 30, "begun"),
                         world.report("a.staff", world.b, 30, "not ours")});
  world.push("b.staff", {world.report("b.staff", world.b, 20, "theirs")});
}

// What the audit says after somebody worked on the file with the server stopped.
std::vector<Error> findings_after(World& world, const std::string& sql) {
  world.close();
  world.run(sql);
  world.open();
  const auto report = audit(world.store());
  REQUIRE(report.ok());
  return report->findings;
}

bool tells(const std::vector<Error>& findings, ErrorCode code, const std::string& arg) {
  for (const Error& finding : findings) {
    if (finding.code == code && !finding.args.empty() && finding.args[0] == arg) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("an untouched ledger passes, refused operations included") {
  World world;
  fill(world);
  const auto report = audit(world.store());
  REQUIRE(report.ok());
  CHECK(report->findings.empty());
  CHECK(report->head.seq == world.head());
  CHECK(report->records == world.download("office").size());
}

TEST_CASE("a changed operation is found where it stands") {
  for (const char* change :
       {"json = replace(json, 'begun', 'ended')", "actor = zeroblob(16)", "received_at = 1",
        "verdict = 'rejected'", "digest = zeroblob(32)", "hash = zeroblob(32)"}) {
    World world;
    fill(world);
    const std::string seq = std::to_string(world.head() - 2);
    const auto findings = findings_after(
        world, std::string("UPDATE operation SET ") + change + " WHERE seq = " + seq);
    CHECK(tells(findings, ErrorCode::chain_broken, seq));
  }
}

TEST_CASE("a removed operation is found by its missing number") {
  World world;
  fill(world);
  const std::string seq = std::to_string(world.head() - 1);
  const auto findings = findings_after(world, "DELETE FROM operation WHERE seq = " + seq);
  CHECK(tells(findings, ErrorCode::chain_broken, seq));
}

TEST_CASE("two operations that changed places are found") {
  World world;
  fill(world);
  const std::string first = std::to_string(world.head() - 2);
  const std::string second = std::to_string(world.head() - 1);
  const auto findings =
      findings_after(world, "UPDATE operation SET seq = 1000000 WHERE seq = " + first +
                                "; UPDATE operation SET seq = " + first + " WHERE seq = " + second +
                                "; UPDATE operation SET seq = " + second + " WHERE seq = 1000000;");
  CHECK(tells(findings, ErrorCode::chain_broken, first));
}

TEST_CASE("a changed, a removed and an invented record are found by name") {
  World world;
  fill(world);
  const std::string mine = "assignment " + to_string(world.assignment_of(world.a));
  const auto changed = findings_after(
      world,
      "UPDATE record SET body = replace(body, '\"percent\":30', '\"percent\":99')"
      " WHERE collection = 'assignment' AND version = (SELECT max(version) - 2 FROM record)");
  CHECK(tells(changed, ErrorCode::records_differ, mine));

  World removed;
  fill(removed);
  const std::string unit = "unit " + to_string(removed.b.id);
  CHECK(tells(findings_after(removed, "DELETE FROM record WHERE name = 'B'"),
              ErrorCode::records_differ, unit));

  World invented;
  fill(invented);
  const auto extra =
      findings_after(invented,
                     "INSERT INTO record (collection, id, version, leads, deleted, body)"
                     " SELECT 'unit', zeroblob(16), 1, 0, 0, body FROM record WHERE name = 'B'");
  CHECK(tells(extra, ErrorCode::records_differ, "unit " + to_string(Uuid{})));
}

TEST_CASE("a whole chain forged anew is found by the head that is kept apart") {
  World world;
  fill(world);
  const std::string path = world.path() + ".head";
  std::ifstream in(path, std::ios::binary);
  const std::string acknowledged{std::istreambuf_iterator<char>(in), {}};
  world.push("b.staff", {world.report("b.staff", world.b, 40, "more", 1)});
  CHECK(audit(world.store())->ok());
  // The server runs on; the last entry is taken away under it.
  const uint64_t head = world.head();
  world.run("DELETE FROM record WHERE version = " + std::to_string(head) +
            "; DELETE FROM operation WHERE seq = " + std::to_string(head));
  const auto report = audit(world.store());
  REQUIRE(report.ok());
  CHECK(tells(report->findings, ErrorCode::ledger_behind, std::to_string(head - 1)));
}

}  // namespace tz::server
