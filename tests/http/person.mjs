// Somebody with a device, as the server sees one: signs in, pushes, pulls and listens.
import { createHash, randomBytes } from 'node:crypto';
import { DEMO_PASSWORD, speech } from '../lib/server.mjs';

/** A version 7 id (RFC 9562), as devices make them. */
export function newId() {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [0, 8, 12, 16, 20]
    .map((at, i, all) => hex.slice(at, all[i + 1] ?? 32))
    .join('-');
}

/** What the app says with each write; `undefined` among the caller's own leaves a header out. */
function headersOf(method, given) {
  const own = method === 'GET' || method === 'HEAD' ? {} : { 'x-taizhang': '1' };
  const all = Object.entries({ ...own, ...given });
  return Object.fromEntries(all.filter(([, value]) => value !== undefined));
}

/** What begins like a JPEG picture, no two alike. */
export function photo(size = 5_000) {
  const bytes = randomBytes(size);
  bytes.set([0xff, 0xd8, 0xff, 0xe0]);
  return bytes;
}

/**
 * One request, each on a connection of its own, so that no test hangs on another's. `connect`:
 * further options of the connection.
 */
export function call(
  server,
  method,
  path,
  { headers = {}, body, timeout_ms = 20_000, connect = {} } = {},
) {
  return new Promise((resolve, reject) => {
    const request = speech(server).request(
      `${server.url}${path}`,
      {
        method,
        headers: headersOf(method, { ...server.headers, ...headers }),
        agent: false,
        timeout: timeout_ms,
        ...server.connect,
        ...connect,
      },
      (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          const is_json = (response.headers['content-type'] ?? '').startsWith('application/json');
          resolve({
            status: response.statusCode,
            headers: response.headers,
            text,
            json: is_json && text !== '' ? JSON.parse(text) : undefined,
          });
        });
      },
    );
    request.on('timeout', () => request.destroy(new Error(`no answer from ${path}`)));
    request.on('error', reject);
    request.end(body);
  });
}

/** The events of a live stream, one by one. */
export class Live {
  #request;
  #waiting = [];
  #events = [];
  #rest = '';
  ended = false;

  static open(server, path, headers) {
    return new Promise((resolve, reject) => {
      const live = new Live();
      const url = `${server.url}${path}`;
      const options = {
        headers: { ...server.headers, ...headers },
        agent: false,
        ...server.connect,
      };
      live.#request = speech(server).request(url, options, (response) => {
        live.status = response.statusCode;
        live.headers = response.headers;
        response.setEncoding('utf8');
        response.on('data', (text) => live.#take(text));
        response.on('error', () => live.#end());
        response.on('end', () => live.#end());
        response.on('close', () => live.#end());
        resolve(live);
      });
      live.#request.on('error', reject);
      live.#request.end();
    });
  }

  #take(text) {
    this.#rest += text;
    for (let at = this.#rest.indexOf('\n\n'); at >= 0; at = this.#rest.indexOf('\n\n')) {
      const lines = this.#rest.slice(0, at).split('\n');
      this.#rest = this.#rest.slice(at + 2);
      const event = Object.fromEntries(lines.map((line) => line.split(/: (.*)/s).slice(0, 2)));
      if (event.event) this.#hand(event);
    }
  }

  #hand(event) {
    const next = this.#waiting.shift();
    if (next) next(event);
    else this.#events.push(event);
  }

  #end() {
    this.ended = true;
    for (const next of this.#waiting.splice(0)) next(undefined);
  }

  /** The next event with its data read; undefined when the stream has ended. */
  async next(timeout_ms = 5_000) {
    const event = await this.#raw(timeout_ms);
    return event && { id: event.id, name: event.event, data: JSON.parse(event.data) };
  }

  #raw(timeout_ms) {
    if (this.#events.length > 0) return Promise.resolve(this.#events.shift());
    if (this.ended) return Promise.resolve(undefined);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('no event came')), timeout_ms);
      this.#waiting.push((event) => {
        clearTimeout(timer);
        resolve(event);
      });
    });
  }

  close() {
    this.#request.destroy();
  }
}

/** The cookie that an answer sets under that name, with its attributes; undefined without one. */
export const setCookie = (answer, name = 'tz_session') =>
  answer.headers['set-cookie']?.find((line) => line.replace('__Host-', '').startsWith(name));

export class Person {
  device = newId();
  #device_seq = 0;
  #cookie = '';

  constructor(server, login) {
    this.server = server;
    this.login = login;
  }

  /**
   * `device_name`: what the device says it is; `code`: of the authenticator app; `headers`: of this
   * one request.
   */
  static async signIn(server, login, password = DEMO_PASSWORD, more = {}) {
    const { device_name, code, headers } = more;
    const person = new Person(server, login);
    const body = { login, password, device_name, code };
    const answer = await person.post('/api/v1/sign-in', body, headers);
    if (answer.status !== 200) throw new Error(`${login} could not sign in: ${answer.text}`);
    person.id = answer.json.person.id;
    person.unit = answer.json.person.unit;
    person.cookie = setCookie(answer).split(';')[0];
    return person;
  }

  set cookie(value) {
    this.#cookie = value;
  }

  get cookie() {
    return this.#cookie;
  }

  #headers(more) {
    return { ...(this.#cookie ? { cookie: this.#cookie } : {}), ...more };
  }

  /** Sends a picture whole; what a record says of it. */
  async attach(bytes) {
    const hash = createHash('sha256').update(bytes).digest('hex');
    const target = `/api/v1/blob/${hash}?offset=0&size=${bytes.length}`;
    const headers = this.#headers({ 'content-type': 'application/octet-stream' });
    const answer = await call(this.server, 'PUT', target, { headers, body: bytes });
    if (answer.status !== 200) throw new Error(`not taken: ${answer.text}`);
    return { sha256: hash, size: bytes.length, type: 'image/jpeg', name: '现场.jpg' };
  }

  get(path, headers) {
    return call(this.server, 'GET', path, { headers: this.#headers(headers) });
  }

  /** `body` is sent as it is when it is text or bytes, else as JSON. */
  post(path, body, headers) {
    return call(this.server, 'POST', path, {
      headers: this.#headers({ 'content-type': 'application/json', ...headers }),
      body: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body),
    });
  }

  operation(kind, body, more = {}) {
    this.#device_seq += 1;
    return {
      id: newId(),
      device: this.device,
      device_seq: this.#device_seq,
      actor: this.id,
      kind,
      base: 0,
      device_time: Date.now(),
      schema: 1,
      body,
      ...more,
    };
  }

  report(assignment, narrative, more = {}) {
    return this.operation('report.submit', {
      report: newId(),
      assignment: assignment.id,
      content: { percent: assignment.percent, narrative },
      ...more,
    });
  }

  push(operations, { cursor = '', headers } = {}) {
    const body = { protocol: 1, device: this.device, skew_ms: 0, cursor, operations };
    return this.post('/api/v1/push', body, headers);
  }

  pull(cursor = '') {
    return this.get(`/api/v1/pull?cursor=${encodeURIComponent(cursor)}`);
  }

  live(cursor = '', headers = {}) {
    const path = `/api/v1/live?cursor=${encodeURIComponent(cursor)}`;
    return Live.open(this.server, path, this.#headers(headers));
  }

  /** Everything that this person may see, page by page. */
  async download() {
    const records = [];
    for (let cursor = ''; ; ) {
      const { status, json, text } = await this.pull(cursor);
      if (status !== 200) throw new Error(`pull failed: ${text}`);
      records.push(...json.page.records);
      cursor = json.page.next;
      if (!json.page.more) return { records, cursor, head: json.head, epoch: json.epoch };
    }
  }

  /** The person's own assignments in that stage, as they stand. */
  async assignments(stage) {
    const { records } = await this.download();
    return records
      .filter((r) => r.collection === 'assignment')
      .map((r) => ({ ...r.body, version: r.version }))
      .filter((a) => a.unit === this.unit && a.stage === stage);
  }
}
