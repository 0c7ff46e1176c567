import assert from 'node:assert/strict';
import test from 'node:test';
import { lengths, longFunctions } from '../../script/checks/lengths.mjs';
import { faultsOf } from './source.mjs';

const lines = (count, line = 'x();') => `${Array(count).fill(line).join('\n')}\n`;
const counts = (text, limit, options) =>
  [...longFunctions(text, limit, options)].map(({ line, count }) => [line, count]);

test('a file of 500 lines may stand, one more may not', async () => {
  assert.deepEqual(await faultsOf(lengths, { 'shared/base/a.cpp': lines(500) }), []);
  assert.deepEqual(await faultsOf(lengths, { 'shared/base/a.cpp': lines(501) }), [
    'shared/base/a.cpp:500',
  ]);
});

test('a file of tests may have 800 lines', async () => {
  assert.deepEqual(await faultsOf(lengths, { 'tests/unit/base/a.cpp': lines(800) }), []);
  assert.equal((await faultsOf(lengths, { 'tests/unit/base/a.cpp': lines(801) })).length, 1);
});

test('a function is counted from its name to its closing brace', () => {
  assert.deepEqual(counts(`int f(int a) {\n${lines(3, '  x();')}}\n`, 4), [[1, 5]]);
  assert.deepEqual(counts(`int f(int a) {\n${lines(3, '  x();')}}\n`, 5), []);
});

test('parameters on several lines belong to the function', () => {
  assert.deepEqual(counts('\nint f(int a,\n      int b) {\n  x();\n}\n', 3), [[2, 4]]);
});

test('a function within another counts by itself', () => {
  const text = `void f() {\n  go([](int a) {\n${lines(6)}  });\n  x();\n}\n`;
  assert.deepEqual(counts(text, 4), [[2, 8]]);
});

test('a constructor ends with its body, not with the first brace in it', () => {
  const text = 'A::A(int a)\n    : a_(a) {\n  if (a) {\n    x();\n  }\n}\nint g() {\n}\n';
  assert.deepEqual(counts(text, 5), [[1, 6]]);
});

test('namespaces and classes may be long', () => {
  assert.deepEqual(counts(`namespace a {\n${lines(9)}}\nclass B final {\n${lines(9)}};\n`, 5), []);
});

test('a brace in a string closes nothing', () => {
  assert.deepEqual(counts('int f() {\n  s = "}";\n  x();\n}\n', 3), [[1, 4]]);
});

test('functions of JavaScript are counted too', () => {
  const text = 'const f = (a) => {\n  x();\n  y();\n};\n';
  assert.deepEqual(counts(text, 3, { script: true }), [[1, 4]]);
  assert.deepEqual(counts(text, 4, { script: true }), []);
  assert.deepEqual(counts(`export function f(a) {\n${lines(3)}}\n`, 3, { script: true }), [[1, 5]]);
});

test('a script keeps to 100 columns', async () => {
  const files = { 'web/a.js': `${'a '.repeat(50)}\n${'a '.repeat(51)}\n` };
  assert.deepEqual(await faultsOf(lengths, files), ['web/a.js:2']);
});
