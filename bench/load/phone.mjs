// Phone: signs in once, downloads, and then syncs round after round over a network that fails it
// now and then. What it has saved waits until it has a verdict, and is sent as it was.
import { newId } from '../../tests/http/person.mjs';
import { Edits } from './edits.mjs';
import { Failed, Line } from './line.mjs';
import { machineMs } from './tally.mjs';

// How many of the rounds go wrong, or look as if they did.
const LOST_ANSWERS = 0.05;
const SENT_AGAIN = 0.05;
const CUT_PULLS = 0.05;

const PROTOCOL = 1;
const PART = 64 * 1024;
const AGAIN_MS = 1500;

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export class Phone {
  #line;
  #edits = undefined;
  #cursor = '';
  #waiting = undefined; // a batch without verdicts, with its photos
  device = newId();
  /** Everything that was acknowledged: { operation, verdict }. */
  acknowledged = [];

  /** `tally`: where times, counts and errors go; `onPushed(seq, sent_ms)` is told of each push. */
  constructor({ port, login, dice, tally, onPushed }) {
    this.#line = new Line(port);
    Object.assign(this, { login, dice, tally, onPushed });
  }

  #call(name, method, path, body) {
    const at = this.person ? `${path}${path.includes('?') ? '&' : '?'}person=${this.person}` : path;
    const text = body === undefined ? undefined : JSON.stringify(body);
    return this.#line.ask(name, method, at, text);
  }

  // The beginning ----------------------------------------------------------------------------

  /** Signs in, replaces the password that the administrator knows, and downloads. */
  async begin(password) {
    const { login } = this;
    const body = { login, password, device_name: `load ${login}` };
    const { person } = await this.#call('sign-in', 'POST', '/api/v1/sign-in', body);
    this.person = person.id;
    const own = { old: password, new: `${password}-own` };
    await this.#call('password', 'POST', '/api/v1/password', own);
    await this.#call('device', 'POST', '/api/v1/device', { device: this.device });
    const assignments = (await this.#download())
      .filter(({ collection }) => collection === 'assignment')
      .map(({ body: record }) => record)
      .filter(({ unit, stage }) => unit === person.unit && ['issued', 'active'].includes(stage));
    if (assignments.length === 0) throw new Error(`${login} has nothing to report on`);
    const { device, dice } = this;
    this.#edits = new Edits({ device, person: person.id, assignments, dice });
    this.#line.hangUp();
  }

  async #download() {
    const records = [];
    for (let more = true; more; ) {
      const { page } = await this.#pullOnce();
      records.push(...page.records);
      more = page.more ?? false;
    }
    return records;
  }

  // A round ----------------------------------------------------------------------------------

  /** Saves, sends and fetches. What fails is counted; the batch then waits for the next round. */
  async round() {
    try {
      this.#waiting ??= this.#edits.next();
      await this.#push();
      await this.#sendPhotos();
      this.#waiting = undefined;
      await this.#pull();
    } catch (fault) {
      if (!(fault instanceof Failed)) throw fault;
      this.tally.errors.add(fault.kind);
    }
    this.#line.hangUp();
  }

  /** Whether something that it has saved is not at the server yet. */
  get hasWaiting() {
    return this.#waiting !== undefined;
  }

  /** Sends what still waits, and nothing new. */
  async finish() {
    if (this.#waiting) await this.round();
  }

  #pushBody(operations) {
    const { device } = this;
    return { protocol: PROTOCOL, device, skew_ms: 0, cursor: this.#cursor, operations };
  }

  async #push() {
    const { operations, is_settled } = this.#waiting;
    if (is_settled) return;
    if (this.dice() < LOST_ANSWERS) await this.#loseAnswer(operations);
    // Where an answer was lost, or a call failed, nobody knows when the push really came.
    const { is_sent } = this.#waiting;
    this.#waiting.is_sent = true;
    const sent_ms = machineMs();
    const answer = await this.#call('push', 'POST', '/api/v1/push', this.#pushBody(operations));
    this.tally.push.add(machineMs() - sent_ms);
    this.#waiting.is_settled = true;
    this.#keep(operations, answer.verdicts);
    const { seq } = answer.verdicts[answer.verdicts.length - 1];
    if (!is_sent) this.onPushed(seq, sent_ms);
    if (this.dice() < SENT_AGAIN) await this.#sendAgain(operations, answer.verdicts);
    if (answer.changes) this.#cursor = answer.changes.next;
  }

  async #loseAnswer(operations) {
    const text = JSON.stringify(this.#pushBody(operations));
    const share = this.dice() < 0.5 ? 1 : this.dice();
    const path = `/api/v1/push?person=${this.person}`;
    await this.#line.cut('POST', path, text, share);
    this.tally.counts.add('answers lost');
    this.#waiting.is_sent = true;
    await sleep(AGAIN_MS);
  }

  #keep(operations, verdicts) {
    verdicts.forEach((verdict, i) => {
      const { id, kind } = operations[i];
      if (verdict.verdict !== 'accepted' || verdict.operation !== id) {
        this.tally.errors.add(`${kind}: ${verdict.verdict} ${verdict.error?.code ?? ''}`);
      }
      this.acknowledged.push({ operation: operations[i], verdict });
    });
    this.tally.counts.add('pushes');
    this.tally.counts.add('operations', verdicts.length);
  }

  async #sendAgain(operations, verdicts) {
    const answer = await this.#call('again', 'POST', '/api/v1/push', this.#pushBody(operations));
    this.tally.counts.add('pushes sent again');
    if (JSON.stringify(answer.verdicts) !== JSON.stringify(verdicts)) {
      this.tally.errors.add('again: another verdict');
    }
  }

  async #sendPhotos() {
    for (const { sha256, bytes } of this.#waiting.files) {
      const state = await this.#call('photo', 'GET', `/api/v1/blob/${sha256}/received`);
      let at = state.received;
      for (let { whole } = state; !whole; ) {
        const path = `/api/v1/blob/${sha256}?offset=${at}&size=${bytes.length}`;
        const own = `${path}&person=${this.person}`;
        const part = bytes.subarray(at, at + PART);
        const answer = await this.#line.ask('photo', 'PUT', own, part, 'application/octet-stream');
        ({ received: at, whole } = answer);
        if (at === bytes.length && !whole) throw new Failed('photo: sent, and not whole');
      }
      this.tally.counts.add('photos');
    }
  }

  async #pull() {
    if (this.dice() < CUT_PULLS) {
      await this.#line.cut('GET', this.#pullPath(), undefined, 1);
      this.tally.counts.add('pulls cut');
    }
    for (let more = true; more; ) {
      const asked_ms = machineMs();
      const answer = await this.#pullOnce();
      this.tally.pull.add(machineMs() - asked_ms);
      this.tally.counts.add('pulls');
      if (answer.reset) throw new Failed('pull: reset');
      more = answer.page.more ?? false;
    }
  }

  #pullPath() {
    const query = new URLSearchParams({ cursor: this.#cursor, person: this.person });
    return `/api/v1/pull?${query}`;
  }

  async #pullOnce() {
    const answer = await this.#line.ask('pull', 'GET', this.#pullPath());
    this.#cursor = answer.page.next;
    return answer;
  }

  // Afterwards -------------------------------------------------------------------------------

  /** Asks about operations once more: their verdicts, in the same order. */
  async askAgain(operations) {
    const body = { ...this.#pushBody(operations), cursor: '' };
    const { verdicts } = await this.#call('ask', 'POST', '/api/v1/push', body);
    this.#line.hangUp();
    return verdicts;
  }
}
