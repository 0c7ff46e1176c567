#include "service/erase_person.h"

#include "service/account_named.h"
#include "service/entry.h"
#include "service/erasure.h"
#include "service/own_operation.h"

namespace tz::server {
namespace {

Result<ErasedPerson> erase_in(Service& service, Transaction& transaction, StoreView& view,
                              const Actor& by, std::string_view login, std::string_view reason) {
  const Result<Account> account = account_named(view, transaction, by, login);
  if (!account) return account.error();
  const Result<Person> known = person_of(view, *account);
  if (!known) return known.error();
  const PersonId whom = known->id;
  const Result<std::vector<Replacement>> texts = texts_without_name(transaction, whom);
  if (!texts) return texts.error();
  const OwnStep step{ErasePerson{whom, std::string(reason), named(*texts)}, known->version};
  const auto verdicts = submit_own_in(service, transaction, view, by, {step});
  if (!verdicts) return without_path(verdicts.error(), "body.");
  return ErasedPerson{whom, verdicts->front().seq, texts->size(), std::nullopt};
}

}  // namespace

Result<ErasedPerson> erase_person(Service& service, const Actor& by, std::string_view login,
                                  std::string_view reason) {
  ErasedPerson out;
  const Outcome ran =
      service.committer.run([&](Transaction& transaction, StoreView& view) -> Outcome {
        Result<ErasedPerson> erased = erase_in(service, transaction, view, by, login, reason);
        if (!erased) return erased.error();
        out = std::move(*erased);
        return done();
      });
  if (!ran) return ran.error();
  service.live.end_person(out.person);
  if (const Outcome wiped = service.store.wipe(); !wiped) out.not_wiped = wiped.error();
  return out;
}

}  // namespace tz::server
