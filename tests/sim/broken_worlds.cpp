#include "broken_worlds.h"

namespace tz::sim {
namespace {

template <class Part>
BrokenWorld broken(std::string name, Part Breaks::*part, bool Part::*flag) {
  BrokenWorld out;
  out.name = std::move(name);
  out.breaks.*part.*flag = true;
  return out;
}

}  // namespace

const std::vector<BrokenWorld>& broken_worlds() {
  static const std::vector<BrokenWorld> kAll = {
      broken("saved-too-early", &Breaks::device, &DeviceBreaks::says_saved_too_early),
      broken("torn-transactions", &Breaks::device, &DeviceBreaks::tears_transactions),
      broken("cursor-before-page", &Breaks::device, &DeviceBreaks::cursor_before_page),
      broken("forgets-when-sent", &Breaks::device, &DeviceBreaks::forgets_when_sent),
      broken("full-is-saved", &Breaks::device, &DeviceBreaks::loses_edit_when_full),
      broken("reuses-ids", &Breaks::device, &DeviceBreaks::reuses_ids),
      broken("every-tab-leads", &Breaks::device, &DeviceBreaks::every_tab_leads),
      broken("timeout-is-success", &Breaks::network, &NetworkBreaks::timeout_is_success),
      broken("forgets-verdicts", &Breaks::server, &ServerBreaks::forgets_verdicts),
      broken("keeps-epoch", &Breaks::server, &ServerBreaks::keeps_epoch),
      broken("leaks-scope", &Breaks::server, &ServerBreaks::leaks_scope),
      broken("drops-a-record", &Breaks::server, &ServerBreaks::drops_a_record),
      broken("hides-departures", &Breaks::server, &ServerBreaks::hides_departures),
      broken("lying-disk", &Breaks::server, &ServerBreaks::lies_about_disk),
      broken("loses-operations", &Breaks::server, &ServerBreaks::loses_operations),
      broken("claims-whole", &Breaks::server, &ServerBreaks::claims_whole),
  };
  return kAll;
}

const BrokenWorld* broken_world(std::string_view name) {
  for (const BrokenWorld& world : broken_worlds()) {
    if (world.name == name) return &world;
  }
  return nullptr;
}

}  // namespace tz::sim
