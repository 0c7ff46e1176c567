import assert from 'node:assert/strict';
import test from 'node:test';
import { names, wordsOf } from '../../script/checks/names.mjs';
import { faultsOf, header } from './source.mjs';

test('a name is read word by word', () => {
  assert.deepEqual(wordsOf('SyncManager'), ['sync', 'manager']);
  assert.deepEqual(wordsOf('import_notes'), ['import', 'notes']);
});

test('a file named for nothing is a fault', async () => {
  assert.deepEqual(await faultsOf(names, { 'shared/base/string_util.cpp': '' }), [
    'shared/base/string_util.cpp:1',
  ]);
});

test('a type named for nothing is a fault, in code but not in a comment', async () => {
  const files = { 'shared/base/a.cpp': '// class PlanData\nstruct PlanData {};\n' };
  assert.deepEqual(await faultsOf(names, files), ['shared/base/a.cpp:2']);
});

test('a word that merely holds a banned one is let pass', async () => {
  assert.deepEqual(await faultsOf(names, { 'shared/base/a.cpp': 'struct Metadata {};\n' }), []);
});

test('a header without an opening comment is a fault', async () => {
  const files = { 'shared/base/a.h': '#pragma once\n// late\n', 'shared/base/b.h': header() };
  assert.deepEqual(await faultsOf(names, files), ['shared/base/a.h:1']);
});

test('a note to oneself is a fault, a word in a string is not', async () => {
  const note = `TO${'DO'}`;
  const files = { 'web/a.js': `// ${note} later\nconst a = '${note}';\n` };
  assert.deepEqual(await faultsOf(names, files), ['web/a.js:1']);
});
