import { describe, expect, it } from 'vitest';
import type { CountGap, CountQuestion } from '../../lib/crm/port/figures';
import { fakeOdoo } from '../unit/crm/odoo/fake-odoo';
import { describeFigures } from './figures-contract';
import { funnelQuestions, monthsUntil } from './funnel-questions';
import { leadOf, odooOf } from './odoo-leads';
import { CAMPAIGNS, makeTravellers } from './travellers';

const NOW = Date.UTC(2026, 10, 23, 10, 20);
const DAY = 86_400_000;
const going = new AbortController().signal;
const OLD = { database: 'acme', login: 'ana@acme.example' };

const gapOf = ({ kind, stage }: CountQuestion): CountGap | null =>
  kind === 'passed' || kind === 'again' || kind === 'left'
    ? 'not-kept'
    : kind !== 'stands' && stage === 'visitor'
      ? 'not-dated'
      : null;

for (const major of [17, 19] as const) {
  describeFigures(`Odoo ${major}`, { now: NOW, keepsFirst: true, gapOf }, async () => {
    const leads: ReturnType<typeof leadOf>[] = [];
    const answer = (asked: Parameters<ReturnType<typeof odooOf>>[0]) => odooOf(leads, major)(asked);
    const { connector } = fakeOdoo(answer, OLD);
    return {
      connector,
      owners: ['7', '8'],
      async seed(people) {
        leads.push(...people.map((person, index) => leadOf(person, index + 1, CAMPAIGNS)));
      },
      close: async () => undefined,
    };
  });
}

const edges = monthsUntil(NOW, 'Europe/Madrid', 12).map(({ until }) => until);
const leads = makeTravellers(
  300,
  NOW,
  edges.filter((edge) => edge < NOW),
  true,
).map((person, index) => leadOf(person, index + 1, CAMPAIGNS));

/** Answers, and how many requests they took once the vocabulary was known. */
async function ask(
  questions: readonly CountQuestion[],
  without?: (field: string) => boolean,
  filter = {},
) {
  const { connector, asked } = fakeOdoo(odooOf(leads, 19, without));
  if (connector.figures === null) throw new Error('no engine');
  await connector.vocabulary(going);
  const before = asked.length;
  const answers = await connector.figures.count(questions, filter, going);
  return { answers, calls: asked.slice(before).map(({ url }) => url.split('/').at(-1)) };
}

describe('the questions of the whole funnel', () => {
  it('are one call a kind, and one each where ages end at any moment', async () => {
    const funnel = funnelQuestions(NOW, 'Europe/Madrid');
    const isFlying = ({ kind }: CountQuestion) => kind === 'in-flight';
    const { calls } = await ask(funnel.filter((question) => !isFlying(question)));
    expect(calls).toEqual(Array(18).fill('formatted_read_group'));
    const flying = await ask(funnel.filter(isFlying));
    expect(flying.calls).toEqual(Array(32).fill('search_count'));
  });

  it('are a call for summer and one for winter, where there are years of them', async () => {
    const questions = monthsUntil(NOW, 'Europe/Madrid', 36).map(
      (span): CountQuestion => ({ kind: 'came', stage: 'lead', span }),
    );
    const { answers, calls } = await ask(questions);
    // In March and October the clocks change: these months are the days of no zone.
    expect(calls.filter((call) => call === 'formatted_read_group').length).toBeLessThan(4);
    expect(calls.length).toBeLessThan(10);
    for (const [index, question] of questions.entries()) {
      expect((await ask([question])).answers[0]).toEqual(answers[index]);
    }
  });

  it('are a call a stage for ages in whole days', async () => {
    const midnight = Date.UTC(2026, 10, 22, 23);
    const questions = [1, 3, 7, 14, 30].map((days): CountQuestion => {
      const span = { from: midnight - 2 * days * DAY, until: midnight - days * DAY };
      return { kind: 'in-flight', stage: 'lead', span };
    });
    expect((await ask(questions)).calls).toEqual(['formatted_read_group']);
  });
});

describe('a database without a field', () => {
  const span = { from: NOW - 400 * DAY, until: NOW };
  const went: CountQuestion = {
    kind: 'went-on',
    stage: 'mql',
    next: 'sql',
    span,
    withinDays: null,
  };
  const questions: CountQuestion[] = [
    { kind: 'stands', stage: 'mql' },
    { kind: 'came', stage: 'mql', span },
    went,
    { ...went, withinDays: 30 },
    { kind: 'in-flight', stage: 'mql', span },
  ];
  const gaps = async (without: (field: string) => boolean, filter = {}) =>
    (await ask(questions, without, filter)).answers.map((answer) =>
      answer.kind === 'gap' ? answer.gap : 'count',
    );

  it('says what it can, and why not the rest', async () => {
    expect(await gaps(() => false)).toEqual(Array(5).fill('count'));
    expect(await gaps((field) => field.startsWith('x_relevo_days_'))).toEqual([
      'count',
      'count',
      'count',
      'no-durations',
      'count',
    ]);
    // Who stands at a stage has the date of that stage.
    const undated = ['count', 'not-dated', 'not-dated', 'not-dated', 'count'];
    expect(await gaps((field) => /_came_|_days_/.test(field))).toEqual(undated);
    const bare = ['count', 'not-dated', 'not-dated', 'not-dated', 'not-dated'];
    expect(await gaps((field) => /_came_|_days_|_since/.test(field))).toEqual(bare);
    const filter = { campaign: CAMPAIGNS[0] };
    expect(await gaps((field) => field === 'campaign_id', filter)).toEqual(
      Array(5).fill('not-filtered'),
    );
  });
});
