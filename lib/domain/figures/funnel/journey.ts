/** Visitors are no people of a CRM: a lead is not counted as having been one. */
const UNCOUNTED = 'visitor';

/** A person comes to stand at a stage. */
export interface Move<S extends string> {
  readonly person: string;
  /** Epoch ms; null where the CRM does not date it. */
  readonly at: number | null;
  readonly stage: S;
}

/** One person's way through the funnel. */
export interface Journey<S extends string> {
  readonly person: string;
  /**
   * When they first came to each stage from lead on or to a later one; null where that is not
   * dated.
   */
  readonly came: ReadonlyMap<S, number | null>;
  readonly present: S;
  /** Stages reached by a later one only. */
  readonly passedOver: ReadonlySet<S>;
  /** Moves to a lower stage; they take nothing back. */
  readonly movesBack: number;
  /** Moves to a stage after having reached it. */
  readonly again: ReadonlyMap<S, number>;
}

/**
 * The way of each person up to now. A stage counts as reached by coming to it or to any later one,
 * so that who jumps leaves no hole and no rate exceeds 1. Moves are ordered by time, the later in
 * the list on a tie; those without a date come first.
 * @param ladder the stages in order
 * @param now epoch ms; what happens later is not known yet
 */
export function journeysOf<S extends string>(
  moves: readonly Move<S>[],
  ladder: readonly S[],
  now: number,
): Journey<S>[] {
  const byPerson = new Map<string, Move<S>[]>();
  for (const move of moves) {
    if (move.at !== null && move.at > now) continue;
    const own = byPerson.get(move.person) ?? [];
    byPerson.set(move.person, own);
    own.push(move);
  }
  const order = new Map(ladder.map((stage, index) => [stage, index]));
  return [...byPerson].flatMap(([person, own]) => journey(person, own, ladder, order));
}

function journey<S extends string>(
  person: string,
  unordered: readonly Move<S>[],
  ladder: readonly S[],
  order: ReadonlyMap<S, number>,
): Journey<S>[] {
  const orderOf = ({ stage }: Move<S>) => order.get(stage) ?? -1;
  const moves = unordered
    .filter((move) => orderOf(move) >= 0)
    .sort((a, b) => (a.at ?? Number.NEGATIVE_INFINITY) - (b.at ?? Number.NEGATIVE_INFINITY) || 0);
  const last = moves.at(-1);
  if (last === undefined) return [];
  const came = new Map<S, number | null>();
  const passedOver = new Set<S>();
  const again = new Map<S, number>();
  for (const [index, stage] of ladder.entries()) {
    if (stage === UNCOUNTED) continue;
    const atOrBeyond = moves.filter((move) => orderOf(move) >= index);
    if (atOrBeyond.length === 0) continue;
    // The sort puts those without a date first.
    const first = atOrBeyond.find(({ at }) => at !== null)?.at ?? null;
    came.set(stage, first);
    const own = moves.filter((move) => move.stage === stage);
    if (!own.some(({ at }) => at === null || first === null || at <= first)) passedOver.add(stage);
    const repeats = own.filter(({ at }) => at !== null && first !== null && at > first).length;
    if (repeats > 0) again.set(stage, repeats);
  }
  const movesBack = moves.filter((move, i) => {
    const before = moves[i - 1];
    return before !== undefined && orderOf(move) < orderOf(before);
  }).length;
  return [{ person, came, present: last.stage, passedOver, movesBack, again }];
}
