// Runs the checks: see script/check.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findTests, runFiles } from '../../tests/lib/runner.mjs';
import { format } from './format.mjs';
import { lengths } from './lengths.mjs';
import { names } from './names.mjs';
import { places } from './places.mjs';
import { rooms } from './rooms.mjs';
import { tidy } from './tidy.mjs';
import { Tree } from './tree.mjs';
import { tables, words } from './words.mjs';

const RULES = [format, rooms, lengths, names, words, tables, places, tidy];
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const { values: options } = parseArgs({
  options: {
    fix: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true, default: [] },
    under: { type: 'string', multiple: true, default: [] },
  },
});

const asked = (name) => options.only.length === 0 || options.only.includes(name);
const shown = ({ file }) =>
  options.under.length === 0 || options.under.some((u) => file.startsWith(u));

const unknown = options.only.find(
  (name) => name !== 'self' && !RULES.some((rule) => rule.name === name),
);
if (unknown) {
  console.error(
    `!! no check is called ${unknown}: ${['self', ...RULES.map((r) => r.name)].join(' ')}`,
  );
  process.exit(2);
}

let passed = 0;
let failed = 0;
if (asked('self')) {
  const files = findTests(path.join(root, 'tests/check'), '.test.mjs');
  const own = await runFiles(files, { label: 'self', timeout_ms: 60_000, jobs: 2 });
  passed += own.passed;
  failed += own.failed;
}
const tree = Tree.open(root);
for (const rule of RULES.filter(({ name }) => asked(name))) {
  const faults = (await rule.run(tree, options)).filter(shown);
  for (const { file, line, text } of faults) console.log(`${file}:${line}: ${text}`);
  console.log(`   ${faults.length > 0 ? 'FAILED' : 'ok'} ${rule.name}: ${rule.title}`);
  if (faults.length > 0) failed++;
  else passed++;
}
console.log(`check: ${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
