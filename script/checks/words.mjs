// Words that a person reads stand in string tables, in both languages.
import { CPP, SCRIPTS, ROOMS } from './tree.mjs';
import { pieces } from './lexer.mjs';

const HAN = /[\u3400-\u9fff\uf900-\ufaff\u3000-\u303f\uff00-\uffef]/u;
const SENTENCE = /^[A-Z][a-z']+(?: [a-z']+){2,}[.!?]?$/;

// What reads plan documents knows their key words; what writes official ones knows the words and
// fonts that each of them has, in Chinese for every reader; the sample ledger is content, not
// speech.
const KNOWS_CHINESE = ['shared/plan/', 'server/demo/', 'server/document/official_words.'];
// Here every sentence is one that a person on a screen would read.
const SCREENS = ['client/app/', 'client/screens/', 'client/ui/', 'web/'];

const unquoted = (literal) => literal.replace(/^R?["'`]/, '').replace(/["'`]$/, '');

function* literals(tree) {
  for (const name of [...tree.select(CPP, ROOMS), ...tree.select(SCRIPTS, ['web'])]) {
    if (KNOWS_CHINESE.some((home) => name.startsWith(home))) continue;
    const script = name.endsWith('js');
    for (const piece of pieces(tree.text(name), { script })) {
      if (piece.kind !== 'string') continue;
      // A single mark, such as the ones that a line may not start with, is no word.
      if (HAN.test(piece.text) && /[\u3400-\u9fff]/u.test(piece.text)) {
        yield {
          file: name,
          line: piece.line,
          text: `Chinese outside the string tables: ${piece.text}`,
        };
      } else if (
        SCREENS.some((home) => name.startsWith(home)) &&
        SENTENCE.test(unquoted(piece.text))
      ) {
        yield {
          file: name,
          line: piece.line,
          text: `a sentence outside the string tables: ${piece.text}`,
        };
      }
    }
  }
}

export const words = {
  name: 'words',
  title: 'no words for people outside the string tables',
  run: (tree) => [...literals(tree)],
};

const ROW =
  /^(TZ_[A-Z_]+)\((\w+),\s*("(?:[^"\\]|\\.)*"(?:\s*"(?:[^"\\]|\\.)*")*),\s*("(?:[^"\\]|\\.)*"(?:\s*"(?:[^"\\]|\\.)*")*)\)/gm;
const placeholders = (text) => [...new Set(text.match(/\{\w*\}/g) ?? [])].sort().join(' ');
const joined = (literal) => [...literal.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((m) => m[1]).join('');

/** What is wrong with one row of a table: `zh` and `en` are its two sentences. */
export function* rowFaults(zh, en) {
  if (!zh.trim()) yield 'the Chinese is missing';
  if (!en.trim()) yield 'the English is missing';
  if (HAN.test(en)) yield 'Chinese in the English';
  if (placeholders(zh) !== placeholders(en)) yield 'the two languages name different {arguments}';
  if (/[\u4e00-\u9fff][,;:!?]|[,;!?][\u4e00-\u9fff]/u.test(zh))
    yield 'half-width punctuation in the Chinese';
  if (
    /[a-z]{3}/.test(zh) === false &&
    /[a-zA-Z]{2}/.test(en) &&
    !HAN.test(zh) &&
    /[a-zA-Z]/.test(zh)
  ) {
    yield 'the Chinese is not Chinese';
  }
}

function* tableFaults(tree, name) {
  const text = tree.text(name);
  const seen = new Map();
  let rows = 0;
  for (const row of text.matchAll(ROW)) {
    rows++;
    const line = text.slice(0, row.index).split('\n').length;
    const key = `${row[1]} ${row[2]}`;
    if (seen.has(key)) yield { file: name, line, text: `${row[2]} stands here twice` };
    seen.set(key, line);
    for (const fault of rowFaults(joined(row[3]), joined(row[4]))) {
      yield { file: name, line, text: `${row[2]}: ${fault}` };
    }
  }
  // A row that is shaped otherwise would slip past all of the above.
  const shaped = [...text.matchAll(/^TZ_(?:ERROR|TEXT|IMPORT_NOTE)\(/gm)].length;
  if (shaped > rows)
    yield { file: name, line: 1, text: `${shaped - rows} rows lack one of their languages` };
}

export const tables = {
  name: 'tables',
  title: 'each row of a string table speaks both languages',
  run(tree) {
    const faults = [];
    for (const name of tree.select(['.def'], ROOMS)) {
      if (!name.startsWith('server/demo/')) faults.push(...tableFaults(tree, name));
    }
    return faults;
  },
};
