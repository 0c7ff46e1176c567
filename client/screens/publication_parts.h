// What the screens of circulars, of assessments and of the register have in common: the cards of a
// list, the rows of figures, the objections, and the rows that lead to all of them.
#pragma once

#include <string_view>
#include <vector>

#include "screens/scene.h"

namespace tz::client {

// Why the server has not done what was asked.
void asked_fault(Scene& scene, const Asked& asked);
// Has it counted once more. True when it is tapped.
bool counting_button(Scene& scene, const Asked& asked);
// Saves the document or the workbook. True when it is tapped.
bool saving_button(Scene& scene, Text label);

struct PublicationCard {
  std::string_view title;
  std::string_view note;
  std::string_view state;
  Matter::Tone tone = Matter::Tone::quiet;
};
// Leads there when it is tapped. In an id scope of its own.
void publication_card(Scene& scene, const PublicationCard& card, const Route& route);
// One for each row; `route_of` takes its id.
template <class Row, class RouteOf>
void publication_cards(Scene& scene, const std::vector<Row>& rows, RouteOf route_of) {
  for (const Row& row : rows) {
    const ui::IdScope scope(scene.ui, to_string(row.id));
    publication_card(scene,
                     {.title = row.title, .note = row.note, .state = row.state, .tone = row.tone},
                     route_of(row.id));
  }
}

// What stands in place of the cards where there are none.
struct EmptyPublications {
  ui::IconPath icon = nullptr;
  Text title = Text::circulars_empty;
  Text advice = Text::circulars_empty_unit;
  bool loading = false;  // they may be on their way
};
void empty_publications(Scene& scene, const EmptyPublications& spec);

// A row of frozen figures; it leads to its task where the person has it.
void figure_row(Scene& scene, const FigureRow& row, size_t index);
// Such rows as a dialog. True where it is left.
bool figure_dialog(Scene& scene, std::string_view title, const std::vector<FigureRow>& rows);

void objections_card(Scene& scene, const std::vector<Matter>& objections);

// The rows that lead to the circulars, the assessments and the register, each with how many there
// are. Units are not shown what they have nothing of.
void publication_links(Scene& scene);

}  // namespace tz::client
