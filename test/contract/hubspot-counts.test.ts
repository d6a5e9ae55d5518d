import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CountFilter, CountQuestion, FiguresEngine } from '../../lib/crm/port/figures';
import { connectTo, type HubSpotPair, startPair } from './hubspot-harness';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 23, 10, 20);
const going = new AbortController().signal;
const OWNER = '41';
const CAMPAIGN = 'Spring fair';
const NATIVES = [
  'subscriber',
  'lead',
  'marketingqualifiedlead',
  'salesqualifiedlead',
  'opportunity',
  'customer',
  'evangelist',
] as const;

let pair: HubSpotPair;
let people = 0;

beforeAll(async () => {
  pair = await startPair({ clock: () => NOW });
});
afterAll(() => pair.server.close());
beforeEach(() => {
  pair.server.control.faults.clear();
  pair.server.forgetRequests();
});

/** Another connector: what an engine has found out is kept for minutes. */
function fresh(): FiguresEngine {
  const { figures } = connectTo(pair.server, { clock: () => NOW });
  if (figures === null) throw new Error('no engine');
  return figures;
}

async function count(question: CountQuestion, filter: CountFilter = {}, engine = fresh()) {
  const [answer] = await engine.count([question], filter, going);
  return answer?.kind === 'count' ? answer.count : answer?.gap;
}

/** A contact with the days before now on which they entered native stages. */
function add(entered: Readonly<Record<string, number>>, values: Record<string, string> = {}) {
  const stages = Object.entries(entered).sort(([, a], [, b]) => b - a);
  const dates = stages.flatMap(([stage, ago], index): [string, string][] => {
    const next = stages[index + 1]?.[1];
    const at = new Date(NOW - ago * DAY).toISOString();
    return [
      [`hs_v2_date_entered_${stage}`, at],
      ...(next === undefined
        ? []
        : [[`hs_v2_latest_time_in_${stage}`, String((ago - next) * DAY)] as [string, string]]),
    ];
  });
  return pair.server.control.upsertContact({
    email: `c${people++}@counts.example`,
    lifecyclestage: stages.at(-1)?.[0] ?? '',
    ...Object.fromEntries(dates),
    ...values,
  });
}

const within = (from: number, until: number) => ({
  from: NOW - from * DAY,
  until: NOW - until * DAY,
});
const searches = () => pair.server.requests.filter(({ path }) => path.endsWith('/search'));

describe('several native stages of one meaning', () => {
  it('date a person by the first of all they entered, whatever is filtered', async () => {
    // 400 to 500 days ago, apart from what other tests add.
    const ours = {
      hubspot_owner_id: OWNER,
      hs_analytics_first_touch_converting_campaign: CAMPAIGN,
    };
    for (const [index, native] of NATIVES.entries()) {
      // One alone, one with all that follow, and one who entered it only after the span.
      const rest = NATIVES.slice(index);
      add({ [native]: 450 }, ours);
      add(Object.fromEntries(rest.map((one, place) => [one, 450 - place])), ours);
      add(
        { ...Object.fromEntries(rest.slice(0, 1).map((one) => [one, 600])), evangelist: 450 },
        {},
      );
    }
    const filter = { ownerId: OWNER, campaign: CAMPAIGN };
    const came = (stage: 'lead' | 'customer'): CountQuestion => ({
      kind: 'came',
      stage,
      span: within(500, 400),
    });
    expect(await count(came('lead'), filter)).toBe(14);
    expect(await count(came('lead'))).toBe(14 + 1);
    expect(await count(came('customer'), filter)).toBe(14 - 5);
    const months = [within(500, 460), within(460, 445), within(445, 400)];
    const parts = await Promise.all(
      months.map((span) => count({ kind: 'came', stage: 'lead', span }, filter)),
    );
    expect(parts).toEqual([0, 14, 0]);
    const listed = await fresh().people(came('lead'), filter, null, going);
    const rest = await fresh().people(came('lead'), filter, listed?.next ?? '', going);
    const ids = [...(listed?.reads ?? []), ...(rest?.reads ?? [])].map(({ contact }) => contact.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const search of searches()) expect(search.status).toBe(200);
  });
});

describe('how long people took', () => {
  const asked = (span: ReturnType<typeof within>): CountQuestion => ({
    kind: 'went-on',
    stage: 'mql',
    next: 'sql',
    span,
    withinDays: 7,
  });

  it('is a gap where some were elsewhere in between, and only for their span', async () => {
    add({ marketingqualifiedlead: 310, salesqualifiedlead: 305 });
    add({ marketingqualifiedlead: 290, 153180554: 289, salesqualifiedlead: 270 });
    expect(await count(asked(within(320, 300)))).toBe(1);
    expect(await count(asked(within(300, 280)))).toBe('no-durations');
    expect(await count({ ...asked(within(300, 280)), withinDays: null } as CountQuestion)).toBe(1);
  });

  it('does not take those for quick who left for where the funnel does not lead', async () => {
    add({ marketingqualifiedlead: 250, other: 248 });
    add({ marketingqualifiedlead: 250, salesqualifiedlead: 248 });
    expect(await count(asked(within(260, 240)))).toBe(1);
    expect(await count({ kind: 'came', stage: 'mql', span: within(260, 240) })).toBe(2);
  });

  it('is a gap in an account that keeps no durations', async () => {
    const name = 'hs_v2_latest_time_in_marketingqualifiedlead';
    const known = pair.server.control.properties.get('contacts', name);
    pair.server.control.properties.remove('contacts', name);
    expect(await count(asked(within(20, 10)))).toBe('no-durations');
    if (known !== undefined)
      pair.server.control.properties.add('contacts', name, '', 'number', known);
  });
});

describe('what an account does not have', () => {
  it('is a gap with its reason', async () => {
    const { figures } = connectTo(pair.server, { stages: { lead: 'lead', opportunity: 'sql' } });
    if (figures === null) throw new Error('no engine');
    const span = within(20, 10);
    const answers = await figures.count(
      [
        { kind: 'came', stage: 'mql', span },
        { kind: 'went-on', stage: 'lead', next: 'customer', span, withinDays: null },
        { kind: 'stands', stage: 'visitor' },
      ],
      {},
      going,
    );
    expect(answers).toEqual(Array(3).fill({ kind: 'gap', gap: 'not-mapped' }));
    expect(await count({ kind: 'stands', stage: 'lead' }, {}, figures)).toBeTypeOf('number');
  });

  it('is not dated where HubSpot has no date for a stage', async () => {
    const name = 'hs_v2_date_entered_opportunity';
    const known = pair.server.control.properties.get('contacts', name);
    pair.server.control.properties.remove('contacts', name);
    const question: CountQuestion = { kind: 'came', stage: 'sql', span: within(20, 10) };
    expect(await count(question)).toBe('not-dated');
    if (known !== undefined)
      pair.server.control.properties.add('contacts', name, '', 'datetime', known);
  });
});

describe('on the way to HubSpot', () => {
  it('ends with the failure that says how long to wait, when too much was asked', async () => {
    const fault = { kind: 'rate-limit', policy: 'TEN_SECONDLY_ROLLING' } as const;
    pair.server.control.faults.add({ match: { path: '/crm/objects/*/contacts/search' }, fault });
    await expect(
      fresh().count([{ kind: 'stands', stage: 'lead' }], {}, going),
    ).rejects.toMatchObject({ failure: { code: 'crm/rate-limited', retryAfterMs: 10_000 } });
  });

  it('lets a search that a person waits for go before all counts that wait', async () => {
    const turns: (() => void)[] = [];
    const sleep = () => new Promise<void>((resolve) => turns.push(resolve));
    const crm = connectTo(pair.server, { clock: () => NOW, sleep });
    await crm.vocabulary(going);
    pair.server.forgetRequests();
    const stages = ['lead', 'mql', 'sql', 'opportunity'] as const;
    const counts = stages.map((stage) =>
      crm.figures?.count([{ kind: 'stands', stage }], {}, going),
    );
    await expect.poll(() => turns.length).toBeGreaterThan(0);
    const searched = crm.search('waits', going);
    let isOver = false;
    const over = Promise.all([...counts, searched]).then(() => {
      isOver = true;
    });
    while (!isOver) {
      turns.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
    await over;
    const asked = searches().map(({ requestBody }) => JSON.stringify(requestBody));
    expect(asked).toHaveLength(5);
    // One count may have had its turn before the person asked.
    expect(asked.findIndex((body) => body.includes('waits'))).toBeLessThanOrEqual(1);
  });

  it('asks nothing more once it is stopped', async () => {
    const stop = new AbortController();
    const engine = fresh();
    const questions = Array<CountQuestion>(20).fill({ kind: 'stands', stage: 'lead' });
    const fault = { kind: 'hang' } as const;
    const path = '/crm/objects/*/contacts/search';
    pair.server.control.faults.add({ match: { path, nth: 2 }, fault });
    const counting = engine.count(questions, {}, stop.signal);
    await expect.poll(() => searches().length).toBe(2);
    stop.abort();
    await expect(counting).rejects.toMatchObject({ failure: { code: 'crm/timeout' } });
    expect(searches()).toHaveLength(2);
  });
});
