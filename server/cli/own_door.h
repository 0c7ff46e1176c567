// The certificate that a server shows when no proxy ends TLS for it.
#pragma once

#include <memory>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/server_log.h"
#include "tls/certificate_reminder.h"
#include "tls/tls_door.h"

namespace tz::server {

// Null when the options name no certificate. One that has ended, or soon will, is told of and shown
// all the same. Errors: of TlsDoor::open().
Result<std::shared_ptr<TlsDoor>> open_own_door(const Console& console, ServerLog& log,
                                               const ServeOptions& options);

// Takes the files as they are now; tells in the log whether that went well.
void reopen_own_door(TlsDoor& door, ServerLog& log);

// Tells in the log how long the certificate lasts, if that is due. To be called every now and then.
void remind_of_own_door(const TlsDoor& door, CertificateReminder& reminder, ServerLog& log);

}  // namespace tz::server
