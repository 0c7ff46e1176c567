// A phone dies at any moment: its browser is killed, all of it, while a report is written, saved or
// sent. What the app called saved is there afterwards and reaches the ledger exactly once, at most
// two seconds of typing are lost, and no draft of what was sent comes back.
//
// TZ_KILLS=60 kills more often, TZ_SEED repeats a run as far as the machine lets it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, afterEach, before, test } from 'node:test';
import { closeBrowsers, PHONE } from '../lib/browser.mjs';
import { seeded, wantedSeed } from '../lib/random.mjs';
import { DEMO_PASSWORD, PROGRAM, startServer } from '../lib/server.mjs';
import { SlowLine } from '../lib/slow_line.mjs';
import { Person } from '../http/person.mjs';
import { exactButton, openAs, syncStatus, textbox, tidyUp, ZH } from './app.mjs';
import { MortalPhone, sleep } from './mortal_phone.mjs';

const KILLS_EACH = Math.max(1, Math.round(Number(process.env.TZ_KILLS ?? 12) / 3));
const SEED = wantedSeed();
/** What may be lost of what was typed last. */
const TYPING_MS = 2_000;
/** How long the line takes each way while something is sent. */
const LAGS_MS = [20, 150, 400, 800];
const PUSHES_WITHIN_MS = 20_000;
/** So many reports at most wait before they are sent and looked for in the ledger. */
const DRAIN_EVERY = 4;
/** What a browser itself says of a network that is away, and of a session that is gone. */
const KNOWN_FAULTS = /net::ERR|\b401\b/;

const random = seeded(SEED);
const between = (low, high) => low + random() * (high - low);
const pickOne = (list) => list[Math.floor(random() * list.length)];

let server;
let line;
let profile;
let clerk;
let assignments;
before(async () => {
  console.log(`# TZ_SEED=${SEED}`);
  server = await startServer();
  line = await SlowLine.open(server);
  clerk = await Person.signIn(server, 'lixin');
  assignments = await clerk.assignments('active');
  const phone = await openAs(line, 'lixin', { device: PHONE });
  profile = phone.profile;
  await phone.context.close();
});
afterEach(async () => {
  await closeBrowsers();
  const faults = lives.splice(0).flatMap((phone) => phone.faults);
  assert.deepEqual(faults.filter((fault) => !KNOWN_FAULTS.test(fault)), []);
});
after(async () => {
  await tidyUp(server);
  line.close();
});

const lives = [];
async function wake(folder = profile) {
  lives.push(await MortalPhone.wake(line, folder));
  return lives.at(-1);
}

/** How often each of those words stands in the ledger. */
async function timesInLedger(wanted) {
  const { records } = await clerk.download();
  const said = (record, words) => record.body.content.narrative === words;
  const reports = records.filter((record) => record.collection === 'report');
  return wanted.map((words) => reports.filter((report) => said(report, words)).length);
}

/** Sends everything: each report is in the ledger once, and nothing of any is a draft. */
async function drain(phone, reports) {
  await phone.sync();
  const words = reports.map((report) => report.words);
  assert.deepEqual(await timesInLedger(words), words.map(() => 1));
  assert.deepEqual(await phone.counts(), { waiting: 0, drafts: 0 });
  const forms = [];
  for (const { assignment } of reports) forms.push(await phone.wordsOf(assignment));
  assert.deepEqual(forms, words.map(() => ''));
}

/** Types until the phone dies: what the field said, each with the moment at which it was typed. */
async function typeUntilKilled(phone, field, round) {
  const typed = [];
  let dying = false;
  const type = (text, send) => {
    typed.push({ text, at: Date.now() });
    return send();
  };
  const dies = sleep(between(0, 4_000)).then(() => {
    dying = true;
    const at = Date.now();
    return phone.kill().then(() => at);
  });
  try {
    let text = `第${round}次：`;
    await type(text, () => field.fill(text));
    for (;;) {
      const piece = `${typed.length}走访企业`.slice(0, Math.ceil(between(0, 6)));
      text += piece;
      await type(text, () => phone.page.keyboard.insertText(piece));
      await sleep(between(30, 400));
    }
  } catch (error) {
    if (!dying) throw error;
  }
  return { typed, killed_at: await dies };
}

/** The milliseconds of typing that are gone when the form says `words` afterwards. */
function lostTyping({ states, killed_at }, words) {
  const last = states.findLastIndex(({ text }) => text === words);
  assert.ok(last >= 0, `“${words}” was never typed: ${JSON.stringify(states)}`);
  const lost = states[last + 1];
  const lost_ms = lost ? killed_at - lost.at : 0;
  assert.ok(lost_ms <= TYPING_MS, `${lost_ms} ms lost, from “${lost?.text}” on`);
  return lost_ms;
}

test('at most two seconds of typing are lost when the phone dies', async () => {
  const [assignment] = assignments;
  const all_lost = [];
  let phone = await wake();
  let words = await phone.wordsOf(assignment);
  assert.equal(words, '');
  for (let round = 1; round <= KILLS_EACH; round++) {
    if (random() < 0.5) await phone.goOnline();
    const { typed, killed_at } = await typeUntilKilled(phone, await phone.form(assignment), round);
    phone = await wake();
    const states = [{ text: words, at: 0 }, ...typed];
    words = await phone.wordsOf(assignment);
    all_lost.push(lostTyping({ states, killed_at }, words));
  }
  const drafts = words === '' ? 0 : 1;
  assert.deepEqual(await phone.counts(), { waiting: 0, drafts });
  await phone.report(assignment, '写完了：工作按计划推进', 1);
  await drain(phone, [{ assignment, words: '写完了：工作按计划推进' }]);
  console.log(`# typing: ${KILLS_EACH} kills, at most ${Math.max(...all_lost)} ms lost`);
});

/** Writes a report and presses 保存; the phone dies at some moment after that. */
async function saveUntilKilled(phone, assignment, words, waiting) {
  const field = await phone.form(assignment);
  const states = [{ text: await field.inputValue(), at: 0 }, { text: words, at: Date.now() }];
  await field.fill(words);
  // Some drafts are on the device long before they are saved.
  const drafted = random() < 0.5;
  if (drafted) await sleep(TYPING_MS);
  // Or at the very moment at which the app says that it is saved.
  const at_once = random() < 0.3;
  let told = false;
  const saving = phone.save(waiting).then((kept) => (told = kept));
  await (at_once ? saving : sleep(between(0, 700)));
  assert.ok(told || !at_once, `“${words}” was not saved`);
  // What the app has said up to this moment counts.
  const attempt = { assignment, states, told, killed_at: Date.now() };
  await phone.kill();
  await saving;
  return attempt;
}

/** Whether the report was saved; if it was not, what was typed more than two seconds before is. */
async function wasSaved(phone, attempt, before_it) {
  const { waiting, drafts } = await phone.counts();
  const held = await phone.wordsOf(attempt.assignment);
  const saved = waiting === before_it + 1;
  const seen = `${JSON.stringify(attempt)}: ${waiting} waiting, ${drafts} drafts, “${held}”`;
  assert.equal(drafts, held === '' ? 0 : 1, seen);
  if (saved) {
    assert.equal(held, '', seen);
  } else {
    assert.equal(waiting, before_it, seen);
    assert.ok(!attempt.told, `saved and lost: ${seen}`);
    lostTyping(attempt, held);
  }
  return saved;
}

test('a report that the app called saved is there after the phone dies, once', async () => {
  const sum = { told: 0, saved_untold: 0, not_saved: 0 };
  let reports = [];
  let phone = await wake();
  let assignment = pickOne(assignments);
  for (let round = 1; round <= KILLS_EACH; round++) {
    const words = `保存第${round}次：走访企业并解决问题`;
    const attempt = await saveUntilKilled(phone, assignment, words, reports.length + 1);
    phone = await wake();
    const saved = await wasSaved(phone, attempt, reports.length);
    sum[attempt.told ? 'told' : saved ? 'saved_untold' : 'not_saved'] += 1;
    if (!saved) continue; // once more from the draft
    reports.push({ assignment, words });
    if (reports.length >= DRAIN_EVERY) {
      await drain(phone, reports);
      await phone.goOffline();
      reports = [];
    }
    assignment = pickOne(assignments);
  }
  // Whatever is a draft still becomes a report of its own.
  const words = '最后一次：全部完成';
  await phone.report(assignment, words, reports.length + 1);
  await drain(phone, [...reports, { assignment, words }]);
  console.log(`# saving: ${KILLS_EACH} kills, ${JSON.stringify(sum)}`);
});

/** Goes online over a slow line; the phone dies at some moment of sending and fetching. */
async function sendUntilKilled(phone) {
  line.lag_ms = pickOne(LAGS_MS);
  const [pushed, answered] = [line.pushed, line.answered];
  const going = phone.goOnline().catch(() => {}); // dies with the browser
  if (random() < 0.5) {
    await sleep(between(0, 100 + 4 * line.lag_ms));
  } else {
    // While the answer is on its way: the ledger knows what the phone does not.
    const end = Date.now() + PUSHES_WITHIN_MS;
    while (line.pushed === pushed && Date.now() < end) await sleep(2);
    await sleep(between(0, line.lag_ms));
  }
  await phone.kill();
  await going;
  const died =
    line.pushed === pushed ? 'before' : line.answered === answered ? 'unanswered' : 'after';
  // What is under way arrives although nobody waits for its answer.
  await sleep(2 * line.lag_ms + 200);
  line.lag_ms = 0;
  return died;
}

test('a phone that dies while it sends has everything in the ledger afterwards, once', async () => {
  const sum = { before: 0, unanswered: 0, after: 0 };
  let reports = [];
  let phone = await wake();
  let waiting = 0;
  for (let round = 1; round <= KILLS_EACH; round++) {
    for (let more = 1 + Math.floor(random() * 2); more > 0; more--) {
      const free = assignments.filter((a) => !reports.some((report) => report.assignment === a));
      const report = { assignment: pickOne(free), words: `上报第${round}次之${more}：整改到位` };
      waiting += 1;
      await phone.report(report.assignment, report.words, waiting);
      reports.push(report);
    }
    sum[await sendUntilKilled(phone)] += 1;
    phone = await wake();
    const counts = await phone.counts();
    waiting = counts.waiting;
    const times = await timesInLedger(reports.map(({ words }) => words));
    const sent = times.filter((count) => count === 1).length;
    const seen = `${waiting} waiting, in the ledger: ${times}`;
    assert.ok(times.every((count) => count <= 1), seen);
    assert.ok(sent + waiting >= reports.length && waiting <= reports.length, seen);
    assert.equal(counts.drafts, 0);
    if (reports.length < DRAIN_EVERY && round < KILLS_EACH) continue;
    await drain(phone, reports);
    await phone.goOffline();
    [reports, waiting] = [[], 0];
  }
  console.log(`# sending: ${KILLS_EACH} kills, by the answer to the push: ${JSON.stringify(sum)}`);
});

test('a phone that dies soon after signing in asks for no more than the password', async () => {
  const first = await openAs(line, 'lixin', { device: PHONE });
  const phone = await MortalPhone.over(line, first);
  const report = { assignment: pickOne(assignments), words: '第一天：登录后随即填报' };
  await phone.report(report.assignment, report.words, 1);
  await phone.kill();

  // Cookies reach the disk of a Chromium only every half a minute: the session may be gone.
  const again = await wake(first.profile);
  assert.deepEqual(await again.counts(), { waiting: 1, drafts: 0 });
  await again.goOnline();
  const asked = exactButton(again.page, '重新登录').first();
  await asked.or(syncStatus(again.page, ZH.all_synced)).first().waitFor();
  if (await asked.isVisible()) {
    await asked.tap();
    await again.page.getByRole('dialog').waitFor();
    await textbox(again.page, ZH.password).fill(DEMO_PASSWORD);
    await exactButton(again.page, ZH.sign_in).tap();
  }
  await drain(again, [report]);
});

test('the ledger is sound after all of this', async () => {
  await server.stop();
  execFileSync(PROGRAM, ['verify', '--ledger', server.ledger], { stdio: 'pipe' });
});
