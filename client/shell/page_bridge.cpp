#include "shell/page_bridge.h"

#include <emscripten.h>

#include <string>

// clang-format off
EM_JS(void, tz_page_upsert, (int id, int parent, int previous, int role, int state, int level,
                             int now, int max, float x, float y, float w, float h, float wide,
                             float tall, const char* label, const char* value,
                             const char* description), {
  Module.page.semantics.upsert({id, parent, previous, role, state, level, now, max, x, y, w, h,
    wide, tall, label: UTF8ToString(label), value: UTF8ToString(value),
    description: UTF8ToString(description)});
});
EM_JS(void, tz_page_remove, (int id), { Module.page.semantics.remove(id); });
EM_JS(void, tz_page_scroll, (int id, float x, float y), {
  Module.page.semantics.scrollTo(id, x, y);
});
EM_JS(void, tz_page_field, (int id, int kind, int autofill, int max_chars, float size, float line,
                            float pad_x, float pad_y, int disabled, const char* hint,
                            const char* accept), {
  Module.page.fields.place(id, {kind, autofill, maxChars: max_chars, size, line, padX: pad_x,
    padY: pad_y, disabled: !!disabled, hint: UTF8ToString(hint), accept: UTF8ToString(accept)});
});
EM_JS(void, tz_page_field_text, (int id, const char* text), {
  Module.page.fields.setText(id, UTF8ToString(text));
});
EM_JS(void, tz_page_focus, (int id), { Module.page.semantics.focus(id); });
EM_JS(void, tz_page_blur, (), { Module.page.fields.blur(); });
EM_JS(void, tz_page_announce, (const char* text, int urgent), {
  Module.page.semantics.announce(UTF8ToString(text), !!urgent);
});
// clang-format on

namespace tz::client {

void PageBridge::upsert(const ui::SemanticsNode& node, ui::Id previous) {
  tz_page_upsert(static_cast<int>(node.id), static_cast<int>(node.parent),
                 static_cast<int>(previous), static_cast<int>(node.role),
                 static_cast<int>(node.state), node.level, node.value_now, node.value_max,
                 node.rect.x, node.rect.y, node.rect.w, node.rect.h, node.extent.x, node.extent.y,
                 node.label.c_str(), node.value.c_str(), node.description.c_str());
}

void PageBridge::remove(ui::Id id) {
  tz_page_remove(static_cast<int>(id));
}

void PageBridge::scroll_to(ui::Id id, ui::Vec2 offset) {
  tz_page_scroll(static_cast<int>(id), offset.x, offset.y);
}

void PageBridge::place_field(const ui::FieldPlacement& field) {
  const std::string hint(field.hint), accept(field.accept);
  tz_page_field(static_cast<int>(field.id), static_cast<int>(field.kind),
                static_cast<int>(field.autofill), field.max_chars, field.font_size,
                field.line_height, field.padding_x, field.padding_y, field.disabled ? 1 : 0,
                hint.c_str(), accept.c_str());
}

void PageBridge::set_field_text(ui::Id id, std::string_view text) {
  tz_page_field_text(static_cast<int>(id), std::string(text).c_str());
}

void PageBridge::focus(ui::Id id) {
  tz_page_focus(static_cast<int>(id));
}
void PageBridge::blur_field() {
  tz_page_blur();
}

void PageBridge::announce(std::string_view text, bool urgent) {
  tz_page_announce(std::string(text).c_str(), urgent ? 1 : 0);
}

}  // namespace tz::client
