// The real inputs over the drawn fields: typing, pinyin, handwriting, voice, paste and autofill are
// the browser's own. A field always tells its whole text, never a change to it; while a composition
// is under way it tells nothing.

// As ui::FieldKind.
const LINE = 0;
const PARAGRAPH = 1;
const PASSWORD = 2;
const NUMBER = 3;
const SEARCH = 4;
const FILE = 5;
const CAMERA = 6;

// As ui::Autofill.
const AUTOFILL = ['off', 'username', 'current-password', 'new-password', 'one-time-code'];

// As ui::FieldEvent::Kind.
const INPUT = 0;
const COMMIT = 1;
const FOCUS = 2;
const BLUR = 3;
const ENTER = 4;

const TYPES = { [LINE]: 'text', [PASSWORD]: 'password', [NUMBER]: 'text', [SEARCH]: 'search' };

export function makeFields() {
  const fields = new Map();
  let program = null;
  let loop = null;
  const encoder = new TextEncoder();

  function tell(kind, field, text) {
    if (!program) return;
    const bytes = encoder.encode(text);
    const at = program._tz_text_room(bytes.length);
    program.HEAPU8.set(bytes, at);
    program._tz_field(kind, field.id);
    loop.request();
  }

  /** Cuts at whole characters, and leaves the caret where it was. */
  function cut(field) {
    if (!field.max || field.element.value.length <= field.max) return;
    const letters = Array.from(field.element.value);
    if (letters.length <= field.max) return;
    const caret = field.element.selectionStart;
    field.element.value = letters.slice(0, field.max).join('');
    const end = Math.min(caret ?? 0, field.element.value.length);
    field.element.setSelectionRange?.(end, end);
  }

  function onInput(field, event) {
    if (field.composing || event.isComposing) return;
    cut(field);
    tell(INPUT, field, field.element.value);
  }

  function listenTo(field) {
    const { element } = field;
    element.addEventListener('input', (event) => onInput(field, event));
    // A password manager may fill a field without any input event.
    element.addEventListener('change', (event) => onInput(field, event));
    element.addEventListener('compositionstart', () => {
      field.composing = true;
    });
    element.addEventListener('compositionend', () => {
      field.composing = false;
      cut(field);
      tell(COMMIT, field, element.value);
    });
    element.addEventListener('focus', () => tell(FOCUS, field, ''));
    element.addEventListener('blur', () => {
      field.composing = false;
      cut(field);
      tell(BLUR, field, element.value);
    });
    element.addEventListener('keydown', (event) => {
      const single = element.tagName === 'INPUT';
      if (event.key !== 'Enter' || !single || event.isComposing || event.keyCode === 229) return;
      event.preventDefault();
      tell(ENTER, field, element.value);
    });
  }

  function listenToFiles(field) {
    field.element.addEventListener('change', () => {
      const files = Array.from(field.element.files ?? []);
      field.element.value = '';
      if (files.length === 0) return;
      // Inputs for pictures are for evidence; the others take one document.
      const { id, evidence } = field;
      window.dispatchEvent(new CustomEvent('taizhang:files', { detail: { id, files, evidence } }));
    });
  }

  return {
    attach(started, itsLoop) {
      program = started;
      loop = itsLoop;
    },
    /** Makes the element of a field; semantics.js puts it into the mirror. */
    create(id, role, multiline) {
      const element = document.createElement(multiline ? 'textarea' : 'input');
      const field = { id, element, composing: false, max: 0 };
      fields.set(id, field);
      if (role === 'file') {
        element.type = 'file';
        listenToFiles(field);
        return element;
      }
      element.className = 'field';
      element.spellcheck = false;
      element.setAttribute('autocapitalize', 'off');
      element.setAttribute('autocorrect', 'off');
      listenTo(field);
      return element;
    },
    place(id, look) {
      const field = fields.get(id);
      if (!field) return;
      const { element } = field;
      if (look.kind === FILE || look.kind === CAMERA) {
        element.accept = look.accept;
        field.evidence = look.accept.startsWith('image/');
        element.multiple = field.evidence && look.kind === FILE;
        if (look.kind === CAMERA) element.setAttribute('capture', 'environment');
        return;
      }
      if (look.kind !== PARAGRAPH && element.type !== TYPES[look.kind]) {
        element.type = TYPES[look.kind];
      }
      if (look.kind === NUMBER) element.inputMode = 'decimal';
      if (AUTOFILL[look.autofill] === 'one-time-code') element.inputMode = 'numeric';
      if (look.kind === SEARCH) element.enterKeyHint = 'search';
      element.autocomplete = AUTOFILL[look.autofill];
      if (look.autofill) element.name = AUTOFILL[look.autofill];
      element.placeholder = look.hint;
      element.disabled = look.disabled;
      field.max = look.maxChars;
      const style = element.style;
      style.fontSize = `${Math.max(16, look.size)}px`;
      style.lineHeight = `${look.line}px`;
      style.padding = `${look.padY}px ${look.padX}px`;
    },
    setText(id, text) {
      const field = fields.get(id);
      if (field && field.element.value !== text) field.element.value = text;
    },
    /** Ends a composition, so that its text is told before whatever comes next. */
    settle() {
      for (const field of fields.values()) {
        if (field.composing) field.element.blur();
      }
    },
    blur() {
      for (const field of fields.values()) {
        if (field.element === document.activeElement) field.element.blur();
      }
    },
    forget(id) {
      fields.delete(id);
    },
  };
}
