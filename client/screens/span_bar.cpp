#include "screens/span_bar.h"

#include "screens/day_field.h"
#include "screens/dialog_foot.h"
#include "ui/button.h"
#include "ui/container.h"
#include "ui/feedback.h"
#include "ui/text.h"

namespace tz::client {
namespace {

void show(Scene& scene, const BoardSpan& span) {
  scene.later([span](App& app) { app.show_span(span); });
}

void plan_select(Scene& scene, const SpanChoices& choices) {
  if (choices.plans.empty()) return;
  std::vector<std::string_view> titles;
  int index = -1;
  for (const PlanChoice& plan : choices.plans) {
    if (plan.id == choices.span.plan) index = static_cast<int>(titles.size());
    titles.push_back(plan.title);
  }
  if (!ui::select(scene.ui, {.id = "plan", .label = scene.tr(Text::plan_shown), .options = titles},
                  index)) {
    return;
  }
  BoardSpan span = choices.span;
  span.plan = choices.plans[static_cast<size_t>(index)].id;
  show(scene, span);
}

void force_chips(Scene& scene, const SpanChoices& choices) {
  if (choices.forces.empty()) return;
  const ui::IdScope scope(scene.ui, "forces");
  const ui::Wrap wrap(scene.ui);
  for (size_t i = 0; i < choices.forces.size(); ++i) {
    const ForceChoice& force = choices.forces[i];
    const ui::IdScope each(scene.ui, static_cast<uint32_t>(i));
    const bool on = force.id == choices.span.task_force;
    if (!ui::chip(scene.ui, {.id = "chip", .label = force.name, .on = on})) continue;
    BoardSpan span = choices.span;
    span.task_force = on ? std::nullopt : force.id;
    show(scene, span);
  }
}

void begin_days(Scene& scene, const BoardSpan& span) {
  const auto typed = [](const std::optional<CivilDate>& day) {
    return day ? to_iso(*day) : std::string();
  };
  scene.state.span_days = {
      .open = true, .span = span, .first = typed(span.first), .last = typed(span.last)};
  scene.ui.redraw();
}

void period_chips(Scene& scene, const SpanChoices& choices) {
  const ui::IdScope scope(scene.ui, "periods");
  const ui::Wrap wrap(scene.ui);
  bool known = false;
  for (size_t i = 0; i < choices.periods.size(); ++i) {
    const PeriodChoice& period = choices.periods[i];
    const ui::IdScope each(scene.ui, static_cast<uint32_t>(i));
    const bool on = period.first == choices.span.first && period.last == choices.span.last;
    known = known || on;
    if (!ui::chip(scene.ui, {.id = "chip", .label = period.name, .on = on})) continue;
    BoardSpan span = choices.span;
    span.first = on ? std::nullopt : period.first;
    span.last = on ? std::nullopt : period.last;
    show(scene, span);
  }
  const ui::ChipSpec other{.id = "other", .label = scene.tr(Text::span_other_days), .on = !known};
  if (ui::chip(scene.ui, other)) begin_days(scene, choices.span);
}

bool is_backwards(const SpanInput& input) {
  const auto first = civil_from_iso(input.first);
  const auto last = civil_from_iso(input.last);
  return first && last && *last < *first;
}

// True where the span is shown.
bool confirm(Scene& scene) {
  SpanInput& input = scene.state.span_days;
  input.tried = true;
  scene.ui.redraw();
  BoardSpan span = input.span;
  span.first = civil_from_iso(input.first);
  span.last = civil_from_iso(input.last);
  const bool unread = (!input.first.empty() && !span.first) || (!input.last.empty() && !span.last);
  if (unread || is_backwards(input)) return false;
  show(scene, span);
  return true;
}

}  // namespace

void span_bar(Scene& scene, const SpanChoices& choices) {
  ui::Ui& ui = scene.ui;
  const ui::IdScope scope(ui, "span");
  plan_select(scene, choices);
  bool& unfolded = scene.state.span_open;
  if (ui.is_phone()) {
    const ui::Wrap wrap(ui);
    if (ui::chip(ui, {.id = "fold", .label = scene.tr(Text::span_narrow), .on = unfolded})) {
      unfolded = !unfolded;
      ui.redraw();
    }
  }
  if (unfolded || !ui.is_phone()) {
    force_chips(scene, choices);
    period_chips(scene, choices);
  }
  if (!choices.narrowing.empty()) ui::sub(ui, choices.narrowing);
  if (!choices.note.empty()) ui::sub(ui, choices.note);
}

void draw_span_dialog(Scene& scene) {
  SpanInput& input = scene.state.span_days;
  if (!input.open) return;
  ui::Ui& ui = scene.ui;
  bool done = false;
  {
    ui::Dialog dialog(ui, {.id = "span-days",
                           .title = scene.tr(Text::span_days_title),
                           .text = scene.tr(Text::span_days_text),
                           .gap = ui::kSpace3});
    const auto day = [&](std::string_view id, Text label, std::string& value, bool backwards) {
      std::string fault;
      // Empty is open to that side.
      if (input.tried && !value.empty()) fault = day_fault(scene, value);
      if (fault.empty() && backwards) {
        fault = sentence(scene.lang, error(ErrorCode::span_backwards, ""));
      }
      day_field(scene, {.id = id, .label = label, .error = fault}, value);
    };
    day("first", Text::span_first, input.first, false);
    day("last", Text::span_last, input.last, input.tried && is_backwards(input));
    dialog.bar();
    const FootTap tap =
        dialog_foot(ui, {.leave = scene.tr(Text::leave_it), .confirm = scene.tr(Text::span_show)});
    done = tap == FootTap::leave || dialog.closed();
    if (tap == FootTap::confirm) done = confirm(scene);
  }
  if (!done) return;
  input = {};
  ui.redraw();
}

}  // namespace tz::client
