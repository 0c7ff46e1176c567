// docs/security.md names a test for each threat: they are there, under these names.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const NODE = /\btest\(\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1/g;
const NATIVE = /\bTEST_CASE(?:_TEMPLATE_DEFINE)?\(\s*(")((?:\\.|[^"\\])*)"/g;

/** The names of the tests in a source text. */
function testsIn(text, file) {
  const form = file.endsWith('.mjs') ? NODE : NATIVE;
  return [...text.matchAll(form)].map(([, , name]) => name);
}

/** The rows of all tables: the threat, and the tests named for it. */
function rowsOf(text) {
  return text
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (threat \||-)/.test(line))
    .map((line) => {
      const [threat, control, ...tests] = line.slice(1, -1).split(' | ').map((cell) => cell.trim());
      return { threat, control, tests: tests.join(' | ').split('<br>').map(namedTest) };
    });
}

function namedTest(cell) {
  const [, file, name] = /^`([^`]+)`: (.+)$/.exec(cell) ?? [];
  return { cell, file, name };
}

/** What is wrong with the document, one line for each fault. `read`: a file's text, or nothing. */
function faultsOf(text, read) {
  const faults = [];
  for (const { threat, control, tests } of rowsOf(text)) {
    if (!threat || !control) faults.push(`a cell is empty: ${threat} | ${control}`);
    for (const { cell, file, name } of tests) {
      if (!file) faults.push(`no test: ${threat} (${cell})`);
      else if (!testsIn(read(file) ?? '', file).includes(name)) faults.push(`${file}: ${name}`);
    }
  }
  return faults;
}

const document = fs.readFileSync(path.join(ROOT, 'docs/security.md'), 'utf8');
const readFile = (file) => {
  const whole = path.join(ROOT, file);
  return fs.existsSync(whole) ? fs.readFileSync(whole, 'utf8') : undefined;
};

test('each threat has a test, and each test is where the document says', () => {
  assert.ok(rowsOf(document).length > 40);
  assert.deepEqual(faultsOf(document, readFile), []);
});

test('what no test proves stands at the end, in words', () => {
  const [, open] = document.split('\n## Still open\n');
  assert.ok(open, 'there is such a section');
  assert.ok(!open.includes('\n## ') && !open.includes('\n| '));
  assert.match(open, /^- \*\*/m);
});

test('a row without a test, and a test of another name, are found', () => {
  const sources = {
    'tests/a.http.mjs': "test('one', async () => {});\ntest(\n  `two ${N}`,\n  () => {});",
    'tests/b_test.cpp': 'TEST_CASE("three") {}\nTEST_CASE_TEMPLATE_DEFINE(\n    "four", F, f) {}',
  };
  const rows = (cell) => `| threat | control | test |\n|---|---|---|\n| a | b | ${cell} |\n`;
  const faults = (cell) => faultsOf(rows(cell), (file) => sources[file]).length;
  assert.equal(faults('`tests/a.http.mjs`: one<br>`tests/a.http.mjs`: two ${N}'), 0);
  assert.equal(faults('`tests/b_test.cpp`: three<br>`tests/b_test.cpp`: four'), 0);
  assert.equal(faults('`tests/a.http.mjs`: on'), 1);
  assert.equal(faults('`tests/none.http.mjs`: one'), 1);
  assert.equal(faults('one'), 1);
  assert.equal(faults(''), 1);
});
