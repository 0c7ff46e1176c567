#include "app/export_desk.h"

#include <algorithm>
#include <utility>

#include "summary/words.h"

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

std::string path_of(const ExportChoice& choice, const tz::Board& board, Lang lang) {
  const BoardSpan& span = board.span;
  std::string path = "/api/v1/export/ledger.";
  path += choice.csv ? "csv" : "xlsx";
  path += "?plan=" + (span.plan ? to_string(*span.plan) : "all");
  path += "&lang=" + std::string(name_of(lang));
  if (span.task_force) path += "&task_force=" + to_string(*span.task_force);
  if (span.first) path += "&first=" + to_iso(*span.first);
  if (span.last) path += "&last=" + to_iso(*span.last);
  if (choice.span == ExportChoice::Span::unit) path += "&unit=" + to_string(choice.unit);
  if (choice.span == ExportChoice::Span::cycle && board.reporting.cycle) {
    path += "&cycle=" + to_iso(board.reporting.cycle->first);
  }
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
  return exports && !views_.board_numbers().plans.empty();
}

const ExportPage& ExportDesk::page() {
  const ViewContext& at = views_.context();
  const tz::Board& board = views_.board_numbers();
  page_.title = plans_title(at, board.span);
  const std::string narrowing = narrowing_words(lang(), board.span, at.records);
  page_.is_narrowed = !narrowing.empty();
  if (page_.is_narrowed) page_.title += at.say(Text::dot) + narrowing;
  page_.has_cycle = board.span.plan && board.reporting.cycle;
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
  std::string name = at.say(Text::export_file_name, {plans_title(at, board.span)});
  if (board.span.task_force) name += '-' + at.records.task_force(*board.span.task_force)->name;
  if (choice.span == ExportChoice::Span::unit) name += '-' + at.unit_name(choice.unit);
  name += '-' + to_iso(at.reader.today) + (choice.csv ? ".csv" : ".xlsx");
  page_.asked = {Asked::State::busy, {}, {}};
  changed_();
  HttpRequest request;
  request.path = path_of(choice, board, lang());
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
