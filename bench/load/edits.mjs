// What one phone writes: reports on its unit's assignments, the later ones as corrections of its
// own earlier ones, problems, and now and then a photo.
import { createHash, randomBytes } from 'node:crypto';
import { newId } from '../../tests/http/person.mjs';

const SCHEMA = 2;
const REPORTS = 0.4; // of all operations; the others are problems
const PHOTOS = 0.05; // of all reports
const DEEDS = ['走访企业', '现场核查', '召开推进会', '完成窗口改造', '整理材料', '与相关单位对接'];
const PLACES = ['东片区', '政务大厅', '工业园', '河道沿线', '三个社区', '镇便民中心'];

/** As far as its first bytes tell. */
function photo(dice) {
  const bytes = randomBytes(30_000 + Math.floor(dice() * 90_000));
  bytes.set([0xff, 0xd8, 0xff, 0xe0]);
  return bytes;
}

export class Edits {
  #device_seq = 0;
  #reported = new Map();

  /** `assignments`: of one's own unit, to be reported on. `dice`: numbers from 0 to below 1. */
  constructor({ device, person, assignments, dice }) {
    Object.assign(this, { device, person, assignments, dice });
  }

  #pick(list) {
    return list[Math.floor(this.dice() * list.length)];
  }

  #text() {
    const number = Math.floor(this.dice() * 1000);
    const [deed, place] = [this.#pick(DEEDS), this.#pick(PLACES)];
    return `在${place}${deed}，涉及${number}件，第${this.#device_seq + 1}次记录，后续按计划推进。`;
  }

  #operation(kind, body) {
    this.#device_seq += 1;
    const author = { device: this.device, device_seq: this.#device_seq, actor: this.person };
    const when = { base: 0, device_time: Date.now(), schema: SCHEMA };
    return { id: newId(), ...author, ...when, kind, body };
  }

  #report(files) {
    const assignment = this.#pick(this.assignments);
    const percent = Math.min(100, assignment.percent + Math.floor(this.dice() * 10));
    const body = {
      report: newId(),
      assignment: assignment.id,
      content: { percent, narrative: this.#text() },
    };
    const before = this.#reported.get(assignment.id);
    if (before) body.replaces = before;
    this.#reported.set(assignment.id, body.report);
    if (this.dice() < PHOTOS) {
      const bytes = photo(this.dice);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const file = { sha256, size: bytes.length, type: 'image/jpeg', name: '现场.jpg' };
      body.content.attachments = [file];
      files.push({ sha256, bytes });
    }
    return this.#operation('report.submit', body);
  }

  #problem() {
    const { id } = this.#pick(this.assignments);
    const words = { text: this.#text(), severity: 'normal' };
    return this.#operation('problem.raise', { problem: newId(), assignment: id, ...words });
  }

  /** What is saved between two rounds: one to three operations, and the photos that they name. */
  next() {
    const files = [];
    const count = 1 + Math.floor(this.dice() * 3);
    const operations = Array.from({ length: count }, () =>
      this.dice() < REPORTS ? this.#report(files) : this.#problem(),
    );
    return { operations, files };
  }
}

/** The id of the record that the operation makes. */
export const madeBy = ({ body }) => body.report ?? body.problem;
