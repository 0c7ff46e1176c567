// Words planted in records of one unit, each standing nowhere else, so that a test can look for
// them in everything that the server says.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { newId } from './person.mjs';

const SHANGHAI_MS = 8 * 3600 * 1000;
export const today = new Date(Date.now() + SHANGHAI_MS).toISOString().slice(0, 10);

export class Planted {
  /** The words. */
  words = [];

  /** `clerk` and `leader` act beside the office; the clerk has `own` and `taken` active. */
  constructor({ office, clerk, leader, own, taken }) {
    Object.assign(this, { office, clerk, leader, own, taken });
  }

  /** Short enough to be found whole. */
  #word(what) {
    const word = `zq${what.replace(/[^a-z]/g, '')}${randomBytes(4).toString('hex')}`;
    this.words.push(word);
    return word;
  }

  async #submit(person, kind, body, more = {}) {
    const answer = await person.push([person.operation(kind, body, more)]);
    const [verdict] = answer.json.verdicts;
    assert.notEqual(verdict.verdict, 'rejected', `${kind}: ${JSON.stringify(verdict)}`);
    return verdict;
  }

  async #record(id) {
    return (await this.office.download()).records.find(({ body }) => body.id === id);
  }

  async all() {
    const { records } = await this.office.download();
    this.plan = records.find((r) => r.collection === 'plan').body.id;
    await this.#sendPhoto();
    await this.#plantWork();
    await this.#plantOrders();
    await this.#plantLateArrival();
    await this.#plantDrafts();
    await this.#plantRegister();
  }

  async #sendPhoto() {
    const start = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);
    this.photo = Buffer.concat([start, Buffer.from(this.#word('bytes'))]);
    this.picture = (await this.clerk.attach(this.photo)).sha256;
  }

  async #plantWork() {
    const { clerk, own } = this;
    const about = { assignment: own.id };
    const name = `${this.#word('attachment')}.jpg`;
    const file = { sha256: this.picture, size: this.photo.length, type: 'image/jpeg', name };
    const said = { narrative: this.#word('report'), problem: this.#word('hindrance') };
    const content = { percent: own.percent, ...said, attachments: [file] };
    const report = { report: newId(), ...about, content };
    await this.#submit(clerk, 'report.submit', report, { schema: 2 });
    const text = this.#word('problem');
    const problem = { problem: newId(), ...about, text, severity: 'normal' };
    await this.#submit(clerk, 'problem.raise', problem);
    const edits = [{ field: 'goal', value: this.#word('plan') }];
    await this.#submit(clerk, 'action_plan.edit', { ...about, edits });
  }

  async #plantOrders() {
    const { clerk, leader, office, own } = this;
    const about = { assignment: own.id };
    const reminder = { reminder: newId(), ...about, words: this.#word('reminder') };
    await this.#submit(office, 'reminder.send', reminder);
    const order = newId();
    const told = { facts: this.#word('facts'), demand: this.#word('demand') };
    const body = { order, ...about, basis: this.#word('basis'), ...told, deadline: today };
    const { seq } = await this.#submit(office, 'order.issue', body);
    const answer = { order, answer: this.#word('answer') };
    await this.#submit(clerk, 'order.answer', answer, { base: seq });
    const text = this.#word('instruction');
    await this.#submit(leader, 'instruction.give', { instruction: newId(), task: own.task, text });
  }

  /** The unit reports on what was taken back meanwhile, as from a device without a network. */
  async #plantLateArrival() {
    const { id: assignment, version: base, percent } = this.taken;
    const cancelled = { assignment, reason: this.#word('cancelled') };
    await this.#submit(this.office, 'assignment.cancel', cancelled, { base });
    const content = { percent, narrative: this.#word('late') };
    const report = { report: newId(), assignment, content };
    const { verdict } = await this.#submit(this.clerk, 'report.submit', report, { base });
    assert.equal(verdict, 'late');
  }

  async #plantDrafts() {
    const { office, plan } = this;
    const counted = await office.post('/api/v1/circulars', { plan });
    assert.equal(counted.status, 200, counted.text);
    const { circular } = counted.json;
    const edits = [{ part: 'title', words: this.#word('circular') }];
    const { version: base } = await this.#record(circular);
    await this.#submit(office, 'circular.word', { circular, edits }, { base });
    const { body } = await this.#record(plan);
    const period = { plan, first: body.starts_on, last: body.ends_on };
    const scored = await office.post('/api/v1/assessments', period);
    assert.equal(scored.status, 200, scored.text);
    const { assessment } = scored.json;
    const sheet = await this.#record(assessment);
    const is_scored = (one) => one.unit !== office.unit && one.scores.some((s) => s.items > 0);
    const { unit } = sheet.body.figures.units.find(is_scored);
    const adjusted = { assessment, unit, hundredths: 100, reason: this.#word('adjustment') };
    await this.#submit(office, 'assessment.adjust', adjusted, { base: sheet.version });
    this.drafts = { circular, assessment };
  }

  async #draftEntry(kind) {
    const { records } = await this.office.download();
    const published = (r) => r.collection === 'circular' && r.body.state === 'published';
    const circular = records.find(published).body.id;
    const accountability = newId();
    const words = { facts: this.#word(kind), decision: this.#word('decision') };
    const by = { decided_by: '区优化营商环境工作专班', decided_on: today };
    const body = { accountability, unit: this.clerk.unit, circular, kind, ...words, ...by };
    const { seq } = await this.#submit(this.office, 'accountability.draft', body);
    return { accountability, seq };
  }

  async #plantRegister() {
    await this.#draftEntry('exposure');
    const { accountability, seq: base } = await this.#draftEntry('accountability');
    const opened = { accountability, until: today };
    await this.#submit(this.office, 'accountability.open', opened, { base });
    const objection = { objection: newId(), accountability, text: this.#word('objection') };
    await this.#submit(this.clerk, 'objection.file', objection);
  }
}
