// nginx and Caddy before a server, as the examples in packaging/ have them. Of an example only what
// belongs to one machine is changed: ports and the places of files.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { speech, freePort, ROOT, temporaryFolder } from './server.mjs';

/** The name that the examples bear. */
export const NAME = 'tz.example.cn';

const START_MS = 60_000;
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** `text` with each of the pairs replaced, of which none may be missing. */
function filledIn(text, pairs) {
  return pairs.reduce((filled, [from, to]) => {
    if (!filled.includes(from)) throw new Error(`the example no longer says: ${from}`);
    return filled.replaceAll(from, to);
  }, text);
}

const example = (name) => fs.readFileSync(path.join(ROOT, 'packaging', name), 'utf8');

function nginx(folder, { server, certificate, ports }) {
  const site = filledIn(example('nginx.conf.example'), [
    ['/etc/nginx/tls/server.pem', certificate.cert],
    ['/etc/nginx/tls/server.key', certificate.key],
    ['127.0.0.1:8080', `127.0.0.1:${server.port}`],
    ['listen 443 ', `listen 127.0.0.1:${ports.https} `],
    ['listen 80;', `listen 127.0.0.1:${ports.http};`],
    ['listen [::]:443 ssl http2;', ''],
    ['listen [::]:80;', ''],
  ]);
  fs.writeFileSync(path.join(folder, 'taizhang.conf'), site);
  const kinds = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const main = [
    'daemon off;',
    `pid ${folder}/nginx.pid;`,
    // The folder is its maker's alone.
    ...(process.getuid() === 0 ? ['user root;'] : []),
    'events { worker_connections 256; }',
    'http {',
    'access_log off;',
    ...kinds.map((kind) => `${kind}_temp_path ${folder}/${kind};`),
    `include ${folder}/taizhang.conf;`,
    '}',
  ];
  fs.writeFileSync(path.join(folder, 'nginx.conf'), `${main.join('\n')}\n`);
  return ['nginx', '-p', folder, '-c', `${folder}/nginx.conf`, '-e', 'stderr'];
}

function caddy(folder, { server, certificate, ports }) {
  const site = filledIn(example('Caddyfile.example'), [
    ['/etc/caddy/tls/server.pem', certificate.cert],
    ['/etc/caddy/tls/server.key', certificate.key],
    ['127.0.0.1:8080', `127.0.0.1:${server.port}`],
  ]);
  const own = `{\n\tadmin off\n\thttp_port ${ports.http}\n\thttps_port ${ports.https}\n}\n\n`;
  fs.writeFileSync(path.join(folder, 'Caddyfile'), own + site);
  return ['caddy', 'run', '--config', `${folder}/Caddyfile`, '--adapter', 'caddyfile'];
}

const KINDS = { nginx, caddy };

/** Speaks as a browser would that found the front by its name. */
class Front {
  constructor(child, ports, ca) {
    this.#child = child;
    this.ports = ports;
    this.url = `https://127.0.0.1:${ports.https}`;
    this.connect = { ca, servername: NAME };
    this.headers = { host: NAME };
    child.stdout.on('data', (text) => (this.log += text));
    child.stderr.on('data', (text) => (this.log += text));
    process.on('exit', () => child.kill('SIGKILL'));
  }

  #child;
  log = '';

  get has_ended() {
    return this.#child.exitCode !== null || this.#child.signalCode !== null || this.fault;
  }

  #answers() {
    return new Promise((resolve) => {
      const options = { agent: false, timeout: 2_000, headers: this.headers, ...this.connect };
      const request = speech(this).get(`${this.url}/api/v1/hello`, options, (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode === 200));
        response.on('error', () => resolve(false));
      });
      request.on('timeout', () => request.destroy());
      request.on('error', () => resolve(false));
    });
  }

  async started() {
    this.#child.on('error', (fault) => (this.fault = fault));
    for (const end = Date.now() + START_MS; Date.now() < end && !this.has_ended; ) {
      if (await this.#answers()) return this;
      await sleep(25);
    }
    throw new Error(`the front did not start: ${this.fault ?? ''}\n${this.log}`);
  }

  async stop() {
    if (this.has_ended) return;
    const ended = new Promise((resolve) => this.#child.once('close', resolve));
    this.#child.kill('SIGTERM');
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), 10_000);
    await ended;
    clearTimeout(timer);
  }
}

/** Starts `kind`, nginx or caddy, before `server`, with a certificate of makeCertificate(). */
export async function startFront(kind, { server, certificate }) {
  const folder = temporaryFolder();
  const ports = { https: await freePort(), http: await freePort() };
  const [program, ...args] = KINDS[kind](folder, { server, certificate, ports });
  const env = { ...process.env, HOME: folder, PATH: `${process.env.PATH}:/usr/sbin:/sbin` };
  for (const name of ['XDG_DATA_HOME', 'XDG_CONFIG_HOME']) delete env[name];
  const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  return new Front(child, ports, certificate.ca).started();
}
