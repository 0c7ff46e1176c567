// Backups of a ledger that a server is writing to, and ledgers made of them again.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { runProgram, startServer, temporaryFolder } from '../lib/server.mjs';
import { Person, photo } from './person.mjs';

const backUp = (ledger, to) => runProgram(['backup', '--ledger', ledger, '--to', to]);
const restore = (from, ledger) => runProgram(['restore', '--from', from, '--ledger', ledger]);
const verify = (ledger) => runProgram(['verify', '--ledger', ledger]);
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const manifestOf = (backup) =>
  JSON.parse(fs.readFileSync(path.join(backup, 'manifest.json'), 'utf8'));

function done(result) {
  assert.equal(result.status, 0, result.stderr);
  return result;
}

function reportWith(person, assignment, bytes) {
  const operation = person.report(assignment, `带照片的填报 ${sha256(bytes).slice(0, 8)}。`);
  operation.schema = 2;
  operation.body.content.attachments = [
    { sha256: sha256(bytes), size: bytes.length, type: 'image/jpeg', name: '现场.jpg' },
  ];
  return operation;
}

async function accepted(person, operations) {
  const answer = await person.push(operations);
  assert.equal(answer.status, 200, answer.text);
  for (const verdict of answer.json.verdicts) {
    assert.equal(verdict.verdict, 'accepted', answer.text);
  }
  return answer.json;
}

test('a backup made while pushes go on verifies, serves, and is caught up with', async () => {
  const server = await startServer();
  const folder = temporaryFolder();
  const backup = path.join(folder, 'backup');
  const aishan = await Person.signIn(server, 'aishan');
  const [own] = await aishan.assignments('active');
  const pushed = [];
  let is_over = false;
  const pushing = (async () => {
    while (!is_over) {
      const bytes = photo(20_000);
      await aishan.attach(bytes);
      const operation = reportWith(aishan, own, bytes);
      await accepted(aishan, [operation]);
      pushed.push({ operation, bytes });
    }
  })();
  while (pushed.length < 5) await new Promise((resolve) => setTimeout(resolve, 10));
  const before = pushed.length;
  const { stdout } = done(await backUp(server.ledger, backup));
  assert.match(stdout, /log entries/);
  const while_copying = pushed.length;
  is_over = true;
  await pushing;
  const last = await accepted(aishan, [aishan.report(own, '备份之后的填报。')]);
  await server.stop();
  done(await verify(server.ledger));

  const { entry, attachments, missing } = manifestOf(backup);
  assert.ok(entry <= last.head);
  assert.deepEqual(missing, []);
  assert.ok(attachments.length >= before, `${attachments.length} of ${before}, ${while_copying}`);
  const again = path.join(folder, 'again.db');
  assert.match(done(await restore(backup, again)).stdout, /Restored/);
  done(await verify(again));

  const second = await startServer({ ledger: again });
  const returned = await Person.signIn(second, 'aishan');
  const { epoch, head } = await returned.download();
  assert.notEqual(epoch, last.epoch);
  assert.ok(head >= entry);
  // What a device keeps of its receipts is taken once, whether the backup has it or not.
  returned.device = aishan.device;
  for (const { operation, bytes } of pushed) {
    await returned.attach(bytes);
    await accepted(returned, [operation]);
    await accepted(returned, [operation]);
  }
  const { records } = await returned.download();
  const wanted = new Set(pushed.map(({ operation }) => operation.body.report));
  const there = records.filter((r) => r.collection === 'report' && wanted.has(r.body.id));
  assert.equal(there.length, pushed.length);
  await second.stop();
  done(await verify(again));
});

test('a sweep of what nobody cites takes nothing out of the backups made meanwhile', async () => {
  const server = await startServer();
  const folder = temporaryFolder();
  const aishan = await Person.signIn(server, 'aishan');
  const [own] = await aishan.assignments('active');
  const cited = Array.from({ length: 8 }, () => photo(100_000));
  const uncited = Array.from({ length: 8 }, () => photo(100_000));
  for (const bytes of [...cited, ...uncited]) await aishan.attach(bytes);
  await accepted(
    aishan,
    cited.map((bytes) => reportWith(aishan, own, bytes)),
  );
  await server.stop();
  const blobs = `${server.ledger}.blobs`;
  const place = (bytes) => path.join(blobs, sha256(bytes).slice(0, 2), sha256(bytes));
  const is_kept = (bytes) => fs.existsSync(place(bytes));
  assert.ok(uncited.every(is_kept));
  // What puts a process's clock ahead moves the times of files along with it.
  const long_ago = Date.now() / 1000 - 200 * 24 * 3600;
  for (const bytes of [...cited, ...uncited]) fs.utimesSync(place(bytes), long_ago, long_ago);

  // The server sweeps as soon as it starts; by its clock all of them are old.
  const backups = [];
  let has_swept = false;
  const backing_up = (async () => {
    while (!has_swept) {
      const to = path.join(folder, `backup-${backups.length}`);
      done(await backUp(server.ledger, to));
      backups.push(to);
    }
  })();
  await server.start({ days: 60 });
  while (uncited.some(is_kept)) await new Promise((resolve) => setTimeout(resolve, 20));
  has_swept = true;
  await backing_up;
  await server.stop();
  assert.ok(cited.every(is_kept));
  assert.ok(backups.length > 0);
  for (const backup of backups) {
    const { attachments, missing } = manifestOf(backup);
    const there = new Set(attachments.map((file) => file.sha256));
    assert.ok(cited.every((bytes) => there.has(sha256(bytes))));
    assert.deepEqual(missing, []);
  }
  const again = path.join(folder, 'again.db');
  done(await restore(backups.at(-1), again));
  done(await verify(again));
});

test('a damaged backup is refused, with the name of the file, and leaves no trace', async () => {
  const server = await startServer();
  const folder = temporaryFolder();
  const backup = path.join(folder, 'backup');
  done(await backUp(server.ledger, backup));
  await server.stop();
  for (const name of ['ledger.db', 'manifest.json']) {
    const file = path.join(backup, name);
    const whole = fs.readFileSync(file);
    const broken = Buffer.from(whole);
    broken[Math.floor(broken.length / 2)] ^= 1;
    fs.writeFileSync(file, broken);
    const refused = await restore(backup, path.join(folder, 'again.db'));
    assert.equal(refused.status, 1);
    assert.ok(refused.stderr.includes(`"${name}"`), refused.stderr);
    fs.writeFileSync(file, whole);
  }
  assert.deepEqual(fs.readdirSync(folder), ['backup']);
  done(await restore(backup, path.join(folder, 'again.db')));
});

test('neither a backup nor a restore writes over what is there', async () => {
  const server = await startServer();
  const folder = temporaryFolder();
  const backup = path.join(folder, 'backup');
  done(await backUp(server.ledger, backup));
  const twice = await backUp(server.ledger, backup);
  assert.equal(twice.status, 1);
  assert.match(twice.stderr, /exists already/);
  const over = await restore(backup, server.ledger);
  assert.equal(over.status, 1);
  assert.match(over.stderr, /exists already/);
  await server.stop();
  done(await verify(server.ledger));
  const nothing = await backUp(path.join(folder, 'no.db'), path.join(folder, 'other'));
  assert.equal(nothing.status, 1);
  assert.match(nothing.stderr, /There is no ledger/);
  assert.deepEqual(fs.readdirSync(folder), ['backup']);
});

test('a backup that lacks an attachment says so and is made all the same', async () => {
  const server = await startServer();
  const backup = path.join(temporaryFolder(), 'backup');
  const aishan = await Person.signIn(server, 'aishan');
  const [own] = await aishan.assignments('active');
  const bytes = photo(100_000);
  await aishan.attach(bytes);
  await accepted(aishan, [reportWith(aishan, own, bytes)]);
  await server.stop();
  const name = sha256(bytes);
  fs.rmSync(path.join(`${server.ledger}.blobs`, name.slice(0, 2), name));
  const made = await backUp(server.ledger, backup);
  assert.equal(made.status, 1);
  assert.ok(made.stderr.includes(name), made.stderr);
  assert.deepEqual(manifestOf(backup).missing, [{ sha256: name }]);
});
