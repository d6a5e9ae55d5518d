import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AgreementStore } from '../../lib/crm/port/agreement-store';
import type { Connector } from '../../lib/crm/port/connector';
import { DEFAULT_AGREEMENT } from '../../lib/domain/agreement/default-agreement';
import { versionsOf } from '../../lib/domain/agreement/document';
import { agreementWords } from '../../lib/domain/agreement/plain-text';
import { serialiseAgreement } from '../../lib/domain/agreement/schema';
import type { Agreement } from '../../lib/domain/base/agreement-model';

/** Hands at the place where a CRM holds the documents of the agreement. */
export interface AgreementHands {
  /** Connectors of two people who may put documents there. */
  readonly writers: readonly [Connector, Connector];
  /** Puts a text where documents are, as a person with the CRM's own page would. */
  scribble(text: string): Promise<void>;
}

const HOSTILE = [
  'relevo-agreement 1 abc 1 1 12345678 12345678 e30',
  'relevo-agreement 9 from the future',
  '{"format":9,"version":3}',
  '{"format":1,"version":"three"}',
  '{"__proto__":{"format":1}}',
  '<script>alert(1)</script>relevo-agreement 1',
  `relevo-agreement 1 ${'0'.repeat(32)} 2 3 00000000 00000000 AAAA`,
];

/** What words may hold that a CRM's HTML, search or encoding could spoil. */
const NASTY =
  '</p><br>&amp; "quotes" \'single\' \u202Ertl\u202C 🧑‍🚀 relevo-ref 00000000000000000000000000000000 経理';

const document = (agreement: Agreement) => ({
  text: serialiseAgreement(agreement),
  words: agreementWords(agreement, 'en'),
  name: `version-${agreement.version}`,
});
const version = (number: number, change: Partial<Agreement> = {}): Agreement => ({
  ...DEFAULT_AGREEMENT,
  version: number,
  ...change,
});

/** An agreement of so many characters at least, each of them a trap. */
function long(characters: number): Agreement {
  const text = NASTY.repeat(10).slice(0, 500);
  const holidays = Array.from({ length: 1_000 }, (_, day) =>
    new Date(day * 86_400_000).toISOString().slice(0, 10),
  );
  const reasons = Array.from({ length: 200 }, (_, index) => ({
    id: `reason-${index}`,
    label: { en: text, es: text },
  }));
  const agreement = version(7, {
    hours: { ...DEFAULT_AGREEMENT.hours, holidays },
    rejectReasons: reasons,
  });
  if (serialiseAgreement(agreement).length < characters) throw new Error('not long enough');
  return agreement;
}

/** What every connector that holds the agreement promises, on a real server of its CRM. */
export function describeAgreements(
  name: string,
  make: () => Promise<{ hands: AgreementHands; close(): Promise<void> }>,
) {
  describe(`${name} as the place of the agreement`, () => {
    let hands: AgreementHands;
    let close: () => Promise<void>;
    let [one, other]: [AgreementStore, AgreementStore] = [undefined as never, undefined as never];
    const signal = AbortSignal.timeout(600_000);
    const storeOf = ({ agreements, capabilities }: Connector) => {
      expect(capabilities.agreement).not.toBe('none');
      if (agreements === null) throw new Error('holds none');
      return agreements;
    };
    const listed = async () => (await one.list(signal)).map(({ content }) => content);
    beforeEach(async () => {
      ({ hands, close } = await make());
      [one, other] = [storeOf(hands.writers[0]), storeOf(hands.writers[1])];
    });
    afterEach(() => close());

    it('is empty at first, and says where it is', async () => {
      expect(await one.list(signal)).toEqual([]);
      const { where, mayWrite } = await one.place(signal);
      expect(where).not.toBe('');
      expect(mayWrite).not.toBe(false);
    });

    it('gives a document back as it was put, with its time', async () => {
      const before = Date.now();
      expect((await one.add(document(version(2)), signal)).kind).toBe('applied');
      const [found, ...others] = await other.list(signal);
      expect(others).toEqual([]);
      expect(found).toMatchObject({
        content: { kind: 'text', text: serialiseAgreement(version(2)) },
        edited: false,
      });
      expect(Math.abs((found?.at ?? 0) - before)).toBeLessThan(60_000);
    });

    it('holds every document that was ever put there, unchanged, and the same one once', async () => {
      await one.add(document(version(2)), signal);
      const first = await one.list(signal);
      await other.add(document(version(3)), signal);
      await one.add(document(version(2)), signal);
      const all = await one.list(signal);
      expect(all).toHaveLength(2);
      expect(all.find(({ id }) => id === first[0]?.id)).toEqual(first[0]);
    });

    it('loses neither of two that write at once', async () => {
      const outcomes = await Promise.all([
        one.add(document(version(2, { mqlThreshold: 20 })), signal),
        other.add(document(version(2, { mqlThreshold: 30 })), signal),
        one.add(document(version(3)), signal),
        other.add(document(version(3)), signal),
      ]);
      expect(outcomes.map(({ kind }) => kind)).toEqual([
        'applied',
        'applied',
        'applied',
        'applied',
      ]);
      const { versions, unreadable } = versionsOf(await one.list(signal));
      expect(versions.map(({ agreement }) => agreement.version)).toEqual([3, 2, 2]);
      expect(unreadable).toEqual([]);
    });

    it('takes one of hundreds of thousands of characters, whatever is in it', async () => {
      const agreement = long(200_000);
      expect((await one.add(document(agreement), signal)).kind).toBe('applied');
      expect(await listed()).toEqual([{ kind: 'text', text: serialiseAgreement(agreement) }]);
      await other.add(document(agreement), signal);
      expect(versionsOf(await one.list(signal)).versions).toHaveLength(1);
    });

    it('shows what a user wrote there by hand as what it is, and goes on', async () => {
      await one.add(document(version(2)), signal);
      for (const text of HOSTILE) await hands.scribble(text);
      await one.add(document(version(3)), signal);
      const { versions, unreadable } = versionsOf(await other.list(signal));
      expect(versions.map(({ agreement }) => agreement.version)).toEqual([3, 2]);
      expect(unreadable.length).toBeGreaterThanOrEqual(2);
    });

    it('is no person in the CRM, and no feedback about one', async () => {
      await one.add(document(version(2)), signal);
      const [connector] = hands.writers;
      expect(await connector.search('relevo', signal)).toEqual([]);
      const { notes } = await connector.notesSince(Date.now() - 3_600_000, null, signal);
      expect(notes.filter(({ text }) => /agreement, version 2/.test(text))).toEqual([]);
    });

    it('gives up when its signal aborts', async () => {
      await expect(one.list(AbortSignal.abort())).rejects.toThrow();
      expect((await one.add(document(version(2)), AbortSignal.abort())).kind).not.toBe('applied');
      expect(await one.list(signal)).toEqual([]);
    });
  });
}
