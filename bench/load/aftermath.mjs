// What must be true when the load is over: every acknowledged operation is in the log exactly once,
// what it made is in the ledger, nothing else is, and the ledger verifies.
import { execFileSync } from 'node:child_process';
import { PROGRAM } from '../../tests/lib/server.mjs';
import { madeBy } from './edits.mjs';

const ASKED_AT_ONCE = 500;

/** Asks about all of it once more: the same verdicts, and no two at one place of the log. */
async function askAboutAll(phones, fault) {
  const places = new Set();
  for (const phone of phones) {
    for (let at = 0; at < phone.acknowledged.length; at += ASKED_AT_ONCE) {
      const asked = phone.acknowledged.slice(at, at + ASKED_AT_ONCE);
      const verdicts = await phone.askAgain(asked.map(({ operation }) => operation));
      asked.forEach(({ operation, verdict }, i) => {
        if (JSON.stringify(verdicts[i]) !== JSON.stringify(verdict)) {
          fault(`the log says otherwise of ${operation.id} than before`);
        }
        if (places.has(verdict.seq)) fault(`two operations at ${verdict.seq} of the log`);
        places.add(verdict.seq);
      });
    }
  }
  return places;
}

/** The records of a download, by id, and how many entries the server itself made meanwhile. */
function sorted(records, head_before) {
  const ids = new Set();
  const own_entries = new Set();
  for (const { collection, version, body } of records) {
    ids.add(body.id);
    if (collection === 'cycle' && version > head_before) own_entries.add(version);
  }
  return { ids, own_entries: own_entries.size };
}

function verify(ledger, fault) {
  try {
    const words = ['--lang', 'en', 'verify', '--ledger', ledger];
    return execFileSync(PROGRAM, words, { encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch (failed) {
    fault('taizhang verify found faults');
    return `${failed.stdout}${failed.stderr}`.trim();
  }
}

/** Holds the log and the office's copy against what the phones were told. */
async function compare({ phones, office, head_before }, fault) {
  const places = await askAboutAll(phones, fault);
  const { records, head } = await office.download();
  const { ids, own_entries } = sorted(records, head_before);
  let lacking = 0;
  for (const { acknowledged } of phones) {
    lacking += acknowledged.filter(({ operation }) => !ids.has(madeBy(operation))).length;
  }
  if (lacking > 0) fault(`${lacking} records of acknowledged operations are not in the ledger`);
  const entries = head - head_before;
  if (entries !== places.size + own_entries) {
    fault(`${entries} log entries for ${places.size} operations and ${own_entries} of the server`);
  }
  return { entries, in_log: places.size, head };
}

/**
 * Stops the server on the way. `office` sees the whole ledger; `head_before` is the log's head
 * when the load began. Gives the faults in words, what verify said, and the log's growth.
 */
export async function lookBack({ server, phones, office, head_before }) {
  const faults = [];
  const fault = (words) => faults.push(words);
  for (const phone of phones) {
    if (phone.hasWaiting) fault(`${phone.login} could not send all that it had saved`);
  }
  let log = { entries: 0, in_log: 0, head: head_before };
  try {
    log = await compare({ phones, office, head_before }, fault);
  } catch (failed) {
    // The figures are worth having all the same.
    fault(`the log could not be asked: ${failed.message}`);
  }
  await server.stop();
  return { ...log, said: verify(server.ledger, fault), faults };
}
