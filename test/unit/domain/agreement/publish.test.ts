import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementDigest } from '../../../../lib/domain/agreement/canonical';
import { DEFAULT_AGREEMENT } from '../../../../lib/domain/agreement/default-agreement';
import type { KnownVersion } from '../../../../lib/domain/agreement/document';
import {
  baseOfImport,
  isPublished,
  planPublication,
} from '../../../../lib/domain/agreement/publish';
import { signAgreement } from '../../../../lib/domain/agreement/sign';
import type { Agreement } from '../../../../lib/domain/base/agreement-model';
import { listVersions, rivalsOf } from '../../../../lib/domain/views/agreement-versions';
import { NOW } from '../make';

const STANDARD = DEFAULT_AGREEMENT;
const version = (number: number, change: Partial<Agreement> = {}): Agreement => ({
  ...STANDARD,
  version: number,
  ...change,
});
/** Newest first. */
const known = (...agreements: readonly Agreement[]): KnownVersion[] =>
  agreements.map((agreement) => ({
    agreement,
    digest: agreementDigest(agreement),
    by: null,
    at: null,
  }));
const plan = (
  base: Agreement,
  agreement: Agreement,
  others: readonly KnownVersion[],
  choices = {},
) => planPublication({ base, agreement }, others, STANDARD, choices);

describe('publishing a draft', () => {
  it('makes the next version, after the standard first', () => {
    expect(plan(STANDARD, version(1, { mqlThreshold: 7 }), [])).toMatchObject({
      kind: 'add',
      agreement: { version: 2, mqlThreshold: 7, signed: [] },
    });
    const two = version(2);
    expect(plan(two, version(2, { mqlThreshold: 8 }), known(two))).toMatchObject({
      kind: 'add',
      agreement: { version: 3, mqlThreshold: 8 },
    });
  });

  it('never takes a number that would not be read: after any draft there is a next version', () => {
    const two = version(2);
    const far = plan(two, version(50_000, { mqlThreshold: 9 }), known(two));
    expect(far).toMatchObject({
      kind: 'add',
      agreement: { version: 3, mqlThreshold: 9, signed: [] },
    });
    const imported = plan(two, version(Number.MAX_SAFE_INTEGER, { mqlThreshold: 9 }), known(two));
    expect(imported).toMatchObject({ kind: 'add', agreement: { version: 3 } });
  });

  it('takes over what others published since; what both changed otherwise is a conflict that a choice decides', () => {
    const two = version(2);
    const three = version(3, { mqlThreshold: 30, validFrom: '2027-01-01' });
    const others = known(three, two);
    expect(plan(two, version(2, { demoteReasons: [] }), others)).toMatchObject({
      kind: 'add',
      agreement: { version: 4, mqlThreshold: 30, validFrom: '2027-01-01', demoteReasons: [] },
    });
    const mine = version(2, { mqlThreshold: 20 });
    expect(plan(two, mine, others)).toMatchObject({
      kind: 'conflict',
      theirs: three,
      conflicts: [{ path: ['mqlThreshold'] }],
    });
    const choice = (side: 'mine' | 'theirs') =>
      plan(two, mine, others, { '["mqlThreshold"]': side });
    expect(choice('mine')).toMatchObject({
      agreement: { version: 4, mqlThreshold: 20, validFrom: '2027-01-01' },
    });
    // Then it says what theirs says.
    expect(choice('theirs')).toEqual({ kind: 'there', digest: agreementDigest(three) });
  });

  it('what the version changed that it begins with is no conflict', () => {
    const three = version(3, { mqlThreshold: 30 });
    expect(plan(three, { ...three, mqlThreshold: 40 }, known(three, version(2)))).toMatchObject({
      kind: 'add',
      agreement: { version: 4, mqlThreshold: 40 },
    });
  });

  it('merges both of two rivals, whichever the draft was begun on', () => {
    const one = version(2);
    const left = version(3, { mqlThreshold: 30 });
    const right = version(3, { demoteReasons: [] });
    const others = known(left, right, one);
    const both = { kind: 'add', agreement: { version: 4, mqlThreshold: 30, demoteReasons: [] } };
    expect(plan(left, left, others)).toEqual({ kind: 'there', digest: agreementDigest(left) });
    expect(plan(left, { ...left, validFrom: '2027-02-02' }, others)).toMatchObject(both);
    expect(plan(right, { ...right, validFrom: '2027-02-02' }, others)).toMatchObject(both);
    expect(plan(one, { ...one, validFrom: '2027-02-02' }, others)).toMatchObject(both);
  });

  it('a document from elsewhere keeps its number and signatures, and brings new ones to a version that is there', () => {
    const two = version(2);
    const theirs = signAgreement(version(5, { mqlThreshold: 9 }), 'Ada', 'sales', NOW);
    expect(baseOfImport(theirs, known(two), STANDARD)).toBe(two);
    expect(plan(two, theirs, known(two))).toEqual({ kind: 'add', agreement: theirs });
    const unsigned = { ...theirs, signed: [] };
    expect(plan(two, theirs, known(unsigned, two))).toEqual({ kind: 'add', agreement: theirs });
    expect(plan(two, unsigned, known(theirs, two))).toEqual({
      kind: 'there',
      digest: agreementDigest(theirs),
    });
    // A number that is taken is not taken twice, and then no one signed it.
    expect(plan(STANDARD, theirs, known(version(6), two))).toMatchObject({
      agreement: { version: 7, signed: [] },
    });
  });

  it('a rival that comes as a file is merged from before both, so that nothing is lost silently', () => {
    const ours = version(2, { mqlThreshold: 20 });
    const theirs = version(2, { mqlThreshold: 30 });
    const base = baseOfImport(theirs, known(ours), STANDARD);
    expect(base).toBe(STANDARD);
    expect(plan(base, theirs, known(ours))).toMatchObject({ kind: 'conflict', theirs: ours });
  });

  it('what cannot be a version is reported, not written', () => {
    const reasons = (from: number) =>
      Array.from({ length: 120 }, (_, index) => ({
        id: `r${from + index}`,
        label: { en: 'x', es: 'x' },
      }));
    const two = version(2, { recycleReasons: [] });
    const theirs = version(3, { recycleReasons: reasons(0) });
    expect(plan(two, { ...two, recycleReasons: reasons(500) }, known(theirs, two)).kind).toBe(
      'impossible',
    );
  });

  it('never takes a number that is taken, nor gives away a signature', () => {
    const threshold = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(
        fc.array(threshold, { maxLength: 5 }),
        threshold,
        fc.nat(5),
        (history, mine, at) => {
          const others = known(
            ...history
              .map((mqlThreshold, index) =>
                signAgreement(version(index + 2, { mqlThreshold }), 'Ada', 'sales', NOW),
              )
              .reverse(),
          );
          const base = others[at]?.agreement ?? STANDARD;
          const result = plan(base, { ...base, mqlThreshold: mine }, others, {
            '["mqlThreshold"]': 'mine',
          });
          if (result.kind === 'there')
            expect(others.map(({ digest }) => digest)).toContain(result.digest);
          if (result.kind !== 'add') return;
          expect(
            others.every(({ agreement }) => agreement.version < result.agreement.version),
          ).toBe(true);
          expect(result.agreement).toMatchObject({ mqlThreshold: mine, signed: [] });
        },
      ),
    );
  });
});

describe('a draft', () => {
  it('is done when a version says the same, and not while it says nothing new', () => {
    const two = version(2);
    const draft = { base: two, agreement: { ...two, mqlThreshold: 9 } };
    expect(isPublished(draft, known(two))).toBe(false);
    expect(isPublished(draft, known(version(3, { mqlThreshold: 9 }), two))).toBe(true);
    expect(isPublished({ base: two, agreement: two }, known(two))).toBe(false);
  });
});

describe('the list of versions', () => {
  it('ends with the standard, once, and marks what is in force', () => {
    const two = version(2);
    const list = listVersions(known(two), STANDARD, two, NOW);
    expect(list.map(({ agreement, inForce }) => [agreement.version, inForce])).toEqual([
      [2, true],
      [1, false],
    ]);
    expect(listVersions(known(two, STANDARD), STANDARD, two, NOW)).toHaveLength(2);
  });

  it('names rivals: the newest that share a number', () => {
    const [left, right] = [version(3, { mqlThreshold: 1 }), version(3)];
    expect(rivalsOf(known(left, right, version(2)))).toEqual([
      agreementDigest(left),
      agreementDigest(right),
    ]);
    expect(rivalsOf(known(version(4), left, right))).toEqual([]);
    expect(rivalsOf([])).toEqual([]);
  });
});
