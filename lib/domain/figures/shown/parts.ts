import { partQuestions, partsFrame } from '../counting/parts';
import type { FunnelFrame } from '../counting/plan';
import type { Span } from '../counting/question';
import type { PartsView } from '../counting/view';
import { fisherTest } from '../rates/fisher';
import { type Interval, jeffreysInterval, RATE_CONFIDENCE } from '../rates/interval';
import { FEWEST_FOR_A_RATE } from '../time/window-rate';
import { type Known, type Look, lookIn } from './answers';

/** The chance of naming any difference of a list where there is none. */
const LEVEL = 0.05;

/** One part of the people with its share. */
export interface PartRate {
  readonly id: string;
  readonly name: string;
  readonly came: Known;
  readonly on: Known;
  /** Null below five people, or while it is not known. */
  readonly rate: number | null;
  readonly limits: Interval | null;
  /** Against all others together; null where no difference beyond chance is seen. */
  readonly differs: 'more' | 'fewer' | null;
}

/** What became of the parts of the people. */
export interface PartRates {
  readonly span: Span;
  readonly parts: readonly PartRate[];
  /** Everybody, those of no part too. */
  readonly all: Omit<PartRate, 'id' | 'name' | 'differs'>;
}

/**
 * The share of each part that came to the last stage, and which of them differ from all others
 * beyond chance: Fisher's exact test, with the limits of Holm, since among twenty parts one would
 * look special by chance alone. The best share first; those without one at the end.
 * Source: S. Holm, "A simple sequentially rejective multiple test procedure" (1979).
 * @returns null where the CRM does not have two stages
 */
export function partRates(look: Look, frame: FunnelFrame, view: PartsView): PartRates | null {
  const compared = partsFrame(frame);
  if (compared === null) return null;
  const { came: cameQuestion, on: onQuestion } = partQuestions(compared);
  const all = rateOf(look(cameQuestion), look(onQuestion));
  const rated = view.parts.map(({ id, name, answers }) => {
    const own = lookIn(answers);
    return { id, name, ...rateOf(own(cameQuestion), own(onQuestion)) };
  });
  const differing = differences(rated, all);
  const parts = rated
    .map((part): PartRate => ({ ...part, differs: differing.get(part.id) ?? null }))
    .filter(({ came }) => came.kind !== 'count' || came.count > 0)
    .sort((a, b) => (b.rate ?? -1) - (a.rate ?? -1) || countOf(b.came) - countOf(a.came));
  return { span: compared.span, parts, all };
}

type Rated = PartRates['all'];

function rateOf(came: Known, on: Known): Rated {
  const [n, x] = [countOf(came), Math.min(countOf(came), countOf(on))];
  const isKnown = came.kind === 'count' && on.kind === 'count' && n >= FEWEST_FOR_A_RATE;
  return {
    came,
    on,
    rate: isKnown ? x / n : null,
    limits: isKnown ? jeffreysInterval({ x, n }, RATE_CONFIDENCE) : null,
  };
}

function countOf(known: Known): number {
  return known.kind === 'count' ? known.count : 0;
}

/** Which parts differ from all others, by Holm's steps. */
function differences(
  parts: readonly (Rated & { readonly id: string })[],
  all: Rated,
): Map<string, 'more' | 'fewer'> {
  const tested = parts
    .flatMap(({ id, came, on, rate }) => {
      const part = { x: Math.min(countOf(on), countOf(came)), n: countOf(came) };
      const others = { x: countOf(all.on) - part.x, n: countOf(all.came) - part.n };
      // Counts that were read at different times need not fit together.
      if (rate === null || all.rate === null || others.n <= 0 || others.x < 0) return [];
      if (others.x > others.n) return [];
      const way = part.x / part.n > others.x / others.n ? ('more' as const) : ('fewer' as const);
      return [{ id, way, p: fisherTest(part, others) }];
    })
    .sort((a, b) => a.p - b.p);
  const differing = new Map<string, 'more' | 'fewer'>();
  for (const [index, { id, way, p }] of tested.entries()) {
    if (p > LEVEL / (tested.length - index)) break;
    differing.set(id, way);
  }
  return differing;
}
