// A plan beside the demonstration's: two units, one task, its deadline ahead whatever the day; and,
// where a test wants it, everything on that task that can hang on one.
import assert from 'node:assert/strict';
import { Person, newId } from '../http/person.mjs';

export const SAMPLE_TASK = '开通夜间窗口';
export const SAMPLE_UNITS = { lead: '区市场监管局', responsible: '里辛街道' };
const GROUP = '各街道（功能区）';

const DAY_MS = 24 * 3600 * 1000;
const SHANGHAI_MS = 8 * 3600 * 1000;

/** A day of Shanghai, so many days from today: as data, as a document and as the app write it. */
export function day(days) {
  const iso = new Date(Date.now() + SHANGHAI_MS + days * DAY_MS).toISOString().slice(0, 10);
  const [year, month, date] = iso.split('-').map(Number);
  return { iso, said: `${year}年${month}月${date}日`, short: `${month}月${date}日` };
}

export const DEADLINE = day(20);
export const LATER = day(45);

/** Publishes it; `group` adds an open group that stays open. */
export async function publishSample(server, { group = false } = {}) {
  const office = await Person.signIn(server, 'office');
  const units = `责任单位：${SAMPLE_UNITS.responsible}${group ? `，${GROUP}` : ''}`;
  const text = [
    '夜间窗口服务方案',
    '一、服务',
    `1.${SAMPLE_TASK}。（牵头单位：${SAMPLE_UNITS.lead}；${units}；完成时限：${DEADLINE.said}前）`,
  ].join('\n');
  const period = { starts_on: day(-30).iso, ends_on: day(90).iso };
  const answer = await office.post('/api/v1/import/publish', { text, ...period });
  assert.equal(answer.status, 200, answer.text);
}

/** A second account in the unit of the person `login`. */
export async function colleagueOf(server, login, roles = ['member']) {
  const [admin, known] = [await Person.signIn(server, 'admin'), await Person.signIn(server, login)];
  const account = { login: `${login}.two`, name: '周明', unit: known.unit, roles };
  const answer = await admin.post('/api/v1/accounts', account);
  assert.equal(answer.status, 200, answer.text);
  const colleague = await Person.signIn(server, account.login, answer.json.password);
  const own = { old: answer.json.password, new: 'a phrase of my own' };
  const replaced = await colleague.post('/api/v1/password', own);
  assert.equal(replaced.status, 200, replaced.text);
  return colleague;
}

async function push(person, ...operations) {
  const answer = await person.push(operations);
  for (const { verdict } of answer.json.verdicts) assert.equal(verdict, 'accepted', answer.text);
}

/** Of the sample's task: an order, an instruction, an extension, a problem, a contested plan. */
export async function crowdSample(server) {
  const [office, leader, clerk] = await Promise.all(
    ['office', 'leader', 'lixin'].map((login) => Person.signIn(server, login)),
  );
  const second = await colleagueOf(server, 'lixin');
  const { records } = await clerk.download();
  const task = records.find((r) => r.collection === 'task' && r.body.title === SAMPLE_TASK).body.id;
  const assignment = records.find(
    (r) => r.collection === 'assignment' && r.body.task === task && r.body.unit === clerk.unit,
  ).body.id;
  const plan = (...edits) => ['action_plan.edit', { assignment, edits }];
  await push(office, office.operation('reminder.send', { reminder: newId(), assignment }));
  await push(
    office,
    office.operation('order.issue', {
      order: newId(),
      assignment,
      basis: '夜间窗口服务方案第一条',
      facts: '两个窗口至今没有开通，群众多次来电询问',
      demand: '五日内开通，并报值守安排',
      deadline: day(5).iso,
    }),
  );
  const text = '夜间窗口要真正方便群众，请市场监管局和街道一起把人员排好';
  await push(leader, leader.operation('instruction.give', { instruction: newId(), task, text }));
  await push(
    clerk,
    clerk.operation('extension.file', {
      extension: newId(),
      assignment,
      new_deadline: LATER.iso,
      reason: '叫号设备到货推迟',
    }),
    clerk.operation('problem.raise', {
      problem: newId(),
      assignment,
      text: '夜间值守缺两名工作人员，需要区里协调',
      severity: 'severe',
    }),
    clerk.operation(
      ...plan(
        { field: 'goal', value: '年底前开通三个夜间窗口，群众下班后也能办事' },
        { field: 'measures', value: '排班到人，每周公布值守表' },
        { field: 'milestones', value: `+ ${day(-3).iso} 选定地点\n${day(10).iso} 设备安装` },
      ),
    ),
  );
  await push(
    second,
    second.operation(...plan({ field: 'goal', value: '先开一个窗口试运行，再推广到三个' })),
  );
}
