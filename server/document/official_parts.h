// The parts of an official document's package that do not depend on what it says, or only on a line
// of it: styles, fonts, settings, the feet of its pages, and what binds the parts together. Pure,
// any thread.
#pragma once

#include <optional>
#include <string>

#include "base/civil.h"

namespace tz::server {

inline constexpr const char* kWordNames =
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
inline constexpr const char* kOfficeRelations =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

// Names of styles, as paragraphs refer to them.
namespace style {
inline constexpr const char* kPlain = "Normal";
inline constexpr const char* kTitle = "Title";
inline constexpr const char* kBody = "BodyText";
inline constexpr const char* kPart = "Heading1";
inline constexpr const char* kSection = "Heading2";
inline constexpr const char* kMark = "DraftMark";
inline constexpr const char* kHead = "RedHead";
inline constexpr const char* kNumber = "DocumentNumber";
inline constexpr const char* kTable = "OfficialTable";
inline constexpr const char* kCell = "TableText";
inline constexpr const char* kCellHead = "TableHead";
inline constexpr const char* kFoot = "PageNumber";
inline constexpr const char* kSmall = "SmallPrint";
}  // namespace style

// How the document refers to its feet.
inline constexpr const char* kOddFootId = "rId4";
inline constexpr const char* kEvenFootId = "rId5";

enum class FootSide { odd, even };

std::string content_types_xml();
std::string package_relations_xml();
std::string document_relations_xml();
std::string properties_xml(const std::string& title, const std::string& author,
                           std::optional<CivilDate> date);
std::string styles_xml();
std::string font_table_xml();
std::string settings_xml();
// The page's number at the outer edge; below it the small print, where there is any.
std::string foot_xml(FootSide side, const std::string& small_print);

}  // namespace tz::server
