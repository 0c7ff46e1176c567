// FormDesk: the report form that is open, between the screen's letters and the draft on the device.
// Owned by App; one thread.
#pragma once

#include <optional>
#include <string_view>

#include "app/drafts.h"
#include "app/report_fill.h"
#include "app/views.h"

namespace tz::client {

class FormDesk {
 public:
  FormDesk(Views& views, Drafts& drafts);

  // Opens the form with its draft, or with the last values.
  void open(AssignmentId assignment);
  // Opens it with the content of a report that came back.
  void open_to_mend(AssignmentId assignment, const OutboxEntry& entry);
  // What was typed is written to the device at once.
  void close();
  // What the form stands on has changed.
  void reset() { form_.reset(); }

  // Null when nothing is open or the assignment is not in sight.
  const ReportForm* form();
  bool is_open(AssignmentId assignment) const;

  void set_percent(int32_t percent);
  void set_value(size_t target, std::string_view text);
  void set_narrative(std::string_view text);
  void set_problem(std::string_view text);
  void set_severe(bool severe);
  void set_reason(std::string_view text);
  // Null when nothing is open, or it is being saved.
  const std::vector<Attachment>* attachments() const;
  void attach(const Attachment& attachment);
  void detach(const Sha256Digest& hash);
  void set_state(ReportForm::State state);
  // Shows the faults also of fields that were not touched.
  void touch();
  void discard_draft();

 private:
  bool may_type() const;
  void typed();

  Views& views_;
  Drafts& drafts_;
  std::optional<AssignmentId> open_;
  ReportInput input_;
  std::optional<OperationId> mends_;
  ReportForm::State state_ = ReportForm::State::editing;
  bool touched_ = false;
  std::optional<ReportForm> form_;
};

}  // namespace tz::client
