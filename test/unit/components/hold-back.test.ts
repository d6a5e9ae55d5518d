// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest';
import { FIRST_MOMENT_MS, holdBack } from '../../../components/workspace/hold-back';

const heard: string[] = [];
let now = 1_000;
let page: Document;

/** A popup that listens as ours does. */
function open(byPage: Promise<boolean>): void {
  page = document.implementation.createHTMLDocument();
  heard.length = 0;
  holdBack({ document: page, clock: () => now, openedByPage: () => byPage });
  for (const name of ['keydown', 'pointerdown', 'click'])
    page.addEventListener(name, () => heard.push(name));
}

const key = (name: string) =>
  page.dispatchEvent(new KeyboardEvent('keydown', { key: name, cancelable: true }));
function press(): void {
  for (const name of ['pointerdown', 'click']) {
    const event = new Event(name, { cancelable: true });
    Object.defineProperty(event, 'isTrusted', { value: true });
    page.dispatchEvent(event);
  }
}

afterEach(() => vi.restoreAllMocks());

it('opened by a page takes no key as a command until a pointer pressed in it, after the first moment', async () => {
  open(Promise.resolve(true));
  await Promise.resolve();
  for (const name of ['p', 'a', 'Enter', ' ']) expect(key(name), name).toBe(false);
  press();
  expect(heard).toEqual([]);
  now += FIRST_MOMENT_MS - 1;
  press();
  expect(heard).toEqual([]);
  now += 1;
  expect(key('p')).toBe(false);
  press();
  key('p');
  expect(heard).toEqual(['pointerdown', 'click', 'keydown']);
});

it('is held until it is known who opened it, and stays so where no one answers', async () => {
  open(Promise.reject(new Error('no background')));
  await Promise.resolve();
  key('p');
  expect(heard).toEqual([]);
});

it('opened by the person takes keys and presses at once', async () => {
  open(Promise.resolve(false));
  await new Promise((resolve) => setTimeout(resolve));
  key('p');
  press();
  expect(heard).toEqual(['keydown', 'pointerdown', 'click']);
});

it('may always be left', async () => {
  open(Promise.resolve(true));
  await Promise.resolve();
  key('Escape');
  expect(heard).toEqual(['keydown']);
});
