// What the walks through the screens share: the ways of looking at the app, signing in with them,
// and what must hold on each screen. With TZ_SHOTS=FOLDER each screen is kept as a picture, to be
// looked at; TZ_VIEW=NAME takes one way of looking alone.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { DESKTOP, PHONE, TABLET } from '../lib/browser.mjs';
import { DEMO_PASSWORD } from '../lib/server.mjs';

const SHOTS = process.env.TZ_SHOTS;
const SMALL = { ...PHONE, viewport: { width: 360, height: 740 } };
const TALL = 3600;

const ALL = [
  { name: 'phone', device: PHONE },
  { name: 'small-en', device: SMALL, english: true },
  { name: 'small-large', device: SMALL, large: true },
  { name: 'tablet', device: TABLET },
  { name: 'desktop', device: DESKTOP },
  { name: 'desktop-en-large', device: DESKTOP, english: true, large: true },
];

/** Each way of looking at the app: a device, a language, the large type or not. */
export const VIEWS = ALL.filter(({ name }) => !process.env.TZ_VIEW || name === process.env.TZ_VIEW);

const HARDEST = ['small-en', 'small-large', 'desktop'];
/** Where something fits if it fits anywhere: of long walks; all of them where pictures are kept. */
export const HARDEST_VIEWS = VIEWS.filter(
  ({ name }) => SHOTS || process.env.TZ_VIEW || HARDEST.includes(name),
);

async function shoot(page, view, name) {
  if (!SHOTS) return;
  fs.mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: path.join(SHOTS, `${view.name}-${name}.png`) });
}

/** Elements of the mirror that one could tap, with where they are on the screen. */
const targets = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('#mirror button, #mirror input, #mirror textarea')]
      .map((element) => {
        const { left, right, top, bottom } = element.getBoundingClientRect();
        const name = element.getAttribute('aria-label') ?? element.textContent;
        return { name, left, right, top, bottom };
      })
      // One pixel high: told to screen readers alone.
      .filter(({ top, bottom }) => bottom - top > 2 && bottom > 0 && top < innerHeight),
  );

/** Nothing sticks out of the page. */
export async function check(page, view, name) {
  await page.waitForTimeout(400);
  await shoot(page, view, name);
  const { width } = view.device.viewport;
  const inMatrix = (target) => /^.+，.+：/.test(target.name) || /^[^,]+, [^,]+: /.test(target.name);
  for (const target of await targets(page)) {
    if (inMatrix(target)) continue; // the matrix scrolls sideways within its card
    const where = `${view.name} ${name} “${target.name}”`;
    assert.ok(target.left >= -1 && target.right <= width + 1, `${where} sticks out sideways`);
  }
}

/** The same of a page that is longer than the screen, all of it at once. */
export async function checkWhole(page, view, name) {
  await page.setViewportSize({ ...view.device.viewport, height: TALL });
  await check(page, view, name);
  await page.setViewportSize(view.device.viewport);
}

/** Signs in as the view says. */
export async function enter(page, server, view, login) {
  await page.goto(server.url);
  const [name, password] = [page.getByRole('textbox').nth(0), page.getByRole('textbox').nth(1)];
  await name.waitFor();
  if (view.english) await page.getByRole('radio', { name: 'English' }).click();
  if (view.large) await page.getByRole('checkbox').first().click();
  await check(page, view, 'sign-in');
  await name.fill(login);
  await password.fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: view.english ? 'Sign in' : '登录', exact: true }).click();
  await page.getByRole('status').filter({ hasText: /全部已同步|All synced/ }).first().waitFor();
}

/** A word in the language of the view. */
export const said = (view, zh, en) => (view.english ? en : zh);
