#include <doctest/doctest.h>

#include <functional>

#include "support/publications.h"
#include "viewer.h"

namespace tz::testing {
namespace {

using client::App;
using ui::Role;

// What every screen must show, whatever the device, the language and the size of the letters.
struct Expected {
  const char* name;
  std::function<const Actor&(const SmallLedger&)> who;
  std::function<void(Viewer&)> go;
  std::vector<std::pair<Role, Text>> parts;
};

const Actor& clerk(const SmallLedger& ledger) {
  return ledger.clerk;
}
const Actor& supervisor(const SmallLedger& ledger) {
  return ledger.supervisor;
}
const Actor& office(const SmallLedger& ledger) {
  return ledger.office;
}

const Actor& admin(const SmallLedger& ledger) {
  return ledger.admin;
}

const Actor& auditor(const SmallLedger& ledger) {
  return ledger.auditor;
}

// A trial run, as if the server had just counted.
AssessmentId counted(Viewer& viewer) {
  SmallLedger& ledger = viewer.world.server.ledger;
  const AssessmentId id(uuid_no(810));
  viewer.world.server.edit(kServer, DraftAssessment{id, ledger.office.person, scores_of(ledger)});
  viewer.app().sync_now();
  viewer.pass();
  return id;
}

// An entry of the register as it was entered.
AccountabilityId entered(Viewer& viewer) {
  const AccountabilityId id = put_entry(viewer.world.server.ledger, PublicationState::published);
  viewer.app().sync_now();
  viewer.pass();
  return id;
}

std::vector<Expected> publication_screens() {
  const auto open_page = [](Viewer& viewer, client::Page page) {
    client::Route route;
    route.page = page;
    viewer.app().open(route);
  };
  return {
      {"assessments",
       office,
       [=](Viewer& viewer) {
         counted(viewer);
         open_page(viewer, client::Page::assessments);
       },
       {{Role::Button, Text::back},
        {Role::Button, Text::draft_assessment},
        {Role::Button, Text::criteria},
        {Role::Button, Text::state_trial}}},
      {"one assessment",
       office,
       [](Viewer& viewer) { viewer.app().open(client::assessment_route(counted(viewer))); },
       {{Role::Button, Text::export_xlsx},
        {Role::Button, Text::freeze_again},
        {Role::Button, Text::show_objections},
        {Role::Heading, Text::assessment_ranking},
        {Role::Heading, Text::criteria}}},
      {"a unit's points",
       office,
       [](Viewer& viewer) {
         const AssessmentId id = counted(viewer);
         viewer.app().open(client::assessed_route(id, viewer.ledger().street));
       },
       {{Role::Button, Text::adjust_score},
        {Role::Heading, Text::criterion_completion},
        {Role::Heading, Text::criterion_orders},
        {Role::Text, Text::assessment_of_nothing}}},
      {"the register",
       office,
       [=](Viewer& viewer) {
         entered(viewer);
         open_page(viewer, client::Page::exposure_register);
       },
       {{Role::Button, Text::back},
        {Role::Button, Text::state_entered},
        {Role::Button, Text::entry_exposure}}},
      {"an entry of the register",
       office,
       [](Viewer& viewer) { viewer.app().open(client::accountability_route(entered(viewer))); },
       {{Role::Button, Text::correct_entry},
        {Role::Button, Text::remove_entry},
        {Role::Button, Text::circular_open_row},
        {Role::Text, Text::field_decision},
        {Role::Heading, Text::objections}}},
      {"criteria",
       clerk,
       [=](Viewer& viewer) { open_page(viewer, client::Page::criteria); },
       {{Role::Button, Text::back},
        {Role::Text, Text::criterion_completion},
        {Role::Text, Text::rule_nothing}}},
  };
}

// What the server alone knows.
std::vector<Expected> asked_screens() {
  return {
      {"signed-in devices",
       clerk,
       [](Viewer& viewer) {
         const int64_t at = viewer.world.server.now().unix_ms;
         const json times = {{"begun_at", at}, {"last_seen", at}, {"expires_at", at}};
         json here = times;
         here.update({{"id", "01"}, {"device_name", "HarmonyOS · Huawei"}, {"current", true}});
         json other = times;
         other.update({{"id", "02"}, {"device_name", std::string(100, 'x')}});
         viewer.world.server.answers["GET /api/v1/sessions"] = good(json::array({here, other}));
         viewer.app().open(client::sessions_route({}));
       },
       {{Role::Button, Text::back},
        {Role::Heading, Text::my_sessions},
        {Role::Button, Text::end_session},
        {Role::Button, Text::end_other_sessions}}},
      {"the audit",
       auditor,
       [](Viewer& viewer) {
         viewer.phone.input.height = 3000;
         viewer.world.server.answers["GET /api/v1/chain"] =
             good({{"epoch", to_string(uuid_no(1))},
                   {"head", 1284},
                   {"head_hash", std::string(64, 'f')}});
         const json event = {{"id", 9},
                             {"what", "ended_with_password"},
                             {"at", 1621213200000},
                             {"login", std::string(32, 'x')},
                             {"times", 100},
                             {"address", "2001:db8:1234:5678:9abc:def0:1234:5678"},
                             {"device_name", "HarmonyOS · Huawei"}};
         viewer.world.server.answers["GET /api/v1/sign-ins"] =
             good({{"events", json::array({event})}, {"more", true}});
         viewer.app().open_tab(client::Page::audit);
       },
       {{Role::Tab, Text::nav_audit},
        {Role::Heading, Text::audit_chain},
        {Role::Button, Text::copy_it},
        {Role::SearchBox, Text::audit_search},
        {Role::Button, Text::audit_older}}},
  };
}

std::vector<Expected> screens() {
  const auto open_task = [](Viewer& viewer) {
    viewer.app().open(client::task_route(viewer.ledger().dated));
  };
  return {
      {"tasks",
       clerk,
       [](Viewer&) {},
       {{Role::Heading, Text::my_tasks_title},
        {Role::SearchBox, Text::search_all},
        {Role::Button, Text::filter_all},
        {Role::Button, Text::acknowledge},
        {Role::Tab, Text::nav_tasks},
        {Role::Tab, Text::nav_me}}},
      {"one task",
       clerk,
       open_task,
       {{Role::Text, Text::deadline},
        {Role::Text, Text::own_role},
        {Role::Heading, Text::history},
        {Role::Heading, Text::targets},
        {Role::Button, Text::acknowledge},
        {Role::Button, Text::fill_report}}},
      {"report form",
       clerk,
       [](Viewer& viewer) { viewer.app().open(client::report_route(viewer.ledger().own())); },
       {{Role::Heading, Text::fill_report},
        {Role::SpinButton, Text::field_percent},
        {Role::TextBox, Text::field_narrative},
        {Role::Button, Text::field_problem},
        {Role::Button, Text::save},
        {Role::Text, Text::saves_offline}}},
      {"me",
       clerk,
       [](Viewer& viewer) { viewer.app().open_tab(client::Page::me); },
       {{Role::Heading, Text::nav_me},
        {Role::Heading, Text::sync_state},
        {Role::Button, Text::sync_now},
        {Role::Button, Text::my_sessions},
        {Role::RadioGroup, Text::language},
        {Role::CheckBox, Text::large_mode},
        {Role::Button, Text::sign_out}}},
      {"board",
       supervisor,
       [](Viewer& viewer) { viewer.app().open_tab(client::Page::board); },
       {{Role::Tab, Text::nav_board},
        {Role::Button, Text::light_red},
        {Role::Button, Text::light_grey},
        {Role::Button, Text::cycle_missing},
        {Role::Heading, Text::progress_over_time},
        {Role::Heading, Text::progress_by_measure},
        {Role::Heading, Text::unit_ranking},
        {Role::Heading, Text::latest}}},
      {"accounts",
       admin,
       [](Viewer& viewer) {
         viewer.world.server.answers["GET /api/v1/accounts"] = good(json::array());
         viewer.app().open_tab(client::Page::admin);
         viewer.app().read_accounts();
       },
       {{Role::Tab, Text::nav_admin},
        {Role::Radio, Text::unit_register},
        {Role::SearchBox, Text::search_admin},
        {Role::Button, Text::new_account}}},
      {"importing a plan",
       office,
       [](Viewer& viewer) {
         client::Route route;
         route.page = client::Page::import_plan;
         viewer.app().open(route);
       },
       {{Role::Heading, Text::import_plan},
        {Role::File, Text::import_choose},
        {Role::Button, Text::back}}},
      {"rows behind a number",
       supervisor,
       [](Viewer& viewer) {
         viewer.app().open(client::rows_route({client::RowsQuery::Kind::missing, {}}));
       },
       {{Role::Button, Text::back}, {Role::SearchBox, Text::search_tasks}}},
      {"all tasks",
       office,
       [](Viewer& viewer) { viewer.app().open_tab(client::Page::tasks); },
       {{Role::Heading, Text::all_tasks_title}, {Role::SearchBox, Text::search_all}}},
      {"a task without a unit of one's own",
       office,
       [](Viewer& viewer) { viewer.app().open(client::task_route(viewer.ledger().undated)); },
       {{Role::Text, Text::deadline},
        {Role::Button, Text::agree_deadline},
        {Role::Text, Text::group_open}}},
  };
}

void check(const Expected& screen, Size size, Lang lang, bool large) {
  Viewer viewer(size);
  viewer.enter(screen.who(viewer.ledger()));
  viewer.app().set_lang(lang);
  viewer.app().set_large(large);
  screen.go(viewer);
  viewer.pass();
  const std::string where = std::string(screen.name) + ", " + size.name + ", " +
                            std::string(name_of(lang)) + (large ? ", large" : "");
  for (const auto& [role, text] : screen.parts) {
    const std::string wanted(tr(lang, text));
    CHECK_MESSAGE(viewer.has(role, wanted), where << " lacks: " << wanted);
  }
  CHECK_MESSAGE(viewer.has(Role::Status, tr(lang, Text::all_synced)), where << " hides the sync");
  for (const std::string& name : viewer.beyond_the_sides()) {
    FAIL_CHECK(where << " lets this reach beyond the screen: " << name);
  }
}

}  // namespace

TEST_CASE("every screen has its parts on every device, in both languages and both text sizes") {
  std::vector<Expected> all = screens();
  for (Expected& screen : publication_screens()) all.push_back(std::move(screen));
  for (Expected& screen : asked_screens()) all.push_back(std::move(screen));
  for (const Expected& screen : all) {
    for (const Size& size : {kNarrowPhone, kPhone, kTablet, kDesk}) {
      for (const Lang lang : {Lang::zh, Lang::en}) {
        check(screen, size, lang, false);
        check(screen, size, lang, true);
      }
    }
  }
}

TEST_CASE("a phone shows one page, a tablet the list beside the task") {
  Viewer phone(kPhone);
  phone.enter();
  phone.app().open(client::task_route(phone.ledger().dated));
  phone.draw();
  CHECK(phone.has(Role::Button, phone.word(Text::back)));
  CHECK_FALSE(phone.has(Role::SearchBox, phone.word(Text::search_all)));
  CHECK_FALSE(phone.has(Role::Tab, phone.word(Text::nav_tasks)));

  Viewer tablet(kTablet);
  tablet.enter();
  tablet.app().open(client::task_route(tablet.ledger().dated));
  tablet.draw();
  CHECK_FALSE(tablet.has(Role::Button, tablet.word(Text::back)));
  CHECK(tablet.has(Role::SearchBox, tablet.word(Text::search_all)));
  CHECK(tablet.has(Role::Button, tablet.word(Text::fill_report)));
}

TEST_CASE("a wide screen without a task says what to do") {
  Viewer viewer(kDesk);
  viewer.enter();
  CHECK(viewer.has(Role::Heading, viewer.word(Text::choose_task)));
}

}  // namespace tz::testing
