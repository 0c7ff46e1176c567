// Holds the live streams of all viewers, in a process of its own: see viewers.mjs, which starts it
// and tells it what to do.
import net from 'node:net';
import { ChangeScanner } from './change_scanner.mjs';
import { Deliveries } from './deliveries.mjs';
import { Counts, machineMs, watchLateness } from './tally.mjs';

const OPENED_AT_ONCE = 50;
const OPEN_MS = 60_000;
const SETTLE_EVERY_MS = 500;
const LAST_SETTLE_MS = 20_000;

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

// One for all streams: what came is looked through before the next one is read.
const buffer = Buffer.allocUnsafe(256 * 1024);
const errors = new Counts();
let lateness = undefined;
let deliveries = undefined;
let open = 0;
let is_over = false;

/** One stream, from the present head on. Resolves once the server has begun it, or refused. */
function openViewer(port, cookie) {
  return new Promise((resolve) => {
    const scanner = new ChangeScanner();
    let is_open = false;
    let last_head = 0;
    const onHead = (head) => {
      if (head < last_head) errors.add('live: a change from before the last one');
      // A change of several pages has the same head on each.
      if (head <= last_head) return;
      last_head = head;
      deliveries.came(head, machineMs());
    };
    const onFirst = (bytes) => {
      const status = bytes.toString('latin1', 9, 12);
      is_open = status === '200';
      if (is_open) open += 1;
      else errors.add(`live: ${status}`);
      resolve();
    };
    const callback = (length) => {
      const bytes = buffer.subarray(0, length);
      if (!is_open) onFirst(bytes);
      scanner.take(bytes, onHead);
      return true;
    };
    const socket = net.connect({ port, host: '127.0.0.1', onread: { buffer, callback } });
    socket.on('error', (fault) => errors.add(`live: ${fault.code}`));
    socket.on('end', () => socket.destroy());
    socket.on('close', () => {
      if (is_open) open -= 1;
      if (is_open && !is_over) errors.add(`live: ended (${scanner.ended ?? 'without a word'})`);
      resolve();
    });
    socket.write(
      `GET /api/v1/live HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nCookie: ${cookie}\r\n` +
        'Accept: text/event-stream\r\n\r\n',
    );
  });
}

async function openAll({ port, cookies, count }) {
  deliveries = new Deliveries(count);
  const give_up = sleep(OPEN_MS);
  for (let at = 0; at < count; at += OPENED_AT_ONCE) {
    const some = Array.from({ length: Math.min(OPENED_AT_ONCE, count - at) }, (_, i) =>
      openViewer(port, cookies[(at + i) % cookies.length]),
    );
    await Promise.race([Promise.all(some), give_up]);
  }
  setInterval(() => deliveries.settle(machineMs(), open), SETTLE_EVERY_MS);
  lateness = watchLateness();
  process.send({ opened: open });
}

async function tell() {
  for (const end = Date.now() + LAST_SETTLE_MS; Date.now() < end && !deliveries.isSettled; ) {
    await sleep(SETTLE_EVERY_MS);
  }
  is_over = true;
  errors.add('live: a change that did not come to a viewer', deliveries.missing);
  const { user, system } = process.cpuUsage();
  process.send({
    figures: {
      open,
      times: deliveries.times.summary(),
      errors: errors.entries(),
      processor_ms: (user + system) / 1000,
      late_ms: lateness(),
    },
  });
}

process.on('message', (message) => {
  if (message.open) openAll(message.open);
  if (message.pushes) for (const [seq, sent_ms] of message.pushes) deliveries.pushed(seq, sent_ms);
  if (message.tell) tell();
});
process.on('disconnect', () => process.exit(0));
