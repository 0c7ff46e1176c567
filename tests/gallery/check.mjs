// Drives the gallery in a real browser: mirror, real inputs, touch, idleness, a lost context.
//   node tests/gallery/check.mjs DIST
import assert from 'node:assert/strict';
import { launch, open, serve } from './serve.mjs';

const [dist] = process.argv.slice(2);
const { home, stop } = await serve(dist);
const browser = await launch();
const PHONE = { width: 390, height: 844, ratio: 2, touch: true };

async function check(title, hash, size, run) {
  const page = await open(browser, home, hash, size);
  try {
    await run(page);
    console.log(`ok ${title}`);
  } catch (error) {
    process.exitCode = 1;
    console.log(`FAILED ${title}\n${error.stack}`);
  }
  await page.context().close();
}

await check('an idle page draws nothing', 'tasks', PHONE, async (page) => {
  await page.waitForTimeout(500);
  const before = await page.evaluate(() => window.framesAsked);
  await page.waitForTimeout(3000);
  assert.equal(await page.evaluate(() => window.framesAsked), before);
});

await check('buttons are found by role and clicked', 'task', PHONE, async (page) => {
  await page.getByRole('button', { name: '无变化' }).click();
  await page.waitForFunction(() => document.querySelector('#polite').textContent.length > 0);
});

await check('a tap by touch does the same', 'task', PHONE, async (page) => {
  await page.getByRole('button', { name: '无变化' }).tap();
  await page.waitForFunction(() => document.querySelector('#polite').textContent.length > 0);
});

await check('the keyboard reaches and presses a button', 'task', PHONE, async (page) => {
  await page.getByRole('button', { name: '无变化' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('#polite').textContent.length > 0);
});

await check('text is typed, composed and kept', 'widgets', PHONE, async (page) => {
  const login = page.getByRole('textbox', { name: '账号' });
  await login.fill('zhangmin');
  await page.getByRole('button', { name: '打开对话框' }).click();
  const reason = page.getByRole('textbox', { name: '原因' });
  await reason.focus();
  await reason.fill('');
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Input.imeSetComposition', {
    selectionStart: 4,
    selectionEnd: 4,
    text: 'nihao',
  });
  await page.waitForTimeout(100);
  assert.equal(await reason.inputValue(), 'nihao');
  await devtools.send('Input.insertText', { text: '你好' });
  await page.waitForTimeout(100);
  assert.equal(await reason.inputValue(), '你好');
  await page.getByRole('button', { name: '取消' }).click();
  await page.waitForTimeout(200);
  assert.equal(await login.inputValue(), 'zhangmin');
});

await check('a select opens its list and takes a choice', 'widgets', PHONE, async (page) => {
  await page.getByRole('combobox', { name: '单位' }).click();
  await page.getByRole('option', { name: '汶源街道' }).click();
  await page.waitForFunction(
    () => document.querySelector('[role=combobox]')?.textContent === '汶源街道',
  );
});

await check('Escape closes a dialog', 'widgets', PHONE, async (page) => {
  await page.getByRole('button', { name: '打开对话框' }).click();
  await page.getByRole('dialog').waitFor({ state: 'attached' });
  assert.equal(await page.getByRole('textbox', { name: '账号' }).count(), 0);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});

await check('what is out of sight is scrolled to and clicked', 'widgets', PHONE, async (page) => {
  await page.getByRole('button', { name: '刷新' }).click();
});

await check('the wheel scrolls a list of ten thousand rows', 'rows', PHONE, async (page) => {
  await page.mouse.move(200, 500);
  const top = () => page.evaluate(() => document.querySelector('.scroll').scrollTop);
  await page.mouse.wheel(0, 3000);
  await page.waitForTimeout(300);
  const there = await top();
  assert.ok(there > 1000, `scrolled to ${there}`);
  const rows = await page.getByRole('listitem').count();
  assert.ok(rows > 2 && rows < 20, `${rows} rows in the mirror`);
});

await check('a lost context comes back', 'tasks', PHONE, async (page) => {
  const picture = async () => (await page.screenshot()).toString('base64');
  await page.waitForTimeout(500);
  const before = await picture();
  await page.evaluate(async () => {
    const canvas = document.querySelector('#canvas');
    const gl = canvas.getContext('webgl2') ?? canvas.getContext('webgl');
    const lose = gl.getExtension('WEBGL_lose_context');
    lose.loseContext();
    await new Promise((done) => setTimeout(done, 200));
    lose.restoreContext();
  });
  await page.waitForTimeout(800);
  assert.equal(await picture(), before);
});

await browser.close();
stop();
