// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { createHost } from '../../../../lib/sites/page/host';
import { shieldKeys } from '../../../../lib/sites/page/shield';

const stops: AbortController[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop.abort();
  document.body.replaceChildren();
});

/** A person's own event, as far as a test can make one. */
function trusted<E extends Event>(event: E): E {
  Object.defineProperty(event, 'isTrusted', { value: true });
  return event;
}

function setUp() {
  const host = createHost(document, [], '');
  const field = document.createElement('button');
  host.root.append(field);
  document.body.append(host.element);
  Object.defineProperty(host.root, 'activeElement', { value: field });
  const stop = new AbortController();
  stops.push(stop);
  shieldKeys(
    window as unknown as Window,
    { rootOf: (target) => (target === host.element ? host.root : null) },
    stop.signal,
  );
  const heard: string[] = [];
  for (const kind of [
    'keydown',
    'keyup',
    'beforeinput',
    'input',
    'textInput',
    'paste',
    'compositionupdate',
    'dragstart',
  ])
    window.addEventListener(kind, (event) => heard.push(event.type), {
      capture: true,
      signal: stop.signal,
    });
  return { host, field, heard, stop };
}

test('no listener of the page hears what is pressed, typed, pasted or dragged in our parts', () => {
  const { host, heard } = setUp();
  for (const kind of [
    'keydown',
    'keyup',
    'beforeinput',
    'input',
    'textInput',
    'paste',
    'compositionupdate',
    'dragstart',
  ])
    host.element.dispatchEvent(
      trusted(new KeyboardEvent(kind, { bubbles: true, composed: true, key: 's' })),
    );
  expect(heard).toEqual([]);
});

test('what happens elsewhere is not touched', () => {
  const { heard } = setUp();
  document.body.dispatchEvent(trusted(new KeyboardEvent('keydown', { bubbles: true, key: 's' })));
  expect(heard).toEqual(['keydown']);
});

test('our own listeners get the key, and what they prevent is prevented', () => {
  const { host, field, heard } = setUp();
  const keys: string[] = [];
  field.addEventListener('keydown', (event) => {
    keys.push(`${event.key}${event.shiftKey ? '+shift' : ''}`);
    if (event.key === 'ArrowDown') event.preventDefault();
  });
  const down = trusted(
    new KeyboardEvent('keydown', {
      key: 'ArrowDown',
      shiftKey: true,
      bubbles: true,
      composed: true,
      cancelable: true,
    }),
  );
  const letter = trusted(
    new KeyboardEvent('keydown', { key: 'a', bubbles: true, composed: true, cancelable: true }),
  );
  host.element.dispatchEvent(down);
  host.element.dispatchEvent(letter);
  expect(keys).toEqual(['ArrowDown+shift', 'a']);
  expect([down.defaultPrevented, letter.defaultPrevented]).toEqual([true, false]);
  expect(heard).toEqual([]);
});

test('a key that the page makes up moves nothing of ours', () => {
  const { host, field } = setUp();
  const own = vi.fn();
  field.addEventListener('keydown', own);
  host.element.dispatchEvent(
    new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }),
  );
  expect(own).not.toHaveBeenCalled();
});

test('it ends with its signal', () => {
  const { host, heard, stop } = setUp();
  const late: string[] = [];
  stop.abort();
  window.addEventListener('keydown', (event) => late.push(event.type), {
    capture: true,
    once: true,
  });
  host.element.dispatchEvent(
    trusted(new KeyboardEvent('keydown', { bubbles: true, composed: true })),
  );
  expect(late).toEqual(['keydown']);
  expect(heard).toEqual([]);
});
