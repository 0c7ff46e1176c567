// Seals a text with a code that a person can write down, and opens it again: PBKDF2 makes a key of
// the code, AES-GCM seals with it and notices any change. docs/protocol.md says how the parts are
// kept in a file.
const [DONE, WRONG_CODE, DAMAGED, UNAVAILABLE] = [0, 1, 2, 3];
const ITERATIONS = 600_000;
const [SALT_BYTES, IV_BYTES, TAG_BYTES] = [16, 12, 16];

function toBase64(bytes) {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

const fromBase64 = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

/** Throws where it is no base64, or not of the length that the cipher needs. */
function partsOf({ salt, iv, ciphertext }) {
  const parts = [salt, iv, ciphertext].map(fromBase64);
  const [saltBytes, ivBytes, sealedBytes] = parts.map((bytes) => bytes.length);
  if (saltBytes !== SALT_BYTES || ivBytes !== IV_BYTES || sealedBytes < TAG_BYTES) {
    throw new RangeError('length');
  }
  return parts;
}

export function makeVault(answer) {
  const encoder = new TextEncoder();

  async function keyFrom(code, salt, iterations) {
    const secret = await crypto.subtle.importKey('raw', encoder.encode(code), 'PBKDF2', false, [
      'deriveKey',
    ]);
    return crypto.subtle.deriveKey(
      { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
      secret,
      { name: 'AES-GCM', length: 256 },
      false,
      ['encrypt', 'decrypt'],
    );
  }

  const cipher = (iv, label) => ({ name: 'AES-GCM', iv, additionalData: encoder.encode(label) });

  async function sealed(code, label, bytes) {
    const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
    const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
    const key = await keyFrom(code, salt, ITERATIONS);
    const ciphertext = await crypto.subtle.encrypt(cipher(iv, label), key, bytes);
    return [salt, iv, new Uint8Array(ciphertext)].map(toBase64).join(' ');
  }

  return {
    async seal(code, label, bytes, ticket) {
      let content;
      try {
        content = await sealed(code, label, bytes);
      } catch {
        // Browsers offer crypto.subtle to pages of https and of this machine alone.
        answer(ticket, UNAVAILABLE);
        return;
      }
      answer(ticket, DONE, { number: ITERATIONS, content });
    },
    async open(code, label, box, ticket) {
      let parts;
      try {
        parts = partsOf(box);
      } catch {
        answer(ticket, DAMAGED);
        return;
      }
      const [salt, iv, ciphertext] = parts;
      let key;
      try {
        key = await keyFrom(code, salt, box.iterations);
      } catch {
        answer(ticket, UNAVAILABLE);
        return;
      }
      let content;
      try {
        content = new Uint8Array(await crypto.subtle.decrypt(cipher(iv, label), key, ciphertext));
      } catch {
        answer(ticket, WRONG_CODE);
        return;
      }
      answer(ticket, DONE, { content });
    },
  };
}
