/** The objects of HubSpot that this server keeps. */
export const OBJECT_TYPES = [
  'contacts',
  'companies',
  'deals',
  'notes',
  'calls',
  'meetings',
  'emails',
  'tasks',
  'communications',
] as const;
export type ObjectType = (typeof OBJECT_TYPES)[number];

/** Property values as HubSpot writes them: text, and absent when empty. */
export type Values = Record<string, string>;

/** One version of a property value; `at` in epoch ms. */
export interface Version {
  value: string;
  at: number;
  sourceType: string;
  sourceId?: string | undefined;
  sourceLabel?: string | undefined;
}

/** Newest first, by property. */
export type History = Record<string, Version[]>;

/**
 * An object as stored; times in epoch ms. `history` holds only properties written since the seed.
 */
export interface StoredObject {
  type: ObjectType;
  id: number;
  values: Values;
  created: number;
  updated: number;
  archivedAt: number | null;
  history: History;
}

export interface Owner {
  id: string;
  email: string;
  firstName: string;
  lastName: string;
  userId: number;
  team: string | null;
  archived: boolean;
  /** A queue of conversations, which can own contacts as a person can. */
  queue?: boolean | undefined;
}

export interface Participation {
  contactId: number;
  eventId: string;
  eventName: string;
  state: 'REGISTERED' | 'ATTENDED' | 'CANCELLED' | 'NO_SHOW';
  /** Epoch ms. */
  occurredAt: number;
  durationSeconds: number | null;
  percentage: string | null;
}

export type Tier = 'free' | 'pro' | 'enterprise';

/**
 * The date versions that are served, and the numbered paths that the official client still calls.
 */
export const VERSIONS = ['2026-03', '2026-09', 'v3', 'v4'] as const;
export type ApiVersion = (typeof VERSIONS)[number];
