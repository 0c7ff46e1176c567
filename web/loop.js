// Frames on demand: one is drawn only when somebody has asked for it. The canvas takes its size
// within the frame, so that it never shows a stretched picture.

/** The part of the window above the on-screen keyboard. */
function viewSize() {
  const view = window.visualViewport;
  // Where the person has zoomed in, the visual viewport is a part of the page and not its size.
  const height = view && Math.abs(view.scale - 1) < 0.01 ? view.height : window.innerHeight;
  return { width: window.innerWidth, height: Math.min(height, window.innerHeight) };
}

export function makeLoop(canvas, probe) {
  let program = null;
  let asked = false;
  let timer = 0;
  let frames = 0;
  let safe = [0, 0, 0, 0];
  let stopped = false;

  function measureSafeArea() {
    const style = getComputedStyle(probe);
    safe = ['Top', 'Right', 'Bottom', 'Left'].map((e) => parseFloat(style[`padding${e}`]) || 0);
  }

  function fit() {
    const ratio = window.devicePixelRatio || 1;
    const { width, height } = viewSize();
    const wide = Math.round(width * ratio);
    const tall = Math.round(height * ratio);
    if (canvas.width !== wide || canvas.height !== tall) {
      canvas.width = wide;
      canvas.height = tall;
      canvas.style.width = `${wide / ratio}px`;
      canvas.style.height = `${tall / ratio}px`;
    }
    return { width, height, ratio };
  }

  function frame(now) {
    asked = false;
    if (stopped || !program) return;
    clearTimeout(timer);
    const { width, height, ratio } = fit();
    frames += 1;
    const wake = program._tz_frame(now, width, height, ratio, ...safe);
    if (wake === 0) request();
    else if (wake > 0) timer = setTimeout(request, Math.max(0, wake - performance.now()));
  }

  function request() {
    if (asked || stopped) return;
    asked = true;
    requestAnimationFrame(frame);
  }

  /** Draws without waiting for the screen: what follows depends on it. */
  function drawNow() {
    if (program && !stopped) frame(performance.now());
  }

  function resized() {
    measureSafeArea();
    // Safari scrolls the page to make room for the keyboard; the canvas makes room itself.
    window.scrollTo(0, 0);
    request();
  }

  window.addEventListener('resize', resized);
  window.addEventListener('orientationchange', resized);
  window.addEventListener('pageshow', () => request());
  document.addEventListener('visibilitychange', () => request());
  window.visualViewport?.addEventListener('resize', resized);
  window.visualViewport?.addEventListener('scroll', () => window.scrollTo(0, 0));
  new ResizeObserver(resized).observe(document.documentElement);

  return {
    request,
    drawNow,
    start(started) {
      program = started;
      measureSafeArea();
      request();
    },
    stop() {
      stopped = true;
    },
    resume() {
      stopped = false;
      asked = false;
      request();
    },
    /** How many frames were drawn so far: measurements ask. */
    count: () => frames,
  };
}
