// The line icons of the design system, drawn on a 24 × 24 field (see IconPath). Constants only.
#pragma once

#include "ui/paint.h"

namespace tz::ui::icons {

extern const IconPath kTasks, kMessages, kBoard, kMe, kBack, kForward, kDown, kPlus, kMinus, kClose,
    kSearch, kCheck, kCamera, kPhoto, kRefresh, kSchedule, kOrder, kCircular, kScore, kPlan, kUsers,
    kLog, kSettings, kWarning, kInfo, kInbox, kDownload, kCloud, kCloudOff, kLock, kMore, kEdit,
    kTrash, kExpand, kSend;

}  // namespace tz::ui::icons
