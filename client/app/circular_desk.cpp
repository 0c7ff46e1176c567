#include "app/circular_desk.h"

namespace tz::client {

CircularDesk::CircularDesk(const Host& host, std::function<Lang()> lang,
                           std::function<void()> changed, Made made,
                           std::function<void(const std::string& name)> saved)
    : host_(host),
      lang_(std::move(lang)),
      changed_(std::move(changed)),
      made_(std::move(made)),
      saved_(std::move(saved)) {}

void CircularDesk::draft(PlanId plan) {
  ask(post("/api/v1/circulars", {{"plan", to_string(plan)}}));
}

void CircularDesk::freeze(CircularId circular) {
  ask(post("/api/v1/circulars/" + to_string(circular) + "/freeze", json::object()));
}

void CircularDesk::save_document(CircularId circular, const std::string& name) {
  if (asked_.busy) return;
  asked_ = {.busy = true, .fault = {}};
  HttpRequest request;
  request.path = "/api/v1/circulars/" + to_string(circular) + "/document";
  host_.network.send(std::move(request), [this, name, mine = ++round_](const HttpAnswer& got) {
    if (mine != round_) return;
    asked_.busy = false;
    if (got.kind != HttpAnswer::Kind::answered || got.status != 200) {
      refuse(refusal_in(got));
    } else {
      host_.environment.save_file(name, got.body);
      saved_(name);
    }
    changed_();
  });
  changed_();
}

void CircularDesk::refuse(const Error& why) {
  asked_.fault = sentence(lang_(), why);
}

void CircularDesk::forget() {
  ++round_;
  asked_ = {};
}

void CircularDesk::ask(HttpRequest request) {
  if (asked_.busy) return;
  asked_ = {.busy = true, .fault = {}};
  const uint64_t mine = ++round_;
  call(host_.network, std::move(request), [this, mine](const Result<json>& got) {
    if (mine != round_) return;
    asked_.busy = false;
    if (!got) {
      refuse(got.error());
    } else {
      ObjectReader in(*got, "");
      const auto circular = in.id<CircularId>("circular");
      const auto frozen_at = static_cast<uint64_t>(in.integer("frozen_at", 0, INT64_MAX));
      if (in.failed()) {
        refuse(in.fault());
      } else {
        made_(circular, frozen_at);
      }
    }
    changed_();
  });
  changed_();
}

}  // namespace tz::client
