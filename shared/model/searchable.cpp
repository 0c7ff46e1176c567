#include "model/searchable.h"

namespace tz {
namespace {

void add(std::string& text, const std::string& piece) {
  if (piece.empty()) return;
  if (!text.empty()) text += '\n';
  text += piece;
}

void add(std::string& text, const std::optional<Remark>& remark) {
  if (remark) add(text, remark->text);
}

}  // namespace

bool is_searched(Collection collection) {
  switch (collection) {
    case Collection::task:
    case Collection::report:
    case Collection::problem:
    case Collection::order:
    case Collection::instruction:
      return true;
    default:
      return false;
  }
}

std::string searchable_text(const Task& task) {
  std::string out = task.number;
  add(out, task.title);
  if (task.text != task.title) add(out, task.text);
  add(out, task.closed);
  return out;
}

std::string searchable_text(const Report& report) {
  std::string out = report.content.narrative;
  add(out, report.content.reason);
  if (report.review) add(out, report.review->remark.text);
  add(out, report.admitted);
  return out;
}

std::string searchable_text(const Problem& problem) {
  std::string out = problem.raised.text;
  add(out, problem.resolution);
  return out;
}

std::string searchable_text(const SupervisionOrder& order) {
  std::string out = order.basis;
  add(out, order.facts);
  add(out, order.demand);
  for (const OrderStep& step : order.steps) add(out, step.remark.text);
  return out;
}

std::string searchable_text(const Instruction& instruction) {
  std::string out = instruction.given.text;
  add(out, instruction.answer);
  return out;
}

std::string searchable_text(const Record& record) {
  if (const auto* task = std::get_if<Task>(&record)) return searchable_text(*task);
  if (const auto* report = std::get_if<Report>(&record)) return searchable_text(*report);
  if (const auto* problem = std::get_if<Problem>(&record)) return searchable_text(*problem);
  if (const auto* order = std::get_if<SupervisionOrder>(&record)) return searchable_text(*order);
  if (const auto* given = std::get_if<Instruction>(&record)) return searchable_text(*given);
  return {};
}

}  // namespace tz
