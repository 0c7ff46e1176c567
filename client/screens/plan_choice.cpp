#include "screens/plan_choice.h"

#include "ui/button.h"

namespace tz::client {

void plan_choice(Scene& scene, const std::vector<PlanChoice>& plans, PlanId shown) {
  if (plans.size() < 2) return;
  std::vector<std::string_view> titles;
  int index = -1;
  for (const PlanChoice& plan : plans) {
    if (plan.id == shown) index = static_cast<int>(titles.size());
    titles.push_back(plan.title);
  }
  if (!ui::select(scene.ui, {.id = "plan", .label = scene.tr(Text::plan_shown), .options = titles},
                  index)) {
    return;
  }
  scene.later([plan = plans[static_cast<size_t>(index)].id](App& app) { app.show_plan(plan); });
}

}  // namespace tz::client
