import type { Move } from './journey';

/** How a person first left a stage after coming to it, and when (epoch ms). */
export interface FirstExit {
  readonly way: 'on' | 'back';
  readonly at: number;
}

/**
 * The first way out of a stage since `came`: on to `next` or beyond, or back to before the stage;
 * null while neither has happened. Who passed the stage over left it at once.
 * @param moves of one person, in the order of time
 * @param ladder the stages in order
 */
export function firstExit<S extends string>(
  moves: readonly Move<S>[],
  ladder: readonly S[],
  { stage, next }: { readonly stage: S; readonly next: S },
  came: number,
): FirstExit | null {
  const [own, on] = [ladder.indexOf(stage), ladder.indexOf(next)];
  for (const move of moves) {
    if (move.at === null || move.at < came) continue;
    const order = ladder.indexOf(move.stage);
    if (order >= on) return { way: 'on', at: move.at };
    if (order >= 0 && order < own) return { way: 'back', at: move.at };
  }
  return null;
}
