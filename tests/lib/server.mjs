// A real server over a ledger of its own, for tests that speak HTTP or drive a browser.
import { execFile, execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const PROGRAM =
  process.env.TZ_PROGRAM ?? path.join(ROOT, 'build/native/server/cli/taizhang');
export const DIST = path.join(ROOT, 'dist');
export const DEMO_PASSWORD = 'taizhang-demo-2021';

/** How long the program may take until it answers; a machine that also compiles is slow. */
const START_MS = 60_000;

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * The folder of a demonstration ledger made by this very program. Made once and kept: hashing the
 * passwords of its accounts takes seconds. Several test files may ask at the same moment; the first
 * to finish wins and the others throw their copy away.
 */
export function demoLedgerFolder() {
  const { mtimeMs, size } = fs.statSync(PROGRAM);
  const folder = path.join(ROOT, 'build/test-demo', `${size}-${Math.round(mtimeMs)}`);
  if (fs.existsSync(folder)) return folder;
  fs.mkdirSync(path.dirname(folder), { recursive: true });
  const fresh = fs.mkdtempSync(`${folder}.`);
  execFileSync(PROGRAM, ['demo', '--ledger', path.join(fresh, 'taizhang.db')], { stdio: 'pipe' });
  try {
    fs.renameSync(fresh, folder);
  } catch {
    fs.rmSync(fresh, { recursive: true, force: true });
  }
  return folder;
}

/** Runs the program and resolves with how it ended, while the test goes on. */
export function runProgram(args, options = {}) {
  const env = { ...process.env, LC_ALL: 'en_GB.UTF-8' };
  return new Promise((resolve) => {
    execFile(PROGRAM, args, { env, ...options }, (error, stdout, stderr) => {
      resolve({ status: error ? error.code : 0, stdout, stderr });
    });
  });
}

/** A temporary folder that goes when the process ends. */
export function temporaryFolder(name = 'taizhang-test-') {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), name));
  process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A port of this machine that nobody listens on at this moment. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** What speaks with a server: by its address, plain HTTP or https. */
export const speech = (server) => (server.url.startsWith('https:') ? https : http);

/** Whether anybody answers there. */
function answers(server) {
  return new Promise((resolve) => {
    const request = speech(server).get(
      `${server.url}/api/v1/hello`,
      { agent: false, timeout: 2_000, ...server.connect },
      (response) => {
        response.resume();
        response.on('end', () => resolve(true));
        response.on('error', () => resolve(false));
      },
    );
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(false));
  });
}

export class Server {
  #child = null;
  #args;
  #limit;
  log = '';

  /**
   * `ca`: whom to believe, of a server that speaks https by itself; `files`: so many may be open in
   * it at once.
   */
  constructor({ ledger, port, args, ca, files }) {
    this.ledger = ledger;
    this.port = port;
    this.url = `${ca ? 'https' : 'http'}://127.0.0.1:${port}`;
    this.connect = ca ? { ca } : {};
    this.#args = args;
    this.#limit = files ? ['sh', '-c', `ulimit -n ${files} && exec "$@"`, 'sh'] : [];
    process.on('exit', () => this.#signal('SIGKILL'));
  }

  /**
   * Starts the program, over the same ledger and on the same port each time. `days`: so many days
   * later than today, by a clock that is put ahead for this process alone.
   */
  async start({ days = 0 } = {}) {
    const ahead = ['faketime', '-m', '--exclude-monotonic', '-f', `+${days}d`];
    const command = [...this.#limit, ...(days > 0 ? ahead : []), PROGRAM];
    const child = spawn(
      command[0],
      [
        ...command.slice(1),
        'serve',
        '--ledger',
        this.ledger,
        '--address',
        '127.0.0.1',
        '--port',
        String(this.port),
        ...this.#args,
      ],
      // A group of its own: what puts the clock ahead is a process that waits for the server.
      { stdio: ['ignore', 'pipe', 'pipe'], detached: true },
    );
    this.#child = child;
    child.stdout.on('data', (text) => (this.log += text));
    child.stderr.on('data', (text) => (this.log += text));
    for (const end = Date.now() + START_MS; Date.now() < end; ) {
      if (child.exitCode !== null || child.signalCode !== null) break;
      if (await answers(this)) return this;
      await sleep(25);
    }
    throw new Error(`the server did not start:\n${this.log}`);
  }

  /** Ends it politely, and without mercy if that takes longer than ten seconds. */
  async stop() {
    await this.#end('SIGTERM');
  }

  /** Ends it as a power cut would. */
  async kill() {
    await this.#end('SIGKILL');
  }

  get pid() {
    return this.#child?.pid;
  }

  #signal(signal) {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    try {
      process.kill(-child.pid, signal);
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
  }

  async #end(signal) {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('close', resolve));
    this.#signal(signal);
    const timer = setTimeout(() => this.#signal('SIGKILL'), 10_000);
    await ended;
    clearTimeout(timer);
    this.#child = null;
  }
}

/**
 * Starts a server over a fresh copy of the demonstration ledger, or over `ledger` where that is
 * given. `args` are further options of `taizhang serve`; `certificate`, of makeCertificate(), makes
 * it speak https; `files`: so many may be open in it at once.
 */
export async function startServer({ ledger, args = [], dist = DIST, certificate, files } = {}) {
  let file = ledger;
  if (!file) {
    const folder = temporaryFolder();
    fs.cpSync(demoLedgerFolder(), folder, { recursive: true });
    file = path.join(folder, 'taizhang.db');
  }
  const served = fs.existsSync(dist) ? ['--dist', dist] : [];
  const shown = certificate ? ['--tls-cert', certificate.cert, '--tls-key', certificate.key] : [];
  const server = new Server({
    ledger: file,
    port: await freePort(),
    args: [...served, ...shown, ...args],
    ca: certificate?.ca,
    files,
  });
  return server.start();
}
