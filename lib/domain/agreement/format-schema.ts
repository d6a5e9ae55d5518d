import * as z from 'zod/mini';
import { GOAL_MEASURES } from '../base/agreement-model';
import { ATTRIBUTION_MODELS } from '../base/agreement-plan';
import { STAGES } from '../base/stage';
import { TOUCH_KINDS } from '../base/touch';

const LONGEST = 500;
const MOST = 200;
const MINUTES_A_DAY = 24 * 60;
/** Two years, as far as a plan looks ahead. */
const MOST_DAYS = 730;

/**
 * What a document may break, beyond kind and size; the key is how a reader in another language
 * distinguishes them.
 */
export const RULES = {
  date: 'is not a date like 2026-11-23',
  month: 'is not a month like 2026-11',
  digest: 'is not a digest',
  'time-zone': 'is not a time zone',
  language: 'is not a language like en or pt-BR',
  'no-language': 'must be there in one language at the least',
  'adds-up': 'fit and engagement must add up to 100',
  'same-rule': 'two fit rules share an id',
  'same-kind': 'two rules are for one kind of touch',
  'same-persona': 'two personas share an id',
  'same-reason': 'two reasons share an id',
  'same-goal': 'two goals share an id',
  'same-month': 'two numbers of visitors are for one month',
  'same-campaign': 'two lines are for one old name of a campaign',
  'serves-itself': 'a goal cannot serve itself',
  'ends-early': 'ends before it begins',
  'closes-early': 'work must end after it begins',
  'pause-outside': 'the break must lie within the working hours',
  'out-of-order': 'number out of order',
  'signed-ahead': 'is signed at a time to come',
} as const;

const rule = (id: keyof typeof RULES) => ({ error: id });

const text = z.string().check(z.minLength(1), z.maxLength(LONGEST));
const points = z.number().check(z.minimum(-100), z.maximum(100));
const percent = z.number().check(z.minimum(0), z.maximum(100));
const share = z.number().check(z.minimum(0), z.maximum(1));
/** Whole, so that a part that is full shows its whole maximum. */
const most = z.int().check(z.minimum(0), z.maximum(100));
const date = z.string().check(z.refine(isDate, rule('date')));
const month = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/, rule('month')));
const digest = z.string().check(z.regex(/^[0-9a-f]{64}$/, rule('digest')));
/** Epoch ms that a date can hold: a time that cannot be shown would break whatever shows it. */
const moment = z.number().check(z.minimum(0), z.maximum(8.64e15));
const clock = z.number().check(z.minimum(1), z.maximum(500_000));
const department = z.enum(['marketing', 'sales']);
const minute = z.int().check(z.minimum(0), z.maximum(MINUTES_A_DAY));

/** What both formats say alike, but for the languages of its texts. */
function partsWith<Text extends z.ZodMiniType>(localized: Text) {
  const meaning = z.object({ meaning: localized, whatToDo: localized });
  const score = z
    .object({
      fitMax: most,
      engagementMax: most,
      halfLifeDays: z.number().check(z.minimum(0.5), z.maximum(3_650)),
      fit: z
        .array(
          z.object({
            id: text,
            label: localized,
            trait: text,
            anyOf: z.array(text).check(z.maxLength(MOST)),
            points,
          }),
        )
        .check(z.maxLength(MOST)),
      engagement: z
        .array(
          z.object({
            kind: z.enum(TOUCH_KINDS),
            label: localized,
            points: percent,
            cap: percent,
          }),
        )
        .check(z.maxLength(TOUCH_KINDS.length)),
    })
    .check(
      z.refine((model) => model.fitMax + model.engagementMax === 100, rule('adds-up')),
      z.refine((model) => unique(model.fit.map((each) => each.id)), rule('same-rule')),
      z.refine((model) => unique(model.engagement.map((each) => each.kind)), rule('same-kind')),
    );
  const personas = z
    .array(
      z.object({
        id: text,
        label: localized,
        description: localized,
        traits: z
          .array(
            z.object({
              trait: text,
              anyOf: z.array(text).check(z.maxLength(MOST)),
              weight: z.number().check(z.minimum(0.01), z.maximum(100)),
            }),
          )
          .check(z.minLength(1), z.maxLength(MOST)),
      }),
    )
    .check(
      z.maxLength(MOST),
      z.refine((all) => unique(all.map(({ id }) => id)), rule('same-persona')),
    );
  const reasons = z.array(z.object({ id: text, label: localized })).check(
    z.maxLength(MOST),
    z.refine((all) => unique(all.map(({ id }) => id)), rule('same-reason')),
  );
  return {
    version: z.int().check(z.minimum(1)),
    validFrom: date,
    stages: z.object({
      visitor: meaning,
      lead: meaning,
      mql: meaning,
      sql: meaning,
      opportunity: meaning,
      customer: meaning,
    }),
    doNotContact: z.array(z.enum(STAGES)),
    personas,
    score,
    mqlThreshold: percent,
    clocks: z.object({
      'accept-mql': clock,
      'first-contact': clock,
      'decide-sql': clock,
      'attend-opportunity': clock,
      'review-sql': clock,
    }),
    reasons,
  };
}

const goal = {
  id: text,
  owner: department,
  responsible: z.nullable(text),
  target: z.int().check(z.minimum(1)),
  from: month,
  until: z.nullable(month),
};

const hours = {
  timeZone: z.string().check(z.refine(isTimeZone, rule('time-zone'))),
  days: z.array(z.int().check(z.minimum(1), z.maximum(7))).check(z.minLength(1), z.maxLength(7)),
  from: minute,
  to: minute,
};
const holidays = z.array(date).check(z.maxLength(1_000));

const signed = z
  .array(z.object({ by: text, department, at: moment, content: digest }))
  .check(z.maxLength(MOST));

const endsInTime = z.refine<{ from: string; until: string | null }>(
  (each) => each.until === null || each.from <= each.until,
  rule('ends-early'),
);
const closesLater = z.refine<{ from: number; to: number }>(
  (each) => each.from < each.to,
  rule('closes-early'),
);
const goalsOf = <Goal extends z.ZodMiniType<{ id: string }>>(each: Goal) =>
  z.array(each).check(
    z.maxLength(MOST),
    z.refine((all) => unique(all.map(({ id }) => id)), rule('same-goal')),
  );

const inBoth = z.object({ en: text, es: text });
const one = partsWith(inBoth);

/** Format 1, as it was. It never changes: what was signed in it must read the same for ever. */
export const FORMAT_1 = z.object({
  format: z.literal(1),
  version: one.version,
  validFrom: one.validFrom,
  stages: one.stages,
  doNotContact: one.doNotContact,
  personas: one.personas,
  score: one.score,
  mqlThreshold: one.mqlThreshold,
  clocks: one.clocks,
  hours: z.object({ ...hours, holidays }).check(closesLater),
  rejectReasons: one.reasons,
  recycleReasons: one.reasons,
  demoteReasons: one.reasons,
  goals: goalsOf(
    z
      .object({
        id: goal.id,
        owner: goal.owner,
        responsible: goal.responsible,
        measure: z.enum([
          'mql',
          'accepted-in-time',
          'contacted-in-time',
          'sql',
          'opportunity',
          'customer',
        ]),
        target: goal.target,
        from: goal.from,
        until: goal.until,
        label: inBoth,
      })
      .check(endsInTime),
  ),
  signed,
});

/** A text in one language or several, in the order of their tags (BCP 47). */
const local = z.pipe(
  z
    .record(
      z.string().check(z.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/, rule('language'))),
      text,
    )
    .check(z.refine((each) => Object.keys(each).length > 0, rule('no-language'))),
  z.transform((each) =>
    Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1))),
  ),
);
const two = partsWith(local);

const pause = z.object({ from: minute, to: minute }).check(closesLater);
const days = z.int().check(z.minimum(1), z.maximum(MOST_DAYS));
const step = z.optional(
  z.object({
    windowDays: z.optional(days),
    rate: z.optional(share),
    worth: z.optional(z.int().check(z.minimum(1), z.maximum(10_000))),
    lagDays: z.optional(z.int().check(z.minimum(0), z.maximum(MOST_DAYS))),
  }),
);

const plan = z.object({
  steps: z.optional(z.object({ lead: step, mql: step, sql: step, opportunity: step })),
  leadsPerVisitor: z.optional(share),
  chance: z.optional(z.number().check(z.minimum(0.5), z.maximum(0.99))),
  visitors: z.optional(
    z
      .array(z.object({ month, count: z.int().check(z.minimum(0), z.maximum(1_000_000_000)) }))
      .check(
        z.maxLength(MOST),
        z.refine((all) => unique(all.map((each) => each.month)), rule('same-month')),
      ),
  ),
});

const weight = z.optional(z.int().check(z.minimum(0), z.maximum(100)));

const attribution = z.object({
  touches: z.optional(z.array(z.enum(TOUCH_KINDS)).check(z.minLength(1))),
  lookbackDays: z.optional(z.int().check(z.minimum(1), z.maximum(3_650))),
  model: z.optional(z.enum(ATTRIBUTION_MODELS)),
  shares: z.optional(
    z.object({
      first: weight,
      lead: weight,
      opportunity: weight,
      won: weight,
      others: weight,
    }),
  ),
  aliases: z.optional(
    z.array(z.object({ former: text, current: text })).check(
      z.maxLength(MOST),
      z.refine((all) => unique(all.map((each) => each.former)), rule('same-campaign')),
    ),
  ),
});

const truth = z.object({
  silentDays: z.optional(days),
  dealDays: z.optional(days),
  contactDays: z.optional(days),
  thresholdDays: z.optional(days),
});

/** Format 2: texts in any language, and what the funnel and attribution are reckoned with. */
export const FORMAT_2 = z.object({
  format: z.literal(2),
  version: two.version,
  validFrom: two.validFrom,
  stages: two.stages,
  doNotContact: two.doNotContact,
  personas: two.personas,
  score: two.score,
  mqlThreshold: two.mqlThreshold,
  clocks: two.clocks,
  hours: z.object({ ...hours, pause: z.optional(pause), holidays }).check(
    closesLater,
    z.refine(
      (each) =>
        each.pause === undefined || (each.from < each.pause.from && each.pause.to < each.to),
      rule('pause-outside'),
    ),
  ),
  rejectReasons: two.reasons,
  recycleReasons: two.reasons,
  demoteReasons: two.reasons,
  goals: goalsOf(
    z
      .object({
        id: goal.id,
        owner: goal.owner,
        responsible: goal.responsible,
        measure: z.enum(GOAL_MEASURES),
        target: goal.target,
        from: goal.from,
        until: goal.until,
        label: local,
        serves: z.optional(text),
      })
      .check(
        endsInTime,
        z.refine((each) => each.serves !== each.id, rule('serves-itself')),
      ),
  ),
  plan: z.optional(plan),
  attribution: z.optional(attribution),
  truth: z.optional(truth),
  signed,
});

function unique(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}

function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const at = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(value);
}

function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return true;
  } catch {
    return false;
  }
}
