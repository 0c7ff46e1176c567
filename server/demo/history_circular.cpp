// The circular of the sample ledger: drafted on the figures of its day, shown to the units,
// objected to and answered, and published when the last day for objections was over.
#include "demo/history.h"
#include "service/freeze_circular.h"
#include "store/store.h"

namespace tz::server {
namespace {

constexpr int32_t kCircularWeek = 8;
constexpr int32_t kDaysForObjections = 2;
constexpr std::string_view kYear = "{year}";

struct Told {
  std::string_view number, unit, objection, answer;
};
#define TZ_CIRCULAR(number, unit, objection, answer) \
  constexpr Told kTold{number, unit, objection, answer};
#include "demo/circular.def"
#undef TZ_CIRCULAR

std::string number_in(CivilDate day) {
  std::string out(kTold.number);
  return out.replace(out.find(kYear), kYear.size(), std::to_string(ymd_of(day).year));
}

}  // namespace

void History::plan_circular() {
  const CivilDate monday = calendar_.first_week + 7 * kCircularWeek;
  const Trail circular = std::make_shared<Moved>();
  const Trail objection = std::make_shared<Moved>();
  enter(instant_of(monday, 9, 20), [this, circular] { return show_circular(*circular); });
  enter(instant_of(monday + 1, 10, 40), [this, circular, objection]() -> Outcome {
    const auto unit = founded_.units.find(kTold.unit);
    if (!circular->happened() || unit == founded_.units.end()) return done();
    const auto id = fresh<ObjectionId>();
    objection->id = id.uuid;
    const FileObjection body{id, CircularId(circular->id), std::string(kTold.objection)};
    return act(desks_.at(unit->second), body, 0, *objection);
  });
  enter(instant_of(monday + 1, 15, 30), [this, objection]() -> Outcome {
    if (!objection->happened()) return done();
    const AnswerObjection body{ObjectionId(objection->id), false, std::string(kTold.answer)};
    return act(office_desk_, body, objection->version, *objection);
  });
  enter(instant_of(monday + kDaysForObjections + 1, 9, 0), [this, circular]() -> Outcome {
    if (!circular->happened()) return done();
    const PublishCircular body{CircularId(circular->id)};
    return act(office_desk_, body, circular->version, *circular);
  });
}

Outcome History::show_circular(Moved& circular) {
  const Result<Frozen> drafted = draft_circular(service_, actor_of(founded_.office), founded_.plan);
  if (!drafted) return drafted.error();
  const CircularId id = drafted->circular;
  circular.id = id.uuid;
  const CivilDate today = shanghai_date(clock_.now());
  const Outcome read = service_.store.read([&](Snapshot& snapshot) -> Outcome {
    const Result<std::optional<Record>> record = snapshot.record({Collection::circular, id.uuid});
    if (!record) return record.error();
    circular.version = std::get_if<Circular>(&**record)->version;
    return done();
  });
  if (!read) return read;
  const WordCircular number{id, {{CircularPart::number, number_in(today)}}};
  if (Outcome said = act(office_desk_, number, circular.version, circular); !said) return said;
  return act(office_desk_, OpenObjections{id, today + kDaysForObjections}, circular.version,
             circular);
}

}  // namespace tz::server
