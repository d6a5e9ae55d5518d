import { solve } from './linear-solve';
import type { Node, Transition } from './markov-chain';
import { ended } from './steps';

/** Fewer customers or journeys than these say nothing of a campaign. */
export const FEWEST_CUSTOMERS = 50;
const FEWEST_JOURNEYS = 200;

/** Credit by what the chain would lose without each campaign. */
export interface MarkovCredit {
  /** Chance of a journey to end with a customer: customers ÷ journeys. */
  readonly conversionProbability: number;
  /** Share of the customers that go when whatever enters the campaign is lost, 0 to 1. */
  readonly removalEffects: ReadonlyMap<string, number>;
  /** Customers by campaign, which add to all customers. */
  readonly credits: ReadonlyMap<string, number>;
}

/** Whether there is enough to show this model. */
export function isMarkovReady(customers: number, journeys: number): boolean {
  return customers >= FEWEST_CUSTOMERS && journeys >= FEWEST_JOURNEYS;
}

/**
 * Removal effects of an absorbing Markov chain: RE(c) = 1 − P(without c)/P, credit = customers ·
 * RE/ΣRE. Solved exactly, never simulated. A campaign is removed by sending whatever enters a state
 * that holds it to the lost.
 * Source: Anderl et al., "Mapping the customer journey" (2016); Kemeny and Snell, "Finite Markov
 * chains", 3.3.
 */
export function markovCredit(transitions: readonly Transition[], customers: number): MarkovCredit {
  return ended(markovSteps(transitions, customers));
}

/** The same, a campaign between two yields: each removal solves a system of all states. */
export function* markovSteps(
  transitions: readonly Transition[],
  customers: number,
): Generator<void, MarkovCredit, void> {
  const chain = matrixOf(transitions);
  const whole = conversion(chain, () => true);
  const removalEffects = new Map<string, number>();
  for (const campaign of new Set(chain.states.flat())) {
    const without = conversion(chain, (state) => !state.includes(campaign));
    removalEffects.set(campaign, whole > 0 ? Math.max(0, 1 - without / whole) : 0);
    yield;
  }
  const sum = [...removalEffects.values()].reduce((all, effect) => all + effect, 0);
  const credits = new Map(
    [...removalEffects].map(([campaign, effect]): [string, number] => [
      campaign,
      sum > 0 ? (customers * effect) / sum : 0,
    ]),
  );
  return { conversionProbability: whole, removalEffects, credits };
}

interface Chain {
  readonly states: readonly (readonly string[])[];
  /** Chances from each state, the beginning first, to each state. */
  readonly steps: readonly Float64Array[];
  readonly converts: readonly number[];
}

function matrixOf(transitions: readonly Transition[]): Chain {
  const index = new Map<string, number>();
  const states: (readonly string[])[] = [];
  const note = (node: Node) => {
    if (typeof node === 'string' || index.has(JSON.stringify(node))) return;
    index.set(JSON.stringify(node), states.length);
    states.push(node);
  };
  for (const { from, to } of transitions) [from, to].forEach(note);
  const rowOf = (node: Node) =>
    node === 'start' ? 0 : (index.get(JSON.stringify(node)) ?? -1) + 1;
  const steps = Array.from({ length: states.length + 1 }, () => new Float64Array(states.length));
  const converts = Array.from({ length: states.length + 1 }, () => 0);
  const totals = Array.from({ length: states.length + 1 }, () => 0);
  for (const { from, count } of transitions)
    totals[rowOf(from)] = (totals[rowOf(from)] ?? 0) + count;
  for (const { from, to, count } of transitions) {
    const [row, share] = [rowOf(from), count / (totals[rowOf(from)] ?? 1)];
    const cells = steps[row];
    if (to === 'conversion') converts[row] = (converts[row] ?? 0) + share;
    else if (typeof to !== 'string' && cells !== undefined)
      cells[rowOf(to) - 1] = (cells[rowOf(to) - 1] ?? 0) + share;
  }
  return { states, steps, converts };
}

/** The chance from the beginning to a customer where only these states can be entered. */
function conversion(
  { states, steps, converts }: Chain,
  isOpen: (state: readonly string[]) => boolean,
): number {
  const open = states.map((state) => isOpen(state));
  const rows = states.map((_, i) =>
    Float64Array.from(states, (_, j) => Number(i === j) - (open[j] ? (steps[i + 1]?.[j] ?? 0) : 0)),
  );
  const chances = solve(rows, converts.slice(1));
  return states.reduce(
    (sum, _, j) => sum + (open[j] ? (steps[0]?.[j] ?? 0) * (chances[j] ?? 0) : 0),
    converts[0] ?? 0,
  );
}
