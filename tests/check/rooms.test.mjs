import assert from 'node:assert/strict';
import test from 'node:test';
import { readRooms, rooms, visibleFrom } from '../../script/checks/rooms.mjs';
import { faultsOf, header } from './source.mjs';

const CMAKE = `
tz_room(base FOLDER shared LINKS tz_dep_json)
tz_room(model FOLDER shared LINKS tz_base)
tz_room(store FOLDER server LINKS tz_model)
tz_room(http FOLDER server LINKS tz_base
        PRIVATE_LINKS tz_store)
tz_room(cli FOLDER server LINKS tz_http)
`;

const told = (files) => faultsOf(rooms, { 'CMakeLists.txt': CMAKE, ...files });

test('a room sees what it links, and what that links in turn', () => {
  const known = readRooms(CMAKE);
  assert.ok(visibleFrom(known, 'store').has('base'));
  assert.ok(visibleFrom(known, 'http').has('store'));
});

test('what a room links for itself is not passed on', () => {
  assert.ok(!visibleFrom(readRooms(CMAKE), 'cli').has('store'));
});

test('an include along an arrow is let pass', async () => {
  assert.deepEqual(await told({ 'server/store/a.cpp': '#include "model/plan.h"\n' }), []);
});

test('an include against an arrow is a fault', async () => {
  const files = { 'shared/base/a.h': header('#include "model/plan.h"\n') };
  assert.deepEqual(await told(files), ['shared/base/a.h:3']);
});

test('a program sees what its own folder links', async () => {
  const files = {
    'server/tool/CMakeLists.txt': 'target_link_libraries(tool PRIVATE tz_model)\n',
    'server/tool/a.cpp': '#include "base/id.h"\n#include "store/x.h"\n',
  };
  assert.deepEqual(await told(files), ['server/tool/a.cpp:2']);
});

test('an include that walks up the folders is a fault', async () => {
  assert.deepEqual(await told({ 'server/cli/a.cpp': '#include "../store/x.h"\n' }), [
    'server/cli/a.cpp:1',
  ]);
});

test('SQL is spoken in server/store alone', async () => {
  const files = {
    'server/store/a.cpp': '#include <sqlite3.h>\n',
    'server/http/a.cpp': '#include <sqlite3.h>\n',
  };
  assert.deepEqual(await told(files), ['server/http/a.cpp:1']);
});

test('only the host and the shell ask which build they are in', async () => {
  const files = {
    'client/host/a.cpp': '#ifdef __EMSCRIPTEN__\n',
    'shared/base/a.cpp': '\n#if defined(__EMSCRIPTEN__)\n',
  };
  assert.deepEqual(await told(files), ['shared/base/a.cpp:2']);
});
