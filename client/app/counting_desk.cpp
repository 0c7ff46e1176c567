#include "app/counting_desk.h"

namespace tz::client {

CountingDesk::CountingDesk(const Host& host, Kind kind, std::function<Lang()> lang,
                           std::function<void()> changed, Made made,
                           std::function<void(const std::string& name)> saved)
    : host_(host),
      kind_(std::move(kind)),
      lang_(std::move(lang)),
      changed_(std::move(changed)),
      made_(std::move(made)),
      saved_(std::move(saved)) {}

void CountingDesk::draft(const json& wish) {
  ask(post(kind_.path, wish));
}

void CountingDesk::freeze(const Uuid& id) {
  ask(post(kind_.path + '/' + to_string(id) + "/freeze", json::object()));
}

void CountingDesk::save_file(const Uuid& id, std::string_view which, const std::string& name) {
  if (asked_.busy()) return;
  asked_ = {Asked::State::busy, {}, {}};
  HttpRequest request;
  request.path = kind_.path + '/' + to_string(id) + '/' + std::string(which) +
                 "?lang=" + std::string(name_of(lang_()));
  fetch(host_.network, std::move(request),
        [this, name, mine = ++round_](const Result<std::string>& got) {
          if (mine != round_) return;
          asked_ = got ? Asked() : refused(lang_(), got.error());
          if (got) {
            host_.environment.save_file(name, *got);
            saved_(name);
          }
          changed_();
        });
  changed_();
}

void CountingDesk::forget() {
  ++round_;
  asked_ = {};
}

void CountingDesk::ask(HttpRequest request) {
  if (asked_.busy()) return;
  asked_ = {Asked::State::busy, {}, {}};
  call(host_.network, std::move(request), [this, mine = ++round_](const Result<json>& got) {
    if (mine != round_) return;
    answered(got);
    changed_();
  });
  changed_();
}

void CountingDesk::answered(const Result<json>& got) {
  if (!got) {
    asked_ = refused(lang_(), got.error());
    return;
  }
  ObjectReader in(*got, "");
  const Uuid id = in.uuid(kind_.key);
  const auto frozen_at = static_cast<uint64_t>(in.integer("frozen_at", 0, INT64_MAX));
  asked_ = in.failed() ? refused(lang_(), in.fault()) : Asked();
  if (!in.failed()) made_(id, frozen_at);
}

}  // namespace tz::client
