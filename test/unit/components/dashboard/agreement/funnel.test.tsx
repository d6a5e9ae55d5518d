// @vitest-environment happy-dom
import { cleanup, fireEvent, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { AgreementPage } from '../../../../../components/dashboard/agreement/AgreementPage';
import { parseAgreement } from '../../../../../lib/domain/agreement/schema';
import type { Agreement } from '../../../../../lib/domain/base/agreement-model';
import type { AgreementOverview } from '../../../../../lib/domain/views/agreement-overview';
import { DEFAULT_SETTINGS } from '../../../../../lib/domain/views/settings';
import { drawPage } from '../../draw';
import { type FakeBus, fakeBus } from '../../fake-bus';
import { appearance, NOW } from '../../people';
import { agreed, IMPACT, overview, STANDARD, signed, version } from './overview';

afterEach(cleanup);

function background(start: AgreementOverview): FakeBus {
  let now = start;
  return fakeBus({
    'site.appearance': appearance(),
    'settings.read': DEFAULT_SETTINGS,
    'agreement.overview': () => now,
    'agreement.refresh': null,
    'agreement.impact': IMPACT,
    'agreement.draft': ({ base, agreement }) => {
      const [one, other] = [base, agreement].map((each) => parseAgreement(JSON.stringify(each)));
      if (!one?.ok || !other?.ok) throw new Error('not an agreement');
      now = { ...now, draft: { base: one.agreement, agreement: other.agreement, savedAt: NOW } };
      return now;
    },
    'agreement.leaveOut': ({ ids }) => {
      now = { ...now, leftOut: [...now.leftOut, ...ids] };
      return now;
    },
    'agreement.dropDraft': () => {
      now = { ...now, draft: null, unreadableDraft: null };
      return now;
    },
  });
}

function draw(bus: FakeBus, hash: string) {
  location.hash = hash;
  return drawPage(bus, <AgreementPage />, 'en');
}

function saved(bus: FakeBus): Agreement | null {
  const read = parseAgreement(JSON.stringify(bus.inputs('agreement.draft').at(-1)?.agreement));
  return read.ok ? read.agreement : null;
}

/** A team that has filled in some of what format 2 can say. */
const FILLED = signed(
  agreed(3, {
    format: 2,
    plan: {
      steps: { mql: { rate: 0.45, windowDays: 45 } },
      chance: 0.9,
      visitors: [{ month: '2026-10', count: 12_000 }],
    },
    attribution: { model: 'u-shaped', aliases: [{ former: 'Webinar 1', current: 'Webinar A' }] },
    hours: { ...STANDARD.agreement.hours, pause: { from: 840, to: 900 } },
    goals: STANDARD.agreement.goals.map((goal) =>
      goal.id === 'mql' ? { ...goal, serves: 'customers' } : goal,
    ),
  }),
);
const FILLED_BOOK = overview({
  inForce: FILLED,
  versions: [version(FILLED, { inForce: true }), STANDARD],
});

describe('the funnel in the document', () => {
  it('is all marked as assumed where the team has left it open', async () => {
    const { findByTestId, getAllByTestId } = draw(background(overview()), '#agreement');
    const plan = await findByTestId('agreement-plan');
    expect(plan.textContent).toContain('From MQL to SQL40% (assumed)30 days (assumed)');
    expect(getAllByTestId('assumed')).toHaveLength(4 * 4 + 2 + 3 + 4);
  });

  it('shows what was agreed without the mark, with goals that serve others and the break', async () => {
    const { findByTestId, getByTestId, getAllByTestId } = draw(
      background(FILLED_BOOK),
      '#agreement',
    );
    expect((await findByTestId('agreement-plan')).textContent).toContain(
      'From MQL to SQL45%45 days7 days (assumed)',
    );
    const part = getByTestId('part-funnel').textContent;
    expect(part).toContain('a probability of 90%.');
    expect(part).toContain('October 2026: 12,000');
    expect(part).toContain('Model: U-shaped (first and lead).');
    expect(part).toContain('“Webinar 1” is now “Webinar A”');
    expect(getAllByTestId('goal-serves').map(({ textContent }) => textContent)).toEqual([
      'Supports “New customers per month”',
    ]);
    expect(getByTestId('agreement-pause').textContent).toContain('Break from 14:00 to 15:00');
  });

  it('is compared in words', async () => {
    const own = version(FILLED);
    const { findByTestId, getAllByTestId } = draw(
      background(FILLED_BOOK),
      `#agreement?version=${STANDARD.digest}&compare=${own.digest}`,
    );
    await findByTestId('changes');
    const told = getAllByTestId('change').map((line) => [
      line.querySelector('b')?.textContent,
      line.querySelector('.values')?.textContent,
    ]);
    expect(told).toContainEqual([
      'Conversion rate from Marketing-qualified lead (MQL)',
      'nothing → now: 45%',
    ]);
    expect(told).toContainEqual(['Visitors in October 2026', 'now: October 2026: 12,000 visitors']);
    expect(told).toContainEqual([
      'Goal that “MQLs handed over per month” supports',
      'nothing → now: New customers per month',
    ]);
    expect(told).toContainEqual([
      'Renamed campaign “Webinar 1”',
      'now: “Webinar 1” is now “Webinar A”',
    ]);
    expect(told).toContainEqual([
      'Working hours',
      'before: 09:00 to 18:00 → now: 09:00 to 18:00, with a break from 14:00 to 15:00',
    ]);
  });
});

describe('the funnel in the editor', () => {
  const PART = '#agreement?do=edit&part=funnel';

  it('says of each empty field what is assumed, and writes nothing for it', async () => {
    const bus = background(overview());
    const { findByTestId, getByTestId } = draw(bus, PART);
    const rate = await findByTestId('at-plan.steps.mql.rate');
    expect(rate).toHaveProperty('value', '');
    expect(document.getElementById('at-plan.steps.mql.rate-hint')?.textContent).toBe(
      'Empty: 40% is assumed.',
    );
    fireEvent.input(rate, { target: { value: '7' } });
    await waitFor(() =>
      expect(saved(bus)).toMatchObject({ format: 2, plan: { steps: { mql: { rate: 0.07 } } } }),
    );
    expect(saved(bus)?.plan).toEqual({ steps: { mql: { rate: 0.07 } } });
    expect(rate).toHaveProperty('value', '7');
    fireEvent.input(getByTestId('at-plan.steps.mql.windowDays'), { target: { value: '45' } });
    fireEvent.input(rate, { target: { value: '' } });
    await waitFor(() => expect(saved(bus)?.plan).toEqual({ steps: { mql: { windowDays: 45 } } }));
  });

  it('shows a number that is too large where it stands', async () => {
    const { findByTestId, getByTestId } = draw(background(overview()), PART);
    fireEvent.input(await findByTestId('at-plan.chance'), { target: { value: '100' } });
    await waitFor(() => expect(getByTestId('problem-plan.chance').textContent).not.toBe(''));
    expect(getByTestId('draft-kept').dataset['kept']).toBe('invalid');
  });

  it('adds a month of visitors with the number of the one before it', async () => {
    const bus = background(FILLED_BOOK);
    const { findByTestId, getByTestId } = draw(bus, PART);
    fireEvent.submit(await findByTestId('add-visitors'));
    await waitFor(() =>
      expect(saved(bus)?.plan?.visitors).toEqual([
        { month: '2026-10', count: 12_000 },
        { month: '2026-11', count: 12_000 },
      ]),
    );
    fireEvent.input(getByTestId('at-plan.visitors.1.count'), { target: { value: '13500' } });
    await waitFor(() => expect(saved(bus)?.plan?.visitors?.[1]?.count).toBe(13_500));
  });

  it('keeps model, touches and renamed campaigns', async () => {
    const bus = background(overview());
    const { findByTestId, getByTestId } = draw(bus, PART);
    fireEvent.change(await findByTestId('at-attribution.model'), { target: { value: 'linear' } });
    fireEvent.click(getByTestId('counts-page-view'));
    const form = getByTestId('add-alias');
    const [old, now] = form.querySelectorAll('input');
    fireEvent.input(old as Element, { target: { value: 'Webinar 1' } });
    fireEvent.input(now as Element, { target: { value: 'Webinar A' } });
    fireEvent.submit(form);
    await waitFor(() =>
      expect(saved(bus)?.attribution).toMatchObject({
        model: 'linear',
        aliases: [{ former: 'Webinar 1', current: 'Webinar A' }],
      }),
    );
    expect(saved(bus)?.attribution?.touches).toContain('form');
    expect(saved(bus)?.attribution?.touches).not.toContain('page-view');
  });
});

describe('goals and hours in the editor', () => {
  it('link a goal to the one that it serves, and count leads and visitors', async () => {
    const bus = background(overview());
    const { findByTestId, getByTestId } = draw(bus, '#agreement?do=edit&part=goals');
    const serves = await findByTestId('at-goals.0.serves');
    fireEvent.change(serves, { target: { value: 'customers' } });
    fireEvent.change(getByTestId('at-goals.0.measure'), { target: { value: 'lead' } });
    await waitFor(() =>
      expect(saved(bus)?.goals[0]).toMatchObject({ measure: 'lead', serves: 'customers' }),
    );
    fireEvent.change(serves, { target: { value: '' } });
    await waitFor(() => expect(saved(bus)?.goals[0]?.serves).toBeUndefined());
  });

  it('take a break in the middle of the day, within the working hours', async () => {
    const bus = background(overview());
    const { findByTestId, getByTestId } = draw(bus, '#agreement?do=edit&part=clocks');
    fireEvent.click(await findByTestId('pause'));
    await waitFor(() => expect(saved(bus)?.hours.pause).toEqual({ from: 840, to: 900 }));
    fireEvent.input(getByTestId('at-hours.pause.to'), { target: { value: '19:00' } });
    await waitFor(() =>
      expect(getByTestId('problem-hours').textContent).toBe(
        'The break must be within the working hours.',
      ),
    );
  });
});

describe('what a newer Relevo made', () => {
  it('is said beside the document, and the draft is kept until a person throws it away', async () => {
    const problems = [{ where: 'format', what: 'is format 3', rule: 'newer' as const, limit: 2 }];
    const bus = background(
      overview({
        unreadable: [
          { id: '7', reason: 'newer', problems, at: NOW, by: 'Max Power', confirmed: false },
        ],
        unreadableDraft: 'newer',
      }),
    );
    const { findByTestId, getByTestId, queryByTestId } = draw(bus, '#agreement');
    const newer = await findByTestId('notice-newer-format');
    expect(newer.textContent).toContain('Update Relevo');
    expect(newer.textContent).toContain('Max Power (not confirmed by the CRM)');
    fireEvent.click(getByTestId('leave-out'));
    await waitFor(() => expect(bus.inputs('agreement.leaveOut')).toEqual([{ ids: ['7'] }]));
    await waitFor(() => expect(queryByTestId('notice-newer-format')).toBeNull());
    expect(getByTestId('notice-unreadable-draft').textContent).toContain('It stays as it is');
    fireEvent.click(getByTestId('drop-draft'));
    fireEvent.click(getByTestId('drop-yes'));
    await waitFor(() => expect(queryByTestId('notice-unreadable-draft')).toBeNull());
  });
});
