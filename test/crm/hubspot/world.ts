import type { FaultDesk } from '../faults';
import type { Crowd } from './crowd';
import type { Limits } from './limits';
import type { PropertyBook } from './properties';
import type { RequestLog } from './request-log';
import type { Store } from './store';
import type { Tokens } from './tokens-held';
import type { ObjectType, Owner, Tier } from './types';

/**
 * A rule of an administrator: while `when` holds, `property` must have a value. Enforced on writes
 * from 2026-09 on.
 */
interface RequiredRule {
  type: ObjectType;
  property: string;
  when: { property: string; value: string };
}

/** What can be switched while the server runs. */
export interface Settings {
  /** How long the search index is behind a write, ms. */
  searchLagMs: number;
  tier: Tier;
  /** Whether `idProperty=email` also finds secondary addresses: HubSpot's documents do not say. */
  secondaryEmailLookup: boolean;
  requiredRules: RequiredRule[];
  /** Stage reached → stage that an automation of the account then sets at once. */
  stageAutomation: Record<string, string>;
  portalId: number;
  timeZone: string;
  /**
   * Where `total` of a search ends: HubSpot's documents do not say whether it does; null for one
   * that goes on.
   */
  totalCap: number | null;
  /** Host of the account's own interface: each region has another. */
  uiDomain: string;
}

/** Everything a handler needs. */
export interface World {
  store: Store;
  book: PropertyBook;
  owners: Owner[];
  settings: Settings;
  limits: Limits;
  tokens: Tokens;
  log: RequestLog;
  faults: FaultDesk;
  /** Contacts that are counted and not stored, in place of those in the store. */
  crowd: Crowd | null;
  now: () => number;
}
