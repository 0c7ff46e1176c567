#include "ui/icons.h"

namespace tz::ui::icons {

const IconPath kTasks = "M5 6 H19 M5 12 H19 M5 18 H14";
const IconPath kMessages = "M4 6 H20 V17 H9 L5 21 V17 H4 Z";
const IconPath kBoard = "M5 20 V10 M12 20 V4 M19 20 V13";
const IconPath kMe = "O 12 8 4 M4 21 C5 16 8 14 12 14 C16 14 19 16 20 21";
const IconPath kBack = "M15 5 L8 12 L15 19";
const IconPath kForward = "M9 5 L16 12 L9 19";
const IconPath kDown = "M5 9 L12 16 L19 9";
const IconPath kPlus = "M12 5 V19 M5 12 H19";
const IconPath kMinus = "M5 12 H19";
const IconPath kClose = "M6 6 L18 18 M18 6 L6 18";
const IconPath kSearch = "O 11 11 6 M15.5 15.5 L20 20";
const IconPath kCheck = "M5 12.5 L10 17.5 L19 7";
const IconPath kCamera = "M4 8 H8 L9.5 5.5 H14.5 L16 8 H20 V19 H4 Z O 12 13 3.5";
const IconPath kPhoto = "M4 5 H20 V19 H4 Z M4 16 L9 11 L13 15 L16 12 L20 16 O 15.5 8.8 1.2";
const IconPath kRefresh =
    "M19 12 C19 16 16 19 12 19 C8 19 5 16 5 12 C5 8 8 5 12 5 C15 5 17 6.5 18.5 9 "
    "M19 4.5 V9 H14.5";
const IconPath kSchedule = "M4 6 H20 V20 H4 Z M4 10.5 H20 M8 3.5 V7.5 M16 3.5 V7.5";
const IconPath kOrder = "M5 3.5 H15 L19 7.5 V20.5 H5 Z M12 9 V13.5 M12 16.4 V16.6";
const IconPath kCircular = "M4 10 V14 H7 L15 18.5 V5.5 L7 10 Z M18.5 9 C20 10.5 20 13.5 18.5 15";
const IconPath kScore =
    "M12 3.5 L14.6 9 L20.5 9.7 L16.1 13.8 L17.3 19.7 L12 16.7 L6.7 19.7 L7.9 13.8 "
    "L3.5 9.7 L9.4 9 Z";
const IconPath kPlan = "M6 3.5 H14 L18.5 8 V20.5 H6 Z M14 3.5 V8 H18.5 M9 12.5 H15.5 M9 16.5 H15.5";
const IconPath kUsers =
    "O 9 8.5 3.2 M3 19 C3.5 15.5 6 14 9 14 C12 14 14.5 15.5 15 19 "
    "M15.5 5.7 C17.4 6 18.5 7.2 18.5 8.8 C18.5 10.2 17.6 11.3 16.2 11.7 "
    "M17.5 14.4 C19.5 15 20.7 16.5 21 19";
const IconPath kLog = "M5 4 H19 V20 H5 Z M8.5 9 H15.5 M8.5 12.5 H15.5 M8.5 16 H12.5";
const IconPath kSettings = "M4 7 H11 M17 7 H20 M4 17 H7 M13 17 H20 O 14 7 2.6 O 10 17 2.6";
const IconPath kWarning = "M12 4 L21 19.5 H3 Z M12 10 V14 M12 16.6 V16.8";
const IconPath kInfo = "O 12 12 8.5 M12 11 V16.5 M12 7.6 V7.8";
const IconPath kInbox = "M4 13 L6.5 5 H17.5 L20 13 V19 H4 Z M4 13 H9 C9 16.5 15 16.5 15 13 H20";
const IconPath kDownload = "M12 4 V15 M7 10.5 L12 15.5 L17 10.5 M5 19.5 H19";
const IconPath kCloud =
    "M7 18.5 C3.5 18.5 2.5 13.5 6.2 12.6 C6.2 6.5 14.5 5 16 10.5 "
    "C21.5 10 22 18.5 17 18.5 Z";
const IconPath kCloudOff =
    "M7 18.5 C3.5 18.5 2.5 13.5 6.2 12.6 C6.4 9.6 8.6 7.6 11 7.4 "
    "M16 10.5 C20.5 10.2 21.6 15.5 19 17.6 M7 18.5 H15 M5 4.5 L19 20";
const IconPath kLock = "M6 11 H18 V20 H6 Z M8.5 11 V8 C8.5 3.3 15.5 3.3 15.5 8 V11";
const IconPath kMore = "O 6 12 0.7 O 12 12 0.7 O 18 12 0.7";
const IconPath kEdit = "M5 19 L6 15 L16 5 L19 8 L9 18 Z M14 7 L17 10";
const IconPath kTrash = "M5 7 H19 M9 7 V4.5 H15 V7 M7 7 L8 20 H16 L17 7";
const IconPath kExpand = "M9 4.5 H4.5 V9 M15 4.5 H19.5 V9 M9 19.5 H4.5 V15 M15 19.5 H19.5 V15";
const IconPath kSend = "M4 12 L20 4.5 L14 20 L11 13.5 Z";

}  // namespace tz::ui::icons
