import type { Deal } from '../../domain/base/deal';
import type { Span } from '../../domain/figures/counting/question';
import type { Gap } from '../../domain/person/contact';

/** Deals of contacts; what could not be read is a gap. */
export interface ContactDeals {
  /** By contact id; a contact without deals is absent. */
  readonly deals: ReadonlyMap<string, readonly Deal[]>;
  readonly gaps: readonly Gap[];
}

/** Closed deals, a page at a time, last closed first. */
export interface DealPage {
  readonly deals: readonly Deal[];
  /** How many the whole span has; null if the CRM does not say. */
  readonly total: number | null;
  readonly gaps: readonly Gap[];
  readonly next: string | null;
}

/** Reads deals; Relevo never writes one. */
export interface DealsReader {
  /**
   * Returns the deals of contacts, in batches: open ones first, then those closed last. A missing
   * right or plan is a gap.
   * @throws RelevoError where the CRM does not answer, asks to wait or refuses the key
   */
  ofContacts(contactIds: readonly string[], signal: AbortSignal): Promise<ContactDeals>;
  /**
   * Returns the deals that were won or lost in a span, in the background lane; `cursor` null
   * starts. A missing right or plan is a gap.
   * @throws RelevoError as above
   */
  closed(
    outcome: 'won' | 'lost',
    span: Span,
    cursor: string | null,
    signal: AbortSignal,
  ): Promise<DealPage>;
}
