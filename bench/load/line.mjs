// Line: one phone's connection. It is kept for the calls of one round, as a browser keeps it, and
// can be cut off in the middle of a call, as a village's network does it.
import http from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

const unpack = promisify(gunzip);
const TIMEOUT_MS = 30_000;

/** The call could not be made, or was turned down; `kind` is what to count it as. */
export class Failed extends Error {
  constructor(kind) {
    super(kind);
    this.kind = kind;
  }
}

async function read(response) {
  const parts = [];
  for await (const part of response) parts.push(part);
  const whole = Buffer.concat(parts);
  const bytes = response.headers['content-encoding'] === 'gzip' ? await unpack(whole) : whole;
  return JSON.parse(bytes.toString('utf8'));
}

export class Line {
  #agent = Line.#newAgent();
  #cookies = new Map();

  constructor(port) {
    this.port = port;
  }

  static #newAgent() {
    return new http.Agent({ keepAlive: true, maxSockets: 1 });
  }

  #options(method, path, body, type) {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { 'Accept-Encoding': 'gzip', ...(cookie ? { Cookie: cookie } : {}) };
    if (method !== 'GET') headers['X-Taizhang'] = '1';
    if (body !== undefined) {
      headers['Content-Type'] = type;
      headers['Content-Length'] = Buffer.byteLength(body);
    }
    const to = { host: '127.0.0.1', port: this.port, method, path };
    return { ...to, headers, agent: this.#agent, timeout: TIMEOUT_MS };
  }

  /** The answer's JSON. Everything but 200 is a Failed of the kind `name: what it was`. */
  async ask(name, method, path, body, type = 'application/json') {
    const response = await new Promise((resolve, reject) => {
      const request = http.request(this.#options(method, path, body, type), resolve);
      request.on('timeout', () => request.destroy(new Failed(`${name}: no answer`)));
      request.on('error', (fault) =>
        reject(fault instanceof Failed ? fault : new Failed(`${name}: ${fault.code}`)),
      );
      request.end(body);
    });
    const json = await read(response).catch((fault) => {
      throw fault instanceof Failed ? fault : new Failed(`${name}: an answer that broke off`);
    });
    if (response.statusCode !== 200) {
      throw new Failed(`${name}: ${response.statusCode} ${json.error?.code ?? ''}`);
    }
    this.#keep(response.headers['set-cookie'] ?? []);
    return json;
  }

  #keep(lines) {
    for (const line of lines) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
      this.#cookies.set(name, value);
    }
  }

  /**
   * Sends `share` of a call's body (1: all of it) and cuts the connection, so that nobody here
   * knows what came of it.
   */
  async cut(method, path, body, share) {
    const part = Buffer.from(body ?? '');
    await new Promise((resolve) => {
      const options = this.#options(method, path, body, 'application/json');
      const request = http.request(options, (response) => response.resume());
      request.on('error', () => {});
      request.on('close', resolve);
      const leave = () => setTimeout(() => request.destroy(), 5);
      if (share < 1) request.write(part.subarray(0, Math.floor(part.length * share)), leave);
      else request.end(part, leave);
    });
    this.hangUp();
  }

  /** Lets the connection go; the next call makes another. */
  hangUp() {
    this.#agent.destroy();
    this.#agent = Line.#newAgent();
  }
}
