import type { Party } from '../model';
import type { Language } from './words';

/** Every way in which the simulated page can behave. Times in ms. */
export interface SimOptions {
  /** What changes first when a person moves on: the address or what is shown. */
  order: 'url-first' | 'dom-first';
  /** From the address to the new view (url-first). */
  domDelay: number;
  /** From the new view to the address (dom-first); -1 never, as in a preview pane. */
  urlDelay: number;
  /** From the new view to the new title. */
  titleDelay: number;
  /** How many left views stay in the document, hidden. */
  stale: number;
  /** Where they stand in document order. */
  staleOrder: 'before' | 'after';
  /** Whether they keep `role=main`. */
  staleKeepsMain: boolean;
  refill: 'children' | 'attributes' | 'order';
  /** From a row's appearance to its thread ids; 0 at once. */
  rowIdsDelay: number;
  /** Whether rows name all ids, or only the newest one, as was once noted. */
  rowIds: 'all' | 'thread-id-only';
  ads: number;
  pageSize: number;
  threadContainer: 'a98' | 'UG' | 'Bs';
  permId: 'ok' | 'missing' | 'undefined';
  /** From a thread's container to its subject, to its first message, and between messages. */
  headDelay: number;
  messageDelay: number;
  messageStep: number;
  /** Whether the middle of a long thread is folded away. */
  foldOlder: boolean;
  /** Whether every message of a thread is open. */
  openAll: boolean;
  conversation: boolean;
  /** From sending to the ids of the server. */
  idDelay: number;
  recipients: 'chips' | 'inputs';
  /** One more element around an inline reply. */
  replyWrapper: boolean;
  language: Language;
  theme: 'light' | 'dark' | 'system';
  density: 'comfortable' | 'compact';
  preview: 'none' | 'right' | 'below';
  /** Two or three table rows a thread in a vertical split. */
  splitRows: 2 | 3;
  tabs: boolean;
  multipleInboxes: boolean;
  summaryBox: boolean;
  offline: boolean;
  accountBar: 'ready' | 'late' | 'missing';
  titleAddress: boolean;
  /**
   * Who works in a mailbox delegated to them: the account bar names this user, the title the
   * mailbox.
   */
  delegate: Party | undefined;
  sidePanelDelay: number;
  /** Timers no faster than once a second, as in a background tab. */
  background: boolean;
  /** The document is filled up with hidden menus to this many elements. */
  padTo: number;
}

const defaultOptions: Readonly<SimOptions> = {
  order: 'url-first',
  domDelay: 0,
  urlDelay: 300,
  titleDelay: 0,
  stale: 2,
  staleOrder: 'before',
  staleKeepsMain: false,
  refill: 'children',
  rowIdsDelay: 0,
  rowIds: 'all',
  ads: 0,
  pageSize: 50,
  threadContainer: 'a98',
  permId: 'ok',
  headDelay: 0,
  messageDelay: 0,
  messageStep: 0,
  foldOlder: true,
  openAll: false,
  conversation: true,
  idDelay: 3000,
  recipients: 'chips',
  replyWrapper: true,
  language: 'en',
  theme: 'system',
  density: 'comfortable',
  preview: 'none',
  splitRows: 3,
  tabs: false,
  multipleInboxes: false,
  summaryBox: false,
  offline: false,
  accountBar: 'ready',
  titleAddress: true,
  delegate: undefined,
  sidePanelDelay: 400,
  background: false,
  padTo: 0,
};

/**
 * Options from the `sim` parameter of the address, which holds JSON. Throws for JSON that is none
 * or an unknown option.
 */
export function optionsFromQuery(query: string): SimOptions {
  const given: unknown = JSON.parse(new URLSearchParams(query).get('sim') ?? '{}');
  return withOptions(defaultOptions, given);
}

/** The options with some of them changed. Throws for an option that does not exist. */
export function withOptions(options: Readonly<SimOptions>, change: unknown): SimOptions {
  for (const name of Object.keys(change ?? {})) {
    if (!(name in defaultOptions)) throw new RangeError(`no such option: ${name}`);
  }
  return Object.assign({ ...options }, change);
}
