import * as z from 'zod/mini';
import { type MarkovCredit, markovCredit } from '../../../lib/domain/figures/attribution/markov';
import {
  chainOf,
  type Node,
  type Transition,
} from '../../../lib/domain/figures/attribution/markov-chain';
import { count, maybe, question, text } from '../question';
import { paths } from './paths';

const order = z.int().check(z.positive());
const counted = z.object({
  transitionCounts: z.array(z.tuple([text, text, count])),
  conversions: maybe(count),
  others: maybe(count),
});

/** Credit by the removal of campaigns from a chain. */
export const MARKOV = [
  question(z.object({ paths, order }), (input) => ofPaths(input.paths, input.order)),
  question(
    z.object({ paths, order: maybe(order) }),
    (input) => ofPaths(input.paths, input.order ?? 1),
    /markov|removal/i,
  ),
  question(counted, ({ transitionCounts, conversions, others }) => {
    const transitions = transitionCounts.map(
      ([from, to, number]): Transition => ({
        from: nodeOf(from),
        to: nodeOf(to),
        count: number,
      }),
    );
    const endedWith = (end: Node) =>
      transitions
        .filter(({ to }) => to === end)
        .reduce((sum, transition) => sum + transition.count, 0);
    const customers = conversions ?? endedWith('conversion');
    return {
      conversions: customers,
      others: others ?? endedWith('null'),
      ...asObjects(markovCredit(transitions, customers)),
      // Counts of transitions hold who was last before a customer; first, linear and values need
      // the paths.
      heuristics: {
        last: Object.fromEntries(
          transitions.flatMap(({ from, to, count: number }) =>
            to === 'conversion' ? [[nameOf(from), number]] : [],
          ),
        ),
      },
    };
  }),
];

function ofPaths(all: z.infer<typeof paths>, k: number) {
  const counts = all.map(({ path, conversions, others }) => ({
    path,
    conversions: conversions ?? 0,
    others: others ?? 0,
  }));
  const transitions = chainOf(counts, k);
  const leaving = (from: Node) =>
    transitions
      .filter((each) => nameOf(each.from) === nameOf(from))
      .reduce((sum, each) => sum + each.count, 0);
  const customers = counts.reduce((sum, { conversions }) => sum + conversions, 0);
  return {
    transitions: transitions.map(({ from, to, count: number }) => ({
      from: nameOf(from),
      to: nameOf(to),
      p: number / leaving(from),
    })),
    ...asObjects(
      markovCredit(transitions, customers),
      counts.flatMap(({ path }) => path),
    ),
  };
}

/** As a reference writes them, with 0 for campaigns that no journey went through. */
function asObjects(
  { conversionProbability, removalEffects, credits }: MarkovCredit,
  campaigns: readonly string[] = [],
) {
  const none = Object.fromEntries(campaigns.map((campaign) => [campaign, 0]));
  return {
    conversionProbability,
    removalEffects: { ...none, ...Object.fromEntries(removalEffects) },
    credits: { ...none, ...Object.fromEntries(credits) },
  };
}

function nameOf(node: Node): string {
  return typeof node === 'string' ? `(${node})` : node.join(' > ');
}

function nodeOf(name: string): Node {
  if (name === '(start)') return 'start';
  if (name === '(conversion)') return 'conversion';
  return name === '(null)' ? 'null' : [name];
}
