// What goes wrong in the field: the server away in the middle of a day, an assignment taken back
// meanwhile, a session that ends, two tabs of one person. Nothing is lost, and the app says the
// truth about each.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { closeBrowsers, PHONE, setOffline } from '../lib/browser.mjs';
import { startServer } from '../lib/server.mjs';
import { Person } from '../http/person.mjs';
import {
  button, exactButton, goTo, openAs, openTask, signIn, synced, syncStatus, textbox, tidyUp, ZH,
} from './app.mjs';

let server;
before(async () => {
  server = await startServer();
});
after(() => tidyUp(server));

/** Reports at 100 % with those words, from the list. */
async function report(page, task, words) {
  await openTask(page, task);
  await button(page, ZH.report).tap();
  await exactButton(page, '100%').tap();
  await textbox(page, ZH.narrative).fill(words);
  await exactButton(page, ZH.save).tap();
}

test('what is saved while the server is down goes out by itself when it is back', async () => {
  const { page } = await openAs(server, 'wenyuan', { device: PHONE });
  await server.kill();
  await report(page, '(三)1', '服务器停机时填报');
  await syncStatus(page, '1 条待传').first().waitFor();
  await server.start();
  await syncStatus(page, ZH.all_synced).first().waitFor({ timeout: 90_000 });
  await page.getByText(/已入账 №\d+/).first().waitFor();
  await closeBrowsers();
});

test('a report on what was taken back meanwhile is handed to the office, whole', async () => {
  const { page, context } = await openAs(server, 'xinzhuang', { device: PHONE });
  await setOffline(context, true);
  await report(page, '(三)1', '断网期间完成的工作');
  await syncStatus(page, '1 条待传').first().waitFor();

  const office = await Person.signIn(server, 'office');
  const { records } = await office.download();
  const bodies = (kind) => records.filter((r) => r.collection === kind);
  const task = bodies('task').find((r) => r.body.number === '(三)1');
  const unit = bodies('unit').find((r) => r.body.name === '辛庄街道');
  const target = bodies('assignment').find(
    (r) => r.body.task === task.body.id && r.body.unit === unit.body.id,
  );
  const cancelled = await office.push([
    office.operation(
      'assignment.cancel',
      { assignment: target.body.id, reason: '并入其他任务' },
      { base: target.version },
    ),
  ]);
  assert.equal(cancelled.json.verdicts[0].verdict, 'accepted', cancelled.text);

  await setOffline(context, false);
  await page.getByText('已转交办公室').first().waitFor();
  await page.getByText('断网期间完成的工作').first().waitFor();
  const { records: now } = await office.download();
  const late = now.filter((r) => r.collection === 'late_arrival').map((r) => r.body);
  assert.ok(late.some((r) => r.content.narrative === '断网期间完成的工作'));
  await closeBrowsers();
});

test('a session that ends asks for the password and keeps what was saved', async () => {
  const { page, context } = await openAs(server, 'yanzhuang', { device: PHONE });
  await setOffline(context, true);
  await report(page, '(三)1', '登录过期前填报');
  await syncStatus(page, '1 条待传').first().waitFor();
  await context.clearCookies();
  await setOffline(context, false);
  await exactButton(page, '重新登录').first().tap();
  await page.getByRole('dialog').waitFor();
  await textbox(page, ZH.password).fill('taizhang-demo-2021');
  await exactButton(page, ZH.sign_in).tap();
  await syncStatus(page, ZH.all_synced).first().waitFor();
  await page.getByText(/已入账 №\d+/).first().waitFor();
  await closeBrowsers();
});

test('two tabs of one person keep one outbox, and each shows what the other saved', async () => {
  const { page, context } = await openAs(server, 'kfq', { device: PHONE });
  const second = await context.newPage();
  await second.goto(server.url);
  await second.getByRole('listitem').first().waitFor();
  await setOffline(context, true);
  await report(second, '(三)1', '第二个标签页填报');
  await syncStatus(second, '1 条待传').first().waitFor();
  await page.bringToFront();
  await syncStatus(page, '1 条待传').first().waitFor();
  await setOffline(context, false);
  await syncStatus(page, ZH.all_synced).first().waitFor();
  await second.bringToFront();
  await syncStatus(second, ZH.all_synced).first().waitFor();
  await closeBrowsers();
});

test('a phone whose browser has cleared its data says so, until it was read', async () => {
  const { page, context } = await openAs(server, 'lixin', { device: PHONE });
  await report(page, '(三)1', '清除之前上报');
  await page.getByText(/已入账 №\d+/).first().waitFor();
  await page.goto('about:blank');
  const chromium = await context.newCDPSession(page);
  await chromium.send('Storage.clearDataForOrigin', {
    origin: new URL(server.url).origin,
    storageTypes: 'indexeddb',
  });
  await page.goto(server.url);
  await signIn(page, 'lixin');
  await page.getByText('浏览器清除过这台设备上的内容').first().waitFor();
  await synced(page);
  await goTo(page, server, '/me');
  const told = page.getByText('服务器最后一次收到本机上报是');
  await told.first().waitFor();
  await exactButton(page, '知道了').tap();
  await told.first().waitFor({ state: 'detached' });
  await closeBrowsers();
});
