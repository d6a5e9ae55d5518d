import { STAGES } from '../../lib/domain/base/stage';
import type { Answer, Asked } from '../unit/crm/odoo/fake-odoo';
import type { Traveller } from './travellers';

const DAY = 86_400_000;
const DATED = STAGES.slice(1);

type Row = Record<string, unknown> & { readonly id: number };

/** Epoch ms as Odoo writes a time. */
const odooTime = (at: number) => new Date(at).toISOString().slice(0, 19).replace('T', ' ');
const epoch = (text: unknown) => Date.parse(`${String(text).replace(' ', 'T')}Z`);

/** What Relevo's fields hold of a person, as their formulas fill them. */
export function datesOf({ moves }: Traveller): Record<string, string | number | false> {
  const came = DATED.map((stage) => {
    const order = STAGES.indexOf(stage);
    const first = moves.find((move) => STAGES.indexOf(move.stage) >= order);
    return first?.at ?? null;
  });
  const pairs = DATED.slice(1).map((next, index): [string, number] => {
    const [from, to] = [came[index] ?? null, came[index + 1] ?? null];
    const days = from === null || to === null ? 0 : Math.ceil((to - from) / DAY);
    return [`x_relevo_days_${DATED[index]}_${next}`, days];
  });
  return {
    ...Object.fromEntries(
      came.map((at, index) => [
        `x_relevo_came_${DATED[index]}`,
        at === null ? false : odooTime(at),
      ]),
    ),
    ...Object.fromEntries(pairs),
  };
}

/** A lead as Odoo returns it. */
export function leadOf(person: Traveller, id: number, campaigns: readonly string[]): Row {
  const { email, name, owner, campaign, moves } = person;
  return {
    id,
    active: true,
    type: 'opportunity',
    name: `${name} asks`,
    contact_name: name,
    email_from: email,
    email_normalized: email,
    user_id: owner === null ? false : [owner + 7, `Owner ${owner}`],
    campaign_id: campaign === null ? false : [campaigns.indexOf(campaign) + 1, campaign],
    x_relevo_stage: moves.at(-1)?.stage ?? false,
    x_relevo_stage_since: odooTime(moves.at(-1)?.at ?? 0),
    write_date: odooTime(moves.at(-1)?.at ?? 0),
    ...datesOf(person),
  };
}

type Condition = readonly [field: string, operator: string, value: unknown];

function isCondition(term: unknown): term is Condition {
  return Array.isArray(term) && term.length === 3 && typeof term[0] === 'string';
}

/** Whether a row meets a domain: in Polish notation, and "and" between what stands side by side. */
function meets(row: Row, domain: readonly unknown[]): boolean {
  const rest = [...domain];
  const operand = (): boolean => {
    const term = rest.shift();
    if (term === '|' || term === '&') {
      const [a, b] = [operand(), operand()];
      return term === '|' ? a || b : a && b;
    }
    if (!isCondition(term)) throw new Error(`no condition: ${JSON.stringify(term)}`);
    return holds(row, term);
  };
  let all = true;
  while (rest.length > 0) all = operand() && all;
  return all;
}

function holds(row: Row, [field, operator, value]: Condition): boolean {
  const stored = row[field] ?? false;
  // A link is compared by its id, and with a text by its name.
  const own = Array.isArray(stored) ? stored[typeof value === 'string' ? 1 : 0] : stored;
  switch (operator) {
    case '=':
      return own === value;
    case '!=':
      return own !== value;
    case 'in':
      return Array.isArray(value) && value.includes(own);
    case '<':
    case '<=':
    case '>=':
      return own !== false && compares(own, operator, value);
    default:
      throw new Error(`the leads do not know ${operator}`);
  }
}

function compares(own: unknown, operator: string, value: unknown): boolean {
  const [a, b] = typeof own === 'number' ? [own, Number(value)] : [epoch(own), epoch(value)];
  return operator === '<' ? a < b : operator === '<=' ? a <= b : a >= b;
}

/** Where the group of a time begins, in a zone that is so many hours ahead. */
function groupStart(text: unknown, granularity: string, timeZone: string): number {
  const hours = Number(/^Etc\/GMT([+-]\d+)$/.exec(timeZone)?.[1] ?? 0);
  const length = granularity === 'day' ? DAY : DAY / 24;
  const ahead = -hours * (DAY / 24);
  return Math.floor((epoch(text) + ahead) / length) * length - ahead;
}

function grouped(rows: readonly Row[], spec: string, timeZone: string, isNew: boolean): unknown[] {
  const [field = '', granularity] = spec.split(':');
  const counts = new Map<string, number>();
  for (const row of rows) {
    const value = row[field];
    const key =
      granularity === undefined || value === false
        ? JSON.stringify(value)
        : odooTime(groupStart(value, granularity, timeZone));
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].map(([key, count]) => {
    if (granularity === undefined) return { [spec]: JSON.parse(key), __count: count };
    const label = `the ${granularity} of ${key.slice(0, 10)}`;
    return isNew
      ? { [spec]: [key, label], __count: count }
      : { [spec]: label, __count: count, __range: { [spec]: { from: key, to: '' } } };
  });
}

interface Args {
  readonly domain?: readonly unknown[];
  readonly groupby?: readonly string[];
  readonly limit?: number;
  readonly context?: { readonly tz?: string; readonly active_test?: boolean };
}

/**
 * Odoo with leads and nothing else, as far as counting needs it.
 * @param without names of fields that the database lacks
 */
export function odooOf(
  leads: readonly Row[],
  major: 17 | 19,
  without: (field: string) => boolean = () => false,
): (asked: Asked) => Answer {
  const types: Record<string, unknown> = {
    x_relevo_stage: { type: 'selection', selection: STAGES.map((stage) => [stage, stage]) },
  };
  for (const name of Object.keys(leads[0] ?? {})) {
    const type = /_came_|_since$/.test(name)
      ? 'datetime'
      : /_days_/.test(name)
        ? 'integer'
        : 'char';
    if (!without(name)) types[name] ??= { type };
  }
  const run = (model: string, method: string, args: Args): unknown => {
    if (method === 'context_get') return { uid: 2, lang: 'en_US' };
    if (method === 'fields_get') return types;
    if (model !== 'crm.lead') return [];
    const hidden = args.context?.active_test !== false;
    const rows = leads.filter(
      (row) => (!hidden || row['active'] === true) && meets(row, args.domain ?? []),
    );
    if (method === 'search_count') return rows.length;
    if (method === 'search_read') {
      return [...rows].sort((a, b) => b.id - a.id).slice(0, args.limit ?? rows.length);
    }
    const isNew = method === 'formatted_read_group';
    if (isNew !== major >= 19) throw new Error(`${major} has no ${method}`);
    return grouped(rows, args.groupby?.[0] ?? '', args.context?.tz ?? 'UTC', isNew);
  };
  return ({ url, body }) => {
    const { pathname } = new URL(url);
    const version = { version_info: [major, 0, 0, 'final', 0, ''] };
    if (pathname === '/web/version')
      return major >= 19 ? { body: version } : { status: 404, body: {} };
    const [, , , model = '', method = ''] = pathname.split('/');
    if (pathname !== '/jsonrpc') return { body: run(model, method, body ?? {}) };
    const { params } = body as { params: { service: string; method: string; args: unknown[] } };
    if (params.method === 'version') return { body: { result: version } };
    if (params.method === 'authenticate') return { body: { result: 2 } };
    const [, , , on, what, , named] = params.args;
    return { body: { result: run(String(on), String(what), named as Args) } };
  };
}
