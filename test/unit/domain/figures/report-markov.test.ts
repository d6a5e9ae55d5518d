import { describe, expect, it } from 'vitest';
import { attributionOf } from '../../../../lib/domain/agreement/attribution';
import type { Deal } from '../../../../lib/domain/base/deal';
import type { Touch } from '../../../../lib/domain/base/touch';
import type { DealPath, DealPerson } from '../../../../lib/domain/figures/attribution/deal-path';
import { markovTableSteps } from '../../../../lib/domain/figures/attribution/report-markov';
import { pathSteps } from '../../../../lib/domain/figures/attribution/report-paths';
import { tableSteps } from '../../../../lib/domain/figures/attribution/report-table';
import { ended } from '../../../../lib/domain/figures/attribution/steps';
import { makeDeal } from './make-deal';

const DAY = 86_400_000;
const TERMS = { kinds: new Set(['form'] as const), lookbackMs: 90 * DAY, timeZone: 'UTC' };

/** Deals whose people met these campaigns, in this order; none for no touch. */
function pathsOf(first: number, outcome: 'won' | 'lost', all: readonly string[][]): DealPath[] {
  const people = all.map((campaigns, i): DealPerson => {
    const id = String(first + i);
    const touches = campaigns.map(
      (campaign, j): Touch => ({
        id: `${id}.${j}`,
        contactId: id,
        kind: 'form',
        at: (150 + j) * DAY,
        title: '',
        channel: null,
        campaign,
        by: 'marketing',
      }),
    );
    return { id, name: id, leadAt: null, personaId: null, touches, gaps: [] };
  });
  const deals = people.map(
    ({ id }): Deal => makeDeal(id, { contactIds: [id], outcome, amount: 1_000 + Number(id) }),
  );
  return [...ended(pathSteps(deals, people, TERMS, [], () => false)).paths];
}

const many = (count: number, path: string[]) => Array.from({ length: count }, () => path);

function column(won: readonly DealPath[], lost: readonly DealPath[]) {
  const table = ended(tableSteps(won, attributionOf({})));
  return ended(markovTableSteps(table, { paths: won, weight: 1 }, { paths: lost, weight: 1 }));
}

describe('the column of removal', () => {
  it('is not there with fewer than 50 customers or 200 journeys', () => {
    const won = pathsOf(0, 'won', many(49, ['Fair']));
    const few = column(won, pathsOf(1_000, 'lost', many(400, ['Mail'])));
    expect(few.standing).toEqual({ customers: 49, journeys: 449, isShown: false, ranks: null });
    expect(few.table.models).not.toContain('markov');
    const short = column(
      pathsOf(0, 'won', many(60, ['Fair'])),
      pathsOf(1_000, 'lost', many(139, ['Mail'])),
    );
    expect(short.standing.isShown).toBe(false);
  });

  it('gives nothing to a campaign that only the lost met, and adds to the totals', () => {
    const won = pathsOf(0, 'won', [
      ...many(60, ['Fair', 'Web']),
      ...many(20, ['Web']),
      ...many(3, []),
    ]);
    const lost = pathsOf(1_000, 'lost', [...many(150, ['Mail']), ...many(60, ['Web'])]);
    const { table, standing } = column(won, lost);
    expect(standing).toMatchObject({ customers: 80, journeys: 290, isShown: true });
    expect(table.models).toContain('markov');
    const cells = new Map(table.rows.map(({ key, cells: { markov } }) => [key, markov]));
    expect(cells.get('(unattributed)')?.tenths).toBe(30);
    // Everybody who became a customer went through Web, three in four of them through Fair first.
    const [fair, web] = [cells.get('name:Fair')?.tenths ?? 0, cells.get('name:Web')?.tenths ?? 0];
    expect(web).toBeGreaterThan(fair);
    expect(fair).toBeGreaterThan(0);
    expect(fair + web).toBe(800);
    const money = [...cells.values()].reduce((sum, cell) => sum + (cell?.money['EUR'] ?? 0), 0);
    expect(money).toBe(table.totals.money['EUR']);
    expect(standing.ranks).toMatchObject({
      'name:Web': { best: 1, worst: 1 },
      'name:Fair': { best: 2, worst: 2 },
    });
  });
});
