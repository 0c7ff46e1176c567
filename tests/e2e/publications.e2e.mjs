// A walk through assessments and the register with something in them, as a unit reads them: at the
// sizes where something fits if it fits anywhere, in both languages and in large type.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { closeBrowsers, openBrowser } from '../lib/browser.mjs';
import { startServer } from '../lib/server.mjs';
import { Person, newId } from '../http/person.mjs';
import { tidyUp } from './app.mjs';
import { day } from './sample.mjs';
import { checkWhole, enter, HARDEST_VIEWS } from './walk.mjs';

const entry = newId();
let server;
let unit;
let assessment;

/** Pushes one edit of the office's, which must stand. */
async function act(office, kind, body, base) {
  const operation = office.operation(kind, body, base === undefined ? {} : { base });
  const [verdict] = (await office.push([operation])).json.verdicts;
  assert.equal(verdict.verdict, 'accepted', JSON.stringify(verdict));
}

async function versionOf(office, id) {
  const { records } = await office.download();
  return records.find(({ body }) => body.id === id).version;
}

before(async () => {
  server = await startServer();
  const office = await Person.signIn(server, 'office');
  unit = (await Person.signIn(server, 'lixin')).unit;
  const { records } = await office.download();
  const plan = records.find(({ collection }) => collection === 'plan').body.id;
  const circular = records.find(({ collection }) => collection === 'circular').body.id;
  const wish = { plan, first: day(-120).iso, last: day(30).iso };
  assessment = (await office.post('/api/v1/assessments', wish)).json.assessment;
  const adjust = { assessment, unit, hundredths: -150, reason: '两次约谈后仍未按要求整改' };
  await act(office, 'assessment.adjust', adjust, await versionOf(office, assessment));
  const until = { assessment, until: day(3).iso };
  await act(office, 'assessment.open', until, await versionOf(office, assessment));
  await act(office, 'accountability.draft', {
    accountability: entry, unit, circular, kind: 'exposure',
    facts: '对企业提出的水电气报装问题推诿三个月，企业向上级反映两次仍未办理。',
    decision: '在全区予以公开曝光，责令十日内整改，并由主要负责人作出说明。',
    decided_by: '区推进政府职能转变和“放管服”改革协调小组', decided_on: day(0).iso,
  }, 0);
  const show = { accountability: entry, until: day(3).iso };
  await act(office, 'accountability.open', show, await versionOf(office, entry));
});
after(() => tidyUp(server));

for (const view of HARDEST_VIEWS) {
  test(`assessments and the register fit with something in them: ${view.name}`, async () => {
    const { page, faults } = await openBrowser({ device: view.device });
    await enter(page, server, view, 'lixin');
    const go = (address) => page.goto(`${server.url}/#${address}`);
    await go('/me');
    await page.getByRole('button', { name: view.english ? 'Sync now' : '立即同步' }).waitFor();
    await checkWhole(page, view, 'me-publications');
    await go('/assessments');
    await page.getByRole('main').getByRole('button').first().waitFor();
    await checkWhole(page, view, 'assessments');
    await go(`/assessment/${assessment}`);
    const scores = view.english ? 'Scores of the units' : '各单位得分';
    await page.getByRole('heading', { name: scores }).waitFor();
    await checkWhole(page, view, 'assessment');
    await go(`/assessed/${assessment}/${unit}`);
    await page.getByText('两次约谈后仍未按要求整改').first().waitFor();
    await checkWhole(page, view, 'assessed');
    await go('/register');
    await page.getByRole('button', { name: /里辛街道/ }).first().waitFor();
    await checkWhole(page, view, 'register-entries');
    await go(`/accountability/${entry}`);
    await page.getByText('责令十日内整改').first().waitFor();
    await checkWhole(page, view, 'accountability');
    assert.deepEqual(faults, []);
    await closeBrowsers();
  });
}
