// The mirror: one transparent element for each widget that the canvas shows, with its role, name
// and state, where the widget is. Screen readers read it, the Tab key walks through it, tests find
// things in it.

// In the order of ui::Role.
const ROLES = [
  'group', '', 'heading', 'button', 'link', 'textbox', 'searchbox', 'file', 'checkbox',
  'radiogroup', 'radio', 'spinbutton', 'combobox', 'listbox', 'option', 'tablist', 'tab',
  'navigation', 'list', 'listitem', 'progressbar', 'img', 'status', 'alert', 'dialog', 'main',
  'table', 'row', 'cell', 'columnheader', 'rowheader', 'scroll',
];

// As ui::State.
const DISABLED = 1;
const CHECKED = 2;
const SELECTED = 4;
const EXPANDED = 8;
const PRESSED = 16;
const INVALID = 32;
const MODAL = 64;
const REQUIRED = 128;
const TOGGLE = 256;
const EXPANDABLE = 512;
const MULTILINE = 1024;
const BUSY = 2048;

const BUTTONS = new Set(['button', 'checkbox', 'radio', 'combobox', 'option', 'tab', 'link']);
const FIELDS = new Set(['textbox', 'searchbox', 'file']);
/** Roles that are named by what is written in them. */
const NAMED_BY_TEXT = new Set([
  '', 'heading', 'button', 'link', 'checkbox', 'radio', 'option', 'tab', 'status', 'alert', 'cell',
  'columnheader', 'rowheader',
]);

function set(element, name, value) {
  if (value === null || value === undefined || value === false || value === '') {
    element.removeAttribute(name);
  } else if (element.getAttribute(name) !== String(value)) {
    element.setAttribute(name, value);
  }
}

export function makeSemantics(root, fields, said) {
  const elements = new Map();
  // It is a form so that password managers know one; nothing is ever submitted.
  root.addEventListener('submit', (event) => event.preventDefault());
  const scrolls = new Map(); // where the program has put each scrolling element
  let program = null;
  let loop = null;

  function create(node, role) {
    if (FIELDS.has(role)) return fields.create(node.id, role, (node.state & MULTILINE) !== 0);
    const element = document.createElement(BUTTONS.has(role) ? 'button' : role ? 'div' : 'span');
    if (BUTTONS.has(role)) element.type = 'button';
    const written = role === 'scroll' ? 'group' : role;
    if (written && written !== 'button') element.setAttribute('role', written);
    if (NAMED_BY_TEXT.has(role) || role === 'combobox') element.className = 'leaf';
    if (role === 'spinbutton') element.tabIndex = 0;
    if (role === 'scroll') {
      element.className = 'scroll';
      element.append(document.createElement('i'));
      element.addEventListener('scroll', () => onScroll(node.id, element));
    }
    return element;
  }

  /** The browser scrolls by itself to what gets the focus: the program follows. */
  function onScroll(id, element) {
    const at = scrolls.get(id) ?? { x: 0, y: 0, foundX: 0, foundY: 0 };
    const { scrollLeft, scrollTop } = element;
    const far = Math.abs(scrollTop - at.foundY) >= 1.5 || Math.abs(scrollLeft - at.foundX) >= 1.5;
    if (!far || !program) return false;
    scrolls.set(id, { x: scrollLeft, y: scrollTop, foundX: scrollLeft, foundY: scrollTop });
    program._tz_scrolled(id, element.scrollLeft, element.scrollTop);
    loop.request();
    return true;
  }

  /** Scrolls as far as the element's content allows yet, and notes how far that was. */
  function scroll(id, element, x, y) {
    element.scrollLeft = x;
    element.scrollTop = y;
    scrolls.set(id, { x, y, foundX: element.scrollLeft, foundY: element.scrollTop });
  }

  function name(element, node, role) {
    const label = node.label || null;
    if (role === 'combobox') {
      element.textContent = node.value;
      set(element, 'aria-label', label);
    } else if (NAMED_BY_TEXT.has(role)) {
      const text = node.value ? `${node.label} ${node.value}` : node.label;
      if (element.textContent !== text) element.textContent = text;
    } else {
      set(element, 'aria-label', label);
    }
    set(element, 'aria-description', node.description);
  }

  function states(element, node, role) {
    const has = (bit) => (node.state & bit) !== 0;
    const of = (bit) => (has(bit) ? 'true' : 'false');
    set(element, 'aria-disabled', has(DISABLED) && 'true');
    set(element, 'aria-invalid', has(INVALID) && 'true');
    set(element, 'aria-required', has(REQUIRED) && 'true');
    set(element, 'aria-modal', has(MODAL) && 'true');
    set(element, 'aria-busy', has(BUSY) && 'true');
    if (role === 'checkbox' || role === 'radio') set(element, 'aria-checked', of(CHECKED));
    if (role === 'tab' || role === 'option') set(element, 'aria-selected', of(SELECTED));
    else set(element, 'aria-current', has(SELECTED) && 'true');
    set(element, 'aria-pressed', has(TOGGLE) && of(PRESSED));
    set(element, 'aria-expanded', has(EXPANDABLE) && of(EXPANDED));
    if (role === 'combobox') set(element, 'aria-haspopup', 'dialog');
    if (role === 'heading') set(element, 'aria-level', node.level);
    if (role === 'listitem' && node.level > 0) set(element, 'aria-posinset', node.level);
    if (role === 'progressbar' || role === 'spinbutton') {
      set(element, 'aria-valuemin', 0);
      set(element, 'aria-valuenow', node.now);
      set(element, 'aria-valuemax', node.max);
      set(element, 'aria-valuetext', node.value);
    }
  }

  function place(element, node, role) {
    const style = element.style;
    style.left = `${node.x}px`;
    style.top = `${node.y}px`;
    style.width = `${Math.max(1, node.w)}px`;
    style.height = `${Math.max(1, node.h)}px`;
    if (role !== 'scroll') return;
    const spacer = element.firstElementChild.style;
    spacer.left = `${Math.max(0, node.wide - 1)}px`;
    spacer.top = `${Math.max(0, node.tall - 1)}px`;
    const wanted = scrolls.get(node.id);
    if (wanted) scroll(node.id, element, wanted.x, wanted.y);
  }

  function insert(element, node) {
    const parent = elements.get(node.parent) ?? root;
    const previous = elements.get(node.previous);
    const after = previous?.parentNode === parent ? previous : null;
    const next = after
      ? after.nextSibling
      : parent.classList.contains('scroll')
        ? parent.firstElementChild.nextSibling
        : parent.firstChild;
    // A move would take the focus from what is in it.
    if (element.parentNode === parent && (next === element || element.previousSibling === after)) {
      return;
    }
    parent.insertBefore(element, next);
  }

  function rememberFocus() {
    const active = document.activeElement;
    return root.contains(active) ? active : null;
  }

  return {
    attach(started, itsLoop) {
      program = started;
      loop = itsLoop;
    },
    upsert(node) {
      const role = ROLES[node.role];
      let element = elements.get(node.id);
      if (!element) {
        element = create(node, role);
        element.dataset.id = node.id;
        elements.set(node.id, element);
      }
      const focused = rememberFocus();
      name(element, node, role);
      states(element, node, role);
      place(element, node, role);
      insert(element, node);
      if (focused && document.activeElement !== focused && root.contains(focused)) {
        focused.focus({ preventScroll: true });
      }
    },
    remove(id) {
      elements.get(id)?.remove();
      elements.delete(id);
      scrolls.delete(id);
      fields.forget(id);
    },
    scrollTo(id, x, y) {
      const element = elements.get(id);
      if (element) scroll(id, element, x, y);
    },
    /** True where the browser has scrolled something and its event is still on the way. */
    settleScrolls() {
      let moved = false;
      for (const element of root.querySelectorAll('.scroll')) {
        if (onScroll(Number(element.dataset.id), element)) moved = true;
      }
      return moved;
    },
    focus(id) {
      elements.get(id)?.focus({ preventScroll: true });
    },
    announce(text, urgent) {
      const place = urgent ? said.urgent : said.polite;
      // The same words again are said only if they have been away.
      place.textContent = '';
      requestAnimationFrame(() => {
        place.textContent = text;
      });
    },
  };
}
