// Runs the tests of the server under the thread sanitizer: node tests/race/run.mjs [WORD...]
// script/sanitize says which program it is.
import path from 'node:path';
import { findTests, runFiles } from '../lib/runner.mjs';

const files = findTests(
  import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname),
  '.race.mjs',
  process.argv.slice(2),
);
const total = await runFiles(files, { label: 'race', timeout_ms: 900_000 });
process.exit(total.failed > 0 ? 1 : 0);
