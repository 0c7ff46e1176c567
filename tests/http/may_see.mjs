// Who may see what, written from the domain's rule of access and the table of docs/forms.md, and
// from no line of the server's: with it the tests judge what the server sends.

const ABOUT_ASSIGNMENT = [
  'missed_report',
  'action_plan',
  'reminder',
  'order',
  'instruction',
  'extension',
];
const COMMON = ['plan', 'task', 'task_force', 'cycle', 'criteria'];
const REGISTER = ['unit', 'unit_group'];

/** Judges by all records of the ledger, as whoever sees all of them has downloaded them. */
export class MaySee {
  #assignments = new Map();

  constructor(records) {
    for (const { collection, body } of records) {
      if (collection === 'assignment') this.#assignments.set(body.id, body);
    }
  }

  #leads(reader, task) {
    return [...this.#assignments.values()].some(
      (a) => a.task === task && a.unit === reader.unit && a.duty === 'lead',
    );
  }

  #seesAssignment(reader, id) {
    const { unit, task } = this.#assignments.get(id) ?? {};
    return unit === reader.unit || this.#leads(reader, task);
  }

  /** `reader`: a person's record, or null for nobody. */
  may(reader, { collection, body }) {
    const has = (...roles) => roles.some((role) => reader.roles.includes(role));
    if (reader === null) return false;
    if (has('office', 'supervisor', 'auditor')) return true;
    if (REGISTER.includes(collection)) return true;
    if (!has('member', 'unit_lead')) return collection === 'person';
    if (COMMON.includes(collection)) return true;
    if (collection === 'assignment') return this.#seesAssignment(reader, body.id);
    if (ABOUT_ASSIGNMENT.includes(collection)) {
      return this.#seesAssignment(reader, body.assignment);
    }
    const is_own = body.unit === reader.unit;
    const was_opened = body.objections_until !== undefined;
    switch (collection) {
      case 'person':
      case 'late_arrival':
      case 'objection':
        return is_own;
      case 'report':
        return is_own || this.#seesAssignment(reader, body.assignment);
      case 'problem':
        return body.owner === reader.unit || this.#seesAssignment(reader, body.assignment);
      case 'circular':
      case 'assessment':
        return was_opened;
      case 'accountability':
        return (is_own && was_opened) || (body.kind === 'exposure' && Boolean(body.published));
      default:
        throw new Error(`who may see a ${collection} is written nowhere`);
    }
  }
}
