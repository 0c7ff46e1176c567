// The bytes of attachments: sending them, who may read them, and what is swept away.
#include "service/blobs.h"

#include <fstream>

#include "service/sweep_blobs.h"
#include "world.h"

using namespace tz;
using namespace tz::server;

namespace {

// A picture as far as its first bytes tell, of any length.
std::string picture(const std::string& name, size_t size = 100) {
  std::string out = "\xff\xd8\xff\xe0" + name;
  out.resize(size, 'x');
  return out;
}

class Desk : public World {
 public:
  Desk() = default;
  explicit Desk(const Settings& settings) : World(settings) {}

  Result<BlobState> part(const std::string& login, const std::string& bytes, int64_t offset,
                         size_t size) {
    BlobPart out;
    out.hash = sha256(bytes);
    out.size_bytes = static_cast<int64_t>(bytes.size());
    out.offset = offset;
    out.bytes = std::string_view(bytes).substr(static_cast<size_t>(offset), size);
    return receive_blob(service(), caller(login), out);
  }
  bool send(const std::string& login, const std::string& bytes) {
    const Result<BlobState> state = part(login, bytes, 0, bytes.size());
    return state.ok() && state->whole;
  }
  BlobState state(const std::string& login, const std::string& bytes) {
    return *blob_state(service(), caller(login), sha256(bytes));
  }
  // Files a report of B's that cites the bytes, by somebody who knows of no other.
  void report_with(const std::string& login, const std::string& bytes) {
    json operation = report(login, b, 40, "with a photo", 0);
    Attachment photo;
    photo.hash = sha256(bytes);
    photo.size_bytes = static_cast<int64_t>(bytes.size());
    operation["body"]["content"]["attachments"].push_back(to_json(photo));
    REQUIRE(push(login, {operation}).verdicts.front().kind == VerdictKind::accepted);
  }
  bool reads(const std::string& login, const std::string& bytes) {
    const Result<BlobFile> file = read_blob(service(), caller(login), sha256(bytes));
    if (!file) {
      CHECK(file.error() == error(ErrorCode::not_found));
      return false;
    }
    CHECK(file->bytes == bytes);
    return true;
  }
  Swept sweep() { return *sweep_blobs(service()); }
  bool holds(const std::string& bytes) { return store().blobs().holds(sha256(bytes)); }
};

}  // namespace

TEST_CASE("a blob arrives in parts, each where the one before ended, and is whole at the last") {
  Desk desk;
  const std::string bytes = picture("parts", 1000);
  CHECK(desk.state("b.staff", bytes).received == 0);
  CHECK(desk.part("b.staff", bytes, 0, 400)->received == 400);
  CHECK_FALSE(desk.state("b.staff", bytes).whole);
  CHECK(desk.state("b.staff", bytes).received == 400);
  const Result<BlobState> wrong = desk.part("b.staff", bytes, 0, 400);
  CHECK(wrong.error() == error(ErrorCode::blob_offset, "offset", {"400"}));
  CHECK(desk.part("b.staff", bytes, 500, 100).error().code == ErrorCode::blob_offset);
  CHECK(desk.part("b.staff", bytes, 400, 600)->whole);
  CHECK(desk.state("b.staff", bytes).whole);
  // Its answer was lost: the sender asks again and is told the same.
  CHECK(desk.part("b.staff", bytes, 400, 600)->whole);
  CHECK(desk.store().blobs().incoming()->empty());
}

TEST_CASE("what was received outlives the server") {
  Desk desk;
  const std::string bytes = picture("restart", 1000);
  REQUIRE(desk.part("b.staff", bytes, 0, 400));
  desk.close();
  desk.open();
  CHECK(desk.state("b.staff", bytes).received == 400);
  CHECK(desk.part("b.staff", bytes, 400, 600)->whole);
  desk.close();
  desk.open();
  CHECK(desk.state("b.staff", bytes).whole);
}

TEST_CASE("bytes that do not make the hash are forgotten, and can be sent again") {
  Desk desk;
  const std::string bytes = picture("hash", 300);
  BlobPart part{sha256(bytes), 300, 0, {}};
  const std::string other = picture("other", 300);
  part.bytes = other;
  const auto by = desk.caller("b.staff");
  CHECK(receive_blob(desk.service(), by, part).error().code == ErrorCode::blob_differs);
  CHECK(desk.state("b.staff", bytes).received == 0);
  CHECK_FALSE(desk.holds(bytes));
  CHECK(desk.send("b.staff", bytes));
}

TEST_CASE("only pictures and PDF are taken, by their bytes, whenever these tell") {
  Desk desk;
  CHECK(desk.part("b.staff", "<html>not a picture</html>", 0, 26).error().code ==
        ErrorCode::blob_unknown_type);
  const std::string page = "<html>another page</html>";
  REQUIRE(desk.part("b.staff", page, 0, 3));
  CHECK(desk.part("b.staff", page, 3, page.size()).error().code == ErrorCode::blob_unknown_type);
  CHECK(desk.state("b.staff", page).received == 0);
  CHECK(desk.send("b.staff", "%PDF-1.7 and so on"));
}

TEST_CASE("a part outside the blob, too large a blob and an empty one are refused") {
  Desk desk;
  const std::string bytes = picture("sizes");
  const auto fault = [&](int64_t size, int64_t offset, const std::string& part) {
    const BlobPart out{sha256(bytes), size, offset, part};
    return receive_blob(desk.service(), desk.caller("b.staff"), out).error().code;
  };
  CHECK(fault(kMaxBlobBytes + 1, 0, bytes) == ErrorCode::blob_too_large);
  CHECK(fault(0, 0, "") == ErrorCode::out_of_range);
  CHECK(fault(50, 0, bytes) == ErrorCode::out_of_range);
  CHECK(fault(100, -1, bytes) == ErrorCode::out_of_range);
  CHECK(fault(kMaxBlobBytes, 0, picture("part", kMaxBlobPart + 1)) == ErrorCode::body_too_large);
}

TEST_CASE("those who write no evidence send none") {
  Desk desk;
  for (const char* login : {"admin", "auditor", "leader"}) {
    CAPTURE(login);
    CHECK(desk.part(login, picture("x"), 0, 100).error().code == ErrorCode::not_allowed);
  }
  CHECK(desk.send("office", picture("of the office")));
}

TEST_CASE("a blob is read by those whose scope holds a record that cites it") {
  Desk desk;
  const std::string bytes = picture("cited");
  REQUIRE(desk.send("b.staff", bytes));
  // Not even the sender, before something cites it.
  for (const char* login : {"b.staff", "a.lead", "office", "leader", "admin"}) {
    CHECK_FALSE(desk.reads(login, bytes));
  }
  desk.report_with("b.staff", bytes);
  for (const char* login : {"b.staff", "a.lead", "a.staff", "office", "leader", "auditor"}) {
    CAPTURE(login);
    CHECK(desk.reads(login, bytes));
  }
  CHECK_FALSE(desk.reads("admin", bytes));
}

TEST_CASE("the text may come first: the blob is read once it has arrived") {
  Desk desk;
  const std::string bytes = picture("late");
  desk.report_with("b.staff", bytes);
  CHECK_FALSE(desk.reads("office", bytes));
  REQUIRE(desk.send("b.staff", bytes));
  CHECK(desk.reads("office", bytes));
}

TEST_CASE("who only knows a hash learns nothing and reads nothing by citing it") {
  Desk desk;
  const std::string bytes = picture("secret");
  desk.publish("A's own", {{desk.a.id, Duty::lead}, {desk.b.id, Duty::responsible}});
  REQUIRE(desk.send("a.staff", bytes));
  CHECK(desk.state("b.staff", bytes).received == 0);
  CHECK_FALSE(desk.state("b.staff", bytes).whole);
  desk.report_with("b.staff", bytes);
  CHECK_FALSE(desk.reads("b.staff", bytes));
  CHECK_FALSE(desk.reads("office", bytes));
  // Whoever has the bytes may send them, and learns nothing on the way either.
  CHECK(desk.part("b.staff", bytes, 0, 50)->received == 50);
  CHECK(desk.part("b.staff", bytes, 50, 50)->whole);
  CHECK(desk.reads("b.staff", bytes));
}

TEST_CASE("a person's uncited blobs, and all of them together, have their limits") {
  Settings settings;
  settings.blob_uncited_bytes = 250;
  settings.blob_store_bytes = 450;
  Desk desk(settings);
  CHECK(desk.send("b.staff", picture("1")));
  CHECK(desk.send("b.staff", picture("2")));
  CHECK(desk.part("b.staff", picture("3"), 0, 20).error().code == ErrorCode::blob_quota);
  desk.report_with("b.staff", picture("1"));
  CHECK(desk.send("b.staff", picture("3")));
  CHECK(desk.send("a.staff", picture("4")));
  CHECK(desk.part("a.staff", picture("5"), 0, 20).error().code == ErrorCode::storage_full);
}

TEST_CASE("sweeping removes what nobody cites after its time, and never what is or was cited") {
  Desk desk;
  const std::string cited = picture("cited");
  const std::string loose = picture("loose");
  REQUIRE(desk.send("b.staff", cited));
  REQUIRE(desk.send("b.staff", loose));
  desk.report_with("b.staff", cited);
  desk.clock.pass(29 * kDayMs);
  const std::string recent = picture("recent");
  REQUIRE(desk.send("b.staff", recent));
  CHECK(desk.sweep() == Swept{0, 0});
  desk.clock.pass(2 * kDayMs);
  CHECK(desk.sweep() == Swept{1, 0});
  CHECK(desk.holds(cited));
  CHECK(desk.holds(recent));
  CHECK_FALSE(desk.holds(loose));
  CHECK_FALSE(desk.state("b.staff", loose).whole);
  desk.clock.pass(400 * kDayMs);
  CHECK(desk.sweep() == Swept{1, 0});
  CHECK(desk.reads("office", cited));
  CHECK(desk.send("b.staff", loose));
}

TEST_CASE("evidence of a declaration that was returned and made anew is still kept") {
  Desk desk;
  const std::string bytes = picture("first evidence");
  Attachment photo;
  photo.hash = sha256(bytes);
  photo.size_bytes = 100;
  REQUIRE(desk.send("b.staff", bytes));
  const AssignmentId own = desk.assignment_of(desk.b);
  REQUIRE(desk.push("b.staff", {desk.report("b.staff", desk.b, 100, "done")}).verdicts.size() == 1);
  const auto run = [&](const std::string& login, const OperationBody& body) {
    const auto response = desk.push(login, {desk.operation(login, body, 1000)});
    REQUIRE(response.verdicts.front().kind == VerdictKind::accepted);
  };
  run("b.staff", DeclareComplete{own, "evidence", {photo}});
  run("office", ReturnCompletion{own, "unclear"});
  run("b.staff", DeclareComplete{own, "other evidence"});
  desk.clock.pass(400 * kDayMs);
  CHECK(desk.sweep() == Swept{0, 0});
  CHECK(desk.reads("office", bytes));
}

TEST_CASE("an unfinished blob expires when nobody goes on with it") {
  Desk desk;
  const std::string bytes = picture("unfinished", 300);
  REQUIRE(desk.part("b.staff", bytes, 0, 100));
  desk.clock.pass(6 * kDayMs);
  REQUIRE(desk.part("b.staff", bytes, 100, 100));
  desk.clock.pass(6 * kDayMs);
  CHECK(desk.sweep() == Swept{0, 0});
  desk.clock.pass(2 * kDayMs);
  CHECK(desk.sweep() == Swept{0, 1});
  CHECK(desk.state("b.staff", bytes).received == 0);
}

TEST_CASE("the audit finds a missing and a damaged blob, and none in those still on their way") {
  Desk desk;
  const std::string lost = picture("lost");
  const std::string spoilt = picture("spoilt");
  for (const std::string& bytes : {lost, spoilt}) {
    REQUIRE(desk.send("b.staff", bytes));
    desk.report_with("b.staff", bytes);
  }
  desk.report_with("b.staff", picture("on its way"));
  const auto audited = [&] {
    const Result<AuditReport> report = audit(desk.store());
    REQUIRE(report.ok());
    CHECK(report->blobs_awaited == 1);
    return *report;
  };
  CHECK(audited().ok());
  CHECK(audited().blobs == 2);
  const std::string name = to_hex(sha256(spoilt));
  std::ofstream(desk.path() + ".blobs/" + name.substr(0, 2) + '/' + name) << "something else";
  REQUIRE(desk.store().blobs().remove(sha256(lost)));
  const std::vector<Error> expected = {error(ErrorCode::blob_damaged, "", {name}),
                                       error(ErrorCode::blob_missing, "", {to_hex(sha256(lost))})};
  CHECK(audited().findings == expected);
}
