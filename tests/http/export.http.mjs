// The ledger as a file over HTTP: its texts, its figures beside the records, who gets what of it.
import assert from 'node:assert/strict';
import http from 'node:http';
import { after, before, test } from 'node:test';
import { startServer } from '../lib/server.mjs';
import { csvRows, partsOf, rowsOf } from '../lib/sheet.mjs';
import { Person, newId } from './person.mjs';

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

let server;
let office;
let records;
let plan;

/** The answer with its bytes as they came. */
function download(person, path) {
  return new Promise((resolve, reject) => {
    const headers = person.cookie ? { cookie: person.cookie } : {};
    const request = http.get(`${server.url}${path}`, { headers, agent: false }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => {
        const bytes = Buffer.concat(chunks);
        const { statusCode: status, headers: named } = response;
        resolve({ status, headers: named, bytes, text: bytes.toString('utf8') });
      });
    });
    request.on('error', reject);
  });
}

const address = (kind, query) => `/api/v1/export/ledger.${kind}?${new URLSearchParams(query)}`;
const csvOf = async (person, query) => {
  const answer = await download(person, address('csv', { plan: plan.id, ...query }));
  assert.equal(answer.status, 200, answer.text);
  return csvRows(answer.text.slice(1));
};
const bodies = (all, collection) =>
  all.filter((r) => r.collection === collection).map((r) => r.body);
const unitNamed = (name) => bodies(records, 'unit').find((unit) => unit.name === name);
const nameOf = (id) => bodies(records, 'unit').find((unit) => unit.id === id).name;

before(async () => {
  server = await startServer();
  office = await Person.signIn(server, 'office');
  ({ records } = await office.download());
  [plan] = bodies(records, 'plan');
});
after(() => server.stop());

test('the office downloads a workbook with a row for every task', async () => {
  const answer = await download(office, address('xlsx', { plan: plan.id }));
  assert.equal(answer.status, 200, answer.text);
  assert.equal(answer.headers['content-type'], SHEET);
  assert.equal(answer.headers['cache-control'], 'no-store');
  const disposition = answer.headers['content-disposition'];
  const name = decodeURIComponent(disposition.match(/filename\*=UTF-8''([^;]+)$/)[1]);
  assert.match(disposition, /^attachment; filename="ledger\.xlsx"; /);
  assert.ok(name.startsWith(`台账-${plan.title.slice(0, 20)}`) && name.endsWith('.xlsx'), name);

  const rows = rowsOf(answer.bytes);
  assert.equal(rows[0][0], `${plan.title}任务台账`);
  assert.match(rows[1][0], /^截至 \d{4}-\d\d-\d\d \d\d:\d\d，台账序号 \d+$/);
  assert.equal(rows[2].length, 15);
  assert.deepEqual(rows[2].slice(0, 4), ['序号', '任务编号', '任务内容', '牵头单位']);
  const tasks = bodies(records, 'task').sort((a, b) => a.order - b.order);
  const listed = rows.filter((row) => typeof row[0] === 'number');
  assert.deepEqual(
    listed.map((row) => row[1]),
    tasks.map((task) => task.number),
  );
  const lights = ['红', '黄', '绿', '办结', '未定时限'];
  assert.ok(listed.every((row) => lights.includes(row[10]) && row[11] !== ''));
});

test('no cell is a formula, the print is set up, and the header repeats', async () => {
  const { bytes } = await download(office, address('xlsx', { plan: plan.id, paper: 'A4' }));
  const parts = partsOf(bytes);
  const sheet = parts.get('xl/worksheets/sheet1.xml');
  assert.doesNotMatch(sheet, /<f[ >]/);
  assert.match(sheet, /<pageSetup paperSize="9" [^>]*orientation="landscape"/);
  assert.match(sheet, /fitToHeight="0"/);
  assert.match(sheet, /第 &amp;P 页，共 &amp;N 页/);
  assert.match(sheet, /<pane [^>]*state="frozen"/);
  assert.match(parts.get('xl/workbook.xml'), /_xlnm\.Print_Titles[^<]*>[^<]*\$3:\$3/);
});

test('what begins like a formula stays text in both files', async () => {
  const clerk = await Person.signIn(server, 'lixin');
  const [assignment] = await clerk.assignments('active');
  const words = '=HYPERLINK("http://evil.example","点")';
  const pushed = await clerk.push([
    clerk.operation('report.submit', {
      report: crypto.randomUUID().replace(/^(.{14})4/, '$17'),
      assignment: assignment.id,
      content: { percent: assignment.percent, narrative: words },
    }),
  ]);
  // The demonstration may have reported in this cycle already; then a problem says it.
  const verdict = pushed.json.verdicts[0];
  if (verdict.verdict !== 'accepted') {
    const raised = await clerk.push([
      clerk.operation('problem.raise', {
        problem: crypto.randomUUID().replace(/^(.{14})4/, '$17'),
        assignment: assignment.id,
        text: words,
        severity: 'normal',
      }),
    ]);
    assert.equal(raised.json.verdicts[0].verdict, 'accepted', JSON.stringify(raised.json));
  }
  const query = { plan: plan.id, unit: clerk.unit };
  const csv = await download(office, address('csv', query));
  const fields = csvRows(csv.text.slice(1)).flat();
  assert.ok(fields.some((field) => field.includes(words)));
  assert.ok(fields.every((field) => !/^[=+\-@\t\r]/.test(field)));
  const { bytes } = await download(office, address('xlsx', query));
  assert.ok(
    rowsOf(bytes)
      .flat()
      .some((cell) => typeof cell === 'string' && cell.includes(words)),
  );
  assert.doesNotMatch(partsOf(bytes).get('xl/worksheets/sheet1.xml'), /<f[ >]/);
});

test('the CSV file has a mark, whole lines, and the measures in columns', async () => {
  const answer = await download(office, address('csv', { plan: plan.id }));
  assert.equal(answer.headers['content-type'], 'text/csv; charset=utf-8');
  assert.deepEqual([...answer.bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  const rows = csvRows(answer.text.slice(1));
  assert.ok(rows.every((row) => row.length === 17));
  assert.deepEqual(rows[0].slice(0, 4), ['序号', '部分', '举措', '任务编号']);
  assert.equal(rows.length - 1, bodies(records, 'task').length);
});

test("a unit's file has a row for each of its assignments, with the ledger's percent", async () => {
  const { records: fresh } = await office.download();
  const unit = unitNamed('里辛街道');
  const own = bodies(fresh, 'assignment').filter(
    (a) => a.unit === unit.id && a.stage !== 'cancelled',
  );
  const numbers = Object.fromEntries(bodies(fresh, 'task').map((task) => [task.id, task.number]));
  const rows = (await csvOf(office, { unit: unit.id })).slice(1);
  const shown = rows.map((row) => `${row[3]} ${row[10]}`).sort();
  assert.deepEqual(shown, own.map((a) => `${numbers[a.task]} ${a.percent}`).sort());
});

test('the file of a cycle names who did not report', async () => {
  const now = bodies(records, 'cycle').map((cycle) => cycle.first).sort();
  const missed = bodies(records, 'missed_report').find((each) => !each.exemption);
  const cycle = missed ? missed.cycle : now[now.length - 1];
  const rows = await csvOf(office, { cycle });
  assert.equal(rows[0][14], '本期填报');
  if (!missed) return;
  const { unit } = bodies(records, 'assignment').find((a) => a.id === missed.assignment);
  assert.ok(
    rows.some((row) => row[14].includes(`${nameOf(unit)}：本期未填报`)),
    nameOf(unit),
  );
});

test('a file can be narrowed to a task force and to the tasks due in a period', async () => {
  const tasks = bodies(records, 'task').sort((a, b) => a.order - b.order);
  const chosen = [tasks[1], tasks[4]];
  const force = { id: newId(), name: '导出专班', tasks: chosen.map((task) => task.id), units: [] };
  const put = (person) =>
    person.push([person.operation('task_force.put', { task_force: force }, { base: 0 })]);
  const clerk = await Person.signIn(server, 'lixin');
  const refused = (await put(clerk)).json.verdicts[0];
  assert.deepEqual([refused.verdict, refused.error?.code], ['rejected', 'not_allowed']);
  assert.equal((await put(office)).json.verdicts[0].verdict, 'accepted');

  const numbers = (rows) => rows.slice(1).map((row) => row[3]);
  const ofForce = await csvOf(office, { task_force: force.id });
  assert.deepEqual(
    numbers(ofForce),
    chosen.map((task) => task.number),
  );
  const sheet = await download(office, address('xlsx', { plan: plan.id, task_force: force.id }));
  assert.equal(rowsOf(sheet.bytes)[0][0], `${plan.title}任务台账（导出专班）`);

  const [first, last] = [`${plan.starts_on.slice(0, 4)}-07-01`, plan.ends_on];
  const due = tasks.filter(({ deadline }) => deadline && first <= deadline && deadline <= last);
  assert.ok(due.length > 0 && due.length < tasks.length);
  assert.deepEqual(
    numbers(await csvOf(office, { first, last })),
    due.map((task) => task.number),
  );
  const all = await csvOf(office, { plan: 'all', first, last });
  assert.deepEqual(all[0].slice(0, 5), ['序号', '方案', '部分', '举措', '任务编号']);
  assert.deepEqual(
    all.slice(1).map((row) => row[4]),
    due.map((task) => task.number),
  );
  // Everybody is told of a task force, and gets of it what he may see.
  const seen = (await clerk.download()).records;
  assert.ok(bodies(seen, 'task_force').some(({ id }) => id === force.id));
  assert.ok((await csvOf(clerk, { task_force: force.id })).length <= ofForce.length);
});

test('words come in the language that is asked for', async () => {
  const rows = await csvOf(office, { lang: 'en' });
  assert.deepEqual(rows[0].slice(0, 4), ['No.', 'Part', 'Measure', 'Task']);
  assert.ok(rows.slice(1).every((row) => /^(Red|Yellow|Green|Done|No deadline)$/.test(row[12])));
});

test('leaders and the auditor get the same file as the office', async () => {
  const whole = await csvOf(office);
  for (const login of ['leader', 'auditor']) {
    assert.deepEqual(await csvOf(await Person.signIn(server, login)), whole, login);
  }
});

test("a clerk never gets another unit's rows or words", async () => {
  const clerk = await Person.signIn(server, 'aishan');
  const seen = (await clerk.download()).records;
  const mine = bodies(seen, 'assignment');
  assert.ok(mine.length > 0 && mine.every((a) => a.unit === clerk.unit));
  const tasks = new Set(mine.map((a) => a.task));
  const numbers = bodies(records, 'task')
    .filter((task) => tasks.has(task.id))
    .sort((a, b) => a.order - b.order)
    .map((task) => task.number);
  const rows = await csvOf(clerk);
  assert.deepEqual(
    rows.slice(1).map((row) => row[3]),
    numbers,
  );
  const text = JSON.stringify(rows);
  const { records: all } = await office.download();
  const known = new Set(bodies(seen, 'report').map((report) => report.id));
  const said = new Set(bodies(seen, 'report').map((report) => report.content.narrative));
  for (const report of bodies(all, 'report')) {
    const { narrative = '' } = report.content;
    if (known.has(report.id) || said.has(narrative) || narrative.length < 8) continue;
    assert.ok(!text.includes(JSON.stringify(narrative).slice(1, -1)), narrative);
  }
  const other = bodies(records, 'unit').find((unit) => unit.id !== clerk.unit);
  assert.equal((await csvOf(clerk, { unit: other.id })).length, 1);
  const file = await download(clerk, address('xlsx', { plan: plan.id }));
  assert.match(rowsOf(file.bytes)[1][0], /只含本单位可见的承办项$/);
});

test('a lead unit gets the other shares of the tasks that it leads', async () => {
  const lead = await Person.signIn(server, 'shichangjianguan');
  const seen = bodies((await lead.download()).records, 'assignment').filter(
    (a) => a.stage !== 'cancelled',
  );
  const other = seen.find((a) => a.unit !== lead.unit);
  assert.ok(other, 'the demonstration has a task that this unit leads');
  const shares = seen.filter((a) => a.unit === other.unit);
  assert.equal((await csvOf(lead, { unit: other.unit })).length - 1, shares.length);
});

test('the administrator, and whoever is not signed in, get nothing', async () => {
  const admin = await Person.signIn(server, 'admin');
  for (const kind of ['xlsx', 'csv']) {
    const refused = await download(admin, address(kind, { plan: plan.id }));
    assert.equal(refused.status, 403);
    assert.equal(JSON.parse(refused.text).error.code, 'not_allowed');
    const nobody = await download(new Person(server, 'x'), address(kind, { plan: plan.id }));
    assert.equal(nobody.status, 401);
  }
  const other = await download(office, address('csv', { plan: plan.id, person: admin.id }));
  assert.equal(JSON.parse(other.text).error.code, 'session_of_another');
});

test('parameters that make no sense are refused by name', async () => {
  const nobody = '00000000-0000-7000-8000-000000000000';
  const cases = [
    [{}, 400, 'missing_field', 'plan'],
    [{ plan: 'x' }, 400, 'bad_id', 'plan'],
    [{ plan: nobody }, 404, 'not_found', 'plan'],
    [{ plan: plan.id, unit: '1' }, 400, 'bad_id', 'unit'],
    [{ plan: plan.id, unit: nobody }, 404, 'not_found', 'unit'],
    [{ plan: plan.id, cycle: 'today' }, 400, 'bad_date', 'cycle'],
    [{ plan: plan.id, cycle: '1999-01-01' }, 400, 'not_cycle_start', 'cycle'],
    [{ plan: plan.id, paper: 'A5' }, 400, 'unknown_value', 'paper'],
    [{ plan: plan.id, task_force: '1' }, 400, 'bad_id', 'task_force'],
    [{ plan: 'all', task_force: nobody }, 404, 'not_found', 'task_force'],
    [{ plan: plan.id, first: 'June' }, 400, 'bad_date', 'first'],
    [{ plan: plan.id, last: '2026-02-30' }, 400, 'bad_date', 'last'],
    [{ plan: 'all', first: '2026-06-02', last: '2026-06-01' }, 400, 'span_backwards', 'last'],
    [{ plan: 'all', cycle: '2026-06-01' }, 400, 'cycle_of_several', 'cycle'],
  ];
  for (const [query, status, code, field] of cases) {
    for (const kind of ['xlsx', 'csv']) {
      const answer = await download(office, address(kind, query));
      assert.equal(answer.status, status, answer.text);
      const { error } = JSON.parse(answer.text);
      assert.deepEqual([error.code, error.field], [code, field]);
    }
  }
});
