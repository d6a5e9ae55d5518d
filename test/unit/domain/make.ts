import fc from 'fast-check';
import { DEFAULT_AGREEMENT } from '../../../lib/domain/agreement/default-agreement';
import type { Advice } from '../../../lib/domain/base/advice';
import {
  type Agreement,
  type BusinessHours,
  GOAL_MEASURES,
  type ScoreModel,
} from '../../../lib/domain/base/agreement-model';
import { STAGES } from '../../../lib/domain/base/stage';
import { type Signal, TOUCH_KINDS } from '../../../lib/domain/base/touch';
import type { IntentState, PendingIntent } from '../../../lib/domain/changes/intent';
import type { Contact } from '../../../lib/domain/person/contact';

/** A Monday, 10:00 in Madrid. */
export const NOW = Date.UTC(2026, 10, 23, 9);
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export function makeContact(change: Partial<Contact> = {}): Contact {
  return {
    id: '1',
    name: 'Ada Alder',
    emails: ['ada@alder.example'],
    linkedinSlug: null,
    company: null,
    jobTitle: null,
    stage: 'mql',
    nativeStage: null,
    stageDates: {},
    crmScore: null,
    owner: null,
    campaign: null,
    traits: {},
    signals: [],
    revision: null,
    url: null,
    gaps: [],
    ...change,
  };
}

export function makeIntent(change: Partial<PendingIntent> = {}): PendingIntent {
  return {
    intentId: 'i',
    contactId: '1',
    action: { kind: 'move', from: 'mql', to: 'sql' },
    state: 'queued',
    createdAt: NOW,
    nextAttemptAt: NOW,
    attempts: 0,
    ...change,
  };
}

export function makeAgreement(change: Partial<Agreement> = {}): Agreement {
  return { ...DEFAULT_AGREEMENT, ...change };
}

export const anyStage = fc.constantFrom(...STAGES);
export const anyStageOrNone = fc.constantFrom(null, ...STAGES);
export const anyAdvice = fc.constantFrom<(Advice | null)[]>(
  null,
  'do-not-contact',
  'qualifies',
  'hand-off',
  'first-contact',
  'decide',
  'radar',
  'first-priority',
  'care',
  'with-marketing',
  'may-contact',
);
export const anyRole = fc.constantFrom('rep', 'marketer', 'manager');
export const anyState = fc.constantFrom<IntentState[]>('queued', 'sending', 'doubtful', 'parked');

/** A touch as the score sees it, up to two years old. */
export const anySignal: fc.Arbitrary<Signal> = fc.record({
  kind: fc.constantFrom(...TOUCH_KINDS),
  at: fc.integer({ min: NOW - 730 * DAY, max: NOW }),
});

const anyText = fc.oneof(
  fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }),
  fc.constant('__proto__'),
);
const anyLocalized = fc.record({ en: anyText, es: anyText });
const anyWord = fc.constantFrom(
  'director',
  'directora',
  'gerente',
  'supply chain',
  'jefe',
  'student',
  'ñ',
  'é',
  '経理',
);
const anyPoints = fc.oneof(
  fc.integer({ min: -100, max: 100 }),
  fc.double({ min: -100, max: 100, noNaN: true }),
);
const anyShare = fc.oneof(fc.nat(100), fc.double({ min: 0, max: 100, noNaN: true }));
const anyDate = fc.nat(40_000).map((day) => new Date(day * DAY).toISOString().slice(0, 10));

/** Every score model that the schema lets in. */
export const anyModel: fc.Arbitrary<ScoreModel> = fc
  .record({
    fitMax: fc.nat(100),
    halfLifeDays: fc.double({ min: 0.5, max: 3_650, noNaN: true }),
    fit: fc.uniqueArray(
      fc.record({
        id: anyText,
        label: anyLocalized,
        trait: fc.constantFrom('jobTitle', 'company', 'country'),
        anyOf: fc.array(anyWord, { maxLength: 4 }),
        points: anyPoints.map(plus),
      }),
      { selector: ({ id }) => id, maxLength: 8 },
    ),
    engagement: fc.uniqueArray(
      fc.record({
        kind: fc.constantFrom(...TOUCH_KINDS),
        label: anyLocalized,
        points: anyShare.map(plus),
        cap: anyShare.map(plus),
      }),
      { selector: ({ kind }) => kind },
    ),
  })
  .map((model) => ({ ...model, engagementMax: 100 - model.fitMax }));

/** JSON has no negative zero. */
function plus(value: number): number {
  return value === 0 ? 0 : value;
}

export const anyTraits: fc.Arbitrary<Record<string, string>> = fc.dictionary(
  fc.constantFrom('jobTitle', 'company', 'country'),
  fc
    .array(fc.oneof(anyWord, fc.string({ maxLength: 8 })), { maxLength: 5 })
    .map((words) => words.join(' ')),
);

/** Working hours, those that open at night and those that never open too. */
export const anyHours = (
  timeZone: string,
  dates: readonly string[] = [],
): fc.Arbitrary<BusinessHours> =>
  fc.record({
    timeZone: fc.constant(timeZone),
    days: fc.oneof(fc.constant([1, 2, 3, 4, 5, 6, 7]), fc.subarray([1, 2, 3, 4, 5, 6, 7])),
    from: fc.oneof(fc.nat(240), fc.nat(1_440)),
    to: fc.oneof(fc.nat(240), fc.nat(1_440), fc.constant(1_440)),
    holidays: fc.subarray([...dates]),
  });

const anyMeaning = fc.record({ meaning: anyLocalized, whatToDo: anyLocalized });
const anyClock = fc.double({ min: 1, max: 500_000, noNaN: true });
const anyOpenHours = anyHours('America/New_York').map((hours) => {
  const from = Math.min(hours.from, hours.to, 1_439);
  return {
    ...hours,
    days: hours.days.length === 0 ? [1] : hours.days,
    from,
    to: Math.max(hours.from, hours.to, from + 1),
  };
});

const anyMonth = anyDate.map((date) => date.slice(0, 7));
const anyReasons = fc.uniqueArray(fc.record({ id: anyText, label: anyLocalized }), {
  selector: ({ id }) => id,
  maxLength: 5,
});

/** Every agreement that the schema lets in, unsigned. */
export const anyAgreement: fc.Arbitrary<Agreement> = fc.record({
  format: fc.constant(1 as const),
  version: fc.integer({ min: 1 }),
  validFrom: anyDate,
  stages: fc.record({
    visitor: anyMeaning,
    lead: anyMeaning,
    mql: anyMeaning,
    sql: anyMeaning,
    opportunity: anyMeaning,
    customer: anyMeaning,
  }),
  doNotContact: fc.subarray([...STAGES]),
  personas: fc.uniqueArray(
    fc.record({
      id: anyText,
      label: anyLocalized,
      description: anyLocalized,
      traits: fc.array(
        fc.record({
          trait: fc.constantFrom('jobTitle', 'company', 'country'),
          anyOf: fc.array(anyWord, { maxLength: 4 }),
          weight: fc.double({ min: 0.01, max: 100, noNaN: true }),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    }),
    { selector: ({ id }) => id, maxLength: 4 },
  ),
  score: anyModel,
  mqlThreshold: anyShare.map(plus),
  clocks: fc.record({
    'accept-mql': anyClock,
    'first-contact': anyClock,
    'decide-sql': anyClock,
    'attend-opportunity': anyClock,
    'review-sql': anyClock,
  }),
  hours: anyOpenHours,
  rejectReasons: anyReasons,
  recycleReasons: anyReasons,
  demoteReasons: anyReasons,
  goals: fc.uniqueArray(
    fc
      .record({
        id: anyText,
        owner: fc.constantFrom('marketing', 'sales'),
        responsible: fc.option(anyText),
        measure: fc.constantFrom(...GOAL_MEASURES),
        target: fc.integer({ min: 1 }),
        from: anyMonth,
        until: fc.option(anyMonth),
        label: anyLocalized,
      })
      .map((goal) =>
        goal.until !== null && goal.until < goal.from
          ? { ...goal, from: goal.until, until: goal.from }
          : goal,
      ),
    { selector: ({ id }) => id, maxLength: 5 },
  ),
  signed: fc.constant([]),
});
