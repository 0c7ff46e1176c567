#include "ui/semantics.h"

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
  index_.clear();
  open_.clear();
  only_ = 0;
}

Id SemanticsTree::add(SemanticsNode node) {
  for (uint32_t copy = 1; node.id == 0 || index_.count(node.id) > 0; ++copy) {
    node.id = hash_id(node.id, copy);
  }
  // A dialog lies over the page, wherever in it it was opened.
  const bool is_root = open_.empty() || node.role == Role::Dialog;
  const Open parent = is_root ? Open{} : open_.back();
  node.parent = parent.id;
  node.rect = relative(node.rect, parent.origin);
  index_[node.id] = nodes_.size();
  nodes_.push_back(std::move(node));
  return nodes_.back().id;
}

Id SemanticsTree::open(SemanticsNode node, Vec2 content_origin) {
  const Id id = add(std::move(node));
  open_.push_back({id, content_origin});
  return id;
}

void SemanticsTree::close() {
  open_.pop_back();
}

void SemanticsTree::resize(Id id, float width, float height, Vec2 extent) {
  const auto at = index_.find(id);
  if (at == index_.end()) return;
  SemanticsNode& node = nodes_[at->second];
  node.rect.w = eighths(width);
  node.rect.h = eighths(height);
  node.extent = {eighths(extent.x), eighths(extent.y)};
}

void SemanticsTree::move(Id id, float dx, float dy) {
  const auto at = index_.find(id);
  if (at == index_.end()) return;
  Rect& rect = nodes_[at->second].rect;
  rect = {eighths(rect.x + dx), eighths(rect.y + dy), rect.w, rect.h};
}

const SemanticsNode* SemanticsTree::find(Id id) const {
  const auto at = index_.find(id);
  return at == index_.end() ? nullptr : &nodes_[at->second];
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
