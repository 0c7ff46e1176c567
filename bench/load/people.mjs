// The people of the load: accounts that the administrator makes, a phone for each.
import { Person } from '../../tests/http/person.mjs';
import { Phone } from './phone.mjs';

/** The server checks two passwords at once and lets the others wait; more would only queue. */
const AT_ONCE = 2;

/** `work` for each, at most `at_once` at the same time; the results in the order of `items`. */
async function inTurns(items, at_once, work) {
  const results = [];
  let next = 0;
  const one = async () => {
    while (next < items.length) {
      const i = next++;
      results[i] = await work(items[i], i);
    }
  };
  await Promise.all(Array.from({ length: at_once }, one));
  return results;
}

/** The units that have something to report on, in the order of their ids. */
function busyUnits(records) {
  const open = records.filter(
    ({ collection, body }) =>
      collection === 'assignment' && ['issued', 'active'].includes(body.stage),
  );
  return [...new Set(open.map(({ body }) => body.unit))].sort();
}

/** So many phones, each of a person of its own, signed in and with a copy of its records. */
export async function makePhones({ server, office, count, diceFor, tally, onPushed }) {
  const admin = await Person.signIn(server, 'admin');
  const units = busyUnits((await office.download()).records);
  return inTurns(Array.from({ length: count }), AT_ONCE, async (_, i) => {
    const login = `load-${String(i + 1).padStart(4, '0')}`;
    const unit = units[i % units.length];
    const account = { login, name: `压测${i + 1}`, unit, roles: ['member'] };
    const made = await admin.post('/api/v1/accounts', account);
    if (made.status !== 200) throw new Error(`no account ${login}: ${made.text}`);
    const phone = new Phone({ port: server.port, login, dice: diceFor(i), tally, onPushed });
    await phone.begin(made.json.password);
    return phone;
  });
}
