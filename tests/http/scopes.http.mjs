// What each role is sent, over every door: words are planted in records of one unit, everything
// that the server says to each role is gathered, and no word may be in it that is not for that
// person. Who may see a word is judged by tests/http/may_see.mjs, not by the server.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { ROOT, startServer } from '../lib/server.mjs';
import { partsOf } from '../lib/sheet.mjs';
import { MaySee } from './may_see.mjs';
import { Person } from './person.mjs';
import { Planted, today } from './planted.mjs';
import { sleep } from './raw.mjs';

const READERS = {
  lixin: 'clerk of the unit',
  aishan: 'clerk of another unit',
  xingzhengshenpi: 'unit lead',
  office: 'office',
  leader: 'supervisor',
  auditor: 'auditor',
  admin: 'administrator',
  nobody: 'nobody',
};

let server;
let office;
let clerk;
let planted;
let truth; // every record, as the office has it after all was planted
let oracle;
let heard; // of each live stream: all that came, as text
const people = new Map();

const cookieOf = ({ cookie }) => (cookie ? { cookie } : {});

/** One answer with its bytes, unpacked where it is an archive. */
function ask(person, { method = 'GET', target, body }) {
  const headers = { ...cookieOf(person), 'accept-language': 'en' };
  if (body) headers['content-type'] = 'application/json';
  return new Promise((resolve, reject) => {
    const url = `${server.url}${target}`;
    const request = http.request(url, { method, headers, agent: false }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => {
        const content = Buffer.concat(chunks);
        const parts = content.subarray(0, 2).equals(Buffer.from('PK')) ? partsOf(content) : [];
        const all = [content.toString('utf8'), JSON.stringify(response.headers)];
        for (const [, text] of parts) all.push(text);
        resolve({ target, status: response.statusCode, text: all.join('\n') });
      });
    });
    request.on('error', reject);
    request.end(body && JSON.stringify(body));
  });
}

/** Gathers a stream's text until it is closed. */
function listen(person) {
  const stream = { text: '' };
  return new Promise((resolve, reject) => {
    const options = { headers: cookieOf(person), agent: false };
    const request = http.get(`${server.url}/api/v1/live`, options, (response) => {
      stream.status = response.statusCode;
      response.setEncoding('utf8');
      response.on('data', (text) => (stream.text += text));
      response.on('error', () => {});
      stream.close = () => request.destroy();
      resolve(stream);
    });
    request.on('error', reject);
  });
}

before(async () => {
  server = await startServer();
  for (const login of Object.keys(READERS)) {
    const visitor = new Person(server, login);
    people.set(login, login === 'nobody' ? visitor : await Person.signIn(server, login));
  }
  office = people.get('office');
  clerk = people.get('lixin');
  const [own, taken] = await clerk.assignments('active');
  assert.ok(own && taken, 'the demonstration has two active assignments of the unit');
  planted = new Planted({ office, clerk, leader: people.get('leader'), own, taken });
  const streams = await Promise.all([...people.values()].map(listen));
  heard = new Map([...people.keys()].map((login, i) => [login, streams[i]]));
  await sleep(100);
  await planted.all();
  const whole = await office.download();
  truth = whole.records;
  oracle = new MaySee(truth);
  // What comes after the last that was planted would come within this time as well.
  for (let tries = 0; tries < 500; tries++) {
    if (heard.get('office').text.includes(`"head":${whole.head},`)) break;
    await sleep(10);
  }
  await sleep(1_000);
});
after(async () => {
  for (const stream of heard?.values() ?? []) stream.close();
  await server.stop();
});

// Judging ------------------------------------------------------------------------------------

const readerOf = (login) =>
  truth.find((r) => r.collection === 'person' && r.body.id === people.get(login).id)?.body ?? null;
const holding = (word) =>
  word.startsWith('zqbytes')
    ? truth.filter((r) => JSON.stringify(r.body).includes(planted.picture))
    : truth.filter((r) => JSON.stringify(r.body).includes(word));

/** What must not be said to that person: words, and ids of records that hold only such words. */
function hiddenFrom(login) {
  const reader = readerOf(login);
  const hidden = new Set();
  for (const word of planted.words) {
    const records = holding(word);
    if (records.some((record) => oracle.may(reader, record))) continue;
    hidden.add(word);
    for (const { collection, body } of records) {
      // Ids of assignments and tasks stand in published circulars, for all to see.
      if (collection !== 'assignment') hidden.add(body.id);
    }
  }
  return hidden;
}

/** Every door that gives out data, with what somebody curious would ask there. */
function doorsFor(person) {
  const { plan } = planted;
  const cycle = truth.find((r) => r.collection === 'cycle').body.first;
  const q = (query) => new URLSearchParams(query);
  const files = ['xlsx', 'csv'].flatMap((kind) =>
    [{}, { unit: clerk.unit }, { cycle }, { unit: clerk.unit, cycle }].map(
      (more) => `/api/v1/export/ledger.${kind}?${q({ plan, ...more })}`,
    ),
  );
  const { circular, assessment } = planted.drafts;
  const opened = truth
    .filter((r) => ['circular', 'assessment'].includes(r.collection))
    .map(({ collection, body }) =>
      collection === 'circular'
        ? `/api/v1/circulars/${body.id}/document`
        : `/api/v1/assessments/${body.id}/sheet`,
    );
  const gets = [
    '/healthz',
    '/readyz',
    '/metrics',
    '/api/v1/hello',
    '/api/v1/session',
    `/api/v1/session?person=${clerk.id}`,
    '/api/v1/pull?digest=1',
    '/api/v1/pull?cursor=nonsense',
    `/api/v1/pull?person=${clerk.id}`,
    '/api/v1/presence',
    '/api/v1/sign-ins',
    '/api/v1/sign-ins?login=office',
    '/api/v1/chain',
    '/api/v1/accounts',
    '/api/v1/accounts/lixin/sessions',
    '/api/v1/sessions',
    `/api/v1/blob/${planted.picture}`,
    `/api/v1/blob/${planted.picture}/received`,
    '/api/v1/no/such/door',
    ...planted.words.map((word) => `/api/v1/search?${q({ q: word })}`),
    ...planted.words.map((word) => `/api/v1/search?${q({ q: word.slice(2, -2), limit: 1 })}`),
    ...files,
    ...opened,
  ];
  const posts = readsAll(person)
    ? []
    : [
        [`/api/v1/sessions/${'0'.repeat(32)}/end`, {}],
        [`/api/v1/accounts/lixin/sessions/${'0'.repeat(32)}/end`, {}],
        ['/api/v1/device', { device: clerk.device }],
        ['/api/v1/circulars', { plan }],
        [`/api/v1/circulars/${circular}/freeze`, {}],
        ['/api/v1/assessments', { plan, first: today, last: today }],
        [`/api/v1/assessments/${assessment}/freeze`, {}],
        ['/api/v1/import/publish', { text: 'x' }],
        ['/api/v1/push', { protocol: 1, device: clerk.device, operations: [] }],
      ];
  return [
    ...gets.map((target) => ({ target })),
    ...posts.map(([target, body]) => ({ method: 'POST', target, body })),
  ];
}

const readsAll = (person) => ['office', 'leader', 'auditor'].includes(person.login);

/** Operations on what is not one's own, whose refusals might say too much. */
async function prying(person) {
  if (readsAll(person) || person.login === 'nobody') return [];
  const of = (collection) => {
    const marked = (r) => planted.words.some((word) => JSON.stringify(r.body).includes(word));
    return truth.find((r) => r.collection === collection && marked(r)).body.id;
  };
  const problem = { problem: of('problem'), resolution: 'x' };
  const operations = [
    person.operation('report.accept', { report: of('report') }),
    person.operation('problem.resolve', problem),
    person.operation('order.close', { order: of('order'), words: 'x' }),
    person.operation('late.admit', { late: of('late_arrival') }),
    person.operation('circular.word', {
      circular: planted.drafts.circular,
      edits: [{ part: 'title', words: 'x' }],
    }),
    person.operation('action_plan.approve', { assignment: planted.own.id }),
    person.operation('report.submit', {
      report: of('report'),
      assignment: planted.own.id,
      content: { percent: 0, narrative: 'x' },
    }),
  ].map((operation) => ({ ...operation, base: 0 }));
  const first = await person.pull();
  const pushed = await person.push(operations, { cursor: first.json.page.next });
  for (const { verdict } of pushed.json.verdicts) assert.equal(verdict, 'rejected', pushed.text);
  return [{ target: 'receipts of a push', text: pushed.text }];
}

async function saidTo(login) {
  const person = people.get(login);
  const said = [{ target: 'live stream', text: heard.get(login).text }];
  for (const door of doorsFor(person)) said.push(await ask(person, door));
  if (login !== 'nobody') {
    const { records } = await person.download();
    said.push({ target: 'pull, all pages', text: JSON.stringify(records) });
  }
  return [...said, ...(await prying(person))];
}

for (const [login, role] of Object.entries(READERS)) {
  test(`no door tells ${role} a word that is not for that person`, async () => {
    const hidden = hiddenFrom(login);
    const said = await saidTo(login);
    for (const { target, text } of said) {
      for (const word of hidden) {
        // What was asked with stands in no answer that is not an error about it.
        assert.ok(!text.includes(word), `${login} was told ${word} at ${target}`);
      }
    }
    const all = said.map(({ text }) => text).join('\n');
    for (const word of planted.words.filter((one) => !hidden.has(one))) {
      assert.ok(all.includes(word), `${login} was never told ${word}, which is his to see`);
    }
  });
}

test('each role downloads exactly the records that the rule of access names', async () => {
  for (const login of Object.keys(READERS).filter((one) => one !== 'nobody')) {
    const reader = readerOf(login);
    // What prying has left in the log has changed no record.
    const { records } = await people.get(login).download();
    const name = ({ collection, body }) => `${collection} ${body.id}`;
    const wanted = truth.filter((record) => oracle.may(reader, record)).map(name);
    assert.deepEqual(records.map(name).sort(), wanted.sort(), login);
  }
});

test('the live stream brings each role what it may see of what was done', () => {
  for (const login of Object.keys(READERS)) {
    const { status, text } = heard.get(login);
    assert.equal(status, login === 'nobody' ? 401 : 200);
    const hidden = hiddenFrom(login);
    const told = planted.words.filter((word) => !word.startsWith('zqbytes') && !hidden.has(word));
    for (const word of told) assert.ok(text.includes(word), `${login}: ${word}`);
  }
});

test('somebody is hidden something, and each planted word is seen by some and not by all', () => {
  for (const word of planted.words) {
    const blind = Object.keys(READERS).filter((login) => hiddenFrom(login).has(word));
    assert.ok(blind.includes('aishan') || word.startsWith('zqinstruction'), word);
    assert.ok(blind.includes('nobody') && blind.includes('admin'), word);
    assert.ok(!blind.includes('office'), word);
  }
});

/** Doors that give nothing out: what they answer depends on what was sent alone. */
const SAY_NOTHING = [
  'POST /api/v1/sign-in',
  'POST /api/v1/sign-out',
  'POST /api/v1/password',
  'POST /api/v1/second-factor',
  'POST /api/v1/second-factor/confirm',
  'POST /api/v1/import',
  'PUT /api/v1/blob/:sha256',
  // For the administrator, who is not shown the ledger; tests/http/accounts.http.mjs.
  'POST /api/v1/accounts',
  'POST /api/v1/accounts/:login/password',
  'POST /api/v1/accounts/:login/disable',
  'POST /api/v1/accounts/:login/enable',
  'POST /api/v1/accounts/:login/second-factor/remove',
];

test('no door of the server is left out', () => {
  const folder = path.join(ROOT, 'server/http');
  const doors = fs
    .readdirSync(folder)
    .filter((name) => name.startsWith('api_') && name.endsWith('.cpp'))
    .flatMap((name) => [
      ...fs
        .readFileSync(path.join(folder, name), 'utf8')
        .matchAll(/site\.add\(\s*"([A-Z]+)",\s*"([^"]+)"/g),
    ])
    .map(([, method, pattern]) => ({ method, pattern }));
  assert.ok(doors.length > 25);
  const asked = doorsFor(people.get('aishan')).map(({ method = 'GET', target }) => ({
    method,
    path: target.split('?')[0],
  }));
  asked.push({ method: 'GET', path: '/api/v1/live' });
  const fits = (pattern, at) => new RegExp(`^${pattern.replace(/:\w+/g, '[^/]+')}$`).test(at);
  const left_out = doors.filter(
    ({ method, pattern }) =>
      !SAY_NOTHING.includes(`${method} ${pattern}`) &&
      !asked.some((one) => one.method === method && fits(pattern, one.path)),
  );
  assert.deepEqual(left_out, []);
});
