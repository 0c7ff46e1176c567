// The document as a tree of headings and items, each with its text and its attributions.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "plan/attribution.h"
#include "plan/numbering.h"

namespace tz::plan {

struct Node {
  MarkKind kind = MarkKind::item;
  std::string number;  // as displayed, half-width
  Piece number_piece;
  std::optional<uint32_t> parent;
  std::vector<uint32_t> children;
  Piece heading;            // the first paragraph without the number and the attributions
  std::vector<Piece> body;  // all of the text without attributions, the heading first
  std::vector<Attribution> attributions;
  SourceSpan at;  // from the number to the last word

  bool names_units() const;
};

struct Outline {
  std::vector<Node> nodes;  // in the order of the document: a parent before its children
  std::vector<const Paragraph*> front;    // before the first node
  std::vector<const Paragraph*> outside;  // after it, but part of no node
};

// `paragraphs` must outlive the outline.
Outline outline_of(const std::vector<Paragraph>& paragraphs, Notes& notes);

}  // namespace tz::plan
