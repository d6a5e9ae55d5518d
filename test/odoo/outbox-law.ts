import { expect } from 'vitest';
import type { Stage } from '../../lib/domain/base/stage';
import type { Acknowledged } from '../contract/outbox-bench';
import type { Stored } from './outbox-world';

interface Change {
  readonly from: Stage;
  readonly to: Stage;
}

/** What one person's history in Odoo must be made of. */
export interface Expected {
  readonly who: string;
  readonly rep: string;
  readonly acknowledged: readonly Acknowledged[];
  /** Where the rep last saw or put them. */
  readonly shown: Stage;
  /** Where another person moved them in the meantime; null when no one did. */
  readonly others: Stage | null;
  /** How often the rep asked for a move once more, having seen what another person did. */
  readonly insisted: number;
}

/**
 * Nothing acknowledged is lost or doubled and the order is kept, by what stands in PostgreSQL.
 * Throws otherwise.
 */
export function expectLaw(
  stored: Stored | undefined,
  { who, rep, acknowledged, shown, others, insisted }: Expected,
): void {
  const own = acknowledged.filter((each) => each.who === who);
  expect(stored?.notes, `the notes at ${who}`).toEqual(own.flatMap(({ note }) => note ?? []));
  const moves = own.flatMap(({ from, to, undone }) =>
    from === null || to === null ? [] : [{ from, to, undone }],
  );
  const done = (stored?.changes ?? []).filter(({ by }) => by === rep);
  if (others === null) {
    expect(stored?.stage, `the stage of ${who}`).toBe(shown);
    expect(isMadeOf(done, moves), `${who}: ${told(done)} out of ${told(moves)}`).toBe(true);
    return;
  }
  // Over another person's move only what the rep insisted on; the rest in its order, each once.
  const over = done.filter(({ from }) => from === others);
  expect(over.length, `${who}: ${told(done)} written over ${others}`).toBeLessThanOrEqual(insisted);
  const wanted = moves.flatMap(({ from, to, undone }) => (undone ? [to, from] : [to]));
  const plain = done.filter(({ from }) => from !== others).map(({ to }) => to);
  expect(isWithin(plain, wanted), `${who}: ${told(done)} out of ${wanted}`).toBe(true);
  expect(stored?.stage, `the stage of ${who}`).toBe(stored?.changes.at(-1)?.to);
  const last = moves.at(-1);
  if (last !== undefined && !last.undone)
    expect(
      done.map(({ to }) => to),
      `the moves of ${who}`,
    ).toContain(last.to);
}

/**
 * Whether the changes are the moves in their order: each once, and what was taken back either never
 * or there and back.
 */
function isMadeOf(
  changes: readonly Change[],
  moves: readonly (Change & { readonly undone: boolean })[],
): boolean {
  const [move, ...rest] = moves;
  if (move === undefined) return changes.length === 0;
  const starts = (wanted: readonly Change[]) =>
    wanted.every(({ from, to }, at) => changes[at]?.from === from && changes[at]?.to === to);
  if (!move.undone) return starts([move]) && isMadeOf(changes.slice(1), rest);
  const back = { from: move.to, to: move.from };
  return isMadeOf(changes, rest) || (starts([move, back]) && isMadeOf(changes.slice(2), rest));
}

/** Whether the values come in this order among the others. */
function isWithin(values: readonly Stage[], others: readonly Stage[]): boolean {
  let at = 0;
  for (const other of others) if (values[at] === other) at++;
  return at === values.length;
}

const told = (changes: readonly Change[]) =>
  changes.map(({ from, to }) => `${from} → ${to}`).join(', ');
