// Names that say nothing, and notes to oneself that nobody will read.
import { CPP, SCRIPTS } from './tree.mjs';
import { codeOnly, pieces } from './lexer.mjs';

const BANNED = new Set(['manager', 'helper', 'util', 'utils', 'data', 'misc', 'helpers']);
const NOTES = new RegExp(
  `\\b(?:${['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X', 'HA' + 'CK'].join('|')})\\b`,
);

/** The words of a name: SyncManager and sync_manager both hold "manager". */
export function wordsOf(name) {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
}

const banned = (name) => wordsOf(name).find((word) => BANNED.has(word));
const isScript = (name) => SCRIPTS.some((suffix) => name.endsWith(suffix));

function* fileNames(tree) {
  for (const name of tree.names) {
    const word = name
      .split('/')
      .map((part) => banned(part.replace(/\..*$/, '')))
      .find(Boolean);
    if (word)
      yield { file: name, line: 1, text: `"${word}" in a file's name says nothing of its purpose` };
  }
}

function* typeNames(tree, name) {
  const code = codeOnly(tree.text(name), { script: isScript(name) });
  for (const [i, text] of code.split('\n').entries()) {
    for (const [, type] of text.matchAll(
      /\b(?:class|struct|enum class|enum|union|using)\s+([A-Z]\w*)\b/g,
    )) {
      const word = banned(type);
      if (word)
        yield { file: name, line: i + 1, text: `"${word}" in ${type} says nothing of its purpose` };
    }
  }
}

function* notes(tree, name) {
  for (const piece of pieces(tree.text(name), { script: isScript(name) })) {
    if (piece.kind === 'comment' && NOTES.test(piece.text)) {
      yield {
        file: name,
        line: piece.line,
        text: 'a note of what is still to do belongs in docs/ or nowhere',
      };
    }
  }
}

function* openings(tree) {
  for (const name of tree.select(['.h'])) {
    if (!/^\/[/*]/.test(tree.text(name))) {
      yield {
        file: name,
        line: 1,
        text: 'a header opens with a comment: purpose, ownership, threading',
      };
    } else if (!/^#pragma once$/m.test(tree.text(name))) {
      yield { file: name, line: 1, text: 'a header says #pragma once' };
    }
  }
}

export const names = {
  name: 'names',
  title: 'names say what a thing is for, headers open with their purpose',
  run(tree) {
    const faults = [...fileNames(tree), ...openings(tree)];
    for (const name of tree.select([...CPP, ...SCRIPTS])) {
      faults.push(...typeNames(tree, name), ...notes(tree, name));
    }
    return faults;
  },
};
