import assert from 'node:assert/strict';
import test from 'node:test';
import { placeFault, places } from '../../script/checks/places.mjs';
import { faultsOf } from './source.mjs';

// Written in pieces, or the check would find them here.
const HOST = ['registry', 'somewhere', 'org'].join('.');
const HOME = ['', 'home', 'someone', 'ledger'].join('/');
const scheme = ['http', 's:/', '/'].join('');

test('the host of a registry is a fault, with or without a scheme', () => {
  assert.match(placeFault(`get ${scheme}${HOST}/x`), /host/);
  assert.match(placeFault(`from ${HOST} take`), /host/);
});

test('this machine and examples are no hosts to fetch from', () => {
  assert.equal(placeFault('http://127.0.0.1:8080/ and http://localhost/'), null);
  assert.equal(placeFault('https://ledger.example.org/api'), null);
});

test('a path of one machine is a fault', () => {
  assert.match(placeFault(`open("${HOME}")`), /place of one machine/);
});

test('a path within the house or a route is none', () => {
  assert.equal(placeFault('GET /api/v1/home and docs/home/page.md'), null);
});

test('a lock file may say who asks for money, but not where from', async () => {
  const files = {
    'package-lock.json': `"url": "${scheme}${HOST}"\n"resolved": "${scheme}${HOST}/a.tgz"\n`,
  };
  assert.deepEqual(await faultsOf(places, files), ['package-lock.json:2']);
});
