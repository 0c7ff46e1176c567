// The live board: three clerks report while a leader looks at it. The figures change as the server
// receives them, nothing moves under the leader's eyes, every number opens its rows, who has not
// reported is told from who may only be offline, and on a wall it fills the screen.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Person } from '../http/person.mjs';
import { closeBrowsers, DESKTOP, openBrowser, PHONE, TABLET } from '../lib/browser.mjs';
import { startServer } from '../lib/server.mjs';
import { tidyUp } from './app.mjs';
import { check, checkWhole, enter, said } from './walk.mjs';

const WALL = { ...DESKTOP, viewport: { width: 1920, height: 1080 } };
const ZH = { name: 'desktop', device: DESKTOP };
const VIEWS = [
  { name: 'phone', device: PHONE },
  { name: 'small-large', device: { ...PHONE, viewport: { width: 360, height: 740 } }, large: true },
  { name: 'phone-en', device: PHONE, english: true },
  { name: 'tablet', device: TABLET },
  ZH,
  { name: 'desktop-en', device: DESKTOP, english: true },
];
// Its pages turn slowly: both languages only where pictures are kept.
const WALLS = [
  { name: 'wall', device: WALL },
  { name: 'wall-en', device: WALL, english: true },
].slice(0, process.env.TZ_SHOTS ? 2 : 1);

let server;
before(async () => {
  server = await startServer();
});
after(() => tidyUp(server));

/** The number on the button that is called so. */
async function figure(page, word) {
  const name = await page.getByRole('button', { name: word }).first().getAttribute('aria-label');
  const text = name ?? (await page.getByRole('button', { name: word }).first().textContent());
  return Number(text.match(/(\d+)$/)[1]);
}

/** Somebody who signs in, with an assignment that owes a report in this cycle. */
async function clerkOwing(login) {
  const person = await Person.signIn(server, login);
  const { records } = await person.download();
  const cycle = records
    .filter((r) => r.collection === 'cycle')
    .map((r) => r.body.first)
    .sort()
    .at(-1);
  const own = records
    .filter((r) => r.collection === 'assignment')
    .map((r) => ({ ...r.body, version: r.version }))
    .filter((a) => a.unit === person.unit && a.stage === 'active')
    .filter((a) => (a.reported_cycle ?? '') < cycle && a.issued_on <= cycle);
  return { person, own };
}

async function openBoard(view) {
  const opened = await openBrowser({ device: view.device });
  await enter(opened.page, server, view, 'leader');
  await opened.page.goto(`${server.url}/#/board`);
  await opened.page.getByRole('button', { name: /^(未同步|Not synced) \d+/ }).waitFor();
  return opened;
}

test('reports change the board at once, and nothing moves under who reads it', async () => {
  const { page, faults } = await openBoard(ZH);
  const scroll = page.locator('#mirror .scroll').first();
  await scroll.evaluate((element) => element.scrollTo(0, 120));
  await page.waitForTimeout(500);
  const top = await scroll.evaluate((element) => element.scrollTop);
  assert.ok(top > 0);
  let reports = 0;
  for (const login of ['lixin', 'aishan', 'shuiwu']) {
    const { person, own } = await clerkOwing(login);
    if (own.length === 0) continue;
    const wanted = (await figure(page, /^已报 \d+$/)) + 1;
    const answer = await person.push([
      person.report(own[0], '今天办结一批。', {
        content: { percent: Math.min(99, own[0].percent + 1), narrative: '今天办结一批。' },
      }),
    ]);
    const received = Date.now();
    assert.equal(answer.json.verdicts[0].verdict, 'accepted');
    await page.getByRole('button', { name: `已报 ${wanted}`, exact: true }).waitFor();
    console.log(`   ${login}: on the board ${Date.now() - received} ms after the receipt`);
    reports += 1;
  }
  assert.ok(reports > 0);
  assert.equal(await scroll.evaluate((element) => element.scrollTop), top);
  assert.deepEqual(faults, []);
  await closeBrowsers();
});

test('who may only be offline is told from who has not reported', async () => {
  const { page } = await openBoard(ZH);
  const [missing, quiet] = [await figure(page, /^未报 \d+$/), await figure(page, /^未同步 \d+$/)];
  await page.getByRole('button', { name: /^未同步 \d+$/ }).click();
  await page.getByRole('heading', { name: '未同步' }).waitFor();
  const rows = page.getByRole('listitem');
  if (quiet > 0) await rows.first().waitFor();
  const not_synced = await rows.allTextContents();
  await page.getByRole('button', { name: '返回' }).first().click();
  await page.getByRole('button', { name: /^未报 \d+$/ }).click();
  await page.getByRole('heading', { name: '未报' }).waitFor();
  if (missing > 0) await rows.first().waitFor();
  const not_reported = await rows.allTextContents();
  assert.ok(missing + quiet > 0);
  for (const row of not_reported) assert.ok(!not_synced.includes(row));
  await closeBrowsers();
});

test('orders by age open their rows, and back leads to the board', async () => {
  const { page } = await openBoard(ZH);
  await page.getByRole('button', { name: /未销号督办单.*8–30 天 \d+$/ }).click();
  await page.getByRole('heading', { name: /未销号督办单/ }).waitFor();
  await page.getByRole('button', { name: '返回' }).first().click();
  await page.getByRole('heading', { name: '进度与计划' }).waitFor();
  await closeBrowsers();
});

for (const view of VIEWS) {
  test(`the whole board fits: ${view.name}`, async () => {
    const { page, faults } = await openBoard(view);
    await check(page, view, 'board');
    await checkWhole(page, view, 'board-whole');
    await page.getByRole('table').first().waitFor({ state: 'attached' });
    assert.deepEqual(faults, []);
    await closeBrowsers();
  });
}

for (const view of WALLS) {
  test(`the wall screen fills the screen and turns its pages: ${view.name}`, async () => {
    const { page, faults } = await openBoard(view);
    await page.getByRole('button', { name: said(view, '全屏', 'Full screen'), exact: true }).click();
    const leave = page.getByRole('button', { name: said(view, '退出全屏', 'Leave full screen') });
    await leave.waitFor();
    assert.ok(await page.evaluate(() => document.fullscreenElement !== null));
    await check(page, view, 'overview');
    const grid = page.getByRole('heading', { name: said(view, '单位 × 举措', 'Units × measures') });
    await grid.waitFor({ timeout: 30_000 });
    await check(page, view, 'grid');
    const ranking = page.getByRole('heading', { name: said(view, '单位排名', 'Ranking of units') });
    await ranking.waitFor({ timeout: 70_000 });
    await check(page, view, 'ranking');
    await leave.click();
    await page.getByRole('tab').first().waitFor();
    assert.ok(await page.evaluate(() => document.fullscreenElement === null));
    assert.deepEqual(faults, []);
    await closeBrowsers();
  });
}
