/** Whether Relevo is used in a mailbox: as the rep said, or not asked yet. */
export type MailboxUse = 'yes' | 'no' | 'unasked';

/** What is decided of the mailbox that a page shows. */
export interface MailboxView {
  /** Normalised. */
  readonly address: string;
  readonly use: MailboxUse;
  /** Whether it is the address that the CRM has of the rep. */
  readonly likely: boolean;
  /** Addresses and domains that are never asked about; empty before the yes, as the others are. */
  readonly never: readonly string[];
  /** Addresses that the rep sends as. */
  readonly own: readonly string[];
  /** Domains of the rep's own organisation. */
  readonly colleagues: readonly string[];
}

/** Lists that an administrator's policy has. */
export interface FixedLists {
  /** Mailboxes, and domains of them, in which alone Relevo is used; null where the rep decides. */
  readonly mailboxes: readonly string[] | null;
  /** Addresses and domains that are never asked about, beside the rep's own list. */
  readonly neverAsk: readonly string[];
  /** Addresses that the rep sends as, beside those that they list. */
  readonly ownAddresses: readonly string[];
}
