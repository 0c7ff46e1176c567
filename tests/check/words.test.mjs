import assert from 'node:assert/strict';
import test from 'node:test';
import { rowFaults, tables, words } from '../../script/checks/words.mjs';
import { faultsOf } from './source.mjs';

const table = (text) => faultsOf(tables, { 'shared/text/screens.def': text });

test('Chinese in a literal is a fault, in a comment it is not', async () => {
  const files = { 'client/screens/a.cpp': '// 任务\nlabel("任务");\n' };
  assert.deepEqual(await faultsOf(words, files), ['client/screens/a.cpp:2']);
});

test('the importer may hold the key words of plans', async () => {
  assert.deepEqual(await faultsOf(words, { 'shared/plan/grammar.cpp': 'x = "牵头单位";\n' }), []);
});

test('what every official document says stands in one place', async () => {
  const files = {
    'server/document/official_words.cpp': 'x = "附件";\n',
    'server/document/official_body.cpp': 'x = "附件";\n',
  };
  assert.deepEqual(await faultsOf(words, files), ['server/document/official_body.cpp:1']);
});

test('marks of punctuation are no words', async () => {
  assert.deepEqual(await faultsOf(words, { 'client/ui/a.cpp': 'x = "，。）";\n' }), []);
});

test('an English sentence on a screen is a fault', async () => {
  const files = { 'client/screens/a.cpp': 'label("Nothing to show yet.");\nkey("task_list");\n' };
  assert.deepEqual(await faultsOf(words, files), ['client/screens/a.cpp:1']);
});

test('a row with both languages is let pass', async () => {
  assert.deepEqual(await table('TZ_TEXT(done, "已办结 {0} 项。", "{0} done.")\n'), []);
});

test('a row that lacks a language is a fault', async () => {
  assert.deepEqual(await table('TZ_TEXT(done, "已办结。")\n'), ['shared/text/screens.def:1']);
  assert.deepEqual(await table('TZ_TEXT(done, "", "Done.")\n'), ['shared/text/screens.def:1']);
});

test('a key that stands twice is a fault', async () => {
  const row = 'TZ_TEXT(done, "办结", "Done")\n';
  assert.deepEqual(await table(row + row), ['shared/text/screens.def:2']);
});

test('both languages name the same arguments', () => {
  assert.equal([...rowFaults('{0} 项', '{1} tasks')].length, 1);
  assert.equal([...rowFaults('共 {1} 项，完成 {0} 项', '{0} of {1} done')].length, 0);
});

test('half-width punctuation between Chinese words is a fault', () => {
  assert.equal([...rowFaults('已保存,待传', 'Saved')].length, 1);
  assert.equal([...rowFaults('已保存，待传', 'Saved')].length, 0);
});

test('Chinese in the English is a fault', () => {
  assert.equal([...rowFaults('办结', 'Done 办结')].length, 1);
});
