import * as z from 'zod/mini';
import type { Span } from '../port/figures';
import { FIRST_FORMATTED } from './counts';
import { cutFor } from './cuts';
import type { Domain } from './domain';
import { type DatedQuestion, during, type Shape } from './figure-shapes';
import type { CrmMetadata } from './metadata';
import type { Rpc } from './rpc';
import { timeOf } from './schemas';

/** A question with its shape. */
export interface Asked {
  readonly question: DatedQuestion;
  readonly shape: Shape;
}

/** What each call needs. */
export interface Call {
  readonly rpc: Rpc;
  readonly metadata: CrmMetadata;
  readonly narrow: Domain;
  readonly signal: AbortSignal;
}

/**
 * The numbers of questions of one kind: grouped, or each by itself where no grouping fits.
 * @throws RelevoError
 */
export async function countKind(call: Call, asked: readonly Asked[]): Promise<number[]> {
  const [first] = asked;
  if (first === undefined) return [];
  const spans = asked.map(({ question }) => question.span);
  const { dated, days } = first.shape;
  if (asked.length > 1 && days !== null && spans.every((span) => isSame(span, spans[0]))) {
    const most = Math.max(...asked.map(({ question }) => daysOf(question)));
    const groups = await grouped(call, first.shape, [[days, '<=', most]], spans, days);
    return asked.map(({ question }) =>
      sumOf(groups, ({ value }) => Number(value) <= daysOf(question)),
    );
  }
  const cut = asked.length === 1 ? null : cutFor(spans);
  if (cut !== null) {
    const spec = `${dated}:${cut.granularity}`;
    const few = fewDays(first);
    const groups = await grouped(call, first.shape, few, spans, spec, cut.timeZone);
    return spans.map(({ from, until }) =>
      sumOf(groups, ({ at }) => at !== null && at >= from && at < until),
    );
  }
  return inParts(call, asked);
}

/** By the days of one zone each, as summer and winter time have them, and what is left singly. */
async function inParts(call: Call, asked: readonly Asked[]): Promise<number[]> {
  const numbers = new Map<Asked, number>();
  const zones = new Set(asked.map(({ question }) => JSON.stringify(cutFor([question.span]))));
  for (const zone of zones.size > 1 ? zones : []) {
    const part = asked.filter(({ question }) => JSON.stringify(cutFor([question.span])) === zone);
    if (part.length === 1 || cutFor(part.map(({ question }) => question.span)) === null) continue;
    const found = await countKind(call, part);
    for (const [index, one] of part.entries()) numbers.set(one, found[index] ?? 0);
  }
  for (const one of asked) {
    if (!numbers.has(one)) numbers.set(one, await counted(call, one));
  }
  return asked.map((one) => numbers.get(one) ?? 0);
}

function isSame(a: Span, b: Span | undefined): boolean {
  return a.from === b?.from && a.until === b.until;
}

function fewDays({ question, shape }: Asked): Domain {
  return shape.days === null ? [] : [[shape.days, '<=', daysOf(question)]];
}

/** The leads that a question counts. */
export function domainOf(asked: Asked, narrow: Domain): Domain {
  const { question, shape } = asked;
  return [...shape.domain, ...fewDays(asked), ...during(shape.dated, question.span), ...narrow];
}

function counted({ rpc, narrow, signal }: Call, asked: Asked): Promise<number> {
  const args = { domain: domainOf(asked, narrow), context: contextOf(asked.shape) };
  const call = { model: 'crm.lead', method: 'search_count', args };
  return rpc.get(z.number(), { ...call, priority: 'background' }, signal);
}

interface Group {
  readonly value: unknown;
  /** When the span of the group begins, epoch ms; null where it is no date. */
  readonly at: number | null;
  readonly count: number;
}

function sumOf(groups: readonly Group[], isOf: (group: Group) => boolean): number {
  return groups.filter(isOf).reduce((sum, { count }) => sum + count, 0);
}

const groupsSchema = z.array(
  z.looseObject({
    __count: z.number(),
    __range: z.optional(z.record(z.string(), z.unknown())),
  }),
);

/**
 * One call for all. A group of 19 begins where its value says; those of 17 and 18 say it beside
 * (`formatted_read_group` in `addons/web/models/models.py` of 19, `read_group` in
 * `odoo/models.py` of 17; both in UTC, cut in the zone of the context).
 */
async function grouped(
  { rpc, metadata, narrow, signal }: Call,
  shape: Shape,
  few: Domain,
  spans: readonly Span[],
  spec: string,
  tz = 'UTC',
): Promise<Group[]> {
  const whole: Span = {
    from: Math.min(...spans.map(({ from }) => from)),
    until: Math.max(...spans.map(({ until }) => until)),
  };
  const domain = [...shape.domain, ...few, ...during(shape.dated, whole), ...narrow];
  const context = { ...contextOf(shape), tz };
  const [groupby, aggregates] = [[spec], ['__count']];
  const call =
    metadata.major >= FIRST_FORMATTED
      ? { method: 'formatted_read_group', args: { domain, groupby, aggregates, context } }
      : { method: 'read_group', args: { domain, fields: ['id'], groupby, lazy: false, context } };
  const groups = await rpc.get(
    groupsSchema,
    { model: 'crm.lead', ...call, priority: 'background' },
    signal,
  );
  return groups.map((group) => ({
    value: group[spec],
    at: startOf(group[spec], group.__range?.[spec]),
    count: group.__count,
  }));
}

function startOf(value: unknown, range: unknown): number | null {
  if (typeof range === 'object' && range !== null && 'from' in range) return timeOf(range.from);
  return timeOf(Array.isArray(value) ? value[0] : value);
}

/** Within how many days; without end where a question does not say. */
export function daysOf(question: DatedQuestion): number {
  return question.kind === 'went-on' && question.withinDays !== null
    ? question.withinDays
    : Number.POSITIVE_INFINITY;
}

/** Lost leads are archived, and hidden unless asked for. */
export function contextOf({ lost }: Pick<Shape, 'lost'>) {
  return { active_test: !lost };
}
