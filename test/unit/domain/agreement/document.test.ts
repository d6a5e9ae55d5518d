import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementDigest } from '../../../../lib/domain/agreement/canonical';
import { DEFAULT_AGREEMENT } from '../../../../lib/domain/agreement/default-agreement';
import { type FoundDocument, versionsOf } from '../../../../lib/domain/agreement/document';
import { serialiseAgreement } from '../../../../lib/domain/agreement/schema';
import { signAgreement } from '../../../../lib/domain/agreement/sign';
import { serialiseWithdrawal } from '../../../../lib/domain/agreement/withdrawal-schema';
import type { Agreement } from '../../../../lib/domain/base/agreement-model';
import type { Department } from '../../../../lib/domain/base/stage';
import { DAY, MINUTE, NOW } from '../make';

const version = (number: number, change: Partial<Agreement> = {}): Agreement => ({
  ...DEFAULT_AGREEMENT,
  version: number,
  ...change,
});
const found = (text: string, at = NOW, change: Partial<FoundDocument> = {}): FoundDocument => ({
  id: `${at} ${text.length}`,
  content: { kind: 'text', text },
  edited: false,
  author: 'Ada',
  at,
  ...change,
});
const put = (agreement: Agreement, at = NOW) => found(serialiseAgreement(agreement), at);
const signed = (agreement: Agreement, by: string, department: Department, at: number) =>
  put(signAgreement(agreement, by, department, at), at);
const withdrawn = (agreement: Agreement, department: Department, at: number) =>
  found(
    serialiseWithdrawal({ by: 'Ada', department, at, content: agreementDigest(agreement) }),
    at,
  );
const namesOf = (documents: readonly FoundDocument[]) =>
  versionsOf(documents).versions.map(({ agreement }) => agreement.signed.map(({ by }) => by));

/** Begins on a day that is not over when these tests "run". */
const LATER = version(2, { validFrom: '2030-01-01' });

describe('documents together', () => {
  it('are versions, newest first, each by the user who put it there first', () => {
    const { versions, unreadable } = versionsOf([
      put(version(3), NOW + 2),
      put(version(2), NOW),
      put(version(2), NOW + 5),
    ]);
    expect(versions.map(({ agreement, by, at }) => [agreement.version, by, at])).toEqual([
      [3, 'Ada', NOW + 2],
      [2, 'Ada', NOW],
    ]);
    expect(unreadable).toEqual([]);
  });

  it('do not hold a number out of order, which would leave none for the next version', () => {
    const huge = found(JSON.stringify(version(Number.MAX_SAFE_INTEGER)), NOW + 1);
    const far = put(version(1_004), NOW + 2);
    const { versions, unreadable } = versionsOf([
      put(version(3)),
      huge,
      far,
      put(version(1_003), NOW + 3),
    ]);
    expect(versions.map(({ agreement }) => agreement.version)).toEqual([1_003, 3]);
    const problem = { where: 'version', what: 'number out of order', rule: 'out-of-order' };
    expect(unreadable).toMatchObject([
      { reason: 'invalid', problems: [problem] },
      { reason: 'invalid', problems: [problem] },
    ]);
  });

  it('do not hold one that is signed at a time to come', () => {
    const late = put(signAgreement(LATER, 'Mara', 'marketing', NOW + 2 * 60 * MINUTE), NOW);
    const slow = put(signAgreement(LATER, 'Saul', 'sales', NOW + 30 * MINUTE), NOW);
    const { versions, unreadable } = versionsOf([late, slow]);
    expect(versions.map(({ agreement }) => agreement.signed.map(({ by }) => by))).toEqual([
      ['Saul'],
    ]);
    expect(unreadable).toMatchObject([{ problems: [{ where: 'signed.0', rule: 'signed-ahead' }] }]);
  });

  it('two of one number are two versions', () => {
    expect(
      versionsOf([put(version(2)), put(version(2, { mqlThreshold: 1 }))]).versions,
    ).toHaveLength(2);
  });

  it('join the signatures that were given for the same content, whatever the order of the documents', () => {
    const documents = [
      put(LATER, NOW),
      signed(LATER, 'Mara', 'marketing', NOW + 1),
      signed(LATER, 'Saul', 'sales', NOW + 2),
      signed(version(3), 'Other', 'sales', NOW + 3),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(documents, { minLength: 4 }), (shuffled) => {
        expect(namesOf(shuffled)).toEqual([['Other'], ['Mara', 'Saul']]);
      }),
    );
  });

  it('a signature taken back is gone, until it is given again', () => {
    const documents = [
      put(LATER),
      signed(LATER, 'Saul', 'sales', NOW + 1),
      withdrawn(LATER, 'sales', NOW + 2),
    ];
    expect(namesOf(documents)).toEqual([[]]);
    expect(namesOf([...documents, signed(LATER, 'Sofia', 'sales', NOW + 3)])).toEqual([['Sofia']]);
    expect(namesOf([...documents, signed(LATER, 'Mara', 'marketing', NOW)])).toEqual([['Mara']]);
  });

  it('nothing that has begun is undone by taking a signature back', () => {
    const past = version(2, { validFrom: '2020-01-01' });
    const both = [signed(past, 'Mara', 'marketing', NOW), signed(past, 'Saul', 'sales', NOW + 1)];
    expect(namesOf([...both, withdrawn(past, 'sales', NOW + 2)])).toEqual([['Mara', 'Saul']]);
    const still = [
      signed(LATER, 'Mara', 'marketing', NOW),
      signed(LATER, 'Saul', 'sales', NOW + 1),
    ];
    expect(namesOf([...still, withdrawn(LATER, 'sales', NOW + 2)])).toEqual([['Mara']]);
  });

  it('a withdrawal that says that it is older than it is counts from when the CRM got it', () => {
    const past = version(2, { validFrom: '2020-01-01' });
    const both = [signed(past, 'Mara', 'marketing', NOW), signed(past, 'Saul', 'sales', NOW + DAY)];
    const old = {
      by: 'Eve',
      department: 'marketing',
      at: NOW + 1,
      content: agreementDigest(past),
    } as const;
    const forged = found(serialiseWithdrawal(old), NOW + 9 * DAY);
    expect(namesOf([...both, forged])).toEqual([['Mara', 'Saul']]);
    // Where no one knows when it came, what it says is all there is.
    expect(namesOf([...both, { ...forged, at: null }])).toEqual([['Saul']]);
  });

  it('a clock that is a little behind does not undo who signs again', () => {
    const back = {
      by: 'Saul',
      department: 'sales',
      at: NOW + 2,
      content: agreementDigest(LATER),
    } as const;
    const documents = [
      signed(LATER, 'Saul', 'sales', NOW + 1),
      found(serialiseWithdrawal(back), NOW + 5 * MINUTE),
    ];
    expect(namesOf([...documents, signed(LATER, 'Sofia', 'sales', NOW + 3)])).toEqual([['Sofia']]);
  });

  it('a moment that no date can hold is no signature and takes none back', () => {
    const never = 1e300;
    const one = signAgreement(LATER, 'Mara', 'marketing', NOW);
    const hostile = { ...one, signed: one.signed.map((each) => ({ ...each, at: never })) };
    const withdrawal = {
      by: 'Eve',
      department: 'marketing',
      at: never,
      content: agreementDigest(LATER),
    };
    const { versions, unreadable } = versionsOf([
      put(one),
      found(JSON.stringify(hostile), NOW + 1),
      found(JSON.stringify({ format: 1, withdraws: withdrawal }), NOW + 2),
    ]);
    expect(versions.map(({ agreement }) => agreement.signed.map(({ at }) => at))).toEqual([[NOW]]);
    expect(unreadable).toHaveLength(2);
  });

  it('say what none of them is: not JSON, newer, against the rules, damaged; and go on', () => {
    const damaged = {
      kind: 'damaged',
      reason: 'unreadable',
      what: 'part 2 of 3 is missing',
    } as const;
    const { versions, unreadable } = versionsOf([
      found('no', NOW),
      found('{"format":9}', NOW + 1),
      found('{"format":1,"version":2}', NOW + 2),
      found('', NOW + 3, { content: damaged }),
      put(version(2), NOW + 4),
    ]);
    expect(versions).toHaveLength(1);
    expect(unreadable.map(({ reason, at }) => [reason, at])).toEqual([
      ['unreadable', NOW],
      ['newer', NOW + 1],
      ['invalid', NOW + 2],
      ['unreadable', NOW + 3],
    ]);
    expect(unreadable[3]?.problems).toEqual([
      { where: '', what: damaged.what, rule: 'damaged', limit: null },
    ]);
  });

  it('words that a person changed are reported; the version stays', () => {
    const { versions, unreadable } = versionsOf([{ ...put(version(2)), edited: true }]);
    expect(versions).toHaveLength(1);
    expect(unreadable).toMatchObject([{ reason: 'invalid', problems: [{ where: 'words' }] }]);
  });

  it('whatever stands there, nothing throws', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.json(), fc.string())), (texts) => {
        versionsOf(texts.map((text, index) => found(text, index)));
      }),
    );
  });
});
