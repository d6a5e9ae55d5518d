// @vitest-environment happy-dom
import { cleanup, fireEvent, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { filterIn, periodIn, shifted } from '../../../../components/dashboard/funnel/address';
import { FunnelPage } from '../../../../components/dashboard/funnel/FunnelPage';
import { rateText } from '../../../../components/dashboard/funnel/figure-text';
import { DEFAULT_AGREEMENT } from '../../../../lib/domain/agreement/default-agreement';
import type { Stage } from '../../../../lib/domain/base/stage';
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
import type { AgreementOverview } from '../../../../lib/domain/views/agreement-overview';
import { funnelEn } from '../../../../lib/i18n/en/funnel';
import { createTranslator } from '../../../../lib/i18n/translator';
import { drawPage } from '../draw';
import { fakeBus, type Script } from '../fake-bus';
import { appearance, NOW } from '../people';

const PEOPLE: Partial<Record<Stage, number>> = { lead: 40, mql: 20, sql: 10, opportunity: 6 };

/** A view whose questions are answered by a function; undefined: not counted yet. */
function viewOf(answer: (question: CountQuestion) => CountAnswer | undefined): FunnelView {
  const view = {
    ...agreedFrame(DEFAULT_AGREEMENT),
    now: NOW,
    months: 6,
    crm: 'hubspot',
    keepsMoves: false,
    seesAll: null,
    period: periodOf({ unit: 'month' }, NOW, DEFAULT_AGREEMENT.hours.timeZone),
  };
  const stands = { kind: 'stands', stage: 'mql' } as const;
  const mql = answer(stands);
  const first = {
    ...(mql !== undefined && { [questionKey(stands)]: { answer: mql, askedAt: NOW } }),
  };
  const { first: one, rest } = planQuestions(frameOf({ ...view, answers: first }));
  const questions = [...one, ...rest];
  const answers = Object.fromEntries(
    questions.flatMap((question) => {
      const known = answer(question);
      return known === undefined
        ? []
        : [[questionKey(question), { answer: known, askedAt: NOW }] as const];
    }),
  );
  const done = Object.keys(answers).length;
  const all = questions.length;
  const state = done === all ? 'done' : 'reading';
  return { ...view, answers, parts: null, reading: { done, all, state, failure: null } };
}

const counted = (count: number): CountAnswer => ({ kind: 'count', count, exact: 'exact' });
const usual = (question: CountQuestion): CountAnswer => {
  const people = PEOPLE[question.stage] ?? 3;
  return counted(question.kind === 'went-on' ? Math.floor(people / 2) : people);
};

function draw(view: FunnelView, more: Script = {}) {
  const bus = fakeBus({
    'site.appearance': appearance(),
    'figures.funnel': view,
    'figures.choices': {
      owners: [{ id: 'o1', name: 'Ana' }],
      campaigns: ['Guide'],
      personas: [{ id: 'p1', name: 'Buyer' }],
      sources: null,
    },
    'figures.stop': null,
    'figures.resume': null,
    ...more,
  });
  return { bus, ...drawPage(bus, <FunnelPage />) };
}

afterEach(cleanup);
beforeEach(() => {
  location.hash = '#funnel';
});

describe('the Funnel', () => {
  it('says of every number what it counts, under which agreement, how old and for whom', async () => {
    const { findByTestId } = draw(viewOf(usual));
    const number = await findByTestId('count-stands.mql');
    expect(number.textContent).toBe('20');
    expect(number.title).toBe(
      'People in MQL now. Counted now, under version 1 of the agreement, for the people this CRM key can see.',
    );
    expect((await findByTestId('count-went.mql')).title).toMatch(/within 30 days/);
  });

  it('says how HubSpot counts otherwise', async () => {
    const { findByText } = draw(viewOf(usual));
    await findByText(/HubSpot’s own funnel counts differently/);
  });

  it('shows progress while it is read, with what is here, and stops', async () => {
    const partly = viewOf((question) => (question.kind === 'stands' ? usual(question) : undefined));
    const { findByTestId, bus } = draw(partly);
    const line = await findByTestId('reading');
    expect(line.textContent).toContain(`6 of ${partly.reading.all} counts`);
    expect((await findByTestId('count-came.lead')).dataset['known']).toBe('waiting');
    expect((await findByTestId('goal-unknown')).textContent).toMatch(/not loaded yet/);
    fireEvent.click(await findByTestId('reading-stop'));
    await waitFor(() => expect(bus.inputs('figures.stop')).toHaveLength(1));
  });

  it('shows a gap with its reason where the number would stand', async () => {
    const view = viewOf((question) =>
      question.kind === 'stands' ? usual(question) : { kind: 'gap', gap: 'not-dated' },
    );
    const { findByTestId } = draw(view);
    expect((await findByTestId('count-came.mql')).textContent).toMatch(/keeps no date/);
    expect((await findByTestId('step-mql')).textContent).toMatch(/keeps no date/);
    expect((await findByTestId('goal-unknown')).textContent).toMatch(/keeps no date/);
  });

  it('joins the neighbours of a stage that is not mapped', async () => {
    const view = viewOf((question) =>
      question.stage === 'mql' ? { kind: 'gap', gap: 'not-mapped' } : usual(question),
    );
    const { findByTestId, queryByTestId } = draw(view);
    expect((await findByTestId('step-lead')).textContent).toMatch(/reach SQL within 120 days/);
    expect(queryByTestId('step-mql')).toBeNull();
    expect((await findByTestId('count-stands.mql')).textContent).toMatch(/mapped/);
  });

  it('says that there is no history where no one has come', async () => {
    const { findByTestId } = draw(viewOf(() => counted(0)));
    await findByTestId('funnel-empty');
  });

  it('says when the key sees only its own people', async () => {
    const { findByTestId } = draw({ ...viewOf(usual), seesAll: false });
    await findByTestId('funnel-own');
  });

  it('says when the CRM cannot count', async () => {
    const view = viewOf(() => undefined);
    const { findByTestId } = draw({ ...view, reading: { ...view.reading, state: 'none' } });
    await findByTestId('funnel-none');
  });

  it('shows the people behind a number, and says where the CRM cannot list them', async () => {
    const { findByTestId, findByText, bus } = draw(viewOf(usual), { 'figures.people': null });
    fireEvent.click(await findByTestId('count-stands.sql'));
    await findByText('The CRM can count them but not list them.', {}, { timeout: 8_000 });
    expect(bus.inputs('figures.people')).toEqual([
      { question: { kind: 'stands', stage: 'sql' }, filter: {}, cursor: null },
    ]);
  });
});

describe('a rate in words', () => {
  const t = createTranslator<keyof typeof funnelEn>('en', funnelEn) as never;
  const say = (x: number, n: number, rate: number | null, low = 0.2, high = 0.4) =>
    rateText(
      { kind: 'ripe', x, n, rate, limits: rate === null ? null : { low, high } },
      { t, language: 'en' },
    );

  it('has its range and its counts', () => {
    expect(say(12, 45, 12 / 45, 0.19, 0.37)).toEqual({
      share: '27% (19–37)',
      counts: '12 of 45',
      note: null,
    });
  });

  it('of few has the counts alone, of none a dash, of no one gone on the most that it can be', () => {
    expect(say(2, 4, null)).toMatchObject({ share: null, counts: '2 of 4' });
    expect(say(0, 0, null).counts).toBe('–');
    expect(say(0, 12, 0, 0, 0.15)).toEqual({
      share: null,
      counts: '0 of 12',
      note: 'at most 15%',
    });
    expect(say(12, 12, 1, 0.85, 1).note).toBe('at least 85%');
  });
});

describe('the address of the Funnel', () => {
  it('is read whatever stands there', () => {
    expect(periodIn({ period: 'range', from: '2026-01-10', to: '2026-02-11' })).toEqual({
      unit: 'range',
      from: '2026-01-10',
      to: '2026-02-11',
    });
    expect(periodIn({ period: 'range', from: '99', to: 'x' })).toEqual({ unit: 'month' });
    expect(periodIn({ period: 'quarter', start: '2026-13' })).toEqual({ unit: 'quarter' });
    expect(filterIn({ owner: '', campaign: 'Otoño' })).toEqual({ campaign: 'Otoño' });
  });

  it('of the period of now has no date: tomorrow it is another one', () => {
    const now = Date.parse('2026-11-18T12:00:00Z');
    expect(shifted('month', '2026-09-01', 1, now, 'Europe/Madrid').start).toBe('2026-10');
    expect(shifted('month', '2026-10-01', 1, now, 'Europe/Madrid').start).toBe('');
    expect(shifted('quarter', '2026-07-01', 1, now, 'Europe/Madrid')).toEqual({
      period: 'quarter',
      start: '',
    });
  });
});

describe('what a number is held against', () => {
  it('is in the address and is asked for', async () => {
    location.hash = '#funnel?compare=year&persona=p1&by=campaign';
    const { findByTestId, bus } = draw(viewOf(usual));
    await findByTestId('ladder');
    expect(bus.inputs('figures.funnel')[0]).toEqual({
      period: { unit: 'month', against: 'year' },
      filter: { persona: 'p1' },
      by: 'campaign',
    });
  });
});

describe('the visitors of a month', () => {
  it('are asked for and sent as a number', async () => {
    const { findByTestId, bus } = draw(viewOf(usual), { 'figures.visitors': { month: '2026-10' } });
    const input = await findByTestId('visitors-count');
    const save = (await findByTestId('visitors-save')) as HTMLButtonElement;
    fireEvent.input(input, { target: { value: '12 thousand' } });
    expect(save.disabled).toBe(true);
    fireEvent.input(input, { target: { value: '4210' } });
    fireEvent.click(save);
    await waitFor(() =>
      expect(bus.inputs('figures.visitors')).toEqual([{ month: '2026-10', count: 4_210 }]),
    );
  });
});

describe('what is tried', () => {
  it('goes into the draft of the agreement once the person says yes, and not before', async () => {
    const overview: AgreementOverview = {
      inForce: DEFAULT_AGREEMENT,
      versions: [],
      rivals: [],
      draft: null,
      unreadableDraft: null,
      leftOut: [],
      place: { kind: 'device' },
      unreadable: [],
      asOf: null,
      failure: null,
      me: null,
    };
    const { findByTestId, bus } = draw(viewOf(usual), {
      'agreement.overview': overview,
      'agreement.draft': overview,
    });
    fireEvent.change(await findByTestId('goal-chance'), { target: { value: '0.95' } });
    fireEvent.click(await findByTestId('goal-save'));
    expect((await findByTestId('goal-save-ask')).textContent).toContain('95%');
    expect(bus.inputs('agreement.draft')).toEqual([]);
    fireEvent.click(await findByTestId('goal-save-yes'));
    await waitFor(() => expect(bus.inputs('agreement.draft')).toHaveLength(1));
    expect(bus.inputs('agreement.draft')[0]).toMatchObject({
      base: DEFAULT_AGREEMENT,
      agreement: { format: 2, signed: [], plan: { chance: 0.95 } },
    });
  });
});
