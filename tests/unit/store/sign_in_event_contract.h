// What every Store promises about sign-in events, as store_contract.h has the rest. An
// implementation's test file ends with TZ_SIGN_IN_EVENT_CONTRACT(ItsFixture).
#pragma once

#include "store_contract.h"

namespace tz::server::contract {

TEST_CASE_TEMPLATE_DEFINE("sign-in events are numbered, counted, and go from the oldest on",
                          Fixture, contract_sign_in_events) {
  Fixture fixture;
  const auto event = [](const char* login, int64_t at) {
    SignInEvent out;
    out.at = Instant{at};
    out.last_at = out.at;
    out.kind = SignInEventKind::wrong_password;
    out.login = login;
    out.address = "192.0.2.7";
    out.device_name = "phone";
    return out;
  };
  const auto change = [&](const std::function<Outcome(Transaction&)>& work) {
    CHECK(fixture.store().write(work).ok());
  };
  const auto kept = [&](const SignInEventWish& wish) {
    std::vector<SignInEvent> out;
    CHECK(fixture.store()
              .read([&](Snapshot& snapshot) {
                out = *snapshot.sign_in_events(wish);
                return done();
              })
              .ok());
    return out;
  };
  const auto add = [&](const char* login, int64_t at) {
    change(
        [&](Transaction& transaction) { return transaction.add_sign_in_event(event(login, at)); });
  };
  add("a", 10);
  add("b", 20);
  add("a", 30);
  const auto all = kept({});
  REQUIRE(all.size() == 3);
  CHECK(all[0].number == 3);
  CHECK(all[0].hash == hash_of(all[0], all[1].hash));
  CHECK(all[2].hash == hash_of(all[2], Sha256Digest{}));
  SignInEvent wanted = event("b", 20);
  wanted.number = 2;
  wanted.hash = all[1].hash;
  CHECK(all[1] == wanted);
  CHECK(kept({std::nullopt, "a", 1}).front().number == 3);
  CHECK(kept({3, "a", 50}).front().number == 1);
  CHECK(kept({1, "", 50}).empty());

  change([&](Transaction& transaction) -> Outcome {
    CHECK(*transaction.like_sign_in_event(event("a", 0), Instant{20}) == 3);
    CHECK_FALSE(transaction.like_sign_in_event(event("a", 0), Instant{30})->has_value());
    SignInEvent other = event("a", 0);
    other.device_name = "desk";
    CHECK_FALSE(transaction.like_sign_in_event(other, Instant{0})->has_value());
    CHECK(*transaction.refusals_since(Instant{10}) == 2);
    return transaction.count_sign_in_event(3, Instant{40});
  });
  CHECK(kept({}).front().times == 2);
  CHECK(kept({}).front().last_at == Instant{40});

  change([](Transaction& transaction) {
    return transaction.delete_sign_in_events_until(Instant{10});
  });
  CHECK(kept({}).size() == 2);
  // The next one goes on from the last, however old that is.
  change([](Transaction& transaction) {
    return transaction.delete_sign_in_events_until(Instant{1000});
  });
  REQUIRE(kept({}).size() == 1);
  fixture.reopen();
  add("c", 50);
  CHECK(kept({}).front().number == 4);
}

}  // namespace tz::server::contract

#define TZ_SIGN_IN_EVENT_CONTRACT(Fixture) \
  TEST_CASE_TEMPLATE_INVOKE(contract_sign_in_events, Fixture)
