#include "ui/touch.h"

#include <doctest/doctest.h>

#include <cmath>

namespace tz::ui {
namespace {

using Kind = PointerEvent::Kind;

Gesture send(Recogniser& r, Kind kind, float x, float y, double at, bool touch = true,
             bool stops = false) {
  return r.on_pointer({kind, touch, 1, {x, y}, at}, stops);
}

}  // namespace

TEST_CASE("a finger that goes down and up is a tap where it was lifted") {
  Recogniser r;
  CHECK(send(r, Kind::Down, 10, 10, 0).kind == Gesture::Kind::Press);
  CHECK(send(r, Kind::Move, 14, 14, 20).kind == Gesture::Kind::None);
  const Gesture tap = send(r, Kind::Up, 14, 14, 60);
  CHECK(tap.kind == Gesture::Kind::Tap);
  CHECK(tap.at.x == 14);
}

TEST_CASE("past ten pixels it is a pan, and never again a tap") {
  Recogniser r;
  send(r, Kind::Down, 0, 100, 0);
  const Gesture start = send(r, Kind::Move, 0, 89, 16);
  CHECK(start.kind == Gesture::Kind::PanStart);
  CHECK_FALSE(start.horizontal);
  const Gesture pan = send(r, Kind::Move, 0, 80, 32);
  CHECK(pan.kind == Gesture::Kind::Pan);
  CHECK(pan.delta.y == -9);
  CHECK(send(r, Kind::Move, 0, 100, 48).kind == Gesture::Kind::Pan);
  CHECK(send(r, Kind::Up, 0, 100, 64).kind == Gesture::Kind::PanEnd);
}

TEST_CASE("a pan that sets out sideways says so") {
  Recogniser r;
  send(r, Kind::Down, 0, 0, 0);
  CHECK(send(r, Kind::Move, 12, 5, 16).horizontal);
}

TEST_CASE("the speed of a fling is that of the last tenth of a second") {
  Recogniser r;
  send(r, Kind::Down, 0, 0, 0);
  send(r, Kind::Move, 0, 200, 20);   // fast at first
  send(r, Kind::Move, 0, 200, 400);  // then rests
  send(r, Kind::Move, 0, 210, 450);  // then slow
  const Gesture end = send(r, Kind::Up, 0, 220, 500);
  CHECK(end.velocity.y < 0.3f);
  CHECK(end.velocity.y > 0.05f);
}

TEST_CASE("a finger that rests before it is lifted flings nothing") {
  Recogniser r;
  send(r, Kind::Down, 0, 0, 0);
  send(r, Kind::Move, 0, 100, 50);
  CHECK(send(r, Kind::Up, 0, 100, 900).velocity.y == 0);
}

TEST_CASE("half a second without moving is a long press, and the lifting after it no tap") {
  Recogniser r;
  send(r, Kind::Down, 5, 5, 100);
  CHECK(r.wake_at_ms() == 600);
  CHECK(r.on_time(599).kind == Gesture::Kind::None);
  CHECK(r.on_time(600).kind == Gesture::Kind::LongPress);
  CHECK(r.wake_at_ms() < 0);
  CHECK(send(r, Kind::Up, 5, 5, 700).kind == Gesture::Kind::Cancel);
}

TEST_CASE("a touch that stops a fling is no tap, but may go on as a pan") {
  Recogniser r;
  CHECK(send(r, Kind::Down, 5, 5, 0, true, true).kind == Gesture::Kind::None);
  CHECK(send(r, Kind::Up, 5, 5, 50).kind == Gesture::Kind::Cancel);
  send(r, Kind::Down, 5, 5, 100, true, true);
  CHECK(send(r, Kind::Move, 5, 40, 120).kind == Gesture::Kind::PanStart);
}

TEST_CASE("a cancelled pan ends, and a cancelled touch is no tap") {
  Recogniser r;
  send(r, Kind::Down, 0, 0, 0);
  send(r, Kind::Move, 0, 30, 16);
  CHECK(send(r, Kind::Cancel, 0, 30, 20).kind == Gesture::Kind::PanEnd);
  CHECK_FALSE(r.is_down());
  send(r, Kind::Down, 0, 0, 100);
  CHECK(send(r, Kind::Cancel, 0, 0, 110).kind == Gesture::Kind::Cancel);
}

TEST_CASE("a second finger changes nothing") {
  Recogniser r;
  send(r, Kind::Down, 0, 0, 0);
  CHECK(r.on_pointer({Kind::Down, true, 2, {50, 50}, 10}).kind == Gesture::Kind::None);
  CHECK(r.on_pointer({Kind::Up, true, 2, {50, 50}, 20}).kind == Gesture::Kind::None);
  CHECK(send(r, Kind::Up, 0, 0, 30).kind == Gesture::Kind::Tap);
}

TEST_CASE("a mouse hovers, clicks, and drags nothing") {
  Recogniser r;
  CHECK(send(r, Kind::Move, 5, 5, 0, false).kind == Gesture::Kind::Hover);
  send(r, Kind::Down, 5, 5, 10, false);
  CHECK(send(r, Kind::Up, 6, 6, 20, false).kind == Gesture::Kind::Tap);
  send(r, Kind::Down, 5, 5, 30, false);
  CHECK(send(r, Kind::Move, 60, 5, 40, false).kind == Gesture::Kind::Cancel);
  CHECK(send(r, Kind::Up, 60, 5, 50, false).kind == Gesture::Kind::Cancel);
  CHECK(r.wake_at_ms() < 0);
}

TEST_CASE("a fling covers velocity times tau, however long its frames are") {
  for (const double dt : {4.0, 16.0, 33.0}) {
    Fling fling;
    fling.start(2);
    float way = 0;
    for (int i = 0; i < 2000 && fling.is_running(); ++i) way += fling.step(dt);
    CHECK_FALSE(fling.is_running());
    CHECK(std::fabs(way - 2 * 325) < 8);
  }
}

TEST_CASE("a slow lift is no fling") {
  Fling fling;
  fling.start(0.02f);
  CHECK_FALSE(fling.is_running());
}

}  // namespace tz::ui
