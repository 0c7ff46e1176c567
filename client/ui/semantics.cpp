#include "ui/semantics.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "ui/dom_bridge.h"

namespace tz::ui {
namespace {

/// Eighths of a pixel: a widget that has scrolled by a fraction must not look moved in its parent.
float eighths(float v) {
  return std::round(v * 8) / 8;
}

Rect relative(const Rect& rect, Vec2 origin) {
  return {eighths(rect.x - origin.x), eighths(rect.y - origin.y), eighths(rect.w), eighths(rect.h)};
}

}  // namespace

void SemanticsTree::begin() {
  nodes_.clear();
  slots_.assign(std::max<size_t>(slots_.size(), 64), 0);
  open_.assign(1, {});
  only_ = 0;
}

size_t SemanticsTree::slot_of(Id id) const {
  const size_t mask = slots_.size() - 1;
  size_t at = (id * 2654435761u) & mask;
  while (slots_[at] != 0 && nodes_[slots_[at] - 1].id != id) at = (at + 1) & mask;
  return at;
}

void SemanticsTree::grow_slots() {
  slots_.assign(slots_.size() * 2, 0);
  for (size_t i = 0; i < nodes_.size(); ++i) {
    slots_[slot_of(nodes_[i].id)] = static_cast<uint32_t>(i) + 1;
  }
}

Id SemanticsTree::add(SemanticsNode node) {
  // A dialog lies over the page, wherever in it it was opened.
  Open& parent = node.role == Role::Dialog ? open_.front() : open_.back();
  if (node.id == 0) node.id = hash_id(parent.id ^ 0x5bd1e995u, ++parent.unnamed);
  if (nodes_.size() * 2 >= slots_.size()) grow_slots();
  for (uint32_t copy = 1; slots_[slot_of(node.id)] != 0; ++copy) {
    node.id = hash_id(node.id, copy);
  }
  node.parent = parent.id;
  node.rect = relative(node.rect, parent.origin);
  slots_[slot_of(node.id)] = static_cast<uint32_t>(nodes_.size()) + 1;
  nodes_.push_back(std::move(node));
  return nodes_.back().id;
}

Id SemanticsTree::open(SemanticsNode node, Vec2 content_origin) {
  const Id id = add(std::move(node));
  open_.push_back({id, content_origin, 0});
  return id;
}

void SemanticsTree::close() {
  open_.pop_back();
}

SemanticsNode* SemanticsTree::mutable_find(Id id) {
  const uint32_t at = slots_.empty() ? 0 : slots_[slot_of(id)];
  return at == 0 ? nullptr : &nodes_[at - 1];
}

const SemanticsNode* SemanticsTree::find(Id id) const {
  const uint32_t at = slots_.empty() ? 0 : slots_[slot_of(id)];
  return at == 0 ? nullptr : &nodes_[at - 1];
}

void SemanticsTree::resize(Id id, float width, float height, Vec2 extent) {
  SemanticsNode* node = mutable_find(id);
  if (node == nullptr) return;
  node->rect.w = eighths(width);
  node->rect.h = eighths(height);
  node->extent = {eighths(extent.x), eighths(extent.y)};
}

void SemanticsTree::move(Id id, float dx, float dy) {
  SemanticsNode* node = mutable_find(id);
  if (node == nullptr) return;
  Rect& rect = node->rect;
  rect = {eighths(rect.x + dx), eighths(rect.y + dy), rect.w, rect.h};
}

void SemanticsTree::deliver(DomBridge& bridge) {
  // Parents come before their children, so one pass finds what lies inside the only dialog shown.
  std::set<Id> inside;
  for (auto& [id, known] : known_) known.seen = false;
  const auto is_shown = [&](const SemanticsNode& node) {
    if (only_ == 0) return true;
    if (node.id != only_ && inside.count(node.parent) == 0) return false;
    inside.insert(node.id);
    return true;
  };
  std::vector<const SemanticsNode*> shown;
  for (const SemanticsNode& node : nodes_) {
    if (!is_shown(node)) continue;
    shown.push_back(&node);
    const auto known = known_.find(node.id);
    // An element cannot become another kind of element: it is made anew.
    if (known != known_.end()) known->second.seen = known->second.node.role == node.role;
  }
  for (auto at = known_.begin(); at != known_.end();) {
    if (at->second.seen) {
      ++at;
      continue;
    }
    bridge.remove(at->first);
    at = known_.erase(at);
  }
  std::map<Id, Id> last_child;
  for (const SemanticsNode* node : shown) {
    const Id previous = last_child[node->parent];
    last_child[node->parent] = node->id;
    Known& known = known_[node->id];
    if (known.node.id != 0 && known.previous == previous && known.node == *node) continue;
    known.node = *node;
    known.previous = previous;
    bridge.upsert(*node, previous);
  }
}

}  // namespace tz::ui
