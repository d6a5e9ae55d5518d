// @vitest-environment happy-dom
import { cleanup, fireEvent, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Dashboard } from '../../../../../components/dashboard/Dashboard';
import { DEFAULT_AGREEMENT } from '../../../../../lib/domain/agreement/default-agreement';
import type { TeamClock } from '../../../../../lib/domain/hand-off/clock-figures';
import type {
  FeedbackDetail,
  FeedbackRow,
  FeedbackSummary,
} from '../../../../../lib/domain/views/feedback';
import { DEFAULT_SETTINGS } from '../../../../../lib/domain/views/settings';
import type { NoteView } from '../../../../../lib/domain/views/thread';
import { drawPage } from '../../draw';
import { failing, fakeBus, type Script } from '../../fake-bus';
import { appearance, NOW, person } from '../../people';

afterEach(cleanup);
beforeEach(() => {
  location.hash = '#feedback';
});

function row(index: number, part: Partial<FeedbackRow> = {}): FeedbackRow {
  return {
    id: `n${index}`,
    name: `Person ${index}`,
    company: 'Acme',
    who: 'Nora Vidal',
    at: NOW - index * 60_000,
    newestAt: NOW - index * 60_000,
    kind: 'feedback',
    verdict: 'rejected',
    reason: 'No budget',
    campaign: 'Autumn launch',
    about: null,
    text: 'Three people',
    answers: 0,
    dealtWith: false,
    undone: false,
    fresh: index < 2,
    ...part,
  };
}

const NOTE: NoteView = {
  id: 'n1',
  at: NOW,
  who: 'Nora Vidal',
  claimed: null,
  kind: 'feedback',
  verdict: 'rejected',
  reason: 'No budget',
  campaign: 'Autumn launch',
  date: null,
  about: null,
  text: '<b>Three</b> people',
  edited: false,
  dealtWith: false,
};

const DETAIL: FeedbackDetail = {
  thread: {
    first: NOTE,
    answers: [],
    undone: false,
    orphan: false,
    dealtWith: null,
    newestAt: NOW,
  },
  contactId: 'c1',
  person: person(),
  persona: null,
  touches: [],
};

const COUNTS = { accepted: 1, rejected: 3, recycled: 0, 'decided-sql': 0, returned: 0 };
const SUMMARY: FeedbackSummary = {
  totals: {
    all: { campaign: null, judged: 4, counts: COUNTS, rejectedShare: 0.75 },
    campaigns: [{ campaign: 'Autumn launch', judged: 4, counts: COUNTS, rejectedShare: 0.75 }],
    reasons: [{ reasonId: 'no-budget', count: 3 }],
  },
  reasonLabels: { 'no-budget': 'No budget' },
  choices: {
    campaigns: [{ id: 'Autumn launch', label: 'Autumn launch' }],
    reasons: [{ id: 'no-budget', label: 'No budget' }],
    reps: [{ id: 'Nora Vidal', label: 'Nora Vidal' }],
    personas: [],
  },
  fresh: 2,
  open: 5_000,
  asOf: NOW - 3 * 60_000,
  whole: true,
};

function script(more: Script = {}): Script {
  return {
    'site.appearance': appearance(),
    'settings.read': { ...DEFAULT_SETTINGS, role: 'marketer' },
    'feedback.visit': null,
    'feedback.refresh': null,
    'feedback.summary': SUMMARY,
    'feedback.list': ({ offset, limit }) => ({
      total: 5_000,
      rows: Array.from({ length: limit }, (_, index) => row(offset + index)),
    }),
    'feedback.thread': DETAIL,
    'feedback.reply': ({ intentId }) => ({ intentId }),
    'feedback.export': { csv: 'at,text\r\n' },
    ...more,
  };
}

describe('the page of feedback', () => {
  it('holds five thousand threads and draws only those that are seen', async () => {
    const { findAllByTestId } = drawPage(fakeBus(script()), <Dashboard />);
    const lines = await findAllByTestId('thread');
    expect(lines.length).toBeLessThan(40);
    expect(lines[0]?.textContent).toContain('new');
    expect(lines[0]?.closest('li')?.getAttribute('aria-setsize')).toBe('5000');
  });

  it('says the share rejected of each campaign, and narrows to it by a click that the address keeps', async () => {
    const bus = fakeBus(script());
    const { findByText, findByTestId } = drawPage(bus, <Dashboard />);
    expect((await findByTestId('by-campaign')).textContent).toContain('75% (3)');
    fireEvent.click(await findByText('Autumn launch', { selector: 'button' }));
    await waitFor(() => expect(location.hash).toBe('#feedback?campaign=Autumn+launch'));
    await waitFor(() =>
      expect(bus.inputs('feedback.list').at(-1)?.filter).toEqual({ campaign: 'Autumn launch' }),
    );
  });

  it('sorts the list by what waits longest, which the address keeps', async () => {
    const bus = fakeBus(script());
    const { findByTestId } = drawPage(bus, <Dashboard />);
    fireEvent.change(await findByTestId('feedback-sort'), { target: { value: 'waiting' } });
    await waitFor(() => expect(location.hash).toBe('#feedback?sort=waiting'));
    await waitFor(() => expect(bus.inputs('feedback.list').at(-1)?.order).toBe('waiting'));
  });

  it('shows a thread as text, answers it once however often it is asked, and marks it', async () => {
    location.hash = '#feedback?id=n1';
    const bus = fakeBus(script());
    const { findByTestId } = drawPage(bus, <Dashboard />);
    expect((await findByTestId('said')).textContent).toContain('<b>Three</b> people');
    fireEvent.input(await findByTestId('answer-text'), { target: { value: ' We take them out ' } });
    bus.answer({ 'feedback.reply': failing('store/full') });
    fireEvent.click(await findByTestId('answer-done'));
    await waitFor(() => expect(bus.inputs('feedback.reply')).toHaveLength(1));
    await findByTestId('failure');
    bus.answer({ 'feedback.reply': ({ intentId }) => ({ intentId }) });
    fireEvent.click(await findByTestId('answer-done'));
    await waitFor(() => expect(bus.inputs('feedback.reply')).toHaveLength(2));
    const [first, second] = bus.inputs('feedback.reply');
    expect(first).toEqual(second);
    expect(first).toMatchObject({ id: 'n1', text: 'We take them out', dealtWith: true });
  });

  it('says how old it is, and that the CRM does not answer', async () => {
    const { findByTestId } = drawPage(
      fakeBus(script({ 'feedback.refresh': failing('crm/offline') })),
      <Dashboard />,
    );
    await waitFor(async () =>
      expect((await findByTestId('feedback-age')).textContent).toContain('not responding'),
    );
    expect((await findByTestId('feedback-age')).textContent).toContain('3 min. ago');
  });

  it('exports what is shown, with a mark by which spreadsheets know the letters', async () => {
    const { findByTestId, shell } = drawPage(fakeBus(script()), <Dashboard />, 'es');
    fireEvent.click(await findByTestId('export'));
    await waitFor(() =>
      expect(shell.save).toHaveBeenCalledWith(
        'relevo-feedback.csv',
        expect.stringContaining('csv'),
        '\ufeffat,text\r\n',
      ),
    );
  });
});

describe('the page of hand-offs', () => {
  const clock = (
    contactId: string,
    state: TeamClock['outcome']['state'],
    minutes: number,
  ): TeamClock => ({
    contactId,
    rep: 'Nora Vidal',
    campaign: 'Autumn launch',
    outcome: {
      kind: 'accept-mql',
      startedAt: NOW - minutes * 60_000,
      dueAt: NOW,
      endedAt: state === 'late' ? null : NOW,
      met: state !== 'late',
      who: null,
      state,
      minutes,
      agreed: 240,
      agreementVersion: 1,
    },
  });

  it('shows kept, broken and who is late, and the plot in words and as a table', async () => {
    location.hash = '#hand-offs';
    const bus = fakeBus(
      script({
        'agreement.read': DEFAULT_AGREEMENT,
        'handOffs.refresh': null,
        'handOffs.team': {
          clocks: [clock('a', 'kept', 60), clock('b', 'broken', 700), clock('c', 'late', 900)],
          names: { a: 'Ana', b: 'Bo', c: 'Cy Ortega' },
          measuredFrom: null,
          asOf: NOW,
        },
      }),
    );
    const { findByTestId, findByText, findByRole } = drawPage(bus, <Dashboard />);
    expect((await findByText('Cy Ortega')).closest('li')?.getAttribute('data-state')).toBe('late');
    expect((await findByTestId('view-hand-offs')).textContent).toContain('33%');
    const plot = await findByRole('img', { name: /of 2 hand-offs/ });
    expect(plot.querySelectorAll('rect').length).toBeGreaterThan(5);
  });

  it('says how far it has read instead of showing nothing, and counts what runs out apart', async () => {
    location.hash = '#hand-offs';
    const team = {
      clocks: [clock('a', 'kept', 60), clock('b', 'late', 900), clock('c', 'checking', 900)],
      names: { a: 'Ana', b: 'Bo', c: 'Cy' },
      measuredFrom: NOW - 86_400_000,
      asOf: NOW,
    };
    const bus = fakeBus(
      script({
        'agreement.read': DEFAULT_AGREEMENT,
        'handOffs.refresh': null,
        'handOffs.team': team,
      }),
    );
    const { findByTestId } = drawPage(bus, <Dashboard />);
    expect((await findByTestId('hand-offs-reading')).textContent).toContain('2 of 3');
    const figures = [...(await findByTestId('view-hand-offs')).querySelectorAll('dl div')].map(
      (each) => each.textContent?.replace(/\s+/g, ' ').trim(),
    );
    expect(figures.join(' | ')).toMatch(/On time1 .*Overdue, open1 .*Being read1/);
    expect((await findByTestId('period-all')).textContent).toContain('Since');
  });
});
