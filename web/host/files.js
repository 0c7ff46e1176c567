// Files that the person picks with an input of the page (text_field.js says which): read here, and
// handed to the program with their names. And files that the program shows to the person.
import { evidenceFrom } from './photo.js';
import { show } from './viewer.js';

const [READ, TOO_LARGE, UNREADABLE] = [0, 1, 2];
const EVIDENCE = 8; // is added to the code
// Photos are made smaller before they are measured.
const MOST_PHOTO_BYTES = 60 * 1024 * 1024;

export function makeFiles(answer) {
  let ticket = 0;
  let maxBytes = 0;
  const encoder = new TextEncoder();

  /** The name's bytes, then the file's. */
  function packed(name, bytes) {
    const head = encoder.encode(name);
    const content = new Uint8Array(head.length + bytes.length);
    content.set(head);
    content.set(bytes, head.length);
    return { number: head.length, content };
  }

  function tell(code, told) {
    if (ticket !== 0) answer(ticket, code, told);
  }

  async function readDocument(file) {
    if (file.size > maxBytes) return tell(TOO_LARGE, packed(file.name, []));
    try {
      return tell(READ, packed(file.name, new Uint8Array(await file.arrayBuffer())));
    } catch {
      return tell(UNREADABLE, packed(file.name, []));
    }
  }

  async function readEvidence(file) {
    const most = file.type.startsWith('image/') ? MOST_PHOTO_BYTES : maxBytes;
    if (file.size > most) return tell(EVIDENCE | TOO_LARGE, packed(file.name, []));
    try {
      const { name, bytes, width, height } = await evidenceFrom(file);
      const more = (width << 16) | height;
      return tell(EVIDENCE | READ, { ...packed(name, bytes), more });
    } catch {
      return tell(EVIDENCE | UNREADABLE, packed(file.name, []));
    }
  }

  window.addEventListener('taizhang:files', async ({ detail: { files, evidence } }) => {
    if (!evidence) return readDocument(files[0]);
    // One after the other: a phone has no memory for nine decoded photos.
    for (const file of files) await readEvidence(file);
    return undefined;
  });

  return {
    listen(listener, most) {
      ticket = listener;
      maxBytes = most;
    },
    show,
  };
}
