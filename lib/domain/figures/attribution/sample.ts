import { hashOf } from './rank-stability';

/**
 * So many of the items, chosen by a hash of their ids: the same ones for every reader, and not the
 * newest ones, which would have the shortest paths. The order is kept.
 */
export function sampleById<T extends { readonly id: string }>(
  all: readonly T[],
  most: number,
): readonly T[] {
  if (all.length <= most) return all;
  const chosen = new Set(
    all
      .map(({ id }) => ({ id, hash: hashOf(id) }))
      .sort((a, b) => a.hash - b.hash || (a.id < b.id ? -1 : 1))
      .slice(0, most)
      .map(({ id }) => id),
  );
  return all.filter(({ id }) => chosen.has(id));
}
