// A photo as evidence: made smaller and written anew as JPEG, so that it travels fast and says
// nothing of where and with what it was taken. Anything that is no picture comes as it is.
const LONGEST_SIDE = 1600; // pixels
const QUALITY = 0.8;

/** The browser turns the picture as its camera says when it decodes an image element. */
async function decoded(file) {
  const url = URL.createObjectURL(file);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(url);
  }
}

export async function evidenceFrom(file) {
  if (!file.type.startsWith('image/')) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    return { name: file.name, bytes, width: 0, height: 0 };
  }
  const image = await decoded(file);
  const { naturalWidth, naturalHeight } = image;
  const scale = Math.min(1, LONGEST_SIDE / Math.max(naturalWidth, naturalHeight));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(naturalWidth * scale));
  canvas.height = Math.max(1, Math.round(naturalHeight * scale));
  const context = canvas.getContext('2d');
  // JPEG knows no transparency.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const written = await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
  if (!written) throw new Error('not written');
  return {
    name: `${file.name.replace(/\.[^.]*$/, '')}.jpg`,
    bytes: new Uint8Array(await written.arrayBuffer()),
    width: canvas.width,
    height: canvas.height,
  };
}
