/** What happens next with a deal, or happened last. */
export interface DealActivity {
  /** Epoch ms; null for a next step without a date. */
  readonly at: number | null;
  /** One readable line; plain text, empty if the CRM keeps only the time. */
  readonly title: string;
  /** Name of the user; null if the CRM does not say. */
  readonly by: string | null;
}

/** A campaign of the CRM. Ids survive a new name; names are for people. */
export interface CampaignRef {
  readonly id: string;
  readonly name: string;
}

/** A deal of the CRM. Null means that the CRM has no value. */
export interface Deal {
  /** The CRM's id, unique within one connection. */
  readonly id: string;
  readonly name: string;
  /** Ids of its contacts, the primary one first. */
  readonly contactIds: readonly string[];
  /**
   * Minor units of `currency` (cents of EUR, whole yen), a safe integer; negative for a refund. Null
   * also without a currency, and for a number that is not exact.
   */
  readonly amount: number | null;
  /** ISO 4217. */
  readonly currency: string | null;
  readonly outcome: 'open' | 'won' | 'lost';
  /** The CRM's label of the stage. */
  readonly stage: string | null;
  /** Epoch ms. */
  readonly createdAt: number | null;
  /** Local date `YYYY-MM-DD`. */
  readonly expectedCloseOn: string | null;
  /** Epoch ms; null while it is open. */
  readonly closedAt: number | null;
  /** Of a lost deal. */
  readonly lostReason: string | null;
  readonly campaign: CampaignRef | null;
  readonly owner: { readonly id: string; readonly name: string } | null;
  readonly next: DealActivity | null;
  readonly last: DealActivity | null;
  /** Address of the record in the CRM's interface, https only. */
  readonly url: string | null;
}
