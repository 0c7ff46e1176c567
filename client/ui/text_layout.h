// Text broken into lines the Chinese way (禁则): between any two Han letters, but never with a mark
// that may not start a line at its start, nor one that may not end a line at its end; Latin words
// and numbers stay whole while they fit. Layouts are cached per text, style and width. One thread.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "ui/glyphs.h"

namespace tz::ui {

/// Decodes one letter at `at` and moves past it; invalid bytes give U+FFFD, one at a time.
char32_t next_letter(std::string_view text, size_t& at);
/// The longest head of `text` with at most `max_chars` letters and `max_bytes` bytes (0: no limit)
/// that cuts no letter in two.
std::string_view cut_text(std::string_view text, size_t max_chars, size_t max_bytes);

bool may_start_line(char32_t letter);
bool may_end_line(char32_t letter);
/// Whether a line may end between `before` and `after`.
bool may_break(char32_t before, char32_t after);

struct TextLine {
  uint32_t begin = 0;  // byte offsets into the layout's text
  uint32_t end = 0;    // without the white space that hangs over the line's end
  float width = 0;     // CSS pixels
};

/// Moves but is never copied: what is painted is kept by address until the picture is drawn, and a
/// copy on a function's stack would be gone by then.
struct TextLayout {
  TextLayout() = default;
  TextLayout(TextLayout&&) = default;
  TextLayout& operator=(TextLayout&&) = default;

  std::string text = {};
  TextStyle style;
  std::vector<TextLine> lines;
  float width = 0;   // of the widest line
  bool cut = false;  // `max_lines` was too few; the last line ends in an ellipsis

  float height() const { return static_cast<float>(lines.size()) * style.line; }
};

/// Breaks `text` at `max_width` CSS pixels (0: only at line feeds) into at most `max_lines` lines
/// (0: any number). An empty text has one empty line.
TextLayout lay_out(FontMetrics& metrics, std::string_view text, const TextStyle& style,
                   float max_width, int max_lines = 0);

class TextCache {
 public:
  explicit TextCache(FontMetrics& metrics) : metrics_(metrics) {}
  /// The layout stays valid until the second `next_frame` after its last use.
  const TextLayout& get(std::string_view text, const TextStyle& style, float max_width,
                        int max_lines = 0);
  /// Counts frames, and drops what has not been used for a while once there is much.
  void next_frame();
  size_t size() const { return entries_.size(); }

 private:
  struct Entry {
    TextLayout layout;
    uint32_t used = 0;
  };
  FontMetrics& metrics_;
  std::map<uint64_t, Entry> entries_;
  uint32_t frame_ = 0;
};

}  // namespace tz::ui
