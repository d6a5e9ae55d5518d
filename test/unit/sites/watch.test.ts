// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Site, Snapshot } from '../../../lib/sites/site';
import { watchPage } from '../../../lib/sites/watch';

const nothing = {
  page: 'other',
  account: null,
  rows: [],
  thread: null,
  composes: [],
  subject: null,
  company: null,
  dark: false,
  rtl: false,
  health: [],
} as const;

let end: AbortController;
beforeEach(() => {
  end = new AbortController();
  document.body.replaceChildren();
});
afterEach(() => end.abort());

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function watch(isOurs?: (node: Node) => boolean) {
  const read = vi.fn((): Snapshot => nothing);
  const site: Site = { id: 'gmail', read, watch: { attributes: ['style'] } };
  watchPage(document, site, { signal: end.signal, onSnapshot: () => undefined, isOurs });
  return read;
}

const change = (node = document.createElement('i')) => document.body.append(node);

describe('watching a page', () => {
  it('looks again after a change, and not after one of our own', async () => {
    const read = watch((node) => node instanceof Element && node.tagName === 'B');
    await wait(300);
    const before = read.mock.calls.length;
    change(document.createElement('b'));
    await wait(300);
    expect(read.mock.calls.length).toBe(before);
    change();
    await wait(300);
    expect(read.mock.calls.length).toBe(before + 1);
  });

  it('looks again by itself where a page could not be believed yet, although nothing on it changes', async () => {
    const read = vi.fn(
      (): Snapshot => (read.mock.calls.length < 3 ? { ...nothing, againMs: 20 } : nothing),
    );
    const site: Site = { id: 'gmail', read, watch: { attributes: ['style'] } };
    watchPage(document, site, { signal: end.signal, onSnapshot: () => undefined });
    await vi.waitFor(() => expect(read.mock.calls.length).toBe(3), 20_000);
    await wait(300);
    expect(read.mock.calls.length).toBe(3);
  });

  it('looks again when the page takes something of ours away, or changes something else in the same breath', async () => {
    const ours = document.createElement('b');
    const read = watch((node) => node === ours);
    change(ours);
    await wait(300);
    const before = read.mock.calls.length;
    ours.remove();
    await wait(300);
    expect(read.mock.calls.length).toBe(before + 1);
    await wait(1_200);
    document.body.append(ours, document.createElement('i'));
    await wait(300);
    expect(read.mock.calls.length).toBe(before + 2);
  });

  it('rests longer and longer in a storm, sees what the storm ended with, and ends its rest for a click', async () => {
    const read = watch();
    const storm = setInterval(() => change(), 5);
    await wait(1_500);
    const inStorm = read.mock.calls.length;
    expect(inStorm).toBeGreaterThanOrEqual(3);
    expect(inStorm).toBeLessThanOrEqual(8);
    document.body.click();
    await wait(150);
    expect(read.mock.calls.length).toBeGreaterThan(inStorm);
    clearInterval(storm);
    const last = document.createElement('u');
    change(last);
    const seen: boolean[] = [];
    read.mockImplementation(() => {
      seen.push(last.isConnected);
      return nothing;
    });
    await wait(1_500);
    expect(seen.at(-1)).toBe(true);
    const calls = read.mock.calls.length;
    await wait(500);
    expect(read.mock.calls.length).toBe(calls);
  });
});
