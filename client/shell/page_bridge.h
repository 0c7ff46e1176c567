// The DomBridge of the browser: hands each call to the page's scripts (web/semantics.js and
// web/text_field.js). One thread.
#pragma once

#include "ui/dom_bridge.h"

namespace tz::client {

class PageBridge final : public ui::DomBridge {
 public:
  void upsert(const ui::SemanticsNode& node, ui::Id previous) override;
  void remove(ui::Id id) override;
  void scroll_to(ui::Id id, ui::Vec2 offset) override;
  void place_field(const ui::FieldPlacement& field) override;
  void set_field_text(ui::Id id, std::string_view text) override;
  void focus(ui::Id id) override;
  void blur_field() override;
  void announce(std::string_view text, bool urgent) override;
};

}  // namespace tz::client
