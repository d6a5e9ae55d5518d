import { describe, expect, it } from 'vitest';
import { STRONG_CAMPAIGN } from '../../../../lib/crm/local/campaigns';
import { DEFAULT_AGREEMENT } from '../../../../lib/domain/agreement/default-agreement';
import { stepsOf } from '../../../../lib/domain/figures/counting/cohorts';
import {
  type PartBy,
  partFilter,
  partQuestions,
  partsFrame,
} from '../../../../lib/domain/figures/counting/parts';
import { periodOf } from '../../../../lib/domain/figures/counting/period';
import type { FunnelFrame } from '../../../../lib/domain/figures/counting/plan';
import { questionKey } from '../../../../lib/domain/figures/counting/question';
import { lookIn } from '../../../../lib/domain/figures/shown/answers';
import { partRates } from '../../../../lib/domain/figures/shown/parts';
import { going, makeWorld } from './world';

const MOMENTS = [
  ['a Monday morning', Date.UTC(2026, 10, 23, 8, 30)],
  ['the first of a month', Date.UTC(2026, 11, 1, 9)],
  ['a midsummer evening', Date.UTC(2027, 6, 15, 19)],
] as const;
const ZONE = DEFAULT_AGREEMENT.hours.timeZone;
const MAPPED = ['lead', 'mql', 'sql', 'opportunity', 'customer'] as const;
const { personas } = DEFAULT_AGREEMENT;

/** The parts of the sample that become customers more or less often than all others. */
async function differing(by: PartBy, now: number) {
  const { crm, db } = makeWorld({ sample: 'whole', now });
  const engine = crm.figures;
  await crm.countsPerStage(going);
  const frame: FunnelFrame = {
    now,
    timeZone: ZONE,
    months: 12,
    mapped: MAPPED,
    keepsMoves: true,
    steps: stepsOf(MAPPED, () => 90),
    period: periodOf({ unit: 'month' }, now, ZONE),
  };
  const compared = partsFrame(frame);
  if (engine === null || compared === null) throw new Error('nothing to compare');
  const { came, on } = partQuestions(compared);
  const ids =
    by === 'persona'
      ? personas.map(({ id }) => id)
      : (await db.campaigns.toArray()).map(({ name }) => name);
  const answersOf = async (filter: object) => {
    const answers = await engine.count([came, on], filter, going);
    return Object.fromEntries(
      [came, on].flatMap((question, index) => {
        const answer = answers[index];
        return answer === undefined ? [] : [[questionKey(question), { answer, askedAt: now }]];
      }),
    );
  };
  const parts = await Promise.all(
    ids.map(async (id) => ({
      id,
      name: id,
      answers: await answersOf({ ...partFilter({}, by, id), personas }),
    })),
  );
  const rates = partRates(lookIn(await answersOf({})), frame, { by, parts });
  return rates?.parts.filter(({ differs }) => differs !== null) ?? [];
}

describe.each(MOMENTS)('a sample made on %s', (_, now) => {
  it('has one campaign whose people become customers more often, beyond chance', async () => {
    const found = await differing('campaign', now);
    expect(found.map(({ id, differs }) => [id, differs])).toEqual([[STRONG_CAMPAIGN, 'more']]);
  });

  it('has personas that become customers more often than all others, beyond chance', async () => {
    const found = await differing('persona', now);
    expect(found.map(({ differs }) => differs)).toContain('more');
    expect(found.map(({ differs }) => differs)).not.toContain('fewer');
  });
});
