// Makes the views of circulars: all of them, one of them, and the rows behind a figure.
#include <algorithm>

#include "app/deeds.h"
#include "app/pages.h"
#include "app/publication_phrases.h"
#include "circular/composition.h"

namespace tz::client {
namespace {

constexpr PublicationWords kWords{Text::state_draft_circular};

Text label_of(CircularPart part) {
  constexpr Text kLabels[kCircularParts] = {
      Text::part_title,     Text::part_number, Text::part_addressee, Text::part_overall,
      Text::part_completed, Text::part_behind, Text::part_ranking,   Text::part_missing,
      Text::part_problems,  Text::part_orders, Text::part_demands,   Text::part_issuer};
  return kLabels[static_cast<size_t>(part)];
}

std::string as_of(const ViewContext& at, const Circular& circular) {
  return frozen_as_of(at, circular.figures.as_of, circular.figures.frozen_at);
}

// Rows of the frozen figures, in the reader's words.
class RowsMaker {
 public:
  RowsMaker(const ViewContext& at, const CircularFigures& figures) : at_(at), figures_(figures) {
    for (const CircularTask& row : figures.tasks) task_numbered_.emplace(row.number, row.task);
  }

  std::vector<FigureRow> made(const FigureRows& rows) const {
    std::vector<FigureRow> out;
    for (const size_t row : rows.rows) out.push_back(row_of(rows.table, row));
    return out;
  }

 private:
  FigureRow row_of(CircularTable table, size_t row) const {
    switch (table) {
      case CircularTable::tasks:
        return row_of(figures_.tasks[row]);
      case CircularTable::units:
        return row_of(figures_.units[row]);
      case CircularTable::missed:
        return about(figures_.missed[row], {});
      case CircularTable::problems:
        return about(figures_.problems[row], figures_.problems[row].text);
      case CircularTable::orders: {
        const CircularOrder& order = figures_.orders[row];
        const std::string number =
            at_.say(Text::order_number, {std::to_string(order.year), std::to_string(order.serial)});
        return about(order, number + " · " + at_.date(order.deadline));
      }
      case CircularTable::none:
        break;
    }
    return {};
  }

  FigureRow row_of(const CircularTask& row) const {
    std::string rest = row.leads;
    if (row.deadline) rest += (rest.empty() ? "" : " · ") + at_.date(*row.deadline);
    return {row.number + ' ' + row.title,
            at_.say(Text::circular_task_row,
                    {std::to_string(row.percent), std::to_string(row.expected), rest}),
            row.light, row.task};
  }

  FigureRow row_of(const CircularUnit& row) const {
    const auto count = [&](Light light) {
      return std::to_string(row.lights[static_cast<size_t>(light)]);
    };
    if (row.place == 0) {
      return {row.name,
              at_.say(Text::circular_unit_not_ranked,
                      {std::to_string(row.percent), count(Light::red), count(Light::yellow),
                       std::to_string(row.missed)}),
              std::nullopt, TaskId()};
    }
    return {std::to_string(row.place) + ' ' + row.name,
            at_.say(Text::circular_unit_row,
                    {std::to_string(row.percent), std::to_string(row.expected), count(Light::red),
                     count(Light::yellow), std::to_string(row.missed)}),
            std::nullopt, TaskId()};
  }

  // Of a unit's share of a task.
  template <class Row>
  FigureRow about(const Row& row, std::string note) const {
    const auto task = task_numbered_.find(row.number);
    return {row.unit_name + ' ' + row.number, std::move(note), std::nullopt,
            task == task_numbered_.end() ? TaskId() : task->second};
  }

  const ViewContext& at_;
  const CircularFigures& figures_;
  std::map<std::string, TaskId> task_numbered_;
};

std::vector<CircularFigure> figures_in(std::string_view words, const CircularFigures& figures) {
  std::vector<CircularFigure> out;
  for (const CircularPiece& piece : pieces_of(words)) {
    if (!piece.token || rows_behind(*piece.token, figures).table == CircularTable::none) continue;
    const auto is_same = [&](const CircularFigure& known) { return known.token == *piece.token; };
    if (std::any_of(out.begin(), out.end(), is_same)) continue;
    out.push_back({*piece.token, std::string(piece.text), value_of(*piece.token, figures)});
  }
  return out;
}

class PageMaker {
 public:
  PageMaker(const ViewContext& at, const EditContext& edit, const Circular& circular)
      : at_(at), deeds_{at, edit}, circular_(circular), rows_(at, circular.figures) {}

  CircularPage made() {
    const CircularFigures& figures = circular_.figures;
    page_.id = circular_.id;
    page_.title = circular_title(circular_);
    page_.number = circular_.said(CircularPart::number);
    page_.addressee = with_figures(circular_.said(CircularPart::addressee), figures);
    page_.issuer = circular_.said(CircularPart::issuer);
    page_.state = at_.say(word_of(circular_.state, kWords));
    page_.tone = tone_of(circular_.state);
    page_.as_of = as_of(at_, circular_);
    page_.chain = frozen_chain(at_, figures.frozen_hash);
    page_.facts = facts_of(at_, circular_, kWords);
    page_.head_deeds = head_deeds_of(deeds_, circular_);
    page_.deeds = deeds_of(deeds_, circular_);
    fill_sections();
    page_.objections = objections_to(deeds_, circular_.id);
    page_.shows_objections = circular_.is_shown();
    page_.may_freeze = may_count_again(at_, circular_);
    page_.asks_units = circular_.state == PublicationState::objections;
    page_.document_name = page_.title + ".docx";
    return std::move(page_);
  }

 private:
  // Whoever words it sees the parts that say nothing too: else they could not be begun.
  void fill_sections() {
    std::vector<ComposedSection> composed = sections_of(circular_);
    auto next = composed.begin();
    for (auto i = static_cast<size_t>(kFirstSection); i <= static_cast<size_t>(kLastSection); ++i) {
      const auto part = static_cast<CircularPart>(i);
      CircularSection section;
      section.part = part;
      section.deeds = deeds_of(deeds_, circular_, part, label_of(part));
      if (next != composed.end() && next->part == part) {
        section.heading = next->number + next->heading;
        section.paragraphs = std::move(next->paragraphs);
        section.figures = figures_in(circular_.said(part), circular_.figures);
        section.rows = rows_.made(next->rows);
        ++next;
      } else {
        if (section.deeds.empty()) continue;
        section.heading = at_.say(label_of(part));
        section.paragraphs.push_back(at_.say(Text::section_empty));
      }
      page_.sections.push_back(std::move(section));
    }
  }

  const ViewContext& at_;
  const DeedContext deeds_;
  const Circular& circular_;
  const RowsMaker rows_;
  CircularPage page_;
};

}  // namespace

std::string circular_title(const Circular& circular) {
  return with_figures(circular.said(CircularPart::title), circular.figures);
}

CircularsPage made_circulars(const ViewContext& at, bool complete) {
  CircularsPage page;
  page.loading = !complete;
  page.for_office = reads_whole_ledger(at.reader.actor);
  page.may_draft = at.reader.actor.has(Role::office) && !at.records.plans().empty();
  std::vector<const Circular*> all;
  for (const auto& [id, circular] : at.records.all_of<Circular>()) all.push_back(&circular);
  std::sort(all.begin(), all.end(), [](const Circular* a, const Circular* b) {
    return a->drafted_at != b->drafted_at ? b->drafted_at < a->drafted_at : b->id < a->id;
  });
  for (const Circular* circular : all) {
    page.rows.push_back({circular->id, circular_title(*circular), as_of(at, *circular),
                         at.say(word_of(circular->state, kWords)), tone_of(circular->state)});
  }
  return page;
}

std::optional<CircularPage> made_circular(const ViewContext& at, const EditContext& edit,
                                          CircularId id) {
  const Circular* circular = at.records.circular(id);
  if (circular == nullptr) return std::nullopt;
  return PageMaker(at, edit, *circular).made();
}

FigureSheet made_figure(const ViewContext& at, CircularId id, CircularToken token) {
  const Circular* circular = at.records.circular(id);
  if (circular == nullptr) return {};
  const CircularFigures& figures = circular->figures;
  FigureSheet sheet;
  sheet.title = at.say(Text::value_by, {std::string(name_of(token)), value_of(token, figures)});
  sheet.rows = RowsMaker(at, figures).made(rows_behind(token, figures));
  return sheet;
}

}  // namespace tz::client
