// clang-tidy over what the native build compiles. Most of its time goes into the headers of the
// system, so it reads the files of a room together, as one text; where they do not go together (two
// have a private thing of the same name), one by one. A file is looked at again only when it, a
// header of the house that it reaches, its flags, or the rules have changed.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ROOMS } from './tree.mjs';
import { Memory } from './memory.mjs';

const TOOL = 'clang-tidy-14';
const JOBS = 2;
const TOGETHER = 12;
// A string table of hundreds of rows is one expression to the compiler; and what another compiler
// is told to keep quiet about, this one need not know.
const ALWAYS = ['-fbracket-depth=2048', '-Wno-unknown-warning-option'];

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

/** The flags of a compile command that say how to read the text, not what to make of it. */
export function readingFlags(command) {
  const words = command.match(/(?:[^\s"\\]|\\.|"[^"]*")+/g) ?? [];
  const flags = [];
  for (let i = 0; i < words.length; i++) {
    if (['-o', '-c', '-MT', '-MF', '-MQ'].includes(words[i])) i++;
    else if (words[i] === '-isystem') flags.push(words[i], words[++i]);
    else if (/^-[IDUfstWO]/.test(words[i])) flags.push(words[i].replaceAll('\\"', '"'));
  }
  return flags;
}

/** Files that share their flags and their room, in groups of at most `most`. */
export function grouped(files, most) {
  const rooms = new Map();
  for (const file of files) {
    const key = `${path.posix.dirname(file.name)} ${file.flags.join(' ')}`;
    rooms.set(key, [...(rooms.get(key) ?? []), file]);
  }
  return [...rooms.values()].flatMap((room) =>
    Array.from({ length: Math.ceil(room.length / most) }, (_, i) =>
      room.slice(i * most, (i + 1) * most),
    ),
  );
}

function runTool(root, file, flags) {
  return new Promise((resolve, reject) => {
    const rules = `--config-file=${path.join(root, '.clang-tidy')}`;
    const child = spawn(TOOL, ['--quiet', rules, file, '--', ...flags, ...ALWAYS], { cwd: root });
    let output = '';
    child.stdout.on('data', (text) => (output += text));
    child.stderr.resume();
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}

function faultsIn({ output, code }, root, file) {
  const found = new Map();
  const line_of_tool = /^([^\s:][^:\n]*):(\d+):\d+: (?:warning|error): (.*)$/gm;
  for (const [, where, line, text] of output.matchAll(line_of_tool)) {
    const name = path.relative(root, fs.realpathSync(where));
    found.set(`${name}:${line}:${text}`, { file: name, line: Number(line), text });
  }
  if (found.size === 0 && code !== 0) {
    found.set('', { file, line: 1, text: `${TOOL} could not read it:\n${output.slice(0, 2000)}` });
  }
  return [...found.values()];
}

/** What the tool says of the files of one group. */
async function faultsOfGroup(root, group) {
  const alone = async ({ name, flags }) =>
    faultsIn(await runTool(root, path.join(root, name), flags), root, name);
  if (group.length === 1) return alone(group[0]);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'taizhang-tidy-'));
  try {
    const together = path.join(folder, 'room.cpp');
    const includes = group.map(({ name }) => `#include "${path.join(root, name)}"\n`);
    fs.writeFileSync(together, includes.join(''));
    const faults = faultsIn(await runTool(root, together, group[0].flags), root, group[0].name);
    if (!faults.some(({ text }) => /\[clang-diagnostic|could not read/.test(text))) return faults;
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
  const each = [];
  for (const file of group) each.push(...(await alone(file)));
  return each;
}

/** The files to read: each with its flags and all that decides what is found in it. */
function filesToRead(tree, under) {
  const database = path.join(tree.root, 'build/native/compile_commands.json');
  const known = new Set(tree.names);
  const rules = tree.text('.clang-tidy');
  const files = new Map();
  for (const { file, command } of JSON.parse(fs.readFileSync(database, 'utf8'))) {
    const name = path.relative(tree.root, file);
    if (!known.has(name) || !ROOMS.some((room) => name.startsWith(`${room}/`))) continue;
    if (under.length > 0 && !under.some((place) => name.startsWith(place))) continue;
    const flags = readingFlags(command);
    // Where the clone lies does not matter.
    const told = flags.join(' ').replaceAll(tree.root, '');
    const reached = reach(tree, name, known).map((n) => tree.text(n));
    files.set(name, { name, flags, parts: [rules, told, ...reached] });
  }
  return [...files.values()];
}

export const tidy = {
  name: 'tidy',
  title: 'clang-tidy finds nothing',
  async run(tree, { under = [] } = {}) {
    const files = filesToRead(tree, under);
    const memory = Memory.open('tidy');
    const unknown = files.filter(({ parts }) => !memory.has(...parts));
    if (unknown.length === 0) return [];
    console.log(`   clang-tidy reads ${unknown.length} of ${files.length} files`);
    const queue = grouped(unknown, TOGETHER);
    const faults = new Map();
    const worker = async () => {
      for (let group = queue.shift(); group; group = queue.shift()) {
        const found = await faultsOfGroup(tree.root, group);
        for (const fault of found) faults.set(JSON.stringify(fault), fault);
        if (found.length === 0) for (const { parts } of group) memory.add(...parts);
        // Kept at once: a run that is broken off has not been for nothing.
        memory.close();
      }
    };
    await Promise.all(Array.from({ length: JOBS }, worker));
    return [...faults.values()];
  },
};
