// Fingers, mouse, wheel and keys on the stage. The program's own recogniser says what they mean; a
// click that no pointer has announced comes from a keyboard, a screen reader or a test, and
// activates the element it was made on.

const DOWN = 0;
const MOVE = 1;
const UP = 2;
const CANCEL = 3;
const LEAVE = 4;

/** A click comes at most this long after the pointer that caused it. */
const CLICK_AFTER_MS = 700;

const LINE_PX = 40;

const isField = (element) => element?.classList?.contains('field');

export function listen(stage, program, page) {
  const { loop, fields, semantics } = page;
  let lastUp = -Infinity;

  function send(kind, event) {
    const touch = event.pointerType === 'mouse' ? 0 : 1;
    const { pointerId, clientX, clientY, timeStamp } = event;
    program._tz_pointer(kind, touch, pointerId, clientX, clientY, timeStamp);
    loop.request();
  }

  stage.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    // Whoever scrolls to a thing and taps it at once means the thing, not what was there before.
    if (semantics.settleScrolls()) loop.drawNow();
    send(DOWN, event);
  });
  window.addEventListener('pointermove', (event) => send(MOVE, event));
  window.addEventListener('pointerup', (event) => {
    if (event.button !== 0) return;
    lastUp = event.timeStamp;
    // A tap elsewhere ends a composition first: what was typed must be there when it takes effect.
    if (!isField(event.target)) fields.settle();
    send(UP, event);
  });
  window.addEventListener('pointercancel', (event) => send(CANCEL, event));
  document.documentElement.addEventListener('pointerleave', (event) => send(LEAVE, event));

  stage.addEventListener('click', (event) => {
    const id = Number(event.target.dataset?.id);
    if (!id || isField(event.target) || event.target.type === 'file') return;
    const announced = event.detail > 0 && event.timeStamp - lastUp < CLICK_AFTER_MS;
    if (announced || event.target.getAttribute('aria-disabled') === 'true') return;
    program._tz_activate(id);
    loop.request();
  });

  stage.addEventListener('contextmenu', (event) => {
    if (!isField(event.target)) event.preventDefault();
  });

  stage.addEventListener(
    'wheel',
    (event) => {
      if (event.ctrlKey) return;
      event.preventDefault();
      const unit = event.deltaMode === 1 ? LINE_PX : event.deltaMode === 2 ? innerHeight : 1;
      // Shift turns a mouse's one wheel sideways.
      const sideways = event.shiftKey && event.deltaX === 0;
      const dx = (sideways ? event.deltaY : event.deltaX) * unit;
      const dy = (sideways ? 0 : event.deltaY) * unit;
      program._tz_wheel(event.clientX, event.clientY, dx, dy);
      loop.request();
    },
    { passive: false },
  );

  window.addEventListener('keydown', (event) => {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === 'Escape') {
      if (isField(document.activeElement)) document.activeElement.blur();
      else program._tz_escape();
      loop.request();
      return;
    }
    if (isField(document.activeElement) || event.ctrlKey || event.metaKey || event.altKey) return;
    const spin = document.activeElement?.getAttribute('role') === 'spinbutton';
    if (spin && /^Arrow/.test(event.key)) {
      const more = event.key === 'ArrowUp' || event.key === 'ArrowRight';
      program._tz_adjust(Number(document.activeElement.dataset.id), more ? 1 : -1);
      event.preventDefault();
      loop.request();
      return;
    }
    const way = scrollWay(event.key);
    if (way === 0) return;
    program._tz_wheel(innerWidth / 2, innerHeight / 2, 0, way);
    event.preventDefault();
    loop.request();
  });
}

function scrollWay(key) {
  switch (key) {
    case 'ArrowDown':
      return LINE_PX;
    case 'ArrowUp':
      return -LINE_PX;
    case 'PageDown':
      return innerHeight * 0.8;
    case 'PageUp':
      return -innerHeight * 0.8;
    case 'Home':
      return -1e7;
    case 'End':
      return 1e7;
    default:
      return 0;
  }
}
