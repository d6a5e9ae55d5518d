import type * as z from 'zod/mini';
import type { Agreement } from '../base/agreement-model';
import { canonicalAgreement } from './canonical';
import { FORMAT_1, FORMAT_2, RULES } from './format-schema';
import { NEWEST_FORMAT } from './newest-format';

const MOST_PROBLEMS = 50;

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
  if (format > NEWEST_FORMAT) {
    const what = `is format ${format}; this version of Relevo reads up to ${NEWEST_FORMAT}`;
    return {
      ok: false,
      reason: 'newer',
      problems: [{ where: 'format', what, rule: 'newer', limit: NEWEST_FORMAT }],
    };
  }
  const parsed = format === 1 ? FORMAT_1.safeParse(value) : FORMAT_2.safeParse(value);
  if (parsed.success) return { ok: true, agreement: canonicalAgreement(parsed.data) };
  return { ok: false, reason: 'invalid', problems: problemsOf(parsed.error.issues) };
}

/**
 * Returns an agreement as JSON text; equal agreements give equal text.
 * @throws if it breaks a rule of the document
 */
export function serialiseAgreement(agreement: Agreement): string {
  const parsed = agreement.format === 1 ? FORMAT_1.parse(agreement) : FORMAT_2.parse(agreement);
  return JSON.stringify(canonicalAgreement(parsed));
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
    case 'invalid_key': {
      const [first] = issue.issues;
      return first === undefined
        ? { what: issue.message, rule: 'other', limit: null }
        : inWords(first);
    }
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
