/** What `holdBack` needs from the page that it protects. */
export interface HeldPage {
  readonly document: Document;
  /** Epoch ms. */
  readonly clock: () => number;
  /** Whether another page's request opened this one. */
  readonly openedByPage: () => Promise<boolean>;
}

/**
 * Time after opening during which no press counts, because it may have been meant for the other
 * page, ms.
 * @internal
 */
export const FIRST_MOMENT_MS = 700;
/** Keys that do not write. */
const HARMLESS: ReadonlySet<string> = new Set(['Escape', 'Tab', 'Shift']);
const PRESSES = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'] as const;

/**
 * Ignores input that was not meant for this page. A popup opened by a page takes the focus from a
 * user who may be typing: so keys have no effect until the user has pressed a pointer button in the
 * popup, and no press counts in the first moment. Until it is known what opened the popup, the same
 * applies. Called before any other listener is added.
 */
export function holdBack({ document, clock, openedByPage }: HeldPage): void {
  const opened = clock();
  let held = true;
  const letGo = () => {
    held = false;
    document.removeEventListener('keydown', onKey, true);
    for (const name of PRESSES) document.removeEventListener(name, onPress, true);
  };
  const stop = (event: Event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  function onKey(event: KeyboardEvent): void {
    if (held && !HARMLESS.has(event.key)) stop(event);
  }
  function onPress(event: Event): void {
    const early = Math.abs(clock() - opened) < FIRST_MOMENT_MS;
    if (early || !event.isTrusted) stop(event);
    else if (event.type === 'pointerdown') letGo();
  }
  document.addEventListener('keydown', onKey, true);
  for (const name of PRESSES) document.addEventListener(name, onPress, true);
  // If the background does not answer, nothing can be written either.
  void openedByPage().then(
    (byPage) => byPage || letGo(),
    () => undefined,
  );
}
