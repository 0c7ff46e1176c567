#include "model/circular_token.h"

#include "model/names.h"

namespace tz {
namespace {

constexpr NameTable<CircularToken, kCircularTokens> kNames{{
#define TZ_CIRCULAR_TOKEN(key, name) name,
#include "model/circular_token.def"
#undef TZ_CIRCULAR_TOKEN
}};
constexpr std::string_view kOpening = "【";
constexpr std::string_view kClosing = "】";

}  // namespace

std::string_view name_of(CircularToken token) {
  return kNames.name(token);
}
std::optional<CircularToken> circular_token_named(std::string_view name) {
  return kNames.value(name);
}

std::vector<CircularPiece> pieces_of(std::string_view words) {
  std::vector<CircularPiece> out;
  const auto add_words = [&](std::string_view text) {
    if (!text.empty()) out.push_back({text, false, std::nullopt});
  };
  while (!words.empty()) {
    const size_t closing = words.find(kClosing);
    // The innermost: what opens last before it closes.
    const size_t opening =
        closing == std::string_view::npos ? closing : words.substr(0, closing).rfind(kOpening);
    if (closing == std::string_view::npos) break;
    const size_t after = closing + kClosing.size();
    if (opening == std::string_view::npos) {
      add_words(words.substr(0, after));
    } else {
      const size_t name_at = opening + kOpening.size();
      const std::string_view name = words.substr(name_at, closing - name_at);
      add_words(words.substr(0, opening));
      out.push_back({name, true, circular_token_named(name)});
    }
    words = words.substr(after);
  }
  add_words(words);
  return out;
}

std::optional<std::string> unknown_token(std::string_view words) {
  for (const CircularPiece& piece : pieces_of(words)) {
    if (piece.is_token && !piece.token) return std::string(piece.text);
  }
  return std::nullopt;
}

}  // namespace tz
