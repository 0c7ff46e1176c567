// Runs the tests that speak HTTP with the real server: node tests/http/run.mjs [WORD...]
import path from 'node:path';
import { findTests, runFiles } from '../lib/runner.mjs';
import { demoLedgerFolder } from '../lib/server.mjs';

const files = findTests(
  import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname),
  '.http.mjs',
  process.argv.slice(2),
);
// Made before two files ask for it in the same moment.
demoLedgerFolder();
const total = await runFiles(files, { label: 'http', timeout_ms: 180_000, jobs: 2 });
process.exit(total.failed > 0 ? 1 : 0);
