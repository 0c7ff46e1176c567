// Host: everything the app may ask of the device it runs on. References only: whoever makes the app
// owns the parts and keeps them alive longer.
#pragma once

#include "host/clock.h"
#include "host/environment.h"
#include "host/files.h"
#include "host/network.h"
#include "host/storage.h"
#include "host/tabs.h"
#include "host/vault.h"

namespace tz::client {

struct Host {
  Storage& device;  // shared by everybody who uses this browser: last session, language
  Storage& person;  // one database for each person who signs in
  Network& network;
  Clock& clock;
  Random& random;
  Tabs& tabs;
  Environment& environment;
  Files& files;
  Vault& vault;
};

}  // namespace tz::client
