// What each widget is, for those who do not see the canvas: a tree of nodes gathered anew each
// frame, compared with the last frame's, and handed to the page as the few changes there are. Owned
// by Ui; one thread.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "ui/geometry.h"
#include "ui/id.h"

namespace tz::ui {

class DomBridge;

/// The values cross into script as numbers: append only, and keep web/semantics.js in step.
enum class Role : uint8_t {
  Group,
  Text,
  Heading,
  Button,
  Link,
  TextBox,
  SearchBox,
  File,
  CheckBox,
  RadioGroup,
  Radio,
  SpinButton,
  ComboBox,
  ListBox,
  Option,
  TabList,
  Tab,
  Navigation,
  List,
  ListItem,
  ProgressBar,
  Image,
  Status,
  Alert,
  Dialog,
  Main,
  Table,
  Row,
  Cell,
  ColumnHeader,
  RowHeader,
  Scroll,
};

/// States, as bits.
enum State : uint32_t {
  kDisabled = 1u << 0,
  kChecked = 1u << 1,   // check box, radio
  kSelected = 1u << 2,  // tab, option
  kExpanded = 1u << 3,
  kPressed = 1u << 4,  // a button that stays down: a filter
  kInvalid = 1u << 5,
  kModal = 1u << 6,
  kRequired = 1u << 7,
  kToggle = 1u << 8,      // `kPressed` has a meaning here, also when it is unset
  kExpandable = 1u << 9,  // the same for `kExpanded`
  kMultiline = 1u << 10,  // a text box of several lines
  kBusy = 1u << 11,
};

struct SemanticsNode {
  Id id = 0;
  Id parent = 0;  // 0: the root
  Role role = Role::Group;
  uint32_t state = 0;
  int level = 0;                     // of a heading: 1..6
  int value_now = 0, value_max = 0;  // progress bar and spin button; min is 0
  Rect rect = {};                    // from the parent's origin (a Scroll's content origin)
  Vec2 extent = {};                  // of a Scroll: the size of its content
  std::string label = {};
  std::string value = {};        // text box: unused; others: what a reader says after the label
  std::string description = {};  // hint or error of a field
  bool operator==(const SemanticsNode&) const = default;
};

class SemanticsTree {
 public:
  /// Forgets the nodes of the frame before the last; what `add` brings from now on is the new
  /// frame.
  void begin();
  /// `node.rect` is given in absolute CSS pixels and made relative to its parent here. The parent
  /// is the innermost open node. An id used twice in a frame is made unique by its order.
  Id add(SemanticsNode node);
  /// Adds `node` and makes it the parent of what follows until `close`. `content_origin` is where
  /// its content starts, in absolute pixels: its own corner, unless it scrolls.
  Id open(SemanticsNode node, Vec2 content_origin);
  void close();
  /// Sets the final size of a node opened in this frame, and of a Scroll's content.
  void resize(Id id, float width, float height, Vec2 extent = {});
  /// Moves a node opened in this frame; the nodes inside it follow.
  void move(Id id, float dx, float dy);

  /// Only this node and what is in it is mirrored in this frame: a dialog is open.
  void show_only(Id id) { only_ = id; }

  /// Hands the differences since the last delivery to the bridge, removals first.
  void deliver(DomBridge& bridge);
  bool is_delivered(Id id) const { return known_.count(id) > 0; }

  const std::vector<SemanticsNode>& nodes() const { return nodes_; }
  const SemanticsNode* find(Id id) const;

 private:
  struct Known {
    SemanticsNode node;
    Id previous = 0;
    bool seen = false;
  };
  struct Open {
    Id id = 0;
    Vec2 origin;
    uint32_t unnamed = 0;  // children without an id of their own, so far
  };
  /// Place of `id` among the slots: its own, or the empty one where it would go.
  size_t slot_of(Id id) const;
  void grow_slots();
  SemanticsNode* mutable_find(Id id);

  std::vector<SemanticsNode> nodes_;
  std::vector<uint32_t> slots_;  // open addressing: index into nodes_, plus one
  std::vector<Open> open_;       // the root, and what is open in it
  std::map<Id, Known> known_;    // what the page has
  Id only_ = 0;
};

}  // namespace tz::ui
