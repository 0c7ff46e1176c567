// A temporary folder with a server's certificate in it, which goes at the end.
#pragma once

#include <doctest/doctest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "tls/authority.h"
#include "tls/certificate_name.h"
#include "tls/tls_door.h"

namespace tz::server {

inline CertificateName named(const char* text) {
  Result<CertificateName> name = certificate_name_from(text);
  REQUIRE(name.ok());
  return *name;
}

class CertificateFolder {
 public:
  CertificateFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "tz-tls-XXXXXX").string();
    REQUIRE(::mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
  }
  ~CertificateFolder() { std::filesystem::remove_all(path_); }
  CertificateFolder(const CertificateFolder&) = delete;
  CertificateFolder& operator=(const CertificateFolder&) = delete;

  std::string write(const std::string& name, const std::string& text) const {
    const std::string file = (path_ / name).string();
    std::ofstream(file, std::ios::binary) << text;
    return file;
  }
  CertificateFiles write(const KeyAndCertificate& made) const {
    return {write("server.pem", made.certificate), write("server.key", made.key)};
  }

 private:
  std::filesystem::path path_;
};

}  // namespace tz::server
