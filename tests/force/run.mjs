// Runs the tests that use force on the real server: node tests/force/run.mjs [WORD...]
import path from 'node:path';
import { findTests, runFiles } from '../lib/runner.mjs';

const files = findTests(
  import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname),
  '.force.mjs',
  process.argv.slice(2),
);
const total = await runFiles(files, { label: 'force', timeout_ms: 420_000 });
process.exit(total.failed > 0 ? 1 : 0);
