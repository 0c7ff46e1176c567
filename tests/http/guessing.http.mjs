// Somebody guesses at passwords: with one account, and with many from one address. Whoever works is
// not locked out with him.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DEMO_PASSWORD, startServer } from '../lib/server.mjs';
import { Person, call, setCookie } from './person.mjs';

const OFFICE = '192.0.2.7'; // where a whole office comes from
const HOME = '198.51.100.9';
// What service/address_limits.h allows an address at once, and some more.
const GUESSES = 56;

let server;

before(async () => {
  // Addresses are told by a proxy, so that the test may come from several.
  server = await startServer({ args: ['--proxy', '127.0.0.1'] });
});
after(() => server.stop());

function signIn(login, { password = DEMO_PASSWORD, from = HOME, cookie } = {}) {
  const headers = { 'content-type': 'application/json', 'x-forwarded-for': from };
  if (cookie) headers.cookie = cookie;
  return call(server, 'POST', '/api/v1/sign-in', {
    headers,
    body: JSON.stringify({ login, password }),
  });
}

const browserOf = (answer) => setCookie(answer, 'tz_browser_').split(';')[0];

function isLocked(answer) {
  assert.equal(answer.status, 429, answer.text);
  assert.equal(answer.json.error.code, 'sign_in_locked');
  assert.ok(Number(answer.headers['retry-after']) >= 60);
}

test('guessing at one account locks that one and no other', async () => {
  for (let i = 0; i < 5; i++) {
    assert.equal((await signIn('kfq', { password: `wrong-guess-${i}` })).status, 401);
  }
  // From anywhere, and with the right password as well.
  isLocked(await signIn('kfq'));
  isLocked(await signIn('kfq', { from: OFFICE }));
  for (const login of ['aishan', 'lixin', 'office']) {
    assert.equal((await signIn(login)).status, 200, login);
  }
});

test('a browser that has signed in is known by a cookie that no script can use', async () => {
  const cookie = setCookie(await signIn('office'), 'tz_browser_');
  assert.match(cookie, /^tz_browser_[0-9a-f]{16}=[0-9a-f]{128}; Max-Age=\d{7,}; /);
  for (const attribute of ['HttpOnly', 'SameSite=Strict', 'Path=/']) {
    assert.ok(cookie.includes(attribute), cookie);
  }
  const refused = await signIn('office', { password: 'not-the-password' });
  assert.equal(refused.headers['set-cookie'], undefined);
});

test('of those who share a computer eight are known there, and the oldest go', async () => {
  const made = (count) =>
    Array.from({ length: count }, (_, i) => {
      const digits = (i + 1).toString(16).padStart(16, '0');
      return `tz_browser_${digits}=${'ab'.repeat(64)}`;
    });
  const cleared = (answer) =>
    (answer.headers['set-cookie'] ?? []).filter((line) => line.includes('; Max-Age=0;'));
  // The lines of an answer's head stand in no order.
  const names = (cookies) => cookies.map((cookie) => cookie.split('=')[0]).sort();
  const own = browserOf(await signIn('office'));
  const with_others = (others, password) => {
    const cookie = [...others.slice(0, 2), own, ...others.slice(2)].join('; ');
    return signIn('office', { password, cookie });
  };
  const ten = await with_others(made(10));
  assert.equal(ten.status, 200, ten.text);
  assert.deepEqual(names(cleared(ten)), names(made(3)));
  for (const line of cleared(ten)) assert.match(line, /=; Max-Age=0; Path=\/; HttpOnly;/);
  const [name] = own.split('=');
  assert.ok(ten.headers['set-cookie'].some((line) => line.startsWith(`${name}=`)), ten.text);
  assert.deepEqual(cleared(await with_others(made(7))), []);
  // What remains too many goes with the next sign-ins, so that no answer's head grows too long.
  const forty = made(40);
  assert.deepEqual(names(cleared(await with_others(forty))), names(forty.slice(0, 16)));
  assert.equal(cleared(await with_others(forty.slice(16))).length, 16);
  assert.equal(cleared(await with_others(forty.slice(32))).length, 1);
  // Nobody who only tries changes anything, and other cookies are nobody's business here.
  assert.deepEqual(cleared(await with_others(made(10), 'not-the-password')), []);
  const foreign = made(10).map((cookie, i) => cookie.replace('tz_browser_', `tz_browser_${i}`));
  assert.deepEqual(cleared(await with_others(foreign)), []);
});

test('many names tried from one address lock it, and nobody who was known there', async () => {
  const known = browserOf(await signIn('lixin', { from: OFFICE }));
  const others = browserOf(await signIn('aishan', { from: OFFICE }));
  const working = await Person.signIn(server, 'wenyuan');
  const guesses = Array.from({ length: GUESSES }, (_, i) =>
    signIn(`name-${i}`, { password: 'Spring-2026!', from: OFFICE }),
  );
  for (const { status } of await Promise.all(guesses)) {
    assert.ok([401, 429, 503].includes(status), `${status}`);
  }
  for (let tries = 0; tries < GUESSES; tries++) {
    const answer = await signIn(`more-${tries}`, { password: 'Spring-2026!', from: OFFICE });
    if (answer.status === 429) break;
  }
  // A stranger at the address waits, whether his password is right or not.
  isLocked(await signIn('yanzhuang', { from: OFFICE }));
  isLocked(await signIn('nobody', { from: OFFICE }));
  // Whoever has worked there before does not, with his own browser's cookie alone.
  assert.equal((await signIn('lixin', { from: OFFICE, cookie: known })).status, 200);
  isLocked(await signIn('lixin', { from: OFFICE, cookie: others }));
  const forged = known.replace(/.$/, (digit) => (digit === '0' ? '1' : '0'));
  isLocked(await signIn('lixin', { from: OFFICE, cookie: forged }));
  // Other addresses and open sessions feel nothing of it.
  assert.equal((await signIn('yanzhuang')).status, 200);
  assert.equal((await working.pull()).status, 200);
});

test('whoever claims another address with each guess waits all the same', async () => {
  const direct = await startServer();
  try {
    const claiming = (login, i) =>
      call(direct, 'POST', '/api/v1/sign-in', {
        headers: { 'content-type': 'application/json', 'x-forwarded-for': `203.0.113.${i}` },
        body: JSON.stringify({ login, password: 'Spring-2026!' }),
      });
    const guesses = Array.from({ length: GUESSES }, (_, i) => claiming(`name-${i}`, i));
    await Promise.all(guesses);
    isLocked(await claiming('nobody', 200));
  } finally {
    await direct.stop();
  }
});
