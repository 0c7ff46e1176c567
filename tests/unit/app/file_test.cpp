// The file of unsent edits: saved on one device, taken in on another.
#include <doctest/doctest.h>

#include "app/outbox_file.h"
#include "world.h"

using namespace tz;
using namespace tz::testing;
using client::FilePage;
using State = client::FilePage::State;

namespace {

constexpr const char* kName = "unsent.json";

struct SavedFile {
  std::string content;
  std::string code;
};

// A phone that will not reach the server any more, with what its clerk saves on it.
struct LostPhone {
  explicit LostPhone(World& world) : page(world.ready_page()) {
    page->tab.network.connected = false;
    page->tab.environment.set_online(false);
  }
  SavedFile save_file() {
    (*page)->save_outbox_file();
    const FilePage& file = (*page)->file_page();
    REQUIRE(file.state == State::told);
    SavedFile out{page->tab.environment.saved_content, file.code};
    (*page)->settle_file();
    return out;
  }
  // The file after another report.
  SavedFile save_report(World& world, const std::string& words) {
    world.report(*page, 40, words);
    world.settle();
    return save_file();
  }
  std::unique_ptr<OpenPage> page;
};

// Another browser of the same person.
struct OtherDevice {
  explicit OtherDevice(World& where) : world(where), browser(where.timeline) {
    page = world.open_page(browser);
    (*page)->sign_in("clerk", "secret");
    world.settle();
    (*page)->open_tab(client::Page::me);
  }
  void take(const SavedFile& file) { take(file, file.code); }
  void take(const SavedFile& file, const std::string& code) {
    page->tab.files.pick(kName, file.content);
    (*page)->take_outbox_file(code);
    world.settle();
  }
  const FilePage& file() { return (*page)->file_page(); }
  bool said(const std::string& words) {
    for (const client::Notice& notice : (*page)->take_notices()) {
      if (notice.text == words) return true;
    }
    return false;
  }
  size_t kept() {
    const std::string name = "person-" + to_string(world.server.signed_in.person);
    return browser.disk.databases[name].of(client::Store::outbox).size();
  }

  World& world;
  client::fake::FakeBrowser browser;
  std::unique_ptr<OpenPage> page;
};

std::string taken(size_t fresh, size_t here) {
  return tr(Lang::zh, Text::notice_taken_in, {std::to_string(fresh), std::to_string(here)});
}

std::string words_of(ErrorCode code) {
  return sentence(Lang::zh, error(code));
}

// The file with something of its content changed, under the same code.
SavedFile altered(const SavedFile& file, const std::function<void(json&)>& change) {
  client::fake::FakeVault vault;
  SavedFile out;
  out.code = file.code;
  const std::string code = client::plain_code(file.code);
  const Result<client::Sealed> sealed = client::sealed_from(file.content);
  REQUIRE(sealed.ok());
  vault.open(code, client::kOutboxFileLabel, *sealed, [&](const Result<std::string>& content) {
    json value = *parse_json(*content);
    change(value);
    vault.seal(code, client::kOutboxFileLabel, canonical(value),
               [&](const Result<client::Sealed>& anew) { out.content = sealed_text(*anew); });
  });
  return out;
}

}  // namespace

TEST_CASE("a sealed file is taken in on another device and every edit arrives once") {
  World world;
  LostPhone phone(world);
  (*phone.page)->acknowledge(world.own());
  world.settle();
  const SavedFile file = phone.save_report(world, "第一份");
  phone.page.reset();

  OtherDevice other(world);
  other.take(file);
  CHECK(other.file().state == State::none);
  CHECK(other.said(taken(2, 0)));
  CHECK(world.server.applied.size() == 2);
  CHECK(world.server.ledger.assignment().percent == 40);
  CHECK((*other.page)->status().unsent == 0);
  CHECK(other.kept() == 0);
}

TEST_CASE("nothing of what was written can be read in the file, and its code is told once") {
  World world;
  LostPhone phone(world);
  const SavedFile file = phone.save_report(world, "plain words");
  CHECK(file.content.find("plain words") == std::string::npos);
  CHECK(file.content.find(file.code) == std::string::npos);
  CHECK(file.code.size() == 14);
  CHECK((*phone.page)->file_page().code.empty());
  CHECK(phone.save_file().code != file.code);
}

TEST_CASE("the code may be typed with capitals and without its hyphens") {
  World world;
  LostPhone phone(world);
  const SavedFile file = phone.save_report(world, "第一份");
  std::string typed;
  for (const char c : file.code) {
    if (c != '-') typed += static_cast<char>(c >= 'a' ? c - 'a' + 'A' : c);
  }
  OtherDevice other(world);
  other.take(file, ' ' + typed + ' ');
  CHECK(other.said(taken(1, 0)));
}

TEST_CASE("edits that were already sent keep their verdicts and are not counted again") {
  World world;
  auto page = world.ready_page();
  page->tab.network.connected = false;
  world.report(*page, 40, "到过服务器");
  world.settle();
  (*page)->save_outbox_file();
  const SavedFile file{page->tab.environment.saved_content, (*page)->file_page().code};
  page->tab.network.connected = true;
  (*page)->sync_now();
  world.pass(60'000);
  REQUIRE(world.server.applied.size() == 1);
  const uint64_t seq = world.server.ledger.seq;

  OtherDevice other(world);
  other.take(file);
  CHECK(other.said(taken(1, 0)));
  CHECK(world.server.applied.size() == 1);
  CHECK(world.server.ledger.seq == seq);
  CHECK((*other.page)->status().unsent == 0);
  CHECK((*other.page)->me().attention.empty());
}

TEST_CASE("an edit that the server turned down comes back with its reason") {
  World world;
  auto page = world.ready_page();
  page->tab.network.connected = false;
  world.report(*page, 40, "写在变动之前");
  world.settle();
  world.server.edit(world.server.ledger.office, CancelAssignment{world.own(), "另有安排"});
  page->tab.network.connected = true;
  (*page)->sync_now();
  world.pass(60'000);
  REQUIRE((*page)->me().attention.size() == 1);
  (*page)->save_outbox_file();
  const SavedFile file{page->tab.environment.saved_content, (*page)->file_page().code};

  OtherDevice other(world);
  other.take(file);
  REQUIRE((*other.page)->me().attention.size() == 1);
  CHECK((*other.page)->me().attention[0].edit.reason == (*page)->me().attention[0].edit.reason);
}

TEST_CASE("a file that is taken in twice adds nothing the second time") {
  World world;
  LostPhone phone(world);
  const SavedFile file = phone.save_report(world, "只计一次");
  OtherDevice other(world);
  other.take(file);
  other.take(file);
  CHECK(other.said(taken(0, 1)));
  CHECK(world.server.applied.size() == 1);
  // Nor on the device that saved it.
  (*phone.page)->open_tab(client::Page::me);
  phone.page->tab.files.pick(kName, file.content);
  (*phone.page)->take_outbox_file(file.code);
  CHECK((*phone.page)->status().unsent == 1);
}

TEST_CASE("what is taken in offline is on the disk before it is said, and is sent later") {
  World world;
  LostPhone phone(world);
  const SavedFile file = phone.save_report(world, "离线取回");
  OtherDevice other(world);
  other.page->tab.network.connected = false;
  other.page->tab.environment.set_online(false);
  other.page->tab.files.pick(kName, file.content);
  other.browser.disk.fate = [&](const std::string&, const client::Transaction&) {
    CHECK_FALSE(other.said(taken(1, 0)));
    return client::fake::Fate::stored;
  };
  (*other.page)->take_outbox_file(file.code);
  world.settle();
  CHECK(other.said(taken(1, 0)));
  CHECK(other.kept() == 1);
  CHECK((*other.page)->status().unsent == 1);
  other.browser.disk.fate = nullptr;
  other.page.reset();
  other.page = world.open_page(other.browser);
  world.settle();
  CHECK(world.server.applied.size() == 1);
}

TEST_CASE("a full device takes nothing in and says so") {
  World world;
  LostPhone phone(world);
  (*phone.page)->acknowledge(world.own());
  const SavedFile file = phone.save_report(world, "放不下");
  OtherDevice other(world);
  other.browser.disk.fate = [](const std::string&, const client::Transaction&) {
    return client::fake::Fate::full;
  };
  other.take(file);
  CHECK(other.file().fault == words_of(ErrorCode::device_store_full));
  CHECK(other.kept() == 0);
  CHECK(world.server.applied.empty());
  other.browser.disk.fate = nullptr;
  (*other.page)->take_outbox_file(file.code);
  world.settle();
  CHECK(other.said(taken(2, 0)));
}

TEST_CASE("a wrong code opens nothing and may be tried again") {
  World world;
  LostPhone phone(world);
  const SavedFile file = phone.save_report(world, "第一份");
  OtherDevice other(world);
  other.take(file, "aaaa-bbbb-cccc");
  CHECK(other.file().state == State::asking);
  CHECK(other.file().code_fault == words_of(ErrorCode::outbox_file_code));
  CHECK(other.kept() == 0);
  (*other.page)->take_outbox_file(file.code);
  world.settle();
  CHECK(other.said(taken(1, 0)));
}

TEST_CASE("another person's file is refused") {
  World world;
  LostPhone phone(world);
  const SavedFile file = phone.save_report(world, "本人的");
  world.server.signed_in = world.server.ledger.colleague;
  OtherDevice other(world);
  other.take(file);
  CHECK(other.file().fault == words_of(ErrorCode::outbox_file_of_another));
  CHECK(other.kept() == 0);
  // Nor does it help to write one's own name over the file's.
  const std::string colleague = to_string(world.server.signed_in.person);
  other.take(altered(file, [&](json& content) { content["person"] = colleague; }));
  CHECK(other.file().fault == words_of(ErrorCode::outbox_file_of_another));
  CHECK(world.server.applied.empty());
}

TEST_CASE("a file saved before the ledger was restored from a backup is taken in all the same") {
  World world;
  LostPhone phone(world);
  const SavedFile file = phone.save_report(world, "恢复之前");
  world.server.epoch = "second";
  OtherDevice other(world);
  other.take(file);
  CHECK(other.file().fault.empty());
  CHECK(world.server.applied.size() == 1);
}

TEST_CASE(
    "a file that is damaged, too large or of another kind is refused before its code is asked") {
  World world;
  LostPhone phone(world);
  const SavedFile file = phone.save_report(world, "第一份");
  OtherDevice other(world);
  const auto refusal = [&](const std::string& content) {
    other.page->tab.files.pick(kName, content);
    CHECK(other.file().state == State::none);
    return other.file().fault;
  };
  std::string changed = file.content;
  const size_t at = changed.find("\"ciphertext\":\"") + 20;
  changed[at] = changed[at] == '0' ? '1' : '0';
  CHECK(refusal(changed) == words_of(ErrorCode::outbox_file_damaged));
  CHECK(refusal(file.content.substr(0, 200)) == words_of(ErrorCode::outbox_file_damaged));
  CHECK(refusal("") == words_of(ErrorCode::outbox_file_unknown));
  CHECK(refusal("[1,2]") == words_of(ErrorCode::outbox_file_unknown));
  CHECK(refusal(R"({"kind":"taizhang-unsent","version":2})") ==
        words_of(ErrorCode::outbox_file_unknown));
  CHECK(refusal(R"({"kind":"taizhang-unsent","version":1})") ==
        words_of(ErrorCode::outbox_file_damaged));
  CHECK(refusal(std::string(6 * 1024 * 1024, 'x')) ==
        sentence(Lang::zh, error(ErrorCode::outbox_file_too_large, {}, {"5"})));
  CHECK(other.kept() == 0);
}

TEST_CASE("a file with an edit that cannot be read is refused whole, and says which") {
  World world;
  LostPhone phone(world);
  (*phone.page)->acknowledge(world.own());
  const SavedFile file = phone.save_report(world, "第二条");
  OtherDevice other(world);
  other.take(
      altered(file, [](json& content) { content["edits"][1]["operation"]["kind"] = "no.such"; }));
  const Error inner = error(ErrorCode::unknown_operation, "kind");
  CHECK(other.file().fault == sentence(Lang::zh, error(ErrorCode::outbox_file_edit, {},
                                                       {"2", sentence(Lang::zh, inner)})));
  CHECK(other.kept() == 0);
  other.take(altered(file, [](json& content) { content["edits"] = "none"; }));
  CHECK(other.file().fault == words_of(ErrorCode::outbox_file_damaged));
  CHECK(world.server.applied.empty());
}

TEST_CASE("a browser without cryptography says so and saves no file") {
  World world;
  LostPhone phone(world);
  world.report(*phone.page, 40, "第一份");
  world.settle();
  phone.page->tab.vault.available = false;
  (*phone.page)->save_outbox_file();
  CHECK((*phone.page)->file_page().state == State::none);
  CHECK((*phone.page)->file_page().fault == words_of(ErrorCode::vault_unavailable));
  CHECK(phone.page->tab.environment.saved_content.empty());
}

TEST_CASE("a file that is still being sealed when its person leaves is not saved") {
  World world;
  LostPhone phone(world);
  world.report(*phone.page, 40, "第一份");
  world.settle();
  phone.page->tab.vault.waits = true;
  (*phone.page)->save_outbox_file();
  CHECK((*phone.page)->file_page().busy());
  (*phone.page)->sign_out();
  world.settle();
  phone.page->tab.vault.finish();
  CHECK(phone.page->tab.environment.saved_content.empty());
  CHECK((*phone.page)->file_page().state == State::none);
}

TEST_CASE("a device that has taken a file in keeps its own name and numbers") {
  World world;
  LostPhone phone(world);
  (*phone.page)->acknowledge(world.own());
  const SavedFile file = phone.save_report(world, "别处的");
  OtherDevice other(world);
  other.take(file);
  world.report(*other.page, 50, "本机的第一条");
  world.settle();
  world.report(*other.page, 60, "本机的第二条");
  world.settle();
  CHECK(world.server.applied.size() == 4);
  CHECK(world.server.highest_seqs.size() == 2);
  CHECK(world.server.device_seqs == std::vector<uint64_t>{1, 2, 1, 2});
}

TEST_CASE("an edit that builds on one taken in is sent after it, also after a restart") {
  World world;
  LostPhone phone(world);
  (*phone.page)->acknowledge(world.own());
  const SavedFile file = phone.save_report(world, "第一份");
  OtherDevice other(world);
  other.page->tab.network.connected = false;
  other.take(file);
  world.report(*other.page, 50, "更正第一份");  // number 1 of its device
  world.settle();
  other.page.reset();
  other.page = world.open_page(other.browser);
  world.settle();
  CHECK(world.server.applied.size() == 3);
  CHECK(world.server.ledger.assignment().percent == 50);
  // A server that comes back from an old backup gets them in the same order.
  const SmallLedger before;
  world.server.restore(before.records, before.seq);
  (*other.page)->sync_now();
  world.pass(60'000);
  CHECK(world.server.applied.size() == 3);
  CHECK(world.server.ledger.assignment().percent == 50);
}

TEST_CASE("edits taken in are dated by the clock of the device that made them") {
  World world;
  LostPhone phone(world);
  const SavedFile file = phone.save_report(world, "钟快了两天");
  constexpr int64_t kFast = -2 * kDayMs;
  const SavedFile fast = altered(file, [&](json& content) {
    content["edits"][0]["skew_ms"] = kFast;
    json& time = content["edits"][0]["operation"]["device_time"];
    time = time.get<int64_t>() - kFast;
  });
  const int64_t written = world.server.now().unix_ms;
  world.pass(kDayMs);
  OtherDevice other(world);
  other.take(fast);
  REQUIRE(world.server.applied.size() == 1);
  const auto reports = world.server.ledger.records.reports_of(world.own());
  REQUIRE(reports.size() == 1);
  CHECK(reports[0]->written_at.unix_ms <= written);
}

TEST_CASE("a tab that does not lead hands what it takes in to the one that does") {
  World world;
  LostPhone phone(world);
  (*phone.page)->acknowledge(world.own());
  const SavedFile file = phone.save_report(world, "两个窗口");
  OtherDevice other(world);
  auto second = world.open_page(other.browser);
  world.settle();
  (*second)->open_tab(client::Page::me);
  second->tab.files.pick(kName, file.content);
  (*second)->take_outbox_file(file.code);
  world.settle();
  CHECK((*second)->file_page().state == State::none);
  CHECK(world.server.applied.size() == 2);
  const auto notices = (*second)->take_notices();
  REQUIRE(!notices.empty());
  CHECK(notices[0].text == taken(2, 0));
}
