/**
 * Runs in a page: reads it with the adapter of its address, and does to it what may not confuse or
 * change a reading.
 */
import type { Site, Snapshot } from '../../../lib/sites/site';
import { watchPage } from '../../../lib/sites/watch';
import { plain, type Reading, read, siteHere, snapshot } from './reading';

/** Everything that a reading points at. */
function anchors({ rows, thread, subject, composes }: Snapshot): Element[] {
  const people = [
    ...rows,
    ...(thread ? [thread] : []),
    ...(subject ? [subject] : []),
    ...composes,
  ].flatMap((each) => each.people);
  return [
    ...people.map((person) => person.anchor),
    ...rows.map((row) => row.row),
    ...(thread ? [thread.header] : []),
  ];
}

/** Problems with what must hold of every reading of every page. */
function lawsBroken(): string[] {
  const observer = new MutationObserver(() => undefined);
  for (const root of [document, ...(siteHere().roots?.(document) ?? [])])
    observer.observe(root, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
  const first = snapshot();
  const again = snapshot();
  const written = observer.takeRecords().length;
  observer.disconnect();
  const problems = written === 0 ? [] : [`a reading wrote ${written} times`];
  if (JSON.stringify(plain(first)) !== JSON.stringify(plain(again)))
    problems.push('two readings differ');
  if (anchors(first).some((node, index) => node !== anchors(again)[index]))
    problems.push('anchors differ');
  for (const node of anchors(first)) {
    const isInput = node instanceof HTMLInputElement && node.type === 'hidden';
    if (!isInput && !node.checkVisibility({ visibilityProperty: true }))
      problems.push(`hidden: ${node.outerHTML.slice(0, 90)}`);
    if (node.closest('.a3s') !== null) problems.push(`in a body: ${node.outerHTML.slice(0, 90)}`);
  }
  return problems;
}

/**
 * The readings while nothing that `selector` finds has one of its classes or attributes; the page
 * is restored.
 */
function readWithout(selector: string): Reading[] {
  const last = selector.split(/[\s>]+/).at(-1) ?? '';
  return [
    ...[...last.matchAll(/\.([\w-]+)/g)].map((match) => ({
      attribute: 'class',
      token: match[1] ?? '',
    })),
    ...[...last.matchAll(/\[([\w-]+)/g)].map((match) => ({ attribute: match[1] ?? '', token: '' })),
  ].map((name) => readWithoutOne(selector, name.attribute, name.token));
}

function readWithoutOne(selector: string, attribute: string, token: string): Reading {
  const undo: (() => void)[] = [];
  for (const node of document.querySelectorAll(selector)) {
    const before = node.getAttribute(attribute);
    if (before === null) continue;
    undo.push(() => node.setAttribute(attribute, before));
    if (token === '') node.removeAttribute(attribute);
    else node.classList.remove(token);
  }
  try {
    return read();
  } finally {
    for (const step of undo.reverse()) step();
  }
}

/**
 * Tears nodes out and garbles attributes at random, reads after each, and says what a reading
 * threw. The page is lost.
 */
function torture(steps: number, seed: number): string[] {
  let state = seed;
  const random = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const thrown: string[] = [];
  const words = [
    '',
    'undefined',
    'not an address',
    'a@b@c',
    '💥',
    'x'.repeat(5000),
    '#thread-f:9e99',
    'null',
  ];
  for (let step = 0; step < steps; step += 1) {
    const nodes = document.querySelectorAll('*');
    const node = nodes[random(nodes.length)];
    const attribute = node?.attributes[random(Math.max(1, node.attributes.length))];
    if (random(4) === 0) node?.remove();
    // What a page's own policy protects cannot be garbled by it either.
    else if (attribute !== undefined && !/^(src|srcdoc|on)/.test(attribute.name))
      node?.setAttribute(attribute.name, words[random(words.length)] ?? '');
    try {
      snapshot();
    } catch (error) {
      thrown.push(`${step}: ${error}`);
    }
  }
  return thrown;
}

/**
 * How often the adapter reads and reports while `during` runs, and how much of the time reading
 * took.
 */
async function watchDuring(ms: number): Promise<{ reads: number; told: number; share: number }> {
  const stop = new AbortController();
  const site = siteHere();
  let [reads, told, spent] = [0, 0, 0];
  const counted: Site = {
    ...site,
    read(document, url) {
      const started = performance.now();
      reads += 1;
      try {
        return site.read(document, url);
      } finally {
        spent += performance.now() - started;
      }
    },
  };
  const onSnapshot = () => {
    told += 1;
  };
  watchPage(document, counted, { signal: stop.signal, onSnapshot });
  await new Promise((resolve) => setTimeout(resolve, ms));
  stop.abort();
  return { reads, told, share: spent / ms };
}

Object.assign(globalThis, { __suite: { read, lawsBroken, readWithout, torture, watchDuring } });
