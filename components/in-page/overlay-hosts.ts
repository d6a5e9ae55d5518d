import { type Chips, createChips } from '../../lib/sites/page/chips';
import { createGuard, type Guard } from '../../lib/sites/page/guard';
import { createHost, type Host, styleHost } from '../../lib/sites/page/host';
import type { Room } from '../../lib/sites/site';
import { createCardRoom } from './card-room';
import type { createNarrowing } from './narrowing';

/** The hosts of everything that Relevo draws in a page. */
export interface OverlayHosts {
  readonly chips: Chips;
  readonly guard: Guard;
  /** The host that the card is rendered into. */
  readonly card: Host;
  /** Sets the style sheets, before anything is drawn. */
  dress(css: { readonly page: string; readonly chips: string }): void;
  /** Returns a host beside an element of the page; creates it on the first call with a name. */
  side(name: string): Host;
  /** Returns the names of the hosts that `side` has created. */
  sides(): string[];
  drop(name: string): void;
  /** Warnings that the rep has dismissed, one entry per draft and contact. */
  readonly quiet: Set<string>;
  /** Takes the part of the page that is read, beside which the card stands until it is moved. */
  setRoom(room: Room | undefined, rtl: boolean): void;
  /** Whether the open card covers nothing that is read, or stands where the rep moved it. */
  hasRoom(): boolean;
  /** Whether the rep has moved the card away from its room. */
  isMoved(): boolean;
  /** Reports changes of `hasRoom`. */
  onRoom(listener: () => void): () => void;
  /** Puts a card that was moved back into its room. */
  dockCard(): void;
  /**
   * @param rtl whether the page runs from right to left: the card stands at the end of its lines,
   * clear of the menu
   * @param small whether it holds nothing of a person, so that its height reveals nothing
   */
  showCard(shown: boolean, collapsed: boolean, rtl: boolean, small?: boolean): void;
  nudgeCard(right: number, down: number): void;
  placeOfCard(): Place;
  putCard(place: Place): void;
  expand(): void;
  onExpand(listener: () => void): () => void;
  rootOf(target: EventTarget | null): ShadowRoot | null;
  clear(): void;
}

/** Position of the card: CSS pixels from the inline end and the top of the window. */
export interface Place {
  readonly right: number;
  readonly top: number;
}

const WIDTH_PX = 340;
/** Fits into Gmail's column of icons. */
const TAB_PX = 52;
const TAB_HEIGHT_PX = 40;
/** The same value as in the card's style sheet. */
const CARD_HEIGHT = 'min(720px, calc(100vh - 120px))';
const SMALL_HEIGHT_PX = 340;
const EDGE_PX = 8;

/**
 * Creates the hosts, hidden. Everything is removed when the signal aborts.
 * @param start where the card stands until it is moved, where the page does not say better
 * @param tab where the folded card stands until it is moved: CSS pixels from end and bottom
 * @param narrow on sites where the page's text may be made narrower for the card
 */
export function createOverlayHosts(
  document: Document,
  start: Place,
  tab: { readonly right: number; readonly bottom: number },
  signal: AbortSignal,
  narrow?: typeof createNarrowing,
): OverlayHosts {
  const view = document.defaultView;
  if (view === null) throw new Error('a document without a window');
  const sheet = new view.CSSStyleSheet();
  const chipSheet = new view.CSSStyleSheet();
  const card = createHost(document, [sheet], '');
  const sides = new Map<string, Host>();
  const listeners = new Set<() => void>();
  const roomListeners = new Set<() => void>();
  let place = start;
  let width = WIDTH_PX;
  let docked = true;
  let roomy = false;
  let drawn = false;
  let mirrored = false;
  let height = CARD_HEIGHT;
  // The last position that was set. If the window changes later, the page did not move the card.
  let put = { left: 0, top: 0, width };

  const { documentElement: page } = document;
  const left = (right: number, of: number) =>
    mirrored ? right : Math.max(EDGE_PX, page.clientWidth - right - of);
  const lowest = () => Math.max(EDGE_PX, page.clientHeight - 4 * EDGE_PX);
  const open = () => ({ left: left(start.right, WIDTH_PX), top: start.top, width: WIDTH_PX });
  const setRoomy = (now: boolean) => {
    if (now === roomy) return;
    roomy = now;
    for (const listener of roomListeners) listener();
  };
  /** Finds out whether there is room, and reports a change. */
  const measure = () => {
    setRoomy(!docked || room.spot(open(), mirrored) !== null);
  };
  const refit = () => {
    measure();
    if (drawn) style();
  };
  const dockedSpot = () =>
    width === TAB_PX
      ? {
          left: left(tab.right, width),
          top: Math.max(start.top, page.clientHeight - tab.bottom - TAB_HEIGHT_PX),
          width,
        }
      : (room.spot(open(), mirrored) ?? open());
  const style = () => {
    // The stored position may be outside of a window that is smaller now.
    put = docked
      ? dockedSpot()
      : { left: left(place.right, width), top: Math.min(place.top, lowest()), width };
    const inRoom = drawn && docked && (roomy || width === TAB_PX);
    if (!room.clear(inRoom ? put : null, mirrored)) setRoomy(false);
    const rules = [
      `display:${drawn ? 'block' : 'none'}`,
      'position:fixed',
      'z-index:2147483600',
      `left:${put.left}px`,
      `top:${put.top}px`,
      `width:${put.width}px`,
      // Constant height: a variable one would show the page how much is known about a person.
      `height:${width === TAB_PX ? `${TAB_HEIGHT_PX}px` : height}`,
      'contain:strict',
      // On the host itself, because `contain` clips the shadow of its content.
      ...(width === TAB_PX
        ? []
        : ['border-radius:12px', 'box-shadow:0 8px 28px rgb(15 20 30/.18)']),
    ];
    styleHost(card.element, rules.map((rule) => `${rule}!important`).join(';'));
  };
  const room = createCardRoom(view, narrow?.(document, view, signal), refit, signal);
  const chips = createChips(document, chipSheet, signal);
  const guard = createGuard({
    view,
    host: card,
    place: () => put,
    signal,
  });
  const drop = (name: string) => {
    sides.get(name)?.element.remove();
    sides.delete(name);
  };
  const clear = () => {
    chips.clear();
    for (const name of [...sides.keys()]) drop(name);
    card.element.remove();
    room.clear(null, mirrored);
  };
  signal.addEventListener('abort', clear);
  view.addEventListener('resize', refit, { signal });

  return {
    chips,
    guard,
    card,
    dress(css) {
      sheet.replaceSync(css.page);
      chipSheet.replaceSync(css.chips);
    },
    side(name) {
      const made = sides.get(name) ?? createHost(document, [sheet], 'display:block!important;');
      sides.set(name, made);
      return made;
    },
    sides: () => [...sides.keys()],
    drop,
    quiet: new Set(),
    setRoom(next, rtl) {
      mirrored = rtl;
      if (room.take(next)) measure();
    },
    hasRoom: () => roomy,
    isMoved: () => !docked,
    onRoom(listener) {
      roomListeners.add(listener);
      return () => roomListeners.delete(listener);
    },
    dockCard() {
      docked = true;
      place = start;
      refit();
    },
    showCard(shown, collapsed, rtl, small) {
      drawn = shown;
      height = small ? `${SMALL_HEIGHT_PX}px` : CARD_HEIGHT;
      mirrored = rtl;
      width = collapsed ? TAB_PX : WIDTH_PX;
      // A drawing that was in progress when the script ended must not bring the card back.
      if (!shown || signal.aborted) card.element.remove();
      else if (!card.element.isConnected) document.documentElement.append(card.element);
      style();
    },
    nudgeCard(right, down) {
      const most = page.clientWidth - width - EDGE_PX;
      const from = mirrored ? put.left : page.clientWidth - put.left - width;
      place = {
        right: Math.min(most, Math.max(EDGE_PX, from + (mirrored ? right : -right))),
        top: Math.min(lowest(), Math.max(EDGE_PX, put.top + down)),
      };
      docked = false;
      refit();
    },
    placeOfCard: () => place,
    putCard(wanted) {
      place = { right: Math.max(EDGE_PX, wanted.right), top: Math.max(EDGE_PX, wanted.top) };
      // A card that was never moved is stored at its start.
      docked = wanted.right === start.right && wanted.top === start.top;
      refit();
    },
    expand: () => {
      for (const listener of listeners) listener();
    },
    onExpand(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    rootOf: (target) =>
      [card, ...sides.values()].find((host) => host.element === target)?.root ?? null,
    clear,
  };
}
