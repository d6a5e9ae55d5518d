// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { createMailboxGate } from '../../../entrypoints/gmail-page/mailbox-gate';
import type { MailboxView } from '../../../lib/domain/views/mailbox';

const WORK = 'nora@marca.example';
const HOME = 'nora@home.example';

/** A list with one row of these people, in a mailbox as title and bar have it. */
function page(people: readonly string[], title: string | null = WORK, bar: string | null = WORK) {
  const spans = people.map((email) => `<span email="${email}" name="${email}">x</span>`).join('');
  const account = bar === null ? '' : `<a role="button" aria-label="Account: Nora (${bar})">N</a>`;
  const said = title === null ? '' : `${title} - `;
  return new DOMParser().parseFromString(
    `<!doctype html><html><head><title>Inbox - ${said}Gmail</title></head><body><header role="banner">${account}</header><div role="main"><table><tbody><tr class="zA"><td><div class="yW">${spans}</div></td><td><span class="bog"><span data-legacy-thread-id="16f4aaaaaaaaaa01">x</span></span></td></tr></tbody></table></div></body></html>`,
    'text/html',
  );
}
const at = (path: string) => new URL(`https://mail.google.com${path}`);
const INBOX = at('/mail/u/0/#inbox');
const view = (more: Partial<MailboxView> = {}): MailboxView => ({
  address: WORK,
  use: 'yes',
  likely: false,
  never: ['marca.example'],
  own: [],
  colleagues: ['marca.example'],
  ...more,
});

describe('what a look at a mailbox shows', () => {
  it('names no person before the yes to that mailbox, nor which facts of the page were found', () => {
    const gate = createMailboxGate();
    const look = (document = page(['ana@alder.example'])) => gate.site.read(document, INBOX);
    expect(look()).toMatchObject({ rows: [], thread: null, composes: [], health: [] });
    expect(gate.named()).toBe(WORK);
    for (const use of ['unasked', 'no'] as const) {
      gate.take(WORK, view({ use }));
      expect(look().rows, use).toEqual([]);
    }
    expect(gate.take(WORK, view())).toBe(true);
    expect(gate.take(WORK, view())).toBe(false);
    expect(look().rows).toHaveLength(1);
    expect(look().health.length).toBeGreaterThan(0);
    // Another mailbox in the same document.
    expect(look(page(['ana@alder.example'], HOME, HOME)).rows).toEqual([]);
    expect(gate.take(WORK, view({ use: 'no' }))).toBe(true);
    expect(look().rows).toEqual([]);
  });

  it('names no person who is never asked about, nor the addresses that the rep sends as', () => {
    const gate = createMailboxGate();
    const own = ['nora@alias.example'];
    gate.site.read(page([]), INBOX);
    gate.take(WORK, view({ own, never: ['marca.example', 'lawyer@firm.example', ...own] }));
    const people = ['bo@marca.example', 'lawyer@firm.example', ...own, 'ana@alder.example'];
    const [row] = gate.site.read(page(people), INBOX).rows;
    expect(row?.people.map(({ email }) => email)).toEqual(['ana@alder.example']);
    expect(row?.candidates.map(({ email }) => email)).toEqual(['ana@alder.example']);
  });

  it('names no person where the page contradicts itself about whose mailbox it is', () => {
    const gate = createMailboxGate();
    gate.take(WORK, view());
    // A subject of that form in a title without an address.
    expect(gate.site.read(page(['ana@alder.example'], WORK, HOME), INBOX).rows).toEqual([]);
    expect(gate.named()).toBeNull();
  });

  it.each(['/mail/u/0/d/AEoRXR/#inbox', '/mail/b/AEoRXR/u/0/#inbox'])(
    'is of the delegated mailbox at %s, for every user who works in it, once the title has it',
    (path) => {
      const gate = createMailboxGate();
      gate.site.read(page([], null, HOME), at(path));
      expect(gate.named()).toBeNull();
      gate.site.read(page([], WORK, HOME), at(path));
      expect(gate.named()).toBe(WORK);
    },
  );

  it('names no account in a window with a thread alone, and is of the mailbox that is said to be its', () => {
    const gate = createMailboxGate();
    const popout = at('/mail/u/0/popout?ver=1&th=16f4aaaaaaaaaa01');
    gate.site.read(page([], null, null), popout);
    expect(gate.named()).toBe('');
    gate.take('', view());
    expect(gate.site.read(page([], null, null), popout).account).toBe(WORK);
    // An ordinary page that does not say whose it is yet is no such window.
    gate.site.read(page([], null, null), INBOX);
    expect(gate.named()).toBeNull();
  });
});
