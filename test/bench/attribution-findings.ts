import { inSlices } from '../../lib/app/in-slices';
import { attributionOf } from '../../lib/domain/agreement/attribution';
import type { Deal } from '../../lib/domain/base/deal';
import { TOUCH_KINDS, type Touch } from '../../lib/domain/base/touch';
import type { DealPerson } from '../../lib/domain/figures/attribution/deal-path';
import { markovTableSteps } from '../../lib/domain/figures/attribution/report-markov';
import { pathSteps } from '../../lib/domain/figures/attribution/report-paths';
import { tableSteps } from '../../lib/domain/figures/attribution/report-table';
import { makeDeal } from '../unit/domain/figures/make-deal';
import { atMost, type Findings, told } from './figure';
import type { Plan } from './plan';
import { bootstrap, median, ms, within } from './statistics';

const DAY_MS = 86_400_000;
const DEALS = 500;
const TOUCHES = 40;
const CAMPAIGNS = 60;
/** A surface that waits for the background feels a longer task. */
const GATE_MS = 50;

const TERMS = {
  kinds: new Set(TOUCH_KINDS),
  lookbackMs: 365 * DAY_MS,
  timeZone: 'Europe/Madrid',
};

/** Closed deals of one person each, every touch of another campaign than the one before. */
function closed(outcome: 'won' | 'lost'): { deals: Deal[]; people: DealPerson[] } {
  const ids = Array.from({ length: DEALS }, (_, index) => `${outcome}${index}`);
  const people = ids.map((id, index): DealPerson => {
    const touches = Array.from({ length: TOUCHES }, (_, at): Touch => {
      const campaign = `Campaign ${(index * 7 + at * (1 + (index % 11))) % CAMPAIGNS}`;
      return {
        id: `${id}.${at}`,
        contactId: id,
        kind: 'form',
        at: (100 + at * 2) * DAY_MS,
        title: 'Form',
        channel: 'Web',
        campaign,
        by: 'marketing',
      };
    });
    return { id, name: id, leadAt: 120 * DAY_MS, personaId: null, touches, gaps: [] };
  });
  const deals = ids.map((id, index) =>
    makeDeal(id, { contactIds: [id], outcome, amount: 123_457 + 991 * index }),
  );
  return { deals, people };
}

/** Runs steps as the background does; the longest time between two rests, ms of the processor. */
async function longestTask<Value>(
  steps: Generator<void, Value, void>,
): Promise<{ longest: number; value: Value }> {
  let longest = 0;
  let before = process.cpuUsage();
  const rest = () => {
    const { user, system } = process.cpuUsage(before);
    longest = Math.max(longest, (user + system) / 1_000);
    before = process.cpuUsage();
  };
  const watch = setInterval(rest, 0);
  const value = await inSlices(steps, () => performance.now());
  rest();
  clearInterval(watch);
  return { longest, value };
}

/**
 * How long the background is busy without a rest while it computes an attribution report, removal
 * included: processor time, so that a busy machine measures the same.
 */
export async function attributionFindings({ quick }: Plan): Promise<Findings> {
  const [won, lost] = [closed('won'), closed('lost')];
  const samples: number[] = [];
  const wholes: number[] = [];
  for (let run = 0; run < (quick ? 3 : 10); run++) {
    const before = process.cpuUsage();
    const paths = await longestTask(
      pathSteps(
        [...won.deals, ...lost.deals],
        [...won.people, ...lost.people],
        TERMS,
        [],
        () => false,
      ),
    );
    const all = paths.value.paths;
    const ofWon = all.slice(0, DEALS);
    const table = await longestTask(tableSteps(ofWon, attributionOf({})));
    const removal = await longestTask(
      markovTableSteps(
        table.value,
        { paths: ofWon, weight: 1 },
        { paths: all.slice(DEALS), weight: 1 },
      ),
    );
    samples.push(Math.max(paths.longest, table.longest, removal.longest));
    const { user, system } = process.cpuUsage(before);
    wholes.push((user + system) / 1_000);
  }
  const name = `attribution of ${DEALS} won deals with ${TOUCHES} touches each`;
  const middle = bootstrap([samples] as const, ([each]) => median(each));
  return {
    figures: [
      atMost(
        `${name}: longest task`,
        `${ms(middle.value)} ${within(middle, ms)}`,
        middle,
        GATE_MS,
        `≤ ${GATE_MS} ms of computing`,
      ),
      told(`${name}: in all, removal included`, ms(median(wholes))),
    ],
  };
}
