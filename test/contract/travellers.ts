import type { CountFilter, CountQuestion } from '../../lib/crm/port/figures';
import { STAGES, type Stage } from '../../lib/domain/base/stage';
import { randomFrom } from '../crm/hubspot/seed/random';

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** A person with their way through the funnel, as a test puts it into a CRM. */
export interface Traveller {
  readonly email: string;
  readonly name: string;
  /** 0 and 1 are two owners; null is none. */
  readonly owner: 0 | 1 | null;
  readonly campaign: string | null;
  /** In order of time; the last one is where they stand. Times are whole seconds, epoch ms. */
  readonly moves: readonly { readonly stage: Stage; readonly at: number }[];
}

export const CAMPAIGNS: readonly string[] = ['Spring fair', 'Webinar "A to B"'];

/**
 * People of a year: many stop on the way, some pass a stage over, some go on in the second in which
 * a month ends.
 * @param backwards whether some also go back and come again, which not every CRM can date
 */
export function makeTravellers(
  count: number,
  now: number,
  edges: readonly number[],
  backwards: boolean,
): Traveller[] {
  const random = randomFrom(7);
  return Array.from({ length: count }, (_, index): Traveller => {
    const moves: { stage: Stage; at: number }[] = [];
    let at = random.chance(0.15)
      ? random.pick(edges) - (random.chance(0.5) ? 1_000 : 0)
      : now - random.int(1, 330 * 24) * HOUR - random.int(0, 3_599) * 1_000;
    let order = random.chance(0.1) ? 2 : 1;
    if (at > now) at = now - DAY;
    moves.push({ stage: STAGES[order] ?? 'lead', at });
    while (order < 5 && random.chance(0.7)) {
      const wait = random.pick([random.int(1, 60), 30, 90, 7]) * DAY;
      at += wait + (random.chance(0.3) ? random.pick([0, 1_000, -1_000]) : 0);
      if (at > now) break;
      order = Math.min(5, order + (random.chance(0.2) ? 2 : 1));
      moves.push({ stage: STAGES[order] ?? 'lead', at });
      const back = at + random.int(1, 20) * DAY;
      if (backwards && order > 1 && back < now && random.chance(0.2)) {
        moves.push({ stage: STAGES[order - 1] ?? 'lead', at: back });
        at = back;
        order -= 1;
      }
    }
    return {
      email: `traveller.${index}@example.com`,
      name: `Traveller ${index}`,
      owner: random.pick([0, 1, null]),
      campaign: random.pick([...CAMPAIGNS, null]),
      moves,
    };
  });
}

/** When a person first came to the stage or to any later one. */
function cameTo({ moves }: Traveller, stage: Stage): number | null {
  const order = STAGES.indexOf(stage);
  const times = moves.filter((move) => STAGES.indexOf(move.stage) >= order).map(({ at }) => at);
  return times.length === 0 ? null : Math.min(...times);
}

/** The people that a question counts, from the definitions of figures.md §a alone. */
export function counted(
  people: readonly Traveller[],
  question: CountQuestion,
  filter: CountFilter,
  owners: readonly string[],
): Traveller[] {
  return people.filter((person) => {
    if (filter.campaign !== undefined && person.campaign !== filter.campaign) return false;
    const owner = person.owner === null ? undefined : owners[person.owner];
    if (filter.ownerId !== undefined && owner !== filter.ownerId) return false;
    const stands = person.moves.at(-1)?.stage === question.stage;
    if (question.kind === 'stands') return stands;
    const came = cameTo(person, question.stage);
    const { span } = question;
    if (came === null || came < span.from || came >= span.until) return false;
    if (question.kind === 'came') return true;
    if (question.kind === 'in-flight') return stands;
    const order = STAGES.indexOf(question.stage);
    const own = person.moves.filter(({ stage }) => stage === question.stage);
    if (question.kind === 'passed') return own.every(({ at }) => at > came);
    if (question.kind === 'again') return own.some(({ at }) => at > came);
    if (question.kind === 'left') {
      const on = STAGES.indexOf(question.next);
      const exit = person.moves.find(({ stage, at }) => {
        const to = STAGES.indexOf(stage);
        return at >= came && (to >= on || to < order);
      });
      if (exit === undefined) return false;
      const way = STAGES.indexOf(exit.stage) >= on ? 'on' : 'back';
      const { withinDays } = question;
      return way === question.way && (withinDays === null || exit.at - came <= withinDays * DAY);
    }
    const on = cameTo(person, question.next);
    return on !== null && (question.withinDays === null || on - came <= question.withinDays * DAY);
  });
}
