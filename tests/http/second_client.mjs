// A second client, written from docs/protocol.md and docs/forms.md, which keeps these documents
// honest: it shares no line with the app, so that what it cannot do they do not say. It has a
// disk, an outbox, a copy of the records and a stream, and no screen.
import http from 'node:http';
import { byBytes, canonical, digestOfRecords, newId } from './second_forms.mjs';

const PROTOCOL = 1;
const SCHEMA = 2;
const PUSH_OPERATIONS = 500;
/** Well below the 1 MB that a body may have. */
const PUSH_BYTES = 800_000;
const RECEIPT_MS = 35 * 24 * 3600 * 1000;
/** A call that took longer says too little about the server's clock. */
const SKEW_CALL_MS = 10_000;

/** How long to wait after so many failures in a row. */
export function patience(failures, retry_after_s = 0, random = Math.random()) {
  const whole = Math.min(60_000, 1000 * 2 ** (failures - 1));
  return Math.max(whole / 2 + (whole / 2) * random, retry_after_s * 1000);
}

/** One call on a connection of its own: an idle one would be closed after two seconds. */
export function exchange(url, { method, headers, body }) {
  return new Promise((resolve, reject) => {
    const request = http.request(url, { method, headers, agent: false }, (answer) => {
      const parts = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () => {
        const text = Buffer.concat(parts).toString('utf8');
        resolve({ status: answer.statusCode, headers: answer.headers, text });
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** The server's refusal of a whole call. */
export class Refused extends Error {
  constructor({ status, headers, text }) {
    const { code = 'internal', message = text, field = '' } = readError(text);
    super(`${status} ${code}: ${message}`);
    Object.assign(this, { status, code, field });
    this.retry_after_s = Number(headers['retry-after'] ?? 0);
  }
}

function readError(text) {
  try {
    return JSON.parse(text).error ?? {};
  } catch {
    return {};
  }
}

/** Stands for a disk: its rows outlive the client that wrote them. */
export class Disk {
  #rows = new Map();

  get(key) {
    return this.#rows.get(key);
  }

  /** All keys that begin so, in the order of their bytes, with their rows. */
  under(prefix) {
    return [...this.#rows].filter(([key]) => key.startsWith(prefix)).sort(byKey);
  }

  /** All of it is written, or nothing where `change` throws. */
  transaction(change) {
    const rows = new Map(this.#rows);
    const result = change(rows);
    this.#rows = rows;
    return result;
  }
}

const byKey = ([a], [b]) => byBytes(a, b);
const recordKey = (collection, id) => `record/${collection}/${id}`;

function forget(rows, prefix) {
  for (const key of [...rows.keys()]) if (key.startsWith(prefix)) rows.delete(key);
}

/** Puts a row behind all that is in the outbox. */
function enqueue(rows, row) {
  const place = (rows.get('place') ?? 0) + 1;
  rows.set('place', place);
  rows.set(`outbox/${String(place).padStart(12, '0')}`, row);
}

export class SecondClient {
  #cookies = new Map();
  #batch = PUSH_OPERATIONS;
  #differed = false;

  constructor({ url, disk = new Disk(), send = exchange, now = Date.now }) {
    Object.assign(this, { url, disk, send, now });
  }

  // Calls ------------------------------------------------------------------------------------

  #head() {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return cookie ? { Cookie: cookie } : {};
  }

  #address(path, query) {
    const url = new URL(path, this.url);
    for (const [name, value] of Object.entries({ ...query, person: this.person })) {
      if (value !== undefined) url.searchParams.set(name, value);
    }
    return url;
  }

  async call(method, path, { query, body } = {}) {
    const headers = this.#head();
    if (method !== 'GET') headers['X-Taizhang'] = '1';
    const text = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
    if (text) {
      headers['Content-Type'] = 'application/json';
      headers['Content-Length'] = text.length;
    }
    const answer = await this.send(this.#address(path, query), { method, headers, body: text });
    for (const line of answer.headers['set-cookie'] ?? []) this.#keepCookie(line);
    if (answer.status !== 200) throw new Refused(answer);
    return JSON.parse(answer.text);
  }

  #keepCookie(line) {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
    if (value === '' || /;\s*max-age=0\b/i.test(line)) this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }

  /** A call whose answer bears the server's time. */
  async #timed(method, path, options) {
    const began = this.now();
    const answer = await this.call(method, path, options);
    const ended = this.now();
    if (ended - began <= SKEW_CALL_MS || this.disk.get('skew_ms') === undefined) {
      const skew_ms = Math.round(answer.server_time - (began + ended) / 2);
      this.disk.transaction((rows) => rows.set('skew_ms', skew_ms));
    }
    return answer;
  }

  // The session and the device ---------------------------------------------------------------

  async signIn(login, password) {
    this.person = undefined;
    const body = { login, password, device_name: 'second client' };
    const { person } = await this.call('POST', '/api/v1/sign-in', { body });
    this.person = person.id;
    return person;
  }

  /** The records go with the session; the outbox, the receipts and the epoch stay. */
  async signOut() {
    await this.call('POST', '/api/v1/sign-out', { body: {} });
    this.disk.transaction((rows) => {
      forget(rows, 'record/');
      rows.delete('cursor');
    });
    this.person = undefined;
  }

  get device() {
    return this.disk.get('device') ?? this.#takeName();
  }

  #takeName() {
    return this.disk.transaction((rows) => {
      rows.set('device', newId(this.now()));
      rows.set('given', 0);
      rows.delete('named');
      return rows.get('device');
    });
  }

  /** Tells the server the device's name, once in the life of the name. */
  async sayName() {
    const { device } = this;
    if (this.disk.get('named') === device) return {};
    const answer = await this.call('POST', '/api/v1/device', { body: { device } });
    this.disk.transaction((rows) => rows.set('named', device));
    return answer;
  }

  // The copy of the records ------------------------------------------------------------------

  records(collection) {
    return this.disk.under(collection ? `record/${collection}/` : 'record/').map(([, row]) => row);
  }

  record(collection, id) {
    return this.disk.get(recordKey(collection, id));
  }

  /** Fetches what is missing, page by page; with `digest`, also asks whether the copy is whole. */
  async pull({ digest = false } = {}) {
    for (let fresh = false; ; ) {
      const asked = this.disk.get('cursor');
      const answer = await this.#pullOnce(asked, digest);
      if (!answer || !this.#take(answer, answer.page, asked) || answer.page.more) continue;
      if (!digest || answer.digest === digestOfRecords(this.records())) return answer;
      // Once more from the beginning, and not for ever: then the fault is in neither copy.
      if (fresh) throw new Error('a fresh copy makes another digest');
      fresh = true;
      this.#differed = true;
      this.#dropCursor();
    }
  }

  async #pullOnce(cursor, digest) {
    const query = { cursor };
    if (digest) query.digest = 1;
    if (this.#differed) query.differed = 1;
    try {
      const answer = await this.#timed('GET', '/api/v1/pull', { query });
      this.#differed = false;
      return answer;
    } catch (fault) {
      if (fault.code !== 'bad_cursor') throw fault;
      this.#dropCursor();
      return null;
    }
  }

  #dropCursor() {
    this.disk.transaction((rows) => rows.delete('cursor'));
  }

  /** Stores a page and its cursor; says no where it does not begin where the copy stands. */
  #take({ epoch, scope, reset }, page, asked) {
    return this.disk.transaction((rows) => {
      this.#noteEpoch(rows, epoch);
      const anew = asked === undefined || reset;
      if (!anew && rows.get('cursor') !== asked) return false;
      if (anew) forget(rows, 'record/');
      for (const { collection, id } of page.gone ?? []) rows.delete(recordKey(collection, id));
      for (const record of page.records) {
        const key = recordKey(record.collection, record.body.id);
        if ((rows.get(key)?.version ?? 0) <= record.version) rows.set(key, record);
      }
      rows.set('cursor', page.next);
      rows.set('scope', scope);
      return true;
    });
  }

  /** Another epoch: the ledger came from a backup and may lack what it once accepted. */
  #noteEpoch(rows, epoch) {
    const kept = rows.get('epoch');
    rows.set('epoch', epoch);
    if (kept === undefined || kept === epoch) return false;
    const all = [...rows].filter(([key]) => /^(outbox|receipt)\//.test(key)).sort(byKey);
    const isAgain = ([key, row]) => key.startsWith('receipt/') || row.state === 'late';
    const again = all.filter(isAgain).map(([, row]) => row);
    const others = all.filter((one) => !isAgain(one)).map(([, row]) => row);
    again.sort((a, b) => a.seq - b.seq);
    forget(rows, 'outbox/');
    forget(rows, 'receipt/');
    for (const { id, device, text } of again) enqueue(rows, { id, device, text, state: 'waiting' });
    for (const row of others) enqueue(rows, row);
    rows.delete('cursor');
    return true;
  }

  // The outbox -------------------------------------------------------------------------------

  outbox(state) {
    const rows = this.disk.under('outbox/').map(([key, row]) => ({ key, ...row }));
    return state ? rows.filter((row) => row.state === state) : rows;
  }

  receipt(id) {
    return this.disk.get(`receipt/${id}`);
  }

  /** Keeps an edit. From here on its text never changes, however often it is sent. */
  save(kind, body, { base = 0, after, instead_of } = {}) {
    const { device } = this;
    return this.disk.transaction((rows) => {
      const device_seq = rows.get('given') + 1;
      const device_time = this.now();
      const id = newId(device_time);
      const author = { id, device, device_seq, actor: this.person };
      const operation = { ...author, base, device_time, schema: SCHEMA, kind, body };
      if (after) operation.after = after;
      rows.set('given', device_seq);
      if (instead_of) rows.delete(this.#keyOf(instead_of));
      enqueue(rows, { id, device, text: canonical(operation), state: 'waiting' });
      return operation;
    });
  }

  #keyOf(id) {
    return this.outbox().find((row) => row.id === id).key;
  }

  /** A person has read why an edit came late: nothing is left to do about it. */
  seenLate(id) {
    const { key, ...row } = this.outbox('late').find((one) => one.id === id);
    this.disk.transaction((rows) => {
      rows.delete(key);
      rows.set(`receipt/${id}`, row);
    });
  }

  /** The next rows to send: in the order of saving, of one device, not too many. */
  #nextBatch() {
    const waiting = this.outbox('waiting');
    const batch = [];
    let bytes = 0;
    for (const row of waiting) {
      bytes += Buffer.byteLength(row.text) + 1;
      const full = batch.length === this.#batch || (batch.length > 0 && bytes > PUSH_BYTES);
      if (full || row.device !== waiting[0].device) break;
      batch.push(row);
    }
    return batch;
  }

  /** Sends what waits and fetches what changed; returns when neither is left to do. */
  async sync() {
    await this.sayName();
    if (this.disk.get('skew_ms') === undefined) await this.pull();
    while ((await this.#push()) > 0);
    await this.pull();
  }

  /** Like sync, and never gives up while it is only the line or the server's strength. */
  async syncPatiently(sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms))) {
    for (let failures = 1; ; failures++) {
      try {
        return await this.sync();
      } catch (fault) {
        const final = fault instanceof Refused && fault.status < 500 && fault.status !== 408;
        if (final) throw fault;
        await sleep(patience(failures, fault.retry_after_s));
      }
    }
  }

  async #push() {
    const batch = this.#nextBatch();
    if (batch.length === 0) return 0;
    const { device } = batch[0];
    const cursor = this.disk.get('cursor');
    const operations = batch.map((row) => JSON.parse(row.text));
    const head = { protocol: PROTOCOL, device, skew_ms: this.disk.get('skew_ms') };
    const body = { ...head, cursor, operations };
    let answer;
    try {
      answer = await this.#timed('POST', '/api/v1/push', { body });
    } catch (fault) {
      if (fault.status !== 413 || batch.length === 1) throw fault;
      this.#batch = Math.ceil(batch.length / 2);
      return 1;
    }
    const settled = this.#settle(batch, answer);
    await this.#watchForTwin(device, answer.device_seq_seen);
    const taken = answer.changes && this.#take(answer, answer.changes, cursor);
    if (!taken || answer.changes.more) await this.pull();
    return settled;
  }

  /** Verdicts come in the order of the request; one transaction stores them all. */
  #settle(batch, { verdicts, server_time, epoch }) {
    return this.disk.transaction((rows) => {
      // What the old ledger had accepted waits again; this answer's own verdicts are the new one's.
      this.#noteEpoch(rows, epoch);
      const keys = new Map([...rows].map(([key, row]) => [row?.id, key]));
      let settled = 0;
      verdicts.forEach(({ verdict, seq, error }, index) => {
        const { id, device, text } = batch[index];
        // The server's own fault, of which nothing was kept: no verdict.
        if (seq === 0 && error?.code === 'internal') return;
        const row = { id, device, text, state: verdict, seq, error, at: server_time };
        if (verdict === 'accepted') {
          rows.delete(keys.get(id));
          rows.set(`receipt/${id}`, row);
        } else {
          rows.set(keys.get(id), row);
        }
        settled++;
      });
      for (const [key, { at }] of [...rows].filter(([name]) => name.startsWith('receipt/'))) {
        if (at < server_time - RECEIPT_MS) rows.delete(key);
      }
      return settled;
    });
  }

  /** A number that was never given here: the storage was copied or set back. */
  async #watchForTwin(device, device_seq_seen) {
    if (device !== this.disk.get('device') || device_seq_seen <= this.disk.get('given')) return;
    this.#takeName();
    await this.sayName();
  }

  // The live stream --------------------------------------------------------------------------

  /** Opens a stream at the copy's cursor. `heard` is told of each event once it is stored. */
  async listen(heard = () => {}) {
    // A stream without a cursor begins at the present and would never bring what came before.
    if (this.disk.get('cursor') === undefined) await this.pull();
    const at = this.disk.get('cursor');
    const stream = { at, work: Promise.resolve() };
    const headers = { ...this.#head(), Accept: 'text/event-stream' };
    const url = this.#address('/api/v1/live', { cursor: at });
    return new Promise((resolve, reject) => {
      const request = http.get(url, { headers, agent: false }, (answer) => {
        if (answer.statusCode !== 200) {
          request.destroy();
          reject(new Error(`the stream was answered with ${answer.statusCode}`));
          return;
        }
        readEvents(answer, (event) => {
          stream.work = stream.work.then(() => this.#onEvent(stream, event)).then(heard);
        });
        stream.ended = new Promise((over) => answer.on('close', over));
        stream.close = () => request.destroy();
        resolve(stream);
      });
      // After the answer began, its end is told by `ended`.
      request.on('error', reject);
    });
  }

  async #onEvent(stream, { name, id, data }) {
    if (name === 'changes') {
      const answer = JSON.parse(data);
      const from = stream.at;
      stream.at = id;
      if (answer.reset) this.#dropCursor();
      if (answer.reset || !this.#take(answer, answer.page, from)) await this.pull();
    }
    return { name, data };
  }
}

/** Reads server-sent events: fields in lines, a blank line after each event. */
export function readEvents(source, each) {
  let rest = '';
  source.setEncoding('utf8');
  source.on('error', () => {});
  source.on('data', (text) => {
    rest += text;
    const blocks = rest.split(/\r?\n\r?\n/);
    rest = blocks.pop();
    for (const block of blocks) {
      const event = { name: 'message', id: '', data: [] };
      for (const line of block.split(/\r?\n/)) {
        const [, field, value] = /^([^:]*):? ?(.*)$/.exec(line);
        if (field === 'event') event.name = value;
        if (field === 'id') event.id = value;
        if (field === 'data') event.data.push(value);
      }
      if (event.data.length > 0) each({ ...event, data: event.data.join('\n') });
    }
  });
}
