// clang-tidy over what the native build compiles, two files at a time; a file is looked at again
// only when it, a header of the house that it reaches, or the rules have changed.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { ROOMS } from './tree.mjs';
import { Memory } from './memory.mjs';

const TOOL = 'clang-tidy-14';
const JOBS = 2;

/** The files of the house that `name` includes, directly or not, itself first. */
export function reach(tree, name, known = new Set(tree.names)) {
  const seen = new Set();
  const queue = [name];
  for (let next = queue.pop(); next; next = queue.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    for (const [, target] of tree.text(next).matchAll(/^\s*#\s*include\s+"([^"]+)"/gm)) {
      const places = [
        ...ROOMS.map((room) => `${room}/${target}`),
        path.posix.join(path.posix.dirname(next), target),
      ];
      for (const place of places) if (known.has(place)) queue.push(place);
    }
  }
  return [...seen];
}

function runTool(root, database, file) {
  return new Promise((resolve, reject) => {
    const child = spawn(TOOL, ['-p', database, '--quiet', file], { cwd: root });
    let output = '';
    child.stdout.on('data', (text) => (output += text));
    child.stderr.resume();
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}

function faultsIn(output, root, file, code) {
  const found = new Map();
  for (const [, where, line, text] of output.matchAll(
    /^([^\s:][^:\n]*):(\d+):\d+: (?:warning|error): (.*)$/gm,
  )) {
    const name = path.relative(root, fs.realpathSync(where));
    found.set(`${name}:${line}:${text}`, { file: name, line: Number(line), text });
  }
  if (found.size === 0 && code !== 0) {
    found.set('', { file, line: 1, text: `${TOOL} could not read it:\n${output.slice(0, 2000)}` });
  }
  return [...found.values()];
}

export const tidy = {
  name: 'tidy',
  title: 'clang-tidy finds nothing',
  async run(tree, { under = [] } = {}) {
    const database = path.join(tree.root, 'build/native');
    const commands = JSON.parse(
      fs.readFileSync(path.join(database, 'compile_commands.json'), 'utf8'),
    );
    const known = new Set(tree.names);
    const rules = tree.text('.clang-tidy');
    const memory = Memory.open('tidy');
    const queue = [];
    for (const { file, command } of commands) {
      const name = path.relative(tree.root, file);
      if (!known.has(name) || !ROOMS.some((room) => name.startsWith(`${room}/`))) continue;
      if (under.length > 0 && !under.some((place) => name.startsWith(place))) continue;
      // The command names the clone's own folder, which does not matter.
      const flags = command.replaceAll(tree.root, '');
      queue.push({
        name,
        parts: [rules, flags, ...reach(tree, name, known).map((n) => tree.text(n))],
      });
    }
    const unknown = queue.filter(({ parts }) => !memory.has(...parts));
    if (unknown.length > 0)
      console.log(`   clang-tidy reads ${unknown.length} of ${queue.length} files`);
    const faults = new Map();
    let done = 0;
    const worker = async () => {
      for (let next = unknown.shift(); next; next = unknown.shift()) {
        const { code, output } = await runTool(tree.root, database, next.name);
        const found = faultsIn(output, tree.root, next.name, code);
        for (const fault of found) faults.set(JSON.stringify(fault), fault);
        if (found.length === 0) memory.add(...next.parts);
        if (++done % 25 === 0) {
          console.log(`   ${done} read, ${unknown.length} to go`);
          memory.close();
        }
      }
    };
    await Promise.all(Array.from({ length: JOBS }, worker));
    memory.close();
    return [...faults.values()];
  },
};
