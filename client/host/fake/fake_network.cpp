#include "host/fake/fake_network.h"

namespace tz::client::fake {

FakeNetwork::FakeNetwork(Timeline& timeline, Owner owner, Server server)
    : timeline_(timeline), owner_(owner), server_(std::move(server)) {}

void FakeNetwork::send(HttpRequest request, Callback answer) {
  ++requests;
  sent_bytes += static_cast<int64_t>(request.body.size());
  Trouble fault = Trouble::none;
  if (!trouble.empty()) {
    fault = trouble.front();
    trouble.pop_front();
  }
  if (!connected || fault == Trouble::lost_request) {
    timeline_.at(owner_, 5, [answer = std::move(answer)] {
      answer({HttpAnswer::Kind::offline, 0, {}, 0});
    });
    return;
  }
  const int64_t half = delay_ms / 2;
  const int64_t timeout_ms = request.timeout_ms;
  // Owner 0 never dies: what has left the tab arrives even when the tab is gone.
  Timeline& timeline = timeline_;
  const Owner owner = owner_;
  timeline.at(
      0, half,
      [=, &timeline, server = server_, request = std::move(request), answer = std::move(answer)] {
        HttpAnswer got = server(request);
        int64_t rest = half;
        if (fault == Trouble::lost_answer) got = {HttpAnswer::Kind::offline, 0, {}, 0};
        if (fault == Trouble::timed_out) {
          got = {HttpAnswer::Kind::timed_out, 0, {}, 0};
          rest = timeout_ms - half;
        }
        timeline.at(owner, rest, [answer, got] { answer(got); });
      });
}

void FakeNetwork::open_live(std::string_view path, LiveListener& listener) {
  listener_ = &listener;
  const uint64_t stream = ++stream_;
  const std::string wanted(path);
  timeline_.at(owner_, delay_ms, [this, stream, wanted] {
    if (stream != stream_ || listener_ == nullptr) return;
    if (!connected || live_status != 200) {
      LiveListener* told = listener_;
      listener_ = nullptr;
      return told->live_closed(connected ? live_status : 0);
    }
    live_path = wanted;
    listener_->live_opened();
  });
}

void FakeNetwork::close_live() {
  ++stream_;
  listener_ = nullptr;
  live_path.clear();
}

void FakeNetwork::live_event(std::string_view name, std::string_view data) {
  if (listener_ != nullptr && !live_path.empty()) listener_->live_event(name, data);
}

void FakeNetwork::cut_live() {
  LiveListener* told = listener_;
  close_live();
  if (told != nullptr) told->live_closed(0);
}

}  // namespace tz::client::fake
