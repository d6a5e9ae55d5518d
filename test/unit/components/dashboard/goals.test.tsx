// @vitest-environment happy-dom
import { cleanup, fireEvent, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { GoalsPage } from '../../../../components/dashboard/goals/GoalsPage';
import { GoalLines } from '../../../../components/GoalLines';
import { DEFAULT_AGREEMENT } from '../../../../lib/domain/agreement/default-agreement';
import type { Goal } from '../../../../lib/domain/base/agreement-model';
import type { Language } from '../../../../lib/domain/base/text';
import { periodOf } from '../../../../lib/domain/figures/counting/period';
import { planQuestions } from '../../../../lib/domain/figures/counting/plan';
import {
  type CountAnswer,
  type CountQuestion,
  questionKey,
} from '../../../../lib/domain/figures/counting/question';
import {
  agreedFrame,
  type FunnelView,
  frameOf,
} from '../../../../lib/domain/figures/counting/view';
import type { GoalLine } from '../../../../lib/domain/figures/shown/goal-line';
import type { GoalsView } from '../../../../lib/domain/figures/shown/goal-number';
import { goalLineText } from '../../../../lib/i18n/goal-line';
import { drawPage } from '../draw';
import { fakeBus, type Script } from '../fake-bus';
import { appearance, NOW } from '../people';

const goal = (change: Partial<Goal> & Pick<Goal, 'id' | 'measure'>): Goal => ({
  owner: 'marketing',
  responsible: 'Ana Ruiz',
  target: 40,
  from: '2026-01',
  until: '2027-12',
  label: { en: change.id, es: change.id },
  ...change,
});
const GOALS: readonly Goal[] = [
  goal({ id: 'mql', measure: 'mql', serves: 'customers' }),
  goal({ id: 'customers', measure: 'customer', owner: 'sales', target: 6 }),
];

const counted = (count: number): CountAnswer => ({ kind: 'count', count, exact: 'exact' });
const usual = (question: CountQuestion): CountAnswer =>
  counted(question.kind === 'went-on' ? 4 : question.kind === 'came' ? 12 : 9);

/** A view whose questions are answered by a function; undefined: not counted yet. */
function viewOf(
  answer: (question: CountQuestion) => CountAnswer | undefined = usual,
  { goals = GOALS, ...change }: Partial<GoalsView> & { goals?: readonly Goal[] } = {},
): GoalsView {
  const view = {
    ...agreedFrame({ ...DEFAULT_AGREEMENT, goals }),
    now: NOW,
    months: 6,
    crm: 'hubspot',
    keepsMoves: false,
    period: periodOf({ unit: 'month' }, NOW, DEFAULT_AGREEMENT.hours.timeZone),
  };
  const stands = { kind: 'stands', stage: 'mql' } as const;
  const mql = answer(stands);
  const first = {
    ...(mql !== undefined && { [questionKey(stands)]: { answer: mql, askedAt: NOW } }),
  };
  const plan = planQuestions(frameOf({ ...view, answers: first }));
  const questions = [...plan.first, ...plan.rest];
  const answers = Object.fromEntries(
    questions.flatMap((question) => {
      const known = answer(question);
      return known === undefined
        ? []
        : [[questionKey(question), { answer: known, askedAt: NOW }] as const];
    }),
  );
  const [done, all] = [Object.keys(answers).length, questions.length];
  const state = done === all ? 'done' : 'reading';
  const funnel: FunnelView = {
    ...view,
    answers,
    parts: null,
    seesAll: null,
    reading: { done, all, state, failure: null },
  };
  return { funnel, isAgreed: true, clocks: null, ...change };
}

function draw(view: GoalsView, more: Script = {}, language: Language = 'en') {
  const bus = fakeBus({
    'site.appearance': { ...appearance(), language },
    'goals.read': view,
    'handOffs.refresh': null,
    'figures.stop': null,
    ...more,
  });
  return { bus, ...drawPage(bus, <GoalsPage />) };
}

afterEach(cleanup);
beforeEach(() => {
  location.hash = '#goals';
});

describe('the Goals', () => {
  it('says of each who answers for it, how it goes, and what it takes', async () => {
    const { findByTestId } = draw(viewOf());
    const card = await findByTestId('goal-mql');
    expect(card.textContent).toContain('40 MQLs a month');
    expect(card.textContent).toContain('Responsible: Ana Ruiz');
    expect((await findByTestId('seen-mql')).textContent).toBe('12 of 40');
    expect(card.textContent).toMatch(/due today: [\d.]+ \(\d+ of \d+ working days\)/);
    expect(card.textContent).toMatch(/needed from here: [\d.]+ (a|on the)/);
    expect((await findByTestId('verdict-mql')).textContent).toMatch(
      /probability at the current pace/,
    );
    // The plot says it to who listens, and its months stand in a table that prints.
    expect(within(card).getByRole('img').getAttribute('aria-label')).toMatch(/^mql: 12 of 40/);
    expect((await findByTestId('serves-mql')).textContent).toMatch(/customers/);
  });

  it('holds the goals of both departments against each other', async () => {
    const { findByTestId } = draw(viewOf());
    const link = await findByTestId('chain-mql');
    expect(link.textContent).toMatch(/40 MQLs a month lead to about [\d.]+ customers/);
    cleanup();
    const unlinked = draw(viewOf(usual, { goals: GOALS.map(({ serves: _, ...each }) => each) }));
    const chain = await unlinked.findAllByTestId('chain-mql');
    expect(chain.at(-1)?.textContent).toContain('Not linked in the agreement');
  });

  it('says what a goal lacks, with the way to the editor', async () => {
    const bare = [goal({ id: 'mql', measure: 'mql', responsible: null, until: null })];
    const { findByTestId } = draw(viewOf(usual, { goals: bare }));
    const checks = await findByTestId('checks-mql');
    expect(checks.textContent).toContain('no responsible person');
    expect(checks.textContent).toContain('does not lead to a customer goal');
    expect(checks.textContent).toContain('no last month');
    expect((await findByTestId('edit-mql')).getAttribute('href')).toBe(
      '#agreement?do=edit&part=goals',
    );
  });

  it('shows a gap with its reason where the number would stand', async () => {
    const { findByTestId } = draw(
      viewOf((question) =>
        question.kind === 'stands' ? usual(question) : { kind: 'gap', gap: 'not-allowed' },
      ),
    );
    expect((await findByTestId('unknown-mql')).textContent).toBe(
      'Not known: this key has no permission to read it.',
    );
    cleanup();
    const unmapped = draw(
      viewOf((question) =>
        question.stage === 'mql' ? { kind: 'gap', gap: 'not-mapped' } : usual(question),
      ),
    );
    expect((await unmapped.findAllByTestId('unknown-mql')).at(-1)?.textContent).toMatch(/mapped/);
  });

  it('shows progress while it is read, and says that visitors were not typed in', async () => {
    const { findByTestId } = draw(
      viewOf((question) => (question.kind === 'stands' ? usual(question) : undefined), {
        goals: [...GOALS, goal({ id: 'visits', measure: 'visitor', target: 900 })],
      }),
    );
    expect((await findByTestId('reading')).dataset['state']).toBe('reading');
    expect((await findByTestId('unknown-mql')).textContent).toBe('Not read yet.');
    expect((await findByTestId('verdict-mql')).textContent).toBe('Not known');
    expect((await findByTestId('unknown-visits')).textContent).toMatch(/not been entered/);
  });

  it('offers to add a goal where there is none, and says where no one has agreed', async () => {
    const { findByTestId } = draw(viewOf(usual, { goals: [] }));
    expect((await findByTestId('goals-add')).getAttribute('href')).toMatch(/part=goals/);
    cleanup();
    const unagreed = draw(viewOf(usual, { isAgreed: false }));
    await unagreed.findByTestId('goals-unagreed');
  });

  it('says that there is no history, and when the CRM cannot count', async () => {
    const { findByTestId } = draw(viewOf(() => counted(0)));
    await findByTestId('goals-no-history');
    cleanup();
    const view = viewOf(() => undefined);
    const funnel = { ...view.funnel, reading: { ...view.funnel.reading, state: 'none' as const } };
    await draw({ ...view, funnel }).findByTestId('goals-uncounted');
  });

  it('says where the key sees its own people alone', async () => {
    const view = viewOf();
    const own = { ...view, funnel: { ...view.funnel, seesAll: false } };
    await draw(own).findByTestId('goals-own');
  });

  it('reads the hand-offs where a goal counts clocks, and counts them', async () => {
    const goals = [goal({ id: 'accepted', measure: 'accepted-in-time', owner: 'sales' })];
    const month = new Date(NOW).toISOString().slice(0, 7);
    const clocks = { asOf: NOW, kept: { 'accept-mql': { [month]: 5 } }, begun: {} };
    const { findByTestId, bus } = draw(viewOf(usual, { goals, clocks }));
    expect((await findByTestId('seen-accepted')).textContent).toBe('5 of 40');
    expect((await findByTestId('goal-accepted')).dataset['word']).toBe('out-of-reach');
    expect((await findByTestId('out-accepted')).textContent).toMatch(
      /Out of reach since .+ MQLs are expected this month/,
    );
    await waitFor(() => expect(bus.inputs('handOffs.refresh')).toHaveLength(1));
  });

  it('copies every goal as a table with what it rests on', async () => {
    const { findByTestId, findAllByTestId, shell } = draw(viewOf());
    await findByTestId('goals-table');
    const [copy] = await findAllByTestId('copy-goals');
    if (copy === undefined) throw new Error('no copy');
    fireEvent.click(copy);
    const [text = ''] = vi.mocked(shell.copy).mock.calls[0] ?? [];
    expect(text.split('\n')).toHaveLength(5);
    expect(text).toMatch(/mql\tMarketing\tAna Ruiz\t40 MQLs\t12\t/);
    expect(text).toMatch(/Version 1 of the agreement, .+, people this CRM key can see\.$/);
  });
});

describe('the line of a goal', () => {
  const line: GoalLine = {
    goalId: 'mql',
    owner: 'marketing',
    responsible: null,
    measure: 'mql',
    target: 40,
    seen: 31,
    kind: 'short',
    count: 3,
    left: 2,
    unit: 'working',
  };

  it('is one sentence in both languages', () => {
    expect(goalLineText(line, 'en')).toBe('3 MQLs short of pace, 2 working days left');
    expect(goalLineText({ ...line, count: 1, left: 1 }, 'en')).toBe(
      '1 MQL short of pace, 1 working day left',
    );
    expect(goalLineText(line, 'es')).toBe('3 MQL por debajo del ritmo, quedan 2 días laborables');
    expect(goalLineText({ ...line, kind: 'out', left: 0 }, 'en')).toBe(
      '31 MQLs of 40: out of reach this month, no working day left',
    );
    expect(goalLineText({ ...line, kind: 'reached', seen: 41 }, 'en')).toBe(
      '41 MQLs: the goal of 40 is reached',
    );
    expect(goalLineText({ ...line, kind: 'missing', measure: 'customer' }, 'en')).toBe(
      '3 customers to go to the goal of 40, 2 working days left',
    );
  });

  it('leads to the goals, and is not there without one', async () => {
    const bus = fakeBus({
      'site.appearance': appearance(),
      'goals.lines': { lines: [line], asOf: NOW },
    });
    const onOpen = vi.fn();
    const { findByTestId } = drawPage(bus, <GoalLines onOpen={onOpen} />);
    fireEvent.click(await findByTestId('goal-line-marketing'));
    expect(onOpen).toHaveBeenCalledWith('mql');
    expect(bus.calls.map(({ route }) => route)).not.toContain('goals.read');
  });
});
