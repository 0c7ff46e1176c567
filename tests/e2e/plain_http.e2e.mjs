// A district that has not set up https yet: no service worker, no locks among tabs. One of several
// tabs leads all the same, so that nothing is numbered or sent twice.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser, PHONE, setOffline } from '../lib/browser.mjs';
import { startServer } from '../lib/server.mjs';
import {
  openTask, realFaults, report, signIn, synced, syncStatus, tidyUp, timesInLedger,
} from './app.mjs';

const NAME = 'taizhang.test';
const TASK = '(三)1';
const WORDS = ['第一个标签页写的', '第二个标签页写的', '领头的标签页关掉以后写的'];

let server;
before(async () => {
  server = await startServer();
});
after(() => tidyUp(server));

/** How often each report stands in the ledger. */
const inLedger = () => timesInLedger(server, 'lixin', WORDS);

test('several tabs over plain http keep one outbox, whichever of them leads', async () => {
  const { context, page, faults } = await openBrowser({
    device: PHONE,
    flags: [`--host-resolver-rules=MAP ${NAME} 127.0.0.1`],
  });
  const url = `http://${NAME}:${new URL(server.url).port}`;
  await page.goto(url);
  assert.equal(await page.evaluate(() => window.isSecureContext), false);
  await signIn(page, 'lixin');
  await synced(page);

  const second = await context.newPage();
  await second.goto(url);
  await second.getByRole('listitem').first().waitFor();
  await setOffline(context, true);
  await page.bringToFront();
  await openTask(page, TASK);
  await report(page, 100, WORDS[0]);
  await syncStatus(page, '1 条待传').first().waitFor();
  await second.bringToFront();
  await openTask(second, TASK);
  await report(second, 100, WORDS[1]);
  await syncStatus(second, '2 条待传').first().waitFor();
  await setOffline(context, false);
  await synced(second);
  assert.deepEqual(await inLedger(), [1, 1, 0]);

  await page.close();
  await report(second, 100, WORDS[2]);
  await synced(second);
  assert.deepEqual(await inLedger(), [1, 1, 1]);
  // The browser says of each page that it passes over a header which is for https.
  const others = realFaults(faults).filter((fault) => !fault.startsWith('The Cross-Origin-Opener'));
  assert.deepEqual(others, []);
  await context.close();
});
