/** A sender or recipient of the simulated mailbox. */
export interface Party {
  readonly email: string;
  readonly name: string;
}

/**
 * One message. `draft` messages are not sent; `traps` are addresses that stand in the body only and
 * belong to no one here.
 */
export interface Message {
  /**
   * Decimal id; its hexadecimal form is the legacy id. Absent while a message of one's own is not
   * synchronised.
   */
  id: string | undefined;
  /** Id of a message that was made in this browser, `r-…`; shown until `id` is known. */
  readonly localId: string;
  readonly from: Party;
  readonly to: readonly Party[];
  readonly cc: readonly Party[];
  readonly bcc: readonly Party[];
  /** When it was sent, epoch ms. */
  readonly at: number;
  /** Paragraphs of plain text. */
  readonly text: readonly string[];
  readonly traps: readonly string[];
  readonly quoted: { readonly from: Party; readonly at: number; readonly text: string } | undefined;
  readonly draft: boolean;
}

/** Where a thread lies. */
type Folder = 'inbox' | 'archive' | 'spam' | 'trash';

/** One conversation. */
export interface Thread {
  /**
   * Decimal id of a thread known to the server, or undefined for one that began as a draft here.
   */
  id: string | undefined;
  readonly localId: string;
  /** The opaque id that the address bar shows; it cannot be turned into the legacy id. */
  readonly urlId: string;
  readonly subject: string;
  readonly messages: Message[];
  readonly labels: readonly string[];
  readonly category: 'primary' | 'promotions' | 'updates';
  folder: Folder;
  unread: boolean;
  starred: boolean;
  readonly important: boolean;
}

/** A whole mailbox, as plain data that can be sent as JSON. `threads` are newest first. */
export interface Mailbox {
  readonly account: Party & { readonly company: string };
  readonly labels: readonly string[];
  readonly threads: Thread[];
}

/** The 16 hexadecimal digits of a decimal id. */
export function legacyId(id: string): string {
  return BigInt(id).toString(16).padStart(16, '0');
}

/** Epoch ms of the newest message; 0 for a thread without one. */
export function threadTime(thread: Thread): number {
  return thread.messages.reduce((newest, message) => Math.max(newest, message.at), 0);
}
