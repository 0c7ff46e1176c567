// Runs a measurement beside a pouchdb-server: node bench/with_peer.mjs PROGRAM [ARGUMENT...]
// The peer is fetched from npm into the folder for temporary files, once; it is no part of this
// program. Without it, or with TZ_PEER=no, the measurement runs alone and says why.
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '../tests/lib/server.mjs';

const PEER = 'pouchdb-server@4.2.0';
const HOME = path.join(process.env.TZ_BENCH_FOLDER ?? os.tmpdir(), 'taizhang-bench/peer');
const PROGRAM = path.join(HOME, 'node_modules/pouchdb-server/bin/pouchdb-server');

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

function install() {
  if (fs.existsSync(PROGRAM)) return;
  console.error(`fetching ${PEER}: some minutes`);
  fs.mkdirSync(HOME, { recursive: true });
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', PEER], {
    cwd: HOME,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** Starts the peer over an empty folder, with one database; gives its port and what ends it. */
async function startPeer() {
  install();
  const folder = fs.mkdtempSync(path.join(HOME, 'run-'));
  const port = await freePort();
  const options = ['--port', String(port), '--host', '127.0.0.1', '--dir', folder];
  const child = spawn(process.execPath, [PROGRAM, ...options, '--no-stdout-logs'], {
    cwd: folder,
    stdio: 'ignore',
  });
  const end = () => {
    child.kill('SIGKILL');
    fs.rmSync(folder, { recursive: true, force: true });
  };
  for (let tries = 0; tries < 300; tries++) {
    try {
      await fetch(`http://127.0.0.1:${port}/bench`, { method: 'PUT' });
      return { port, end };
    } catch {
      await sleep(100);
    }
  }
  end();
  throw new Error('it did not answer within 30 s');
}

let peer = null;
if (process.env.TZ_PEER !== 'no') {
  try {
    peer = await startPeer();
  } catch (error) {
    console.log(`without ${PEER}: ${error.message}`);
  }
}
const [program, ...rest] = process.argv.slice(2);
const env = { ...process.env, ...(peer ? { TZ_PEER_PORT: String(peer.port) } : {}) };
const child = spawn(program, rest, { env, stdio: 'inherit' });
child.on('close', (code) => {
  peer?.end();
  process.exit(code ?? 1);
});
