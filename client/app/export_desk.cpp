#include "app/export_desk.h"

#include <algorithm>
#include <utility>

namespace tz::client {
namespace {

// A plan of thousands of tasks over a slow network.
constexpr int32_t kMakingMs = 90'000;

std::vector<ExportUnit> units_of(const tz::Board& board, const RecordSet& records) {
  std::vector<const Unit*> units;
  for (const UnitRow& row : board.units) {
    if (const Unit* unit = records.unit(row.unit)) units.push_back(unit);
  }
  std::sort(units.begin(), units.end(), [](const Unit* a, const Unit* b) {
    return a->order != b->order ? a->order < b->order : a->id < b->id;
  });
  std::vector<ExportUnit> out;
  for (const Unit* unit : units) out.push_back({unit->id, unit->name});
  return out;
}

std::string path_of(const ExportChoice& choice, PlanId plan, const Cycle& cycle, Lang lang) {
  std::string path = "/api/v1/export/ledger.";
  path += choice.csv ? "csv" : "xlsx";
  path += "?plan=" + to_string(plan) + "&lang=" + std::string(name_of(lang));
  if (choice.span == ExportChoice::Span::unit) path += "&unit=" + to_string(choice.unit);
  if (choice.span == ExportChoice::Span::cycle) path += "&cycle=" + to_iso(cycle.first);
  if (!choice.csv) path += choice.a4 ? "&paper=A4" : "&paper=A3";
  return path;
}

}  // namespace

ExportDesk::ExportDesk(const Host& host, Views& views, std::function<void()> changed,
                       std::function<void(const std::string& name)> saved)
    : host_(host), views_(views), changed_(std::move(changed)), saved_(std::move(saved)) {}

bool ExportDesk::may() {
  const Actor& actor = views_.context().reader.actor;
  const bool exports = reads_whole_ledger(actor) || actor.has(Role::unit_lead);
  return exports && views_.context().records.plan(views_.board_numbers().plan) != nullptr;
}

const ExportPage& ExportDesk::page() {
  const ViewContext& at = views_.context();
  const tz::Board& board = views_.board_numbers();
  const Plan* plan = at.records.plan(board.plan);
  page_.title = plan == nullptr ? std::string() : plan->title;
  page_.units = units_of(board, at.records);
  return page_;
}

void ExportDesk::settle() {
  if (!page_.asked.busy()) page_.asked = {};
}

void ExportDesk::forget() {
  ++round_;
  page_ = {};
}

void ExportDesk::save(const ExportChoice& choice) {
  if (page_.asked.busy() || !may()) return;
  const ViewContext& at = views_.context();
  const tz::Board& board = views_.board_numbers();
  std::string name = at.say(Text::export_file_name, {page().title});
  if (choice.span == ExportChoice::Span::unit) name += '-' + at.unit_name(choice.unit);
  name += '-' + to_iso(at.reader.today) + (choice.csv ? ".csv" : ".xlsx");
  page_.asked = {Asked::State::busy, {}, {}};
  changed_();
  HttpRequest request;
  request.path = path_of(choice, board.plan, board.reporting.cycle, lang());
  request.timeout_ms = kMakingMs;
  fetch(host_.network, std::move(request),
        [this, name, mine = round_](const Result<std::string>& got) {
          if (mine == round_) answered(got, name);
        });
}

void ExportDesk::answered(const Result<std::string>& got, const std::string& name) {
  if (!got) {
    page_.asked = refused(lang(), got.error());
    return changed_();
  }
  host_.environment.save_file(name, *got);
  page_.asked = {Asked::State::done, {}, {}};
  saved_(name);
}

}  // namespace tz::client
