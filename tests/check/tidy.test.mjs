import assert from 'node:assert/strict';
import test from 'node:test';
import { reach } from '../../script/checks/tidy.mjs';
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
