// Letters drawn with the device's own fonts on a small canvas, cut to their ink, and handed to the
// program's glyph atlas.

// Latin letters and figures from the same face as the Han letters, where the device has such a one.
const FAMILY =
  '-apple-system, "PingFang SC", "HarmonyOS Sans SC", "MiSans", "Microsoft YaHei", ' +
  '"Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", system-ui, sans-serif';
const MEASURE_PX = 100;

const font = (bold, size) => `${bold ? 600 : 400} ${size}px ${FAMILY}`;

export function makeGlyphs() {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 128;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  let setFont = '';
  let found = new Uint8Array(0);

  function prepare(bold, size) {
    const wanted = font(bold, size);
    if (setFont === wanted) return;
    context.font = wanted;
    context.textBaseline = 'alphabetic';
    setFont = wanted;
  }

  /** Coverage of the pixels, or all of their colours if there are any. */
  function read(width, height) {
    const rgba = context.getImageData(0, 0, width, height).data;
    const alpha = new Uint8Array(width * height);
    let coloured = false;
    for (let i = 0; i < alpha.length; i += 1) {
      alpha[i] = rgba[i * 4 + 3];
      // Ink is white; anything else that is opaque enough to tell has a colour of its own.
      if (alpha[i] > 64 && (rgba[i * 4] < 200 || rgba[i * 4 + 1] < 200 || rgba[i * 4 + 2] < 200)) {
        coloured = true;
      }
    }
    found = coloured ? new Uint8Array(rgba.buffer) : alpha;
    return coloured;
  }

  return {
    /** The advance as a part of the font size. */
    advance(letter, bold) {
      prepare(bold, MEASURE_PX);
      return context.measureText(String.fromCodePoint(letter)).width / MEASURE_PX;
    },
    /** Draws a letter; its pixels are there until the next one. */
    draw(letter, bold, size) {
      const text = String.fromCodePoint(letter);
      prepare(bold, size);
      const box = context.measureText(text);
      const left = Math.floor(-box.actualBoundingBoxLeft) - 1;
      const right = Math.ceil(box.actualBoundingBoxRight) + 1;
      const top = Math.floor(-box.actualBoundingBoxAscent) - 1;
      const bottom = Math.ceil(box.actualBoundingBoxDescent) + 1;
      const width = right - left;
      const height = bottom - top;
      if (width <= 2 || height <= 2) return { left: 0, top: 0, width: 0, height: 0 };
      if (width > canvas.width || height > canvas.height) {
        canvas.width = Math.max(canvas.width, width);
        canvas.height = Math.max(canvas.height, height);
        setFont = '';
        prepare(bold, size);
      }
      context.clearRect(0, 0, width, height);
      context.fillStyle = '#fff';
      context.fillText(text, -left, -top);
      const coloured = read(width, height);
      return { left, top, width, height, coloured };
    },
    pixels: () => found,
  };
}
