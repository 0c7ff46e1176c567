// The commands: each takes what was asked for and gives the exit code (console.h).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/console.h"
#include "model/person.h"
#include "model/plan.h"
#include "model/unit.h"
#include "service/second_factor_rule.h"

namespace tz::server {

struct ServeOptions {
  std::string ledger;
  std::string dist;  // empty: no web app
  std::string address = "127.0.0.1";
  int port = 8080;
  bool demo_banner = false;
  std::string public_origin;
  std::vector<std::string> proxies;
  size_t streams = 512;
  size_t streams_each = 8;                // of them, for each person
  std::vector<std::string> metrics_from;  // addresses that may read /metrics, beside this machine
  int password_days = 0;                  // after which one must be replaced; 0: never
  SecondFactorRule two_factors = SecondFactorRule::off;
  int stop_delay_s = 0;  // from the signal, and /readyz saying so, to the last connection taken
  std::string log_level = "info";
  std::vector<std::string> notify;  // robots, as robots_of() reads them
  int notice_retry_s = 30;          // before the first try again
  std::string tls_cert;  // with tls_key: the server speaks TLS by itself; empty: plain HTTP
  std::string tls_key;
};
int run_serve(const Console& console, const ServeOptions& options);

struct ImportOptions {
  std::string file;
  bool as_json = false;
  bool publish = false;
  std::string ledger;
  std::optional<CivilDate> starts_on;
  std::optional<CivilDate> ends_on;
  Cadence cadence = Cadence::weekly;
};
int run_import(const Console& console, const ImportOptions& options);

struct UserOptions {
  std::string ledger;
  std::string login;
  std::string name;
  std::string unit;
  UnitKind unit_kind = UnitKind::department;
  std::vector<Role> roles;
  std::string reason;
  bool second_factor = false;  // is taken off as well
};
int run_user_add(const Console& console, const UserOptions& options);
int run_user_list(const Console& console, const UserOptions& options);
int run_user_disable(const Console& console, const UserOptions& options);
int run_user_enable(const Console& console, const UserOptions& options);
// Ends with kExitRefused also when the person was erased and the files could not be wiped: somebody
// must look.
int run_user_erase(const Console& console, const UserOptions& options);
int run_user_roles(const Console& console, const UserOptions& options);
int run_user_reset_password(const Console& console, const UserOptions& options);

struct BackupOptions {
  std::string ledger;
  std::string folder;  // where the backup goes, or comes from
};
// Ends with kExitRefused when attachments of the ledger itself were missing, though the backup of
// all the rest was made: somebody must look.
int run_backup(const Console& console, const BackupOptions& options);
int run_restore(const Console& console, const BackupOptions& options);

// Sends a test message to each robot.
int run_notices_test(const Console& console, const std::vector<std::string>& notify);
// A certificate for a district's own network, and where there is none yet, the authority that signs
// it.
struct CertOptions {
  std::string folder;
  std::vector<std::string> names;  // hosts and addresses
  bool again = false;              // replaces the server's certificate, never the authority
};
int run_cert(const Console& console, const CertOptions& options);

int run_verify(const Console& console, const std::string& ledger);
int run_demo(const Console& console, const std::string& ledger);

}  // namespace tz::server
