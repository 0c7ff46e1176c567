// Files that the person picks with an input of the page (text_field.js says which): read here, and
// handed to the program with their names.
const [READ, TOO_LARGE, UNREADABLE] = [0, 1, 2];

export function makeFiles(answer) {
  let ticket = 0;
  let maxBytes = 0;
  const encoder = new TextEncoder();

  /** The name's bytes, then the file's. */
  async function read(file) {
    const name = encoder.encode(file.name);
    if (file.size > maxBytes) return { code: TOO_LARGE, name, content: name };
    try {
      const content = new Uint8Array(name.length + file.size);
      content.set(name);
      content.set(new Uint8Array(await file.arrayBuffer()), name.length);
      return { code: READ, name, content };
    } catch {
      return { code: UNREADABLE, name, content: name };
    }
  }

  window.addEventListener('taizhang:files', async (event) => {
    const { code, name, content } = await read(event.detail.files[0]);
    if (ticket !== 0) answer(ticket, code, { number: name.length, content });
  });

  return {
    listen(listener, most) {
      ticket = listener;
      maxBytes = most;
    },
  };
}
