import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Recognised } from '../sites/recognise-page';
import { openRecogniser, type Recogniser } from '../sites/recogniser';
import { hasShared, sharedFiles, sharedText } from './shared';

interface Named {
  readonly email: string;
  readonly name?: string;
}

interface Expectation {
  readonly url?: string;
  readonly page?: string;
  readonly mustNotReturn?: string | readonly string[];
  readonly expected?: {
    readonly account?: string;
    readonly rows?: readonly { readonly legacyThreadId?: string; readonly people: readonly (string | Named)[] }[];
    readonly threads?: number;
    readonly participantsExcludingSelf?: readonly string[];
    readonly openThreadParticipants?: readonly string[];
    readonly lastSender?: string;
    readonly from?: Named;
    readonly to?: readonly Named[];
    readonly composeWindows?: readonly { readonly to: readonly string[]; readonly cc: readonly string[] }[];
  };
}

const FOLDER = 'captures/gmail';
const pages = sharedFiles(FOLDER).filter((file) => file.endsWith('.html'));
const emailsOf = (people: Recognised['people'], ...roles: string[]) =>
  people.filter((person) => roles.includes(person.role)).map((person) => person.email);
const emailOf = (each: string | Named) => (typeof each === 'string' ? each : each.email);

describe.skipIf(!hasShared)('captured pages of Gmail', () => {
  let recogniser: Recogniser;
  beforeAll(async () => {
    recogniser = await openRecogniser();
  });
  afterAll(() => recogniser.close());

  it('are there', () => {
    expect(pages.length).toBeGreaterThan(5);
  });

  it.each(pages)('%s is recognised as it says', async (file) => {
    const name = file.replace(/\.html$/, '.expected.json');
    const wish: Expectation = sharedFiles(FOLDER).includes(name)
      ? (JSON.parse(sharedText(`${FOLDER}/${name}`)) as Expectation)
      : {};
    const seen = await recogniser.recognise(
      sharedText(`${FOLDER}/${file}`),
      wish.url ?? 'https://mail.google.com/mail/u/0/#inbox',
    );
    const { expected } = wish;
    const emails = seen.people.map((person) => person.email);

    for (const foreign of [wish.mustNotReturn ?? []].flat()) expect(emails).not.toContain(foreign.split(' ')[0]);
    if (expected === undefined) return expect(emails).toEqual([]);
    if (expected.account !== undefined) expect(seen.account).toBe(expected.account);
    if (wish.page !== undefined && wish.page !== 'thread-part') expect(seen.page).toBe(wish.page);
    if (expected.rows !== undefined) {
      expect(emailsOf(seen.people, 'row')).toEqual(expected.rows.flatMap((row) => row.people.map(emailOf)));
      const ids = expected.rows.flatMap((row) =>
        row.legacyThreadId === undefined ? [] : row.people.map(() => row.legacyThreadId),
      );
      if (ids.length > 0) expect(seen.people.map((person) => person.threadId)).toEqual(ids);
    }
    const people = expected.participantsExcludingSelf ?? expected.openThreadParticipants;
    if (people !== undefined) expect(emailsOf(seen.people, 'sender', 'recipient').sort()).toEqual([...people].sort());
    if (expected.from !== undefined)
      expect(seen.people.find((person) => person.role === 'sender')).toMatchObject(expected.from);
    if (expected.to !== undefined) expect(emailsOf(seen.people, 'recipient')).toEqual(expected.to.map(emailOf));
    for (const role of ['to', 'cc'] as const) {
      if (expected.composeWindows === undefined) continue;
      expect(emailsOf(seen.people, role).sort()).toEqual(
        expected.composeWindows.flatMap((window) => window[role]).sort(),
      );
    }
  });
});
