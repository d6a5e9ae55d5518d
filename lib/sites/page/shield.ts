/**
 * Events that would tell the page what is typed into our parts, or set off its one-key shortcuts.
 * All of them cross a closed root on their way to the window, where the page may listen first.
 */
const KEYS = ['keydown', 'keypress', 'keyup'] as const;
const TYPED = [
  'beforeinput',
  'input',
  // Chromium's old name for it, with the text in `data`.
  'textInput',
  'change',
  'paste',
  'cut',
  'copy',
  'compositionstart',
  'compositionupdate',
  'compositionend',
] as const;
const DRAGGED = [
  'dragstart',
  'drag',
  'dragenter',
  'dragover',
  'dragleave',
  'drop',
  'dragend',
  'selectstart',
] as const;

/** Which hosts are ours, and their roots. */
export interface Shielded {
  rootOf(target: EventTarget | null): ShadowRoot | null;
}

/**
 * Ends these events at the window, before any listener of the page, and lets our own parts have a
 * copy that never leaves their root. Must be called before the page's scripts run, or the page's
 * listeners come first.
 */
export function shieldKeys(view: Window, ours: Shielded, signal: AbortSignal): void {
  const end = (event: Event) => {
    const root = ours.rootOf(event.target);
    if (root === null) return;
    event.stopImmediatePropagation();
    // What the page makes up is not the person's: it moves nothing of ours.
    if (!event.isTrusted) return;
    const inner = root.activeElement;
    const copy = inner === null ? null : copyOf(event);
    if (inner === null || copy === null) return;
    if (!inner.dispatchEvent(copy)) event.preventDefault();
  };
  for (const type of [...KEYS, ...TYPED, ...DRAGGED])
    view.addEventListener(type, end, { capture: true, signal });
}

/**
 * The same event for our own listeners. Not composed: it ends at the root, and the page cannot hear
 * it.
 */
function copyOf(event: Event): Event | null {
  const init = { bubbles: true, cancelable: event.cancelable, composed: false };
  if (event instanceof KeyboardEvent) {
    const { key, code, ctrlKey, metaKey, altKey, shiftKey, repeat, isComposing } = event;
    return new KeyboardEvent(event.type, {
      ...init,
      key,
      code,
      ctrlKey,
      metaKey,
      altKey,
      shiftKey,
      repeat,
      isComposing,
    });
  }
  return event.type === 'input' || event.type === 'change' ? new Event(event.type, init) : null;
}
