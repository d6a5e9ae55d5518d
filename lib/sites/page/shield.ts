/**
 * Events that would reveal typed text to the page, or trigger its keyboard shortcuts. They leave a
 * closed shadow root on the way to the window, where the page may listen.
 */
const KEYS = ['keydown', 'keypress', 'keyup'] as const;
const TYPED = [
  'beforeinput',
  'input',
  // Chromium's older event with the text in `data` (https://w3c.github.io/uievents, "textInput").
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

/** Finds the hosts of Relevo and their roots. */
export interface Shielded {
  rootOf(target: EventTarget | null): ShadowRoot | null;
}

/**
 * Stops these events at the window, before any listener of the page, and dispatches a copy to
 * Relevo's own elements that does not leave their root. Called before the scripts of the page run,
 * because otherwise the page's listeners come first.
 */
export function shieldKeys(view: Window, ours: Shielded, signal: AbortSignal): void {
  const end = (event: Event) => {
    const root = ours.rootOf(event.target);
    if (root === null) return;
    event.stopImmediatePropagation();
    // An event created by the page is not the user's: it has no effect.
    if (!event.isTrusted) return;
    const inner = root.activeElement;
    const copy = inner === null ? null : copyOf(event);
    if (inner === null || copy === null) return;
    if (!inner.dispatchEvent(copy)) event.preventDefault();
  };
  for (const type of [...KEYS, ...TYPED, ...DRAGGED])
    view.addEventListener(type, end, { capture: true, signal });
}

/** Copies an event. Not composed, so that it stays inside the root and the page cannot hear it. */
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
