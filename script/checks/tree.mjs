// The files that the checks read: what git knows of, or would know of if it were added.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const UNREAD = new Set(['.git', 'build', 'dist', 'node_modules', 'test-results']);

function listWithGit(root) {
  const out = execFileSync('git', ['-C', root, 'ls-files', '-z', '-co', '--exclude-standard'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 1 << 26,
  });
  return out.split('\0').filter(Boolean);
}

/** For a copy of the house that is no repository. */
function listByWalking(root, folder = '') {
  return fs.readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = path.posix.join(folder, entry.name);
    if (UNREAD.has(entry.name)) return [];
    return entry.isDirectory() ? listByWalking(root, name) : [name];
  });
}

export class Tree {
  #texts = new Map();

  constructor(root, names) {
    this.root = root;
    this.names = names;
  }

  static open(root) {
    let names;
    try {
      names = listWithGit(root);
    } catch {
      names = listByWalking(root);
    }
    const there = names.filter((name) =>
      fs.statSync(path.join(root, name), { throwIfNoEntry: false })?.isFile(),
    );
    return new Tree(root, [...new Set(there)].sort());
  }

  /** A tree that exists only in memory: `{ name: text }`. */
  static of(files) {
    const tree = new Tree('', Object.keys(files).sort());
    for (const [name, text] of Object.entries(files)) tree.#texts.set(name, text);
    return tree;
  }

  text(name) {
    if (!this.#texts.has(name)) {
      this.#texts.set(name, fs.readFileSync(path.join(this.root, name), 'utf8'));
    }
    return this.#texts.get(name);
  }

  lines(name) {
    return this.text(name).split('\n');
  }

  /** Names that end in one of the suffixes, and stand in one of the folders if any are given. */
  select(suffixes, folders = []) {
    return this.names.filter(
      (name) =>
        suffixes.some((suffix) => name.endsWith(suffix)) &&
        (folders.length === 0 || folders.some((folder) => name.startsWith(`${folder}/`))),
    );
  }
}

export const CPP = ['.cpp', '.h'];
export const SCRIPTS = ['.js', '.mjs'];
export const ROOMS = ['shared', 'server', 'client'];
