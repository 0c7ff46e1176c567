// A crowd at the real server, built with the thread sanitizer: all that a server does is done at
// once, for TZ_RACE_SECONDS. Two threads at one place without an order between them are a failure,
// whether anything went wrong by it or not.
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { Person, call, newId } from '../http/person.mjs';
import { runProgram, startServer, temporaryFolder } from '../lib/server.mjs';

const SECONDS = Number(process.env.TZ_RACE_SECONDS ?? 60);
/** Each has two devices that push. */
const CLERKS = ['aishan', 'lixin'];
/** The server is many times slower than it is otherwise. */
const PATIENCE_MS = 120_000;
const PLAN = `方案
（一）窗口
1.清点重复收取的材料，6月底前完成。（牵头单位：区司法局）
`;

const reports = temporaryFolder('taizhang-race-');
// Of this program and of all that it starts.
process.env.TSAN_OPTIONS = [
  `log_path=${path.join(reports, 'report')}`,
  'halt_on_error=0',
  'second_deadlock_stack=1',
].join(':');

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const found = () =>
  fs.readdirSync(reports).map((name) => fs.readFileSync(path.join(reports, name), 'utf8'));

let server;
let people;
let pushers;

before(async () => {
  server = await startServer({ args: ['--streams', '16'] });
  const logins = ['office', 'leader', 'auditor', 'admin', ...CLERKS];
  people = Object.fromEntries(
    await Promise.all(logins.map(async (login) => [login, await Person.signIn(server, login)])),
  );
  const devices = [...CLERKS, ...CLERKS].map((login) => Person.signIn(server, login));
  pushers = await Promise.all(devices);
});
after(() => server.stop());

const run = (args) => runProgram(args, { timeout: PATIENCE_MS });

const ask = (person, method, target, { type = 'application/json', body } = {}) =>
  call(server, method, target, {
    headers: { cookie: person.cookie, 'content-type': type },
    body,
    timeout_ms: PATIENCE_MS,
  });

function mustAnswer(answer, what) {
  // A full house is an answer as well.
  assert.ok(answer.status === 200 || answer.status === 503, `${what}: ${answer.text}`);
}

/** What each member of the crowd does again and again, by its name. */
function occupations(assignments, plan) {
  const { office, leader, admin, auditor, aishan, lixin } = people;
  const reads = {
    pull: [office, '/api/v1/pull?cursor=&digest=1'],
    search: [leader, `/api/v1/search?q=${encodeURIComponent('窗口')}&limit=20`],
    presence: [office, '/api/v1/presence'],
    accounts: [admin, '/api/v1/accounts'],
    session: [auditor, '/api/v1/session'],
    readiness: [leader, '/readyz'],
    metrics: [leader, '/metrics'],
    workbook: [office, `/api/v1/export/ledger.xlsx?plan=${plan}`],
    csv: [office, `/api/v1/export/ledger.csv?plan=${plan}`],
  };
  const work = Object.entries(reads).map(([name, [person, target]]) => [
    name,
    async () => mustAnswer(await ask(person, 'GET', target), name),
  ]);
  for (const [i, person] of pushers.entries()) {
    work.push([`push from device ${i}`, () => pushOf(person, assignments[person.login])]);
  }
  work.push(['attachment', () => sendAttachment(lixin)]);
  work.push(['stream', () => listen(office)]);
  work.push(['stream of a clerk', () => listen(aishan)]);
  work.push(['sign-in and out', signInAndOut]);
  work.push(['import', () => lookOver(office)]);
  work.push(['backup', backUp]);
  return work;
}

async function pushOf(person, assignment) {
  const operations = [
    person.report(assignment, `第 ${newId()} 次填报。`),
    person.operation('problem.raise', {
      problem: newId(),
      assignment: assignment.id,
      text: '缺经费。',
      severity: 'normal',
    }),
  ];
  const body = { protocol: 1, device: person.device, skew_ms: 0, cursor: '', operations };
  const answer = await ask(person, 'POST', '/api/v1/push', { body: JSON.stringify(body) });
  mustAnswer(answer, 'push');
}

async function sendAttachment(person) {
  const bytes = randomBytes(20_000);
  bytes.set([0xff, 0xd8, 0xff, 0xe0]);
  const hash = createHash('sha256').update(bytes).digest('hex');
  const target = `/api/v1/blob/${hash}?offset=0&size=${bytes.length}`;
  const type = 'application/octet-stream';
  const sent = await ask(person, 'PUT', target, { type, body: bytes });
  // What nobody cites is limited and shown to nobody, and nobody cites these.
  if (sent.status !== 200) return sleep(200);
  const asked = await ask(person, 'GET', `/api/v1/blob/${hash}`);
  if (asked.status !== 404) mustAnswer(asked, 'photo');
  return sleep(200);
}

async function listen(person) {
  const live = await person.live();
  if (live.status === 200) await live.next(1_000).catch(() => undefined);
  live.close();
}

async function signInAndOut() {
  const person = await Person.signIn(server, 'wenyuan');
  const live = await person.live();
  mustAnswer(await person.post('/api/v1/sign-out', ''), 'sign-out');
  live.close();
}

async function lookOver(person) {
  const type = 'text/plain';
  const body = Buffer.from(PLAN);
  mustAnswer(await ask(person, 'POST', '/api/v1/import', { type, body }), 'import');
}

async function backUp() {
  const to = path.join(temporaryFolder('taizhang-race-backup-'), 'backup');
  const { status, stderr } = await run(['backup', '--ledger', server.ledger, '--to', to]);
  assert.equal(status, 0, stderr);
  fs.rmSync(path.dirname(to), { recursive: true, force: true });
  await sleep(500);
}

test('a crowd that does everything at once meets no two threads at one place', async () => {
  const assignments = Object.fromEntries(
    await Promise.all(CLERKS.map(async (login) => [login, await activeOf(people[login])])),
  );
  const { records } = await people.office.download();
  const plan = records.find((record) => record.collection === 'plan').body.id;
  const end = Date.now() + SECONDS * 1_000;
  const done = {};
  await Promise.all(
    occupations(assignments, plan).map(async ([name, work]) => {
      for (done[name] = 0; Date.now() < end || done[name] === 0; done[name]++) await work();
    }),
  );
  console.log(Object.entries(done).map(([name, times]) => `${times} ${name}`).join(', '));
  await server.stop();
  const { status, stderr } = await run(['verify', '--ledger', server.ledger]);
  assert.equal(status, 0, stderr);
  const all = found();
  assert.equal(all.length, 0, all.join('\n'));
});

async function activeOf(person) {
  const [assignment] = await person.assignments('active');
  assert.ok(assignment, `${person.login} has an active assignment`);
  return assignment;
}
