// Attachments on a device: kept before anything else, sent after the text, in parts, and never
// forgotten before the server has all of them.
#include <doctest/doctest.h>

#include "world.h"

using namespace tz;
using namespace tz::testing;
using client::PickedFile;
using client::Store;
using client::fake::Fate;
using client::fake::Trouble;
using Mood = client::SyncStatus::Mood;

namespace {

// A picture as far as its first bytes tell, unlike any other of another name.
std::string picture(const std::string& name, size_t size = 100000) {
  std::string out = "\xff\xd8\xff\xe0" + name;
  uint32_t state = static_cast<uint32_t>(size) + static_cast<uint32_t>(out.back());
  while (out.size() < size) {
    state = state * 1664525u + 1013904223u;
    out += static_cast<char>(state >> 24);
  }
  return out;
}

void open_form(World& world, OpenPage& page) {
  page->open(client::report_route(world.own()));
}

void choose(World& world, OpenPage& page, const std::string& bytes) {
  page.tab.files.pick_evidence("现场.jpg", bytes, 1600, 1200);
  world.pass(50);
}

// Fills in and submits the form with these photos.
void report_with(World& world, OpenPage& page, const std::vector<std::string>& photos,
                 const std::string& words) {
  open_form(world, page);
  page->set_narrative(words);
  for (const std::string& bytes : photos) choose(world, page, bytes);
  page->submit_report();
  world.pass(100);
}

const client::fake::Database& disk(World& world) {
  return world.disk_of(world.server.ledger.clerk);
}

std::vector<std::string> last_words(OpenPage& page) {
  std::vector<std::string> out;
  for (const client::Notice& notice : page->take_notices()) out.push_back(notice.text);
  return out;
}

// No transaction takes bytes from the disk that the server has not got whole.
void watch_disk(World& world) {
  world.browser.disk.fate = [&world](const std::string&, const client::Transaction& transaction) {
    for (const client::Write& write : transaction.writes) {
      if (write.store != Store::blobs) continue;
      CHECK(write.kind != client::Write::Kind::clear);
      const bool erases = write.kind == client::Write::Kind::erase;
      if (erases) CHECK(world.server.blobs.whole.count(write.key) == 1);
    }
    return Fate::stored;
  };
}

}  // namespace

TEST_CASE("a chosen photo is attached once it is on the disk, with or without a network") {
  World world;
  auto page = world.ready_page();
  page->tab.network.connected = false;
  open_form(world, *page);
  choose(world, *page, picture("a"));
  const client::ReportForm* form = (*page)->report_form();
  REQUIRE(form != nullptr);
  REQUIRE(form->input.attachments.size() == 1);
  const Attachment photo = form->input.attachments.front();
  CHECK(photo.hash == sha256(picture("a")));
  CHECK(photo.type == MediaType::jpeg);
  CHECK(photo.width == 1600);
  CHECK((*page)->photo(photo, 0).detail.find("已存在本机") != std::string::npos);
  CHECK(disk(world).of(Store::blobs).at(to_hex(photo.hash)) == picture("a"));

  // The page is closed without a word; the draft still has it.
  world.reopen_after(page, 1000);
  open_form(world, *page);
  REQUIRE((*page)->report_form()->input.attachments.size() == 1);
  (*page)->remove_photo(photo.hash);
  CHECK((*page)->report_form()->input.attachments.empty());
}

TEST_CASE("the text goes first, then the photos, and only then all is synced") {
  World world;
  auto page = world.ready_page();
  page->tab.network.connected = false;
  report_with(world, *page, {picture("a"), picture("b")}, "附两张照片");
  CHECK((*page)->status().mood == Mood::unsent);
  CHECK((*page)->status().photos == 2);
  CHECK((*page)->status().chip == "1 条、2 附件待传");
  page->tab.network.connected = true;
  page->tab.network.delay_ms = 400;
  (*page)->sync_now();
  world.pass(900);
  REQUIRE(world.server.applied.size() == 1);
  CHECK(world.server.blobs.whole.empty());
  CHECK((*page)->status().mood == Mood::unsent);
  CHECK((*page)->status().unsent == 0);
  CHECK((*page)->status().photos == 2);
  CHECK((*page)->status().sentence.find("全部已同步") == std::string::npos);
  world.pass(6000);
  CHECK(world.server.blobs.has(sha256(picture("a"))));
  CHECK(world.server.blobs.has(sha256(picture("b"))));
  CHECK((*page)->status().photos == 0);
  CHECK((*page)->status().mood == Mood::live);
  CHECK((*page)->status().sentence.find("全部已同步") != std::string::npos);
}

TEST_CASE("a hundred photos and twenty cuts cost at most five percent more bytes") {
  World world;
  auto page = world.ready_page();
  watch_disk(world);
  page->tab.network.connected = false;
  int64_t total = 0;
  std::vector<std::string> hashes;
  for (int report = 0; report < 20; ++report) {
    std::vector<std::string> photos;
    for (int i = 0; i < 5; ++i) {
      const int number = report * 5 + i;
      photos.push_back(
          picture(std::to_string(number), 150000 + static_cast<size_t>(number) * 3000));
      total += static_cast<int64_t>(photos.back().size());
      hashes.push_back(to_hex(sha256(photos.back())));
    }
    report_with(world, *page, photos, "第" + std::to_string(report) + "批");
  }
  REQUIRE((*page)->status().photos == 100);
  page->tab.network.connected = true;
  page->tab.network.sent_bytes = 0;
  // Twenty cuts among the seven hundred requests, of both kinds.
  for (int cut = 0; cut < 20; ++cut) {
    for (int quiet = 0; quiet < 25 + (cut * 7) % 11; ++quiet) {
      page->tab.network.trouble.push_back(Trouble::none);
    }
    page->tab.network.trouble.push_back(cut % 3 == 0 ? Trouble::lost_answer
                                                     : Trouble::lost_request);
  }
  (*page)->sync_now();
  world.pass(10 * kMinuteMs);
  CHECK(page->tab.network.trouble.empty());
  for (const std::string& hash : hashes) CHECK(world.server.blobs.whole.count(hash) == 1);
  CHECK((*page)->status().photos == 0);
  CHECK((*page)->status().mood == Mood::live);
  CHECK(page->tab.network.sent_bytes >= total);
  CHECK(page->tab.network.sent_bytes <= total + total / 20);
}

TEST_CASE("a page that ends at any write loses no photo") {
  for (const Fate fate : {Fate::crash_before, Fate::crash_after}) {
    for (int fatal = 1; fatal <= 14; ++fatal) {
      CAPTURE(static_cast<int>(fate));
      CAPTURE(fatal);
      World world;
      auto page = world.ready_page();
      int writes = 0;
      world.browser.disk.fate = [&](const std::string&, const client::Transaction&) {
        return ++writes == fatal ? fate : Fate::stored;
      };
      open_form(world, *page);
      choose(world, *page, picture("a"));
      const bool was_attached =
          !page->tab.is_dead() && (*page)->report_form()->input.attachments.size() == 1;
      world.pass(100);
      if (!page->tab.is_dead()) {
        (*page)->set_narrative("现场");
        (*page)->submit_report();
        world.settle();
      }
      page.reset();
      world.browser.disk.fate = nullptr;
      page = world.ready_page();
      if (world.server.applied.empty()) {
        open_form(world, *page);
        const client::ReportForm* form = (*page)->report_form();
        REQUIRE(form != nullptr);
        if (form->input.attachments.empty()) {
          // The draft that names it may have been under way still, but its bytes are not lost.
          if (was_attached) CHECK(disk(world).of(Store::blobs).size() == 1);
          choose(world, *page, picture("a"));
        }
        (*page)->set_narrative("现场");
        (*page)->submit_report();
      }
      world.pass(2 * kMinuteMs);
      REQUIRE(world.server.applied.size() == 1);
      CHECK(world.server.blobs.has(sha256(picture("a"))));
      CHECK((*page)->status().photos == 0);
      CHECK((*page)->status().mood == Mood::live);
    }
  }
}

TEST_CASE("a photo that the server will not take needs attention and holds up no other") {
  World world;
  auto page = world.ready_page();
  page->tab.network.connected = false;
  report_with(world, *page, {picture("a")}, "第一份");
  world.pass(10);
  world.server.blobs.refuses = error(ErrorCode::blob_unknown_type);
  page->tab.network.connected = true;
  (*page)->sync_now();
  world.settle();
  CHECK((*page)->status().photos == 0);
  CHECK((*page)->status().attention == 1);
  CHECK((*page)->status().mood == Mood::attention);
  CHECK(disk(world).of(Store::blobs).size() == 1);
  world.server.blobs.refuses.reset();
  report_with(world, *page, {picture("b")}, "第二份");
  world.settle();
  CHECK(world.server.blobs.has(sha256(picture("b"))));
  (*page)->drop_photo(sha256(picture("a")));
  world.settle();
  CHECK((*page)->status().mood == Mood::live);
}

TEST_CASE("a server without room is asked again later, and the text goes on meanwhile") {
  World world;
  auto page = world.ready_page();
  world.server.blobs.refuses = error(ErrorCode::storage_full);
  world.server.blobs.refusal_status = 507;
  report_with(world, *page, {picture("a")}, "第一份");
  world.settle();
  CHECK((*page)->status().photos == 1);
  CHECK((*page)->status().live);
  CHECK((*page)->status().mood == Mood::unsent);
  report_with(world, *page, {}, "第二份");
  world.settle();
  CHECK(world.server.applied.size() == 2);
  world.server.blobs.refuses.reset();
  world.pass(20 * kMinuteMs);
  CHECK(world.server.blobs.has(sha256(picture("a"))));
  CHECK((*page)->status().mood == Mood::live);
}

TEST_CASE("only the leading tab sends photos, whichever tab they were chosen in") {
  World world;
  auto first = world.ready_page();
  auto second = world.open_page();
  world.settle();
  const int requests = second->tab.network.requests;
  report_with(world, *second, {picture("a")}, "第二页的照片");
  world.settle();
  CHECK(world.server.blobs.has(sha256(picture("a"))));
  CHECK(second->tab.network.requests == requests);
  CHECK((*second)->status().photos == 0);
}

TEST_CASE("an ended session keeps the photos until somebody signs in again") {
  World world;
  auto page = world.ready_page();
  page->tab.network.connected = false;
  report_with(world, *page, {picture("a")}, "照片");
  world.server.session_valid = false;
  page->tab.network.connected = true;
  (*page)->sync_now();
  world.settle();
  CHECK((*page)->status().mood == Mood::signed_out);
  CHECK(world.server.blobs.begun.empty());
  (*page)->sign_in("clerk", "secret");
  world.settle();
  CHECK(world.server.blobs.has(sha256(picture("a"))));
}

TEST_CASE("photos are limited in number, and the same one is taken once") {
  World world;
  auto page = world.ready_page();
  open_form(world, *page);
  for (size_t i = 0; i < kMaxAttachments; ++i)
    choose(world, *page, picture(std::to_string(i), 200));
  choose(world, *page, picture("tenth", 200));
  CHECK((*page)->report_form()->input.attachments.size() == kMaxAttachments);
  CHECK(last_words(*page) == std::vector<std::string>{"最多 9 个附件。"});
  (*page)->remove_photo(sha256(picture("1", 200)));
  choose(world, *page, picture("2", 200));
  CHECK(last_words(*page) ==
        std::vector<std::string>{sentence(Lang::zh, error(ErrorCode::attachment_twice))});
  choose(world, *page, "GIF89a and so on");
  CHECK(last_words(*page) ==
        std::vector<std::string>{sentence(Lang::zh, error(ErrorCode::blob_unknown_type))});
  page->tab.files.pick_unreadable_evidence("IMG.HEIC");
  CHECK(last_words(*page) ==
        std::vector<std::string>{sentence(Lang::zh, error(ErrorCode::photo_unreadable))});
  CHECK((*page)->report_form()->input.attachments.size() == kMaxAttachments - 1);
}

TEST_CASE("a photo without room on the device is not called attached") {
  World world;
  auto page = world.ready_page();
  open_form(world, *page);
  world.browser.disk.fate = [](const std::string&, const client::Transaction& transaction) {
    for (const client::Write& write : transaction.writes) {
      if (write.store == Store::blobs) return Fate::full;
    }
    return Fate::stored;
  };
  choose(world, *page, picture("a"));
  CHECK((*page)->report_form()->input.attachments.empty());
  CHECK(last_words(*page) ==
        std::vector<std::string>{sentence(Lang::zh, error(ErrorCode::device_store_full))});
}

TEST_CASE("a chosen photo that no draft names goes after a day, one in a draft never") {
  World world;
  auto page = world.ready_page();
  open_form(world, *page);
  choose(world, *page, picture("a"));
  choose(world, *page, picture("b"));
  (*page)->remove_photo(sha256(picture("a")));
  world.pass(2000);
  world.reopen_after(page, kDayMs / 2);
  CHECK(disk(world).of(Store::blobs).size() == 2);
  world.reopen_after(page, kDayMs);
  CHECK(disk(world).of(Store::blobs).count(to_hex(sha256(picture("b")))) == 1);
  CHECK(disk(world).of(Store::blobs).size() == 1);
}

TEST_CASE("a declaration takes the photos that were chosen for it") {
  World world;
  auto page = world.ready_page();
  report_with(world, *page, {}, "完成");
  world.settle();
  world.report(*page, 100, "完成");
  world.settle();
  (*page)->open(client::task_route(world.server.ledger.dated));
  const client::Deed deed = (*page)->task_page(world.server.ledger.dated)->declare;
  (*page)->begin_question_photos({});
  choose(world, *page, picture("proof"));
  REQUIRE((*page)->question_photos()->size() == 1);
  const std::vector<std::string> answers{"验收单",
                                         client::files_answer(*(*page)->question_photos())};
  (*page)->answer(deed, *client::answered(deed, answers));
  (*page)->end_question_photos();
  world.settle();
  CHECK(world.server.ledger.assignment().stage == Stage::declared);
  REQUIRE(world.server.ledger.assignment().evidence.size() == 1);
  CHECK(world.server.blobs.has(sha256(picture("proof"))));
  CHECK((*page)->question_photos() == nullptr);
  const client::TaskPage* task = (*page)->task_page(world.server.ledger.dated);
  REQUIRE(task != nullptr);
  CHECK(task->evidence.size() == 1);
}

TEST_CASE("a photo is opened from the device, else fetched, and shown only when it is the one") {
  World world;
  auto page = world.ready_page();
  report_with(world, *page, {picture("own")}, "照片");
  world.settle();
  const client::TaskPage* task = (*page)->task_page(world.server.ledger.dated);
  REQUIRE(task->evidence.size() == 1);
  const Attachment own = task->evidence[0].attachments[0];
  page->tab.network.connected = false;
  (*page)->open_photo(own);
  world.pass(100);
  REQUIRE(page->tab.files.shown.size() == 1);
  CHECK(page->tab.files.shown[0].bytes == picture("own"));
  CHECK(page->tab.files.shown[0].type == "image/jpeg");

  Attachment others = own;
  others.hash = sha256(picture("others"));
  (void)(*page)->take_notices();
  (*page)->open_photo(others);
  world.pass(100);
  CHECK(page->tab.files.shown.size() == 1);
  CHECK(last_words(*page).size() == 1);
  page->tab.network.connected = true;
  world.server.blobs.whole[to_hex(others.hash)] = "something else";
  (*page)->open_photo(others);
  world.pass(100);
  CHECK(page->tab.files.shown.size() == 1);
  world.server.blobs.whole[to_hex(others.hash)] = picture("others");
  (*page)->open_photo(others);
  world.pass(100);
  REQUIRE(page->tab.files.shown.size() == 2);
  // From now on without a network too, until the person signs out.
  page->tab.network.connected = false;
  (*page)->open_photo(others);
  world.pass(100);
  CHECK(page->tab.files.shown.size() == 3);
  (*page)->sign_out();
  world.settle();
  CHECK(disk(world).of(Store::blobs).empty());
}

TEST_CASE("a report that came back is mended with its photos, the sent ones too") {
  World world;
  auto page = world.ready_page();
  report_with(world, *page, {picture("a")}, "第一次");
  world.settle();
  const ReportId report = *world.server.ledger.assignment().current_report;
  world.server.edit(world.server.ledger.office, ReturnReport{report, "说清楚"});
  (*page)->sync_now();
  world.settle();
  open_form(world, *page);
  REQUIRE((*page)->report_form() != nullptr);
  CHECK((*page)->report_form()->input.attachments.size() == 1);
  (*page)->set_narrative("第二次");
  (*page)->submit_report();
  world.settle();
  CHECK((*page)->status().photos == 0);
  CHECK((*page)->status().mood == Mood::live);
  const ReportId second = *world.server.ledger.assignment().current_report;
  CHECK(world.server.ledger.records.report(second)->content.attachments.size() == 1);
}
