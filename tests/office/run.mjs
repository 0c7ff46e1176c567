// Runs the tests that open files with LibreOffice: node tests/office/run.mjs [WORD...]
import path from 'node:path';
import { findTests, runFiles } from '../lib/runner.mjs';

const files = findTests(
  import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname),
  '.office.mjs',
  process.argv.slice(2),
);
const total = await runFiles(files, { label: 'office', timeout_ms: 300_000, jobs: 1 });
process.exit(total.failed > 0 ? 1 : 0);
