// Splits C++ and JavaScript into code, comments and string literals, well enough for the checks.

const REGEX_MAY_FOLLOW = /(?:^|[(=,:[!&|?{};+\n]|\breturn|=>)\s*$/;

function endOfQuoted(text, at, quote) {
  let i = at + 1;
  while (i < text.length && text[i] !== quote) {
    if (text[i] === '\n' && quote !== '`') break;
    i += text[i] === '\\' ? 2 : 1;
  }
  return i + 1;
}

function endOfRegex(text, at) {
  let in_class = false;
  for (let i = at + 1; i < text.length && text[i] !== '\n'; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '[') in_class = true;
    else if (text[i] === ']') in_class = false;
    else if (text[i] === '/' && !in_class) return i + 1;
  }
  return at + 1;
}

/** The piece that starts at `at`, other than plain code: its kind and where it ends. */
function pieceAt(text, at, script) {
  const two = text.slice(at, at + 2);
  if (two === '//') {
    const end = text.indexOf('\n', at);
    return { kind: 'comment', end: end < 0 ? text.length : end };
  }
  if (two === '/*') {
    const end = text.indexOf('*/', at + 2);
    return { kind: 'comment', end: end < 0 ? text.length : end + 2 };
  }
  if (!script && two === 'R"' && !/\w/.test(text[at - 1] ?? '')) {
    const open = text.indexOf('(', at);
    const close = `)${text.slice(at + 2, open)}"`;
    const end = text.indexOf(close, open);
    return { kind: 'string', end: end < 0 ? text.length : end + close.length };
  }
  const c = text[at];
  if (c === '"' || (script && (c === "'" || c === '`'))) {
    return { kind: 'string', end: endOfQuoted(text, at, c) };
  }
  // In C++ a quote between digits only groups them.
  if (c === "'" && !/[0-9a-fA-F]/.test(text[at - 1] ?? '')) {
    return { kind: 'character', end: endOfQuoted(text, at, c) };
  }
  if (script && c === '/' && REGEX_MAY_FOLLOW.test(text.slice(Math.max(0, at - 20), at))) {
    return { kind: 'regex', end: endOfRegex(text, at) };
  }
  return null;
}

/** Yields `{ kind, text, line }`; `line`, from 1, is that of the piece's first character. */
export function* pieces(text, { script = false } = {}) {
  let line = 1;
  let plain = 0;
  const piece = (kind, from, to) => {
    const made = { kind, text: text.slice(from, to), line };
    line += made.text.split('\n').length - 1;
    return made;
  };
  for (let at = 0; at < text.length;) {
    const found = pieceAt(text, at, script);
    if (!found) {
      at++;
      continue;
    }
    if (at > plain) yield piece('code', plain, at);
    yield piece(found.kind, at, found.end);
    at = plain = Math.max(found.end, at + 1);
  }
  if (plain < text.length) yield piece('code', plain, text.length);
}

/** The text with comments and the insides of literals blanked; line for line as before. */
export function codeOnly(text, options) {
  let out = '';
  for (const piece of pieces(text, options)) {
    out += piece.kind === 'code' ? piece.text : piece.text.replace(/[^\n]/g, ' ');
  }
  return out;
}
