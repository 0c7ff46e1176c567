// The browser may take the WebGL context away at any time, and usually gives it back.

/** `fail` is called where the context came back but cannot be used. */
export function watchContext(canvas, program, loop, fail) {
  canvas.addEventListener('webglcontextlost', (event) => {
    event.preventDefault();
    loop.stop();
    program._tz_context_lost();
  });
  canvas.addEventListener('webglcontextrestored', () => {
    if (!program._tz_context_restored()) {
      fail();
      return;
    }
    loop.resume();
  });
}
