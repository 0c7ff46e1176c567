// How long a file, a line and a function may be.
import { CPP, SCRIPTS } from './tree.mjs';
import { codeOnly } from './lexer.mjs';

const FILE_LINES = 500;
const TEST_FILE_LINES = 800;
const FUNCTION_LINES = 70;
const COLUMNS = 100;
const SHELL = /^(script|\.ci)\/[^./]+$|\.sh$/;

const inTests = (name) => name.startsWith('tests/');

function* files(tree) {
  for (const name of [
    ...tree.select([...CPP, ...SCRIPTS, '.css', '.sh', '.cmake']),
    ...tree.names.filter((n) => SHELL.test(n)),
  ]) {
    const limit = inTests(name) ? TEST_FILE_LINES : FILE_LINES;
    const count = tree.lines(name).length - 1;
    if (count > limit)
      yield { file: name, line: limit, text: `${count} lines; the limit is ${limit}` };
  }
}

// clang-format keeps C++; a long line elsewhere is cut by hand. Addresses and hashes cannot be cut.
function* columns(tree) {
  for (const name of [...tree.select(SCRIPTS), ...tree.names.filter((n) => SHELL.test(n))]) {
    for (const [i, text] of tree.lines(name).entries()) {
      if ([...text].length > COLUMNS && /\s/.test(text.trim())) {
        yield {
          file: name,
          line: i + 1,
          text: `${[...text].length} columns; the limit is ${COLUMNS}`,
        };
      }
    }
  }
}

const NOT_A_FUNCTION =
  /^\s*(?:export\s+)?(?:namespace|class|struct|enum|union|extern|template|describe|if|else|for|while|switch|do|try)\b/;

/** The line on which the brace that ends line `start` is closed, or -1. */
function closingLine(lines, start) {
  let depth = 1;
  for (let i = start + 1; i < lines.length; i++) {
    for (const c of lines[i]) {
      if (c === '{') depth++;
      else if (c === '}' && --depth === 0) return i;
    }
  }
  return -1;
}

/** The first line of a signature whose last line is `end`: its parameters may stand on several. */
function signatureStart(lines, end) {
  let depth = 0;
  for (let i = end; i >= 0 && end - i < 12; i--) {
    for (const c of lines[i]) depth += c === ')' ? 1 : c === '(' ? -1 : 0;
    // What a constructor starts with stands below its own line.
    if (depth <= 0 && !/^\s*[:,]/.test(lines[i])) return i;
  }
  return end;
}

/**
 * The functions of a well formatted text: a line that opens a brace after a bracket, up to where
 * that brace closes. A function within another counts by itself, and not towards the outer one.
 * Yields `{ line, count }` for those of more than `limit` lines.
 */
export function* longFunctions(text, limit, options) {
  const lines = codeOnly(text, options).split('\n');
  const found = [];
  for (let end = 0; end < lines.length; end++) {
    if (!/\)[^;{}]*\{\s*$/.test(lines[end]) || NOT_A_FUNCTION.test(lines[end])) continue;
    const first = signatureStart(lines, end);
    if (NOT_A_FUNCTION.test(lines[first])) continue;
    found.push({ first, last: closingLine(lines, end) });
  }
  for (const { first, last } of found) {
    const inner = found.filter((f) => f.first > first && f.last < last);
    const within = (i) => inner.some((f) => f.first <= i && i <= f.last);
    let count = 0;
    for (let i = first; i <= last; i++) if (!within(i)) count++;
    if (count > limit) yield { line: first + 1, count };
  }
}

function* functions(tree) {
  for (const name of tree.select([...CPP, ...SCRIPTS])) {
    if (inTests(name)) continue;
    const options = { script: SCRIPTS.some((suffix) => name.endsWith(suffix)) };
    for (const { line, count } of longFunctions(tree.text(name), FUNCTION_LINES, options)) {
      yield {
        file: name,
        line,
        text: `a function of ${count} lines; the limit is ${FUNCTION_LINES}`,
      };
    }
  }
}

export const lengths = {
  name: 'lengths',
  title: `files to ${FILE_LINES}, functions to ${FUNCTION_LINES} lines of ${COLUMNS}`,
  run: (tree) => [...files(tree), ...columns(tree), ...functions(tree)],
};
