#include <filesystem>
#include <utility>

#include "cli/commands.h"
#include "service/clock.h"
#include "store/whole_file.h"
#include "tls/authority.h"
#include "tls/certificate_facts.h"
#include "tls/pem_file.h"

namespace tz::server {

namespace {

namespace fs = std::filesystem;

// What stands in the folder. Whoever has the authority's key can make the district's phones believe
// any server that bears one of its names.
struct CertFolder {
  explicit CertFolder(const std::string& folder)
      : authority_key(fs::path(folder) / "ca.key"),
        authority(fs::path(folder) / "ca.pem"),
        authority_for_phones(fs::path(folder) / "ca.crt"),
        key(fs::path(folder) / "server.key"),
        certificate(fs::path(folder) / "server.pem") {}

  std::string authority_key;
  std::string authority;
  std::string authority_for_phones;
  std::string key;
  std::string certificate;
};

Outcome make_folder(const std::string& path) {
  std::error_code fault;
  const bool is_new = fs::create_directories(path, fault);
  if (!fault && is_new) {
    fs::permissions(path, fs::perms::owner_all, fault);
  }
  return fault ? error(ErrorCode::file_unreadable, "", {path}) : done();
}

Outcome write_all(const std::vector<std::pair<std::string, std::string>>& files) {
  for (const auto& [path, text] : files) {
    if (const Outcome wrote = write_whole_file(path, text); !wrote) {
      return wrote;
    }
  }
  return done();
}

// Never made twice in one folder: it stands on phones by now.
Result<KeyAndCertificate> authority_in(const CertFolder& folder,
                                       const std::vector<CertificateName>& names, Instant now) {
  if (is_path_there(folder.authority_key) || is_path_there(folder.authority)) {
    Result<std::string> key = text_of_pem_file(folder.authority_key);
    Result<std::string> certificate = text_of_pem_file(folder.authority);
    if (!key || !certificate) {
      return key ? certificate.error() : key.error();
    }
    return KeyAndCertificate{std::move(*key), std::move(*certificate)};
  }
  Result<KeyAndCertificate> made = make_authority(names, now);
  if (!made) {
    return made;
  }
  const Result<std::string> for_phones = der_from_pem(made->certificate);
  if (!for_phones) {
    return for_phones.error();
  }
  const Outcome wrote = write_all({{folder.authority_key, made->key},
                                   {folder.authority, made->certificate},
                                   {folder.authority_for_phones, *for_phones}});
  return wrote ? std::move(made) : wrote.error();
}

Outcome refuse_overwriting(const CertFolder& folder) {
  for (const std::string& path : {folder.key, folder.certificate}) {
    if (is_path_there(path)) {
      return error(ErrorCode::place_taken, "--again", {path});
    }
  }
  return done();
}

Result<std::vector<CertificateName>> names_from(const std::vector<std::string>& texts) {
  std::vector<CertificateName> out;
  for (const std::string& text : texts) {
    Result<CertificateName> name = certificate_name_from(text);
    if (!name) {
      return name.error();
    }
    out.push_back(std::move(*name));
  }
  return out;
}

struct Made {
  KeyAndCertificate authority;
  KeyAndCertificate server;
};

Result<Made> make_files(const CertFolder& folder, const CertOptions& options) {
  const Result<std::vector<CertificateName>> names = names_from(options.names);
  if (!names) {
    return names.error();
  }
  if (const Outcome made = make_folder(options.folder); !made) {
    return made.error();
  }
  if (const Outcome free = options.again ? done() : refuse_overwriting(folder); !free) {
    return free.error();
  }
  const Instant now = SystemClock().now();
  Result<KeyAndCertificate> authority = authority_in(folder, *names, now);
  if (!authority) {
    return authority.error();
  }
  Result<KeyAndCertificate> server = make_certificate(*authority, *names, now);
  if (!server) {
    return server.error();
  }
  const Outcome wrote =
      write_all({{folder.key, server->key}, {folder.certificate, server->certificate}});
  if (!wrote) {
    return wrote.error();
  }
  return Made{std::move(*authority), std::move(*server)};
}

void tell_steps(const Console& console, const CertFolder& folder) {
  console.say(Word::cert_serve, {folder.certificate, folder.key});
  console.say(Word::cert_key_away, {folder.authority_key});
  console.say(Word::cert_install, {folder.authority_for_phones});
  for (const Word step : {Word::cert_on_iphone, Word::cert_on_android, Word::cert_on_harmony,
                          Word::cert_on_windows, Word::cert_renew}) {
    console.say(step);
  }
}

}  // namespace

int run_cert(const Console& console, const CertOptions& options) {
  const CertFolder folder(options.folder);
  const Result<Made> made = make_files(folder, options);
  if (!made) {
    return console.refuse(made.error());
  }
  const Result<CertificateFacts> server_facts = certificate_facts(made->server.certificate);
  const Result<CertificateFacts> authority_facts = certificate_facts(made->authority.certificate);
  if (!server_facts || !authority_facts) {
    return console.refuse(error(ErrorCode::authority_unreadable));
  }
  std::string names;
  for (const std::string& name : server_facts->names) {
    names += (names.empty() ? "" : " ") + name;
  }
  console.say(Word::cert_made,
              {folder.certificate, names, to_iso(shanghai_date(server_facts->ends))});
  console.say(Word::cert_authority,
              {folder.authority, to_iso(shanghai_date(authority_facts->ends))});
  console.say(Word::cert_fingerprint, {authority_facts->fingerprint});
  tell_steps(console, folder);
  return kExitDone;
}

}  // namespace tz::server
