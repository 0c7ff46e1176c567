// CircularToken: the figures that a circular's words may name. In the words each stands as
// 【name】, so that the office writes around a figure and never writes the figure itself.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tz {

enum class CircularToken {
#define TZ_CIRCULAR_TOKEN(key, name) key,
#include "model/circular_token.def"
#undef TZ_CIRCULAR_TOKEN
};
inline constexpr int kCircularTokens = static_cast<int>(CircularToken::last_units) + 1;
std::string_view name_of(CircularToken token);  // in Chinese: "任务总数"
std::optional<CircularToken> circular_token_named(std::string_view name);

// A run of words, or one figure between them.
struct CircularPiece {
  std::string_view text;  // of the words; of a figure, its name
  bool is_token = false;
  std::optional<CircularToken> token;  // none: a name that is not known
};
// `words` must outlive the pieces. A bracket without its other half is words like any other.
std::vector<CircularPiece> pieces_of(std::string_view words);
// The first name in 【】 that is no figure's.
std::optional<std::string> unknown_token(std::string_view words);

}  // namespace tz
