import type { ObjectType } from './types';

type Pair = readonly [from: ObjectType, to: ObjectType, typeId: number];

/** HubSpot's own association types, unlabelled, in both directions. */
const PAIRS: readonly Pair[] = [
  ['contacts', 'notes', 201],
  ['notes', 'contacts', 202],
  ['companies', 'notes', 189],
  ['notes', 'companies', 190],
  ['deals', 'notes', 213],
  ['notes', 'deals', 214],
  ['contacts', 'emails', 197],
  ['emails', 'contacts', 198],
  ['contacts', 'calls', 193],
  ['calls', 'contacts', 194],
  ['contacts', 'meetings', 199],
  ['meetings', 'contacts', 200],
  ['contacts', 'tasks', 203],
  ['tasks', 'contacts', 204],
  ['contacts', 'communications', 82],
  ['communications', 'contacts', 81],
  ['contacts', 'companies', 279],
  ['companies', 'contacts', 280],
  ['contacts', 'deals', 4],
  ['deals', 'contacts', 3],
  ['deals', 'companies', 341],
  ['companies', 'deals', 342],
];

/** The type id of an association from one object type to another, or null. */
export function typeIdOf(from: ObjectType, to: ObjectType): number | null {
  return PAIRS.find((pair) => pair[0] === from && pair[1] === to)?.[2] ?? null;
}

/**
 * What an association type leads to, seen from `from`, or null. The primary company (1) counts as
 * its company.
 */
export function targetOf(from: ObjectType, typeId: number): ObjectType | null {
  if (from === 'contacts' && typeId === 1) return 'companies';
  return PAIRS.find((pair) => pair[0] === from && pair[2] === typeId)?.[1] ?? null;
}
