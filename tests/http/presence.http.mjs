// Who is in touch: told to those who see the whole ledger, as soon as a device has pulled.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startServer } from '../lib/server.mjs';
import { Person } from './person.mjs';

let server;
before(async () => {
  server = await startServer();
});
after(() => server.stop());

test('a pull is a contact of the unit, told to office, supervisor and auditor alone', async () => {
  const clerk = await Person.signIn(server, 'lixin');
  const before_pull = Date.now();
  await clerk.pull();
  for (const login of ['office', 'leader', 'auditor']) {
    const person = await Person.signIn(server, login);
    const answer = await person.get('/api/v1/presence');
    assert.equal(answer.status, 200);
    const own = answer.json.units.find(({ unit }) => unit === clerk.unit);
    assert.ok(own.last_contact >= before_pull - 1_000);
    assert.ok(own.last_contact <= answer.json.server_time);
  }
  assert.equal((await clerk.get('/api/v1/presence')).status, 403);
  const nobody = new Person(server, 'nobody');
  assert.equal((await nobody.get('/api/v1/presence')).status, 401);
});
