// The app as a person finds it: signing in, finding a task, reading the state of sync. Everything
// is found by role and name, as a screen reader does.
import { DEMO_PASSWORD } from '../lib/server.mjs';
import { closeBrowsers, openBrowser, waitForServiceWorker } from '../lib/browser.mjs';
import { Person } from '../http/person.mjs';

const DAY_MS = 86_400_000;

/** Chinese, as most people read it; English where a test asks for it. */
export const ZH = {
  login: '用户名',
  password: '密码',
  sign_in: '登录',
  all_synced: '全部已同步',
  report: '填报进展',
  narrative: '进展情况',
  save: '保存',
  back: '返回',
};

export const button = (page, name) => page.getByRole('button', { name });
export const exactButton = (page, name) => page.getByRole('button', { name, exact: true });
export const textbox = (page, name) => page.getByRole('textbox', { name });
/** The state of sync as it is told to screen readers on every page. */
export const syncStatus = (page, text) => page.getByRole('status').filter({ hasText: text });

/** Fills in and sends the form of signing in, whatever comes of it. */
export async function sendSignIn(page, login, password) {
  await textbox(page, ZH.login).fill(login);
  await textbox(page, ZH.password).fill(password);
  await exactButton(page, ZH.sign_in).click();
}

/** Signs in on a page that shows the form, and waits until the ledger is there. */
export async function signIn(page, login, password = DEMO_PASSWORD) {
  await sendSignIn(page, login, password);
  await syncStatus(page, ZH.all_synced).first().waitFor();
}

/** Signs in with the password that the administrator was told, and replaces it by one's own. */
export async function signInAnew(page, login, told, own = 'a phrase of my own') {
  await sendSignIn(page, login, told);
  await answer(page, '修改密码', { 原密码: told, 新密码: own });
  await synced(page);
}

/** A browser of one's own, signed in, with the app kept for times without a network. */
export async function openAs(server, login, options = {}) {
  const opened = await openBrowser(options);
  await opened.page.goto(server.url);
  await signIn(opened.page, login);
  await waitForServiceWorker(opened.page);
  return opened;
}

/** Goes to a place of the app by its address, as a link does. */
export async function goTo(page, server, path) {
  await page.goto(`${server.url}/#${path}`);
}

/** Opens the first task of the list whose card says all of `words`. */
export async function openTask(page, ...words) {
  const search = page.getByRole('searchbox');
  await search.fill(words[0]);
  const card = words.reduce(
    (found, word) => found.filter({ hasText: word }),
    page.getByRole('listitem').getByRole('button'),
  );
  await card.first().click();
  // A card has buttons of the task's page as well: to see one does not mean that it has opened.
  await page.waitForFunction(() => location.hash.startsWith('#/task/'));
}

/** Opens what the inbox says of a task: `kind` as it names it, `task` by its number or words. */
export async function openFromInbox(page, server, kind, task) {
  await goTo(page, server, '/inbox');
  await button(page, new RegExp(kind)).filter({ hasText: task }).first().click();
}

/**
 * Opens the first of that kind in the inbox. How much an inbox holds depends on the day: one that
 * holds little shows its rows alone, a full one has a chip for each kind first.
 */
export async function openKind(page, server, kind) {
  await goTo(page, server, '/inbox');
  const row = button(page, new RegExp(`^${kind} · `)).first();
  const chip = button(page, new RegExp(`^${kind} \\d+$`));
  await chip.or(row).first().waitFor();
  if ((await chip.count()) > 0) await reach(chip);
  await reach(row);
}

/** Waits until everything that this page saved has been judged by the server. */
export const synced = (page) => syncStatus(page, ZH.all_synced).first().waitFor();

/** Answers the open question: fills its fields by their names and confirms (text or pattern). */
export async function answer(page, confirm, fields = {}) {
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  for (const [name, text] of Object.entries(fields)) {
    await dialog.getByRole('textbox', { name }).fill(text);
  }
  await dialog.getByRole('button', { name: confirm, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

/**
 * Clicks what may first have to be scrolled to: the picture follows the mirror's scrolling a frame
 * later, and a person taps what is in the picture. A list that a tab has just replaced may lose the
 * element between finding and scrolling to it; it is then looked for again.
 */
export async function reach(locator) {
  for (let left = 5; ; left--) {
    try {
      await locator.scrollIntoViewIfNeeded();
      break;
    } catch (error) {
      if (left === 0 || !/not attached/.test(error.message)) throw error;
    }
  }
  await locator.page().waitForTimeout(300);
  await locator.click();
}

/** Picks an option of a field that opens a list, and waits until the list has closed. */
export async function pick(page, field, option) {
  await reach(page.getByRole('combobox', { name: field, exact: true }));
  await reach(page.getByRole('option', { name: option, exact: true }).first());
  await page.getByRole('listbox').waitFor({ state: 'detached' });
}

/** Reports from the page of a task. */
export async function report(page, percent, words) {
  await button(page, ZH.report).click();
  await page.getByRole('spinbutton', { name: '完成比例' }).waitFor();
  await exactButton(page, `${percent}%`).click();
  await textbox(page, ZH.narrative).fill(words);
  await exactButton(page, ZH.save).click();
  await button(page, ZH.report).waitFor();
}

/** How often each of these reports stands in the ledger, as that person's device would see it. */
export async function timesInLedger(server, login, reports) {
  const person = await Person.signIn(server, login);
  const { records } = await person.download();
  const told = records.filter(({ collection }) => collection === 'report');
  return reports.map(
    (words) => told.filter(({ body }) => body.content.narrative === words).length,
  );
}

/** The faults of a page, but for those of requests made without a network. */
export const realFaults = (faults) => faults.filter((fault) => !/ERR_INTERNET/.test(fault));

/** Types as an input method does: letters are composed first, and become characters at the end. */
export async function compose(page, field, steps, characters) {
  await field.focus();
  const devtools = await page.context().newCDPSession(page);
  for (const text of steps) {
    await devtools.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  }
  await devtools.send('Input.insertText', { text: characters });
  await devtools.detach();
}

/** Answers the one objection that waits on the page: 采纳 or 不采纳, and why. */
export async function answerObjection(page, decision, words) {
  await reach(exactButton(page, '答复申诉'));
  const dialog = page.getByRole('dialog');
  await pick(page, '处理意见', decision);
  await dialog.getByRole('textbox', { name: '答复' }).fill(words);
  await dialog.getByRole('button', { name: '答复申诉', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await synced(page);
}

/** The server and these people's browsers, so many days later, all at that place of the app. */
export async function daysLater(server, days, address, people) {
  await server.stop();
  await server.start({ days });
  for (const { page } of people) {
    await page.addInitScript((ahead) => {
      const now = Date.now;
      Date.now = () => now() + ahead;
    }, days * DAY_MS);
    await goTo(page, server, address);
    await page.reload();
    // Days are longer than a session.
    await exactButton(page, '重新登录').first().click();
    await page.getByRole('dialog').waitFor();
    await textbox(page, ZH.password).fill(DEMO_PASSWORD);
    await exactButton(page, ZH.sign_in).click();
    await synced(page);
  }
}

/** Where in the app the page is, such as /task/…: what a person could send to another. */
export const place = (page) => page.evaluate(() => location.hash.slice(1));

/** Everything that stands in the browser's databases of this site, as text. */
export const keptOnDevice = (page) =>
  page.evaluate(async () => {
    const names = (await indexedDB.databases()).map((base) => base.name);
    const records = [];
    for (const name of names) {
      const base = await new Promise((done) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => done(opening.result);
      });
      for (const store of base.objectStoreNames) {
        records.push(
          ...(await new Promise((done) => {
            const all = base.transaction(store).objectStore(store).getAll();
            all.onsuccess = () => done(all.result);
          })),
        );
      }
      base.close();
    }
    return JSON.stringify(records);
  });

/** A test's end: whatever it left open is closed, also when it failed. */
export async function tidyUp(server) {
  await closeBrowsers();
  await server.stop();
}
