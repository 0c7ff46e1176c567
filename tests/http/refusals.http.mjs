// What is wrong with a call is told by a stable code and a sentence in the reader's language, and
// leaves the ledger as it was.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { startServer } from '../lib/server.mjs';
import { Person, call, newId } from './person.mjs';

let server;
let office;
let aishan;

before(async () => {
  server = await startServer();
  office = await Person.signIn(server, 'office');
  aishan = await Person.signIn(server, 'aishan');
});
after(() => server.stop());

const LANGUAGES = [
  ['zh', /[一-鿿]/],
  ['en', /^[ -~]+$/],
];

/** Calls in both languages and checks status, code, sentence, field, and that nothing changed. */
async function isRefused(send, { status, code, field }) {
  const { head } = await office.download();
  for (const [lang, script] of LANGUAGES) {
    const answer = await send({ 'accept-language': lang });
    assert.equal(answer.status, status, answer.text);
    const { error } = answer.json;
    assert.equal(error.code, code);
    assert.match(error.message, script);
    assert.doesNotMatch(error.message, /\{\d\}/);
    if (field !== undefined) assert.equal(error.field, field);
    assert.equal(answer.headers['content-language'], lang);
  }
  assert.equal((await office.download()).head, head);
}

test('a body that is not JSON is refused', async () => {
  const not_text = Buffer.from('{"a":"\xff"}', 'latin1');
  for (const body of ['{', '', '[1,]', '{"a":1}x', "{'a':1}", not_text]) {
    await isRefused((headers) => aishan.post('/api/v1/push', body, headers), {
      status: 400,
      code: 'malformed_json',
    });
  }
});

test('JSON that is no object is refused', async () => {
  for (const body of ['null', '5', '[]', '"text"']) {
    await isRefused((headers) => aishan.post('/api/v1/push', body, headers), {
      status: 400,
      code: 'wrong_type',
    });
  }
});

test('JSON that is nested too deep is refused', async () => {
  const deep = '['.repeat(100_000) + ']'.repeat(100_000);
  await isRefused((headers) => aishan.post('/api/v1/push', deep, headers), {
    status: 400,
    code: 'malformed_json',
  });
});

test('a field of the wrong type is named', async () => {
  const good = { protocol: 1, device: newId(), operations: [] };
  for (const [field, value] of [
    ['protocol', '1'],
    ['skew_ms', 'much'],
    ['operations', {}],
    ['cursor', 5],
  ]) {
    await isRefused(
      (headers) => aishan.post('/api/v1/push', { ...good, [field]: value }, headers),
      { status: 400, code: 'wrong_type', field },
    );
  }
});

test('a field that is missing is named', async () => {
  await isRefused(
    (headers) => aishan.post('/api/v1/push', { protocol: 1, device: newId() }, headers),
    { status: 400, code: 'missing_field', field: 'operations' },
  );
  await isRefused((headers) => aishan.post('/api/v1/sign-in', { login: 'office' }, headers), {
    status: 400,
    code: 'missing_field',
    field: 'password',
  });
});

test('more operations than a batch may hold are refused as a whole', async () => {
  const operations = Array.from({ length: 501 }, () => ({}));
  await isRefused((headers) => aishan.push(operations, { headers }), {
    status: 413,
    code: 'batch_too_large',
  });
});

test('a body past the limit is refused', async () => {
  const large = JSON.stringify({ filler: 'a'.repeat(1024 * 1024) });
  await isRefused((headers) => aishan.post('/api/v1/push', large, headers), {
    status: 413,
    code: 'body_too_large',
  });
});

test('a body of another type, or packed, is refused', async () => {
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
    await isRefused(
      (headers) => aishan.post('/api/v1/push', '{}', { ...headers, 'content-type': type }),
      { status: 415, code: 'unsupported_type' },
    );
  }
  const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024));
  await isRefused(
    (headers) =>
      call(server, 'POST', '/api/v1/push', {
        headers: {
          ...headers,
          cookie: aishan.cookie,
          'content-type': 'application/json',
          'content-encoding': 'gzip',
        },
        body: bomb,
      }),
    { status: 415, code: 'unsupported_type' },
  );
});

test('an address or a method that there is not is refused', async () => {
  await isRefused((headers) => aishan.get('/api/v1/nothing', headers), {
    status: 404,
    code: 'route_unknown',
  });
  await isRefused((headers) => aishan.get('/api/v1/push', headers), {
    status: 405,
    code: 'method_not_allowed',
  });
});

test('a cursor that is none is refused', async () => {
  for (const cursor of ['x', 'a'.repeat(1000), '../../etc', '9999999999999999999999']) {
    await isRefused((headers) => aishan.get(`/api/v1/pull?cursor=${cursor}`, headers), {
      status: 410,
      code: 'bad_cursor',
    });
  }
});

test('a write from another site is refused, with a valid session too', async () => {
  for (const foreign of [
    { origin: 'https://elsewhere.example' },
    { origin: 'null' },
    { origin: `http://127.0.0.1:${server.port + 1}` },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site', origin: server.url },
  ]) {
    await isRefused(
      (headers) => aishan.push([], { headers: { ...headers, ...foreign } }),
      { status: 403, code: 'cross_origin' },
    );
  }
  const own = { origin: server.url, 'sec-fetch-site': 'same-origin' };
  assert.equal((await aishan.push([], { headers: own })).status, 200);
});

test('a call without a session is refused', async () => {
  const nobody = new Person(server, 'nobody');
  const refusal = { status: 401, code: 'session_required' };
  await isRefused((headers) => nobody.push([], { headers }), refusal);
  await isRefused((headers) => nobody.get('/api/v1/pull', headers), refusal);
  await isRefused((headers) => nobody.get('/api/v1/live', headers), refusal);
  await isRefused((headers) => nobody.get('/api/v1/session', headers), refusal);
});

test('a token that was made up is refused', async () => {
  for (const token of ['0'.repeat(64), 'x', 'a'.repeat(4000), '%00', "' or 1=1 --"]) {
    const forger = new Person(server, 'forger');
    forger.cookie = `tz_session=${token}`;
    const answer = await forger.get('/api/v1/session');
    assert.ok([400, 401].includes(answer.status), `${token}: ${answer.text}`);
  }
});

test('a protocol older than the oldest that is spoken is refused', async () => {
  await isRefused(
    (headers) =>
      aishan.post('/api/v1/push', { protocol: 0, device: newId(), operations: [] }, headers),
    { status: 426, code: 'protocol_too_old', field: 'protocol' },
  );
});
