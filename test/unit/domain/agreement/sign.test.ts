import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementContent, agreementDigest } from '../../../../lib/domain/agreement/canonical';
import { DEFAULT_AGREEMENT as BASE } from '../../../../lib/domain/agreement/default-agreement';
import { createTerms } from '../../../../lib/domain/agreement/in-force';
import { parseAgreement, serialiseAgreement } from '../../../../lib/domain/agreement/schema';
import {
  agreementTimeline,
  signAgreement,
  standingOf,
  validSignatures,
} from '../../../../lib/domain/agreement/sign';
import { anyAgreement, DAY, HOUR, makeAgreement, NOW } from '../make';
import { anyEdits, apply } from './edits';

const signed = (agreement: typeof BASE, at = NOW) =>
  signAgreement(signAgreement(agreement, 'Ada', 'marketing', at), 'Ben', 'sales', at + HOUR);

describe('signing', () => {
  it('stands for the content, through a file and back', () => {
    fc.assert(
      fc.property(anyAgreement, (draft) => {
        const both = signed(draft);
        expect(validSignatures(both).map(({ by }) => by)).toEqual(['Ada', 'Ben']);
        const read = parseAgreement(serialiseAgreement(both));
        expect(read.ok && validSignatures(read.agreement)).toEqual(validSignatures(both));
        expect(agreementDigest(both)).toBe(agreementDigest(draft));
        expect(agreementContent(both)).not.toContain('Ada signs');
      }),
    );
  });

  it('falls with any change of the document', () => {
    fc.assert(
      fc.property(anyEdits, (edits) => {
        const changed = apply(signed(BASE), edits);
        expect(validSignatures(changed)).toHaveLength(edits.length === 0 ? 2 : 0);
      }),
    );
    expect(validSignatures({ ...signed(BASE), version: 2 })).toEqual([]);
    expect(validSignatures({ ...signed(BASE), validFrom: '2026-01-02' })).toEqual([]);
  });

  it('is done once for each department, by the one who came first', () => {
    const again = signAgreement(signed(BASE), 'Eve', 'sales', NOW + DAY);
    expect(validSignatures(again).map(({ by }) => by)).toEqual(['Ada', 'Ben']);
    const forged = {
      ...again,
      signed: [
        ...again.signed,
        {
          ...again.signed[1],
          by: 'Eve',
          at: NOW + DAY,
          department: 'sales' as const,
          content: agreementDigest(again),
        },
      ],
    };
    expect(validSignatures(forged).map(({ by }) => by)).toEqual(['Ada', 'Ben']);
  });

  it('says where a version stands', () => {
    expect(standingOf(BASE, NOW)).toEqual({ kind: 'draft' });
    const one = signAgreement(BASE, 'Ben', 'sales', NOW);
    expect(standingOf(one, NOW)).toEqual({ kind: 'waiting', missing: 'marketing' });
    const later = signed(makeAgreement({ validFrom: '2026-12-01' }));
    const from = Date.parse('2026-12-01T00:00:00+01:00');
    expect(standingOf(later, from - 1)).toEqual({ kind: 'signed', from });
    expect(standingOf(later, from)).toEqual({ kind: 'begun', from });
    // Signed after its date: it binds from the second signature.
    expect(standingOf(signed(BASE), NOW + 2 * HOUR)).toEqual({ kind: 'begun', from: NOW + HOUR });
  });
});

describe('the version in force', () => {
  const inForce = (versions: readonly (typeof BASE)[], when: number) =>
    createTerms(versions, BASE)(when).agreement;
  const version = (number: number, validFrom: string) =>
    makeAgreement({ version: number, validFrom, mqlThreshold: number });
  const two = signed(version(2, '2026-12-01'));
  const three = signed(version(3, '2027-01-01'));
  const at = (date: string) => Date.parse(`${date}T12:00:00Z`);

  it('is the standard one until a signed one begins, and a draft never', () => {
    const versions = [
      three,
      version(4, '2026-12-15'),
      signAgreement(version(5, '2026-12-01'), 'Ada', 'sales', NOW),
      two,
    ];
    const found = (date: string) => inForce(versions, at(date)).version;
    expect([
      found('2026-11-30'),
      found('2026-12-02'),
      found('2026-12-20'),
      found('2027-01-02'),
    ]).toEqual([1, 2, 2, 3]);
  });

  it('is never an older one that begins later', () => {
    const late = signed(version(2, '2027-06-01'));
    expect(inForce([late, three], at('2027-07-01')).version).toBe(3);
  });

  it('does not depend on the order in which the versions are kept, and follows time', () => {
    const all = [
      two,
      three,
      signed(version(3, '2027-02-01')),
      signed(version(5, '2026-12-24')),
      version(9, '2026-01-01'),
    ];
    fc.assert(
      fc.property(
        fc.shuffledSubarray(all, { minLength: all.length }),
        fc.nat(400),
        (versions, day) => {
          const when = NOW + day * DAY;
          expect(inForce(versions, when)).toEqual(inForce(all, when));
          const numbers = agreementTimeline(versions, BASE).map(
            ({ agreement }) => agreement.version,
          );
          expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
        },
      ),
    );
  });
});
