import { isFresh } from '../../domain/base/fresh';
import { createHost, type Host } from './host';

/** What a chip says. Words come ready in the rep's language. */
export interface ChipText {
  readonly stage: string;
  readonly stageId: string;
  readonly score: string;
  readonly clock: string | null;
  readonly clockState: string | null;
  /** For screen readers. */
  readonly spoken: string;
}

/** A place for a chip. */
export interface ChipPlace {
  readonly id: string;
  readonly place: Element;
}

export interface Chips {
  /** Draws what is wanted and takes away the rest; nothing is touched that is already right. */
  draw(places: readonly ChipPlace[], textOf: (id: string) => ChipText | null, dark: boolean): void;
  /** Whether every chip still stands where it was drawn. */
  intact(): boolean;
  clear(): void;
}

/**
 * One outer size whatever a chip says: a page can measure the host, and a width that follows the
 * text would tell it stage, score and clock of everybody whose address it can put into a row. The
 * longest stage fits with its score and the sign of a clock; the clock's word is there where there
 * is room.
 */
const CHIP_STYLE = [
  'display:inline-block',
  'width:132px',
  'height:18px',
  'contain:strict',
  'overflow:hidden',
  'vertical-align:middle',
  'flex:none',
]
  .map((rule) => `${rule}!important;`)
  .join('');

/** Rows drawn in one frame: more would make a long task. */
const SLICE = 50;
/**
 * A page that takes our chips away this often within a while, with no change of its own, does not
 * want them now.
 */
const MOST_FIGHTS = 5;
const FIGHT_MS = 30_000;

/**
 * Chips in the rows of a list, one small closed root each, all with one shared sheet: it scrolls
 * with the row for nothing, where a layer of ours would have to be moved at every frame. Everything
 * is written after everything is read.
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
    const host = old?.host ?? createHost(document, [sheet], CHIP_STYLE);
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

/**
 * Words as attributes: the style sheet draws them, so that the page's find() has no text to find.
 */
function pieces(document: Document, text: ChipText, dark: boolean): HTMLElement {
  const chip = document.createElement('span');
  chip.className = 'row-chip';
  chip.dataset['stage'] = text.stageId;
  chip.dataset['dark'] = String(dark);
  chip.setAttribute('role', 'img');
  chip.setAttribute('aria-label', text.spoken);
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
