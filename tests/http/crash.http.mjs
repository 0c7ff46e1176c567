// A power cut: what was acknowledged is there afterwards, nothing is there twice, and the log
// proves it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { PROGRAM, startServer } from '../lib/server.mjs';
import { Person } from './person.mjs';
import { sleep } from './raw.mjs';

const ROUNDS = 5;

test('after kill -9 nothing acknowledged is lost, and nothing counts twice', async () => {
  const server = await startServer();
  const aishan = await Person.signIn(server, 'aishan');
  const [own] = await aishan.assignments('active');
  const sent = [];
  const acknowledged = new Map();
  for (let round = 0; round < ROUNDS; round++) {
    let is_up = true;
    const pushing = Array.from({ length: 4 }, async () => {
      while (is_up) {
        const operation = aishan.report(own, `第 ${sent.length} 次填报。`);
        sent.push(operation);
        try {
          const answer = await aishan.push([operation]);
          if (answer.status === 200) acknowledged.set(operation.id, answer.json.verdicts[0]);
        } catch {
          // Cut off: what became of it is not known.
        }
      }
    });
    await sleep(200 + round * 37);
    await server.kill();
    is_up = false;
    await Promise.all(pushing);
    await server.start();
  }
  assert.ok(acknowledged.size > ROUNDS, `${acknowledged.size} were acknowledged`);
  const seqs = new Set();
  for (const operation of sent) {
    const answer = await aishan.push([operation]);
    const [verdict] = answer.json.verdicts;
    assert.equal(verdict.verdict, 'accepted', JSON.stringify(verdict));
    const before_cut = acknowledged.get(operation.id);
    if (before_cut) assert.deepEqual(verdict, before_cut);
    seqs.add(verdict.seq);
  }
  assert.equal(seqs.size, sent.length);
  const { records } = await aishan.download();
  const mine = new Set(sent.map((operation) => operation.body.report));
  const kept = records.filter((r) => r.collection === 'report' && mine.has(r.body.id));
  assert.equal(kept.length, sent.length);
  await server.stop();
  execFileSync(PROGRAM, ['verify', '--ledger', server.ledger], { stdio: 'pipe' });
});

test('a polite end lets the answers under way go out, and is quick with streams open', async () => {
  const server = await startServer();
  const office = await Person.signIn(server, 'office');
  const live = await office.live();
  const began = Date.now();
  await server.stop();
  assert.ok(Date.now() - began < 5_000);
  assert.equal(await live.next(), undefined);
});

test('pushes under way at a polite end are answered or not taken, and never half', async () => {
  const server = await startServer();
  const aishan = await Person.signIn(server, 'aishan');
  const [own] = await aishan.assignments('active');
  const sent = Array.from({ length: 40 }, (_, i) => aishan.report(own, `停机时的第 ${i} 次填报。`));
  const pushing = sent.map((operation) =>
    aishan.push([operation]).then(
      (answer) => (answer.status === 200 ? answer.json.verdicts[0] : undefined),
      () => undefined,
    ),
  );
  await Promise.race(pushing);
  await server.stop();
  const verdicts = await Promise.all(pushing);
  assert.ok(verdicts.some((verdict) => verdict?.verdict === 'accepted'));
  await server.start();
  for (const [i, operation] of sent.entries()) {
    const [again] = (await aishan.push([operation])).json.verdicts;
    assert.equal(again.verdict, 'accepted');
    if (verdicts[i]) assert.deepEqual(again, verdicts[i]);
  }
  await server.stop();
  execFileSync(PROGRAM, ['verify', '--ledger', server.ledger], { stdio: 'pipe' });
});
