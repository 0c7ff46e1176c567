// ImportDesk: a plan document between the office and the server: sent to be read, looked over,
// decided on, published. Works with a connection alone; what was decided is kept while the app is
// open, whatever page is shown. Owned by App; one thread.
#pragma once

#include <functional>

#include "app/import_reading.h"
#include "app/views.h"
#include "host/files.h"
#include "host/network.h"

namespace tz::client {

// Of a document, as the server takes it.
inline constexpr int32_t kMaxDocumentBytes = 5 * 1024 * 1024;

// What publishing has made.
struct Published {
  PlanId plan;
  size_t tasks = 0;
  size_t assignments = 0;
  size_t new_units = 0;
};

class ImportDesk {
 public:
  ImportDesk(Network& network, Views& views, std::function<void()> changed,
             std::function<void(Published)> published);

  // A document, in place of the one before.
  void take(PickedFile file);
  void forget();

  const ImportPage& page() const { return reading_.page; }
  Passage passage(const Quote& quote) const { return passage_of(reading_.text, quote); }

  void choose_unit(size_t unit, int option);
  void confirm_group(size_t group, std::vector<UnitId> members);
  // Takes the confirmation back; the members stay proposed.
  void open_group(size_t group);
  void leave_out(size_t task, bool left_out);
  void set_period(std::string_view starts_on, std::string_view ends_on);
  void set_cadence(Cadence cadence);
  // Does nothing while something is undecided, but then the faults are shown.
  void publish();

 private:
  bool may_change() const { return reading_.page.state == ImportPage::State::review; }
  bool all_decided();
  void refuse(const Error& refusal);
  std::vector<Unit> registered() const;
  Lang lang() const;

  Network& network_;
  Views& views_;
  std::function<void()> changed_;
  std::function<void(Published)> published_;
  uint64_t round_ = 0;  // late answers of an older one are dropped
  ImportReading reading_;
};

}  // namespace tz::client
