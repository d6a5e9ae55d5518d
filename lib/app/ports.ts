import type { Topic } from '../bus/contract';
import type { Ask } from '../bus/wire';
import type { LocalDb } from '../crm/local/db';
import type { Account, Connected } from '../crm/port/connector';
import type { Agreement } from '../domain/base/agreement-model';
import type { Failure } from '../domain/base/failure';
import type { Language } from '../domain/base/text';
import type { Connection } from '../store/connection';
import type { ReplicaStore } from '../store/replica';

/** Asks every surface to read topics again. Calls in quick succession are sent as one message. */
export type Push = (...topics: Topic[]) => void;

/** The browser's alarms. */
export interface Schedule {
  /**
   * Schedules a flush for a time (epoch ms), immediately if it is past. It also happens if this
   * worker has ended by then.
   */
  wakeAt(at: number): Promise<void>;
  /**
   * Schedules a check of the clocks for a time (epoch ms), not sooner than the browser's shortest
   * alarm allows.
   */
  clockAt(at: number): Promise<void>;
  /** Cancels every alarm. */
  clear(): Promise<void>;
}

/** The permissions of the product. A person can revoke each one at any time. */
export interface Rights {
  /** Whether the browser permits access to pages and requests of a match pattern. */
  mayReach(pattern: string): Promise<boolean>;
  mayNotify(): Promise<boolean>;
  /** Gives a permission back, if the browser allows it. */
  giveBack(pattern: string): Promise<void>;
  /** Gives back every host permission that the product was not installed with. */
  giveBackAll(): Promise<void>;
}

/** A tab as the browser describes it. The address is missing without permission for the page. */
export interface ActiveTab {
  readonly id: number | null;
  readonly url: string | undefined;
  readonly loading: boolean;
}

/** An open tab of a site. */
export interface OpenTab {
  readonly id: number;
  readonly title: string;
}

/** What a person sees of the product outside of a page. */
export interface Surfaces {
  /** Sets the text on the toolbar button; an empty text removes it. */
  badge(text: string, colour?: string): Promise<void>;
  /** Sets what the toolbar button says under its name; an empty text leaves the name alone. */
  tip(text: string): Promise<void>;
  /** Shows a notification that replaces the last one. */
  notify(message: string): Promise<void>;
  /** Opens the popup. @returns whether the browser opened it */
  openPopup(): Promise<boolean>;
  /** Whether the side panel is open beside a tab. */
  isPanelBeside(tabId: number): Promise<boolean>;
  /**
   * Returns the active tab of a window, or of the last focused one if no id is given; null if there
   * is none.
   */
  activeTab(windowId: number | undefined): Promise<ActiveTab | null>;
  /** The open tabs whose address fits a match pattern that the product may see. */
  tabsAt(patterns: readonly string[]): Promise<readonly OpenTab[]>;
  /** Asks the content script of a tab. @returns its answer, unchecked; null without an answer */
  ask(tabId: number, ask: Ask): Promise<unknown>;
}

/** The settings that a company's administrator has set in the browser. */
export interface PolicySource {
  /**
   * Returns the agreement's setting as stored: a string, a document, or undefined if it is not set.
   */
  agreement(): Promise<unknown>;
  /**
   * The lists as they stand there, by their names: `mailboxes` in which alone Relevo is used,
   * addresses and domains to `neverAsk` about, and the `ownAddresses` of who uses this browser.
   */
  lists(): Promise<Readonly<Record<string, unknown>>>;
}

/** The policy of the company's administrator; `failure` if it cannot be read. */
export interface Policy {
  readonly agreement: Agreement | null;
  readonly failure: Failure | null;
}

/** Secrets of the browser session. */
export interface Secrets {
  /**
   * Returns the key that signs tickets: 32 random bytes, kept until the browser ends, where no
   * content script can read them.
   */
  ticketSecret(): Promise<Uint8Array<ArrayBuffer>>;
}

/** One of the extension's storage areas. */
export interface StorageArea {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  remove(key: string): Promise<void>;
  clear(): Promise<void>;
}

/** Where the product may store data outside of its database. */
export interface StorageAreas {
  /** Persistent. */
  readonly local: StorageArea;
  /** In memory, until the browser ends. */
  readonly session: StorageArea;
  /**
   * Storage of the replica log. Not in the directory of the database, whose loss it must survive.
   */
  readonly replica: ReplicaStore;
  /** A second location for the database; null if the browser has none. */
  fallback(): Promise<IDBFactory | null>;
  /** Deletes the second location and its content. */
  deleteFallback(): Promise<void>;
}

/** Content scripts registered at run time rather than in the manifest. */
export interface Scripts {
  /** Returns the file registered under an id, from the root (`/name.js`); null if there is none. */
  registered(id: string): Promise<string | null>;
  /** Registers a file for pages loaded from now on. @throws if the id is taken */
  register(id: string, file: string, patterns: readonly string[]): Promise<void>;
  unregister(id: string): Promise<void>;
  /** Runs a file in the tabs open now, except those that do not allow scripts. */
  runInOpenTabs(file: string, patterns: readonly string[]): Promise<void>;
}

/** Facts about the installation. */
export interface Installation {
  readonly version: string;
  /** Language of the browser's interface, a BCP 47 tag. */
  uiLanguage(): string;
  /** The system's time zone, an IANA name. */
  timeZone(): string;
  /** Style sheets for pages: one for hosts in the page, one for chips. */
  readonly styles: { readonly page: string; readonly chips: string };
}

/** Everything that only a browser provides. Tests replace it as one value. */
export interface Ports {
  readonly clock: () => number;
  readonly push: Push;
  readonly schedule: Schedule;
  readonly rights: Rights;
  readonly surfaces: Surfaces;
  readonly policy: PolicySource;
  readonly secrets: Secrets;
  readonly storage: StorageAreas;
  readonly scripts: Scripts;
  readonly installation: Installation;
  /** Calls `held` while holding the named lock, or at once with null if another worker holds it. */
  lock(name: string, held: (lock: unknown) => Promise<void>): Promise<unknown>;
}

/** The connectors of all CRMs, created on demand. */
export interface Connectors {
  /** Returns the connector of a connection; null without a key. */
  make(connection: Connection, language: Language): Promise<Connected | null>;
  /**
   * Asks the CRM which account a key belongs to, with a single request; null if the key has no
   * permission to ask.
   * @throws RelevoError if the CRM did not answer
   */
  accountOf(connection: Connection, key: string): Promise<Account | null>;
  /**
   * Whether a connector can be created for a connection, regardless of its key. Other connections
   * must not be stored.
   */
  canMake(connection: Pick<Connection, 'id' | 'kind' | 'account' | 'mapping'>): boolean;
  /** Database of the sample workspace. */
  readonly sample: LocalDb;
  /** Database of the rep's own list. */
  readonly ownList: LocalDb;
  /** Aborts all requests of the connectors created so far; they can send no more. */
  hangUp(): void;
  /** Deletes the people of the sample workspace; it is made again where it is chosen again. */
  eraseSample(): Promise<void>;
  /** Empties the databases of the sample workspace and of the rep's own list. */
  eraseInside(): Promise<void>;
}
