import fc from 'fast-check';
import { canonicalAgreement } from '../../../lib/domain/agreement/canonical';
import { DEFAULT_AGREEMENT } from '../../../lib/domain/agreement/default-agreement';
import type { Advice } from '../../../lib/domain/base/advice';
import {
  type Agreement,
  type BusinessHours,
  GOAL_MEASURES,
  type ScoreModel,
} from '../../../lib/domain/base/agreement-model';
import { ATTRIBUTION_MODELS, CREDIT_PARTS } from '../../../lib/domain/base/agreement-plan';
import { STAGES } from '../../../lib/domain/base/stage';
import type { LocalText } from '../../../lib/domain/base/text';
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

/** Working hours; those that open at night and those that never open too. */
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

/** Hours with a break somewhere between their ends, where there is room for one. */
export const anyPausedHours = (
  timeZone: string,
  dates: readonly string[] = [],
): fc.Arbitrary<BusinessHours> =>
  fc.tuple(anyHours(timeZone, dates), fc.nat(1_440), fc.nat(1_440)).map(([hours, one, other]) => {
    const room = hours.to - hours.from - 2;
    if (room < 1) return hours;
    const [from, to] = [hours.from + 1 + (one % room), hours.from + 1 + (other % room)];
    return from === to
      ? hours
      : { ...hours, pause: { from: Math.min(from, to), to: Math.max(from, to) } };
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

const FORMAT_1_MEASURES = GOAL_MEASURES.filter(
  (measure) => measure !== 'visitor' && measure !== 'lead',
);
const anyMonth = anyDate.map((date) => date.slice(0, 7));
const anyReasons = fc.uniqueArray(fc.record({ id: anyText, label: anyLocalized }), {
  selector: ({ id }) => id,
  maxLength: 5,
});

/** Every agreement of format 1 that the schema lets in, unsigned. */
export const anyFormat1: fc.Arbitrary<Agreement> = fc.record({
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
        measure: fc.constantFrom(...FORMAT_1_MEASURES),
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

/** A text in some languages, one of which this version does not know. */
const anyLocalText: fc.Arbitrary<LocalText> = fc.oneof(
  anyLocalized,
  fc.record({ es: anyText }),
  fc.record({ en: anyText, 'pt-BR': anyText }),
);
const optional = <Value>(value: fc.Arbitrary<Value>) =>
  fc.option(value, { nil: undefined, freq: 2 });
const anyStep = optional(
  fc.record({
    windowDays: optional(fc.integer({ min: 1, max: 730 })),
    rate: optional(fc.double({ min: 0, max: 1, noNaN: true }).map(plus)),
    worth: optional(fc.integer({ min: 1, max: 10_000 })),
    lagDays: optional(fc.nat(730)),
  }),
);

/** What only format 2 can say. */
const anyPlan: fc.Arbitrary<Pick<Agreement, 'plan' | 'attribution' | 'truth'>> = fc.record({
  plan: optional(
    fc.record({
      steps: optional(
        fc.record({ lead: anyStep, mql: anyStep, sql: anyStep, opportunity: anyStep }),
      ),
      leadsPerVisitor: optional(fc.double({ min: 0, max: 1, noNaN: true }).map(plus)),
      chance: optional(fc.double({ min: 0.5, max: 0.99, noNaN: true })),
      visitors: optional(
        fc.uniqueArray(fc.record({ month: anyMonth, count: fc.nat(1_000_000_000) }), {
          selector: ({ month }) => month,
          maxLength: 4,
        }),
      ),
    }),
  ),
  truth: optional(
    fc.record({
      silentDays: optional(fc.integer({ min: 1, max: 730 })),
      dealDays: optional(fc.integer({ min: 1, max: 730 })),
    }),
  ),
  attribution: optional(
    fc.record({
      touches: optional(fc.subarray([...TOUCH_KINDS], { minLength: 1 })),
      lookbackDays: optional(fc.integer({ min: 1, max: 3_650 })),
      model: optional(fc.constantFrom(...ATTRIBUTION_MODELS)),
      shares: optional(fc.dictionary(fc.constantFrom(...CREDIT_PARTS), fc.nat(100))),
      aliases: optional(
        fc.uniqueArray(fc.record({ former: anyText, current: anyText }), {
          selector: ({ former }) => former,
          maxLength: 3,
        }),
      ),
    }),
  ),
});

/** Every kind of thing that format 2 says and format 1 does not, on top of one of format 1. */
const anyFormat2: fc.Arbitrary<Agreement> = fc
  .tuple(anyFormat1, anyPlan, anyLocalText, fc.constantFrom(...GOAL_MEASURES), anyText)
  .map(([agreement, plan, label, measure, serves]) =>
    canonicalAgreement({
      ...agreement,
      ...plan,
      format: 2,
      hours:
        agreement.hours.to - agreement.hours.from > 3
          ? {
              ...agreement.hours,
              pause: { from: agreement.hours.from + 1, to: agreement.hours.to - 1 },
            }
          : agreement.hours,
      rejectReasons: agreement.rejectReasons.map((reason) => ({ ...reason, label })),
      goals: agreement.goals.map((goal) => ({
        ...goal,
        measure,
        label,
        ...(serves === goal.id ? {} : { serves }),
      })),
    }),
  );

/** Every agreement that the schema lets in, unsigned. */
export const anyAgreement: fc.Arbitrary<Agreement> = fc.oneof(anyFormat1, anyFormat2);
