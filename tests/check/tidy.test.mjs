import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { grouped, reach, readingFlags, tidy } from '../../script/checks/tidy.mjs';
import { Tree } from '../../script/checks/tree.mjs';

test('a file reaches the headers that its headers include', () => {
  const tree = Tree.of({
    'shared/base/id.h': '',
    'shared/model/plan.h': '#include "base/id.h"\n',
    'server/store/a.cpp': '#include "model/plan.h"\n#include <string>\n',
    'shared/base/other.h': '',
  });
  assert.deepEqual(reach(tree, 'server/store/a.cpp'), [
    'server/store/a.cpp',
    'shared/model/plan.h',
    'shared/base/id.h',
  ]);
});

test('headers that include each other end the search', () => {
  const tree = Tree.of({
    'shared/base/a.h': '#include "base/b.h"\n',
    'shared/base/b.h': '#include "base/a.h"\n',
  });
  assert.equal(reach(tree, 'shared/base/a.h').length, 2);
});

test('the flags keep how to read and drop what to make', () => {
  const command =
    'ccache c++ -DA=\\"b\\" -I/x -isystem /y -O2 -std=c++20 -MD -MT t -MF d -o a.o -c /z/a.cpp';
  const expected = ['-DA="b"', '-I/x', '-isystem', '/y', '-O2', '-std=c++20'];
  assert.deepEqual(readingFlags(command), expected);
});

test('files are read together only within a room', () => {
  const file = (name) => ({ name, flags: ['-O2'] });
  const files = ['shared/a/1.cpp', 'shared/a/2.cpp', 'shared/a/3.cpp', 'shared/b/1.cpp'].map(file);
  assert.deepEqual(
    grouped(files, 2).map((group) => group.map(({ name }) => name)),
    [['shared/a/1.cpp', 'shared/a/2.cpp'], ['shared/a/3.cpp'], ['shared/b/1.cpp']],
  );
});

/** A house of one room on disk, with what CMake would say of it. */
function houseOf(sources) {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'taizhang-house-'));
  const write = (name, text) => {
    fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    fs.writeFileSync(path.join(root, name), text);
  };
  for (const [name, text] of Object.entries(sources)) write(name, text);
  write('.clang-tidy', "Checks: '-*,bugprone-integer-division'\nHeaderFilterRegex: '/shared/'\n");
  const commands = Object.keys(sources).map((name) => ({
    file: path.join(root, name),
    command: `c++ -std=c++20 -c ${name}`,
  }));
  write('build/native/compile_commands.json', JSON.stringify(commands));
  return new Tree(root, ['.clang-tidy', ...Object.keys(sources)]);
}

async function toldBy(sources) {
  const tree = houseOf(sources);
  const kept = process.env.TAIZHANG_CACHE;
  process.env.TAIZHANG_CACHE = path.join(tree.root, 'cache');
  try {
    return (await tidy.run(tree)).map(({ file, line }) => `${file}:${line}`);
  } finally {
    if (kept === undefined) delete process.env.TAIZHANG_CACHE;
    else process.env.TAIZHANG_CACHE = kept;
    fs.rmSync(tree.root, { recursive: true });
  }
}

const FAULTY = '\ndouble half() { return 1 / 2; }\n';

test('a mistake is found in a file that is read together with others', async () => {
  const told = await toldBy({
    'shared/a/1.cpp': 'int one() { return 1; }\n',
    'shared/a/2.cpp': FAULTY,
  });
  assert.deepEqual(told, ['shared/a/2.cpp:2']);
});

test('a mistake is found where files do not go together', async () => {
  const own = 'static int own() { return 1; }\n';
  const told = await toldBy({ 'shared/a/1.cpp': own, 'shared/a/2.cpp': `${own}${FAULTY}` });
  assert.deepEqual(told, ['shared/a/2.cpp:3']);
});

test('a text that does not compile is a fault', async () => {
  assert.notDeepEqual(await toldBy({ 'shared/a/1.cpp': 'int broken( {\n' }), []);
});
