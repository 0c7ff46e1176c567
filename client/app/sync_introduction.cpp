// How a device says its name to the server, and hears what the browser has lost.
#include "app/sync_loop.h"

namespace tz::client {
namespace {

constexpr int32_t kTimeoutMs = 30000;

}  // namespace

// Once in the life of the device's name.
void SyncLoop::introduce() {
  const uint64_t round = round_;
  // A new name of an old copy is no loss.
  const bool is_new = copy_.facts().epoch.empty();
  host_.network.send({.method = "POST",
                      .path = "/api/v1/device",
                      .body = canonical({{"device", to_string(copy_.facts().device)}}),
                      .timeout_ms = kTimeoutMs},
                     [=, this](const HttpAnswer& answer) {
                       if (round == round_) take_introduction(answer, is_new);
                     });
}

void SyncLoop::take_introduction(const HttpAnswer& answer, bool is_new) {
  // An older server knows no such call: then nobody is told anything.
  const bool is_unknown = answer.kind == HttpAnswer::Kind::answered &&
                          (answer.status == 400 || answer.status == 404 || answer.status == 405);
  if (is_unknown) {
    introduction_tried_ = true;
    return next_step();
  }
  if (answer.kind != HttpAnswer::Kind::answered || answer.status != 200) {
    return answered_badly(answer);
  }
  const Result<json> body = parse_json(answer.body);
  if (!body || !body->is_object()) return fail(0);
  ObjectReader in(*body, "");
  std::optional<LostDevice> lost;
  if (in.has("before")) {
    ObjectReader before(in.object("before"), "before");
    lost.emplace();
    if (before.has("received_at")) lost->last_received = before.instant("received_at");
    in.take_fault(before);
  }
  if (in.failed()) return fail(0);
  if (!is_new) lost.reset();
  const uint64_t round = round_;
  copy_.note_introduced(lost, [this, round](Kept) {
    // Also where nothing can be stored: it is asked again by the next page.
    introduction_tried_ = true;
    if (copy_.facts().lost && listener_.lost_found) listener_.lost_found();
    if (round == round_) next_step();
  });
}

}  // namespace tz::client
