// Runs the tests that drive a real browser: node tests/e2e/run.mjs [WORD...]
// One file at a time: a browser that draws without a graphics card takes all there is. A file that
// fails is tried once more, and the log says so.
import path from 'node:path';
import { findTests, runFiles } from '../lib/runner.mjs';

const files = findTests(
  import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname),
  '.e2e.mjs',
  process.argv.slice(2),
);
const total = await runFiles(files, { label: 'e2e', timeout_ms: 900_000, jobs: 1, retries: 1 });
process.exit(total.failed > 0 ? 1 : 0);
