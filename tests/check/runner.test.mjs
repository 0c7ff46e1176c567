import assert from 'node:assert/strict';
import test from 'node:test';
import { readTap, verdict } from '../lib/runner.mjs';

const TAP = '# tests 4\n# suites 0\n# pass 2\n# fail 1\n# cancelled 0\n# skipped 1\n# todo 0\n';

test('the figures of a report are read', () => {
  assert.deepEqual(readTap(TAP), { passed: 2, failed: 1, skipped: 1 });
});

test('a report that breaks off has no figures', () => {
  assert.equal(readTap('TAP version 13\nok 1 - a\n'), null);
});

test('a test that was cancelled has failed', () => {
  assert.equal(readTap(TAP.replace('cancelled 0', 'cancelled 2')).failed, 3);
});

test('a file that ran nothing has failed', () => {
  assert.equal(verdict({ passed: 0, failed: 0, skipped: 0 }, 0).failed, 1);
  assert.equal(verdict(null, 0).failed, 1);
});

test('a file that ended badly after its tests has failed', () => {
  assert.deepEqual(verdict({ passed: 3, failed: 0, skipped: 0 }, 1), {
    passed: 3,
    failed: 1,
    skipped: 0,
  });
});

test('a failure is not counted twice', () => {
  assert.equal(verdict({ passed: 3, failed: 2, skipped: 0 }, 1).failed, 2);
});
