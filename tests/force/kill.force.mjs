// Power cuts without end: the server is killed while many devices push, and started again, some
// hundred times (TZ_KILLS, within TZ_KILL_SECONDS). TZ_SEED repeats the moments of a run.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import http from 'node:http';
import { test } from 'node:test';
import { Person } from '../http/person.mjs';
import { PROGRAM, startServer } from '../lib/server.mjs';

const KILLS = Number(process.env.TZ_KILLS ?? 200);
const SECONDS = Number(process.env.TZ_KILL_SECONDS ?? 90);
const SEED = Number(process.env.TZ_SEED ?? Date.now() % 1_000_000);
const DEVICES = 12;
const LOGINS = ['aishan', 'lixin'];
const ASKED_AT_ONCE = 500;

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Numbers from 0 to 1 that are the same for the same seed. */
function chanceOf(seed) {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
}

/** A device that pushes batch after batch over a kept connection, and remembers all of it. */
class Pusher {
  sent = [];
  verdicts = new Map();
  #agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

  constructor(person, assignment, chance) {
    this.person = person;
    this.assignment = assignment;
    this.chance = chance;
  }

  /** Mostly problems, for which nothing else is read, and now and then a report. */
  #operation() {
    const text = `第 ${this.sent.length} 件,装置 ${this.person.device}。`;
    const operation =
      this.chance() < 0.03
        ? this.person.report(this.assignment, text)
        : this.person.operation('problem.raise', {
            problem: crypto.randomUUID(),
            assignment: this.assignment.id,
            text,
            severity: 'normal',
          });
    this.sent.push(operation);
    return operation;
  }

  /** Until the server goes away. What was cut off stays without a verdict. */
  async pushUntilCut(isUp) {
    while (isUp()) {
      const count = this.chance() < 0.7 ? 1 : 1 + Math.floor(this.chance() * 8);
      const operations = Array.from({ length: count }, () => this.#operation());
      try {
        const answer = await this.#post(operations);
        if (answer.status !== 200) continue;
        for (const verdict of answer.json.verdicts) this.verdicts.set(verdict.operation, verdict);
      } catch {
        return;
      }
    }
  }

  #post(operations) {
    const { person } = this;
    const body = { protocol: 1, device: person.device, skew_ms: 0, cursor: '', operations };
    return new Promise((resolve, reject) => {
      const request = http.request(
        `${person.server.url}/api/v1/push`,
        {
          method: 'POST',
          agent: this.#agent,
          headers: {
            cookie: person.cookie,
            'content-type': 'application/json',
            'x-taizhang': '1',
          },
        },
        (response) => {
          const chunks = [];
          response.on('data', (chunk) => chunks.push(chunk));
          response.on('error', reject);
          response.on('close', () => reject(new Error('cut off')));
          response.on('end', () => {
            const text = Buffer.concat(chunks).toString('utf8');
            // A cut may leave half an answer, which acknowledges nothing.
            if (!response.complete) reject(new Error('cut off'));
            else resolve({ status: response.statusCode, json: JSON.parse(text) });
          });
        },
      );
      request.on('error', reject);
      request.end(JSON.stringify(body));
    });
  }
}

async function pushersOf(server, chance) {
  const pushers = [];
  for (let i = 0; i < DEVICES; i++) {
    const person = await Person.signIn(server, LOGINS[i % LOGINS.length]);
    const own = await person.assignments('active');
    pushers.push(new Pusher(person, own[i % own.length], chance));
  }
  return pushers;
}

/** Asks for all of it once more: what was acknowledged must get the same answer. */
async function askAgain(pushers) {
  const seqs = new Map();
  let unknown = 0;
  for (const { person, sent, verdicts } of pushers) {
    for (let at = 0; at < sent.length; at += ASKED_AT_ONCE) {
      const asked = sent.slice(at, at + ASKED_AT_ONCE);
      const answer = await person.push(asked);
      assert.equal(answer.status, 200, answer.text);
      for (const [i, verdict] of answer.json.verdicts.entries()) {
        assert.equal(verdict.operation, asked[i].id);
        assert.equal(verdict.verdict, 'accepted', JSON.stringify(verdict));
        const before = verdicts.get(verdict.operation);
        if (before) assert.deepEqual(verdict, before);
        else unknown++;
        assert.equal(seqs.get(verdict.seq), undefined, `two operations at ${verdict.seq}`);
        seqs.set(verdict.seq, verdict.operation);
      }
    }
  }
  return { seqs, unknown };
}

function verify(server) {
  execFileSync(PROGRAM, ['verify', '--ledger', server.ledger], { stdio: 'pipe' });
}

test(`nothing acknowledged is lost in ${KILLS} cuts of the power`, async () => {
  const chance = chanceOf(SEED);
  const server = await startServer({ args: ['--log-level', 'error'] });
  const pushers = await pushersOf(server, chance);
  const begun = Date.now();
  let kills = 0;
  while (kills < KILLS && Date.now() - begun < SECONDS * 1000) {
    let is_up = true;
    const pushing = pushers.map((pusher) => pusher.pushUntilCut(() => is_up));
    await sleep(10 + chance() * 130);
    await server.kill();
    is_up = false;
    await Promise.all(pushing);
    kills += 1;
    await server.start();
    const highest = Math.max(0, ...pushers.flatMap((p) => [...p.verdicts.values()].slice(-1))
      .map((verdict) => verdict.seq));
    const { json } = await pushers[0].person.pull();
    assert.ok(json.head >= highest, `after kill ${kills} the head is ${json.head}, not ${highest}`);
  }
  const seconds = (Date.now() - begun) / 1000;
  const acknowledged = pushers.reduce((sum, { verdicts }) => sum + verdicts.size, 0);
  assert.ok(acknowledged > kills, `only ${acknowledged} were acknowledged`);
  const { seqs, unknown } = await askAgain(pushers);
  await server.stop();
  verify(server);
  console.log(
    `${kills} kills in ${seconds.toFixed(0)} s: ${acknowledged} operations acknowledged, ` +
      `${unknown} cut off, ${seqs.size} in the log once each; TZ_SEED=${SEED}`,
  );
});
