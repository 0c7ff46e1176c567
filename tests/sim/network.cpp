#include "network.h"

#include <algorithm>

namespace tz::sim {

using client::HttpAnswer;
using client::HttpRequest;

namespace {

constexpr int64_t kRefusedMs = 5;
constexpr int64_t kDoubledWithinMs = 10 * kMinuteMs;

uint64_t next_stream() {
  static uint64_t last = 0;
  return ++last;
}

// As an app from before the first version would ask.
void age(HttpRequest& request) {
  Result<json> body = parse_json(request.body);
  if (!body || !body->is_object() || !body->contains("protocol")) return;
  (*body)["protocol"] = kProtocolMin - 1;
  request.body = canonical(*body);
}

HttpAnswer no_answer(HttpAnswer::Kind kind) {
  return {kind, 0, {}, 0};
}

}  // namespace

// One request on its way. It outlives the tab: what has left the device arrives all the same.
struct Network::Flight {
  HttpRequest request;
  Callback answer;
  int64_t back_ms = 0;
  bool unheard = false;  // the tab has given up, or will never hear
};

Network::Network(client::fake::Timeline& timeline, client::fake::Owner owner, Server& server,
                 std::shared_ptr<Line> line, const NetworkBreaks& breaks)
    : timeline_(timeline),
      owner_(owner),
      server_(server),
      line_(std::move(line)),
      breaks_(breaks) {}

Network::~Network() {
  if (stream_ != 0) server_.close_stream(stream_);
}

void Network::send(HttpRequest request, Callback answer) {
  if (on_send) on_send(request);
  const Weather& weather = line_->weather;
  testing::Dice& dice = line_->dice;
  const auto flight = std::make_shared<Flight>();
  flight->request = std::move(request);
  if (line_->is_old_app) age(flight->request);
  flight->answer = std::move(answer);
  const auto one_way = [&] {
    return weather.delay_ms +
           (weather.jitter_ms > 0
                ? static_cast<int64_t>(dice.roll(static_cast<uint64_t>(weather.jitter_ms)))
                : 0);
  };
  const int64_t there_ms = one_way();
  flight->back_ms = one_way();
  const int64_t timeout_ms = flight->request.timeout_ms;
  const bool lost = dice.percent(weather.lost);
  const bool cut = dice.percent(weather.cut);
  const bool hung = dice.percent(weather.hung);
  const bool doubled = dice.percent(weather.doubled);
  const int64_t later_ms = static_cast<int64_t>(dice.roll(kDoubledWithinMs));

  const auto tell = [this, flight](int64_t after_ms, HttpAnswer::Kind kind) {
    timeline_.at(owner_, after_ms, [flight, kind] { flight->answer(no_answer(kind)); });
  };
  if (!weather.connected) return tell(kRefusedMs, HttpAnswer::Kind::offline);
  if (lost) return tell(timeout_ms, HttpAnswer::Kind::timed_out);
  if (hung) {
    flight->unheard = true;
    if (breaks_.timeout_is_success && flight->request.path.starts_with("/api/v1/push")) {
      const Result<json> asked = parse_json(flight->request.body);
      const auto got =
          std::make_shared<HttpAnswer>(HttpAnswer{HttpAnswer::Kind::answered, 200, {}, 0});
      PushResponse response;
      response.horizon.epoch = to_string(uuid_of_name("epoch 0"));
      response.horizon.server_time = timeline_.wall();
      for (const json& operation : asked->at("operations")) {
        Verdict verdict;
        verdict.operation = OperationId(*uuid_from(operation.at("id").get<std::string>()));
        verdict.seq = 1;
        response.verdicts.push_back(verdict);
      }
      got->body = canonical(to_json(response));
      timeline_.at(owner_, timeout_ms, [flight, got] { flight->answer(*got); });
      return;
    }
    tell(timeout_ms, HttpAnswer::Kind::timed_out);
    if (!cut) {
      // Owner 0 never dies.
      timeline_.at(0, timeout_ms + later_ms, [this_server = &server_, flight, line = line_] {
        (void)this_server->answer(flight->request, line->cookie);
      });
    }
    return;
  }
  client::fake::Timeline* timeline = &timeline_;
  const client::fake::Owner owner = owner_;
  timeline_.at(0, there_ms, [=, server = &server_, line = line_] {
    const std::optional<Reply> got = server->answer(flight->request, line->cookie);
    const bool heard = got && !cut && line->weather.connected;
    const HttpAnswer said = heard ? got->answer : no_answer(HttpAnswer::Kind::offline);
    if (heard && got->cookie) {
      timeline->at(0, flight->back_ms, [line, cookie = *got->cookie] { line->cookie = cookie; });
    }
    timeline->at(owner, flight->back_ms, [flight, said] { flight->answer(said); });
  });
  if (doubled) {
    timeline_.at(0, there_ms + later_ms, [server = &server_, flight, line = line_] {
      (void)server->answer(flight->request, line->cookie);
    });
  }
}

// ---- the stream

void Network::open_live(std::string_view path, client::LiveListener& listener) {
  close_live();
  listener_ = &listener;
  stream_ = next_stream();
  const uint64_t stream = stream_;
  timeline_.at(owner_, line_->weather.delay_ms, [this, stream, wanted = std::string(path)] {
    if (stream != stream_ || listener_ == nullptr) return;
    stream_free_ms_ = timeline_.monotonic_ms();
    const int32_t status =
        line_->weather.connected
            ? server_.open_stream(wanted, line_->cookie, stream,
                                  [this, stream](const std::optional<std::string>& data) {
                                    live_event(stream, data);
                                  })
            : 0;
    if (stream != stream_ || listener_ == nullptr) return;
    if (status == 200) return listener_->live_opened();
    client::LiveListener* told = listener_;
    listener_ = nullptr;
    stream_ = 0;
    told->live_closed(status);
  });
}

void Network::live_event(uint64_t stream, const std::optional<std::string>& data) {
  const Weather& weather = line_->weather;
  const int64_t jitter =
      weather.jitter_ms > 0
          ? static_cast<int64_t>(line_->dice.roll(static_cast<uint64_t>(weather.jitter_ms)))
          : 0;
  stream_free_ms_ = std::max(stream_free_ms_, timeline_.monotonic_ms() + weather.delay_ms + jitter);
  timeline_.at(owner_, stream_free_ms_ - timeline_.monotonic_ms(), [this, stream, data] {
    if (stream != stream_ || listener_ == nullptr) return;
    if (!data || !line_->weather.connected) return cut_live();
    listener_->live_event("changes", *data);
  });
}

void Network::close_live() {
  if (stream_ != 0) server_.close_stream(stream_);
  stream_ = 0;
  listener_ = nullptr;
}

void Network::cut_live() {
  client::LiveListener* told = listener_;
  close_live();
  if (told != nullptr) told->live_closed(0);
}

}  // namespace tz::sim
