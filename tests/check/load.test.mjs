// The parts of the load bench that judge: a measurement that overlooks things shows nothing.
import assert from 'node:assert/strict';
import test from 'node:test';
import { ChangeScanner } from '../../bench/load/change_scanner.mjs';
import { Deliveries } from '../../bench/load/deliveries.mjs';
import { judgeMemory } from '../../bench/load/memory.mjs';
import { Times } from '../../bench/load/tally.mjs';

const chunk = (text) => `${text.length.toString(16)}\r\n${text}\r\n`;
const change = (head) =>
  chunk(
    `id: 1.e.s.${head}\nevent: changes\n` +
      `data: {"epoch":"e","head":${head},"page":{"records":[{"body":{"head":7}}]}}\n\n`,
  );
const heartbeat = chunk('event: heartbeat\ndata: {}\n\n');

/** The heads that are found when the text comes in pieces of that size, in a buffer used again. */
function headsOf(text, size, scanner = new ChangeScanner()) {
  const heads = [];
  const buffer = Buffer.alloc(size);
  for (let at = 0; at < text.length; at += size) {
    const length = buffer.write(text.slice(at, at + size), 'latin1');
    scanner.take(buffer.subarray(0, length), (head) => heads.push(head));
  }
  return heads;
}

test('each change of a stream is found once, in whatever pieces it comes', () => {
  const text = chunk('retry: 2000\n\n') + change(12) + heartbeat + change(345) + change(6789);
  for (let size = 1; size <= text.length; size++) {
    assert.deepEqual(headsOf(text, size), [12, 345, 6789], `in pieces of ${size}`);
  }
});

test('a stream that the server ends says why', () => {
  const scanner = new ChangeScanner();
  const end = chunk('event: end\ndata: {"error":{"code":"busy","field":""}}\n\n');
  assert.deepEqual(headsOf(change(5) + end, 4096, scanner), [5]);
  assert.equal(scanner.ended, 'busy');
});

test('a push that came to all viewers is timed at each, and is missing nowhere', () => {
  const deliveries = new Deliveries(3);
  for (const [head, now_ms] of [[10, 100], [10, 101], [14, 110], [10, 112], [14, 120], [14, 130]]) {
    deliveries.came(head, now_ms);
  }
  deliveries.pushed(12, 100); // in the second change, which tells of the log up to 14
  deliveries.settle(200, 3);
  assert.equal(deliveries.missing, 0);
  assert.equal(deliveries.times.count, 3);
  assert.equal(deliveries.times.most_ms, 30);
  assert.ok(deliveries.isSettled);
});

test('a push that never comes to a viewer is waited for, and then missing', () => {
  const deliveries = new Deliveries(3);
  deliveries.came(10, 100);
  deliveries.came(10, 101);
  deliveries.pushed(10, 90);
  deliveries.settle(200, 3);
  assert.ok(!deliveries.isSettled);
  deliveries.settle(60_000, 3);
  assert.equal(deliveries.missing, 1);
  assert.equal(deliveries.times.count, 2);
});

test('quantiles are right to a percent or so', () => {
  const times = new Times();
  for (let ms = 1; ms <= 1000; ms++) times.add(ms);
  assert.ok(Math.abs(times.quantile(0.5) - 500) < 10);
  assert.ok(Math.abs(times.quantile(0.99) - 990) < 20);
  assert.equal(times.quantile(1), 1000);
  assert.equal(new Times().quantile(0.99), 0);
});

const MEMORY = { from_s: 60, entry_kb: 2 };
/** 300 seconds in which 10 operations a second come and memory grows by so much in each. */
const grown = (kb_per_second, jump = () => 0) =>
  Array.from({ length: 300 }, (_, s) => {
    const wave = (s % 7) * 40;
    return { s, operations: s * 10, rss_kb: 200_000 + s * kb_per_second + wave + jump(s) };
  });

test('memory that only waves is flat, and a peak does not change that', () => {
  assert.ok(judgeMemory(grown(0), MEMORY).is_flat);
  assert.ok(judgeMemory(grown(0, (s) => (s === 290 ? 90_000 : 0)), MEMORY).is_flat);
});

test('memory that grows as the log does is flat, and faster growth is not', () => {
  assert.ok(judgeMemory(grown(30), MEMORY).is_flat);
  assert.ok(!judgeMemory(grown(70), MEMORY).is_flat);
});

test('a log that does not grow explains nothing', () => {
  const idle = grown(30).map((sample) => ({ ...sample, operations: 0 }));
  assert.ok(!judgeMemory(idle, MEMORY).is_flat);
});
