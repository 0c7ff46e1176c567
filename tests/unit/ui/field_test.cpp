#include "ui/field.h"

#include <doctest/doctest.h>

#include "ui/fakes.h"
#include "ui/page.h"

namespace tz::ui {
namespace {

struct Form {
  Phone phone;
  std::string value;
  FieldResult result;
  FieldSpec spec{.id = "name", .label = "Name"};
  Id id = hash_id(hash_id(0, "form"), "name");

  void frame() {
    phone.frame([this](Ui& ui) {
      Page page(ui, {.id = "form", .title = "Form"});
      page.body();
      result = text_field(ui, spec, value);
    });
  }
};

}  // namespace

TEST_CASE("a field has a real input in the place where it is drawn") {
  Form form;
  form.frame();
  REQUIRE(form.phone.page.fields.count(form.id) == 1);
  CHECK(form.phone.page.fields[form.id].font_size >= 16);
  const SemanticsNode* node = form.phone.page.find(Role::TextBox, "Name");
  REQUIRE(node != nullptr);
  CHECK(node->id == form.id);
  CHECK(node->rect.h >= 44);
}

TEST_CASE("what the person types arrives whole and is not sent back") {
  Form form;
  form.frame();
  form.phone.type(form.id, "", FieldEvent::Kind::Focus);
  form.phone.type(form.id, "张敏");
  form.frame();
  CHECK(form.result.changed);
  CHECK_FALSE(form.result.committed);
  CHECK(form.value == "张敏");
  form.frame();
  CHECK_FALSE(form.result.changed);
  CHECK(form.phone.page.texts.count(form.id) == 0);
}

TEST_CASE("leaving the field commits its text") {
  Form form;
  form.frame();
  form.phone.type(form.id, "", FieldEvent::Kind::Focus);
  form.frame();
  CHECK(form.phone.ui.interaction().focused_field() == form.id);
  form.phone.type(form.id, "done", FieldEvent::Kind::Blur);
  form.frame();
  CHECK(form.result.committed);
  CHECK(form.value == "done");
  CHECK(form.phone.ui.interaction().focused_field() == 0);
}

TEST_CASE("the program's own change reaches a blurred input, but not one that is typed into") {
  Form form;
  form.value = "first";
  form.frame();
  CHECK(form.phone.page.texts[form.id] == "first");
  form.phone.type(form.id, "", FieldEvent::Kind::Focus);
  form.frame();
  form.value = "second";
  form.frame();
  CHECK(form.phone.page.texts[form.id] == "first");
  form.phone.ui.replace_text(form.id);
  form.frame();
  CHECK(form.phone.page.texts[form.id] == "second");
}

TEST_CASE("a text past its limit is cut at whole letters and sent back once the field is left") {
  Form form;
  form.spec.max_chars = 2;
  form.frame();
  form.phone.type(form.id, "", FieldEvent::Kind::Focus);
  form.phone.type(form.id, "一二三");
  form.frame();
  CHECK(form.value == "一二");
  form.phone.type(form.id, "一二三", FieldEvent::Kind::Blur);
  form.frame();
  CHECK(form.phone.page.texts[form.id] == "一二");
}

TEST_CASE("a byte limit does not cut a letter in two") {
  Form form;
  form.spec.max_bytes = 4;
  form.frame();
  form.phone.type(form.id, "一二");
  form.frame();
  CHECK(form.value == "一");
}

TEST_CASE("a tap elsewhere takes the focus away, a tap on the field does not") {
  Form form;
  form.frame();
  form.phone.type(form.id, "", FieldEvent::Kind::Focus);
  form.frame();
  form.phone.tap({200, 700});
  form.frame();
  CHECK(form.phone.page.blurs == 1);
  form.phone.tap({200, 110});
  form.frame();
  CHECK(form.phone.page.blurs == 1);
}

TEST_CASE("an input made anew gets its look and its text again") {
  Form form;
  form.value = "kept";
  form.frame();
  form.phone.frame([](Ui&) {});
  CHECK(form.phone.page.elements.empty());
  form.phone.page.fields.clear();
  form.frame();
  CHECK(form.phone.page.fields.count(form.id) == 1);
  CHECK(form.phone.page.texts[form.id] == "kept");
}

TEST_CASE("a field with an error is invalid and describes it") {
  Form form;
  form.spec.error = "No.";
  form.frame();
  const SemanticsNode& node = form.phone.page.elements[form.id];
  CHECK((node.state & kInvalid) != 0);
  CHECK(node.description == "No.");
}

TEST_CASE("the search box is emptied by its button, also while it has the focus") {
  Phone phone;
  std::string words = "abc";
  FieldResult result;
  const auto draw = [&](Ui& ui) {
    ui.set_words({.clear = "Clear"});
    Page page(ui, {.id = "p", .title = "P"});
    page.top();
    result = search_box(ui, {.id = "search", .hint = "Search"}, words);
  };
  phone.settle(draw);
  const Id field = phone.page.find(Role::SearchBox, "Search")->id;
  phone.type(field, "", FieldEvent::Kind::Focus);
  phone.ui.interaction().activate(phone.page.find(Role::Button, "Clear")->id);
  phone.frame(draw);
  CHECK(result.changed);
  CHECK(words.empty());
  CHECK(phone.page.texts[field].empty());
  phone.settle(draw);
  CHECK(phone.page.find(Role::Button, "Clear") == nullptr);
}

}  // namespace tz::ui
