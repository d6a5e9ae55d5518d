// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type ChipPlace, type ChipText, createChips } from '../../../../lib/sites/page/chips';

const TEXT: ChipText = {
  stage: 'MQL',
  stageId: 'mql',
  score: '64',
  clock: null,
  clockState: null,
  spoken: 'Ana, MQL, 64',
};
const frames: FrameRequestCallback[] = [];
const roots = new WeakMap<Element, ShadowRoot>();

beforeEach(() => {
  frames.length = 0;
  vi.spyOn(window, 'requestAnimationFrame').mockImplementation((frame) =>
    frames.push(frame as FrameRequestCallback),
  );
  const attach = Element.prototype.attachShadow;
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (
    this: Element,
    init: ShadowRootInit,
  ) {
    const root = attach.call(this, init);
    roots.set(this, root);
    return root;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

function list(count: number): ChipPlace[] {
  return Array.from({ length: count }, (_, index) => {
    const place = document.createElement('div');
    document.body.append(place);
    return { id: `t${index}`, place };
  });
}

function setUp() {
  const stop = new AbortController();
  return { stop, chips: createChips(document, new CSSStyleSheet(), stop.signal) };
}

const hostsIn = (places: readonly ChipPlace[]) =>
  places.flatMap(({ place }) => [...place.children]);
const runFrame = () => {
  for (const frame of frames.splice(0)) frame(0);
};

test('a chip in each row of a person known and in no other, with no text and no name of ours', () => {
  const { chips } = setUp();
  const places = list(3);
  chips.draw(places, (id) => (id === 't1' ? null : TEXT), false);
  expect(places.map(({ place }) => place.children.length)).toEqual([1, 0, 1]);
  const [host] = hostsIn(places);
  expect(host?.getAttributeNames()).toEqual(['style']);
  expect(document.body.textContent).toBe('');
  const root = host === undefined ? undefined : roots.get(host);
  expect(root?.textContent).toBe('');
  expect(
    [...(root?.querySelectorAll('[data-say]') ?? [])].map((one) => one.getAttribute('data-say')),
  ).toEqual(['MQL', '64']);
  expect(root?.querySelector('[role=img]')?.getAttribute('aria-label')).toBe('Ana, MQL, 64');
});

test('nothing is written while nothing changes', async () => {
  const { chips } = setUp();
  const places = list(20);
  chips.draw(places, () => TEXT, false);
  const records: MutationRecord[] = [];
  const observer = new MutationObserver((found) => records.push(...found));
  observer.observe(document.body, { subtree: true, childList: true, attributes: true });
  chips.draw(places, () => ({ ...TEXT }), false);
  await Promise.resolve();
  records.push(...observer.takeRecords());
  expect(records).toEqual([]);
});

test('a row used again for another thread takes the chip of that thread', () => {
  const { chips } = setUp();
  const [one] = list(1);
  if (one === undefined) throw new Error('no row');
  chips.draw([one], () => TEXT, false);
  chips.draw([{ id: 'other', place: one.place }], () => ({ ...TEXT, stage: 'SQL' }), false);
  const hosts = hostsIn([one]);
  expect(hosts).toHaveLength(1);
  const root = hosts[0] === undefined ? undefined : roots.get(hosts[0]);
  expect(root?.querySelector('i')?.getAttribute('data-say')).toBe('SQL');
  chips.draw([{ id: 'third', place: one.place }], () => null, false);
  expect(hostsIn([one])).toEqual([]);
});

test('at most fifty in a frame, and all of them in the end', () => {
  const { chips } = setUp();
  const places = list(120);
  chips.draw(places, () => TEXT, false);
  expect(hostsIn(places)).toHaveLength(50);
  runFrame();
  expect(hostsIn(places)).toHaveLength(100);
  runFrame();
  expect(hostsIn(places)).toHaveLength(120);
  expect(frames).toHaveLength(0);
});

test('a chip that the page moved to another row goes back to its own', () => {
  const { chips } = setUp();
  const places = list(2);
  chips.draw(places, () => TEXT, false);
  const [first, second] = hostsIn(places);
  if (first === undefined || second === undefined) throw new Error('no chips');
  places[1]?.place.append(first);
  expect(chips.intact()).toBe(false);
  chips.draw(places, () => TEXT, false);
  expect(places.map(({ place }) => place.children.length)).toEqual([1, 1]);
});

test('a page that keeps taking chips away is let be, and tried again later', () => {
  const now = vi.spyOn(performance, 'now').mockReturnValue(0);
  const { chips } = setUp();
  const places = list(1);
  const answers: boolean[] = [];
  for (let round = 0; round < 8; round++) {
    chips.draw(places, () => TEXT, false);
    for (const host of hostsIn(places)) host.remove();
    answers.push(chips.intact());
  }
  expect(answers).toEqual([false, false, false, false, false, true, true, true]);
  now.mockReturnValue(31_000);
  expect(chips.intact()).toBe(false);
});

test('everything goes with the signal, and nothing comes after it', () => {
  const { chips, stop } = setUp();
  const places = list(60);
  chips.draw(places, () => TEXT, false);
  stop.abort();
  runFrame();
  expect(hostsIn(places)).toEqual([]);
});

test('reveals nothing in its host, whose one size is that of the style sheet', () => {
  const { chips } = setUp();
  const stages = ['visitor', 'lead', 'mql', 'sql', 'opportunity', 'customer'];
  const clocks = [null, 'in 2 h', '14 business hours late'];
  const texts = stages.flatMap((stage) =>
    ['7', '87', '100'].flatMap((score) =>
      clocks.map((clock) => ({ ...TEXT, stage, stageId: stage, score, clock })),
    ),
  );
  const places = list(texts.length);
  chips.draw(places, (id) => texts[Number(id.slice(1))] ?? null, false);
  runFrame();
  const hosts = hostsIn(places).map((host) => host.outerHTML);
  expect(hosts).toHaveLength(texts.length);
  expect(new Set(hosts).size).toBe(1);
});
