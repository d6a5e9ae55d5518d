import type { Connected, TouchPage } from '../crm/port/connector';
import { type Failure, failureOf } from '../domain/base/failure';
import { isFresh } from '../domain/base/fresh';
import { putHistory } from '../store/contacts';
import type { RelevoDb } from '../store/db';
import type { ContactRow } from '../store/rows';
import { sourceOf } from '../store/store-answer';
import { FRESH_MS } from './contact-lookup';

export interface HistoryDeps {
  readonly db: RelevoDb;
  connector(): Promise<Connected | null>;
  clock(): number;
  changed(): void;
  /** Reports why a request to the CRM of a connection failed. */
  failed(failure: Failure, connection: string): void;
}

export interface History {
  /**
   * Reads the newest touches of an open card if they are old. Several surfaces that show the card
   * share one request.
   */
  refresh(row: ContactRow): void;
  /** Why the last refresh of a contact failed; null if it did not. */
  failure(contactId: string): Failure | null;
  /** Reads one page from the CRM and stores it. @throws RelevoError */
  page(contactId: string, cursor: string | null): Promise<TouchPage>;
}

const RETRY_MS = 30_000;
const TIMEOUT_MS = 25_000;

/**
 * Creates the reader of touch histories. Histories are expensive in every CRM, so they are read
 * only for open cards and for contacts whose clock waits for a touch.
 */
export function createHistory(deps: HistoryDeps): History {
  const asking = new Set<string>();
  const failed = new Map<string, { failure: Failure; at: number }>();

  function hold(contactId: string, failure: Failure): void {
    failed.set(contactId, { failure, at: deps.clock() });
  }

  async function page(contactId: string, cursor: string | null): Promise<TouchPage> {
    const connector = await deps.connector();
    if (connector === null) return { touches: [], gaps: [], next: null };
    try {
      const answer = await connector.touches(contactId, cursor, AbortSignal.timeout(TIMEOUT_MS));
      await putHistory(
        sourceOf(deps.db, connector),
        contactId,
        answer,
        cursor === null,
        deps.clock(),
      );
      return answer;
    } catch (error) {
      deps.failed(failureOf(error), connector.connection);
      throw error;
    }
  }

  async function refresh(contactId: string): Promise<void> {
    try {
      const answer = await page(contactId, null);
      const lost = answer.gaps.find(({ why }) => why === 'failed');
      if (lost === undefined) failed.delete(contactId);
      else hold(contactId, { code: 'crm/unavailable', detail: lost.detail });
    } catch (error) {
      hold(contactId, failureOf(error));
    } finally {
      asking.delete(contactId);
      deps.changed();
    }
  }

  return {
    refresh(row) {
      const now = deps.clock();
      const last = failed.get(row.id);
      if (isFresh(row.historyAt, now, FRESH_MS) || asking.has(row.id)) return;
      if (last !== undefined && isFresh(last.at, now, RETRY_MS)) return;
      asking.add(row.id);
      void refresh(row.id);
    },
    failure: (contactId) => failed.get(contactId)?.failure ?? null,
    page,
  };
}
