// What stands before a server on the open network: nginx and Caddy, by the examples in packaging/.
import assert from 'node:assert/strict';
import http from 'node:http';
import http2 from 'node:http2';
import { after, before, describe, test } from 'node:test';
import { makeCertificate } from '../lib/certificate.mjs';
import { NAME, startFront } from '../lib/front.mjs';
import { startServer } from '../lib/server.mjs';
import { Person, call } from './person.mjs';
import { sleep } from './raw.mjs';

const JSON_BODY = { 'content-type': 'application/json' };
// Another machine, as far as loopback goes.
const ELSEWHERE = '127.0.0.2';

/** The address that is told of somebody at another machine who forges headers. */
async function addressTold(front, server) {
  const before_it = server.log.length;
  const answer = await call(front, 'POST', '/api/v1/sign-in', {
    headers: { ...JSON_BODY, 'x-forwarded-for': '203.0.113.9', 'x-real-ip': '203.0.113.9' },
    body: JSON.stringify({ login: 'nobody', password: 'not the password' }),
    connect: { localAddress: ELSEWHERE },
  });
  assert.equal(answer.status, 401, answer.text);
  for (const end = Date.now() + 10_000; Date.now() < end; await sleep(20)) {
    const told = server.log.slice(before_it).match(/ peer=(\S+)/);
    if (told) return told[1];
  }
  throw new Error(`nobody was told of:\n${server.log.slice(before_it)}`);
}

/** The status of a GET over HTTP/2. */
function getByHttp2(front, target) {
  return new Promise((resolve, reject) => {
    const session = http2.connect(front.url, { ...front.connect, ALPNProtocols: ['h2'] });
    session.on('error', reject);
    const request = session.request({ ':path': target, ':authority': NAME });
    request.on('response', (headers) => {
      session.destroy();
      resolve(headers[':status']);
    });
    request.on('error', reject);
    request.end();
  });
}

function getByPlainHttp(front) {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port: front.ports.http, headers: front.headers };
    const request = http.get({ ...options, agent: false, path: '/board' }, (response) => {
      response.resume();
      resolve(response);
    });
    request.on('error', reject);
  });
}

for (const kind of ['nginx', 'caddy']) {
  describe(kind, () => {
    const certificate = makeCertificate(NAME);
    let server;
    let front;

    before(async () => {
      const args = ['--public-origin', `https://${NAME}`, '--proxy', '127.0.0.1'];
      server = await startServer({ args });
      front = await startFront(kind, { server, certificate });
    });
    after(async () => {
      await front?.stop();
      await server?.stop();
    });

    test('signing in, pushing and pulling go through', async () => {
      const aishan = await Person.signIn(front, 'aishan');
      assert.match(aishan.cookie, /^__Host-tz_session=/);
      const [own] = await aishan.assignments('active');
      const pushed = await aishan.push([aishan.report(own, '经前置代理的一次填报。')]);
      assert.equal(pushed.json.verdicts[0].verdict, 'accepted', pushed.text);
      const foreign = { origin: 'https://elsewhere.example' };
      assert.equal((await aishan.post('/api/v1/sign-out', '', foreign)).status, 403);
      const ours = { origin: `https://${NAME}` };
      assert.equal((await aishan.post('/api/v1/sign-out', '', ours)).status, 200);
    });

    test('the live stream arrives line by line', async () => {
      const office = await Person.signIn(front, 'office');
      const aishan = await Person.signIn(front, 'aishan');
      const [own] = await aishan.assignments('active');
      const live = await office.live();
      assert.equal(live.status, 200);
      await sleep(50);
      for (const text of ['第一条。', '第二条。']) {
        const pushed = await aishan.push([aishan.report(own, text)]);
        const event = await live.next(10_000);
        assert.equal(event.data.head, pushed.json.head);
      }
      live.close();
    });

    test('the address of the person is told, and a forged one is not', async () => {
      assert.equal(await addressTold(front, server), ELSEWHERE);
    });

    test('a front that the server was not told of is not believed', async () => {
      const other = await startServer({ args: ['--public-origin', `https://${NAME}`] });
      const another = await startFront(kind, { server: other, certificate });
      assert.equal(await addressTold(another, other), '127.0.0.1');
      await another.stop();
      await other.stop();
    });

    test('the browser is told once to stay with https', async () => {
      for (const target of ['/api/v1/hello', '/nowhere']) {
        const { headers } = await call(front, 'GET', target);
        assert.equal(headers['strict-transport-security'], 'max-age=31536000', target);
      }
    });

    test('HTTP/2 is spoken, and plain HTTP leads to https', async () => {
      assert.equal(await getByHttp2(front, '/api/v1/hello'), 200);
      const led = await getByPlainHttp(front);
      assert.ok([301, 308].includes(led.statusCode), `${led.statusCode}`);
      assert.match(led.headers.location, new RegExp(`^https://${NAME}(:\\d+)?/board$`));
    });

    test('what is for the machine alone is not shown', async () => {
      for (const target of ['/metrics', '/readyz', '/healthz']) {
        assert.equal((await call(front, 'GET', target)).status, 404, target);
      }
      assert.equal((await call(server, 'GET', '/readyz')).status, 200);
    });

    test('a body that is too large is refused, by the server or before it', async () => {
      const send = (size) =>
        call(front, 'POST', '/api/v1/push', { headers: JSON_BODY, body: Buffer.alloc(size, 'a') });
      const ours = await send(2 * 1024 * 1024);
      assert.equal(ours.status, 413);
      assert.equal(ours.json.error.code, 'body_too_large');
      // Caddy may see that the server has refused before it sees why.
      const theirs = await send(6 * 1024 * 1024).catch((fault) => fault);
      assert.ok(theirs instanceof Error || theirs.status >= 400, `${theirs.status}`);
      assert.equal((await call(front, 'GET', '/api/v1/hello')).status, 200);
    });
  });
}
