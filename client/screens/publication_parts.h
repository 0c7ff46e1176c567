// What the screens of circulars and of assessments have in common: the card of one in a list, the
// rows of its figures, the objections to it, and the rows that lead to all of them.
#pragma once

#include <string_view>
#include <vector>

#include "screens/scene.h"

namespace tz::client {

// Why the server has not counted.
void counting_fault(Scene& scene, const Asked& asked);

struct PublicationCard {
  std::string_view title;
  std::string_view note;
  std::string_view state;
  Matter::Tone tone = Matter::Tone::quiet;
};
// Leads there when it is tapped. In an id scope of its own.
void publication_card(Scene& scene, const PublicationCard& card, const Route& route);

// A row of frozen figures; it leads to its task where the person has it.
void figure_row(Scene& scene, const FigureRow& row, size_t index);
// Such rows as a dialog. True where it is left.
bool figure_dialog(Scene& scene, std::string_view title, const std::vector<FigureRow>& rows);

void objections_card(Scene& scene, const std::vector<Matter>& objections);

// The rows that lead to the circulars and to the assessments, each with how many there are. Units
// are not shown what they have nothing of.
void publication_links(Scene& scene);

}  // namespace tz::client
