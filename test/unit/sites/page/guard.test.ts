// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createGuard } from '../../../../lib/sites/page/guard';
import { createHost } from '../../../../lib/sites/page/host';

type Heard = (entries: { target: Element; isVisible: boolean }[]) => void;

/** A browser that tracks visibility, as far as the test says what it sees. */
function tracking(tracks: boolean) {
  const observers: { hear: Heard; targets: Element[]; stopped: boolean }[] = [];
  class Observer {
    readonly trackVisibility = tracks ? true : undefined;
    readonly own;
    constructor(hear: Heard) {
      this.own = { hear, targets: [] as Element[], stopped: false };
      observers.push(this.own);
    }
    observe(target: Element) {
      this.own.targets.push(target);
    }
    disconnect() {
      this.own.stopped = true;
    }
  }
  vi.stubGlobal('IntersectionObserver', Observer);
  Object.assign(window, { IntersectionObserver: Observer });
  return observers;
}

const RECT = {
  left: 100,
  top: 50,
  width: 300,
  height: 200,
  right: 400,
  bottom: 250,
  x: 100,
  y: 50,
  toJSON: () => '',
};

function setUp({ tracks = true } = {}) {
  document.documentElement.removeAttribute('style');
  const observers = tracking(tracks);
  const host = createHost(document, [], '');
  const box = document.createElement('div');
  const button = document.createElement('button');
  button.dataset['write'] = '';
  box.append(button);
  host.root.append(box);
  document.documentElement.append(host.element);
  const rects = new Map<Element, typeof RECT>();
  for (const each of [host.element, box, button])
    each.getBoundingClientRect = () => rects.get(each) ?? RECT;
  const top = { element: host.element as Element | null };
  document.elementFromPoint = () => top.element;
  const time = { now: 1000 };
  window.performance.now = () => time.now;
  const aborter = new AbortController();
  const view = window as unknown as Window & typeof globalThis;
  // The cascade is the browser's; here every style is neutral unless a test sets it inline.
  view.getComputedStyle = (element: Element) =>
    ({
      getPropertyValue: (name: string) =>
        (element instanceof HTMLElement ? element.style.getPropertyValue(name) : '') ||
        NEUTRAL[name] ||
        '',
    }) as CSSStyleDeclaration;
  const guard = createGuard({ view, host, place: () => RECT, signal: aborter.signal });
  guard.attend(host.root);
  const see = (isVisible: boolean) => observers[0]?.hear([{ target: button, isVisible }]);
  const press = (isTrusted = true) =>
    guard.doubt({ isTrusted, currentTarget: button } as unknown as Event);
  return { observers, host, box, button, rects, top, time, aborter, guard, see, press };
}

const NEUTRAL: Readonly<Record<string, string>> = {
  opacity: '1',
  filter: 'none',
  'backdrop-filter': 'none',
  'clip-path': 'none',
  clip: 'auto',
  'mix-blend-mode': 'normal',
  transform: 'none',
  translate: 'none',
  rotate: 'none',
  scale: 'none',
  perspective: 'none',
  visibility: 'visible',
};

beforeEach(() => {
  for (const child of [...document.documentElement.children])
    if (child !== document.head && child !== document.body) child.remove();
});

describe('a click may write', () => {
  test('when its button was seen for half a second, in its place, with nothing over it', () => {
    const { see, press, time } = setUp();
    see(true);
    time.now += 500;
    expect(press()).toBeNull();
  });

  test('not when a script made it', () => {
    const { see, press, time } = setUp();
    see(true);
    time.now += 500;
    expect(press(false)).toBe('not-trusted');
  });

  test('not before the half second is over, and not after a break of any length', () => {
    const { see, press, time } = setUp();
    expect(press()).toBe('not-visible');
    see(true);
    time.now += 499;
    expect(press()).toBe('not-visible');
    time.now += 1;
    expect(press()).toBeNull();
    see(false);
    see(true);
    expect(press()).toBe('not-visible');
    time.now += 500;
    expect(press()).toBeNull();
  });

  test('a second word of the same state does not begin the half second again', () => {
    const { see, press, time } = setUp();
    see(true);
    time.now += 300;
    see(true);
    time.now += 200;
    expect(press()).toBeNull();
  });

  test('not on a button that no one attended to', () => {
    const { guard, host } = setUp();
    const other = document.createElement('button');
    host.root.append(other);
    expect(guard.doubt({ isTrusted: true, currentTarget: other } as unknown as Event)).toBe(
      'not-visible',
    );
  });

  test('never where the browser tracks no visibility', () => {
    const { see, press, time } = setUp({ tracks: false });
    see(true);
    time.now += 5000;
    expect(press()).toBe('cannot-tell');
  });
});

describe('a page that restyles', () => {
  for (const [name, value] of [
    ['opacity', '0.99'],
    ['filter', 'opacity(0.001)'],
    ['clip-path', 'inset(0)'],
    ['mix-blend-mode', 'difference'],
    ['transform', 'scale(2)'],
    ['visibility', 'hidden'],
  ] as const) {
    for (const where of ['host', 'html'] as const)
      test(`${name} of ${where} is refused, and taken back is forgiven`, () => {
        const { see, press, time, host } = setUp();
        see(true);
        time.now += 500;
        const element = where === 'host' ? host.element : document.documentElement;
        element.style.setProperty(name, value);
        expect(press()).toBe('restyled');
        element.style.removeProperty(name);
        expect(press()).toBeNull();
      });
  }
});

describe('a page that moves', () => {
  for (const [what, change] of [
    ['the host aside', { left: 103 }],
    ['the host down', { top: 53 }],
    ['the host wider', { width: 310 }],
  ] as const)
    test(`${what} is refused`, () => {
      const { see, press, time, host, rects } = setUp();
      see(true);
      time.now += 500;
      rects.set(host.element, { ...RECT, ...change });
      expect(press()).toBe('moved');
    });

  test('what is inside the host is refused, whether by padding or by scrolling', () => {
    const { see, press, time, box, rects } = setUp();
    see(true);
    time.now += 500;
    rects.set(box, { ...RECT, top: RECT.top + 40 });
    expect(press()).toBe('moved');
    rects.set(box, { ...RECT, left: RECT.left - 24 });
    expect(press()).toBe('moved');
  });

  test('by the rounding of a zoomed page is none', () => {
    const { see, press, time, host, box, rects } = setUp();
    see(true);
    time.now += 500;
    for (const each of [host.element, box]) rects.set(each, { ...RECT, left: 101.5, top: 49 });
    expect(press()).toBeNull();
  });
});

test('something of the page over the button is refused', () => {
  const { see, press, time, top } = setUp();
  see(true);
  time.now += 500;
  top.element = document.body;
  expect(press()).toBe('covered');
  top.element = null;
  expect(press()).toBe('covered');
});

test('a button is attended to once, and nothing after the signal', () => {
  const { guard, host, observers, aborter } = setUp();
  guard.attend(host.root);
  guard.attend(host.root);
  expect(observers[0]?.targets).toHaveLength(1);
  aborter.abort();
  expect(observers[0]?.stopped).toBe(true);
});
