#include "screens/photos.h"

#include "screens/look.h"
#include "ui/button.h"
#include "ui/container.h"
#include "ui/list.h"

namespace tz::client {
namespace {

constexpr std::string_view kPictures = "image/*";
constexpr std::string_view kPicturesAndFiles = "image/*,application/pdf";

ui::IconPath icon_of(const Attachment& attachment) {
  return attachment.type == MediaType::pdf ? ui::icons::kPlan : ui::icons::kPhoto;
}

void photo_row(Scene& scene, const PhotoItem& item) {
  const std::string note = item.opening ? std::string(scene.tr(Text::photo_opening)) : item.detail;
  if (ui::list_row(scene.ui, {.id = "open",
                              .title = item.name,
                              .note = note,
                              .icon = icon_of(item.attachment),
                              .chevron = false})) {
    scene.later([attachment = item.attachment](App& app) { app.open_photo(attachment); });
  }
}

// A row with a button at its end. True when that was tapped.
bool removable_row(Scene& scene, const PhotoItem& item) {
  ui::Ui& ui = scene.ui;
  const float side = ui.theme().target;
  ui::Columns columns(ui, {ui.width() - side - ui::kSpace2, side}, ui::kSpace2);
  columns.next();
  photo_row(scene, item);
  columns.next();
  const std::string label = scene.tr(Text::photo_remove, {item.name});
  return ui::icon_button(ui, {.id = "remove", .icon = ui::icons::kTrash, .label = label});
}

void rows_with_removal(Scene& scene, const std::vector<Attachment>& attachments) {
  for (size_t i = 0; i < attachments.size(); ++i) {
    const Sha256Digest hash = attachments[i].hash;
    const ui::IdScope scope(scene.ui, to_hex(hash));
    const PhotoItem item = scene.app.photo(attachments[i], i);
    if (removable_row(scene, item)) {
      scene.later([hash](App& app) { app.remove_photo(hash); });
    }
  }
}

}  // namespace

void photo_adding(Scene& scene, const std::vector<Attachment>& attachments) {
  ui::Ui& ui = scene.ui;
  const ui::IdScope scope(ui, "photos");
  const std::string count = scene.tr(
      Text::photos_count, {std::to_string(attachments.size()), std::to_string(kMaxAttachments)});
  ui::section_heading(ui, scene.tr(Text::photos_title), count);
  rows_with_removal(scene, attachments);
  if (attachments.size() < kMaxAttachments) {
    constexpr float kLeastColumn = 140;
    ui::Columns columns(ui, 2, ui::kSpace2, kLeastColumn);
    columns.next();
    ui::file_button(ui, {.id = "take",
                         .label = scene.tr(Text::photo_take),
                         .accept = kPictures,
                         .icon = ui::icons::kCamera,
                         .camera = true});
    columns.next();
    ui::file_button(ui, {.id = "choose",
                         .label = scene.tr(Text::photo_choose),
                         .accept = kPicturesAndFiles,
                         .icon = ui::icons::kPhoto});
  }
  ui::sub(ui, scene.tr(Text::photos_note));
}

void task_photos(Scene& scene, const TaskPage& task) {
  if (task.evidence.empty()) return;
  ui::Ui& ui = scene.ui;
  const ui::Section section(ui, ui::kSpace2);
  size_t count = 0;
  for (const Evidence& evidence : task.evidence) count += evidence.attachments.size();
  ui::section_heading(ui, scene.tr(Text::photos_title), std::to_string(count));
  for (size_t group = 0; group < task.evidence.size(); ++group) {
    const Evidence& evidence = task.evidence[group];
    const ui::IdScope scope(ui, static_cast<uint32_t>(group));
    ui::sub(ui, evidence.title);
    for (size_t i = 0; i < evidence.attachments.size(); ++i) {
      const Sha256Digest hash = evidence.attachments[i].hash;
      const ui::IdScope part(ui, to_hex(hash));
      const PhotoItem item = scene.app.photo(evidence.attachments[i], i);
      if (!item.refused) {
        photo_row(scene, item);
      } else if (removable_row(scene, item)) {
        scene.later([hash](App& app) { app.drop_photo(hash); });
      }
    }
  }
}

}  // namespace tz::client
