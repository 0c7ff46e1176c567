#include "app/import_desk.h"

#include <algorithm>

namespace tz::client {
namespace {

// A long document takes the server a while, and a slow network longer.
constexpr int32_t kReadingMs = 90'000;

size_t count_in(const json& body, const char* key) {
  const auto found = body.find(key);
  return found != body.end() && found->is_number_unsigned() ? found->get<size_t>() : 0;
}

PlanId plan_in(const json& body) {
  const auto found = body.find("plan");
  const bool told = found != body.end() && found->is_string();
  const auto id = told ? uuid_from(found->get<std::string>()) : std::nullopt;
  return id ? PlanId(*id) : PlanId();
}

}  // namespace

ImportDesk::ImportDesk(Network& network, Views& views, std::function<void()> changed,
                       std::function<void(Published)> published)
    : network_(network),
      views_(views),
      changed_(std::move(changed)),
      published_(std::move(published)) {}

Lang ImportDesk::lang() const {
  return views_.context().reader.lang;
}

std::vector<Unit> ImportDesk::registered() const {
  std::vector<Unit> out;
  for (const auto& [id, unit] : views_.context().records.units()) out.push_back(unit);
  std::stable_sort(out.begin(), out.end(),
                   [](const Unit& a, const Unit& b) { return a.order < b.order; });
  return out;
}

void ImportDesk::forget() {
  ++round_;
  reading_ = {};
}

void ImportDesk::take(PickedFile file) {
  if (reading_.page.state == ImportPage::State::publishing) return;
  forget();
  ImportPage& page = reading_.page;
  page.file = file.name;
  if (file.kind != PickedFile::Kind::read || file.bytes.empty()) {
    const bool large = file.kind == PickedFile::Kind::too_large;
    page.fault = sentence(
        lang(), error(large ? ErrorCode::document_too_large : ErrorCode::document_unreadable));
    return changed_();
  }
  page.state = ImportPage::State::reading;
  HttpRequest request;
  request.method = "POST";
  // The notes come in the language that is asked for.
  request.path = "/api/v1/import?lang=" + std::string(name_of(lang()));
  request.type = "application/octet-stream";
  request.body = std::move(file.bytes);
  request.timeout_ms = kReadingMs;
  call(network_, std::move(request), [this, mine = round_](const Result<json>& got) {
    if (mine != round_) return;
    ImportPage& now = reading_.page;
    if (!got) {
      now.state = ImportPage::State::empty;
      now.fault = sentence(lang(), got.error());
    } else {
      now.registered = registered();
      read_import(*got, reading_);
    }
    changed_();
  });
  changed_();
}

void ImportDesk::choose_unit(size_t unit, int option) {
  std::vector<ImportUnit>& units = reading_.page.units;
  if (!may_change() || unit >= units.size()) return;
  units[unit].chosen = option;
  units[unit].fault.clear();
  changed_();
}

void ImportDesk::confirm_group(size_t group, std::vector<UnitId> members) {
  std::vector<ImportGroup>& groups = reading_.page.groups;
  if (!may_change() || group >= groups.size()) return;
  groups[group].members = std::move(members);
  groups[group].confirmed = true;
  groups[group].fault.clear();
  changed_();
}

void ImportDesk::open_group(size_t group) {
  std::vector<ImportGroup>& groups = reading_.page.groups;
  if (!may_change() || group >= groups.size()) return;
  groups[group].confirmed = false;
  groups[group].fault.clear();
  changed_();
}

void ImportDesk::leave_out(size_t task, bool left_out) {
  std::vector<ImportTask>& tasks = reading_.page.tasks;
  if (!may_change() || task >= tasks.size()) return;
  tasks[task].left_out = left_out;
  reading_.page.tasks_fault.clear();
  changed_();
}

void ImportDesk::set_period(std::string_view starts_on, std::string_view ends_on) {
  if (!may_change()) return;
  ImportPage& page = reading_.page;
  page.starts_on = starts_on;
  page.ends_on = ends_on;
  page.starts_fault.clear();
  page.ends_fault.clear();
  changed_();
}

void ImportDesk::set_cadence(Cadence cadence) {
  if (!may_change()) return;
  reading_.page.cadence = cadence;
  changed_();
}

bool ImportDesk::all_decided() {
  ImportPage& page = reading_.page;
  bool decided = true;
  for (ImportUnit& unit : page.units) {
    if (unit.is_exact || unit.chosen >= 0) continue;
    unit.fault = tr(lang(), Text::choose_one);
    decided = false;
  }
  if (page.period.text.empty()) {
    const std::string wanted(tr(lang(), Text::deadline_fault));
    if (!civil_from_iso(page.starts_on)) page.starts_fault = wanted;
    if (!civil_from_iso(page.ends_on)) page.ends_fault = wanted;
    decided = decided && page.starts_fault.empty() && page.ends_fault.empty();
  }
  return decided;
}

void ImportDesk::publish() {
  if (!may_change()) return;
  ImportPage& page = reading_.page;
  page.fault.clear();
  if (!all_decided()) {
    page.fault = tr(lang(), Text::import_undecided);
    return changed_();
  }
  page.state = ImportPage::State::publishing;
  HttpRequest request = post("/api/v1/import/publish", publish_body(reading_));
  request.timeout_ms = kReadingMs;
  call(network_, std::move(request), [this, mine = round_](const Result<json>& got) {
    if (mine != round_) return;
    reading_.page.state = ImportPage::State::review;
    if (!got || !got->is_object()) {
      refuse(got ? error(ErrorCode::internal) : got.error());
      return changed_();
    }
    forget();
    published_({plan_in(*got), count_in(*got, "tasks"), count_in(*got, "assignments"),
                count_in(*got, "new_units")});
  });
  changed_();
}

// At the field concerned; the strip at the foot says in any case that it was refused.
void ImportDesk::refuse(const Error& refusal) {
  ImportPage& page = reading_.page;
  const bool again = refusal.code == ErrorCode::already_exists && refusal.field == "plan";
  const std::string said =
      again ? std::string(tr(lang(), Text::import_twice)) : sentence(lang(), refusal);
  const bool placed = place_fault(reading_, refusal, said);
  page.fault = placed ? std::string(tr(lang(), Text::import_undecided)) : said;
}

}  // namespace tz::client
