import { isFresh } from '../../domain/base/fresh';
import { createHost, type Host } from './host';

/** The texts of a chip, in the rep's language. */
export interface ChipText {
  readonly stage: string;
  readonly stageId: string;
  readonly score: string;
  /** Empty where only the sign of the clock has room, null without one. */
  readonly clock: string | null;
  readonly clockState: string | null;
  /** For screen readers, and as a tip. */
  readonly spoken: string;
}

/** A place for a chip. */
export interface ChipPlace {
  readonly id: string;
  readonly place: Element;
}

export interface Chips {
  /** Draws the wanted chips and removes the others; chips that are up to date are not touched. */
  draw(places: readonly ChipPlace[], textOf: (id: string) => ChipText | null, dark: boolean): void;
  /** Whether every chip is still where it was drawn. */
  intact(): boolean;
  clear(): void;
}

/** Rows drawn per frame; more would be a long task. */
const SLICE = 50;
/**
 * If a page removes chips this often within `FIGHT_MS` without a change of its own, they are not
 * drawn again for now.
 */
const MOST_FIGHTS = 5;
const FIGHT_MS = 30_000;

/**
 * Creates the chips in the rows of a list: a small closed shadow root each, with a shared style
 * sheet that gives all of them one size. They scroll with the row, while an overlay would have to be moved in every frame. All
 * reads of layout come before all writes.
 */
export function createChips(document: Document, sheet: CSSStyleSheet, signal: AbortSignal): Chips {
  const drawn = new Map<string, { host: Host; place: Element; text: string }>();
  let pending = 0;
  let fights: number[] = [];
  let last: {
    places: readonly ChipPlace[];
    textOf: (id: string) => ChipText | null;
    dark: boolean;
  } | null = null;

  const remove = (id: string) => {
    drawn.get(id)?.host.element.remove();
    drawn.delete(id);
  };
  const clear = () => {
    for (const id of [...drawn.keys()]) remove(id);
  };
  signal.addEventListener('abort', clear);

  function drawOne({ id, place }: ChipPlace, text: ChipText, dark: boolean): void {
    const key = JSON.stringify([text, dark]);
    const old = drawn.get(id);
    if (
      old !== undefined &&
      old.place === place &&
      old.text === key &&
      old.host.element.parentElement === place
    )
      return;
    const host = old?.host ?? createHost(document, [sheet], '');
    host.root.replaceChildren(pieces(document, text, dark));
    if (host.element.parentElement !== place) place.prepend(host.element);
    drawn.set(id, { host, place, text: key });
  }

  function run(): void {
    pending = 0;
    if (last === null || signal.aborted) return;
    const { places, textOf, dark } = last;
    const wanted = new Set<string>();
    let drawnNow = 0;
    for (const place of places) {
      const text = textOf(place.id);
      if (text === null) continue;
      wanted.add(place.id);
      const before = drawn.get(place.id);
      if (
        before?.place === place.place &&
        before.text === JSON.stringify([text, dark]) &&
        before.host.element.parentElement === place.place
      )
        continue;
      if (drawnNow === SLICE) {
        schedule();
        break;
      }
      drawOne(place, text, dark);
      drawnNow++;
    }
    if (pending === 0) for (const id of [...drawn.keys()]) if (!wanted.has(id)) remove(id);
  }

  function schedule(): void {
    const view = document.defaultView;
    if (pending === 0 && view !== null) pending = view.requestAnimationFrame(run);
  }

  return {
    draw(places, textOf, dark) {
      last = { places, textOf, dark };
      run();
    },
    intact() {
      const now = performance.now();
      fights = fights.filter((at) => isFresh(at, now, FIGHT_MS));
      if (fights.length >= MOST_FIGHTS) return true;
      const whole = [...drawn.values()].every(
        ({ host, place }) => host.element.parentElement === place,
      );
      if (!whole) fights.push(now);
      return whole;
    },
    clear() {
      last = null;
      clear();
    },
  };
}

/** Texts are attributes, drawn by the style sheet, so that the page's `find()` cannot find them. */
function pieces(document: Document, text: ChipText, dark: boolean): HTMLElement {
  const chip = document.createElement('span');
  chip.className = 'row-chip';
  chip.dataset['stage'] = text.stageId;
  chip.dataset['dark'] = String(dark);
  chip.setAttribute('role', 'img');
  chip.setAttribute('aria-label', text.spoken);
  chip.title = text.spoken;
  const add = (name: string, say: string) => {
    const piece = document.createElement(name);
    piece.dataset['say'] = say;
    chip.append(piece);
    return piece;
  };
  add('i', text.stage);
  add('b', text.score);
  if (text.clock !== null) add('u', text.clock).dataset['state'] = text.clockState ?? '';
  return chip;
}
