// @vitest-environment happy-dom
import { cleanup, fireEvent, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { filterIn, periodIn, shifted } from '../../../../components/dashboard/funnel/address';
import { FunnelPage } from '../../../../components/dashboard/funnel/FunnelPage';
import { rateText } from '../../../../components/dashboard/funnel/figure-text';
import { DEFAULT_AGREEMENT } from '../../../../lib/domain/agreement/default-agreement';
import type { Goal } from '../../../../lib/domain/base/agreement-model';
import type { Stage } from '../../../../lib/domain/base/stage';
import type { CountAnswer, CountQuestion } from '../../../../lib/domain/figures/counting/question';
import type { FunnelView } from '../../../../lib/domain/figures/counting/view';
import type { AgreementOverview } from '../../../../lib/domain/views/agreement-overview';
import { funnelEn } from '../../../../lib/i18n/en/funnel';
import { createTranslator } from '../../../../lib/i18n/translator';
import { drawPage } from '../draw';
import { fakeBus, type Script } from '../fake-bus';
import { appearance } from '../people';
import { counted, funnelViewOf } from './funnel-view';

const GOAL: Omit<Goal, 'id' | 'measure' | 'target'> = {
  owner: 'marketing',
  responsible: 'Ana Ruiz',
  from: '2026-01',
  until: null,
  label: { en: 'A goal', es: 'Un objetivo' },
};
const PEOPLE: Partial<Record<Stage, number>> = { lead: 40, mql: 20, sql: 10, opportunity: 6 };

const viewOf = (answer: Parameters<typeof funnelViewOf>[0]) =>
  funnelViewOf(answer, DEFAULT_AGREEMENT);

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
    // A plot without anything in it says nothing: a sentence stands there.
    const plots = await findByTestId('came-by-month');
    expect(plots.textContent).toContain('No one reached Lead in the last 6 months.');
    expect(document.querySelectorAll('.plots svg.plot')).toHaveLength(0);
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

describe('those on the way to the goal', () => {
  it('stand in a table by stage and time in it, and each number opens its people', async () => {
    const { findByTestId, findAllByTestId, bus } = draw(viewOf(usual), {
      'figures.people': { people: [], next: null },
    });
    // It stands there once more, for paper.
    const [number] = await findAllByTestId('count-age.mql.1');
    if (number === undefined) throw new Error('no number');
    fireEvent.click(number);
    await waitFor(() => expect(bus.inputs('figures.people')).toHaveLength(1));
    fireEvent.click(await findByTestId('count-have'));
    await waitFor(() => expect(bus.inputs('figures.people')).toHaveLength(2));
    const [age, have] = bus.inputs('figures.people').map(({ question }) => question);
    expect(age).toMatchObject({ kind: 'in-flight', stage: 'mql' });
    expect(have).toMatchObject({ kind: 'came', stage: 'customer' });
  });
});

describe('a period without people yet', () => {
  it('says so, with the way to the period before', async () => {
    const nobody = viewOf((question) => counted(question.kind === 'stands' ? 5 : 0));
    const young = await draw(nobody).findByTestId('funnel-young');
    const link = young.querySelector('a')?.getAttribute('href') ?? '';
    expect(link).toMatch(/^#funnel\?start=\d{4}-\d\d$/);
    cleanup();
    const { findByTestId, queryByTestId } = draw(viewOf(usual));
    await findByTestId('ladder');
    expect(queryByTestId('funnel-young')).toBeNull();
  });
});

describe('goals that do not fit together', () => {
  it('fit with a number that is offered, and nothing is saved by trying it', async () => {
    const [mql, customers] = [
      { ...GOAL, id: 'mql', measure: 'mql', target: 40, serves: 'customers' },
      { ...GOAL, id: 'customers', measure: 'customer', target: 30 },
    ] as const;
    const view = funnelViewOf(usual, { ...DEFAULT_AGREEMENT, goals: [mql, customers] });
    const { findByTestId, bus } = draw(view);
    const link = () => findByTestId('chain-mql');
    expect((await link()).dataset['state']).toBe('short');
    expect((await link()).textContent).toMatch(/would be enough on average;\s*\d+ with a prob/);
    fireEvent.click(await findByTestId('chain-upper-mql'));
    await waitFor(async () => expect((await link()).dataset['state']).toBe('fits'));
    fireEvent.click(await findByTestId('goal-reset'));
    await waitFor(async () => expect((await link()).dataset['state']).toBe('short'));
    expect(bus.calls.filter(({ route }) => route === 'agreement.draft')).toEqual([]);
  });
});
