// What docs/forms.md says of ids, canonical text and digests, for the second client.
import { createHash, randomBytes } from 'node:crypto';

const sha256 = (data) => createHash('sha256').update(data).digest();
export const byBytes = (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** JSON with sorted keys and no white space: one text for one value. */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const fields = Object.keys(value)
    .sort(byBytes)
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`);
  return `{${fields.join(',')}}`;
}

export const digestOf = (operation) => sha256(canonical(operation)).toString('hex');

function uuid(bytes, version) {
  bytes[6] = (bytes[6] & 0x0f) | (version << 4);
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** A UUIDv7: the time in front, so that ids made later sort later. */
export function newId(now = Date.now()) {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  return uuid(bytes, 7);
}

/** The id that everybody arrives at who knows the name. */
export const namedId = (name) => uuid(Buffer.from(sha256(name).subarray(0, 16)), 8);
export const assignmentId = (task, unit) => namedId(`assignment/${task}/${unit}`);

/** What a pull's `digest` says of the records that its caller holds. */
export function digestOfRecords(records) {
  const sum = Buffer.alloc(32);
  for (const { collection, version, body } of records) {
    const one = sha256(`${collection} ${body.id} ${version}`);
    for (let i = 0; i < sum.length; i++) sum[i] ^= one[i];
  }
  return sum.toString('hex');
}
