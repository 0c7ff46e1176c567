#include "ui/text_layout.h"

#include <string_view>

namespace tz::ui {
namespace {

// Marks by which a line may not start, and those by which it may not end (GB/T 15834, JIS X 4051).
constexpr std::u32string_view kNoStart =
    U"!%),.:;?]}¢°·’”†‡›℃‰′″…—、。〉》」』】〕〗〞々ゝゞーぁぃぅぇぉっゃゅょァィゥェォッャュョ"
    U"！％），．／：；？］｝～￠";
constexpr std::u32string_view kNoEnd = U"([{£¥‘“‹〈《「『【〔〖〝№＃＄（［｛￡￥";

constexpr char32_t kEllipsis = 0x2026;
constexpr const char* kEllipsisBytes = "\xe2\x80\xa6";

bool is_space(char32_t c) {
  return c == ' ' || c == '\t' || c == 0x3000;
}

/// Letters that are words by themselves: a line may break on either side of them.
bool stands_alone(char32_t c) {
  return is_full_width(c) || (c >= 0x2e80 && c <= 0x2fff) || (c >= 0x2460 && c <= 0x27bf) ||
         (c >= 0x2010 && c <= 0x2027) || (c >= 0x2190 && c <= 0x21ff) || c >= 0x1f000;
}

/// Breaks one paragraph after the other; see lay_out.
class Breaker {
 public:
  Breaker(FontMetrics& metrics, TextLayout& out, float max_width)
      : metrics_(metrics), out_(out), max_width_(max_width) {}

  void run() {
    size_t at = 0;
    begin_line(0);
    while (at < out_.text.size()) {
      const size_t here = at;
      const char32_t letter = next_letter(out_.text, at);
      if (letter == '\n') {
        end_line(ink_end_, ink_width_);
        begin_line(at);
        continue;
      }
      const float step = metrics_.advance(letter, out_.style.weight) * out_.style.size;
      if (here > begin_ && !is_space(letter) && may_break(last_, letter)) {
        break_at_ = here;
        break_ink_ = ink_end_;
        break_width_ = ink_width_;
      }
      if (overflows(step) && !is_space(letter) && ink_end_ > begin_) {
        at = wrap(here);
        continue;
      }
      if (is_space(letter) && soft_start_ && here == begin_) {
        begin_line(at);
        soft_start_ = true;
        continue;
      }
      width_ += step;
      last_ = letter;
      if (!is_space(letter)) {
        ink_end_ = at;
        ink_width_ = width_;
      }
    }
    end_line(ink_end_, ink_width_);
  }

 private:
  bool overflows(float step) const { return max_width_ > 0 && width_ + step > max_width_ + 0.01f; }

  /// Ends the line at its last break, or before `here` where it has none; returns where to go on.
  size_t wrap(size_t here) {
    size_t next = here;
    if (break_at_ > begin_) {
      next = break_at_;
      end_line(break_ink_, break_width_);
    } else {
      end_line(ink_end_, ink_width_);
    }
    begin_line(next);
    soft_start_ = true;
    return next;
  }

  void begin_line(size_t at) {
    begin_ = ink_end_ = break_at_ = at;
    width_ = ink_width_ = 0;
    last_ = 0;
    soft_start_ = false;
  }

  void end_line(size_t end, float width) {
    out_.lines.push_back({static_cast<uint32_t>(begin_), static_cast<uint32_t>(end), width});
    if (width > out_.width) out_.width = width;
  }

  FontMetrics& metrics_;
  TextLayout& out_;
  float max_width_;
  size_t begin_ = 0, ink_end_ = 0, break_at_ = 0, break_ink_ = 0;
  float width_ = 0, ink_width_ = 0, break_width_ = 0;
  char32_t last_ = 0;
  bool soft_start_ = false;  // the line began by a wrap: leading spaces hang on the line before
};

/// Drops the lines after `max_lines` and ends the last one in an ellipsis.
void cut_lines(FontMetrics& metrics, TextLayout& out, float max_width, size_t max_lines) {
  out.cut = true;
  out.lines.resize(max_lines);
  TextLine& last = out.lines.back();
  const float dots = metrics.advance(kEllipsis, out.style.weight) * out.style.size;
  float width = 0;
  size_t at = last.begin, end = last.begin;
  while (at < last.end) {
    const float step =
        metrics.advance(next_letter(out.text, at), out.style.weight) * out.style.size;
    if (max_width > 0 && width + step + dots > max_width) break;
    width += step;
    end = at;
  }
  out.text.resize(end);
  out.text += kEllipsisBytes;
  last.end = static_cast<uint32_t>(out.text.size());
  last.width = width + dots;
}

uint64_t key_of(std::string_view text, const TextStyle& style, float max_width, int max_lines) {
  uint64_t h = 1469598103934665603ull;
  const auto mix = [&h](uint64_t v) { h = (h ^ v) * 1099511628211ull; };
  for (char c : text) mix(static_cast<unsigned char>(c));
  mix(static_cast<uint64_t>(style.size * 16));
  mix(static_cast<uint64_t>(style.line * 16));
  mix(static_cast<uint64_t>(style.weight));
  mix(static_cast<uint64_t>(max_width * 64));
  mix(static_cast<uint64_t>(max_lines));
  return h;
}

constexpr size_t kCacheRoom = 1500;
constexpr uint32_t kKeepFrames = 120;

}  // namespace

char32_t next_letter(std::string_view text, size_t& at) {
  const auto byte = [&](size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
  };
  const unsigned first = byte(at);
  const int more = first < 0x80 ? 0 : first < 0xc2 ? -1 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
  if (more < 0 || first > 0xf4) {
    ++at;
    return 0xfffd;
  }
  char32_t letter = more == 0 ? first : first & (0x3fu >> more);
  for (int i = 1; i <= more; ++i) {
    const unsigned next = byte(at + static_cast<size_t>(i));
    if ((next & 0xc0) != 0x80) {
      ++at;
      return 0xfffd;
    }
    letter = (letter << 6) | (next & 0x3f);
  }
  at += static_cast<size_t>(more) + 1;
  return letter;
}

std::string_view cut_text(std::string_view text, size_t max_chars, size_t max_bytes) {
  size_t at = 0, chars = 0;
  while (at < text.size()) {
    if (max_chars > 0 && chars == max_chars) break;
    size_t next = at;
    next_letter(text, next);
    if (max_bytes > 0 && next > max_bytes) break;
    at = next;
    ++chars;
  }
  return text.substr(0, at);
}

bool may_start_line(char32_t letter) {
  return kNoStart.find(letter) == std::u32string_view::npos;
}
bool may_end_line(char32_t letter) {
  return kNoEnd.find(letter) == std::u32string_view::npos;
}

bool may_break(char32_t before, char32_t after) {
  if (!may_start_line(after) || !may_end_line(before)) return false;
  if (is_space(before)) return true;
  return stands_alone(before) || stands_alone(after);
}

TextLayout lay_out(FontMetrics& metrics, std::string_view text, const TextStyle& style,
                   float max_width, int max_lines) {
  TextLayout out;
  out.text = text;
  out.style = style;
  Breaker(metrics, out, max_width).run();
  if (max_lines > 0 && out.lines.size() > static_cast<size_t>(max_lines)) {
    cut_lines(metrics, out, max_width, static_cast<size_t>(max_lines));
  }
  return out;
}

const TextLayout& TextCache::get(std::string_view text, const TextStyle& style, float max_width,
                                 int max_lines) {
  const uint64_t key = key_of(text, style, max_width, max_lines);
  auto [at, is_new] = entries_.try_emplace(key);
  if (is_new) at->second.layout = lay_out(metrics_, text, style, max_width, max_lines);
  at->second.used = frame_;
  return at->second.layout;
}

void TextCache::next_frame() {
  ++frame_;
  if (entries_.size() < kCacheRoom || frame_ % 16 != 0) return;
  for (auto at = entries_.begin(); at != entries_.end();) {
    at = frame_ - at->second.used > kKeepFrames ? entries_.erase(at) : std::next(at);
  }
}

}  // namespace tz::ui
