// Runs test files one process each, with a time limit, and sums up what node:test says about them.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** The figures of one TAP report, or null when the report was never finished. */
export function readTap(text) {
  const figure = (name) => {
    const found = text.match(new RegExp(`^# ${name} (\\d+)$`, 'm'));
    return found ? Number(found[1]) : null;
  };
  const passed = figure('pass');
  if (passed === null) return null;
  const skipped = (figure('skipped') ?? 0) + (figure('todo') ?? 0);
  return { passed, failed: (figure('fail') ?? 0) + (figure('cancelled') ?? 0), skipped };
}

/**
 * What one file's run amounts to. A file that ended badly, or ran nothing, is a failure even where
 * no single test says so: a test that did not run has shown nothing.
 */
export function verdict(report, exit_code) {
  const sum = report ?? { passed: 0, failed: 0, skipped: 0 };
  const ran = sum.passed + sum.failed + sum.skipped;
  const broken = sum.failed === 0 && (exit_code !== 0 || ran === 0);
  return { ...sum, failed: sum.failed + (broken ? 1 : 0) };
}

/** Files in `dir` that end in `suffix`, sorted; of `wanted` words, a name must hold one. */
export function findTests(dir, suffix, wanted = []) {
  if (!fs.existsSync(dir)) return [];
  return fs
    .readdirSync(dir)
    .filter((name) => name.endsWith(suffix))
    .filter((name) => wanted.length === 0 || wanted.some((word) => name.includes(word)))
    .sort()
    .map((name) => path.join(dir, name));
}

function runFile(file, timeout_ms) {
  const tap = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'taizhang-tap-')), 'report');
  const reporters = ['spec', 'stdout', 'tap', tap].flatMap((value, i) => [
    i % 2 === 0 ? '--test-reporter' : '--test-reporter-destination',
    value,
  ]);
  const started = Date.now();
  return new Promise((resolve) => {
    // A process group of its own, so that a hanging browser or server goes with it.
    const child = spawn(process.execPath, [...reporters, file], {
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (output += text));
    const endGroup = () => {
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It has ended already.
      }
    };
    const timer = setTimeout(() => {
      output += `\n!! ended after ${timeout_ms / 1000} s without an answer\n`;
      endGroup();
    }, timeout_ms);
    child.on('close', (code) => {
      clearTimeout(timer);
      endGroup();
      const report = fs.existsSync(tap) ? readTap(fs.readFileSync(tap, 'utf8')) : null;
      fs.rmSync(path.dirname(tap), { recursive: true, force: true });
      resolve({ ...verdict(report, code ?? 1), output, seconds: (Date.now() - started) / 1000 });
    });
  });
}

/**
 * Runs the files, `jobs` at a time, each again up to `retries` times if it fails, and prints what
 * happened. A retry never goes unsaid. Returns the sum of the last runs.
 */
export async function runFiles(files, { label, timeout_ms = 120_000, jobs = 1, retries = 0 }) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  const queue = [...files];
  const worker = async () => {
    for (let file = queue.shift(); file; file = queue.shift()) {
      const name = path.basename(file);
      let result = await runFile(file, timeout_ms);
      for (let again = 0; result.failed > 0 && again < retries; again++) {
        console.log(result.output);
        console.log(`-- ${name} failed once and is tried again`);
        result = await runFile(file, timeout_ms);
      }
      if (result.failed > 0 || process.env.TZ_VERBOSE) console.log(result.output);
      console.log(
        `   ${result.failed > 0 ? 'FAILED' : 'ok'} ${name}: ${result.passed} passed, ` +
          `${result.failed} failed in ${result.seconds.toFixed(1)} s`,
      );
      for (const key of Object.keys(total)) total[key] += result[key];
    }
  };
  await Promise.all(Array.from({ length: jobs }, worker));
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  console.log(`${label}: ${total.passed} passed, ${total.failed} failed${skipped}`);
  return total;
}
