// A person's name taken out of a ledger for good: by the command line, beside a running server and
// without one. No file holds the name afterwards, and the chain is still sound.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { runProgram, startServer, temporaryFolder } from '../lib/server.mjs';
import { Person } from './person.mjs';

const NAME = '欧阳静好';
const STAND_IN = '*';

const user = (what, ledger, more = []) =>
  runProgram(['user', what, 'ouyang', '--ledger', ledger, ...more]);
const erase = (ledger) => user('erase', ledger, ['--reason', 'asked for by the person']);
const verify = (ledger) => runProgram(['verify', '--ledger', ledger]);

function done(result) {
  assert.equal(result.status, 0, result.stderr);
  return result;
}

/** Every file of the ledger, by name. */
function filesOf(ledger) {
  const folder = path.dirname(ledger);
  return fs
    .readdirSync(folder, { recursive: true })
    .map((name) => path.join(folder, name))
    .filter((file) => file.startsWith(ledger) && fs.statSync(file).isFile());
}

const holding = (ledger, text) =>
  filesOf(ledger).filter((file) => fs.readFileSync(file).includes(Buffer.from(text)));

/** A server, and somebody who has reported, changed the password and is still signed in. */
async function withSomebody() {
  const server = await startServer();
  const admin = await Person.signIn(server, 'admin');
  const lixin = await Person.signIn(server, 'lixin');
  const wanted = { login: 'ouyang', name: NAME, unit: lixin.unit, roles: ['member'] };
  const { json } = await admin.post('/api/v1/accounts', wanted);
  const own = { old: json.password, new: 'a long enough phrase' };
  const first = await Person.signIn(server, 'ouyang', own.old);
  assert.equal((await first.post('/api/v1/password', own)).status, 200);
  const somebody = await Person.signIn(server, 'ouyang', own.new);
  const [assignment] = await somebody.assignments('active');
  const report = somebody.report(assignment, '走访两家企业。');
  const answer = await somebody.push([report]);
  assert.equal(answer.json.verdicts[0].verdict, 'accepted', answer.text);
  return { server, somebody, others: [admin, lixin], report: report.body.report };
}

async function isGoneFor(persons, whom, report) {
  for (const person of persons) {
    const { records } = await person.download();
    assert.ok(!JSON.stringify(records).includes(NAME), person.login);
    const found = records.find((r) => r.collection === 'person' && r.body.id === whom.id);
    assert.equal(found.body.name, STAND_IN);
    assert.equal(found.body.erased, true);
    assert.equal(found.body.active, false);
    const written = records.find((r) => r.collection === 'report' && r.body.id === report);
    if (written) assert.equal(written.body.author, whom.id);
  }
}

test('beside a running server, a name is erased from all files and from every copy', async () => {
  const { server, somebody, others, report } = await withSomebody();
  const { ledger } = server;
  assert.ok(holding(ledger, NAME).length > 0);
  const refused = await erase(ledger);
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, /disable it first/);
  done(await user('disable', ledger));
  const { stdout } = done(await erase(ledger));
  assert.ok(stdout.includes(somebody.id), stdout);
  assert.match(stdout, /2 texts of the log/);
  assert.match(stdout, /Backups/);

  assert.deepEqual(holding(ledger, NAME), []);
  assert.deepEqual(holding(ledger, 'ouyang'), []);
  const office = await Person.signIn(server, 'office');
  await isGoneFor([...others, office], somebody, report);
  assert.notEqual((await somebody.get('/api/v1/session')).status, 200);
  await assert.rejects(Person.signIn(server, 'ouyang', 'a long enough phrase'), /sign_in_failed/);
  done(await verify(ledger));

  // The server works on, over files that another process has written anew under it.
  const [lixin] = others.slice(1);
  const [assignment] = await lixin.assignments('active');
  const pushed = await lixin.push([lixin.report(assignment, '清除之后的填报。')]);
  assert.equal(pushed.json.verdicts[0].verdict, 'accepted', pushed.text);
  await server.stop();
  done(await verify(ledger));
  assert.deepEqual(holding(ledger, NAME), []);
  assert.equal((await erase(ledger)).status, 1);
});

test('without a server the same comes about, and nothing later brings the name back', async () => {
  const { server, somebody, others, report } = await withSomebody();
  const { ledger } = server;
  const [admin] = others;
  await server.stop();
  done(await user('disable', ledger));
  done(await erase(ledger));
  assert.deepEqual(holding(ledger, NAME), []);
  done(await verify(ledger));

  await server.start();
  await isGoneFor(others, somebody, report);
  const person = { id: somebody.id, unit: somebody.unit, name: NAME, roles: ['member'] };
  const late = admin.operation('person.put', { person }, { base: 1_000_000 });
  const { json } = await admin.push([late]);
  assert.equal(json.verdicts[0].verdict, 'rejected');
  assert.equal(json.verdicts[0].error.code, 'person_erased');
  await server.stop();
  assert.deepEqual(holding(ledger, NAME), []);
  done(await verify(ledger));
});

test('a text that is changed beside an erasure does not verify', async () => {
  const { server, somebody } = await withSomebody();
  const { ledger } = server;
  await server.stop();
  done(await user('disable', ledger));
  done(await erase(ledger));
  const bytes = fs.readFileSync(ledger);
  // As the person was entered: in the log alone.
  const text = Buffer.from(`"active":true,"id":"${somebody.id}","name":"${STAND_IN}"`);
  const at = bytes.indexOf(text);
  assert.ok(at > 0);
  bytes.write('#', at + text.length - 2);
  fs.writeFileSync(ledger, bytes);
  const verified = await verify(ledger);
  assert.equal(verified.status, 1);
  assert.match(verified.stderr, /altered at entry/);
  assert.match(verified.stderr, /erasure does not agree/);
});

test('a backup from after an erasure is restored without the name, and verifies', async () => {
  const { server } = await withSomebody();
  const folder = temporaryFolder();
  const before = path.join(folder, 'before');
  const after = path.join(folder, 'after');
  const again = path.join(folder, 'again.db');
  const backUp = (to) => runProgram(['backup', '--ledger', server.ledger, '--to', to]);
  done(await backUp(before));
  done(await user('disable', server.ledger));
  done(await erase(server.ledger));
  done(await backUp(after));
  await server.stop();
  // What the warning is about.
  assert.equal(holding(path.join(before, 'ledger.db'), NAME).length, 1);
  assert.deepEqual(holding(path.join(after, 'ledger.db'), NAME), []);
  done(await runProgram(['restore', '--from', after, '--ledger', again]));
  assert.deepEqual(holding(again, NAME), []);
  done(await verify(again));
});
