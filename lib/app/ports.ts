import type { Topic } from '../bus/contract';
import type { Ask } from '../bus/wire';
import type { LocalDb } from '../crm/local/db';
import type { Account, Connected } from '../crm/port/connector';
import type { Agreement } from '../domain/base/agreement-model';
import type { Failure } from '../domain/base/failure';
import type { Language } from '../domain/base/text';
import type { Connection } from '../store/connection';
import type { ReplicaStore } from '../store/replica';

/**
 * Asks every surface to read some topics again. Calls that follow each other closely are one
 * message.
 */
export type Push = (...topics: Topic[]) => void;

/** The browser's alarms. */
export interface Schedule {
  /**
   * Asks for a flush at a time (epoch ms), now if it is past, whether or not this worker lives
   * until then.
   */
  wakeAt(at: number): Promise<void>;
  /**
   * Asks for a look at the clocks at a time (epoch ms), not sooner than the browser's shortest
   * alarm.
   */
  clockAt(at: number): Promise<void>;
  /** Takes every alarm back. */
  clear(): Promise<void>;
}

/** What the person lets the product reach. They may take each right back at any time. */
export interface Rights {
  /** Whether pages and requests that fit a match pattern may be reached. */
  mayReach(pattern: string): Promise<boolean>;
  mayNotify(): Promise<boolean>;
  /** Gives a right back where the browser can take it. */
  giveBack(pattern: string): Promise<void>;
  /** Gives back every right to a host that the product was not installed with. */
  giveBackAll(): Promise<void>;
}

/**
 * A tab as far as the browser shows it; the address is missing where the product has no right to
 * the page.
 */
export interface ActiveTab {
  readonly id: number | null;
  readonly url: string | undefined;
  readonly loading: boolean;
}

/** What the person sees of the product outside a page. */
export interface Surfaces {
  /** Writes on the toolbar button; an empty text leaves nothing there. */
  badge(text: string, colour?: string): Promise<void>;
  /** Shows a notification in place of the last one. */
  notify(message: string): Promise<void>;
  /** Opens the popup. @returns whether the browser did */
  openPopup(): Promise<boolean>;
  /** Whether the panel stands open beside a tab. */
  isPanelBeside(tabId: number): Promise<boolean>;
  /**
   * The active tab of a window, of the one used last where none is named; null where there is none.
   */
  activeTab(windowId: number | undefined): Promise<ActiveTab | null>;
  /** Asks the content script of a tab. @returns its answer, unchecked; null where none came */
  ask(tabId: number, ask: Ask): Promise<unknown>;
}

/** The settings that a company's administrator has fixed in the browser. */
export interface PolicySource {
  /**
   * The agreement's setting as it stands there: a text, a document, or undefined where none is set.
   */
  agreement(): Promise<unknown>;
  /**
   * The lists as they stand there, by their names: `mailboxes` in which alone Relevo is used,
   * addresses and domains to `neverAsk` about, and the `ownAddresses` of who uses this browser.
   */
  lists(): Promise<Readonly<Record<string, unknown>>>;
}

/** What the company's administrator has fixed; `failure` where that cannot be read. */
export interface Policy {
  readonly agreement: Agreement | null;
  readonly failure: Failure | null;
}

/** Secrets of the running browser. */
export interface Secrets {
  /**
   * Signs tickets: 32 random bytes, the same until the browser ends, where no content script can
   * read them.
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

/** Where the product may keep something, its database apart. */
export interface StorageAreas {
  /** Kept until it is erased. */
  readonly local: StorageArea;
  /** Kept until the browser ends, in memory. */
  readonly session: StorageArea;
  /** Where the replica log stands: not in the directory of the database that it is to survive. */
  readonly replica: ReplicaStore;
  /** A second location for the database; null where the browser has none. */
  fallback(): Promise<IDBFactory | null>;
  /** Deletes the second location with everything in it. */
  deleteFallback(): Promise<void>;
}

/** Content scripts that are registered while the product runs, not by its manifest. */
export interface Scripts {
  /** The file registered under an id, from the root (`/name.js`); null where none is. */
  registered(id: string): Promise<string | null>;
  /** Runs a file on pages to come. @throws where the id is taken */
  register(id: string, file: string, patterns: readonly string[]): Promise<void>;
  unregister(id: string): Promise<void>;
  /** Runs a file in the tabs that are open now; those that can run none are left out. */
  runInOpenTabs(file: string, patterns: readonly string[]): Promise<void>;
}

/** What the installation says of itself. */
export interface Installation {
  readonly version: string;
  /** Language of the browser's interface, a BCP 47 tag. */
  uiLanguage(): string;
  /** Style sheets of what is drawn into pages: of hosts in the page, and of chips. */
  readonly styles: { readonly page: string; readonly chips: string };
}

/**
 * Everything that only a browser has, as one value for the place where the application is put
 * together.
 */
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
  /** Runs `held` under the lock of that name, with null at once where another worker holds it. */
  lock(name: string, held: (lock: unknown) => Promise<void>): Promise<unknown>;
}

/** The CRMs that there are, made when they are needed. */
export interface Connectors {
  /** The connector for a connection; null while it lacks its key. */
  make(connection: Connection, language: Language): Promise<Connected | null>;
  /**
   * Asks which account a key of the connection of now is of, and nothing else; null where it may
   * not say.
   * @throws RelevoError where the CRM did not answer
   */
  accountOf(connection: Connection, key: string): Promise<Account | null>;
  /**
   * Whether a connector can be made for a connection, its key apart. What cannot must not be
   * stored.
   */
  canMake(connection: Pick<Connection, 'id' | 'kind' | 'account' | 'mapping'>): boolean;
  /** The embedded workspace's own database, for imports into it. */
  readonly local: LocalDb;
  /** Breaks off every request of the connectors made so far; they can make no other. */
  hangUp(): void;
  /** Forgets the embedded workspace, the sample and what was imported. */
  eraseLocal(): Promise<void>;
}
