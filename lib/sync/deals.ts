import type { Connected } from '../crm/port/connector';
import { type Failure, failureOf } from '../domain/base/failure';
import { isFresh } from '../domain/base/fresh';
import { putDeals, storedDeals } from '../store/deals';
import { sourceOf } from '../store/store-answer';
import type { HistoryWorld } from './history';
import { FRESH_MS } from './lookup';

export interface DealsCache {
  /**
   * Reads the deals of contacts from the CRM if the stored ones are old. Contacts that are being
   * read already are left out.
   */
  refresh(contactIds: readonly string[]): Promise<void>;
  /** Why the last read of a contact's deals failed; null if it did not. */
  failure(contactId: string): Failure | null;
}

const RETRY_MS = 30_000;
const TIMEOUT_MS = 25_000;
/** Contacts in one call. */
const BATCH = 100;

/** Creates the reader of deals; their age and failures are handled as those of histories are. */
export function createDealsCache(world: HistoryWorld): DealsCache {
  const asking = new Set<string>();
  const failed = new Map<string, { failure: Failure; at: number }>();

  async function ask(connector: Connected, ids: readonly string[]): Promise<void> {
    const readAt = world.clock();
    try {
      const answer = await connector.deals?.ofContacts(ids, AbortSignal.timeout(TIMEOUT_MS));
      if (answer === undefined) return;
      await putDeals(sourceOf(world.db, connector), ids, answer, readAt);
      for (const id of ids) failed.delete(id);
    } catch (error) {
      const failure = failureOf(error);
      world.failed(failure, connector.connection);
      for (const id of ids) failed.set(id, { failure, at: world.clock() });
    }
  }

  return {
    async refresh(contactIds) {
      const now = world.clock();
      const stored = await storedDeals(world.db, contactIds);
      const old = [...new Set(contactIds)].filter((id) => {
        const last = failed.get(id);
        const isHeld = last !== undefined && isFresh(last.at, now, RETRY_MS);
        return !isHeld && !asking.has(id) && !isFresh(stored.get(id)?.readAt ?? 0, now, FRESH_MS);
      });
      if (old.length === 0) return;
      for (const id of old) asking.add(id);
      try {
        const connector = await world.connector();
        if (connector === null || connector.deals === null) return;
        for (let start = 0; start < old.length; start += BATCH)
          await ask(connector, old.slice(start, start + BATCH));
        world.changed();
      } finally {
        for (const id of old) asking.delete(id);
      }
    },
    failure: (contactId) => failed.get(contactId)?.failure ?? null,
  };
}
