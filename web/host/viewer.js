// One file, looked at over the whole page: a picture, or a document to be saved. A dialog of the
// page's own, so that it can be closed with a key, read aloud and enlarged with two fingers.
const isPicture = (type) => type.startsWith('image/');

function button(text, onClick) {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  made.addEventListener('click', onClick);
  return made;
}

export function show({ name, type, bytes, close, save }) {
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  const dialog = document.createElement('dialog');
  dialog.className = 'viewer';
  dialog.setAttribute('aria-label', name);
  const bar = document.createElement('div');
  const title = document.createElement('b');
  title.textContent = name;
  const link = document.createElement('a');
  link.textContent = save;
  link.href = url;
  link.download = name;
  bar.append(title, link, button(close, () => dialog.close()));
  dialog.append(bar);
  if (isPicture(type)) {
    const frame = document.createElement('div');
    frame.className = 'frame';
    const image = document.createElement('img');
    image.alt = name;
    image.src = url;
    image.addEventListener('click', () => image.classList.toggle('whole'));
    frame.append(image);
    dialog.append(frame);
  }
  // The app under it must not take the keys for its own.
  for (const event of ['keydown', 'keyup', 'wheel', 'pointerdown', 'pointerup']) {
    dialog.addEventListener(event, (happened) => happened.stopPropagation());
  }
  dialog.addEventListener('close', () => {
    URL.revokeObjectURL(url);
    dialog.remove();
  });
  document.body.append(dialog);
  dialog.showModal();
}
