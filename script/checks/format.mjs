// clang-format has the last word on C++; elsewhere, no stray blanks.
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { CPP } from './tree.mjs';
import { Memory } from './memory.mjs';

const TOOL = 'clang-format-14';
const TEXT =
  /(\.(cpp|h|def|js|mjs|css|html|md|cmake|sh|json)|CMakeLists\.txt|^(script|\.ci)\/[^.]+)$/;

function cppFaults(tree, fix) {
  const names = tree.select(CPP);
  const config = tree.text('.clang-format');
  const memory = Memory.open('format');
  const unknown = names.filter((name) => !memory.has(config, tree.text(name)));
  if (fix && unknown.length > 0) {
    execFileSync(TOOL, ['-i', ...unknown.map((name) => path.join(tree.root, name))]);
    return [];
  }
  const faults = [];
  for (let at = 0; at < unknown.length; at += 40) {
    const batch = unknown.slice(at, at + 40);
    const { stderr, error } = spawnSync(TOOL, ['--dry-run', ...batch], {
      cwd: tree.root,
      encoding: 'utf8',
    });
    if (error) throw error;
    const bad = new Map();
    for (const [, file, line] of stderr.matchAll(/^([^:\n]+):(\d+):\d+: (?:warning|error)/gm)) {
      if (!bad.has(file)) bad.set(file, Number(line));
    }
    for (const name of batch) {
      if (bad.has(name))
        faults.push({ file: name, line: bad.get(name), text: `not as ${TOOL} would have it` });
      else memory.add(config, tree.text(name));
    }
  }
  memory.close();
  return faults;
}

function blankFaults(tree, fix) {
  const faults = [];
  for (const name of tree.names.filter((n) => TEXT.test(n) && !n.endsWith('package-lock.json'))) {
    const text = tree.text(name);
    const clean = `${text.replace(/[ \t]+$/gm, '').replace(/\n+$/, '')}\n`;
    if (text === clean || text === '') continue;
    if (fix) {
      fs.writeFileSync(path.join(tree.root, name), clean);
      continue;
    }
    const before = text.split('\n');
    const line = clean.split('\n').findIndex((l, i) => l !== before[i]) + 1 || before.length;
    faults.push({
      file: name,
      line,
      text: 'blanks at the end of a line, or no single newline at the end',
    });
  }
  return faults;
}

export const format = {
  name: 'format',
  title: 'laid out as clang-format does it',
  run: (tree, { fix = false } = {}) => [...blankFaults(tree, fix), ...cppFaults(tree, fix)],
};
