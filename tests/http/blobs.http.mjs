// Attachments over HTTP: parts that are cut off and sent on, what is refused, and who may read.
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import net from 'node:net';
import { after, before, test } from 'node:test';
import { startServer } from '../lib/server.mjs';
import { Person, call } from './person.mjs';

const PART = 64 * 1024;
let server;
let aishan; // a clerk
let lixin; // another unit's
let office;
let own;

before(async () => {
  server = await startServer();
  [aishan, lixin, office] = await Promise.all(
    ['aishan', 'lixin', 'office'].map((login) => Person.signIn(server, login)),
  );
  [own] = await aishan.assignments('active');
  assert.ok(own, 'the demonstration has an active assignment');
});
after(() => server.stop());

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** A picture as far as its first bytes tell. */
function photo(size) {
  const bytes = randomBytes(size);
  bytes.set([0xff, 0xd8, 0xff, 0xe0]);
  return bytes;
}

function part(person, bytes, offset, size = PART, more = {}) {
  const hash = more.hash ?? sha256(bytes);
  const total = more.size ?? bytes.length;
  return call(server, 'PUT', `/api/v1/blob/${hash}?offset=${offset}&size=${total}`, {
    headers: { cookie: person.cookie, 'content-type': 'application/octet-stream' },
    body: bytes.subarray(offset, offset + size),
  });
}

async function received(person, hash) {
  const answer = await person.get(`/api/v1/blob/${hash}/received`);
  assert.equal(answer.status, 200, answer.text);
  return answer.json;
}

async function send(person, bytes) {
  for (let at = 0; at < bytes.length; at += PART) {
    const answer = await part(person, bytes, at);
    assert.equal(answer.status, 200, answer.text);
  }
  assert.deepEqual(await received(person, sha256(bytes)), {
    received: bytes.length,
    whole: true,
  });
}

async function report(person, assignment, bytes) {
  const operation = person.report(assignment, `带照片的填报 ${sha256(bytes).slice(0, 8)}。`);
  operation.schema = 2;
  operation.body.content.attachments = [
    { sha256: sha256(bytes), size: bytes.length, type: 'image/jpeg', name: '现场.jpg' },
  ];
  const answer = await person.push([operation]);
  assert.equal(answer.json.verdicts[0].verdict, 'accepted', answer.text);
}

/** Sends a part whose connection breaks after `bytes_sent` bytes of its body. */
function cutPart(person, bytes, offset, bytes_sent) {
  const body = bytes.subarray(offset, offset + PART);
  const head =
    `PUT /api/v1/blob/${sha256(bytes)}?offset=${offset}&size=${bytes.length} HTTP/1.1\r\n` +
    `Host: 127.0.0.1:${server.port}\r\nCookie: ${person.cookie}\r\nX-Taizhang: 1\r\n` +
    `Content-Type: application/octet-stream\r\nContent-Length: ${body.length}\r\n\r\n`;
  return new Promise((resolve) => {
    const socket = net.connect(server.port, '127.0.0.1', () => {
      socket.write(head);
      socket.write(body.subarray(0, bytes_sent), () => setTimeout(() => socket.destroy(), 20));
    });
    socket.on('error', () => {});
    socket.on('close', resolve);
  });
}

test('forty photos and twenty cuts at random cost at most five percent more bytes', async () => {
  const photos = Array.from({ length: 40 }, () => photo(300_000 + Math.floor(Math.random() * 4e5)));
  const total = photos.reduce((sum, bytes) => sum + bytes.length, 0);
  const cuts = Array.from({ length: 20 }, () => Math.floor(Math.random() * total));
  cuts.sort((a, b) => a - b);
  let sent = 0;
  let done = 0;
  for (const bytes of photos) {
    let at = 0;
    for (let whole = false; !whole; ) {
      const size = Math.min(PART, bytes.length - at);
      if (cuts.length > 0 && done + at + size > cuts[0]) {
        // Sometimes before all of it has arrived, sometimes after, with the answer lost.
        const arrived = Math.max(0, Math.min(size, cuts[0] - done - at));
        cuts.shift();
        await cutPart(aishan, bytes, at, Math.random() < 0.2 ? size : arrived);
        const state = await received(aishan, sha256(bytes));
        sent += arrived;
        ({ whole, received: at } = state);
        continue;
      }
      const answer = await part(aishan, bytes, at);
      assert.equal(answer.status, 200, answer.text);
      sent += size;
      ({ whole, received: at } = answer.json);
    }
    done += bytes.length;
    assert.equal((await received(aishan, sha256(bytes))).whole, true);
  }
  assert.equal(cuts.length, 0);
  assert.ok(sent <= total * 1.05, `${sent} bytes were sent for ${total}`);
});

test('a photo is read by those who see the report, as a file that becomes no page', async () => {
  const bytes = photo(100_000);
  await send(aishan, bytes);
  await report(aishan, own, bytes);
  const path = `/api/v1/blob/${sha256(bytes)}`;
  const response = await fetch(`${server.url}${path}`, { headers: { cookie: office.cookie } });
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('content-type'), 'image/jpeg');
  const disposition = response.headers.get('content-disposition');
  assert.match(disposition, /^attachment; filename="[0-9a-f]{12}\.jpg"$/);
  assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
  assert.equal(response.headers.get('cache-control'), 'no-store');
  assert.deepEqual(Buffer.from(await response.arrayBuffer()), bytes);
});

test('a photo of another unit and one that nobody has get the same answer', async () => {
  const bytes = photo(100_000);
  await send(aishan, bytes);
  await report(aishan, own, bytes);
  const theirs = await lixin.get(`/api/v1/blob/${sha256(bytes)}`);
  const nobodys = await lixin.get(`/api/v1/blob/${sha256('nothing')}`);
  assert.equal(theirs.status, 404);
  assert.deepEqual(theirs.json, nobodys.json);
  assert.deepEqual(await received(lixin, sha256(bytes)), { received: 0, whole: false });
});

test('citing the hash of another unit opens nothing', async () => {
  const bytes = photo(100_000);
  await send(aishan, bytes);
  const [theirs] = await lixin.assignments('active');
  await report(lixin, theirs, bytes);
  assert.equal((await lixin.get(`/api/v1/blob/${sha256(bytes)}`)).status, 404);
});

test('wrong bytes, too many, another type and a wrong place are told apart', async () => {
  const bytes = photo(1000);
  const refused = async (answer, status, code) => {
    const { json, status: told } = await answer;
    assert.equal(json.error.code, code);
    assert.equal(told, status);
    return json.error;
  };
  await refused(part(aishan, bytes, 0, PART, { hash: sha256('other') }), 409, 'blob_differs');
  await refused(part(aishan, bytes, 0, PART, { size: 11 * 1024 * 1024 }), 413, 'blob_too_large');
  await refused(part(aishan, photo(300_000), 0, 300_000), 413, 'body_too_large');
  const html = Buffer.from('<html>hello, this is a page</html>');
  await refused(part(aishan, html, 0), 415, 'blob_unknown_type');
  const away = await refused(part(aishan, bytes, 500), 409, 'blob_offset');
  assert.deepEqual(away.args, ['0']);
  await refused(part(aishan, bytes, 0, PART, { hash: 'abc' }), 400, 'unknown_value');
  const put = (path) => call(server, 'PUT', path, { headers: { cookie: aishan.cookie } });
  await refused(put(`/api/v1/blob/${sha256(bytes)}`), 400, 'bad_number');
});

test('without a session, from another site or as something else nothing is taken', async () => {
  const bytes = photo(1000);
  const path = `/api/v1/blob/${sha256(bytes)}?offset=0&size=1000`;
  const type = { 'content-type': 'application/octet-stream' };
  const nobody = await call(server, 'PUT', path, { headers: type, body: bytes });
  assert.equal(nobody.status, 401);
  const foreign = { ...type, cookie: aishan.cookie, origin: 'https://elsewhere.example' };
  const elsewhere = await call(server, 'PUT', path, { headers: foreign, body: bytes });
  assert.equal(elsewhere.json.error.code, 'cross_origin');
  const json_type = { cookie: aishan.cookie, 'content-type': 'application/json' };
  const as_json = await call(server, 'PUT', path, { headers: json_type, body: bytes });
  assert.equal(as_json.status, 415);
  for (const asked of [`/api/v1/blob/${sha256(bytes)}`, `/api/v1/blob/${sha256(bytes)}/received`]) {
    assert.equal((await call(server, 'GET', asked)).status, 401);
  }
});

test('what was received outlives a power cut, and verify knows of it', async () => {
  const bytes = photo(200_000);
  assert.equal((await part(aishan, bytes, 0)).status, 200);
  await server.kill();
  await server.start();
  const state = await received(aishan, sha256(bytes));
  assert.ok(state.received <= PART && !state.whole);
  for (let at = state.received; at < bytes.length; at += PART) {
    assert.equal((await part(aishan, bytes, at)).status, 200);
  }
  assert.equal((await received(aishan, sha256(bytes))).whole, true);
});
