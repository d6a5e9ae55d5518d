import { write } from '../../page/foreign-log';
import type { Context } from './context';
import type { Frame } from './frame';
import type { Order, Swap } from './options';
import { overlayDialog } from './other/contact-info';
import { addressOf, overlayOf, type Place, parsePlace, screenKey } from './route';
import { drawWhole, type Screens } from './screens';
import { writeTitle } from './title';

/**
 * The three things that name who is shown; while a person moves on they are of different people.
 */
export interface Layers {
  readonly address: Place;
  readonly title: Place;
  /** What was drawn last, or is being drawn. */
  readonly screen: Place;
  /** Whether the screen is all of one place. */
  readonly whole: boolean;
}

/** Moves from page to page inside one document. */
export interface Navigator {
  layers(): Layers;
  /** As a click does it: in the order and with the delays of the options. */
  go(place: Place): void;
  /** Draws again what is shown, with new nodes. */
  redraw(): void;
}

type Step = 'address' | 'title' | 'screen';

const ORDERS: readonly Order[] = [
  'address-title-screen',
  'address-screen-title',
  'title-address-screen',
  'screen-address-title',
];
const SWAPS: readonly Swap[] = ['whole', 'patch', 'top-first', 'below-first', 'torn'];

/** What is shown before anything is. */
const NOTHING: Place = { kind: 'shell' };

/** Starts listening to the address. `changed` hears of every change of a layer. */
export function makeNavigator(
  context: Context,
  frame: Frame,
  screens: Screens,
  changed: () => void,
): Navigator {
  const start = parsePlace(context.directory, location.href);
  let layers: Layers = { address: start, title: NOTHING, screen: NOTHING, whole: false };
  /** Counts navigations; what belongs to an earlier one than this is given up. */
  let turn = 0;
  /** The navigation whose screen is drawn. */
  let drawn = 0;

  function change(next: Partial<Layers>): void {
    layers = { ...layers, ...next };
    changed();
  }

  function later(ms: number, job: () => void): void {
    const mine = turn;
    context.clock.later(ms, () => {
      if (mine === turn) job();
    });
  }

  function writeAddress(place: Place, how: 'push' | 'replace' | 'none'): void {
    if (how === 'push') history.pushState(null, '', addressOf(place));
    else if (how === 'replace') history.replaceState(history.state, '', addressOf(place));
    if (screenKey(place) !== screenKey(layers.screen)) frame.dialog(undefined);
    if (place.kind === 'messaging') screens.messaging()?.choose(place.conversation);
    change({ address: place });
    if (place.kind === 'profile' && place.by !== 'slug' && context.options.slugDelay >= 0)
      later(context.options.slugDelay, () => writeAddress({ ...place, by: 'slug' }, 'replace'));
  }

  function drawTitle(place: Place): void {
    writeTitle(context, place);
    change({ title: place });
  }

  function drawDialog(place: Place): void {
    const overlay = overlayOf(place);
    const member = place.kind === 'profile' ? place.member : undefined;
    frame.dialog(
      overlay !== undefined && member
        ? overlayDialog(member, overlay, () => history.back())
        : undefined,
    );
  }

  /** Draws a profile in one or two parts; the second comes after `gap`. */
  function drawProfile(place: Extract<Place, { kind: 'profile' }>, swap: Swap, gap: number): void {
    const { member } = place;
    const fresh = screens.profile() === undefined;
    const view = screens.openProfile(place);
    const done = () => {
      change({ screen: place, whole: true });
      drawDialog(place);
    };
    const part = () => change({ screen: place, whole: false });
    if (swap === 'top-first') {
      view.drawTop(member, 'anew');
      part();
      later(gap, () => {
        view.drawRest(member);
        done();
      });
    } else if (!fresh && (swap === 'below-first' || swap === 'torn')) {
      if (swap === 'torn') view.drawName(member);
      else view.drawRest(member);
      part();
      later(gap, () => {
        drawWhole(view, member, swap === 'torn' ? 'patch' : 'anew');
        done();
      });
    } else {
      drawWhole(view, member, swap === 'patch' ? 'patch' : 'anew');
      done();
    }
  }

  function drawMessaging(place: Extract<Place, { kind: 'messaging' }>): void {
    const { conversation } = place;
    const view = screens.openMessaging(place);
    view.choose(conversation);
    view.drawHeader(conversation);
    change({ screen: place, whole: context.options.streamDelay <= 0 });
    later(context.options.streamDelay, () => {
      view.drawStream(conversation);
      change({ whole: true });
    });
  }

  function drawScreen(place: Place, swap: Swap, gap: number): void {
    drawn = turn;
    if (place.kind === 'messaging') drawMessaging(place);
    else if (layers.whole && screenKey(place) === screenKey(layers.screen)) {
      drawDialog(place);
      change({ screen: place });
    } else if (place.kind === 'profile') drawProfile(place, swap, gap);
    else {
      screens.open(place);
      change({ screen: place, whole: true });
    }
  }
  /**
   * The screen of a navigation that was given up, which comes all the same unless a later one is
   * there already.
   */
  function straggle(place: Place, mine: number, ms: number): void {
    context.clock.later(ms, () => {
      if (mine === turn || drawn >= mine || place.kind !== 'profile') return;
      drawn = mine;
      drawWhole(screens.openProfile(place), place.member, 'anew');
      change({ screen: place, whole: true });
    });
  }

  function settleOn(place: Place, how: 'push' | 'none'): void {
    turn += 1;
    const { random, options } = context;
    const order = options.order === 'random' ? random.pick(ORDERS) : options.order;
    const swap = options.swap === 'random' ? random.pick(SWAPS) : options.swap;
    const steps = order
      .split('-')
      .filter((step): step is Step => step !== 'address' || how === 'push');
    const all = random.between(options.delay[0], options.delay[1]);
    // The first change follows the click at once when the address has changed already, or is what
    // changes first.
    const moments = steps
      .map((step, index) => (step === 'address' && index === 0 ? 0 : random.between(0, all)))
      .sort((a, b) => a - b);
    if (how === 'none') writeAddress(place, 'none');
    if (options.between === 'skeleton' && screenKey(place) !== screenKey(layers.screen))
      blankAt(moments[0] ?? 0, place);
    const straggler = random.chance(options.stragglers);
    const mine = turn;
    for (const [index, step] of steps.entries()) {
      const at = moments[index] ?? 0;
      later(at, () => {
        if (step === 'address') writeAddress(place, 'push');
        else if (step === 'title') drawTitle(place);
        else drawScreen(place, swap, Math.round(all / 4));
      });
      if (step === 'screen' && straggler) straggle(place, mine, at);
    }
  }

  function blankAt(ms: number, place: Place): void {
    later(ms, () => {
      screens.blank(place);
      change({ screen: NOTHING, whole: false });
    });
  }

  addEventListener('popstate', () =>
    write(() => settleOn(parsePlace(context.directory, location.href), 'none')),
  );

  settleOn(start, 'none');
  return {
    layers: () => layers,
    go: (place) => settleOn(place, 'push'),
    redraw() {
      change({ screen: NOTHING, whole: false });
      screens.blank(layers.address);
      settleOn(layers.address, 'none');
    },
  };
}
