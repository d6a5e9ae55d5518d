import type { Stage } from '../../base/stage';
import { localDayStart } from '../../clocks/business-time';
import { localMonth } from '../funnel/month';
import { monthsAfter } from './period';
import type { FunnelFrame } from './plan';
import type { CountFilter, CountQuestion, Span } from './question';

/** The parts into which people can be split, to see which of them become customers. */
export const PART_KINDS = ['persona', 'source', 'campaign'] as const;

export type PartBy = (typeof PART_KINDS)[number];

/** Whole months for which everybody of the comparison was followed at least. */
const FOLLOWED_MONTHS = 3;

/** The people who are compared: those who came in early enough, from one stage to the last. */
export interface PartsFrame {
  readonly span: Span;
  readonly first: Stage;
  readonly last: Stage;
}

/**
 * The people of a comparison of parts: those who came in over the history, without the last months,
 * so that all of them had the time; null where the CRM does not have two stages. Each part is then
 * a plain share of its people, the same time of coming in for all.
 */
export function partsFrame({ now, timeZone, months, mapped }: FunnelFrame): PartsFrame | null {
  const [first, last] = [mapped[0], mapped.at(-1)];
  if (first === undefined || last === undefined || first === last) return null;
  const month = localMonth(now, timeZone);
  const start = (before: number) => localDayStart(`${monthsAfter(month, -before)}-01`, timeZone);
  return { span: { from: start(months), until: start(FOLLOWED_MONTHS) }, first, last };
}

/** The two counts of a part: who came in, and who of them came to the last stage so far. */
export function partQuestions({ span, first, last }: PartsFrame): {
  readonly came: CountQuestion;
  readonly on: CountQuestion;
} {
  return {
    came: { kind: 'came', stage: first, span },
    on: { kind: 'went-on', stage: first, next: last, span, withinDays: null },
  };
}

/** The filter of a part within another one. */
export function partFilter(filter: CountFilter, by: PartBy, id: string): CountFilter {
  return { ...filter, [by]: id };
}
