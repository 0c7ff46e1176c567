// The codes of an authenticator app (RFC 6238), made here by another hand than the server's.
import { createHmac } from 'node:crypto';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const STEP_MS = 30_000;

function bytesOf(base32) {
  const bits = [...base32].map((letter) => LETTERS.indexOf(letter).toString(2).padStart(5, '0'));
  const whole = bits.join('').match(/.{8}/g) ?? [];
  return Buffer.from(whole.map((byte) => parseInt(byte, 2)));
}

/**
 * The code of the present half minute, or of one so many later. The server takes those of now and
 * of the next half minute also when one passes meanwhile, so tests use these two, in that order.
 */
export function totp(secret, later = 0, now = Date.now()) {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(now / STEP_MS) + later));
  const hash = createHmac('sha1', bytesOf(secret)).update(counter).digest();
  const at = hash[19] & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** A code that is none of those near. */
export function wrongCode(secret) {
  const near = [-3, -2, -1, 0, 1, 2, 3].map((later) => totp(secret, later));
  return ['000000', '111111', '222222', '333333', '444444', '555555', '666666', '777777'].find(
    (code) => !near.includes(code),
  );
}
