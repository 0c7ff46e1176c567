// taizhang: reads the command line and runs the command that it names.
#include <CLI/CLI.hpp>

#include <functional>
#include <iostream>

#include "cli/commands.h"

namespace tz::server {

namespace {

// Turns a word into a value by `parse`; CLI11 tells the option when it gives nothing.
template <class Parse>
auto named(Parse parse) {
  return [parse](const std::string& word) { return parse(word).has_value() ? "" : word; };
}

// What the command line asks for; filled while it is parsed.
struct Asked {
  std::string lang;
  ServeOptions serve;
  ImportOptions import;
  UserOptions user;
  BackupOptions backup;
  CertOptions cert;
  std::string ledger;
  std::string starts_on;
  std::string ends_on;
  std::string cadence = "weekly";
  std::string unit_kind = "department";
  std::string two_factors{name_of(SecondFactorRule::off)};
  std::vector<std::string> roles;
  std::vector<std::string> notify;
  std::function<int(const Console&)> command;
};

class CommandLine {
 public:
  explicit CommandLine(const Console& console)
      : console_(console), app_(console.word(Word::help_program), "taizhang") {
    app_.set_help_flag("-h,--help", console_.word(Word::help_help));
    app_.add_option("--lang", asked_.lang, console_.word(Word::help_lang))
        ->check(CLI::IsMember({"zh", "en"}));
    app_.require_subcommand(1);
    // A file of options, whose words in [serve] are those of the command line. A word that nobody
    // knows is a mistake that must not pass: the server would run otherwise than was written.
    config_ = app_.set_config("--config", "", console_.word(Word::help_config));
    app_.allow_config_extras(CLI::config_extras_mode::error);
    add_serve();
    add_import();
    add_user();
    add_backup();
    add_notices();
    add_cert();
    CLI::App* verify = subcommand(app_, "verify", Word::help_verify, [this](const Console& to) {
      return run_verify(to, asked_.ledger);
    });
    ledger_option(*verify, asked_.ledger)->required();
    CLI::App* demo = subcommand(app_, "demo", Word::help_demo,
                                [this](const Console& to) { return run_demo(to, asked_.ledger); });
    ledger_option(*demo, asked_.ledger)->required();
    subcommand(app_, "version", Word::help_version, [](const Console& to) {
      to.say(Word::version, {TZ_VERSION});
      return kExitDone;
    });
  }

  int run(int argc, char** argv) {
    try {
      app_.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
      std::cout << app_.help();
      return kExitDone;
    } catch (const CLI::ParseError& wrong) {
      console_.refuse(Word::usage_wrong, {wrong.what()});
      return kExitUsage;
    }
    if (config_->count() > 0 && !app_.got_subcommand("serve")) {
      console_.refuse(Word::usage_wrong, {console_.word(Word::config_for_serve)});
      return kExitUsage;
    }
    take_words();
    return asked_.command(console_);
  }

 private:
  CLI::App* subcommand(CLI::App& parent, const std::string& name, Word help,
                       std::function<int(const Console&)> command) {
    CLI::App* added = parent.add_subcommand(name, console_.word(help));
    added->set_help_flag("-h,--help", console_.word(Word::help_help));
    if (command) {
      added->callback([this, command = std::move(command)] { asked_.command = command; });
    }
    return added;
  }

  CLI::Option* option(CLI::App& command, const char* name, std::string& value, Word help) {
    return command.add_option(name, value, console_.word(help));
  }

  CLI::Option* ledger_option(CLI::App& command, std::string& value) {
    return option(command, "--ledger", value, Word::help_ledger);
  }

  void add_serve() {
    ServeOptions& serve = asked_.serve;
    CLI::App& command = *subcommand(app_, "serve", Word::help_serve, [this](const Console& to) {
      return run_serve(to, asked_.serve);
    });
    // So that --config may stand behind the command that it is for.
    command.fallthrough();
    ledger_option(command, serve.ledger)->required();
    option(command, "--dist", serve.dist, Word::help_dist);
    option(command, "--address", serve.address, Word::help_address)->capture_default_str();
    command.add_option("--port", serve.port, console_.word(Word::help_port))
        ->check(CLI::Range(0, 65535))
        ->capture_default_str();
    command.add_flag("--demo-banner", serve.demo_banner, console_.word(Word::help_demo_banner));
    option(command, "--public-origin", serve.public_origin, Word::help_public_origin);
    command.add_option("--proxy", serve.proxies, console_.word(Word::help_proxy));
    command.add_option("--streams", serve.streams, console_.word(Word::help_streams))
        ->check(CLI::Range(0, 100000))
        ->capture_default_str();
    command
        .add_option("--streams-each", serve.streams_each, console_.word(Word::help_streams_each))
        ->check(CLI::Range(1, 100000))
        ->capture_default_str();
    command.add_option("--metrics-from", serve.metrics_from,
                       console_.word(Word::help_metrics_from));
    command
        .add_option("--password-days", serve.password_days, console_.word(Word::help_password_days))
        ->check(CLI::Range(0, 3650))
        ->capture_default_str();
    option(command, "--two-factors", asked_.two_factors, Word::help_two_factors)
        ->check(named(second_factor_rule_named))
        ->capture_default_str();
    command.add_option("--stop-delay", serve.stop_delay_s, console_.word(Word::help_stop_delay))
        ->check(CLI::Range(0, 600))
        ->capture_default_str();
    option(command, "--log-level", serve.log_level, Word::help_log_level)
        ->check(CLI::IsMember({"debug", "info", "warn", "error"}))
        ->capture_default_str();
    CLI::Option* certificate = option(command, "--tls-cert", serve.tls_cert, Word::help_tls_cert);
    CLI::Option* key = option(command, "--tls-key", serve.tls_key, Word::help_tls_key);
    certificate->needs(key);
    key->needs(certificate);
    command.add_option("--notify", serve.notify, console_.word(Word::help_notify));
    // For tests, which cannot wait: not shown.
    command
        .add_option("--notice-retry", serve.notice_retry_s, console_.word(Word::help_notice_retry))
        ->check(CLI::Range(1, 3600))
        ->group("");
  }

  void add_notices() {
    CLI::App& notices = *subcommand(app_, "notices", Word::help_notices, {});
    notices.require_subcommand(1);
    CLI::App* test =
        subcommand(notices, "test", Word::help_notices_test,
                   [this](const Console& to) { return run_notices_test(to, asked_.notify); });
    test->add_option("--notify", asked_.notify, console_.word(Word::help_notify))->required();
  }

  void add_import() {
    ImportOptions& import = asked_.import;
    CLI::App& command = *subcommand(app_, "import", Word::help_import, [this](const Console& to) {
      return run_import(to, asked_.import);
    });
    option(command, "FILE", import.file, Word::help_import_file)->required();
    CLI::Option* as_json =
        command.add_flag("--json", import.as_json, console_.word(Word::help_import_json));
    CLI::Option* ledger = ledger_option(command, import.ledger);
    command.add_flag("--publish", import.publish, console_.word(Word::help_publish))
        ->needs(ledger)
        ->excludes(as_json);
    option(command, "--starts", asked_.starts_on, Word::help_starts)->check(named(civil_from_iso));
    option(command, "--ends", asked_.ends_on, Word::help_ends)->check(named(civil_from_iso));
    option(command, "--cadence", asked_.cadence, Word::help_cadence)->check(named(cadence_named));
  }

  void add_backup() {
    BackupOptions& asked = asked_.backup;
    CLI::App& backup = *subcommand(app_, "backup", Word::help_backup, [this](const Console& to) {
      return run_backup(to, asked_.backup);
    });
    ledger_option(backup, asked.ledger)->required();
    option(backup, "--to", asked.folder, Word::help_backup_to)->required();
    CLI::App& restore = *subcommand(app_, "restore", Word::help_restore, [this](const Console& to) {
      return run_restore(to, asked_.backup);
    });
    ledger_option(restore, asked.ledger)->required();
    option(restore, "--from", asked.folder, Word::help_restore_from)->required();
  }

  void add_cert() {
    CertOptions& cert = asked_.cert;
    CLI::App& command = *subcommand(app_, "cert", Word::help_cert, [this](const Console& to) {
      return run_cert(to, asked_.cert);
    });
    option(command, "--dir", cert.folder, Word::help_cert_dir)->required();
    command.add_option("--name", cert.names, console_.word(Word::help_cert_name))->required();
    command.add_flag("--again", cert.again, console_.word(Word::help_cert_again));
  }

  void add_user() {
    CLI::App& user = *subcommand(app_, "user", Word::help_user, {});
    user.require_subcommand(1);
    CLI::App& add = account_command(user, "add", Word::help_user_add, run_user_add);
    option(add, "--name", asked_.user.name, Word::help_name)->required();
    option(add, "--unit", asked_.user.unit, Word::help_unit)->required();
    option(add, "--unit-kind", asked_.unit_kind, Word::help_unit_kind)
        ->check(named(unit_kind_named))
        ->capture_default_str();
    add.add_option("--role", asked_.roles, console_.word(Word::help_role))
        ->required()
        ->check(named(role_named));
    CLI::App& roles = account_command(user, "roles", Word::help_user_roles, run_user_roles);
    roles.add_option("ROLE", asked_.roles, console_.word(Word::help_role))
        ->required()
        ->check(named(role_named));
    account_command(user, "disable", Word::help_user_disable, run_user_disable);
    account_command(user, "enable", Word::help_user_enable, run_user_enable);
    CLI::App& erase = account_command(user, "erase", Word::help_user_erase, run_user_erase);
    option(erase, "--reason", asked_.user.reason, Word::help_reason)->required();
    CLI::App& reset =
        account_command(user, "reset-password", Word::help_user_reset, run_user_reset_password);
    reset.add_flag("--second-factor", asked_.user.second_factor,
                   console_.word(Word::help_reset_second_factor));
    CLI::App* list = subcommand(user, "list", Word::help_user_list, [this](const Console& to) {
      return run_user_list(to, asked_.user);
    });
    ledger_option(*list, asked_.user.ledger)->required();
  }

  CLI::App& account_command(CLI::App& user, const char* name, Word help,
                            int (*act)(const Console&, const UserOptions&)) {
    CLI::App* command = subcommand(user, name, help,
                                   [this, act](const Console& to) { return act(to, asked_.user); });
    ledger_option(*command, asked_.user.ledger)->required();
    option(*command, "LOGIN", asked_.user.login, Word::help_login)->required();
    return *command;
  }

  // The checks above have seen to it that these are known words.
  void take_words() {
    asked_.import.starts_on = civil_from_iso(asked_.starts_on);
    asked_.import.ends_on = civil_from_iso(asked_.ends_on);
    asked_.import.cadence = cadence_named(asked_.cadence).value_or(Cadence::weekly);
    asked_.user.unit_kind = unit_kind_named(asked_.unit_kind).value_or(UnitKind::department);
    asked_.serve.two_factors =
        second_factor_rule_named(asked_.two_factors).value_or(SecondFactorRule::off);
    for (const std::string& role : asked_.roles) {
      if (const std::optional<Role> known = role_named(role)) {
        asked_.user.roles.push_back(*known);
      }
    }
  }

  const Console console_;
  Asked asked_;
  CLI::App app_;
  CLI::Option* config_ = nullptr;  // the app's
};

// Looked for before anything else is read, because the help is written in it.
Lang lang_asked_for(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--lang" && i + 1 < argc) {
      return lang_named(argv[i + 1]);
    }
    if (word.substr(0, 7) == "--lang=") {
      return lang_named(word.substr(7));
    }
  }
  return lang_of_environment();
}

}  // namespace

}  // namespace tz::server

int main(int argc, char** argv) {
  using namespace tz::server;
  return CommandLine(Console(lang_asked_for(argc, argv))).run(argc, argv);
}
