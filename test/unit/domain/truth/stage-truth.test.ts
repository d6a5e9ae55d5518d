import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { truthTermsOf } from '../../../../lib/domain/agreement/truth-terms';
import type { Deal } from '../../../../lib/domain/base/deal';
import { STAGES } from '../../../../lib/domain/base/stage';
import type { Touch } from '../../../../lib/domain/base/touch';
import type { HandOff } from '../../../../lib/domain/hand-off/hand-off';
import type { Contact } from '../../../../lib/domain/person/contact';
import {
  stageTruth,
  TRUTH_KINDS,
  type TruthFrame,
  type TruthKind,
  type TruthSubject,
} from '../../../../lib/domain/truth/stage-truth';
import { DAY, makeAgreement, makeContact, NOW } from '../make';

const OWNER = { id: 'o', name: 'Nora Vidal' };
const LONG_AGO = NOW - 40 * DAY;

const frame: TruthFrame = {
  agreement: makeAgreement({ mqlThreshold: 50 }),
  terms: truthTermsOf({}),
  owners: new Set(['o']),
  now: NOW,
};

function deal(change: Partial<Deal> = {}): Deal {
  return {
    id: 'd',
    name: 'Alder: Suite',
    contactIds: ['1'],
    amount: 100,
    currency: 'EUR',
    outcome: 'open',
    stage: null,
    createdAt: LONG_AGO,
    expectedCloseOn: null,
    closedAt: null,
    lostReason: null,
    campaign: null,
    owner: OWNER,
    next: null,
    last: null,
    url: null,
    ...change,
  };
}

function touch(change: Partial<Touch> = {}): Touch {
  return {
    id: 't',
    contactId: '1',
    kind: 'call',
    at: LONG_AGO,
    title: '',
    channel: null,
    campaign: null,
    by: 'sales',
    ...change,
  };
}

function subject(contact: Partial<Contact>, more: Partial<TruthSubject> = {}): TruthSubject {
  return {
    contact: makeContact({ owner: OWNER, ...contact }),
    touches: [],
    deals: [],
    handOff: null,
    ...more,
  };
}

const since = (stage: string, at = LONG_AGO) => ({ stageDates: { [stage]: at } });
const won = deal({ outcome: 'won', closedAt: LONG_AGO });
const lost = deal({ outcome: 'lost', closedAt: LONG_AGO });

const CASES: readonly (readonly [TruthKind, TruthSubject])[] = [
  ['won-not-customer', subject({ stage: 'sql', ...since('sql', NOW) }, { deals: [won] })],
  ['opportunity-without-deal', subject({ stage: 'opportunity', ...since('opportunity') })],
  ['mql-owner-left', subject({ stage: 'mql', owner: { id: 'gone', name: 'X' } })],
  ['mql-without-owner', subject({ stage: 'mql', owner: null })],
  ['sql-never-contacted', subject({ stage: 'sql', ...since('sql') })],
  ['mql-silent', subject({ stage: 'mql', ...since('mql') })],
  ['lead-over-threshold', subject({ stage: 'lead', crmScore: 80, ...since('lead') })],
  ['customer-deal-lost', subject({ stage: 'customer' }, { deals: [lost] })],
];

const kinds = (of: TruthSubject, within: TruthFrame = frame) =>
  stageTruth(of, within).map(({ kind }) => kind);

describe('stage truth', () => {
  it.each(CASES)('names %s', (kind, of) => {
    expect(kinds(of)).toEqual([kind]);
  });

  it('has a case of every kind', () => {
    expect(new Set(CASES.map(([kind]) => kind))).toEqual(new Set(TRUTH_KINDS));
  });

  it.each([
    [
      'deals that were not read',
      subject({ stage: 'opportunity', ...since('opportunity') }, { deals: null }),
    ],
    ['a stage without a date', subject({ stage: 'opportunity' })],
    ['touches that were not read', subject({ stage: 'sql', ...since('sql') }, { touches: null })],
    ['a day-old SQL', subject({ stage: 'sql', ...since('sql', NOW - DAY) })],
    ['an SQL who was called', subject({ stage: 'sql', ...since('sql') }, { touches: [touch()] })],
    [
      'an SQL who answered by e-mail',
      subject({ stage: 'sql', ...since('sql') }, { touches: [touch({ kind: 'email-replied' })] }),
    ],
    [
      'an MQL whose meetings cannot be read',
      subject({
        stage: 'mql',
        ...since('mql'),
        gaps: [{ what: 'meetings', why: 'scope', detail: '' }],
      }),
    ],
    [
      'an MQL that sales recycled',
      subject({ stage: 'mql', ...since('mql') }, { handOff: { state: 'recycled' } as HandOff }),
    ],
    [
      'an open deal',
      subject({ stage: 'opportunity', ...since('opportunity') }, { deals: [deal()] }),
    ],
    ['a customer who bought before', subject({ stage: 'customer' }, { deals: [lost, won] })],
    ['a customer without deals', subject({ stage: 'customer' })],
    [
      'the second person of a won deal',
      subject({ stage: 'lead' }, { deals: [{ ...won, contactIds: ['2', '1'] }] }),
    ],
    [
      'a deal won an hour ago',
      subject({ stage: 'sql', ...since('sql', NOW) }, { deals: [{ ...won, closedAt: NOW }] }),
    ],
    ['a stage that is not mapped', subject({ stage: null }, { deals: [won] })],
    [
      'an owner that cannot be read',
      subject({ stage: 'mql', owner: null, gaps: [{ what: 'owner', why: 'scope', detail: '' }] }),
    ],
  ])('accuses no one for %s', (_, of) => {
    expect(kinds(of)).toEqual([]);
  });

  it('does not say that an owner left while the users of the CRM are not known', () => {
    const [, of] = CASES[2] ?? [];
    if (of === undefined) throw new Error('no case');
    expect(kinds(of, { ...frame, owners: null })).toEqual([]);
    expect(kinds(of, { ...frame, owners: new Set() })).toEqual([]);
  });

  it('claims nothing that rests on what is not known', () => {
    const stages = fc.constantFrom(...STAGES, null);
    const dates = fc.dictionary(fc.constantFrom(...STAGES), fc.integer({ min: 0, max: NOW }));
    fc.assert(
      fc.property(stages, dates, fc.boolean(), (stage, stageDates, isOwned) => {
        const of = subject(
          { stage, stageDates, owner: isOwned ? OWNER : null },
          { touches: null, deals: null },
        );
        const allowed: TruthKind[] = ['mql-without-owner', 'lead-over-threshold'];
        for (const kind of kinds(of, { ...frame, owners: null })) expect(allowed).toContain(kind);
      }),
    );
  });
});
