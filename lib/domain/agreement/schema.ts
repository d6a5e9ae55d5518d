import * as z from 'zod/mini';
import { type Agreement, GOAL_MEASURES } from '../base/agreement-model';
import { STAGES } from '../base/stage';
import { TOUCH_KINDS } from '../base/touch';
import { canonicalAgreement } from './canonical';

/** Newest format of the document that this version reads. */
const AGREEMENT_FORMAT = 1;

const LONGEST = 500;
const MOST = 200;
const MOST_PROBLEMS = 50;
const MINUTES_A_DAY = 24 * 60;

/**
 * Rules of a document besides types and sizes. The key lets the interface explain them in another
 * language.
 */
const RULES = {
  date: 'is not a date like 2026-11-23',
  month: 'is not a month like 2026-11',
  digest: 'is not a digest',
  'time-zone': 'is not a time zone',
  'adds-up': 'fit and engagement must add up to 100',
  'same-rule': 'two fit rules share an id',
  'same-kind': 'two rules are for one kind of touch',
  'same-persona': 'two personas share an id',
  'same-reason': 'two reasons share an id',
  'same-goal': 'two goals share an id',
  'ends-early': 'ends before it begins',
  'closes-early': 'work must end after it begins',
  'out-of-order': 'number out of order',
  'signed-ahead': 'is signed at a time to come',
} as const;

const rule = (id: keyof typeof RULES) => ({ error: id });

const text = z.string().check(z.minLength(1), z.maxLength(LONGEST));
const localized = z.object({ en: text, es: text });
const meaning = z.object({ meaning: localized, whatToDo: localized });
const points = z.number().check(z.minimum(-100), z.maximum(100));
const share = z.number().check(z.minimum(0), z.maximum(100));
/** An integer, so that a full part shows its exact maximum. */
const most = z.int().check(z.minimum(0), z.maximum(100));
const date = z.string().check(z.refine(isDate, rule('date')));
const month = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/, rule('month')));
const digest = z.string().check(z.regex(/^[0-9a-f]{64}$/, rule('digest')));
/** Epoch ms within the range of `Date`: other values would break the code that shows them. */
const moment = z.number().check(z.minimum(0), z.maximum(8.64e15));
const clock = z.number().check(z.minimum(1), z.maximum(500_000));
const department = z.enum(['marketing', 'sales']);

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
      .array(z.object({ kind: z.enum(TOUCH_KINDS), label: localized, points: share, cap: share }))
      .check(z.maxLength(TOUCH_KINDS.length)),
  })
  .check(
    z.refine((model) => model.fitMax + model.engagementMax === 100, rule('adds-up')),
    z.refine((model) => unique(model.fit.map((rule) => rule.id)), rule('same-rule')),
    z.refine((model) => unique(model.engagement.map((rule) => rule.kind)), rule('same-kind')),
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

const goal = z
  .object({
    id: text,
    owner: department,
    responsible: z.nullable(text),
    measure: z.enum(GOAL_MEASURES),
    target: z.int().check(z.minimum(1)),
    from: month,
    until: z.nullable(month),
    label: localized,
  })
  .check(z.refine((each) => each.until === null || each.from <= each.until, rule('ends-early')));

const hours = z
  .object({
    timeZone: z.string().check(z.refine(isTimeZone, rule('time-zone'))),
    days: z.array(z.int().check(z.minimum(1), z.maximum(7))).check(z.minLength(1), z.maxLength(7)),
    from: z.int().check(z.minimum(0), z.maximum(MINUTES_A_DAY)),
    to: z.int().check(z.minimum(0), z.maximum(MINUTES_A_DAY)),
    holidays: z.array(date).check(z.maxLength(1_000)),
  })
  .check(z.refine((each) => each.from < each.to, rule('closes-early')));

const schema = z.object({
  format: z.literal(AGREEMENT_FORMAT),
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
  mqlThreshold: share,
  clocks: z.object({
    'accept-mql': clock,
    'first-contact': clock,
    'decide-sql': clock,
    'attend-opportunity': clock,
    'review-sql': clock,
  }),
  hours,
  rejectReasons: reasons,
  recycleReasons: reasons,
  demoteReasons: reasons,
  goals: z.array(goal).check(
    z.maxLength(MOST),
    z.refine((all) => unique(all.map(({ id }) => id)), rule('same-goal')),
  ),
  signed: z
    .array(z.object({ by: text, department, at: moment, content: digest }))
    .check(z.maxLength(MOST)),
});

/**
 * What a document can break: a rule of the agreement, the type or size of a value, or being
 * readable at all.
 */
export type AgreementRule =
  | keyof typeof RULES
  | 'kind'
  | 'whole'
  | 'choice'
  | `${'least' | 'most'}${'' | '-characters' | '-entries'}`
  | 'json'
  | 'newer'
  /** For a document in the CRM: it is incomplete, or its readable words were edited. */
  | 'damaged'
  | 'edited'
  | 'other';

/** One problem of a document: where, and what. */
export interface AgreementProblem {
  readonly where: string;
  /** In English, for logs and for people who write documents by hand. */
  readonly what: string;
  readonly rule: AgreementRule;
  /** The limit that a size exceeds; null if the rule has none. */
  readonly limit: number | null;
}

/** Why a document is refused: it is not JSON, written by a newer version of Relevo, or invalid. */
export type AgreementRefusal = 'unreadable' | 'newer' | 'invalid';

export type ParsedAgreement =
  | { readonly ok: true; readonly agreement: Agreement }
  | {
      readonly ok: false;
      readonly reason: AgreementRefusal;
      readonly problems: readonly AgreementProblem[];
    };

/** Parses an agreement from JSON text, like `readAgreement`. Never throws. */
export function parseAgreement(json: string): ParsedAgreement {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return {
      ok: false,
      reason: 'unreadable',
      problems: [{ where: '', what: 'is not JSON', rule: 'json', limit: null }],
    };
  }
  return readAgreement(value);
}

/**
 * Parses an agreement from a JSON value, in canonical order; unknown fields are left out. A
 * document of a newer format is refused as a whole, because a part of it would differ from what was
 * signed.
 */
export function readAgreement(value: unknown): ParsedAgreement {
  const format = formatOf(value);
  if (format > AGREEMENT_FORMAT) {
    const what = `is format ${format}; this version of Relevo reads up to ${AGREEMENT_FORMAT}`;
    return {
      ok: false,
      reason: 'newer',
      problems: [{ where: 'format', what, rule: 'newer', limit: AGREEMENT_FORMAT }],
    };
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return { ok: true, agreement: canonicalAgreement(parsed.data) };
  return { ok: false, reason: 'invalid', problems: problemsOf(parsed.error.issues) };
}

/**
 * Returns an agreement as JSON text; equal agreements give equal text.
 * @throws if it breaks a rule of the document
 */
export function serialiseAgreement(agreement: Agreement): string {
  return JSON.stringify(canonicalAgreement(schema.parse(agreement)));
}

function formatOf(value: unknown): number {
  const format =
    typeof value === 'object' && value !== null ? Reflect.get(value, 'format') : undefined;
  return typeof format === 'number' ? format : 0;
}

function problemsOf(issues: readonly z.core.$ZodIssue[]): AgreementProblem[] {
  return issues
    .slice(0, MOST_PROBLEMS)
    .map((issue) => ({ where: issue.path.join('.'), ...inWords(issue) }));
}

/**
 * Describes an issue. zod/mini only says "Invalid input", and the author of a document needs to
 * know what to correct.
 */
function inWords(issue: z.core.$ZodIssue): Omit<AgreementProblem, 'where'> {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'int'
        ? { what: 'must be a whole number', rule: 'whole', limit: null }
        : {
            what: `is missing, or is not of the kind ${issue.expected}`,
            rule: 'kind',
            limit: null,
          };
    case 'invalid_value':
      return {
        what: `must be ${issue.values.map(String).join(' or ')}`,
        rule: 'choice',
        limit: null,
      };
    case 'too_small':
      return ofSize('least', issue.origin, Number(issue.minimum));
    case 'too_big':
      return ofSize('most', issue.origin, Number(issue.maximum));
    default:
      return isRule(issue.message)
        ? { what: RULES[issue.message], rule: issue.message, limit: null }
        : { what: issue.message, rule: 'other', limit: null };
  }
}

function ofSize(
  end: 'least' | 'most',
  origin: string,
  limit: number,
): Omit<AgreementProblem, 'where'> {
  const of = origin === 'string' ? 'characters' : origin === 'array' ? 'entries' : null;
  return of === null
    ? { what: `must be at ${end} ${limit}`, rule: end, limit }
    : { what: `must be at ${end} ${limit} ${of}`, rule: `${end}-${of}`, limit };
}

function isRule(text: string): text is keyof typeof RULES {
  return Object.hasOwn(RULES, text);
}

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
