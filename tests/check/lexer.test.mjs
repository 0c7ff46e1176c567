import assert from 'node:assert/strict';
import test from 'node:test';
import { codeOnly, pieces } from '../../script/checks/lexer.mjs';

const literals = (text, options) =>
  [...pieces(text, options)].filter((p) => p.kind === 'string').map((p) => p.text);

test('a string with an escaped quote is one literal', () => {
  assert.deepEqual(literals(String.raw`f("a \" b", "c");`), [String.raw`"a \" b"`, '"c"']);
});

test('what stands in a comment is no literal', () => {
  assert.deepEqual(literals('// say "no"\n/* nor "this" */ g("yes");'), ['"yes"']);
});

test('a raw string may hold quotes and lines', () => {
  assert.deepEqual(literals('x = R"sql(a "b"\n// c)sql"; "d"'), ['R"sql(a "b"\n// c)sql"', '"d"']);
});

test('a quote that groups digits opens nothing', () => {
  assert.deepEqual(literals(`n = 1'000'000; s = "a";`), ['"a"']);
});

test('a quoted double quote opens nothing', () => {
  assert.deepEqual(literals(`c = '"'; s = "a";`), ['"a"']);
});

test('a regular expression of JavaScript may hold quotes', () => {
  const text = `const a = /["'/]/.test(b) ? 'c' : "d";`;
  assert.deepEqual(literals(text, { script: true }), ["'c'", '"d"']);
});

test('a division of JavaScript is not a regular expression', () => {
  assert.deepEqual(literals(`a = b / c; d = 'e' / f;`, { script: true }), ["'e'"]);
});

test('blanking keeps every line where it was', () => {
  const text = 'a\n/* b\nc */ d\n"e" f\n';
  assert.equal(codeOnly(text), 'a\n    \n     d\n    f\n');
});

test('each piece knows its line', () => {
  const found = [...pieces('a\n"b"\n// c\n"d"')].filter((p) => p.kind !== 'code');
  assert.deepEqual(
    found.map((p) => p.line),
    [2, 3, 4],
  );
});
