#include "model/citation.h"

namespace tz {
namespace {

struct CitationsOf {
  std::vector<Citation> out;

  void add(const std::vector<Attachment>& attachments, PersonId by) {
    for (const Attachment& attachment : attachments) out.push_back({attachment.hash, by});
  }

  void operator()(const Report& report) { add(report.content.attachments, report.author); }
  void operator()(const LateArrival& late) { add(late.content.attachments, late.author); }
  void operator()(const Assignment& assignment) {
    if (assignment.declared_by) add(assignment.evidence, *assignment.declared_by);
  }
  void operator()(const SupervisionOrder& order) {
    for (const OrderStep& step : order.steps) add(step.attachments, step.remark.by);
  }
  template <class WithoutAttachments>
  void operator()(const WithoutAttachments&) {}
};

}  // namespace

std::vector<Citation> citations_of(const Record& record) {
  CitationsOf citations;
  std::visit(citations, record);
  return std::move(citations.out);
}

}  // namespace tz
