/** What holding back needs of the page that it guards. */
export interface HeldPage {
  readonly document: Document;
  /** Epoch ms. */
  readonly clock: () => number;
  /** Whether a page's doing opened this one. */
  readonly openedByPage: () => Promise<boolean>;
}

/**
 * No press counts so long after a page opened this one: it may have been meant for the page, ms.
 * @internal
 */
export const FIRST_MOMENT_MS = 700;
/** Keys that write nothing. */
const HARMLESS: ReadonlySet<string> = new Set(['Escape', 'Tab', 'Shift']);
const PRESSES = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'] as const;

/**
 * Holds back what a person did not mean for this page. What a page's doing opens takes the focus
 * from somebody who is typing: so no key does anything until a pointer has pressed in here, and no
 * press counts in the first moment. Until it is known who opened it, it is held as if a page had.
 * To be called before anything else listens.
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
  // Where the background does not answer, nothing can be written either.
  void openedByPage().then(
    (byPage) => byPage || letGo(),
    () => undefined,
  );
}
