#include <doctest/doctest.h>

#include "world.h"

using namespace tz;
using namespace tz::testing;
using client::EditState;
using client::Phase;
using client::fake::Fate;
using client::fake::Trouble;
using Mood = client::SyncStatus::Mood;

namespace {

OperationId only_waiting(OpenPage& page) {
  REQUIRE(page->me().waiting.size() == 1);
  return page->me().waiting[0].operation;
}

// The state of the newest report in the history of the clerk's task.
EditState newest_state(World& world, OpenPage& page) {
  const client::TaskPage* task = page->task_page(world.server.ledger.dated);
  REQUIRE(task != nullptr);
  REQUIRE(!task->history.empty());
  return task->history[0].edit;
}

bool is_all_synced(OpenPage& page) {
  const Mood mood = page->status().mood;
  return mood == Mood::synced || mood == Mood::live;
}

}  // namespace

TEST_CASE("a signed-in person sees the ledger after the first download") {
  World world;
  auto page = world.ready_page();
  CHECK((*page)->phase() == Phase::ready);
  CHECK((*page)->task_list().rows.size() == 1);
  CHECK(is_all_synced(*page));
}

TEST_CASE("a first download of many pages arrives whole") {
  World world;
  world.server.page_size = 2;
  auto page = world.ready_page();
  CHECK((*page)->task_list().rows.size() == 1);
  CHECK(world.server.pulls > 3);
}

TEST_CASE("a report goes from this device into the ledger with a receipt number") {
  World world;
  auto page = world.ready_page();
  world.report(*page, 40, "接入两个窗口");
  world.settle();
  REQUIRE(world.server.applied.size() == 1);
  CHECK(world.server.ledger.assignment().percent == 40);
  const EditState state = newest_state(world, *page);
  CHECK(state.kind == EditState::Kind::in_ledger);
  CHECK(state.receipt == world.server.ledger.seq);
  CHECK(is_all_synced(*page));
  CHECK(world.outbox_rows() == 0);
}

TEST_CASE("a report written offline survives a restart and is sent once there is a network") {
  World world;
  auto page = world.ready_page();
  page->tab.network.connected = false;
  page->tab.environment.set_online(false);
  world.report(*page, 40, "离线填写");
  world.settle();
  CHECK((*page)->status().unsent == 1);
  CHECK_FALSE(is_all_synced(*page));
  page.reset();

  page = std::make_unique<OpenPage>(world.browser, world.server);
  page->tab.network.connected = false;
  (*page)->start();
  world.pass(100);
  REQUIRE((*page)->phase() == Phase::ready);
  CHECK((*page)->status().unsent == 1);
  CHECK(newest_state(world, *page).kind == EditState::Kind::waiting);
  page->tab.network.connected = true;
  page->tab.environment.set_online(true);
  world.settle();
  CHECK(world.server.applied.size() == 1);
  CHECK(is_all_synced(*page));
}

TEST_CASE("a report whose answer was cut off is asked for again and counted once") {
  World world;
  auto page = world.ready_page();
  page->tab.network.trouble = {Trouble::lost_answer, Trouble::timed_out};
  world.report(*page, 40, "只计一次");
  world.pass(200);
  CHECK(world.server.applied.size() == 1);
  CHECK((*page)->status().unsent == 1);
  world.pass(120000);
  CHECK(world.server.applied.size() == 1);
  CHECK(world.server.pushes >= 3);
  CHECK((*page)->status().unsent == 0);
  CHECK(is_all_synced(*page));
}

TEST_CASE("a tab that ends while the verdict is being stored asks again and nothing is doubled") {
  for (const Fate fate : {Fate::crash_before, Fate::crash_after}) {
    World world;
    auto page = world.ready_page();
    const auto has_verdict = [](const client::Transaction& transaction) {
      for (const client::Write& write : transaction.writes) {
        if (write.store == client::Store::receipts) return true;
      }
      return false;
    };
    world.browser.disk.fate = [&](const std::string&, const client::Transaction& transaction) {
      return has_verdict(transaction) ? fate : Fate::stored;
    };
    world.report(*page, 40, "断电");
    world.settle();
    CHECK(page->tab.is_dead());
    page.reset();
    world.browser.disk.fate = nullptr;
    page = world.ready_page();
    world.settle();
    CHECK(world.server.applied.size() == 1);
    CHECK((*page)->status().unsent == 0);
    CHECK(newest_state(world, *page).kind == EditState::Kind::in_ledger);
  }
}

TEST_CASE("an edit is either whole on the disk or not there, wherever the tab ends") {
  for (const Fate fate : {Fate::crash_before, Fate::crash_after}) {
    World world;
    auto page = world.ready_page();
    page->tab.network.connected = false;
    world.browser.disk.fate = [&](const std::string&, const client::Transaction& transaction) {
      for (const client::Write& write : transaction.writes) {
        if (write.store == client::Store::outbox) return fate;
      }
      return Fate::stored;
    };
    (*page)->acknowledge(world.own());
    world.settle();
    const bool told_saved = !(*page)->take_notices().empty();
    page.reset();
    world.browser.disk.fate = nullptr;
    CHECK_FALSE(told_saved);
    CHECK(world.outbox_rows() == (fate == Fate::crash_after ? 1 : 0));
    page = world.ready_page();
    CHECK(world.server.applied.size() == world.server.device_seqs.size());
    CHECK(world.server.applied.size() == (fate == Fate::crash_after ? 1 : 0));
    if (!world.server.device_seqs.empty()) CHECK(world.server.device_seqs[0] == 1);
  }
}

TEST_CASE("a rejected report stays with its content and its reason") {
  World world;
  auto page = world.ready_page();
  page->tab.network.connected = false;
  world.report(*page, 40, "将被退回");
  world.settle();
  // Meanwhile the task's assignment is taken from the unit in a way that the rules refuse.
  const OperationId id = only_waiting(*page);
  Verdict verdict;
  verdict.operation = id;
  verdict.kind = VerdictKind::rejected;
  verdict.seq = 99;
  verdict.error = error(ErrorCode::foreign_unit, "body.assignment");
  world.server.verdicts.emplace(id, verdict);
  page->tab.network.connected = true;
  (*page)->sync_now();
  world.settle();

  REQUIRE((*page)->me().attention.size() == 1);
  const client::OutboxItem item = (*page)->me().attention[0];
  CHECK(item.edit.kind == EditState::Kind::rejected);
  CHECK(item.edit.reason == sentence(Lang::zh, *verdict.error));
  CHECK(item.content.find("将被退回") != std::string::npos);
  CHECK((*page)->status().mood == Mood::attention);
  CHECK(world.outbox_rows() == 1);

  SUBCASE("and can be mended and sent again") {
    (*page)->mend(id);
    REQUIRE((*page)->report_form() != nullptr);
    CHECK((*page)->report_form()->input.narrative == "将被退回");
    (*page)->set_narrative("改好了");
    (*page)->submit_report();
    world.settle();
    CHECK((*page)->me().attention.empty());
    CHECK(world.server.applied.size() == 1);
    CHECK(world.outbox_rows() == 0);
  }
  SUBCASE("until the person discards it") {
    (*page)->discard(id);
    world.settle();
    CHECK((*page)->me().attention.empty());
    CHECK(world.outbox_rows() == 0);
  }
  SUBCASE("also after a restart") {
    page.reset();
    page = world.ready_page();
    REQUIRE((*page)->me().attention.size() == 1);
    CHECK((*page)->me().attention[0].content.find("将被退回") != std::string::npos);
  }
}

TEST_CASE("a rejected edit does not hold up the others") {
  World world;
  auto page = world.ready_page();
  page->tab.network.connected = false;
  (*page)->acknowledge(world.own());
  world.pass(500);
  const OperationId first = only_waiting(*page);
  world.report(*page, 20, "其余照常");
  world.pass(500);
  Verdict verdict;
  verdict.operation = first;
  verdict.kind = VerdictKind::rejected;
  verdict.error = error(ErrorCode::wrong_stage);
  world.server.verdicts.emplace(first, verdict);
  page->tab.network.connected = true;
  (*page)->sync_now();
  world.settle();
  CHECK((*page)->status().unsent == 0);
  CHECK((*page)->status().attention == 1);
  CHECK(world.server.ledger.assignment().percent == 20);
}

TEST_CASE("a report for a cancelled assignment is handed to the office and says so") {
  World world;
  auto page = world.ready_page();
  page->tab.network.connected = false;
  world.report(*page, 40, "迟到");
  world.settle();
  world.server.edit(world.server.ledger.office, CancelAssignment{world.own(), "合并"});
  page->tab.network.connected = true;
  (*page)->sync_now();
  world.settle();
  REQUIRE((*page)->me().attention.size() == 1);
  CHECK((*page)->me().attention[0].edit.kind == EditState::Kind::late);
  CHECK((*page)->me().attention[0].edit.reason ==
        sentence(Lang::zh, error(ErrorCode::late_arrival)));
  CHECK(world.server.ledger.records.late_arrivals().size() == 1);
  CHECK((*page)->status().unsent == 0);
}

TEST_CASE("a report of somebody who was moved meanwhile is handed to the office and says so") {
  World world;
  auto page = world.ready_page();
  page->tab.network.connected = false;
  world.report(*page, 40, "调动之前");
  world.settle();
  SmallLedger& ledger = world.server.ledger;
  Person moved = *ledger.records.person(ledger.clerk.person);
  moved.unit = ledger.other_street;
  world.server.edit(ledger.admin, PutPerson{moved});
  world.server.signed_in.former = {
      {ledger.street, world.server.signed_in.roles, world.server.now()}};
  world.server.signed_in.unit = ledger.other_street;
  page->tab.network.connected = true;
  (*page)->sync_now();
  world.settle();
  REQUIRE((*page)->me().attention.size() == 1);
  CHECK((*page)->me().attention[0].edit.kind == EditState::Kind::late);
  CHECK(ledger.records.late_arrivals().size() == 1);
  CHECK((*page)->status().unsent == 0);
}

TEST_CASE("an expired session keeps the outbox, and signing in again sends it") {
  World world;
  auto page = world.ready_page();
  world.server.session_valid = false;
  world.report(*page, 40, "会话过期");
  world.settle();
  CHECK((*page)->session_expired());
  CHECK((*page)->status().mood == Mood::signed_out);
  CHECK((*page)->status().unsent == 1);
  CHECK(world.outbox_rows() == 1);
  (*page)->sign_in("clerk", "secret");
  world.settle();
  CHECK_FALSE((*page)->session_expired());
  CHECK(world.server.applied.size() == 1);
  CHECK(is_all_synced(*page));
}

TEST_CASE("every request says whom the app takes the session for") {
  World world;
  auto page = world.ready_page();
  const std::string person = "person=" + to_string(world.server.ledger.clerk.person);
  CHECK(page->tab.network.live_path.find(person) != std::string::npos);
}

TEST_CASE("signing out keeps what is unsent for the same person and shows it to nobody else") {
  World world;
  auto page = world.ready_page();
  page->tab.network.connected = false;
  world.report(*page, 40, "留在本机");
  world.settle();
  CHECK_FALSE((*page)->me().sign_out_warning.empty());
  (*page)->sign_out();
  world.settle();
  CHECK((*page)->phase() == Phase::signed_out);
  page->tab.network.connected = true;
  world.server.signed_in = world.server.ledger.stranger;
  (*page)->sign_in("stranger", "secret");
  world.settle();
  CHECK((*page)->phase() == Phase::ready);
  CHECK((*page)->status().unsent == 0);
  CHECK(world.server.applied.empty());
  (*page)->sign_out();
  world.settle();
  world.server.signed_in = world.server.ledger.clerk;
  (*page)->sign_in("clerk", "secret");
  world.settle();
  CHECK(world.server.applied.size() == 1);
}

TEST_CASE("after a restore from a backup everything acknowledged is sent again") {
  World world;
  const RecordSet backup = world.server.ledger.records;
  const uint64_t backup_seq = world.server.ledger.seq;
  auto page = world.ready_page();
  world.report(*page, 40, "备份之后");
  world.settle();
  REQUIRE(world.server.applied.size() == 1);
  world.server.restore(backup, backup_seq);
  CHECK(world.server.ledger.assignment().percent == 0);
  (*page)->sync_now();
  world.settle();
  CHECK(world.server.applied.size() == 1);
  CHECK(world.server.ledger.assignment().percent == 40);
  CHECK(is_all_synced(*page));
}

TEST_CASE(
    "after a restore a late arrival is handed to the office again, seen by its author or not") {
  for (const bool is_seen : {false, true}) {
    World world;
    auto page = world.ready_page();
    page->tab.network.connected = false;
    world.report(*page, 40, "迟到");
    world.settle();
    world.server.edit(world.server.ledger.office, CancelAssignment{world.own(), "合并"});
    const RecordSet backup = world.server.ledger.records;
    const uint64_t backup_seq = world.server.ledger.seq;
    page->tab.network.connected = true;
    (*page)->sync_now();
    world.settle();
    REQUIRE(world.server.ledger.records.late_arrivals().size() == 1);
    REQUIRE((*page)->me().attention.size() == 1);
    if (is_seen) (*page)->discard((*page)->me().attention[0].operation);
    world.settle();
    world.server.restore(backup, backup_seq);
    CHECK(world.server.ledger.records.late_arrivals().empty());
    (*page)->sync_now();
    world.settle();
    CHECK(world.server.ledger.records.late_arrivals().size() == 1);
  }
}

TEST_CASE("a reset fetches the records anew and leaves the outbox alone") {
  World world;
  auto page = world.ready_page();
  page->tab.network.delay_ms = 1000;
  world.server.reset_next = true;
  (*page)->sync_now();
  world.pass(100);
  page->tab.network.trouble = {Trouble::lost_request};
  world.report(*page, 40, "不受影响");
  world.pass(1000);
  CHECK_FALSE(world.server.reset_next);
  CHECK(world.server.applied.empty());
  CHECK(world.outbox_rows() == 1);
  CHECK((*page)->status().unsent == 1);
  world.pass(30 * kSecondMs);
  CHECK(world.server.applied.size() == 1);
  CHECK((*page)->task_list().rows.size() == 1);
  CHECK(is_all_synced(*page));
}

TEST_CASE("many small changes are kept in few chunks, and nothing of them is lost") {
  World world;
  auto page = world.ready_page();
  Unit unit = *world.server.ledger.records.unit(world.server.ledger.street);
  for (int i = 0; i < 150; ++i) {
    unit.name = "东河街道" + std::to_string(i);
    world.server.edit(world.server.ledger.office, PutUnit{unit});
    (*page)->sync_now();
    world.pass(100);
  }
  CHECK(world.disk_of(world.server.ledger.clerk).of(client::Store::chunks).size() <= 65);
  page.reset();
  page = std::make_unique<OpenPage>(world.browser, world.server);
  page->tab.network.connected = false;
  (*page)->start();
  world.pass(100);
  REQUIRE((*page)->task_list().rows.size() == 1);
  CHECK((*page)->task_list().rows[0].unit == "东河街道149");
}

TEST_CASE("a full device says that the edit is not saved, and keeps the words in the form") {
  World world;
  auto page = world.ready_page();
  bool is_full = true;
  world.browser.disk.fate = [&](const std::string&, const client::Transaction& transaction) {
    for (const client::Write& write : transaction.writes) {
      if (is_full && write.store == client::Store::outbox) return Fate::full;
    }
    return Fate::stored;
  };
  world.report(*page, 40, "存不下");
  world.settle();
  const auto notices = (*page)->take_notices();
  REQUIRE(!notices.empty());
  CHECK(notices.back().kind == client::Notice::Kind::failed);
  CHECK(notices.back().text == sentence(Lang::zh, error(ErrorCode::device_store_full)));
  REQUIRE((*page)->report_form() != nullptr);
  CHECK((*page)->report_form()->state == client::ReportForm::State::not_saved);
  CHECK((*page)->report_form()->input.narrative == "存不下");
  CHECK((*page)->status().unsent == 0);
  CHECK(world.server.applied.empty());

  is_full = false;
  (*page)->submit_report();
  world.settle();
  REQUIRE(world.server.applied.size() == 1);
  CHECK(world.server.device_seqs == std::vector<uint64_t>{1});
  CHECK_FALSE((*page)->status().not_saved);
}

TEST_CASE("a device that cannot store at all says so and still shows the ledger") {
  World world;
  world.browser.disk.opens = false;
  auto page = world.ready_page();
  CHECK((*page)->phase() == Phase::ready);
  CHECK((*page)->task_list().rows.size() == 1);
  (*page)->acknowledge(world.own());
  world.settle();
  CHECK((*page)->status().mood == Mood::not_saved);
  CHECK(world.server.applied.empty());
}

TEST_CASE("all synced is said only when edits made during the sync are acknowledged too") {
  World world;
  auto page = world.ready_page();
  page->tab.network.delay_ms = 1000;
  (*page)->acknowledge(world.own());
  world.pass(300);
  world.report(*page, 30, "同步当中又填");
  for (int i = 0; i < 60; ++i) {
    world.pass(100);
    const bool all_there = world.server.applied.size() == 2;
    if (is_all_synced(*page)) CHECK(all_there);
    if (!all_there) CHECK((*page)->status().unsent > 0);
  }
  CHECK(is_all_synced(*page));
  CHECK(world.server.device_seqs == std::vector<uint64_t>{1, 2});
}

TEST_CASE("after a fault has healed the queue drains without a touch") {
  World world;
  auto page = world.ready_page();
  world.server.refuse_all = true;
  world.report(*page, 40, "无人触碰");
  world.pass(30 * kMinuteMs);
  CHECK((*page)->status().unsent == 1);
  const int asked = page->tab.network.requests;
  CHECK(asked > 20);
  CHECK(asked < 120);
  world.server.refuse_all = false;
  world.pass(2 * kMinuteMs);
  CHECK((*page)->status().unsent == 0);
  CHECK(world.server.applied.size() == 1);
}

TEST_CASE("an answer that is not the server's changes nothing") {
  World world;
  auto page = world.ready_page();
  world.server.answers_nonsense = true;
  world.report(*page, 40, "酒店网络");
  world.settle();
  CHECK((*page)->status().unsent == 1);
  CHECK(world.outbox_rows() == 1);
  world.server.answers_nonsense = false;
  world.pass(2 * kMinuteMs);
  CHECK(world.server.applied.size() == 1);
}

TEST_CASE("coming online or into sight sends at once, whatever the backoff was") {
  World world;
  auto page = world.ready_page();
  page->tab.network.connected = false;
  page->tab.environment.set_online(false);
  world.report(*page, 40, "立即");
  world.pass(20 * kMinuteMs);
  page->tab.network.connected = true;
  page->tab.environment.set_online(true);
  world.pass(100);
  CHECK(world.server.applied.size() == 1);
}

TEST_CASE("a live event that was passed over leaves no gap in the copy") {
  World world;
  auto page = world.ready_page();
  REQUIRE((*page)->task_list().rows.size() == 1);
  const uint64_t before = world.server.ledger.seq;
  // The cancellation arrives while a round is under way that will fail.
  world.server.edit(world.server.ledger.office, CancelAssignment{world.own(), "合并"});
  const PullResponse first = world.server.changes_since(before);
  page->tab.network.trouble = {Trouble::lost_answer, Trouble::lost_answer};
  (*page)->sync_now();
  page->tab.network.live_event("changes", canonical(to_json(first)));
  world.pass(200);
  // The next event follows the one that was passed over.
  const uint64_t between = world.server.ledger.seq;
  world.server.edit(world.server.ledger.office,
                    AgreeDeadline{world.server.ledger.undated, kMonday + 100});
  page->tab.network.live_event("changes", canonical(to_json(world.server.changes_since(between))));
  world.settle();
  CHECK((*page)->task_list().rows.empty());
}

TEST_CASE("changes arrive on the live stream, and by polling where there is none") {
  World world;
  auto page = world.ready_page();
  const auto cancel = [&] {
    world.server.edit(world.server.ledger.office, CancelAssignment{world.own(), "合并"});
  };
  REQUIRE((*page)->task_list().rows.size() == 1);
  SUBCASE("live") {
    CHECK((*page)->status().mood == Mood::live);
    const uint64_t before = world.server.ledger.seq;
    const int pulls = world.server.pulls;
    cancel();
    page->tab.network.live_event("changes", canonical(to_json(world.server.changes_since(before))));
    world.pass(50);
    CHECK((*page)->task_list().rows.empty());
    CHECK(world.server.pulls == pulls);
  }
  SUBCASE("polling") {
    page->tab.network.live_status = 503;
    page->tab.network.cut_live();
    world.settle();
    cancel();
    world.pass(kMinuteMs);
    CHECK((*page)->task_list().rows.empty());
    CHECK((*page)->status().mood == Mood::synced);
  }
}

TEST_CASE("a wrong clock is measured and corrected") {
  World world;
  auto page = world.open_page();
  page->tab.clock.offset_ms = -3 * kDayMs;
  (*page)->sign_in("clerk", "secret");
  world.settle();
  world.report(*page, 40, "钟慢了三天");
  world.settle();
  REQUIRE(world.server.applied.size() == 1);
  const Report& report = world.server.ledger.records.reports().begin()->second;
  CHECK(report.timing == Timing::on_time);
  CHECK(report.received_at.unix_ms - report.written_at.unix_ms < 10 * kSecondMs);
  REQUIRE((*page)->status().last_synced.has_value());
  const int64_t error_ms = (*page)->status().last_synced->unix_ms - world.timeline.wall().unix_ms;
  CHECK(error_ms < 0);
  CHECK(error_ms > -10 * kSecondMs);
}

TEST_CASE("a copy that has gone wrong on the disk is found, told to the server and fetched anew") {
  World world;
  world.server.page_size = 2;
  auto page = world.ready_page();
  page->tab.network.connected = false;
  world.report(*page, 40, "尚未上传");
  world.settle();
  page.reset();
  client::fake::Database& disk =
      world.browser.disk.databases["person-" + to_string(world.server.signed_in.person)];
  auto& chunks = disk.stores[static_cast<size_t>(client::Store::chunks)];
  REQUIRE(chunks.size() > 3);
  chunks.erase(std::next(chunks.begin(), 2));
  page = world.ready_page();
  CHECK((*page)->task_list().rows.size() == 1);
  CHECK(world.server.differences == 1);
  // What was unsent is sent, and once.
  CHECK(world.server.applied.size() == 1);
  CHECK(world.outbox_rows() == 0);
  world.reopen_after(page, kMinuteMs);
  CHECK(world.server.differences == 1);
}

TEST_CASE("a copy is compared with the ledger at the start and every few hours") {
  World world;
  auto page = world.ready_page();
  CHECK(world.server.comparisons == 0);  // just downloaded
  world.reopen_after(page, kMinuteMs);
  CHECK(world.server.comparisons == 1);
  world.pass(kHourMs);
  CHECK(world.server.comparisons == 1);
  world.pass(24 * kHourMs);
  CHECK(world.server.comparisons >= 4);
  CHECK(world.server.comparisons <= 6);
  CHECK(world.server.differences == 0);
}

TEST_CASE("a device says its name once, before anything else") {
  World world;
  auto page = world.ready_page();
  world.reopen_after(page, kMinuteMs);
  world.report(*page, 40, "照常");
  world.settle();
  CHECK(world.server.devices.size() == 1);
  CHECK((*page)->me().lost.empty());
}

TEST_CASE("a person is told what the browser has lost, until it was read") {
  World world;
  const int64_t received_ms = world.server.now().unix_ms - 2 * kDayMs;
  world.server.device_before = json{{"device", to_string(testing::uuid_no(900))},
                                    {"device_seq", 7},
                                    {"received_at", received_ms}};
  auto page = world.ready_page();
  bool said = false;
  for (const client::Notice& notice : (*page)->take_notices()) {
    said = said || notice.text == tr(Lang::zh, Text::device_lost_short);
  }
  CHECK(said);
  CHECK((*page)->me().lost.find("请核对后补报") != std::string::npos);
  world.reopen_after(page, kMinuteMs);
  CHECK_FALSE((*page)->me().lost.empty());
  (*page)->settle_loss();
  world.settle();
  CHECK((*page)->me().lost.empty());
  world.reopen_after(page, kMinuteMs);
  CHECK((*page)->me().lost.empty());
}

TEST_CASE("a new name of a copied profile is no loss") {
  World world;
  auto page = world.ready_page();
  const DeviceId first = world.server.devices.front();
  world.server.device_before = json{{"device", to_string(first)}};
  world.server.highest_seqs[first] = 5;
  world.report(*page, 40, "照常");
  world.settle();
  world.reopen_after(page, kMinuteMs);
  REQUIRE(world.server.devices.size() == 2);
  CHECK(world.server.devices.back() != first);
  CHECK((*page)->me().lost.empty());
}

TEST_CASE("a newer server that refuses this app's calls leaves every edit waiting") {
  World world;
  auto page = world.ready_page();
  // As an app hears it that knows no such code.
  client::HttpAnswer refusal;
  refusal.kind = client::HttpAnswer::Kind::answered;
  refusal.status = 403;
  refusal.body = R"({"error":{"code":"not_yet_known","field":"","message":""}})";
  world.server.answers["POST /api/v1/push"] = refusal;
  world.report(*page, 40, "等新版本");
  world.settle();
  CHECK((*page)->status().unsent == 1);
  CHECK((*page)->status().attention == 0);
  CHECK(world.server.applied.empty());
  // The app was updated.
  world.server.answers.clear();
  (*page)->sync_now();
  world.settle();
  CHECK(world.server.applied.size() == 1);
  CHECK(is_all_synced(*page));
}

TEST_CASE("an older server that knows no devices is no hindrance") {
  World world;
  world.server.answers["POST /api/v1/device"] = bad(404, error(ErrorCode::route_unknown));
  auto page = world.ready_page();
  world.report(*page, 40, "照常");
  world.settle();
  CHECK(world.server.applied.size() == 1);
  CHECK(is_all_synced(*page));
}
